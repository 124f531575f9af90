/** Scripts made of scripts: changed, joined and put together anew. */
import { tokensOf } from './corpus.ts'
import { numbers, strings, values } from './material.ts'
import type { Random } from './random.ts'

type Lines = readonly string[]

/** What is changed with, and how. */
export interface Material {
  readonly scripts: readonly Lines[]
  readonly names: readonly string[]
}

type Mutation = (lines: Lines, random: Random, material: Material) => Lines

/** A line of any script. */
function anyLine(random: Random, { scripts }: Material): string {
  return random.pick(random.pick(scripts))
}

/** Changes the tokens of one line. */
function inLine(change: (tokens: string[], at: number, random: Random, material: Material) => void): Mutation {
  return (lines, random, material) => {
    const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]))
    if (filled.length === 0) return lines
    const index = random.pick(filled)
    const tokens = tokensOf(lines[index] ?? '')
    change(tokens, random.below(tokens.length), random, material)
    return lines.with(index, tokens.join(''))
  }
}

/** Changes one of the tokens that look like something. */
function token(like: RegExp, put: (random: Random, material: Material) => string): Mutation {
  return inLine((tokens, _at, random, material) => {
    const found = tokens.flatMap((each, index) => (like.test(each) ? [index] : []))
    if (found.length > 0) tokens[random.pick(found)] = put(random, material)
  })
}

const operators = [
  '+', '-', '*', '/', '//', '%', '**', '==', '!=', '<', '>', '<=', '>=', '=', '+=', '*=', '**=', ' and ', ' or ', ' not ', ' in ', ' is ',
  ',', '.', ':', ';', '(', ')', '[', ']', '{', '}', "'", '"', "'''", '\\', '#', '@', '\t', '\n', '\r', ' if ', ' else ', ' for ', '->', ':=', '~', '&', '|',
  '^', '\u00a0', '\ufeff', '\u0000', '\u2028', 'é',
] // prettier-ignore

const mutations: readonly Mutation[] = [
  token(/^[\d.]/, random => random.pick(numbers)),
  token(/^[\d.]/, random => random.pick(values)),
  token(/^[\p{L}_]/u, (random, { names }) => random.pick(names)),
  token(/^[\p{L}_]/u, random => random.pick(values)),
  token(/^[^\p{L}\d\s_]/u, random => random.pick(operators)),
  token(/^["']/, random => random.pick(strings)),
  inLine((tokens, at) => tokens.splice(at, 1)),
  inLine((tokens, at, random) => tokens.splice(at, 1 + random.below(6))),
  inLine((tokens, at) => tokens.splice(at, 0, tokens[at] ?? '')),
  inLine((tokens, at, random) => tokens.splice(at, 0, random.pick(operators))),
  inLine((tokens, at, random, { names }) => tokens.splice(at, 0, random.pick(names))),
  inLine((tokens, at, random) => {
    const other = random.below(tokens.length)
    const [a = '', b = ''] = [tokens[at], tokens[other]]
    tokens[at] = b
    tokens[other] = a
  }),
  bracketed,
  (lines, random) => lines.toSpliced(random.below(lines.length), 1),
  (lines, random) => lines.toSpliced(random.below(lines.length), 1 + random.below(4)),
  (lines, random, material) => lines.toSpliced(random.below(lines.length + 1), 0, anyLine(random, material)),
  (lines, random) => {
    const index = random.below(lines.length)
    return lines.toSpliced(index, 0, lines[index] ?? '')
  },
  (lines, random) => {
    const [a, b] = [random.below(lines.length), random.below(lines.length)]
    return lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '')
  },
  (lines, random) => {
    const index = random.below(lines.length)
    const line = lines[index] ?? ''
    return lines.with(index, random.once(2) ? `    ${line}` : line.replace(/^ {1,4}/, ''))
  },
  (lines, random, { scripts }) => {
    const other = random.pick(scripts)
    return [...lines.slice(0, random.below(lines.length + 1)), ...other.slice(random.below(other.length + 1))]
  },
]

/** Puts something in brackets of another script in the place of something in brackets. */
function bracketed(lines: Lines, random: Random, material: Material): Lines {
  const inBrackets = /\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g
  const places = lines.flatMap((line, index) => (/[([{].*[)\]}]/.test(line) ? [index] : []))
  if (places.length === 0) return lines
  const index = random.pick(places)
  const line = lines[index] ?? ''
  const found = [...line.matchAll(inBrackets)]
  const others = anyLine(random, material).match(inBrackets)
  if (found.length === 0) return lines
  const { 0: old, index: at } = random.pick(found)
  const inner = others === null ? random.pick(values) : random.pick(others).slice(1, -1)
  return lines.with(index, line.slice(0, at + 1) + inner + line.slice(at + old.length - 1))
}

/** A script of the corpus, changed in some places. */
export function mutated(random: Random, material: Material): Lines {
  let lines: Lines = random.pick(material.scripts)
  for (let count = 1 + random.below(5); count > 0 && lines.length > 0; count--) {
    lines = random.pick(mutations)(lines, random, material)
  }
  return lines.join('\n').split('\n')
}

/** Pieces of several scripts, one after the other. */
export function spliced(random: Random, { scripts }: Material): Lines {
  const pieces = Array.from({ length: 2 + random.below(4) }, () => {
    const lines = random.pick(scripts)
    const from = random.below(lines.length)
    return lines.slice(from, from + 1 + random.below(8))
  })
  return ['from brian2 import *', ...pieces.flat()]
}

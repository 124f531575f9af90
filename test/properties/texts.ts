/**
 * Texts with gaps: `@n3` stands for a number, to be filled in once it is known which variables there are: so every text
 * means something, whatever variables a group happens to have.
 */
import fc, { type Arbitrary } from 'fast-check'
import { expressionTexts } from '../compiler/ir/expressions.ts'

/** What a variable holds. */
export type Kind = 'number' | 'voltage' | 'time' | 'integer' | 'condition'

/** The letter of a gap; a capital one is a variable, if there is any of the kind. `@b` is a condition by name. */
const letters: Readonly<Record<Kind, string>> = { number: 'n', voltage: 'u', time: 't', integer: 'w', condition: 'c' }

/** What the gaps of a text may be filled with, simplest first. */
export interface Scope {
  readonly leaves: Readonly<Record<Kind, readonly string[]>>
  readonly variables: Readonly<Record<Kind, readonly string[]>>
  /** Conditions that count as numbers too. */
  readonly booleans: readonly string[]
}

/** Fills the gaps in. */
export function filled(text: string, scope: Scope): string {
  return text.replaceAll(/@(?<letter>\w)(?<number>\d+)/g, (_, letter: string, number: string) => {
    if (letter === 'b') return scope.booleans[Number(number) % scope.booleans.length] ?? ''
    const kind = kinds.find(each => letters[each] === letter.toLowerCase()) ?? 'number'
    const own = letter === letter.toLowerCase() ? [] : scope.variables[kind]
    const list = own.length === 0 ? scope.leaves[kind] : own
    return list[Number(number) % list.length] ?? ''
  })
}

export const kinds: readonly Kind[] = ['number', 'voltage', 'time', 'integer', 'condition']

function gaps(kind: Kind): string[] {
  const letter = letters[kind]
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map(number => `@${letter}${number}`)
}

/** A variable of a kind. */
export function variable(kind: Kind): Arbitrary<string> {
  return fc.nat(5).map(number => `@${letters[kind].toUpperCase()}${number}`)
}

const trees = expressionTexts(
  {
    number: [...gaps('number'), 'bend(@n0, @n3)', 'bend(@n5, int(@c1))'],
    voltage: [...gaps('voltage'), 'rectified(@u2)', 'rectified(@u7)'],
    integer: [...gaps('integer'), '(@b0*2)'],
    condition: [...gaps('condition'), 'between(@n2)'],
    names: ['@b0', '@b1', '@b2', '@b3'],
  },
  2,
)

const timeGap = fc.constantFrom(...gaps('time'))

/** A time of 0.3 to 20 ms, but for what a variable of the model may hold. */
const times = fc.oneof(
  timeGap,
  timeGap,
  fc.tuple(timeGap, trees.number).map(([time, factor]) => `${time}*clip(${factor}, 0.5, 2)`),
  fc.tuple(timeGap, timeGap).map(([a, b]) => `clip(${a} + ${b}, 0.3*ms, 20*ms)`),
  trees.condition.map(condition => `(1 + 2*int(${condition}))*ms`),
)

/** Any expression of a kind. */
export function expression(kind: Kind): Arbitrary<string> {
  return kind === 'time' ? times : trees[kind]
}

/** Bounds that keep most values where models are alive. */
export function bounded(kind: Kind, text: string): string {
  switch (kind) {
    case 'number':
      return `clip(${text}, -3, 3)`
    case 'voltage':
      return `clip(${text}, -80*mV, 80*mV)`
    case 'time':
      return `clip(${text}, 0.2*ms, 20*ms)`
    case 'integer':
      return `clip(${text}, -50, 50)`
    case 'condition':
      return text
  }
}

/** A text of a kind that draws. */
export function drawn(kind: Kind): Arbitrary<string> {
  const mean = trees.number.map(text => `poisson(clip(${text}, 0, 4))`)
  const float = fc.oneof(fc.constantFrom('rand()', 'randn()', 'few()', '(0.1*many())'), mean)
  switch (kind) {
    case 'number':
      return fc.tuple(trees.number, float).map(([text, draw]) => `(${text} + ${draw})`)
    case 'voltage':
      return fc.tuple(trees.voltage, float).map(([text, draw]) => `(${text} + ${draw}*10*mV)`)
    case 'time':
      return float.map(draw => `(1 + ${draw})*ms`)
    case 'integer':
      return fc.tuple(trees.integer, mean).map(([text, draw]) => `(${text} + ${draw})`)
    case 'condition':
      return fc.constantFrom('rand() < 0.3', 'randn() > 0.5', 'rand() < @n1', 'poisson(0.5) > 0')
  }
}

/** Conditions that are met every now and then. */
export const conditions: Arbitrary<string> = fc.oneof(
  fc.tuple(variable('number'), fc.constantFrom('0.3', '0.8', '-0.2', '@n7')).map(([x, level]) => `${x} > ${level}`),
  fc.tuple(variable('voltage'), fc.constantFrom('10*mV', '-20*mV', '@u5')).map(([x, level]) => `${x} > ${level}`),
  fc.tuple(variable('integer'), fc.constantFrom('2', '3', '@w4')).map(([x, level]) => `${x} % 4 == ${level}`),
  fc.constantFrom('True', 'rand() < 0.2', '(i + t_in_timesteps) % 5 == 0', 'i % 3 == 0', 'rand() < 0.1', 'not @C0'),
  // A sum of conditions holds like one, but does not count as one by itself.
  trees.condition.map(text => (/^\(@b\d+ [+*] @b\d+\)$/.test(text) ? `${text} and True` : text)),
  fc.tuple(trees.condition, drawn('condition')).map(([a, b]) => `${a} and ${b}`),
  fc.tuple(variable('number'), variable('number')).map(([x, y]) => `${x} > 0.2 and ${y} < 1.5`),
)

/** The module `textwrap`: indents and lines of a certain length. */
import type { CallSite } from '../../evaluate/call.ts'
import { truth } from '../../evaluate/truth.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { list, str, type ModuleValue, type Value } from '../../evaluate/values.ts'
import { notYet } from '../../later.ts'
import { given, keywordMap, optionalInteger, text } from '../arguments.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

const linesOf = (whole: string): string[] => whole.split(/(?<=\n)/)

/** Without what all lines that say something begin with; lines of nothing but space become empty. */
function dedent(whole: string): string {
  const trimmed = whole.replaceAll(/^[ \t]+$/gm, '')
  const margins = [...trimmed.matchAll(/^[ \t]*(?=[^ \t\n])/gm)].map(([margin]) => margin)
  const common = margins.reduce((shared, margin) => {
    let k = 0
    while (k < shared.length && shared[k] === margin[k]) k++
    return shared.slice(0, k)
  }, margins[0] ?? '')
  return common === ''
    ? trimmed
    : linesOf(trimmed)
        .map(line => (line.startsWith(common) ? line.slice(common.length) : line))
        .join('')
}

interface Wrapping {
  readonly width: number
  readonly first: string
  readonly further: string
}

/** What is said of all functions that wrap, besides the width. */
function wrapping(width: Value | undefined, keywords: Value | undefined, site: CallSite): Wrapping {
  const named = keywordMap(keywords)
  for (const name of named.keys())
    if (name !== 'initial_indent' && name !== 'subsequent_indent')
      throw unsupported(notYet(`the argument '${name}' of textwrap`, 'Python'))
  const indent = (name: string): string => (named.has(name) ? text(named.get(name), name) : '')
  const wide = optionalInteger(width, 'width', site) ?? 70
  if (wide <= 0) throw new PythonError('ValueError', `invalid width ${wide} (must be > 0)`)
  return { width: wide, first: indent('initial_indent'), further: indent('subsequent_indent') }
}

/** Words, and the spaces between them, each of which may stand at the end of a line. */
function piecesOf(whole: string): string[] {
  const plain = expanded(whole).replaceAll(/[\t\n\v\f\r ]/g, ' ')
  return (plain.match(/ +|[^ ]+/g) ?? []).flatMap(each => (each.startsWith(' ') ? [each] : partsOf(each)))
}

/** A word is cut behind a hyphen between letters, and around dashes of several hyphens between words. */
function partsOf(word: string): string[] {
  const parts: string[] = []
  let from = 0
  const cut = (at: number): void => {
    if (at > from) parts.push(word.slice(from, at))
    from = at
  }
  for (const { 0: hyphens, index } of word.matchAll(/-+/g)) {
    const behind = index + hyphens.length
    const before = word.slice(from, index)
    if (hyphens.length > 1) {
      if (!/[\p{L}\p{N}_!"'&.,?]$/u.test(before) || !/^[\p{L}\p{N}_]/u.test(word.slice(behind))) continue
      cut(index)
      cut(behind)
    } else if (
      /(?:[\p{L}_]{2}|[\p{L}_]-[\p{L}\p{N}_!"'&.,?])$/u.test(before) &&
      /^[\p{L}_]-?[\p{L}_]/u.test(word.slice(behind))
    )
      cut(behind)
  }
  cut(word.length)
  return parts
}

/** Tabs as spaces, to the next eighth place of their line. */
function expanded(whole: string): string {
  let column = 0
  return Array.from(whole, each => {
    if (each === '\t') {
      const wide = 8 - (column % 8)
      column += wide
      return ' '.repeat(wide)
    }
    column = each === '\n' || each === '\r' ? 0 : column + 1
    return each
  }).join('')
}

function wrapped(whole: string, { width, first, further }: Wrapping): string[] {
  const pieces = piecesOf(whole).toReversed()
  const lines: string[] = []
  while (pieces.length > 0) {
    const indent = lines.length > 0 ? further : first
    const room = width - indent.length
    const line: string[] = []
    let length = 0
    if (pieces.at(-1)?.trim() === '' && lines.length > 0) pieces.pop()
    for (let next = pieces.at(-1); next !== undefined && length + next.length <= room; next = pieces.at(-1)) {
      line.push(next)
      length += next.length
      pieces.pop()
    }
    const long = pieces.at(-1)
    if (long !== undefined && long.length > room) {
      const left = Math.max(room - length, room < 1 ? 1 : 0)
      const hyphen = long.length > left ? long.slice(0, left).lastIndexOf('-') : -1
      const cut = hyphen > 0 && /[^-]/.test(long.slice(0, hyphen)) ? hyphen + 1 : left
      // Nothing may be put there, too: then it is that which is left out at the end, and not the space before.
      line.push(long.slice(0, cut))
      pieces[pieces.length - 1] = long.slice(cut)
    }
    if (line.at(-1)?.trim() === '') line.pop()
    if (line.length > 0) lines.push(indent + line.join(''))
  }
  return lines
}

export const textwrapModule: ModuleValue = moduleOf('textwrap', [
  row('dedent(text)', ([whole]) => str(dedent(text(whole, 'text')))),
  row('indent(text, prefix, predicate=None)', ([whole, prefix, predicate], site) => {
    const before = text(prefix, 'prefix')
    const isMeant = (line: string): boolean =>
      given(predicate) ? truth(invokeNow(predicate, [str(line)], site), site) : line.trim() !== ''
    return str(
      linesOf(text(whole, 'text'))
        .map(line => (line !== '' && isMeant(line) ? before + line : line))
        .join(''),
    )
  }),
  row('wrap(text, width=70, **kwargs)', ([whole, width, keywords], site) =>
    list(wrapped(text(whole, 'text'), wrapping(width, keywords, site)).map(str)),
  ),
  row('fill(text, width=70, **kwargs)', ([whole, width, keywords], site) =>
    str(wrapped(text(whole, 'text'), wrapping(width, keywords, site)).join('\n')),
  ),
])

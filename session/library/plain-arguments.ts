/** What scripts hand to drawing functions, as those take it. */
import { lookOnlyKeywords, newPyplot, type Keywords, type Pyplot } from '../../figures/index.ts'
import type { CallSite, StateKey } from '../evaluate/call.ts'
import { plainValue } from '../evaluate/classes/mixed-in.ts'
import { collect } from '../evaluate/iterate.ts'
import { unsupported } from '../evaluate/python-error.ts'
import type { Value } from '../evaluate/values.ts'
import { notYet } from '../later.ts'
import { keywordMap, rest } from './arguments.ts'
import { labelWriter, numberWriter } from './tick-texts.ts'
import { requirePicture } from './missing-picture.ts'

/** The figures of a session. */
export const pyplotKey: StateKey<Pyplot> = { name: 'pyplot', create: () => newPyplot() }

/** A value as the drawing tables take it: numbers in SI units, texts, lists. */
export function toPlain(value: Value, site: CallSite): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object' || value === null) return value
  switch (value.kind) {
    case 'str':
      return value.text.text
    case 'list':
    case 'tuple':
      return value.items.map(item => toPlain(item, site))
    case 'range':
      return collect(value, site).map(Number)
    case 'array':
      return plainArray(value)
    case 'unit':
      return value.unit.value
    case 'complex':
      throw unsupported(notYet('a picture of complex numbers', 'matplotlib'))
    case 'dict':
      return new Map([...value.entries.values()].map(entry => [toPlain(entry.key, site), toPlain(entry.value, site)]))
    case 'object': {
      requirePicture(value)
      if (isSeries(value.data)) return value.data
      if (value.type.array === undefined && value.type.iterate !== undefined) {
        return collect(value, site).map(item => toPlain(item, site))
      }
      const values = value.type.array?.(value, site)
      return values === undefined ? value.data : plainArray(values)
    }
    case 'instance': {
      const plain = plainValue(value)
      return plain === value ? value : toPlain(plain, site)
    }
    default:
      return value
  }
}

/** Whether it is something that is drawn, such as a container of bars. */
function isSeries(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && 'zorder' in data
}

function plainArray({ data, shape }: { readonly data: ArrayLike<number>; readonly shape: readonly number[] }): unknown {
  if (shape.length === 0) return data[0]
  return shape.length === 1 ? data : { data, shape }
}

/** The keywords of a call, without those that only change the look of what is drawn, which are noted. */
export function keywordsOf(call: string, value: Value | undefined, site: CallSite): Keywords {
  const lookOnly = lookOnlyKeywords.get(call.replace(/^set_/, ''))
  const taken: [string, unknown][] = []
  for (const [name, each] of keywordMap(value)) {
    if (lookOnly?.has(name) !== true) {
      const write = writesNumbers.get(`${call}.${name}`)
      const writer = write?.(each, site)
      taken.push([name, writer ?? toPlain(each, site)])
    } else
      site.session.noteOnce('ignored', site.argument(name), `'${name}' of ${call}() is not drawn yet`, lookOnlyHelp)
  }
  return new Map(taken)
}

/** Keywords that say how numbers are written: a text for Python's `%`, or a function. */
const writesNumbers: ReadonlyMap<string, typeof numberWriter> = new Map([
  ['pie.autopct', numberWriter],
  ['clabel.fmt', numberWriter],
  ['bar_label.fmt', labelWriter],
])

export const lookOnlyHelp = 'it changes only how the figure looks, which is drawn without it'

export function plainArguments(value: Value | undefined, site: CallSite): unknown[] {
  return rest(value).map(item => toPlain(item, site))
}

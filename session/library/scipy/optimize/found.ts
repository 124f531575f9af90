/** What methods find, and how they went about it: `found.x`, `found['fun']`. */
import { PythonError } from '../../../evaluate/python-error.ts'
import type { Root } from './bracketed.ts'
import { isStr, str, type ObjectType, type ObjectValue, type Value } from '../../../evaluate/values.ts'
import { toStr } from '../../../print/show.ts'
import { row } from '../../row.ts'
import { lacking } from '../numbers.ts'

type Entries = ReadonlyMap<string, Value>

const entriesOf = (object: ObjectValue): Entries => object.data as Entries

/** One line for each name, colons below each other. */
function lines(entries: Entries, text: (value: Value) => string): string {
  const width = Math.max(0, ...[...entries.keys()].map(name => name.length)) + 1
  return [...entries]
    .map(([name, value]) => `${name.padStart(width)}: ${text(value).replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`)
    .join('\n')
}

function foundType(name: string): ObjectType {
  return {
    name,
    attribute: (object, wanted) => {
      if (wanted === 'keys')
        return row('keys()', () => ({ kind: 'list', items: [...entriesOf(object).keys()].map(str) }))
      return entriesOf(object).get(wanted)
    },
    attributeNames: object => entriesOf(object).keys(),
    item: (object, key) => {
      const found = isStr(key) ? entriesOf(object).get(key.text.text) : undefined
      if (found === undefined) throw new PythonError('KeyError', isStr(key) ? `'${key.text.text}'` : 'no such name')
      return found
    },
    contains: (object, key) => isStr(key) && entriesOf(object).has(key.text.text),
    iterate: object => [...entriesOf(object).keys()].map(str),
    length: object => entriesOf(object).size,
    repr: (object, display) => lines(entriesOf(object), value => toStr(value, display)),
  }
}

const optimizeType = foundType('OptimizeResult')
const rootType = foundType('RootResults')

/** scipy's OptimizeResult. */
export function optimum(entries: readonly (readonly [string, Value])[]): ObjectValue {
  return { kind: 'object', type: optimizeType, data: new Map(entries) }
}

/** scipy's RootResults. */
export function rootResults(found: Root, calls: number, method: string, reason = 'convergence error'): ObjectValue {
  const entries: readonly (readonly [string, Value])[] = [
    ['converged', found.converged],
    ['flag', str(found.converged ? 'converged' : reason)],
    ['function_calls', BigInt(calls)],
    ['iterations', Number.isNaN(found.iterations) ? NaN : BigInt(found.iterations)],
    ['root', found.x],
    ['method', str(method)],
  ]
  return { kind: 'object', type: rootType, data: new Map(entries) }
}

/** Options as a dict gives them, all of which have to be among some. */
export function optionsOf(
  value: Value | undefined,
  known: readonly string[],
  name: string,
): ReadonlyMap<string, Value> {
  if (typeof value !== 'object' || value?.kind !== 'dict') return new Map()
  const entries = [...value.entries.values()].flatMap(({ key, value: own }) =>
    isStr(key) ? [[key.text.text, own] as const] : [],
  )
  const other = entries.find(([key]) => !known.includes(key))
  if (other !== undefined) throw lacking(`the option '${other[0]}' of ${name}`)
  return new Map(entries)
}

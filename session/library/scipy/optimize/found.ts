/** What methods find, and how they went about it: `found.x`, `found['fun']`. */
import { PythonError } from '../../../evaluate/python-error.ts'
import { isStr, str, type ObjectType, type ObjectValue, type Value } from '../../../evaluate/values.ts'
import { toStr } from '../../../print/show.ts'
import { row } from '../../row.ts'

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
export function rootFound(entries: readonly (readonly [string, Value])[]): ObjectValue {
  return { kind: 'object', type: rootType, data: new Map(entries) }
}

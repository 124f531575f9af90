/** Classes that a script calls to make values of them, and what asks for the class of a value. */
import { dictKey } from '../../evaluate/hash.ts'
import { collect } from '../../evaluate/iterate.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import { typeName } from '../../evaluate/types.ts'
import { isStr, list, str, tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { toStr } from '../../print/show.ts'
import { row } from '../row.ts'

export const listType: FunctionValue = row(
  'list(iterable=(), /)',
  ([iterable], site) => list(iterable === undefined ? [] : collect(iterable, site)),
  { type: true },
)
export const tupleType: FunctionValue = row(
  'tuple(iterable=(), /)',
  ([iterable], site) => tuple(iterable === undefined ? [] : collect(iterable, site)),
  { type: true },
)

export const dict: FunctionValue = row(
  'dict(iterable=(), /, **kwargs)',
  ([iterable, keywords], site) => {
    const entries = new Map<string, { key: Value; value: Value }>()
    if (typeof iterable === 'object' && iterable?.kind === 'dict') {
      for (const [key, entry] of iterable.entries) entries.set(key, { ...entry })
    } else if (iterable !== undefined) {
      for (const item of collect(iterable, site)) {
        const [key, value, ...more] = collect(item, site)
        if (key === undefined || value === undefined || more.length > 0) {
          throw new PythonError('ValueError', 'dictionary update sequence elements must have length 2')
        }
        entries.set(dictKey(key), { key, value })
      }
    }
    if (typeof keywords === 'object' && keywords?.kind === 'dict') {
      for (const [key, entry] of keywords.entries) entries.set(key, { ...entry })
    }
    return { kind: 'dict', entries }
  },
  { type: true },
)

export const bool: FunctionValue = row('bool(x=False, /)', ([value = false], site) => truth(value, site), {
  type: true,
})

export const strType: FunctionValue = row(
  'str(object="")',
  ([value], { session }) => {
    if (value === undefined) return str('')
    return isStr(value) ? value : str(toStr(value, session))
  },
  { type: true },
)

export const slice: FunctionValue = row(
  'slice(start, stop=None, step=None, /)',
  ([start = null, stop, step = null]) =>
    stop === undefined ? { kind: 'slice', start: null, stop: start, step } : { kind: 'slice', start, stop, step },
  { type: true },
)

export const isinstance: FunctionValue = row('isinstance(obj, class_or_tuple, /)', ([value = null, classes = null]) => {
  const candidates = typeof classes === 'object' && classes?.kind === 'tuple' ? classes.items : [classes]
  return candidates.some(candidate => {
    if (typeof candidate !== 'object' || candidate?.kind !== 'function' || candidate.type !== true) {
      throw new PythonError('TypeError', 'isinstance() arg 2 must be a type, a tuple of types, or a union')
    }
    return isInstance(value, candidate.name)
  })
})

function isInstance(value: Value, type: string): boolean {
  const own = typeName(value)
  if (own === type) return true
  if (type === 'int') return own === 'bool'
  if (type === 'float') return own === 'float64'
  if (type === 'ndarray') return own === 'Quantity' && typeof value === 'object' && value?.kind === 'array'
  return type === 'Quantity' && own === 'Unit'
}

export const type: FunctionValue = row('type(object, /)', ([value = null]) => {
  const name = typeName(value)
  return {
    kind: 'function',
    name,
    type: true,
    parameters: [],
    call: () => {
      throw new PythonError('NotImplementedError', 'making objects by type(…)(…) is Python, not yet Hillock', {
        code: 'unsupported',
      })
    },
    attributes: new Map<string, Value>([['__name__', str(name)]]),
  }
})

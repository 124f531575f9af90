/** What asks a value about itself. */
import { at, type ArrayValue } from '../../arrays/array.ts'
import { attributeNames, findAttribute, getAttribute, setAttribute } from '../../evaluate/attributes.ts'
import { callSpecial } from '../../evaluate/classes/special.ts'
import { deleteAttribute } from '../../evaluate/delete-attribute.ts'
import { dictKey, identity } from '../../evaluate/hash.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { globalsOf, localsOf } from '../../evaluate/names/names-as-dict.ts'
import { isStr, list, namedDict, str, type DictValue, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { rest, text } from '../arguments.ts'
import { row } from '../row.ts'
import { isCallable } from '../../evaluate/classes/is-instance.ts'

export const getattr: FunctionValue = row(
  'getattr(object, name, default=None, /)',
  ([object = null, name, otherwise], site) => {
    const wanted = text(name, 'attribute name')
    if (otherwise === undefined) return getAttribute(object, wanted, site)
    try {
      const found = findAttribute(object, wanted, site)
      return found === undefined ? otherwise : found
    } catch (thrown) {
      if (thrown instanceof PythonError && thrown.type === 'AttributeError') return otherwise
      throw thrown
    }
  },
)

export const hasattr: FunctionValue = row('hasattr(object, name, /)', ([object = null, name], site) => {
  try {
    return findAttribute(object, text(name, 'attribute name'), site) !== undefined
  } catch (thrown) {
    if (thrown instanceof PythonError && thrown.type === 'AttributeError') return false
    // The real one has what Hillock has not yet: whoever goes on to use it is told then.
    if (thrown instanceof PythonError && thrown.extras.code === 'unsupported' && !isInstance(object)) return true
    throw thrown
  }
})

/** Of a class of the script's own, whose properties run its code. */
function isInstance(object: Value): boolean {
  return typeof object === 'object' && (object?.kind === 'instance' || object?.kind === 'class')
}

export const setattr: FunctionValue = row(
  'setattr(object, name, value, /)',
  ([object = null, name, value = null], site) => {
    setAttribute(object, text(name, 'attribute name'), value, site)
    return null
  },
)

export const delattr: FunctionValue = row('delattr(object, name, /)', ([object = null, name], site) => {
  deleteAttribute(object, text(name, 'attribute name'), site)
  return null
})

export const callable: FunctionValue = row('callable(obj, /)', ([value = null]) => isCallable(value))

export const id: FunctionValue = row('id(obj, /)', ([value = null], { session }) => {
  if (typeof value === 'object' && value !== null) return BigInt(0x7f0000000000 + identity(value, session) * 0x40)
  // Numbers are not objects here: equal ones are the same.
  return BigInt(0x7e0000000000) + hashOfText(`${typeof value}${String(value)}`) / 4096n
})

/** Different numbers for different texts, for all that a script can tell. */
function hashOfText(word: string): bigint {
  let hash = 0xcbf29ce484222325n
  for (let k = 0; k < word.length; k++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(word.charCodeAt(k))) * 0x100000001b3n)
  }
  return BigInt.asIntN(62, hash)
}

export const hash: FunctionValue = row('hash(obj, /)', ([value = null], site) => {
  if (typeof value === 'bigint') return numberHash(value)
  if (isWholeScalar(value)) return numberHash(BigInt(at(value, 0)))
  if (typeof value === 'boolean') return BigInt(value)
  const own = isInstance(value) ? callSpecial(value, '__hash__', [], site) : undefined
  if (typeof own === 'bigint') return numberHash(own)
  if (typeof value === 'number' && Number.isInteger(value)) return numberHash(BigInt(value))
  return hashOfText(String(dictKey(value, site)))
})

function isWholeScalar(value: Value): value is ArrayValue {
  return typeof value === 'object' && value?.kind === 'array' && value.type !== 'float' && value.shape.length === 0
}

/** Python's own hash of whole numbers. */
function numberHash(value: bigint): bigint {
  const prime = 2n ** 61n - 1n
  const magnitude = (value < 0n ? -value : value) % prime
  const found = value < 0n ? -magnitude : magnitude
  return found === -1n ? -2n : found
}

export const globals: FunctionValue = row('globals()', (_, site) => globalsOf(site.session))

export const locals: FunctionValue = row('locals()', (_, site) => localsOf(site.session))

export const vars: FunctionValue = row('vars(*args)', ([given], site) => {
  const [value] = oneAtMost('vars', rest(given))
  if (value === undefined) return localsOf(site.session)
  if (typeof value === 'object' && value !== null) {
    if (value.kind === 'instance') return value.members
    if (value.kind === 'object' && value.derived !== undefined) return value.derived.members
    if (value.kind === 'class') return namedDict(value.members)
    if (value.kind === 'module') return value.names?.(site.session) ?? namedDict(value.members)
  }
  throw new PythonError('TypeError', 'vars() argument must have __dict__ attribute')
})

export const dir: FunctionValue = row('dir(*args)', ([given], site) => {
  const [value] = oneAtMost('dir', rest(given))
  const names = value === undefined ? namesIn(localsOf(site.session)) : attributeNames(value, site)
  return list([...new Set(names)].toSorted().map(str))
})

function namesIn({ entries }: DictValue): string[] {
  return [...entries.values()].flatMap(({ key }) => (isStr(key) ? [key.text.text] : []))
}

function oneAtMost(name: string, given: readonly Value[]): readonly Value[] {
  if (given.length < 2) return given
  throw new PythonError('TypeError', `${name} expected at most 1 argument, got ${given.length}`)
}

export const exit: FunctionValue = row('exit(code=None, /)', ([code = null]) => {
  throw exiting(code)
})

/** `SystemExit`, which ends the script. */
export function exiting(code: Value): PythonError {
  return new PythonError('SystemExit', '', code === null ? {} : { argument: code })
}

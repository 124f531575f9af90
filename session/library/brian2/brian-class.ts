/** Classes of Brian 2. A row for each says how its objects are called, what they keep, and what can be done with them. */
import { suggest } from '../../../diagnostics/index.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { ObjectType, ObjectValue, Value } from '../../evaluate/values.ts'
import { libraryOfAttribute, notYet } from '../../later.ts'
import type { Brian, BrianData, DataOf } from './state.ts'

/** One class. */
export interface BrianClass<Kind extends BrianData['kind'] = BrianData['kind']> extends ObjectType {
  /** Brian's name of an object that the script does not name: `neurongroup`. */
  readonly stem: string
  /** What its objects keep. */
  readonly kind: Kind
  /** Whether an object has a variable of this name, whose values change: Brian tells those from other attributes. */
  readonly isVariable?: (object: ObjectValue, name: string) => boolean
}

/** Wraps an object for the script: it is one and the same value from now on. */
export function wrap<Kind extends BrianData['kind']>(
  type: BrianClass<Kind>,
  data: Omit<DataOf<Kind>, 'kind' | 'scope' | 'serial' | 'added'>,
  brian: Brian,
): ObjectValue {
  const made = {
    ...data,
    kind: type.kind,
    scope: brian.scope,
    serial: brian.made++,
    added: new Map(),
  } as unknown as BrianData
  const value: ObjectValue = { kind: 'object', type, data: made }
  brian.wrappers.set(made.object, value)
  return value
}

/** The script's value for an object that was wrapped. */
export function wrapperOf(object: object, { wrappers }: Brian): ObjectValue {
  const found = wrappers.get(object)
  if (found === undefined) throw new Error('an object that the script never saw')
  return found
}

/** What a value keeps if it is an object of Brian; undefined for everything else. */
export function brianData(value: Value | undefined): BrianData | undefined {
  if (typeof value !== 'object' || value?.kind !== 'object' || !isBrianClass(value.type)) return undefined
  return value.data as BrianData
}

/** What a value keeps if it is an object of this kind. */
export function dataOf<Kind extends BrianData['kind']>(
  value: Value | undefined,
  ...kinds: readonly Kind[]
): DataOf<Kind> | undefined {
  const data = brianData(value)
  return data !== undefined && (kinds as readonly string[]).includes(data.kind) ? (data as DataOf<Kind>) : undefined
}

/** What an object keeps whose class is known. */
export function own<Kind extends BrianData['kind']>(object: ObjectValue): DataOf<Kind> {
  return object.data as DataOf<Kind>
}

export function isBrianClass(type: ObjectType): type is BrianClass {
  return 'stem' in type
}

/**
 * What is said where an object has no attribute of this name. What Brian 2 has and Hillock has not yet is told apart from
 * a misspelling.
 *
 * @param className Python's name of its class
 * @param names those that there are
 */
export function noAttribute(name: string, className: string, names: Iterable<string>): PythonError {
  const known = [...names]
  // What there is of this name, this object has not.
  if (libraryOfAttribute(className, name) !== undefined && !known.includes(name)) {
    return unsupported(notYet(`the attribute '${name}' of ${className}`))
  }
  const near = suggest(name, known)
  return new PythonError('AttributeError', `No attribute with name ${name}`, {
    code: 'unknown-name',
    help: near === undefined ? undefined : `did you mean '${near}'?`,
  })
}

/** What is said where a name is set that no variable has. */
export function noVariable(name: string, names: Iterable<string>): PythonError {
  const near = suggest(name, names)
  const hint = near === undefined ? '' : ` Did you mean to write "${near}"?`
  const message = `Could not find a state variable with name "${name}".${hint} Use the add_attribute method if you intend to add a new attribute to the object.`
  return new PythonError('AttributeError', message, { code: 'unknown-name' })
}

/** What is said where an attribute is set that is computed. */
export function noSetter(name: string, className: string): PythonError {
  return new PythonError('AttributeError', `property '${name}' of '${className}' object has no setter`, {
    code: 'read-only',
  })
}

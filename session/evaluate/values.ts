/**
 * What a name of a script can hold. Everything is a JavaScript primitive or a tagged object; attributes are looked up
 * in tables by kind, never on the JavaScript object, so a script reaches nothing that has no row.
 *
 * | Python | here |
 * |---|---|
 * | `int` | bigint |
 * | `float` | number |
 * | `bool` | boolean |
 * | `None` | null |
 */
import type { BinaryOperator } from '../../compiler/grammar/ast.ts'
import type { SourceText } from '../../diagnostics/index.ts'
import type { Unit } from '../../units/index.ts'
import type { ArrayValue } from '../arrays/array.ts'
import type { CallSite, StateKey } from './call.ts'
import type { Display } from '../print/show.ts'
import type { Parameter } from './parameters.ts'

export type Value =
  | bigint
  | number
  | boolean
  | null
  | StrValue
  | ListValue
  | TupleValue
  | DictValue
  | RangeValue
  | SliceValue
  | EllipsisValue
  | ArrayValue
  | UnitValue
  | FunctionValue
  | ModuleValue
  | ObjectValue

/** A string that remembers where its characters stand in the script. */
export interface StrValue {
  readonly kind: 'str'
  readonly text: SourceText
}

export interface ListValue {
  readonly kind: 'list'
  readonly items: Value[]
}

export interface TupleValue {
  readonly kind: 'tuple'
  readonly items: readonly Value[]
}

/** Entries by the key that {@link hashKey} makes of a Python key. */
export interface DictValue {
  readonly kind: 'dict'
  readonly entries: Map<string, { readonly key: Value; value: Value }>
}

export interface RangeValue {
  readonly kind: 'range'
  readonly start: number
  readonly stop: number
  readonly step: number
}

export interface SliceValue {
  readonly kind: 'slice'
  readonly start: Value
  readonly stop: Value
  readonly step: Value
}

export interface EllipsisValue {
  readonly kind: 'ellipsis'
}

/** `mV`, `uA/cm**2`: units stay units under `*`, `/` and `**`. */
export interface UnitValue {
  readonly kind: 'unit'
  readonly unit: Unit
}

/** A library function, method or type; arguments come in the order of its parameters, undefined where not given. */
export interface FunctionValue {
  readonly kind: 'function'
  readonly name: string
  readonly parameters: readonly Parameter[]
  /** `float`, `ndarray`, `NeuronGroup`: prints as a class and works with `isinstance`. */
  readonly type?: boolean
  readonly call: (arguments_: readonly (Value | undefined)[], site: CallSite) => Value | Suspended
  /** Keywords that Python or Brian 2 knows and Hillock does not take yet. */
  readonly later?: readonly string[]
  /** Attributes, for modules' sub-objects such as `random.seed` or unit-aware types. */
  readonly attributes?: ReadonlyMap<string, Value>
}

export interface ModuleValue {
  readonly kind: 'module'
  readonly name: string
  readonly members: ReadonlyMap<string, Value>
  /** Members that each session has for itself, since a script may change them. */
  readonly own?: ReadonlyMap<string, StateKey<Value>>
}

/**
 * A thing with identity made by a library: a group, a monitor, a view of a state variable, a figure. Behaviour is in
 * its {@link ObjectType}.
 */
export interface ObjectValue {
  readonly kind: 'object'
  readonly type: ObjectType
  /** The library's own data; only rows of `type` look inside. */
  readonly data: unknown
}

/** What a kind of object can do; what is absent is Python's usual error. */
export interface ObjectType {
  /** Python's name of the class: `NeuronGroup`. */
  readonly name: string
  readonly attribute?: (object: ObjectValue, name: string, site: CallSite) => Value | undefined
  readonly setAttribute?: (object: ObjectValue, name: string, value: Value, site: CallSite) => void
  readonly item?: (object: ObjectValue, index: Value, site: CallSite) => Value
  readonly setItem?: (object: ObjectValue, index: Value, value: Value, site: CallSite) => void
  readonly length?: (object: ObjectValue, site: CallSite) => number
  /** `item in object`, where that is not among what it iterates over. */
  readonly contains?: (object: ObjectValue, item: Value, site: CallSite) => boolean
  readonly iterate?: (object: ObjectValue, site: CallSite) => Iterable<Value>
  /** The array it stands for in arithmetic and in functions. */
  readonly array?: (object: ObjectValue, site: CallSite) => ArrayValue
  /** `object += value`, where that is not `object = object + value`. */
  readonly inPlace?: (operator: BinaryOperator, object: ObjectValue, value: Value, site: CallSite) => Value
  readonly call?: (object: ObjectValue, arguments_: readonly Value[], site: CallSite) => Value
  readonly repr: (object: ObjectValue, display: Display) => string
  /** Where `str` differs from `repr`. */
  readonly str?: (object: ObjectValue, display: Display) => string
  /** `object == other`, where that is not identity. */
  readonly equals?: (object: ObjectValue, other: Value) => boolean
  /** Names for spelling suggestions. */
  readonly attributeNames?: (object: ObjectValue) => Iterable<string>
}

/** What a function gives back that must wait: only calls that are a statement of their own may. */
export interface Suspended {
  readonly kind: 'suspended'
  readonly start: () => Promise<Value>
}

export function tuple(items: readonly Value[]): TupleValue {
  return { kind: 'tuple', items }
}

export function list(items: Value[]): ListValue {
  return { kind: 'list', items }
}

export function isStr(value: Value | undefined): value is StrValue {
  return typeof value === 'object' && value !== null && value.kind === 'str'
}

/** A string made by the program, without a place in the script. */
export function str(text: string): StrValue {
  return { kind: 'str', text: { text, pieces: [] } }
}

export function isObject(value: Value, type: ObjectType): value is ObjectValue {
  return typeof value === 'object' && value !== null && value.kind === 'object' && value.type === type
}

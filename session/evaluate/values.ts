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
import type { BinaryOperator, Def, Expr, Lambda } from '../../compiler/grammar/ast.ts'
import type { SourceText } from '../../diagnostics/index.ts'
import type { Unit } from '../../units/index.ts'
import type { ArrayValue } from '../arrays/array.ts'
import type { CallSite, Session, StateKey } from './call.ts'
import type { Library } from '../later.ts'
import type { Display } from '../print/show.ts'
import type { Parameter } from './parameters.ts'

export type Value =
  | bigint
  | number
  | boolean
  | null
  | StrValue
  | BytesValue
  | ListValue
  | TupleValue
  | DictValue
  | RangeValue
  | SliceValue
  | EllipsisValue
  | ArrayValue
  | UnitValue
  | FunctionValue
  | MethodValue
  | ClassValue
  | InstanceValue
  | SetValue
  | ComplexValue
  | ModuleValue
  | ObjectValue

/** A string that remembers where its characters stand in the script. */
export interface StrValue {
  readonly kind: 'str'
  readonly text: SourceText
}

/** Bytes, each as the character of the same number: what texts do, bytes do in most cases. */
export interface BytesValue {
  readonly kind: 'bytes'
  readonly text: string
}

/** What a dict or set keeps an item under: the same for items that Python finds equal. Small whole numbers are their own. */
export type Key = string | number

export interface ListValue {
  readonly kind: 'list'
  readonly items: Value[]
}

export interface TupleValue {
  readonly kind: 'tuple'
  readonly items: readonly Value[]
  /** What makes it a named tuple. */
  readonly variant?: TupleVariant
}

export interface TupleVariant {
  readonly name: string
  readonly fields: readonly string[]
  /** What it shows beside its items. */
  readonly more?: readonly (readonly [field: string, value: Value])[]
  readonly attribute: (value: TupleValue, name: string) => Value | undefined
}

/** Entries by the text that `dictKey` makes of a Python key. */
export interface DictValue {
  readonly kind: 'dict'
  readonly entries: Map<Key, { readonly key: Value; value: Value }>
  /** What makes it a `defaultdict`, `Counter` or `OrderedDict`. */
  readonly variant?: DictVariant
}

/** A class derived from dict, of the library. */
export interface DictVariant {
  readonly name: string
  /** The value of a key that is not there; undefined for a KeyError. */
  readonly missing?: (dict: DictValue, key: Value, site: CallSite) => Value | undefined
  /** `a operator b` of two of the kind. */
  readonly binary?: (operator: BinaryOperator, a: DictValue, b: DictValue, site: CallSite) => DictValue | undefined
  /** What it has behind its dot besides what every dict has. */
  readonly attribute?: (dict: DictValue, name: string, site: CallSite) => Value | undefined
  readonly repr: (dict: DictValue, plain: string, show: (item: Value) => string) => string
}

/** Items by the text that `dictKey` makes of them, in the order in which they came. */
export interface SetValue {
  readonly kind: 'set'
  readonly frozen: boolean
  readonly items: Map<Key, Value>
}

export interface ComplexValue {
  readonly kind: 'complex'
  readonly re: number
  readonly im: number
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

/**
 * A function, be it a row of the library or a `def` of the script; arguments come in the order of its parameters,
 * undefined where not given (at the end they may be missing), in an array that is the function's from then on.
 */
export interface FunctionValue {
  readonly kind: 'function'
  readonly name: string
  readonly parameters: readonly Parameter[]
  /** `float`, `ndarray`, `NeuronGroup`: prints as a class and works with `isinstance`. */
  readonly type?: boolean
  /** @param into an array that the result is to be written to, as some functions can do at once */
  readonly call: (arguments_: (Value | undefined)[], site: CallSite, into?: ArrayValue) => Called
  /** Keywords that Python or Brian 2 knows and Hillock does not take yet. */
  readonly later?: readonly string[]
  /** Who knows them; Brian 2 unless given. */
  readonly laterOf?: Library
  /** It goes through all of its first argument before anything else, so that who calls it may wait for that. */
  readonly collects?: true
  /** Which folders it needs, if it reaches files; `machine` is what no folder gives: it may be imported, not used. */
  readonly reach?: 'data' | 'results' | 'either' | 'machine'
  /** Attributes, for modules' sub-objects such as `random.seed` or unit-aware types, and those a script sets. */
  readonly attributes?: ReadonlyMap<string, Value>
  /** Of a class of a library: what stands for it where the script derives a class from it. */
  readonly asBase?: ClassValue
  /** As an attribute of a class it is called with the instance first. */
  readonly binds?: boolean
  /** What only functions of the script have. */
  readonly script?: ScriptFunction
}

/** A `def` or `lambda` that was carried out. */
export interface ScriptFunction {
  /** Its syntax tree. */
  readonly node: Def | Lambda
  /** What an expression of its text stands for that none of the function's own names is in, now. */
  readonly evaluate: (expr: Expr) => Value
  readonly qualifiedName: string
  readonly module: string
  readonly doc: string | undefined
  readonly attributes: Map<string, Value>
}

/** A function with the value before its dot. */
export interface MethodValue {
  readonly kind: 'method'
  readonly self: Value
  readonly function: FunctionValue
}

/** A class of the script, an exception, or `object`. */
export interface ClassValue {
  readonly kind: 'class'
  readonly name: string
  readonly qualifiedName: string
  /** `__main__`, or `builtins` for Python's own. */
  readonly module: string
  /** Whether it is the script's own, which may change it; all others are there for every script of a process. */
  readonly isOwn: boolean
  readonly bases: readonly ClassValue[]
  /** In the order in which attributes are sought: itself first, `object` last. */
  readonly order: readonly ClassValue[]
  readonly members: Map<string, Value>
  /** What has to be there before it can have instances. */
  abstract: readonly string[]
  /** Of what stands for a class of a library, whose objects are the instances of classes derived from it. */
  readonly foundation?: Foundation
  /** Of an `Enum`, whose members are all the instances it has. */
  enumeration?: Enumeration
}

export interface Foundation {
  /** @throws PythonError for a class that says what Hillock does not go by */
  readonly accept: (type: ClassValue) => void
}

export interface Enumeration {
  /** As `repr` of the class says it. */
  readonly word: 'enum' | 'flag'
  /** By name; several names may be of one member. */
  readonly members: ReadonlyMap<string, InstanceValue>
  /** Those that one goes through. */
  readonly listed: readonly InstanceValue[]
  /** The number or text that a member is in all but its looks; undefined for members that are none. */
  readonly plain?: (member: InstanceValue) => Value
  /** What a call of the class gives: the member of a value, or a class with members of these names. */
  readonly call: (positional: readonly Value[], keywords: ReadonlyMap<string, Value>, site: CallSite) => Value
}

export interface InstanceValue {
  readonly kind: 'instance'
  readonly class: ClassValue
  /** Its own attributes, as `__dict__` shows them. */
  members: DictValue
  /** What it holds as a dict or a list, where its class is derived from one of these. */
  readonly content?: DictValue | ListValue | undefined
}

export interface ModuleValue {
  readonly kind: 'module'
  readonly name: string
  readonly members: ReadonlyMap<string, Value>
  /** Sets one of its names, or takes it away; of a module of the library only as long as the script runs. */
  readonly setMember?: (name: string, value: Value | undefined, site: CallSite) => void
  /** The names of a Python file as a dict that changes them; modules of the library have none. */
  readonly names?: (session: Session) => DictValue
  /** Of a module of the library: the names that every script finds there. */
  readonly library?: ReadonlyMap<string, Value>
  /** Of a module of the library: what the script has set there. */
  readonly changes?: Map<string, Value>
  /** Whether the script has assigned a name, rather than found it in the library. */
  readonly assigns?: (name: string) => boolean
  /** The module itself, with all that it needs, where that is loaded when a script imports it. */
  readonly load?: (session: Session) => Promise<ModuleValue>
  /** Members that each session has for itself, since a script may change them. */
  readonly own?: ReadonlyMap<string, StateKey<Value>>
  /** Names that functions of the real library look up there, so that they would go by what a script sets. */
  readonly followed?: ReadonlySet<string>
}

/**
 * A thing with identity made by a library: a group, a monitor, a view of a state variable, a figure. Behaviour is in
 * its {@link ObjectType}.
 */
export interface ObjectValue {
  readonly kind: 'object'
  /** One and the same from the beginning, but for an object of a derived class, until it is made. */
  type: ObjectType
  /** The library's own data; only rows of `type` look inside. */
  data: unknown
  readonly derived?: DerivedPart
}

/** What an object has of a class of the script that is derived from its own. */
export interface DerivedPart {
  readonly class: ClassValue
  /** Attributes of its own, as `__dict__` shows them. */
  readonly members: DictValue
}

/** What a kind of object can do; what is absent is Python's usual error. */
export interface ObjectType {
  /** Python's name of the class: `NeuronGroup`. */
  readonly name: string
  readonly attribute?: (object: ObjectValue, name: string, site: CallSite) => Value | undefined
  readonly setAttribute?: (object: ObjectValue, name: string, value: Value, site: CallSite) => void
  /** Whether scripts may give objects of derived classes any other attribute, as plain objects of Python take it. */
  readonly takesAttributes?: boolean
  readonly item?: (object: ObjectValue, index: Value, site: CallSite) => Value
  readonly setItem?: (object: ObjectValue, index: Value, value: Value, site: CallSite) => void
  readonly deleteItem?: (object: ObjectValue, index: Value, site: CallSite) => void
  readonly length?: (object: ObjectValue, site: CallSite) => number
  /** `item in object`, where that is not among what it iterates over. */
  readonly contains?: (object: ObjectValue, item: Value, site: CallSite) => boolean
  readonly iterate?: (object: ObjectValue, site: CallSite) => Iterable<Value>
  /** The next item of an iterator; undefined at its end. */
  readonly next?: (object: ObjectValue, site: CallSite) => Value | undefined
  /** The array it stands for in arithmetic and in functions. */
  readonly array?: (object: ObjectValue, site: CallSite) => ArrayValue
  /** The same for an operator that looks at it once, if that takes no copy of it. */
  readonly lateCopy?: (object: ObjectValue) => ArrayValue | undefined
  /** It is one of numpy's arrays in everything else too. */
  readonly isArray?: true
  /** `object operator value`; undefined where it has no such operator. */
  readonly binary?: (operator: BinaryOperator, object: ObjectValue, value: Value, site: CallSite) => Value | undefined
  /** `value operator object`, where the value has no such operator. */
  readonly reversed?: (operator: BinaryOperator, object: ObjectValue, value: Value) => Value | undefined
  /** `object += value`, where that is not `object = object + value`. */
  readonly inPlace?: (operator: BinaryOperator, object: ObjectValue, value: Value, site: CallSite) => Value
  /** What `name += value` makes is written to its items, which the name goes on to show. */
  readonly keepsItems?: true
  readonly call?: (
    object: ObjectValue,
    arguments_: readonly Value[],
    site: CallSite,
    keywords: ReadonlyMap<string, Value>,
  ) => Called
  /** What it gives where it is an attribute of a class: of an instance, or with null of the class itself. */
  readonly bind?: (object: ObjectValue, self: Value, owner: ClassValue, site: CallSite) => Value
  /** The class that `class X(object)` is derived from; undefined for none. */
  readonly asBase?: (object: ObjectValue) => ClassValue | undefined
  /** As an attribute of a class, it is told what an instance is to have under its name. */
  readonly setBound?: (object: ObjectValue, self: Value, value: Value, site: CallSite) => void
  /** What `copy.deepcopy` makes of it, if that is not itself. */
  readonly copy?: (object: ObjectValue, inner: (part: Value) => Value) => Value
  readonly repr: (object: ObjectValue, display: Display) => string
  /** `format(object, spec)`, where the specification is its own and not that of texts and numbers. */
  readonly format?: (object: ObjectValue, spec: string) => string
  /** Where `str` differs from `repr`. */
  readonly str?: (object: ObjectValue, display: Display) => string
  /** `object == other`, where that is not identity. */
  readonly equals?: (object: ObjectValue, other: Value, site: CallSite) => boolean
  /** Whether it comes before another (below 0), after it (above 0) or neither; undefined where they have no order. */
  readonly order?: (object: ObjectValue, other: Value) => number | undefined
  /** Its truth, where that is not whether it has items. */
  readonly truth?: (object: ObjectValue) => boolean
  /** `-object`. */
  readonly negative?: (object: ObjectValue) => Value
  /** The text that a dict keeps it under, where it is no matter of identity. */
  readonly hash?: (object: ObjectValue, site: CallSite) => string
  /** Names for spelling suggestions. */
  readonly attributeNames?: (object: ObjectValue) => Iterable<string>
}

/** What a call gives: a value, or what has to be waited for or carried on first. */
export type Called = Value | Suspended | Unfinished

/** What a function gives back that must wait for something outside of the script. */
export interface Suspended {
  readonly kind: 'suspended'
  readonly start: () => Promise<Value>
}

/** A function of the script that has only begun: whoever called it carries its steps out. */
export interface Unfinished {
  readonly kind: 'unfinished'
  readonly steps: Steps<Value>
}

/** Work that pauses now and then: at each yield to wait for something, or just to let others have a turn. */
export type Steps<Result> = Generator<Pause, Result, Value>

export type Pause = Suspended | 'breathe' | Yielded

/** What the `yield` of a generator hands out; only the generator's own value deals with it. */
export interface Yielded {
  readonly kind: 'yielded'
  readonly value: Value
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

export function isBytes(value: Value | undefined): value is BytesValue {
  return typeof value === 'object' && value !== null && value.kind === 'bytes'
}

/** Bytes, given as characters of the same numbers. */
export function bytes(text: string): BytesValue {
  return { kind: 'bytes', text }
}

/** The first value there is; None is one. */
export function firstValue(...values: readonly (Value | undefined)[]): Value | undefined {
  return values.find(value => value !== undefined)
}

/** A dict with string keys. */
export function namedDict(entries: Iterable<readonly [string, Value]>): DictValue {
  return {
    kind: 'dict',
    entries: new Map([...entries].map(([name, value]) => [`s${name}`, { key: str(name), value }])),
  }
}

export function isInstance(value: Value | undefined): value is InstanceValue {
  return typeof value === 'object' && value !== null && value.kind === 'instance'
}

export function isObject(value: Value, type: ObjectType): value is ObjectValue {
  return typeof value === 'object' && value !== null && value.kind === 'object' && value.type === type
}

/** The module `dataclasses`: classes whose `__init__`, `__repr__` and `__eq__` follow from their annotated names. */
import type { CallSite } from '../../evaluate/call.ts'
import { classMember, requireOwn } from '../../evaluate/classes/make-class.ts'
import { notImplemented } from '../../evaluate/classes/special.ts'
import { compare, equal } from '../../evaluate/compare.ts'
import { invoke, invokeNow } from '../../evaluate/invoke.ts'
import { exceptionClass } from '../../evaluate/classes/exceptions.ts'
import type { Parameter } from '../../evaluate/parameters.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import {
  isInstance,
  namedDict,
  str,
  tuple,
  type ClassValue,
  type FunctionValue,
  type InstanceValue,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../evaluate/values.ts'
import { toRepr } from '../../print/show.ts'
import { flag, given, keywordMap } from '../arguments.ts'
import { row, type Implementation } from '../row.ts'
import { moduleOf } from './module.ts'

/** What `field(…)` says. */
interface FieldOptions {
  readonly default?: Value | undefined
  readonly factory?: Value | undefined
  readonly init: boolean
  readonly repr: boolean
  readonly compare: boolean
}

interface Field extends FieldOptions {
  readonly name: string
}

const fieldType: ObjectType = {
  name: 'Field',
  attribute: (object, name) => (name === 'name' ? str((object.data as Field).name) : undefined),
  repr: object => `Field(name='${(object.data as Field).name}')`,
}

/** Under this name a dataclass keeps its fields. */
const fieldsName = '__dataclass_fields__'

const fieldsType: ObjectType = { name: 'fields', repr: () => '<fields>' }

function ownFields({ members }: ClassValue): readonly Field[] | undefined {
  const found = members.get(fieldsName)
  const isFields = typeof found === 'object' && found?.kind === 'object' && found.type === fieldsType
  return isFields ? (found.data as readonly Field[]) : undefined
}

function fieldsOf(type: ClassValue): readonly Field[] | undefined {
  for (const each of type.order) {
    const found = ownFields(each)
    if (found !== undefined) return found
  }
  return undefined
}

/** The fields of the bases, from the last, and then its own; one of the same name keeps its place. */
function collected(type: ClassValue): Field[] {
  const fields = new Map<string, Field>()
  for (const base of type.order.slice(1).toReversed())
    for (const each of ownFields(base) ?? []) fields.set(each.name, each)
  const names = type.members.get('__annotations__')
  for (const name of typeof names === 'object' && names?.kind === 'list' ? names.items : []) {
    if (typeof name !== 'object' || name?.kind !== 'str') continue
    const own = ownField(name.text.text, type.members.get(name.text.text))
    fields.set(own.name, own)
  }
  return [...fields.values()]
}

function ownField(name: string, value: Value | undefined): Field {
  if (typeof value === 'object' && value?.kind === 'object' && value.type === fieldType)
    return { ...(value.data as FieldOptions), name }
  const kind = typeof value === 'object' && value !== null ? value.kind : undefined
  if (kind === 'list' || kind === 'dict' || kind === 'set') {
    const message = `mutable default <class '${kind}'> for field ${name} is not allowed: use default_factory`
    throw new PythonError('ValueError', message)
  }
  return { name, default: value, init: true, repr: true, compare: true }
}

function method(name: string, parameters: readonly Parameter[], call: Implementation): FunctionValue {
  const self: Parameter = { name: 'self', kind: 'ordinary', required: true }
  return { kind: 'function', name, parameters: [self, ...parameters], call, binds: true }
}

function instance(value: Value | undefined): InstanceValue {
  if (isInstance(value)) return value
  throw new PythonError('TypeError', 'an instance of a dataclass is needed')
}

const valueOf = (self: InstanceValue, { name }: Field): Value => self.members.entries.get(`s${name}`)?.value ?? null

function initialiser(fields: readonly Field[], type: ClassValue): FunctionValue {
  const taken = fields.filter(each => each.init)
  const late = taken.find((each, k) => !hasDefault(each) && taken.slice(0, k).some(hasDefault))
  if (late !== undefined)
    throw new PythonError('TypeError', `non-default argument '${late.name}' follows default argument`)
  const parameters = taken.map((each): Parameter => ({
    name: each.name,
    kind: 'ordinary',
    required: !hasDefault(each),
  }))
  return {
    ...method('__init__', parameters, ([self, ...values], site) => {
      const made = instance(self)
      for (const each of fields) {
        const passed = values[taken.indexOf(each)]
        const value = passed === undefined ? defaultOf(each, site) : passed
        if (value !== undefined) made.members.entries.set(`s${each.name}`, { key: str(each.name), value })
      }
      const after = classMember(made.class, '__post_init__')
      if (after === undefined) return null
      return invoke({ kind: 'method', self: made, function: after as FunctionValue }, [], new Map(), site)
    }),
    name: `${type.name}.__init__`,
  }
}

const hasDefault = (field: Field): boolean => field.default !== undefined || field.factory !== undefined

function defaultOf(field: Field, site: CallSite): Value | undefined {
  return field.factory === undefined ? field.default : invokeNow(field.factory, [], site)
}

function comparable(
  self: Value | undefined,
  other: Value | undefined,
  fields: readonly Field[],
): readonly [Value, Value] | undefined {
  const own = instance(self)
  if (!isInstance(other) || other.class !== own.class) return undefined
  const used = fields.filter(each => each.compare)
  return [tuple(used.map(each => valueOf(own, each))), tuple(used.map(each => valueOf(other, each)))]
}

interface Options {
  readonly init: boolean
  readonly repr: boolean
  readonly eq: boolean
  readonly order: boolean
  readonly frozen: boolean
}

function complete(type: ClassValue, options: Options): ClassValue {
  requireOwn(type, fieldsName)
  const fields = collected(type)
  const { members } = type
  members.set(fieldsName, { kind: 'object', type: fieldsType, data: fields })
  members.set('__match_args__', tuple(fields.filter(each => each.init).map(each => str(each.name))))
  const put = (made: FunctionValue, name = made.name): void => {
    if (!members.has(name)) members.set(name, made)
  }
  for (const each of fields) {
    if (!type.members.has(each.name)) continue
    if (each.default === undefined) members.delete(each.name)
    else members.set(each.name, each.default)
  }
  if (options.init) put(initialiser(fields, type), '__init__')
  const other: Parameter = { name: 'other', kind: 'ordinary', required: true }
  if (options.repr) {
    put(
      method('__repr__', [], ([self], { session }) => {
        const own = instance(self)
        const parts = fields
          .filter(each => each.repr)
          .map(each => `${each.name}=${toRepr(valueOf(own, each), session)}`)
        return str(`${own.class.qualifiedName}(${parts.join(', ')})`)
      }),
    )
  }
  if (options.eq) {
    put(
      method('__eq__', [other], ([self, given_], site) => {
        const pair = comparable(self, given_, fields)
        return pair === undefined ? notImplemented : equal(...pair, site)
      }),
    )
  }
  if (options.order) {
    for (const [name, operator] of [
      ['__lt__', '<'],
      ['__le__', '<='],
      ['__gt__', '>'],
      ['__ge__', '>='],
    ] as const) {
      put(
        method(name, [other], ([self, given_], site) => {
          const pair = comparable(self, given_, fields)
          return pair === undefined ? notImplemented : compare(operator, ...pair, site)
        }),
      )
    }
  }
  if (options.frozen) {
    const refuse = (name: string, verb: string): FunctionValue =>
      method(
        name,
        [
          { ...other, name: 'name' },
          { ...other, name: 'value', required: false },
        ],
        ([, attribute]) => {
          const named = typeof attribute === 'object' && attribute?.kind === 'str' ? attribute.text.text : ''
          throw new PythonError('FrozenInstanceError', `cannot ${verb} field '${named}'`)
        },
      )
    put(refuse('__setattr__', 'assign to'))
    put(refuse('__delattr__', 'delete'))
    put(
      method('__hash__', [], ([self]) => {
        const own = instance(self)
        return tuple(fields.filter(each => each.compare).map(each => valueOf(own, each)))
      }),
    )
  }
  return type
}

const dataclass = row(
  'dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False)',
  ([type, init, repr, eq, order, , frozen], site) => {
    const options: Options = {
      init: flag(init, true, site),
      repr: flag(repr, true, site),
      eq: flag(eq, true, site),
      order: flag(order, false, site),
      frozen: flag(frozen, false, site),
    }
    if (!given(type)) return row('wrap(cls, /)', ([each]) => complete(needClass(each), options))
    return complete(needClass(type), options)
  },
)

function needClass(value: Value | undefined): ClassValue {
  if (typeof value === 'object' && value?.kind === 'class') return value
  throw new PythonError('TypeError', 'dataclass() takes a class')
}

const field = row(
  'field(*, default=None, default_factory=None, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=False)',
  ([value, factory, init, repr, , compared], site): ObjectValue => ({
    kind: 'object',
    type: fieldType,
    data: {
      default: value,
      factory,
      init: flag(init, true, site),
      repr: flag(repr, true, site),
      compare: flag(compared, true, site),
    } satisfies FieldOptions,
  }),
)

function needFields(value: Value | undefined): readonly [InstanceValue, readonly Field[]] {
  const fields = isInstance(value) ? fieldsOf(value.class) : undefined
  if (fields === undefined || !isInstance(value)) throw new PythonError('TypeError', 'a dataclass instance is needed')
  return [value, fields]
}

/** Dataclasses inside lists, tuples, dicts and each other as `asdict` and `astuple` show them. */
function unfolded(value: Value, whole: (instance_: InstanceValue, fields: readonly Field[]) => Value): Value {
  if (typeof value !== 'object' || value === null) return value
  const inner = (part: Value): Value => unfolded(part, whole)
  switch (value.kind) {
    case 'instance': {
      const fields = fieldsOf(value.class)
      return fields === undefined ? value : whole(value, fields)
    }
    case 'list':
      return { kind: 'list', items: value.items.map(inner) }
    case 'tuple':
      return { ...value, items: value.items.map(inner) }
    case 'dict':
      return {
        ...value,
        entries: new Map(
          [...value.entries].map(([text, entry]) => [text, { key: entry.key, value: inner(entry.value) }]),
        ),
      }
    default:
      return value
  }
}

function asDict(value: Value): Value {
  return unfolded(value, (self, fields) => namedDict(fields.map(each => [each.name, asDict(valueOf(self, each))])))
}

function asTuple(value: Value): Value {
  return unfolded(value, (self, fields) => tuple(fields.map(each => asTuple(valueOf(self, each)))))
}

export const dataclassesModule: ModuleValue = moduleOf(
  'dataclasses',
  [
    dataclass,
    field,
    row('fields(class_or_instance)', ([value]) => {
      const type = isInstance(value) ? value.class : needClass(value)
      const fields = fieldsOf(type)
      if (fields === undefined) throw new PythonError('TypeError', 'must be called with a dataclass type or instance')
      return tuple(fields.map((each): ObjectValue => ({ kind: 'object', type: fieldType, data: each })))
    }),
    row('asdict(obj)', ([value]) => asDict(needFields(value)[0])),
    row('astuple(obj)', ([value]) => asTuple(needFields(value)[0])),
    row('replace(obj, /, **changes)', ([value, changes], site) => {
      const [self, fields] = needFields(value)
      const given_ = new Map(fields.filter(each => each.init).map(each => [each.name, valueOf(self, each)]))
      for (const [name, change] of keywordMap(changes)) given_.set(name, change)
      return invoke(self.class, [], given_, site)
    }),
    row('is_dataclass(obj)', ([value]) => {
      const type = isInstance(value)
        ? value.class
        : typeof value === 'object' && value?.kind === 'class'
          ? value
          : undefined
      return type !== undefined && fieldsOf(type) !== undefined
    }),
  ],
  [['FrozenInstanceError', exceptionClass('FrozenInstanceError')]],
)

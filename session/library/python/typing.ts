/** The modules `typing` and `collections.abc`, whose names stand in annotations and are otherwise of no effect. */
import { containers } from '../../evaluate/classes/mixed-in.ts'
import { unsupported } from '../../evaluate/python-error.ts'
import {
  namedDict,
  type ClassValue,
  type FunctionValue,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
} from '../../evaluate/values.ts'
import { text } from '../arguments.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

/** A form such as `Optional`, or one with something in brackets. */
const formType: ObjectType = {
  name: 'typing._SpecialForm',
  item: object => form(`${String(object.data)}[…]`),
  binary: (operator, object) => (operator === '|' ? object : undefined),
  asBase: object => standInOf(String(object.data)),
  repr: object => `typing.${String(object.data)}`,
}

/** What a class is derived from that names a form as its base: `Dict[str, int]` is the dict, `Generic[T]` nothing at all. */
function standInOf(form: string): ClassValue | undefined {
  const name = form.replace('[…]', '')
  if (notBases.has(name)) throw unsupported(`a class derived from '${name}' is Python, not yet Hillock`)
  return name === 'Dict' || name === 'List' ? containers.get(name.toLowerCase()) : undefined
}

/** Forms that are classes of things to hold. */
const notBases: ReadonlySet<string> = new Set([
  'Counter',
  'DefaultDict',
  'Deque',
  'FrozenSet',
  'OrderedDict',
  'Set',
  'Tuple',
])

function form(name: string): ObjectValue {
  return { kind: 'object', type: formType, data: name }
}

const names = [
  'Any', 'AnyStr', 'Callable', 'ClassVar', 'Collection', 'Deque', 'DefaultDict', 'Dict', 'Final', 'FrozenSet', 'Generator',
  'Generic', 'Hashable', 'Iterable', 'Iterator', 'List', 'Literal', 'Mapping', 'MutableMapping', 'MutableSequence',
  'NoReturn', 'Optional', 'Protocol', 'Self', 'Sequence', 'Set', 'Sized', 'SupportsFloat', 'SupportsInt', 'Tuple', 'Type',
  'Union', 'Annotated', 'Counter', 'OrderedDict', 'TypeAlias',
] // prettier-ignore

/** A decorator that leaves what it decorates as it is. */
const same = (name: string): FunctionValue => row(`${name}(function, /)`, ([value = null]) => value)

export const typingModule: ModuleValue = moduleOf(
  'typing',
  [
    row('TypeVar(name, *constraints, bound=None, covariant=False, contravariant=False)', ([name]) =>
      form(text(name, 'name')),
    ),
    row('NewType(name, tp)', ([, type = null]) => type),
    row('cast(typ, val)', ([, value = null]) => value),
    row('get_type_hints(obj)', () => namedDict([])),
    row('NamedTuple(typename, fields=None, /)', () => {
      throw unsupported('typing.NamedTuple is Python, not yet Hillock', { help: 'use collections.namedtuple' })
    }),
    same('overload'),
    same('final'),
    same('no_type_check'),
    same('runtime_checkable'),
  ],
  [...names.map(name => [name, form(name)] as const), ['TYPE_CHECKING', false]],
)

/** Classes of `collections.abc` that `isinstance` knows. */
const abstract = [
  'Callable',
  'Iterable',
  'Iterator',
  'Mapping',
  'Sequence',
  'Hashable',
  'Sized',
  'Container',
  'Set',
].map((name): FunctionValue => ({
  ...row(`${name}()`, () => {
    throw unsupported(`making a '${name}' is Python, not yet Hillock`)
  }),
  type: true,
}))

export const abcCollections: ModuleValue = moduleOf('collections.abc', abstract)

export const numbersModule: ModuleValue = moduleOf(
  'numbers',
  ['Number', 'Real', 'Integral'].map((name): FunctionValue => ({
    ...row(`${name}()`, () => {
      throw unsupported(`making a '${name}' is Python, not yet Hillock`)
    }),
    type: true,
  })),
)

/** Python's exceptions as classes, and exceptions on their way as objects. */
import { PythonError } from '../python-error.ts'
import { isStr, namedDict, str, tuple, type ClassValue, type InstanceValue, type Value } from '../values.ts'
import { isSubclass, makeClass } from './make-class.ts'
import { objectClass } from './object-class.ts'

/** Each class with those derived from it. */
type Hierarchy = { readonly [name: string]: Hierarchy }

const hierarchy: Hierarchy = {
  BaseException: {
    SystemExit: {},
    KeyboardInterrupt: {},
    GeneratorExit: {},
    Exception: {
      ArithmeticError: { FloatingPointError: {}, OverflowError: {}, ZeroDivisionError: {} },
      AssertionError: {},
      AttributeError: {},
      BufferError: {},
      EOFError: {},
      ImportError: { ModuleNotFoundError: {} },
      LookupError: { IndexError: {}, KeyError: {} },
      MemoryError: {},
      NameError: { UnboundLocalError: {} },
      OSError: {
        BlockingIOError: {},
        ConnectionError: {},
        FileExistsError: {},
        FileNotFoundError: {},
        InterruptedError: {},
        IsADirectoryError: {},
        NotADirectoryError: {},
        PermissionError: {},
        ProcessLookupError: {},
        TimeoutError: {},
      },
      ReferenceError: {},
      RuntimeError: { NotImplementedError: {}, RecursionError: {} },
      StopAsyncIteration: {},
      StopIteration: {},
      SyntaxError: { IndentationError: { TabError: {} } },
      SystemError: {},
      TypeError: {},
      ValueError: { UnicodeError: { UnicodeDecodeError: {}, UnicodeEncodeError: {} } },
      Warning: {
        BytesWarning: {},
        DeprecationWarning: {},
        FutureWarning: {},
        ImportWarning: {},
        PendingDeprecationWarning: {},
        ResourceWarning: {},
        RuntimeWarning: {},
        SyntaxWarning: {},
        UnicodeWarning: {},
        UserWarning: {},
      },
    },
  },
}

/** Exceptions of the libraries, with what they are derived from and where they are. */
const ofLibraries: readonly (readonly [name: string, base: string, module: string])[] = [
  ['DimensionMismatchError', 'Exception', 'brian2'],
  ['MagicError', 'Exception', 'brian2'],
  ['BrianObjectException', 'Exception', 'brian2'],
  ['EquationError', 'Exception', 'brian2.equations.equations'],
  ['UnsupportedEquationsException', 'Exception', 'brian2.stateupdaters.base'],
  ['UFuncTypeError', 'TypeError', 'numpy'],
  ['LinAlgError', 'ValueError', 'numpy'],
  ['JSONDecodeError', 'ValueError', 'json'],
  ['FrozenInstanceError', 'AttributeError', 'dataclasses'],
  ['error', 'Exception', 're'],
  ['Error', 'Exception', 'csv'],
  ['struct.error', 'Exception', 'struct'],
  ['ArgumentTypeError', 'Exception', 'argparse'],
  ['Empty', 'Exception', 'queue'],
  ['Full', 'Exception', 'queue'],
  ['ProcessError', 'Exception', 'multiprocessing'],
  ['AuthenticationError', 'Exception', 'multiprocessing'],
  ['CancelledError', 'Exception', 'concurrent.futures'],
  ['BrokenExecutor', 'RuntimeError', 'concurrent.futures'],
]

function* defined(level: Hierarchy, base: ClassValue): Iterable<readonly [string, ClassValue]> {
  for (const [name, below] of Object.entries(level)) {
    const made = makeClass({ name, module: 'builtins', bases: [base] })
    yield [name, made]
    yield* defined(below, made)
  }
}

const own: ReadonlyMap<string, ClassValue> = new Map(defined(hierarchy, objectClass))

function derived(name: string, base: string, module: string): ClassValue {
  return makeClass({ name, module, bases: [own.get(base) ?? objectClass] })
}

const classes: ReadonlyMap<string, ClassValue> = new Map([
  ...own,
  ...ofLibraries.map(([name, base, module]) => [name, derived(name, base, module)] as const),
])

/** Every name of Python's own that is an exception; `IOError` is one more name of `OSError`. */
export const builtinExceptions: ReadonlyMap<string, ClassValue> = new Map([
  ...own,
  ['IOError', exceptionClass('OSError')],
  ['EnvironmentError', exceptionClass('OSError')],
])

/** The class of an exception that a library raises by its name; one that no script can name is made on the spot. */
export function exceptionClass(name: string): ClassValue {
  return classes.get(name) ?? derived(name, 'Exception', 'builtins')
}

const baseException = exceptionClass('BaseException')

export function isExceptionClass(value: Value | undefined): value is ClassValue {
  return typeof value === 'object' && value?.kind === 'class' && isSubclass(value, baseException)
}

export function isException(value: Value | undefined): value is InstanceValue {
  return typeof value === 'object' && value?.kind === 'instance' && isSubclass(value.class, baseException)
}

export function makeException(type: ClassValue, arguments_: readonly Value[]): InstanceValue {
  return { kind: 'instance', class: type, members: namedDict([['args', tuple(arguments_)]]) }
}

/** The object of an exception on its way, always the same. */
export function exceptionValue(raised: PythonError): InstanceValue {
  raised.value ??= madeOf(raised)
  return raised.value
}

function madeOf(raised: PythonError): InstanceValue {
  const { argument, cause } = raised.extras
  const made = makeException(
    exceptionClass(raised.type),
    raised.message === '' && argument === undefined ? [] : [argument ?? str(carried(raised))],
  )
  if (cause !== undefined) setCause(made, exceptionValue(cause))
  return made
}

/** `raise value from cause`. */
export function setCause(value: InstanceValue, cause: InstanceValue): void {
  value.members.entries.set('s__cause__', { key: str('__cause__'), value: cause })
}

/** What a KeyError tells is what it carries, in quotes. */
function carried({ type, message }: PythonError): string {
  return type === 'KeyError' ? message.replace(/^'([^']*)'$/, '$1') : message
}

export function exceptionArguments({ members }: InstanceValue): readonly Value[] {
  const found = members.entries.get('sargs')?.value
  return typeof found === 'object' && found?.kind === 'tuple' ? found.items : []
}

/** `raise value`; what is raised again keeps the place where it came from. */
export function raising(value: InstanceValue, message: string): PythonError {
  return new PythonError(value.class.name, message, { value })
}

/** What every exception has besides its own attributes. */
export function exceptionAttribute(instance: InstanceValue, name: string): Value | undefined {
  if (!isException(instance)) return undefined
  switch (name) {
    case '__cause__':
    case '__context__':
    case '__traceback__':
      return null
    case 'value':
      return isSubclass(instance.class, exceptionClass('StopIteration'))
        ? (exceptionArguments(instance)[0] ?? null)
        : undefined
    case 'code':
      return isSubclass(instance.class, exceptionClass('SystemExit'))
        ? (exceptionArguments(instance)[0] ?? null)
        : undefined
    case 'name':
      return isSubclass(instance.class, exceptionClass('ImportError')) ? null : undefined
    default:
      return undefined
  }
}

/** Whether an exception is one of a class or of one of several in a tuple. */
export function matches(value: InstanceValue, type: Value): boolean {
  const types = typeof type === 'object' && type?.kind === 'tuple' ? type.items : [type]
  return types.some(each => {
    if (typeof each === 'object' && each?.kind === 'tuple') return matches(value, each)
    if (isExceptionClass(each)) return isSubclass(value.class, each)
    throw new PythonError('TypeError', 'catching classes that do not inherit from BaseException is not allowed')
  })
}

/** Python's `str` of an exception. */
export function exceptionText(value: InstanceValue, text: (value: Value, how: 'str' | 'repr') => string): string {
  const arguments_ = exceptionArguments(value)
  const [only] = arguments_
  if (arguments_.length === 0 || only === undefined) return ''
  if (arguments_.length > 1) return text(tuple(arguments_), 'repr')
  const isKey = isSubclass(value.class, exceptionClass('KeyError'))
  return isKey ? text(only, 'repr') : isStr(only) ? only.text.text : text(only, 'str')
}

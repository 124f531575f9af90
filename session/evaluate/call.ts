import type { Code, Diagnostic, Span } from '../../diagnostics/index.ts'
import type { Expr } from '../../compiler/grammar/ast.ts'
import type { ScalarMath } from '../arrays/math.ts'
import type { ArrayFormat, UnitRegister } from '../../units/index.ts'
import type { ScriptFiles } from '../files.ts'
import type { Scope } from './scope.ts'
import type { Activation } from './activation.ts'
import type { Compiled } from './compile/frame.ts'
import type { NameScope } from './names/place.ts'
import type { PythonError } from './python-error.ts'
import type { Called, FunctionValue, InstanceValue, ModuleValue, ObjectValue, Value } from './values.ts'

/** What arithmetic and display need to know of the session. */
export interface Numbers {
  readonly math: ScalarMath
  /** Compound units the script has used; they are preferred for display. */
  readonly units: UnitRegister
}

/** What a library function may do to the session it is called in. */
export interface Session extends Numbers {
  /** Python's own names. */
  readonly builtins: ReadonlyMap<string, Value>
  /** The script's names. */
  readonly scope: Scope
  /** From where the library is called just now. */
  readonly caller: Caller
  /** Exceptions that `except` blocks under way deal with, the innermost last. */
  readonly handling: PythonError[]
  /** The script, and the functions of it that are under way inside one another. */
  readonly calls: Activation[]
  /** Whether code that can pause should let others have a turn. */
  readonly due: () => boolean
  /** Others have had a turn. */
  readonly breathed: () => void
  /**
   * Ends the script if it is to end.
   *
   * @throws Interrupted
   */
  readonly interruptible: () => void
  /** Python's `str` and `repr`. */
  readonly text: (value: Value) => string
  readonly repr: (value: Value) => string
  /** How arrays are written: what the script set of numpy's print options. */
  printing: ArrayFormat
  /** `str` or `repr` of an instance of the script's classes. */
  readonly instanceText: (value: InstanceValue | ObjectValue, how: 'str' | 'repr') => string
  /**
   * Called for each turn of what gives nothing else a turn.
   *
   * @throws Interrupted if the script is to end
   */
  readonly turn: () => void
  /** The statement that is carried out, of the innermost call; each has a number of its own. */
  statement: number
  /** How many have been begun. */
  statements: number
  /** The library's modules by path, as they are for every script. */
  readonly library: ReadonlyMap<string, ModuleValue>
  /** The module of this path as the script has it, if there is one that it may import. */
  readonly module: (path: string) => ModuleValue | undefined
  /** A Python file beside the script, or a package of them, by the name it is imported under. */
  readonly sibling: (path: string) => Sibling | undefined
  /** Attributes and methods of Python's own kinds of value. */
  readonly attributes: ReadonlyMap<string, AttributeTable>
  /** What the script is given, as `sys.argv` has it behind the script's name. */
  readonly arguments: readonly string[]
  /** The files that were handed in. */
  readonly files: ScriptFiles
  /** Text for standard output, as the script wrote it: line ends included. */
  readonly print: (text: string) => void
  /** Text for standard error. */
  readonly printError: (text: string) => void
  readonly report: (diagnostic: Diagnostic) => void
  /** A note that is given once, however often the script does it. */
  readonly noteOnce: (code: Code, span: Span, message: string, help?: string) => void
  /** State of a library in this session, made at its first use. */
  readonly state: <State>(key: StateKey<State>) => State
}

/** A Python file beside the script. */
export interface Sibling {
  readonly module: ModuleValue
  /** Its statements, to be carried out once: at the first import. */
  readonly start: () => Compiled | undefined
  readonly activation: Activation
  /** Its first import failed: the next one begins anew. */
  readonly forget: () => void
}

/** A function of the script that is under way, or the script itself. */
export interface Caller {
  scope: NameScope
  activation: Activation
}

/** Remembers from where the library is called. */
export function calledFrom({ caller }: Session, scope: NameScope, activation: Activation): void {
  caller.scope = scope
  caller.activation = activation
}

/** What the values of one kind have behind their dot. */
export interface AttributeTable {
  /** What all of them have under its name, but for those with a variant. */
  readonly methods?: ReadonlyMap<string, KindMethod>
  readonly get: (value: Value, name: string, site: CallSite) => Value | undefined
  readonly set?: (value: Value, name: string, to: Value, site: CallSite) => boolean
  readonly names: (value: Value) => Iterable<string>
}

/** A method of a kind of value, which is called with a value of that kind: the one before the dot. */
export interface KindMethod {
  readonly parameters: FunctionValue['parameters']
  readonly bind: (self: never) => FunctionValue
  readonly call: (self: never, arguments_: readonly (Value | undefined)[], site: CallSite) => Called
}

/** Names a library's state. */
export interface StateKey<State> {
  readonly name: string
  readonly create: (session: Session) => State
}

/** Where and from which session a library function is called. */
export interface CallSite {
  readonly session: Session
  /** The whole call, attribute or subscript. */
  readonly span: Span
  /** Places of the arguments: by position, and by keyword. */
  readonly argument: (which: number | string) => Span
  /** What stands there, as written. */
  readonly written: (which: number | string) => Expr | undefined
  /** The right-hand side, where an attribute or item is set by a plain assignment. */
  readonly right?: Expr
}

/** A site without arguments. */
export function plainSite(session: Session, span: Span, right?: Expr): CallSite {
  return { session, span, argument: () => span, written: () => undefined, ...(right && { right }) }
}

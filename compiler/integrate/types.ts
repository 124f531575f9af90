/** What the stage takes and gives: a group's differential equations in, update statements in our own language out. */
import type { Span } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'

/** One differential equation, `d<name>/dt = <expression>`. */
export interface Derivative {
  readonly name: string
  /** The right-hand side as written; subexpressions not yet substituted. */
  readonly expression: Expr
  /** Flagged `(unless refractory)` in a group that has refractoriness. */
  readonly unlessRefractory: boolean
}

/** What the stage needs to know of a group. Names and dimensions have been checked before. */
export interface System {
  readonly equations: readonly Derivative[]
  /** Subexpressions by name, as written; those `constant over dt` are left out, as they are parameters to a step. */
  readonly subexpressions: ReadonlyMap<string, Expr>
  /** Functions that answer anew at each call: `rand`, `randn`, `poisson`, the user's own stateful ones. */
  readonly statefulFunctions: ReadonlySet<string>
  /** Functions of `t` that keep one value during a step: TimedArrays whose dt is a multiple of the group's. */
  readonly stepwiseFunctions: ReadonlySet<string>
}

/** The schemes that are text in our own language. */
export type ExplicitMethod = 'euler' | 'rk2' | 'rk4' | 'heun' | 'milstein' | 'exponential_euler'

/** A method that can be asked for and carried out. */
export type Method = 'exact' | ExplicitMethod

/** The `method` argument, as far as it is text. */
export interface MethodRequest {
  /** One name, or a sequence of which the first that fits is taken. */
  readonly names: readonly string[]
  /** Where the argument stands. */
  readonly span?: Span | undefined
}

/** How a group's state moves on by one step. */
export type Update = ExplicitUpdate | ExactUpdate

/**
 * Statements carried out in order. All values are computed from the old state; a statement whose target is a variable
 * takes effect after the last statement.
 */
export interface ExplicitUpdate {
  readonly kind: 'explicit'
  readonly method: ExplicitMethod
  readonly statements: readonly UpdateStatement[]
  /**
   * The noise symbols the statements read (`xi`, `xi_a`, …), sorted. Each stands for one standard normal number per
   * neuron and step; the factor `sqrt(dt)` is in the text.
   */
  readonly noises: readonly string[]
}

export interface UpdateStatement {
  /** A differential variable, or a temporary, whose name begins with an underscore. */
  readonly target: string
  readonly temporary: boolean
  /** Expression over variables, parameters, subexpressions, constants, `t`, `dt`, noise symbols and temporaries. */
  readonly value: Expr
  /** The target keeps its old value in neurons that are refractory. Never set on temporaries. */
  readonly unlessRefractory: boolean
}

/** The exact solution of `x' = A x + b` over one step, see {@link LinearComponent}. */
export interface ExactUpdate {
  readonly kind: 'exact'
  readonly method: 'exact'
  /** Independent of each other; together they hold every differential variable once. */
  readonly components: readonly LinearComponent[]
}

/**
 * Variables that are coupled among themselves and with no others. One step is
 *
 *     x ← x + F f(x)    with F = dt φ₁(A dt), φ₁(z) = (exp(z) - 1)/z
 *     x ← E x           with E = exp(A dt), where {@link homogeneous}
 *
 * A may be singular. Rows i and columns j follow {@link variables}.
 */
export interface LinearComponent {
  readonly variables: readonly string[]
  /** f: the right-hand sides as the user wrote them. */
  readonly rates: readonly Expr[]
  /** A for a neuron that is not refractory, in 1/second; undefined where zero whatever the values. Constant over a step. */
  readonly matrix: readonly (readonly (Expr | undefined)[])[]
  /** Whether entry (i, j) of E and F can be other than zero: j acts on i, perhaps through others; true on the diagonal. */
  readonly reaches: readonly (readonly boolean[])[]
  /** b is zero whatever the values. */
  readonly homogeneous: boolean
  /** Row by row: b is zero for the variable and for all that act on it, so that its row of `E x` is its new value. */
  readonly homogeneousRows: readonly boolean[]
  /** Variables flagged `(unless refractory)`: in a refractory neuron their rows of A and of f are zero. */
  readonly frozen: readonly boolean[]
}

/** What the automatic choice found. */
export interface MethodChoice {
  readonly method: 'exact' | 'euler' | 'heun'
  /** Where `exact` would solve the equations but is not chosen: why, in a sentence for the modeller. */
  readonly note?: string
}

/** What the stage takes and gives: a group's differential equations in, update statements in our own language out. */
import type { Span } from '../../diagnostics/index.ts'
import type { Dimension } from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'
import type { MethodOptions, RequestedMethod } from '../model/methods.ts'

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
  /** Variables that have a value for each neuron. */
  readonly perNeuron: ReadonlySet<string>
  /** Every variable of the group. */
  readonly dimensions: ReadonlyMap<string, Dimension>
}

/** The schemes that are text in our own language. */
export type SchemeMethod = 'euler' | 'rk2' | 'rk4' | 'heun' | 'milstein'

/** Embedded Runge–Kutta pairs that choose the lengths of their steps: GSL's. */
export type AdaptiveMethod = 'gsl_rk2' | 'gsl_rk4' | 'gsl_rkf45' | 'gsl_rkck' | 'gsl_rk8pd'

/** A method that can be asked for by its name and carried out. */
export type Method = 'exact' | 'exponential_euler' | 'independent' | SchemeMethod | AdaptiveMethod

/** The `method` and `method_options` arguments. */
export interface MethodRequest {
  /** One, or a sequence of which the first that fits is taken; none: Brian's own choice. */
  readonly methods: readonly RequestedMethod[]
  readonly options: MethodOptions
}

/** How a group's state moves on by one step. */
export type Update = ExplicitUpdate | ExactUpdate | AdaptiveUpdate

/**
 * Statements carried out in order. All values are computed from the old state; a statement whose target is a variable
 * takes effect after the last statement.
 */
export interface ExplicitUpdate {
  readonly kind: 'explicit'
  /** What it is called. */
  readonly method: string
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
  /** The right-hand side of the model that it carries out; the value's own place may be in a scheme. */
  readonly origin?: Span | undefined
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

/**
 * One step in as many smaller ones as it takes to stay within an error (GSL's driver, see `runtime-as/adaptive.ts`). Rates are
 * asked for at other states and times than those of the step: there variables, and a `t` that moves
 * (`moving-time.ts`), have names of their own.
 */
export interface AdaptiveUpdate {
  readonly kind: 'adaptive'
  readonly method: AdaptiveMethod
  readonly variables: readonly AdaptiveVariable[]
  /** What stands for a `t` that moves. */
  readonly time: string
  /** Subexpressions that change within the step, in order of dependency: temporaries. */
  readonly stage: readonly UpdateStatement[]
  readonly control: AdaptiveControl
}

export interface AdaptiveVariable {
  readonly name: string
  /** What stands for its value. */
  readonly at: string
  /** Its rate there; 0 in refractory neurons where it is flagged so. */
  readonly rate: Expr
  /** The largest error of a step that is accepted, in SI. */
  readonly error: number
  readonly unlessRefractory: boolean
}

/** How the lengths of steps are chosen, by Brian's names. */
export interface AdaptiveControl {
  /** False: one step of dt, which fails where its error is too large. */
  readonly adaptable: boolean
  /** A step that needs more than one beyond so many fails. */
  readonly mostSteps: number
}

/** What the automatic choice found. */
export interface MethodChoice {
  readonly method: 'exact' | 'euler' | 'heun'
  /** Where `exact` would solve the equations but is not chosen: why, in a sentence for the modeller. */
  readonly note?: string
}

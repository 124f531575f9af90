import type { Comprehension, Def, Expr, Lambda, Statement } from '../../../compiler/grammar/ast.ts'
import type { Span } from '../../../diagnostics/index.ts'
import type { Activation } from '../activation.ts'
import { plainSite, type Session } from '../call.ts'
import { collect } from '../iterate.ts'
import type { NameScope } from '../names/place.ts'
import type { Pauses } from '../names/pausing.ts'
import { PythonError, raisedAt } from '../python-error.ts'
import { truth } from '../truth.ts'
import type { FunctionValue, Steps, Value } from '../values.ts'

/** Gives an expression's value in a call under way. */
export type Evaluate = (activation: Activation) => Value

/** An expression that may have to wait, and one that cannot. */
export type Valued =
  | { readonly kind: 'plain'; readonly value: Evaluate }
  | { readonly kind: 'steps'; readonly value: (activation: Activation) => Steps<Value> }

/** How a statement ended, if not at its end. */
export type Jump = 'break' | 'continue' | 'return' | undefined

/** What a statement comes to at once: its end, or the steps that are left. */
export type Ran = Jump | Steps<Jump>

export type Compiled =
  | { readonly kind: 'plain'; readonly run: (activation: Activation) => Jump }
  | { readonly kind: 'steps'; readonly run: (activation: Activation) => Ran }

/** The compilers of every part of a script, through which one calls another. */
export interface Compilers {
  readonly expression: (node: Expr, frame: Frame) => Evaluate
  readonly value: (node: Expr, frame: Frame) => Valued
  readonly block: (nodes: readonly Statement[], frame: Frame) => Compiled
  readonly function: (node: Def | Lambda, frame: Frame) => (activation: Activation) => FunctionValue
  readonly generator: (node: Comprehension, frame: Frame) => Evaluate
}

/** Where code is compiled. */
export interface Frame extends Compilers {
  readonly session: Session
  readonly scope: NameScope
  /** Which expressions may have to wait. */
  readonly pauses: Pauses
  /** Parts of an expression that are worked out beforehand, since they have to wait or stand before one that has. */
  readonly held: ReadonlyMap<Expr, Evaluate>
  /** The functions and classes around, for qualified names. */
  readonly path: readonly string[]
  readonly place: 'module' | 'function' | 'class'
  /** `__name__` of the module. */
  readonly module: string
  /** The package that it is in, or is; empty outside of packages. */
  readonly package: string
}

/** Carries out the steps that are left. */
export function* ended(ran: Ran): Steps<Jump> {
  return typeof ran === 'object' ? yield* ran : ran
}

/** Gives what is thrown a place. */
export function guarded<Result>(
  span: Span,
  run: (activation: Activation) => Result,
): (activation: Activation) => Result {
  return activation => {
    try {
      return run(activation)
    } catch (thrown) {
      throw raisedAt(thrown, span)
    }
  }
}

/** An expression of which only the truth counts. */
export function compileCondition(node: Expr, frame: Frame): (activation: Activation) => boolean {
  const value = frame.expression(node, frame)
  const test = testOf(node, frame)
  return activation => {
    const found = value(activation)
    return typeof found === 'boolean' ? found : test(found)
  }
}

/** Python's truth, with the place of the expression in what is thrown. */
export function testOf(node: Expr, { session }: Frame): (value: Value) => boolean {
  const site = plainSite(session, node.span)
  return value => {
    try {
      return truth(value, site)
    } catch (thrown) {
      throw raisedAt(thrown, node.span)
    }
  }
}

/** `*values`; `what` is what messages say of it. */
export function spread(node: Expr, frame: Frame, what: string): (activation: Activation) => Value[] {
  const values = frame.expression(node, frame)
  const site = plainSite(frame.session, node.span)
  const refused = (type: string): PythonError =>
    new PythonError('TypeError', `${what} after * must be an iterable, not ${type}`)
  return activation => {
    try {
      return collect(values(activation), site, refused)
    } catch (thrown) {
      throw raisedAt(thrown, node.span)
    }
  }
}

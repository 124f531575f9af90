import type { Expr } from '../../compiler/grammar/ast.ts'
import type { Span } from '../../diagnostics/index.ts'
import { plainSite, type Session } from './call.ts'
import { collect } from './iterate.ts'
import { raisedAt } from './python-error.ts'
import type { Binding } from './scope.ts'
import { truth } from './truth.ts'
import type { Value } from './values.ts'

/** Gives an expression's value. */
export type Evaluate = () => Value

/** Where expressions are compiled. */
export interface Frame {
  readonly session: Session
  /** The names of the comprehensions around them. */
  readonly locals: ReadonlyMap<string, Binding>
  /** Compiles the expressions inside an expression. */
  readonly expression: (node: Expr, frame: Frame) => Evaluate
}

/** Gives what is thrown a place. */
export function guarded(span: Span, evaluate: Evaluate): Evaluate {
  return () => {
    try {
      return evaluate()
    } catch (thrown) {
      throw raisedAt(thrown, span)
    }
  }
}

/** An expression of which only the truth counts. */
export function compileCondition(node: Expr, frame: Frame): () => boolean {
  const value = frame.expression(node, frame)
  const site = plainSite(frame.session, node.span)
  return () => {
    try {
      return truth(value(), site)
    } catch (thrown) {
      throw raisedAt(thrown, node.span)
    }
  }
}

/** `*values`. */
export function spread(node: Expr, frame: Frame): () => Value[] {
  const values = frame.expression(node, frame)
  const site = plainSite(frame.session, node.span)
  return () => {
    try {
      return collect(values(), site)
    } catch (thrown) {
      throw raisedAt(thrown, node.span)
    }
  }
}

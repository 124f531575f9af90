/** Conditions of events, and how long neurons are refractory (semantics §5.3, §5.4). */
import { error } from '../../diagnostics/index.ts'
import { isDimensionless, sameDimension, seconds, unitSymbolOf } from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { sourceTextOf } from '../grammar/index.ts'
import { type Context, infer } from './infer.ts'
import { checkStatefulCalls } from './stateful.ts'

/** Reports what is wrong with a threshold or the condition of another event: Brian says threshold of each. */
export function checkEventCondition(condition: Expr, context: Context): void {
  checkStatefulCalls(condition, context.report)
  const inferred = infer(condition, context)
  if (inferred === undefined || inferred.type === 'boolean') return
  const text = sourceTextOf(condition)
  context.report(
    error('threshold', condition.span, `TypeError: Threshold condition '${text}' is not a boolean expression`, {
      help: `compare it: '${text} > …'`,
    }),
  )
}

/** Reports a refractory argument that is neither a time nor a condition. */
export function checkRefractory(expression: Expr, context: Context): void {
  checkStatefulCalls(expression, context.report)
  const inferred = infer(expression, context)
  if (inferred === undefined || inferred.type === 'boolean' || sameDimension(inferred.dimension, seconds)) return
  const text = sourceTextOf(expression)
  const message = isDimensionless(inferred.dimension)
    ? `TypeError: Refractory expression is dimensionless but not a boolean value. It needs to either evaluate to a timespan or to a boolean value.`
    : `TypeError: Refractory expression has to evaluate to a timespan or a boolean value, expression '${text}' has units ${unitSymbolOf(inferred.dimension)} instead`
  context.report(error('threshold', expression.span, message))
}

/** The `rates` of a PoissonGroup, where they are a text (semantics §10.1). */
import { error } from '../../diagnostics/index.ts'
import { hertz, sameDimension, unitSymbolOf } from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { infer, type Recording } from './infer.ts'

/** Reports rates that are none. */
export function checkRates(expression: Expr, context: Recording): void {
  const inferred = infer(expression, context)
  if (inferred === undefined || sameDimension(inferred.dimension, hertz)) return
  const unit = unitSymbolOf(inferred.dimension)
  const message = `DimensionMismatchError: The expression provided for PoissonGroup's 'rates' argument, has to have units of Hz (unit is ${unit}).`
  context.report(error('unit-mismatch', expression.span, message))
}

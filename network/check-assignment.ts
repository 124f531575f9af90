import { groupScope } from '../compiler/check/scope.ts'
import type { Expr } from '../compiler/grammar/ast.ts'
import { namesIn, sourceTextOf } from '../compiler/grammar/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel } from '../compiler/model/group.ts'
import { error, type Report, type SourceText } from '../diagnostics/index.ts'
import {
  type Dimension,
  dimensionless,
  dimensionText,
  sameDimension,
  unitNameOf,
  unitSymbolOf,
} from '../units/index.ts'
import { inferIn } from './evaluate.ts'

interface Target {
  readonly name: string
  readonly dimension: Dimension
  readonly shared: boolean
}

export function checkAssignment(
  model: GroupModel,
  namespace: Namespace,
  variable: Target,
  code: SourceText,
  expr: Expr,
  report: Report,
): void {
  const inferred = inferIn({ model, namespace }, expr, report)
  if (inferred === undefined) return
  if (variable.shared) checkShared(model, namespace, variable.name, expr, report)
  if (sameDimension(inferred.dimension, variable.dimension)) return
  const message =
    `DimensionMismatchError: The right-hand-side of code statement "${variable.name} = ${code.text.trim()}" does not have the expected unit ` +
    `${dimensionText(variable.dimension)} (unit is ${unitSymbolOf(inferred.dimension)}).`
  const bare = sameDimension(inferred.dimension, dimensionless)
  const text = expr.kind === 'binary' ? `(${sourceTextOf(expr)})` : sourceTextOf(expr)
  report(
    error('unit-mismatch', expr.span, message, {
      help: bare ? `multiply by the unit: ${text}*${unitNameOf(variable.dimension)}` : undefined,
    }),
  )
}

function checkShared(model: GroupModel, namespace: Namespace, variable: string, expr: Expr, report: Report): void {
  const scope = groupScope(model, namespace)
  const vector = namesIn(expr).find(({ name }) => {
    const symbol = scope(name)
    if (symbol?.kind === 'clock') return symbol.name === 'i'
    return symbol?.kind === 'variable' && !symbol.variable.shared
  })
  if (vector === undefined) return
  const message = `SyntaxError: Cannot write to scalar variable '${variable}' with an expression referring to vector variable '${vector.name}'`
  report(error('read-only', expr.span, message))
}

export function checkCondition(model: GroupModel, namespace: Namespace, expr: Expr, report: Report): void {
  const inferred = inferIn({ model, namespace }, expr, report)
  if (inferred === undefined || inferred.type === 'boolean') return
  report(error('type-mismatch', expr.span, `TypeError: Condition '${sourceTextOf(expr)}' is not a boolean condition`))
}

/** Right-hand sides of differential equations and subexpressions (semantics §2.6, §2.8). */
import { error, type Report } from '../../diagnostics/index.ts'
import {
  type Dimension,
  divideDimensions,
  sameDimension,
  seconds,
  unitNameOf,
  unitSymbolOf,
} from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { namesIn, print, sourceTextOf } from '../grammar/index.ts'
import { functions } from '../model/functions.ts'
import type { GroupModel, Variable } from '../model/group.ts'
import { type Context, infer, type Inferred } from './infer.ts'
import { checkStatefulCalls } from './stateful.ts'

/** Reports what is wrong with the equation that defines a variable. */
export function checkEquation(variable: Variable, expression: Expr, group: GroupModel, context: Context): void {
  const { name } = variable
  const { report } = context
  checkStatefulCalls(expression, report)
  const inferred = infer(expression, context)
  if (inferred === undefined) return
  if (variable.kind === 'differential') {
    const rate = divideDimensions(variable.dimension, seconds)
    expectDimension(expression, inferred, rate, `differential equation defining variable '${name}'`, report, variable)
    return
  }
  expectDimension(expression, inferred, variable.dimension, `subexpression ${name}`, report, variable)
  if (variable.type === 'boolean' && inferred.type !== 'boolean') {
    const message = `TypeError: '${name}' is a boolean, but '${print(expression)}' is a number`
    report(error('type-mismatch', expression.span, message))
  }
  checkSubexpression(variable, expression, group, report)
}

function checkSubexpression(variable: Variable, expression: Expr, group: GroupModel, report: Report): void {
  if (isStateful(expression) && !variable.constantOverDt) {
    const message =
      `SyntaxError: The subexpression '${variable.name}' refers to a stateful function (e.g. rand()). Such expressions should only be ` +
      "evaluated once per timestep, add the 'constant over dt' flag."
    report(error('equations', expression.span, message))
  }
  if (!variable.shared) return
  for (const { name, span } of namesIn(expression)) {
    const used = group.variables.get(name)
    if ((used !== undefined && !used.shared) || name === 'i') {
      const message = `SyntaxError: Shared subexpression '${variable.name}' refers to non-shared variable '${name}'.`
      report(error('equations', span, message))
    }
  }
}

function isStateful(expression: Expr): boolean {
  return namesIn(expression).some(({ name }) => functions.get(name)?.stateful === true)
}

function expectDimension(
  expression: Expr,
  inferred: Inferred,
  expected: Dimension,
  what: string,
  report: Report,
  variable: Variable,
): void {
  if (sameDimension(inferred.dimension, expected)) return
  const text = sourceTextOf(expression)
  const message =
    `Inconsistent units in ${what}: Expression '${text}' does not have the expected unit ${unitNameOf(expected)} ` +
    `(unit is ${unitSymbolOf(inferred.dimension)}).`
  const forgotten = variable.kind === 'differential' && sameDimension(inferred.dimension, variable.dimension)
  const help = forgotten
    ? `a rate of change is per second: divide by a time constant, d${variable.name}/dt = (${text})/tau`
    : undefined
  report(error('unit-mismatch', expression.span, `DimensionMismatchError: ${message}`, { help }))
}

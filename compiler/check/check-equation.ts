/** Right-hand sides of differential equations and subexpressions (semantics §2.6, §2.8). */
import { error, type Report } from '../../diagnostics/index.ts'
import {
  type Dimension,
  divideDimensions,
  isDimensionless,
  sameDimension,
  seconds,
  unitNameOf,
  unitSymbolOf,
} from '../../units/index.ts'
import type { Expr, Unary } from '../grammar/ast.ts'
import { firstWhere } from '../grammar/equation-tree.ts'
import { children, namesIn, print, sourceTextOf } from '../grammar/index.ts'
import { scalarAfterVector, scalarFromVector } from '../../diagnostics/brian.ts'
import { dependencyOrder } from '../model/dependency-order.ts'
import type { GroupModel, Variable } from '../model/group.ts'
import { type Recording, infer, type Inferred, signOfBoolean } from './infer.ts'
import { isStateful, type Scope } from './scope.ts'
import { checkSymbolic } from './symbolic.ts'

/** Reports what is wrong with the equation that defines a variable. */
export function checkEquation(variable: Variable, expression: Expr, group: GroupModel, context: Recording): void {
  const { name } = variable
  const { report } = context
  const differential = variable.kind === 'differential'
  const inferred = infer(expression, { ...context, signedBooleans: true })
  if (inferred === undefined) return
  const rearranged = differential || (variable.constantOverDt && variable.type !== 'boolean')
  checkSymbolic(expression, { report, scope: context.scope, rearranged, subexpressions: group.variables })
  if (!differential) checkSigns(expression, context)
  if (differential) {
    const rate = divideDimensions(variable.dimension, seconds)
    expectDimension(expression, inferred, rate, `differential equation defining variable '${name}'`, context, variable)
    return
  }
  expectDimension(expression, inferred, variable.dimension, `subexpression ${name}`, context, variable)
  if (variable.type === 'boolean' && inferred.type !== 'boolean') {
    const message = `TypeError: '${name}' is a boolean, but '${print(expression)}' is a number`
    report(error('type-mismatch', expression.span, message))
  }
  checkSubexpression(variable, expression, group, context)
}

/** Subexpressions are code besides, where a sign before a boolean does not do; one before a comparison has been refused. */
function checkSigns(expr: Expr, context: Recording): void {
  const sign = expr.kind === 'unary' && (expr.operator === '-' || expr.operator === '+') ? expr : undefined
  if (sign !== undefined && context.inferred.get(sign.operand)?.type === 'boolean' && !isRefusedAlready(sign))
    context.report(signOfBoolean(sign))
  for (const child of children(expr)) checkSigns(child, context)
}

function isRefusedAlready({ operator, operand }: Unary): boolean {
  const comparison = operand.kind === 'compare' || operand.kind === 'logical' || operand.kind === 'unary'
  return comparison && operator === '-'
}

function checkSubexpression(
  variable: Variable,
  expression: Expr,
  group: GroupModel,
  { report, scope }: Recording,
): void {
  if (drawsAnew(expression, scope) && !variable.constantOverDt) {
    const message =
      `SyntaxError: The subexpression '${variable.name}' refers to a stateful function (e.g. rand()). Such expressions should only be ` +
      "evaluated once per timestep, add the 'constant over dt' flag."
    report(error('equations', expression.span, message))
  }
  if (!variable.shared) return
  for (const { name, span } of namesIn(expression)) {
    const used = group.variables.get(name)
    if ((used !== undefined && !used.shared) || name === 'i') {
      const message = variable.constantOverDt
        ? scalarFromVector(variable.name, name)
        : `SyntaxError: Shared subexpression '${variable.name}' refers to non-shared variable '${name}'.`
      report(error('equations', span, message))
    }
  }
}

/** Whether an expression calls what gives another number each time, random numbers for instance. */
export function drawsAnew(expression: Expr, scope: Scope): boolean {
  return namesIn(expression).some(({ name }) => isStateful(scope(name)))
}

function expectDimension(
  expression: Expr,
  inferred: Inferred,
  expected: Dimension,
  what: string,
  { report, scope }: Recording,
  variable: Variable,
): void {
  if (sameDimension(inferred.dimension, expected)) return
  const text = sourceTextOf(expression)
  const message =
    `Inconsistent units in ${what}: Expression '${text}' does not have the expected unit ${unitNameOf(expected)} ` +
    `(unit is ${unitSymbolOf(inferred.dimension)}).`
  const forgotten = variable.kind === 'differential' && sameDimension(inferred.dimension, variable.dimension)
  const help = forgotten ? helpForRate(variable.name, expression, scope) : undefined
  report(error('unit-mismatch', expression.span, `DimensionMismatchError: ${message}`, { help }))
}

/** A rate in the unit of its variable is one that nothing divides by a time, or a time that was written as a number. */
function helpForRate(variable: string, expression: Expr, scope: Scope): string {
  const divisor = firstWhere(expression, node => isDivisor(node, scope))
  if (divisor?.kind === 'binary') return `'${print(divisor.right)}' has no unit: if it is a time, say so, 10*ms`
  return `a rate of change is per second: divide by a time constant, d${variable}/dt = (${sourceTextOf(expression)})/tau`
}

/** Whether something is divided by a constant of the script that has no unit. */
function isDivisor(node: Expr, scope: Scope): boolean {
  if (node.kind !== 'binary' || node.operator !== '/' || node.right.kind !== 'name') return false
  const symbol = scope(node.right.name)
  return symbol?.kind === 'constant' && isDimensionless(symbol.external.dimension)
}

/**
 * Values constant over dt are assigned by one block of code, in which those of the whole group come first: Brian takes
 * the order of dependency, and does not look for a better one.
 */
export function checkOnceAStep({ variables }: GroupModel, report: Report): void {
  let vectorWritten = false
  for (const { name, shared, span } of dependencyOrder(variables)) {
    if (shared && vectorWritten)
      report(error('equations', span, scalarAfterVector(name), { help: 'define it before those that are not shared' }))
    vectorWritten ||= !shared
  }
}

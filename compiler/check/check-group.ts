/** Names, types and dimensions of everything a group computes, under the names of a run (semantics §2.6, §2.8, §5.3–5.4, §7). */
import { error, type Report } from '../../diagnostics/index.ts'
import {
  type Dimension,
  dimensionText,
  divideDimensions,
  exportedUnits,
  isDimensionless,
  sameDimension,
  unitNameOf,
  unitSymbolOf,
  seconds,
} from '../../units/index.ts'
import type { CodeStatement, Expr } from '../grammar/ast.ts'
import { namesIn, print, sourceTextOf } from '../grammar/index.ts'
import type { Namespace } from '../model/external.ts'
import type { GroupModel, Variable } from '../model/group.ts'
import { checkStatefulCalls } from './stateful.ts'
import { type Context, infer, type Inferred } from './infer.ts'
import { functions } from '../model/functions.ts'
import { groupScope, type Symbol, withSymbols } from './scope.ts'
import { checkExpansion } from './expansion.ts'
import { checkShadowedNames } from './shadowed.ts'
import { checkSubexpressionCycles } from './cycles.ts'

/** Reports everything wrong with a group; true if nothing is. */
export function checkGroup(group: GroupModel, namespace: Namespace, outer: Report): boolean {
  let good = true
  const report: Report = diagnostic => {
    good &&= diagnostic.severity !== 'error'
    outer(diagnostic)
  }
  if (!checkSubexpressionCycles(group, report) || !checkExpansion(group, report)) return false
  const context = contextOf(group, namespace, report)
  for (const variable of group.variables.values()) checkVariable(variable, group, context)
  checkThreshold(group, context)
  checkRefractory(group, context)
  checkCode(group.reset, group, context)
  if (good) checkShadowedNames(group, namespace, report)
  return good
}

/** Where the expressions of a group stand. */
export function contextOf(group: GroupModel, namespace: Namespace, report: Report): Context {
  return {
    scope: groupScope(group, namespace, { noise: true }),
    report,
    candidates: () => [
      ...group.variables.keys(),
      ...group.namespace.keys(),
      ...namespace.keys(),
      ...functions.keys(),
      ...exportedUnits().keys(),
    ],
  }
}

function checkVariable(variable: Variable, group: GroupModel, context: Context): void {
  const { expression, name } = variable
  if (expression === undefined) return
  checkStatefulCalls(expression, context.report)
  const inferred = infer(expression, context)
  if (inferred === undefined) return
  if (variable.kind === 'differential') {
    expectDimension(
      expression,
      inferred,
      divideDimensions(variable.dimension, seconds),
      `differential equation defining variable '${name}'`,
      context.report,
      variable,
    )
    return
  }
  expectDimension(expression, inferred, variable.dimension, `subexpression ${name}`, context.report, variable)
  if (variable.type === 'boolean' && inferred.type !== 'boolean') {
    context.report(
      error(
        'type-mismatch',
        expression.span,
        `TypeError: '${name}' is a boolean, but '${print(expression)}' is a number`,
      ),
    )
  }
  checkSubexpression(variable, expression, group, context.report)
}

function checkSubexpression(variable: Variable, expression: Expr, group: GroupModel, report: Report): void {
  const stateful = statefulCall(expression)
  if (stateful !== undefined && !variable.constantOverDt) {
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

function statefulCall(expression: Expr): string | undefined {
  return namesIn(expression).find(({ name }) => functions.get(name)?.stateful === true)?.name
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

function checkThreshold({ threshold }: GroupModel, context: Context): void {
  if (threshold === undefined) return
  checkStatefulCalls(threshold, context.report)
  const inferred = infer(threshold, context)
  if (inferred === undefined || inferred.type === 'boolean') return
  const text = sourceTextOf(threshold)
  context.report(
    error('threshold', threshold.span, `TypeError: Threshold condition '${text}' is not a boolean expression`, {
      help: `compare it: '${text} > …'`,
    }),
  )
}

function checkRefractory({ refractory }: GroupModel, context: Context): void {
  if (refractory.kind !== 'expression') return
  const { expression } = refractory
  checkStatefulCalls(expression, context.report)
  const inferred = infer(expression, context)
  if (inferred === undefined || inferred.type === 'boolean' || sameDimension(inferred.dimension, seconds)) return
  const text = sourceTextOf(expression)
  const message = isDimensionless(inferred.dimension)
    ? `TypeError: Refractory expression is dimensionless but not a boolean value. It needs to either evaluate to a timespan or to a boolean value.`
    : `TypeError: Refractory expression has to evaluate to a timespan or a boolean value, expression '${text}' has units ${unitSymbolOf(inferred.dimension)} instead`
  context.report(error('threshold', expression.span, message))
}

/** Checks statements in order; unknown targets become temporaries with the type of their first value. */
export function checkCode(statements: readonly CodeStatement[], group: GroupModel, context: Context): void {
  const temporaries = new Map<string, Symbol>()
  for (const statement of statements) {
    checkStatement(statement, group, { ...context, scope: withSymbols(context.scope, temporaries) }, temporaries)
  }
}

function checkStatement(
  statement: CodeStatement,
  group: GroupModel,
  context: Context,
  temporaries: Map<string, Symbol>,
): void {
  const { target, operator, value } = statement
  const variable = group.variables.get(target.name)
  checkStatefulCalls(value, context.report)
  if (!isWritable(statement, variable, context)) return
  if (operator !== undefined && !augmentedOperators.has(operator)) {
    context.report(
      error('unsupported', statement.span, `SyntaxError: Unknown operator "${operator}="`, {
        help: 'statements know = += -= *= /= %=',
      }),
    )
    return
  }
  const whole: Expr =
    operator === undefined
      ? value
      : { kind: 'binary', operator, left: target, right: value, operatorSpan: statement.span, span: statement.span }
  const inferred = infer(whole, context)
  if (inferred === undefined) return
  const expected = variable?.dimension ?? symbolDimension(temporaries.get(target.name))
  if (expected === undefined) {
    temporaries.set(target.name, { kind: 'temporary', name: target.name, ...inferred })
    return
  }
  if (sameDimension(inferred.dimension, expected)) return
  const message =
    `DimensionMismatchError: The right-hand-side of code statement "${sourceTextOfStatement(statement)}" does not have the expected unit ` +
    `${dimensionText(expected)} (unit is ${unitSymbolOf(inferred.dimension)}).`
  const zero = value.kind === 'number' && value.value === 0
  const help = zero ? `in a string 0 needs its unit too: ${target.name} = 0*${unitNameOf(expected)}` : undefined
  context.report(error('unit-mismatch', value.span, message, { help }))
}

const augmentedOperators: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%'])

function sourceTextOfStatement({ target, operator, value }: CodeStatement): string {
  return `${target.name} ${operator ?? ''}= ${sourceTextOf(value)}`
}

function symbolDimension(symbol: Symbol | undefined): Dimension | undefined {
  return symbol?.kind === 'temporary' ? symbol.dimension : undefined
}

function isWritable({ target }: CodeStatement, variable: Variable | undefined, { scope, report }: Context): boolean {
  const { name, span } = target
  if (variable?.kind === 'subexpression') {
    report(
      error('read-only', span, `SyntaxError: Illegal line in abstract code: Cannot write to subexpression '${name}'.`),
    )
    return false
  }
  if (variable?.shared) {
    report(error('read-only', span, `SyntaxError: Writing to scalar variable ${name} not allowed in this context.`))
    return false
  }
  if (variable !== undefined) return true
  const symbol = scope(name)
  if (symbol === undefined || symbol.kind === 'temporary') return true
  if (symbol.kind === 'constant') {
    report(
      error('read-only', span, `'${name}' is a constant of the script, so statements cannot change it`, {
        help: `add '${name} : …' to the equations to have one value per neuron`,
      }),
    )
    return false
  }
  report(error('read-only', span, `TypeError: Variable ${name} is read-only.`))
  return false
}

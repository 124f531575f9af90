/** What is assigned from outside, between runs: `G.v = '…'`, `G.v['…']` (semantics §5.9). */
import { scalarFromVector, wrongStatementUnit } from '../../diagnostics/brian.ts'
import { error, type Report, type SourceText, watchErrors } from '../../diagnostics/index.ts'
import { dimensionText, isDimensionless, sameDimension, unitNameOf, unitSymbolOf } from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { namesIn, sourceTextOf } from '../grammar/index.ts'
import type { Namespace } from '../model/external.ts'
import type { GroupModel } from '../model/group.ts'
import { contextOf } from './context.ts'
import { infer, type Inferred } from './infer.ts'
import { groupScope } from './scope.ts'
import { checkShadowedNames, firstOf } from './shadowed.ts'
import { checkSymbolic } from './symbolic.ts'
import { vectorName } from './vectors.ts'

/** A group and the caller's names, where something is assigned. */
export interface AssignmentSetting {
  readonly group: GroupModel
  readonly namespace: Namespace
  /** What is assigned is a number in SI, whatever its dimension. */
  readonly unitless?: boolean | undefined
}

/**
 * Infers the value of `G.v = '…'`, reporting what is wrong with it; undefined if something was.
 *
 * @param variable one of the group's own that can be written
 * @param text the expression as written
 */
export function checkAssignment(
  setting: AssignmentSetting,
  variable: string,
  expr: Expr,
  text: SourceText,
  outer: Report,
): Inferred | undefined {
  const { report, failed } = watchErrors(outer)
  const inferred = inferOutside(setting, expr, report)
  const target = setting.group.variables.get(variable)
  if (inferred === undefined || target === undefined) return undefined
  const scope = groupScope(setting.group, setting.namespace)
  if (target.type !== 'boolean') checkSymbolic(expr, { report, scope, rearranged: true })
  if (target.shared) {
    const vector = vectorName(expr, scope)
    if (vector !== undefined && vector.drawn !== true)
      report(error('read-only', expr.span, scalarFromVector(variable, vector.name)))
  }
  if (setting.unitless !== true && !sameDimension(inferred.dimension, target.dimension)) {
    const statement = `${calledByScripts(variable, setting.group)} = ${text.text.trim()}`
    const message = wrongStatementUnit(statement, dimensionText(target.dimension), unitSymbolOf(inferred.dimension))
    const factor = expr.kind === 'binary' ? `(${sourceTextOf(expr)})` : sourceTextOf(expr)
    const bare = isDimensionless(inferred.dimension)
    const help = bare ? `multiply by the unit: ${factor}*${unitNameOf(target.dimension)}` : undefined
    report(error('unit-mismatch', expr.span, message, { help }))
  }
  if (failed()) return undefined
  checkShadowedNames(setting.group, firstOf(namesIn(expr)), setting.namespace, report)
  return inferred
}

/** The delay of each pathway is called `delay`, behind the pathway's name. */
function calledByScripts(variable: string, { synaptic }: GroupModel): string {
  return [...(synaptic?.pathways.values() ?? [])].some(({ delay }) => delay.variable === variable) ? 'delay' : variable
}

/**
 * Infers the index of `G.v['…']`, reporting what is wrong with it; undefined if something was. Brian means it to be a
 * condition, and takes a number for each neuron as well.
 */
export function checkIndex(setting: AssignmentSetting, expr: Expr, outer: Report): Inferred | undefined {
  const { report, failed } = watchErrors(outer)
  const inferred = inferOutside(setting, expr, report)
  if (inferred === undefined) return undefined
  const text = sourceTextOf(expr)
  if (!isDimensionless(inferred.dimension)) {
    const message = wrongStatementUnit(`_cond = ${text}`, '1', unitSymbolOf(inferred.dimension))
    report(error('unit-mismatch', expr.span, message, { help: `compare it: '${text} > …'` }))
  } else if (
    inferred.type !== 'boolean' &&
    vectorName(expr, groupScope(setting.group, setting.namespace)) === undefined
  ) {
    report(
      error('type-mismatch', expr.span, 'ValueError: Calling nonzero on 0d arrays is not allowed.', {
        help: `'${text}' is one number for all neurons; a condition says which are meant, such as 'i == ${text}'`,
      }),
    )
  }
  if (failed()) return undefined
  checkShadowedNames(setting.group, firstOf(namesIn(expr)), setting.namespace, report)
  return inferred
}

/** Outside of a step there is no noise. */
function inferOutside({ group, namespace }: AssignmentSetting, expr: Expr, report: Report): Inferred | undefined {
  return infer(expr, contextOf(group, namespace, report))
}

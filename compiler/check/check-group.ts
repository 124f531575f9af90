/** Names, types and dimensions of everything a group computes, under the names of a run (semantics §2.6, §2.8, §5.3–5.4, §7). */
import { type Diagnostic, inObject, type Report, watchErrors } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { type Computation, computationsOf } from '../model/computations.ts'
import type { Namespace } from '../model/external.ts'
import { hasStateUpdater, isRefractory, type Variable } from '../model/group.ts'
import type { NetworkGroup, RegularModel } from '../model/network.ts'
import { checkCode } from './check-code.ts'
import { checkEventCondition, checkRefractory } from './check-condition.ts'
import { checkEquation, checkOnceAStep } from './check-equation.ts'
import { contextOf } from './context.ts'
import { checkExpansion } from './expansion.ts'
import { checkRates } from './check-rates.ts'
import type { Inferred, Recording } from './infer.ts'
import { inputScope } from './input-scope.ts'
import type { Scope } from './scope.ts'
import { checkShadowedNames, firstUses } from './shadowed.ts'
import { checkSum } from './check-synapses.ts'

/** A group of which nothing is wrong, and what is known of its expressions. */
export interface CheckedGroup {
  readonly group: NetworkGroup
  /** What names mean in what a step computes; temporaries of statements come before it. */
  readonly scope: Scope
  /** Type and dimension of every sub-expression, of targets of statements too. */
  readonly inferred: ReadonlyMap<Expr, Inferred>
}

/**
 * Reports everything wrong with a group; undefined if anything is.
 *
 * @param regular the regular operations that are its own
 * @param inferred takes what is known of its expressions, even if something is wrong
 */
export function checkGroup(
  group: NetworkGroup,
  regular: readonly RegularModel[],
  namespace: Namespace,
  outer: Report,
  inferred: Map<Expr, Inferred> = new Map(),
): CheckedGroup | undefined {
  const { report, failed, full } = watchErrors(outer)
  const computations = computationsOf(group, regular)
  if (!checkExpansion(group, computations, report)) return undefined
  const context = contextOf(group, namespace, report, { noise: true, inferred, full })
  // Noise is of equations alone, and of subexpressions that stand for parts of them.
  const code = contextOf(group, namespace, report, { inferred, full })
  for (const computation of computations) {
    const mayBeNoisy = computation.role === 'equation' && !computation.variable.constantOverDt && hasStateUpdater(group)
    checkComputation(computation, group, placed(mayBeNoisy ? context : code, computation, group))
  }
  checkOnceAStep(group, inObject({ name: group.name, span: group.span }, report))
  if (failed()) return undefined
  checkShadowedNames(group, firstUses(computations), namespace, report)
  return { group, scope: context.scope, inferred }
}

/** Equations are the group's own; everything else is an object beside it. */
function placed(context: Recording, computation: Computation, { name, span }: NetworkGroup): Recording {
  if (computation.role !== 'equation')
    return { ...context, report: inObject({ name: computation.object, span }, context.report) }
  const report = inObject({ name, span }, context.report)
  return { ...context, report: found => report(asOfEquation(found, computation.variable)) }
}

/** Units that do not fit, as a script catches it: Brian 2 says first in which equation. */
function asOfEquation(found: Diagnostic, { name, kind }: Variable): Diagnostic {
  const [, told] = /^DimensionMismatchError: (?:Inconsistent units in [^:]*: )?(.*)$/s.exec(found.message) ?? []
  if (told === undefined) return found
  const of =
    kind === 'subexpression' ? `subexpression ${name}:\n%` : `differential equation defining variable '${name}':\n`
  return { ...found, exception: { type: 'DimensionMismatchError', message: `Inconsistent units in ${of}${told}` } }
}

function checkComputation(computation: Computation, group: NetworkGroup, context: Recording): void {
  switch (computation.role) {
    case 'equation':
      if (group.type === 'PoissonGroup') checkRates(computation.expression, context)
      else checkEquation(computation.variable, computation.expression, group, context)
      break
    case 'condition':
      checkEventCondition(computation.event, computation.name === 'spike' && isRefractory(group), context)
      break
    case 'refractory':
      checkRefractory(computation.expression, context)
      break
    case 'event code':
    case 'pathway':
      checkCode(computation.statements, group, context, false)
      break
    case 'sum':
      checkSum(computation.sum, context)
      break
    case 'regular': {
      const { statements, input } = computation
      const scope = input === undefined ? context.scope : inputScope(input, context.scope)
      checkCode(statements, group, { ...context, scope }, true)
      break
    }
  }
}

/** What synapses do to variables of their neurons, and what event-driven equations may look at (semantics §9.3 to §9.5). */
import { readOnly } from '../../diagnostics/brian.ts'
import { error, type Report, warning } from '../../diagnostics/index.ts'
import { displayQuantity, sameDimension, seconds, unitSymbolOf } from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { namesIn, print, sourceTextOf } from '../grammar/index.ts'
import type { GroupModel, SummedModel, Variable } from '../model/group.ts'
import type { NetworkGroup, NetworkModel } from '../model/network.ts'
import { computationsOf, regularOf } from '../model/computations.ts'
import { pathwayName } from '../model/object-names.ts'
import { toSubexpression } from './check-code.ts'
import { infer, type Recording } from './infer.ts'

/** Reports what synapses cannot do to their neurons, and equations that cannot wait for events. */
export function checkSynapses(network: NetworkModel, report: Report): void {
  for (const [index, group] of network.groups.entries()) {
    if (group.synaptic === undefined) continue
    checkWrites(group, index, network, report)
    checkEventDriven(group, report)
    warnOfClocks(group, network, report)
  }
}

/** Reports a summed variable whose expression has another dimension than it says. */
export function checkSum({ name, dimension, expression }: SummedModel, context: Recording): void {
  const inferred = infer(expression, context)
  if (inferred === undefined || sameDimension(inferred.dimension, dimension)) return
  const units = [dimension, inferred.dimension].map(each => unitSymbolOf(each)).join(' and ')
  const message = `DimensionMismatchError: The target variable '${name}' does not have the same dimensions as the right-hand side expression '${sourceTextOf(expression)}'. (units are ${units}).`
  context.report(error('unit-mismatch', expression.span, message))
}

/** Reports statements that assign what cannot be assigned in the neurons. */
function checkWrites(group: NetworkGroup, index: number, network: NetworkModel, report: Report): void {
  for (const computation of computationsOf(group, regularOf(network, index))) {
    if (!('statements' in computation)) continue
    for (const statement of computation.statements) {
      const { target } = statement
      const link = group.links?.get(target.name)
      const variable = link && network.groups[link.group]?.variables.get(link.variable)
      if (variable === undefined) continue
      if (variable.linked === true) {
        const message = `writing to '${target.name}', a linked variable of the neurons, is Brian 2, not yet Hillock; this file runs in Brian 2`
        report(error('unsupported', target.span, message))
      } else if (variable.kind === 'subexpression') {
        report(error('read-only', target.span, toSubexpression(statement)))
      } else if (variable.shared) {
        // On events the synapses' own may not be written either, which is reported already.
        if (computation.role !== 'regular') continue
        const message = `SyntaxError: Writing to scalar variable ${target.name} not allowed in this context.`
        report(error('read-only', target.span, message))
      } else if (variable.readOnly) report(error('read-only', target.span, readOnly(target.name)))
    }
  }
}

/** Warns of delays that are rounded to the steps of another clock than one may think. */
function warnOfClocks(
  { name, span, clock, synaptic, ends }: NetworkGroup,
  network: NetworkModel,
  report: Report,
): void {
  const { groups, clocks } = network
  for (const pathway of synaptic?.pathways.values() ?? []) {
    const sides = pathway.side === 'pre' ? ([ends?.pre, ends?.post] as const) : ([ends?.post, ends?.pre] as const)
    const [source, target] = sides.map(end => groups[end?.group ?? -1])
    if (source === undefined || target === undefined) continue
    const [own, ...others] = [source.clock, target.clock, clock].map(each => clocks[each]?.dt ?? Number.NaN)
    if (own === undefined || others.every(dt => dt === own)) continue
    const dt = displayQuantity([own], [], seconds)
    const message = `Note that the synaptic pathway '${pathwayName(name, pathway.name)}' will run on the clock of the group '${source.name}' using a dt of ${dt}. Either the Synapses object '${name}' or the target '${target.name}' (or both) are using a different dt. This might lead to unexpected results. In particular, all delays will be rounded to multiples of ${dt}. If in doubt, try to ensure that '${source.name}', '${name}', and '${target.name}' use the same dt.`
    report(warning('bad-value', span, message, { once: true }))
  }
}

/** Reports event-driven equations that depend on what changes between events, and the other way round (semantics §9.4). */
function checkEventDriven(group: GroupModel, report: Report): void {
  const refuse = (what: string, expression: Expr | undefined, other: Driven): void => {
    const found = expression && drivenIn(expression, group, other, [])
    if (expression === undefined || found === undefined) return
    const via = found.via.length === 0 ? '' : ` (via ${found.via.map(name => `'${name}'`).join(', ')})`
    const message = `EquationError: The ${what} should not depend on the ${other} variable '${found.name}'${via}.`
    const help = "mark both '(event-driven)' or both '(clock-driven)'"
    report(error('equations', expression.span, message, { help }))
  }
  for (const { name, kind, eventDriven, expression } of group.variables.values()) {
    if (kind !== 'differential') continue
    if (eventDriven === true) refuse(`event-driven '${name}'`, expression, 'clock-driven')
    else refuse(`clock-driven '${name}'`, expression, 'event-driven')
  }
  for (const { name, expression } of group.synaptic?.summed.values() ?? [])
    refuse(`summed '${name}'`, expression, 'event-driven')
}

/** When a differential equation is solved. */
type Driven = 'event-driven' | 'clock-driven'

/** The first variable driven so that an expression depends on, and the subexpressions between. */
function drivenIn(
  expression: Expr,
  { variables }: Pick<GroupModel, 'variables'>,
  driven: Driven,
  via: readonly string[],
): { readonly name: string; readonly via: readonly string[] } | undefined {
  for (const { name } of namesIn(expression)) {
    const used: Variable | undefined = variables.get(name)
    if (used?.kind === 'differential' && (used.eventDriven === true) === (driven === 'event-driven'))
      return { name, via }
    if (used?.kind !== 'subexpression' || used.expression === undefined || via.includes(name)) continue
    // What holds for a step may be made of what the last event left behind.
    if (used.constantOverDt && driven === 'event-driven') continue
    const found = drivenIn(used.expression, { variables }, driven, [...via, name])
    if (found !== undefined) return found
  }
  return undefined
}

/** Reports two sums that are given to one variable (semantics §9.5). */
export function checkSumsApart({ groups }: NetworkModel, report: Report): void {
  const taken: { readonly group: number; readonly variable: string; readonly start: number; readonly stop: number }[] =
    []
  for (const { synaptic, ends } of groups) {
    for (const { side, variable, span, expression } of synaptic?.summed.values() ?? []) {
      const end = ends?.[side]
      const target = groups[end?.group ?? -1]
      if (end === undefined || target === undefined) continue
      const { start, stop } = end.range ?? { start: 0, stop: target.size }
      const other = taken.find(
        each => each.group === end.group && each.variable === variable && each.start < stop && start < each.stop,
      )
      if (other !== undefined) {
        const message = `NotImplementedError: Multiple 'summed variables' target the variable '${variable}' in group '${target.name}'. Use multiple variables in the target group instead.`
        report(error('equations', span ?? expression.span, message, { help: `this one is ${print(expression)}` }))
      }
      taken.push({ group: end.group, variable, start, stop })
    }
  }
}

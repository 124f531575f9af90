/** The state updates of groups, by the methods they name or by Brian 2's choice. */
import { type Diagnostic, error, inObject, type Note, note, type Report } from '../../diagnostics/index.ts'
import type { Parser } from '../grammar/index.ts'
import { functions } from '../model/functions.ts'
import type { Namespace, Outside } from '../model/external.ts'
import { type GroupModel, isIntegrated } from '../model/group.ts'
import type { NetworkGroup, NetworkModel } from '../model/network.ts'
import { pathwayName, stateUpdaterName } from '../model/object-names.ts'
import { integrate } from './integrate.ts'
import { systemOf } from './system.ts'
import type { System, Update } from './types.ts'

/**
 * The update of every group, undefined for one without differential equations.
 *
 * @returns undefined after reporting that one of them cannot be integrated
 */
export function integrateGroups(
  network: NetworkModel,
  parser: Parser,
  report: Report,
): readonly (Update | undefined)[] | undefined {
  return updatesOf('steps', network, (group, system) => integrateGroup(group, system, parser, report))
}

/**
 * How the event-driven variables of synapses are brought up to date when an event comes, undefined for groups without such:
 * the exact solution over the time since the last one (semantics §9.4).
 *
 * @returns undefined after reporting that there is none
 */
export function integrateEvents(
  network: NetworkModel,
  parser: Parser,
  report: Report,
): readonly (Update | undefined)[] | undefined {
  return updatesOf('events', network, (group, system) => {
    const request = { methods: [{ name: 'exact', span: undefined }], options: new Map() }
    let reason: Diagnostic | undefined
    const integration = integrate(system, request, parser, refusal => (reason ??= refusal))
    if (integration !== undefined) return integration.update
    const message = `UnsupportedEquationsException: Cannot solve the differential equations as event-driven. Use (clock-driven) instead.`
    const notes = reason === undefined ? [] : [{ message: reason.message }]
    const { name, span, synaptic } = group
    const [pathway = ''] = synaptic?.pathways.keys() ?? []
    const object = { name: pathwayName(name, pathway), span }
    report(error('integration', reason?.span ?? span, message, { notes, object }))
    return undefined
  })
}

/** What is solved: what moves on at each step, or what waits for events. */
type Solved = 'steps' | 'events'

/** The update of each group with such equations; undefined if there is one that has none. */
function updatesOf(
  solved: Solved,
  network: NetworkModel,
  integrated: (group: NetworkGroup, system: System) => Update | undefined,
): readonly (Update | undefined)[] | undefined {
  const updates = network.groups.map(group => {
    const system = systemOfGroup(group, network, solved)
    return system.equations.length === 0 ? 'none' : integrated(group, system)
  })
  if (updates.includes(undefined)) return undefined
  return updates.map(update => (update === 'none' ? undefined : update))
}

function integrateGroup(group: GroupModel, system: System, parser: Parser, outer: Report): Update | undefined {
  const report = inObject({ name: stateUpdaterName(group.name), span: group.span }, outer)
  const { methods, methodOptions: options = new Map() } = group
  const integration = integrate(system, { methods, options }, parser, refusal =>
    report(group.span === undefined || refusal.span !== undefined ? refusal : { ...refusal, span: group.span }),
  )
  if (integration === undefined) return undefined
  const { update, choice } = integration
  if (choice !== undefined) report(methodNote(group, choice.method, choice.note))
  return update
}

function systemOfGroup(group: NetworkGroup, network: NetworkModel, solved: Solved): System {
  // Values constant over dt are parameters to a step, and so is what others solve.
  const variables = Array.from(group.variables.values(), each =>
    each.constantOverDt || (each.kind === 'differential' && isIntegrated(each) !== (solved === 'steps'))
      ? ({ ...each, kind: 'parameter' } as const)
      : each,
  )
  // What names stand for that the equations do not define; the group's own come first.
  const named: Namespace = new Map([...network.namespace, ...group.namespace])
  const dt = network.clocks[group.clock]?.dt ?? Number.NaN
  return {
    ...systemOf(variables),
    statefulFunctions: new Set([
      ...[...functions.values()].filter(({ stateful }) => stateful).map(({ name }) => name),
      ...namesOf(named, isDrawnAnew),
    ]),
    stepwiseFunctions: new Set(namesOf(named, outside => isStepwise(outside, dt))),
  }
}

function namesOf(named: Namespace, test: (outside: Outside) => boolean): string[] {
  return [...named].flatMap(([name, outside]) => (test(outside) ? [name] : []))
}

/** Whether a TimedArray keeps its values during a step: each of its rows is so many whole steps. */
function isStepwise(outside: Outside, dt: number): boolean {
  const isTimed = 'kind' in outside && outside.kind === 'timed array'
  return isTimed && outside.dt >= dt && Number.isInteger(outside.dt / dt)
}

function isDrawnAnew(outside: Outside): boolean {
  return 'kind' in outside && (outside.kind === 'binomial' || (outside.kind === 'function' && outside.stateful))
}

function methodNote({ name, span }: GroupModel, method: string, reason: string | undefined): ReturnType<typeof note> {
  const notes: Note[] = reason === undefined ? [] : [{ message: reason }]
  const message = `No numerical integration method specified for group '${name}', using method '${method}'.`
  return note('method-chosen', span, message, { notes, help: `name it to be sure: method='${method}'` })
}

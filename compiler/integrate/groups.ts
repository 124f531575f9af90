/** The state updates of groups, by the methods they name or by Brian 2's choice. */
import { type Note, note, type Report } from '../../diagnostics/index.ts'
import type { Parser } from '../grammar/index.ts'
import { functions } from '../model/functions.ts'
import type { Outside } from '../model/external.ts'
import type { GroupModel } from '../model/group.ts'
import type { NetworkGroup, NetworkModel } from '../model/network.ts'
import { integrate } from './integrate.ts'
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
  const updates = network.groups.map(group => {
    const system = systemOf(group, network)
    return system.equations.length === 0 ? 'none' : integrateGroup(group, system, parser, report)
  })
  if (updates.includes(undefined)) return undefined
  return updates.map(update => (update === 'none' ? undefined : update))
}

function integrateGroup(group: GroupModel, system: System, parser: Parser, report: Report): Update | undefined {
  const { methods, methodOptions: options = new Map() } = group
  const integration = integrate(system, { methods, options }, parser, refusal =>
    report(group.span === undefined || refusal.span !== undefined ? refusal : { ...refusal, span: group.span }),
  )
  if (integration === undefined) return undefined
  const { update, choice } = integration
  if (choice !== undefined) report(methodNote(group, choice.method, choice.note))
  return update
}

function systemOf(group: NetworkGroup, network: NetworkModel): System {
  const variables = [...group.variables.values()]
  return {
    equations: variables.flatMap(({ kind, name, expression, unlessRefractory }) =>
      kind === 'differential' && expression !== undefined ? [{ name, expression, unlessRefractory }] : [],
    ),
    subexpressions: new Map(
      variables.flatMap(({ kind, name, expression, constantOverDt }) =>
        kind === 'subexpression' && !constantOverDt && expression !== undefined ? [[name, expression]] : [],
      ),
    ),
    statefulFunctions: new Set([
      ...[...functions.values()].filter(({ stateful }) => stateful).map(({ name }) => name),
      ...named(group, network).flatMap(([name, outside]) => (isDrawnAnew(outside) ? [name] : [])),
    ]),
    stepwiseFunctions: stepwiseNames(group, network),
    dimensions: new Map(variables.map(({ name, dimension }) => [name, dimension])),
  }
}

/** Names of TimedArrays that keep their values during a step: each of their rows is so many whole steps. */
function stepwiseNames(group: NetworkGroup, network: NetworkModel): Set<string> {
  const dt = network.clocks[group.clock]?.dt ?? Number.NaN
  return new Set(
    named(group, network).flatMap(([name, outside]) => {
      const isTimed = 'kind' in outside && outside.kind === 'timed array'
      const isSteady = isTimed && outside.dt >= dt && Number.isInteger(outside.dt / dt)
      return isSteady ? [name] : []
    }),
  )
}

/** What names stand for that the equations do not define; the group's own come first. */
function named(group: NetworkGroup, { namespace }: NetworkModel): readonly (readonly [string, Outside])[] {
  return [...new Map([...namespace, ...group.namespace])]
}

function isDrawnAnew(outside: Outside): boolean {
  return 'kind' in outside && (outside.kind === 'binomial' || (outside.kind === 'function' && outside.stateful))
}

function methodNote({ name, span }: GroupModel, method: string, reason: string | undefined): ReturnType<typeof note> {
  const notes: Note[] = reason === undefined ? [] : [{ message: reason }]
  const message = `No numerical integration method specified for group '${name}', using method '${method}'.`
  return note('method-chosen', span, message, { notes, help: `name it to be sure: method='${method}'` })
}

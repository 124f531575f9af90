/** A network under the names of a run: everything that is wrong with it, or what is known of its expressions. */
import { type Report, watchErrors } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { regularOf } from '../model/computations.ts'
import type { NetworkGroup, NetworkModel } from '../model/network.ts'
import { type CheckedGroup, checkGroup } from './check-group.ts'
import { checkInputs, checkMonitors, checkNames } from './check-objects.ts'
import { checkNoise } from './check-noise.ts'
import { checkLinks } from './check-links.ts'
import { checkSpikes } from './check-spikes.ts'
import { checkSumsApart, checkSynapses } from './check-synapses.ts'
import { checkTimings } from './check-timing.ts'
import { checkTimeGrids } from './time-grids.ts'
import type { Inferred } from './infer.ts'

export type { CheckedGroup } from './check-group.ts'

export interface CheckedNetwork {
  readonly network: NetworkModel
  /** In the order of the network's groups. */
  readonly groups: readonly CheckedGroup[]
}

/** Checks a network, reporting everything that is wrong with it; undefined if anything is. */
export function checkNetwork(network: NetworkModel, outer: Report): CheckedNetwork | undefined {
  const { report, failed } = watchErrors(outer)
  checkNames(network, report)
  checkMonitors(network, report)
  checkTimings(network, report)
  checkInputs(network, report)
  checkSpikes(network, report)
  checkLinks(network, report)
  checkSynapses(network, report)
  checkNoise(network, report)
  checkSumsApart(network, report)
  const groups = network.groups.flatMap(
    (group, index) => checkGroup(group, regularOf(network, index), network.namespace, report) ?? [],
  )
  if (failed()) return undefined
  checkTimeGrids(network, report)
  return { network, groups }
}

/**
 * Checks what the text of a script tells of a network that nobody has made: names may be unsettled. Sizes, ranges of neurons,
 * links, lengths of steps and names of objects are not looked at.
 *
 */
export function inspectNetwork(network: NetworkModel, report: Report): Inspected {
  const inferred = new Map<Expr, Inferred>()
  checkMonitors(network, report)
  checkTimings(network, report)
  checkSynapses(network, report)
  checkNoise(network, report)
  const sound = network.groups.filter(
    (group, index) => checkGroup(group, regularOf(network, index), network.namespace, report, inferred) !== undefined,
  )
  return { inferred, sound }
}

/** What {@link inspectNetwork} finds out. */
interface Inspected {
  /** Type and dimension of every sub-expression of which they are known, in groups with errors too. */
  readonly inferred: ReadonlyMap<Expr, Inferred>
  /** Groups of which nothing is wrong. */
  readonly sound: readonly NetworkGroup[]
}

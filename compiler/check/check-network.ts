/** A network under the names of a run: everything that is wrong with it, or what is known of its expressions. */
import { type Report, watchErrors } from '../../diagnostics/index.ts'
import { regularOf } from '../model/computations.ts'
import type { NetworkModel } from '../model/network.ts'
import { type CheckedGroup, checkGroup } from './check-group.ts'
import { checkInputs, checkMonitors, checkNames } from './check-objects.ts'
import { checkLinks } from './check-links.ts'
import { checkSpikes } from './check-spikes.ts'
import { checkSynapses } from './check-synapses.ts'
import { checkTimings } from './check-timing.ts'
import { checkTimeGrids } from './time-grids.ts'

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
  const groups = network.groups.flatMap(
    (group, index) => checkGroup(group, regularOf(network, index), network.namespace, report) ?? [],
  )
  if (failed()) return undefined
  checkTimeGrids(network, report)
  return { network, groups }
}

/** Steps of groups and of the TimedArrays that they ask (semantics §10.4). */
import { type Report, warning } from '../../diagnostics/index.ts'
import { displayQuantity, seconds } from '../../units/index.ts'
import { computationsOf, regularOf } from '../model/computations.ts'
import type { NetworkModel } from '../model/network.ts'
import { groupScope } from './scope.ts'
import { firstUses } from './shadowed.ts'

/** Warns of TimedArrays whose values change within steps of the group that asks for them. */
export function checkTimeGrids(network: NetworkModel, report: Report): void {
  for (const [index, group] of network.groups.entries()) {
    const dt = network.clocks[group.clock]?.dt ?? Number.NaN
    const scope = groupScope(group, network.namespace)
    for (const [name, span] of firstUses(computationsOf(group, regularOf(network, index)))) {
      const symbol = scope(name)
      if (symbol?.kind !== 'timed array') continue
      const { timed } = symbol
      const ratio = timed.dt / dt
      if (ratio <= 1 || Number.isInteger(ratio)) continue
      const message = `Group uses a dt of ${shown(dt)} while TimedArray uses dt of ${shown(timed.dt)} (ratio: 1/${ratio}) → time grids not aligned`
      const help = 'its values change within steps; a dt that is so many whole steps does without'
      report(warning('bad-value', span, message, { help, once: true }))
    }
  }
}

function shown(dt: number): string {
  return displayQuantity([dt], [], seconds)
}

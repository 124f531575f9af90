/** What synapses show as variables are, besides those of their model (semantics §9.2). */
import type { Side } from '../../../compiler/model/group.ts'
import { SpikeGeneratorGroup, type Synapses, type VariableOwner } from '../../../network/index.ts'
import { Subgroup } from '../../../network/subgroup.ts'
import { type Dimension, dimensionless, seconds } from '../../../units/index.ts'
import { array, type ArrayValue } from '../../arrays/array.ts'
import type { GroupView } from './group-class.ts'
import { callerNamespace } from './namespace.ts'

export const sides = ['pre', 'post'] as const

/** What Brian calls the clock and the indices of a group, as synapses name them of those on their sides. */
export function clockNames(group: Synapses, side: Side): readonly string[] {
  const end = group.ends[side]
  const names =
    end instanceof SpikeGeneratorGroup
      ? [...clockVariables, 'N', 'period', 'i']
      : ['N', ...(end instanceof Subgroup ? [] : ['i']), ...clockVariables]
  return names.map(name => `${name}_${side}`)
}

const clockVariables = ['t', 'dt', 't_in_timesteps']

/** How many synapses there are, how many each neuron has, and the clock and indices of the groups on both sides. */
export const synapticViews: ReadonlyMap<string, GroupView<Synapses>> = new Map([
  ['N_outgoing', perSynapse(group => group.counted('N_outgoing'))],
  ['N_incoming', perSynapse(group => group.counted('N_incoming'))],
  ['N', shared(group => Int32Array.of(group.size))],
  ...sides.flatMap((side): readonly (readonly [string, GroupView<Synapses>])[] => {
    const clock = ({ ends }: Synapses) => ends[side].group.clockInUse
    const own = perSynapse(group => group.read(side === 'pre' ? 'i' : 'j'))
    return [
      // Subgroups have no numbers that others could see.
      [`i_${side}`, group => (group.ends[side] instanceof Subgroup ? undefined : own(group))],
      [`period_${side}`, group => periodOf(group.ends[side])?.(group)],
      [`t_${side}`, shared(group => Float64Array.of(clock(group).t), seconds)],
      [`dt_${side}`, shared(group => Float64Array.of(clock(group).dt), seconds)],
      [`t_in_timesteps_${side}`, shared(group => Int32Array.of(clock(group).timestep))],
    ]
  }),
])

function periodOf(end: VariableOwner): GroupView<Synapses> | undefined {
  const { spikes } = end.model
  return spikes && shared(() => Float64Array.of(spikes.period), seconds)
}

function perSynapse(values: (group: Synapses) => ArrayValue['data']): GroupView<Synapses> {
  return seen(group => array(values(group)), false, dimensionless)
}

function shared(
  value: (group: Synapses) => ArrayValue['data'],
  dimension: Dimension = dimensionless,
): GroupView<Synapses> {
  return seen(group => array(value(group), [], undefined, dimension), true, dimension)
}

function seen(read: (group: Synapses) => ArrayValue, isShared: boolean, dimension: Dimension): GroupView<Synapses> {
  return group => ({
    group,
    dimension,
    shared: isShared,
    read: () => read(group),
    select: (condition, site) => group.select(condition, callerNamespace(site.session)),
  })
}

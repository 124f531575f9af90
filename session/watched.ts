/** What somebody watches of a group while it runs: its spikes, and a trace of some of its neurons. */
import { type Group, type Network, type NetworkObject, SpikeMonitor, StateMonitor, Synapses } from '../network/index.ts'
import { unitText } from './recordings/recording.ts'

/** Of which neurons of a group a trace is wanted, and of which variable. */
export interface WatchSelection {
  /** Indices; those that the group has not are left out. The first three unless given. */
  readonly neurons?: readonly number[] | undefined
  /** One of its differential equations; `v` if there is one, else the first, unless given. */
  readonly variable?: string | undefined
}

/** A group as it is shown. */
export interface WatchedGroup {
  /** The script's variable, else Brian's name. */
  readonly name: string
  readonly size: number
  /** Seconds: the length of its steps. */
  readonly dt: number
  /** Whether its neurons can spike. */
  readonly spikes: boolean
  /** The variables that traces can be of, with the symbol of their unit in SI; empty for numbers. */
  readonly variables: readonly { readonly name: string; readonly unit: string }[]
  /** What is traced, if anything can be. */
  readonly trace?: { readonly variable: string; readonly neurons: readonly number[] }
}

/** What is new of a group. Arrays are the taker's. */
export interface WatchedRecords {
  readonly group: string
  /** Indices of neurons that spiked, and when, in seconds. */
  readonly i: Int32Array
  readonly t: Float64Array
  /** Of the traced variable, in SI: values of each traced neuron, at these times in seconds. */
  readonly trace?: { readonly t: Float64Array; readonly values: readonly Float64Array[] }
}

/** A group that is watched in a run. */
export interface Watched {
  readonly group: WatchedGroup
  /** What records for it; monitors of the script are not among them. */
  readonly monitors: readonly (SpikeMonitor | StateMonitor)[]
  /** What is new since it was last asked. */
  take(): WatchedRecords
}

const usualNeurons = [0, 1, 2]

/** Monitors that are kept from run to run, for a network goes on with those that it had. */
export type KeptMonitors = Map<Group, Map<string, SpikeMonitor | StateMonitor>>

/** Watches every group of neurons of a network. */
export function watchGroups(
  network: Network,
  names: ReadonlyMap<NetworkObject, string>,
  selections: Readonly<Record<string, WatchSelection>>,
  kept: KeptMonitors,
): readonly Watched[] {
  return network.groups
    .filter(group => !(group instanceof Synapses))
    .map(group => {
      const name = names.get(group) ?? group.name
      const ofGroup = kept.get(group) ?? new Map<string, SpikeMonitor | StateMonitor>()
      kept.set(group, ofGroup)
      return watchGroup(group, name, selections[name] ?? {}, ofGroup)
    })
}

function watchGroup(
  group: Group,
  name: string,
  selection: WatchSelection,
  kept: Map<string, SpikeMonitor | StateMonitor>,
): Watched {
  const spikes = group.model.events.has('spike') || group.model.spikes !== undefined
  const variables = tracedVariables(group)
  const variable =
    variables.find(each => each.name === selection.variable) ?? variables.find(isMembrane) ?? variables[0]
  const neurons = (selection.neurons ?? usualNeurons).filter(neuron => neuron >= 0 && neuron < group.size)
  const spikeMonitor = spikes
    ? monitorOf(kept, 'spikes', () => new SpikeMonitor(group, { name: `${group.name}_watched_spikes` }))
    : undefined
  const trace = variable !== undefined && neurons.length > 0 ? { variable: variable.name, neurons } : undefined
  const stateMonitor =
    trace &&
    monitorOf(
      kept,
      `${trace.variable} of ${neurons.join()}`,
      () => new StateMonitor(group, trace.variable, { record: neurons, name: `${group.name}_watched_trace` }),
    )
  const about = { name, size: group.size, dt: group.clockInUse.dt, spikes, variables, ...(trace && { trace }) }
  const monitors = [spikeMonitor, stateMonitor].filter(each => each !== undefined)
  return { group: about, monitors, take: () => taken(name, spikeMonitor, stateMonitor) }
}

function monitorOf<M extends SpikeMonitor | StateMonitor>(
  kept: Map<string, SpikeMonitor | StateMonitor>,
  what: string,
  make: () => M,
): M {
  const monitor = (kept.get(what) as M | undefined) ?? make()
  kept.set(what, monitor)
  return monitor
}

/** What changes from step to step. */
function tracedVariables({ model }: Group): WatchedGroup['variables'] {
  return [...model.variables.values()]
    .filter(({ kind, shared, type }) => kind === 'differential' && !shared && type === 'float')
    .map(({ name, dimension }) => ({ name, unit: unitText(dimension) }))
}

/** The membrane potential by its usual name. */
function isMembrane({ name }: { readonly name: string }): boolean {
  return name === 'v' || name === 'V' || name === 'vm' || name === 'Vm'
}

/** What was recorded since the last time, which is then given back. */
function taken(
  group: string,
  spikeMonitor: SpikeMonitor | undefined,
  stateMonitor: StateMonitor | undefined,
): WatchedRecords {
  const spikes = spikeMonitor?.recorded
  const samples = stateMonitor?.recorded
  const [variable = ''] = stateMonitor?.variables ?? []
  const records = {
    group,
    i: spikes?.indices() ?? new Int32Array(0),
    t: spikes?.times() ?? new Float64Array(0),
    ...(samples && {
      trace: {
        t: samples.times(),
        values: samples.perRow(variable).map(row => Float64Array.from(row)),
      },
    }),
  }
  spikes?.clear()
  samples?.clear()
  return records
}

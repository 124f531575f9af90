/** Networks for tests in few words; modules are assembled once a test file. */
import { expect } from 'vitest'
import { namedText } from '../../diagnostics/index.ts'
import {
  type Diagnostic,
  HillockError,
  Network,
  type NetworkObject,
  NeuronGroup,
  type NeuronGroupOptions,
  type RunOptions,
  SpikeMonitor,
  StateMonitor,
} from '../../network/index.ts'
import { assembleQuickly } from '../assemble.ts'

/** A network whose modules are remembered. */
export function networkOf(...objects: readonly NetworkObject[]): Network {
  return new Network(objects, { assemble: assembleQuickly })
}

export interface Simulated {
  readonly group: NeuronGroup
  readonly spikes: SpikeMonitor | undefined
  readonly network: Network
  /** Samples of a recorded variable, a row a neuron. */
  readonly trace: (variable: string) => number[][]
}

export interface Experiment extends NeuronGroupOptions {
  readonly size?: number
  readonly set?: Readonly<Record<string, string | number | readonly number[]>>
  readonly duration: string
  readonly dt?: string
  readonly seed?: number
  readonly record?: readonly string[]
  readonly run?: RunOptions
}

/** Makes one group with its monitors and runs it. */
export async function simulate(equations: string, experiment: Experiment): Promise<Simulated> {
  const { size = 1, set = {}, duration, dt, seed = 1, record = [], run = {}, ...options } = experiment
  const group = new NeuronGroup(size, equations, options)
  group.set(set)
  const spikes = group.model.events.has('spike') ? new SpikeMonitor(group) : undefined
  const traces = record.length === 0 ? undefined : new StateMonitor(group, record, { record: true })
  const network = networkOf(...[group, spikes, traces].filter(object => object !== undefined))
  network.seed(seed)
  if (dt !== undefined) network.dt = dt
  await network.run(duration, run)
  return { group, spikes, network, trace: variable => (traces?.get(variable) ?? []).map(row => Array.from(row)) }
}

/** Numbers as they are to be, but for rounding. */
export function close(values: readonly number[]): unknown[] {
  return values.map(value => expect.closeTo(value, 12) as unknown)
}

/** Steps at which a monitor's neurons spiked. */
export function spikeSteps(spikes: SpikeMonitor | undefined, dt = 1e-4): number[] {
  return Array.from(spikes?.t ?? [], t => Math.round(t / dt))
}

/** `G.v = '…'` with the caller's names, as a script does it. */
export function assign(group: NeuronGroup, variable: string, code: string, where?: string): void {
  group.assign(variable, namedText(variable, code), {
    namespace: new Map(),
    ...(where !== undefined && { where: namedText('where', where) }),
  })
}

/** What is wrong, said by a HillockError. */
export function complaints(wrong: () => unknown): readonly Diagnostic[] {
  try {
    wrong()
  } catch (thrown) {
    if (thrown instanceof HillockError) return thrown.diagnostics
    throw thrown
  }
  return []
}

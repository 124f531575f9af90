/** Everything that a run leaves behind, and where two of them differ. */
import { EventMonitor, HillockError, type NeuronGroup, StateMonitor } from '../../network/index.ts'
import type { Manifest, Simulation } from '../../host/index.ts'
import type { BuiltNetwork } from './build.ts'

/** Numbers by what they are. */
export type Observation = ReadonlyMap<string, ArrayLike<number>>

const gaveUp = 'GSL gave up'

/**
 * What a run leaves behind; nothing where an error cannot be kept below its bound, which Brian ends a run for. How far the
 * others have come by then is a matter of tiles and blocks.
 */
export async function observing(run: () => Promise<Observation>): Promise<Observation> {
  try {
    return await run()
  } catch (thrown) {
    if (thrown instanceof HillockError && thrown.diagnostics.some(({ code }) => code === 'integration'))
      return new Map([[gaveUp, []]])
    throw thrown
  }
}

/** Whether a run came to no end. */
export function hasGivenUp(observation: Observation): boolean {
  return observation.has(gaveUp)
}

/** Whether what was thrown tells of a whole number that the interpreter does not hold. */
export function isBeyondWhole(thrown: unknown): boolean {
  return thrown instanceof HillockError && thrown.message.includes('an integer beyond 2^53')
}

/** Final state, and everything recorded. */
export function observed({ network, groups, monitors }: BuiltNetwork): Observation {
  const seen = new Map<string, ArrayLike<number>>([['t', [network.t]]])
  for (const group of groups) {
    for (const { name } of group.variables.values()) {
      const values = valuesOf(group, name)
      if (values !== undefined) seen.set(`${group.name}.${name}`, values)
    }
  }
  for (const monitor of monitors) {
    if (!(monitor instanceof EventMonitor) || monitor.keeps) seen.set(`${monitor.name} t`, monitor.t)
    if (monitor instanceof StateMonitor) {
      for (const variable of monitor.variables)
        seen.set(`${monitor.name}.${variable}`, monitor.samples(variable).values)
    } else if (monitor instanceof EventMonitor) {
      if (monitor.keeps) seen.set(`${monitor.name} i`, monitor.i)
      seen.set(`${monitor.name} count`, monitor.count)
      for (const variable of monitor.keeps ? monitor.variables : [])
        seen.set(`${monitor.name}.${variable}`, monitor.samples(variable))
    } else seen.set(`${monitor.name} rate`, monitor.rate)
  }
  return seen
}

/** Undefined for what is beyond the whole numbers of the interpreter. */
export function valuesOf(group: NeuronGroup, variable: string): ArrayLike<number> | undefined {
  try {
    return group.read(variable)
  } catch (thrown) {
    if (thrown instanceof HillockError) return undefined
    throw thrown
  }
}

/** The same of a module at work, but for values of subexpressions. */
export function observedModule(simulation: Simulation, { groups }: Manifest): Observation {
  const seen = new Map<string, ArrayLike<number>>([['t', [simulation.t]]])
  for (const { name, variables } of groups) {
    for (const variable of variables) {
      const full = `${name}.${variable.name}`
      const value: Float64Array | number = simulation.get(full)
      seen.set(full, typeof value === 'number' ? [value] : value)
    }
  }
  for (const [name, spikes] of [...Object.entries(simulation.spikes), ...Object.entries(simulation.events)]) {
    seen.set(`${name} t`, spikes.t)
    seen.set(`${name} i`, spikes.i)
    seen.set(`${name} count`, spikes.count)
    for (const variable of spikes.variables) seen.set(`${name}.${variable}`, spikes.get(variable))
  }
  for (const [name, traces] of Object.entries(simulation.traces)) {
    seen.set(`${name} t`, traces.t)
    for (const variable of traces.variables) {
      seen.set(
        `${name}.${variable}`,
        traces.get(variable).flatMap(row => [...row]),
      )
    }
  }
  for (const [name, rates] of Object.entries(simulation.rates)) {
    seen.set(`${name} t`, rates.t)
    seen.set(`${name} rate`, rates.rate)
  }
  return seen
}

/** What differs, as words; undefined if nothing does. NaN is NaN, 0 and -0 are not the same. */
export function difference(expected: Observation, actual: Observation): string | undefined {
  for (const name of actual.keys()) if (!expected.has(name)) return `${name} is too much`
  for (const [name, wanted] of expected) {
    const given = actual.get(name)
    if (given === undefined) return `${name} is missing`
    if (given.length !== wanted.length) return `${name}: ${given.length} values, and not ${wanted.length}`
    for (let k = 0; k < wanted.length; k++) {
      if (!Object.is(given[k], wanted[k])) return `${name}[${k}]: ${given[k]}, and not ${wanted[k]}`
    }
  }
  return undefined
}

/** Of an observation what another one has too; all of it if one of them gave up. */
export function common(observation: Observation, other: Observation): Observation {
  if (hasGivenUp(observation) || hasGivenUp(other)) return observation
  return new Map([...observation].filter(([name]) => other.has(name)))
}

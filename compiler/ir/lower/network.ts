/** A checked network and its integrated equations → IR, as if nothing were ever rewritten or joined. */
import { invariant } from '../../../diagnostics/index.ts'
import type { CheckedNetwork } from '../../check/check-network.ts'
import type { Update } from '../../integrate/types.ts'
import { storedVariables } from '../../model/group.ts'
import { elementOf, floatsOf, isTime } from '../../model/element.ts'
import { initially } from '../../model/initially.ts'
import {
  type InitialAssignment,
  type NetworkGroup,
  type NetworkModel,
  type NeuronRange,
  recordsAll,
} from '../../model/network.ts'
import type { Phase } from '../../schedule/index.ts'
import type { IrType, SpikeTable } from '../ir.ts'
import type { InitialCode, Link, MonitorCode, PhaseCode, Refractoriness, StateArray, TableValues } from '../program.ts'
import { Constants, spikeConstants, type UsedConstant } from './constants.ts'
import { lowerInitial } from './initial.ts'
import { lowerPhases } from './phases.ts'
import { refractoryArrays } from './refractoriness.ts'
import { createArrays, type LinkRef, type References, storageType } from './references.ts'

/** What is to be lowered. */
export interface LoweringRequest {
  readonly checked: CheckedNetwork
  readonly schedule: readonly Phase[]
  /** By group; undefined for a group without differential equations. */
  readonly updates: readonly (Update | undefined)[]
  /** By group; undefined for a group without event-driven ones. */
  readonly eventUpdates: readonly (Update | undefined)[]
  readonly initial: readonly InitialAssignment[]
}

/** Everything of a network in the IR. */
export interface LoweredNetwork {
  readonly phases: readonly PhaseCode[]
  readonly monitors: readonly MonitorCode[]
  /** By group, as the next one. */
  readonly states: readonly (readonly StateArray[])[]
  /** Undefined for a group whose spikes are not given. */
  readonly spikes: readonly (SpikeTable | undefined)[]
  /** Undefined for a group without it. */
  readonly refractoriness: readonly (Refractoriness | undefined)[]
  readonly initial: readonly InitialCode[]
  readonly links: readonly Link[]
  /** The constants in use, in order of first use. */
  readonly constants: readonly UsedConstant[]
  readonly tables: readonly TableValues[]
}

/** Lowers phases, then initial values, then derived constants. */
export function lowerNetwork({ checked, schedule, updates, eventUpdates, initial }: LoweringRequest): LoweredNetwork {
  const { network } = checked
  const constants = new Constants(network)
  const all: References[] = network.groups.map((group, population) => ({
    ...referencesOf(group, population, constants),
    link: name => linkOf(group, name, checked, all, constants),
  }))
  const groups = network.groups.map((group, population) => {
    const own = checked.groups[population]
    const references = all[population]
    invariant(own !== undefined && references !== undefined, 'a checked group for every group')
    return {
      checked: own,
      references,
      update: updates[population],
      eventUpdate: eventUpdates[population],
      spikes: spikesOf(group, references),
      range: (range: NeuronRange) => constants.range(population, range),
    }
  })
  const references = groups.map(group => group.references)
  return {
    phases: lowerPhases(schedule, network, groups),
    monitors: monitorCodes(network),
    spikes: groups.map(({ spikes }) => spikes),
    states: groups.map(group => stateOf(group.checked.group, group.references)),
    refractoriness: groups.map(group => refractorinessOf(group.checked.group, group.references)),
    initial: lowerInitial(initial, network, references, constants),
    links: constants.links(),
    constants: constants.used,
    tables: constants.tables,
  }
}

function referencesOf(group: NetworkGroup, population: number, constants: Constants): References {
  return {
    population,
    clock: group.clock,
    array: createArrays(population, group.variables.values()),
    constant: name => constants.of(population, name),
    owned: (owner, name, external) => constants.owned(owner, name, external),
    table: timed => constants.table(timed),
  }
}

function linkOf(
  { links, variables, type }: NetworkGroup,
  name: string,
  { network, groups }: CheckedNetwork,
  all: readonly References[],
  constants: Constants,
): LinkRef | undefined {
  const link = links?.get(name)
  if (link === undefined) return undefined
  const [group, references, scope] = [network.groups[link.group], all[link.group], groups[link.group]?.scope]
  const variable = group?.variables.get(link.variable)
  invariant(references !== undefined && scope !== undefined && variable !== undefined, 'a link to a variable there is')
  const index = link.index === undefined ? undefined : variables.get(link.index)
  const range = link.range && constants.range(link.group, link.range)
  const single = index === undefined && group?.size === 1
  return { references, scope, variable, index, range, sure: link.sure === true, single, guarded: type === 'Synapses' }
}

function spikesOf({ spikes }: NetworkGroup, { population, clock, constant }: References): SpikeTable | undefined {
  if (spikes === undefined) return undefined
  const { indices, times } = spikes
  const [count, period] = [constant(spikeConstants.count), constant(spikeConstants.period)]
  return { population, clock, count, period, indices, times }
}

function refractorinessOf(group: NetworkGroup, references: References): Refractoriness | undefined {
  const arrays = refractoryArrays(group, references)
  return arrays && { ...arrays, clock: group.clock }
}

function stateOf(group: NetworkGroup, { array }: References): StateArray[] {
  return storedVariables(group).map(variable => {
    const value = initially(variable)
    return {
      array: array(variable),
      ...(value !== 0 && { initially: value }),
      floats: isTime(variable) ? 'time' : floatsOf(variable, group.precision),
    }
  })
}

function monitorCodes({ monitors, groups }: NetworkModel): MonitorCode[] {
  return monitors.map((monitor): MonitorCode => {
    const { clock, group } = monitor
    const own = groups[group]
    const typeOf = (name: string): IrType => {
      const variable = own?.variables.get(name)
      if (own === undefined || variable === undefined) return 'f64'
      return elementOf(variable, own.precision) === 'f32' ? 'f32' : storageType(variable.type)
    }
    const types = (names: readonly string[]): IrType[] => names.map(typeOf)
    switch (monitor.kind) {
      case 'event':
        return { kind: 'event', clock, types: types(monitor.variables) }
      case 'state':
        return { kind: 'state', clock, all: recordsAll(monitor), types: types(monitor.variables) }
      case 'rate':
        return { kind: 'rate', clock }
    }
  })
}

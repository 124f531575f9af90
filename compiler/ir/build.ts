/** A checked network and its integrated equations → the program that the generator writes down. */
import { invariant } from '../../diagnostics/index.ts'
import type { CheckedNetwork } from '../check/check-network.ts'
import { print } from '../grammar/index.ts'
import type { Update } from '../integrate/types.ts'
import type { NetworkGroup, InitialAssignment, NetworkModel } from '../model/network.ts'
import { storedVariables } from '../model/group.ts'
import type { Phase } from '../schedule/index.ts'
import { clocksOf } from './clocks.ts'
import { fuse } from './fuse/index.ts'
import { Constants, type UsedConstant } from './lower/constants.ts'
import { lowerInitial } from './lower/initial.ts'
import { lowerPhases } from './lower/phases.ts'
import { refractoryArrays } from './lower/refractoriness.ts'
import { createArrays, type References } from './lower/references.ts'
import { kernelPasses, phasePasses, type Phases } from './passes/index.ts'
import { normalise } from './passes/powers.ts'
import type { Kernel, MonitorCode, Part, Population, Program, Refractoriness, StateArray } from './program.ts'
import { verify } from './verify.ts'
import { mapExpressions } from './walk.ts'

/** What becomes of a network. */
export interface Built {
  readonly program: Program
  /** The constants in use, for the manifest. */
  readonly constants: readonly UsedConstant[]
}

/** How it is built. */
export interface BuildOptions {
  /** False leaves every phase by itself, one step at a time: the oracle of all the rest. */
  readonly join?: boolean | undefined
}

/** What is to be built. */
export interface BuildRequest {
  readonly checked: CheckedNetwork
  readonly schedule: readonly Phase[]
  /** By group; undefined for a group without differential equations. */
  readonly updates: readonly (Update | undefined)[]
  readonly initial: readonly InitialAssignment[]
}

/** Lowers, rewrites and joins. */
export function buildProgram(request: BuildRequest, options: BuildOptions = {}): Built {
  const { checked, schedule, updates, initial } = request
  const { network } = checked
  const constants = new Constants(network.groups, network.namespace)
  const references = network.groups.map((group, population) => referencesOf(group, population, constants))
  const groups = checked.groups.map((group, index) => {
    const own = references[index]
    invariant(own !== undefined, 'references for every group')
    return { checked: group, references: own, update: updates[index] }
  })
  const monitors = monitorCodes(network)
  const none = { scalars: [], arrays: [], tracks: [] }
  let code: Phases = { phases: lowerPhases(schedule, network, groups), hoisted: network.groups.map(() => none) }
  for (const [name, pass] of phasePasses) {
    code = pass(code)
    for (const { body, domain } of code.phases) requireSound(name, verify(body, domain))
  }
  const clocks = clocksOf(network.clocks)
  const join = options.join !== false
  const parts = fuse(code.phases, { clocks, monitors, populations: network.groups.length, join })
  const refractoriness = network.groups.map((group, population) => refractorinessOf(group, references[population]))
  const assigned = lowerInitial(initial, network, references, constants)
  const links = constants.links()
  const program: Program = {
    clocks,
    monitors,
    parts: parts.map(part => finishPart(part, refractoriness)),
    populations: network.groups.map((group, population): Population => ({
      clock: group.clock,
      lines: describeGroup(group, updates[population]?.method ?? 'none'),
      state: stateOf(group, references[population]),
      hoisted: code.hoisted[population] ?? none,
      ordinal: population,
    })),
    initial: assigned.map(each =>
      each.kind === 'data' ? each : { ...each, body: each.body.map(statement => mapExpressions(statement, normalise)) },
    ),
    constants: constants.used.map(({ scalar }) => scalar),
    links: links.map(({ target, value }) => ({ target, value: normalise(value) })),
  }
  return { program, constants: constants.used }
}

function referencesOf(group: NetworkGroup, population: number, constants: Constants): References {
  return {
    population,
    clock: group.clock,
    array: createArrays(population, group.variables.values()),
    constant: name => constants.of(population, name),
  }
}

function refractorinessOf(group: NetworkGroup, references: References | undefined): Refractoriness | undefined {
  const arrays = references && refractoryArrays(group, references)
  return arrays && { ...arrays, clock: group.clock }
}

function stateOf(group: NetworkGroup, references: References | undefined): StateArray[] {
  return storedVariables(group).flatMap(variable => {
    const array = references?.array(variable)
    if (array === undefined) return []
    const initially = initialValues[variable.kind === 'internal' ? variable.name : '']
    return [initially === undefined ? { array } : { array, initially }]
  })
}

/** Brian's values of the refractory mechanism before the first step (semantics §5.2). */
const initialValues: Readonly<Record<string, number>> = { lastspike: -10000, not_refractory: 1 }

function monitorCodes({ monitors, groups }: NetworkModel): MonitorCode[] {
  return monitors.map((monitor): MonitorCode => {
    const { clock, group: population } = monitor
    const variables = groups[population]?.variables
    const types = (names: readonly string[]): ('f64' | 'i32' | 'bool')[] =>
      names.map(name => ({ float: 'f64', integer: 'i32', boolean: 'bool' } as const)[variables?.get(name)?.type ?? 'float'])
    switch (monitor.kind) {
      case 'event':
        return { kind: 'event', clock, population, event: { name: monitor.event, population }, types: types(monitor.variables) }
      case 'state':
        return { kind: 'state', clock, population, all: monitor.record === 'all', types: types(monitor.variables) }
      case 'rate':
        return { kind: 'rate', clock, population, event: { name: monitor.event, population } }
    }
  })
}

function finishPart(part: Part, refractoriness: readonly (Refractoriness | undefined)[]): Part {
  return { ...part, kernels: part.kernels.map(kernel => finishKernel(kernel, part, refractoriness[kernel.population])) }
}

function finishKernel(
  kernel: Kernel,
  { stepByStep }: Part,
  refractoriness: Refractoriness | undefined,
): Kernel {
  let finished = kernel
  for (const [name, pass] of kernelPasses) {
    finished = pass(finished, { blocks: stepByStep === undefined, refractoriness })
    verifyKernel(name, finished)
  }
  return finished
}

function verifyKernel(pass: string, { loops, after }: Kernel): void {
  for (const { body, domain } of loops) requireSound(pass, verify(body, domain))
  requireSound(pass, verify(after, { kind: 'neurons' }))
}

function requireSound(pass: string, problems: readonly string[]): void {
  invariant(problems.length === 0, `sound IR after ${pass}: ${problems.join('; ')}`)
}

/** For people: the group's code as one would say it. */
function describeGroup(group: NetworkGroup, method: string): string[] {
  const lines = group.equations
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  for (const { name, condition, code } of group.events.values()) {
    const [event, reset] = name === 'spike' ? ['threshold', 'reset'] : [`event ${name}:`, `on ${name}:`]
    lines.push(`${event} ${print(condition)}`)
    for (const { target, operator = '', value } of code?.statements ?? [])
      lines.push(`${reset} ${target.name} ${operator}= ${print(value)}`)
  }
  if (group.refractory.kind === 'expression') lines.push(`refractory ${print(group.refractory.expression)}`)
  return [...lines, `method ${method}`]
}

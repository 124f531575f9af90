/** A checked network and its integrated equations → the program that the generator writes down. */
import { invariant } from '../../diagnostics/index.ts'
import { print } from '../grammar/index.ts'
import type { NetworkGroup } from '../model/network.ts'
import { clocksOf } from './clocks.ts'
import { fuse } from './fuse/index.ts'
import type { UsedConstant } from './lower/constants.ts'
import { lowerNetwork, type LoweringRequest } from './lower/network.ts'
import { kernelPasses, phasePasses, type Phases } from './passes/index.ts'
import { normalise } from './passes/powers.ts'
import type { Kernel, Part, PhaseCode, Population, Program, Refractoriness } from './program.ts'
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

/** Lowers, rewrites and joins. */
export function buildProgram(request: LoweringRequest, { join = true }: BuildOptions = {}): Built {
  const { network } = request.checked
  const lowered = lowerNetwork(request)
  const { monitors, refractoriness, constants } = lowered
  const { phases, hoisted } = rewrite(lowered.phases, network.groups.length)
  const clocks = clocksOf(network.clocks)
  const parts = fuse(phases, { clocks, monitors, populations: network.groups.length, join })
  const program: Program = {
    clocks,
    monitors,
    parts: parts.map(part => finishPart(part, refractoriness)),
    populations: network.groups.map((group, population): Population => {
      const own = hoisted[population]
      invariant(own !== undefined, 'what has moved out of the step, for every group')
      return {
        clock: group.clock,
        lines: describeGroup(group, request.updates[population]?.method ?? 'none'),
        state: lowered.states[population] ?? [],
        hoisted: own,
        ordinal: population,
      }
    }),
    initial: lowered.initial.map(each =>
      each.kind === 'data' ? each : { ...each, body: each.body.map(statement => mapExpressions(statement, normalise)) },
    ),
    constants: constants.map(({ scalar }) => scalar),
    links: lowered.links.map(({ target, value }) => ({ target, value: normalise(value) })),
  }
  return { program, constants }
}

function rewrite(lowered: readonly PhaseCode[], populations: number): Phases {
  const nothing = { scalars: [], arrays: [], tracks: [] }
  let code: Phases = { phases: lowered, hoisted: Array.from({ length: populations }, () => nothing) }
  for (const [name, pass] of phasePasses) {
    code = pass(code)
    for (const { body, domain } of code.phases) requireSound(name, verify(body, domain))
  }
  return code
}

function finishPart(part: Part, refractoriness: readonly (Refractoriness | undefined)[]): Part {
  return { ...part, kernels: part.kernels.map(kernel => finishKernel(kernel, part, refractoriness[kernel.population])) }
}

function finishKernel(kernel: Kernel, { stepByStep }: Part, refractoriness: Refractoriness | undefined): Kernel {
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

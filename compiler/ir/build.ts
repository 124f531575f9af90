/** A checked network and its integrated equations → the program that the generator writes down. */
import { invariant } from '../../diagnostics/index.ts'
import { print, printStatement } from '../grammar/index.ts'
import { regularOf } from '../model/computations.ts'
import type { NetworkGroup, RegularModel } from '../model/network.ts'
import { arraysByRows } from './by-rows.ts'
import { clocksOf } from './clocks.ts'
import { deriveCode } from './derive.ts'
import { divide } from './divide/index.ts'
import { arraysByRanges } from './divide/ranges.ts'
import { fuse, fusePieces } from './fuse/index.ts'
import type { UsedConstant } from './lower/constants.ts'
import { lowerNetwork, type LoweringRequest } from './lower/network.ts'
import { kernelPasses, type KernelSetting, phasePasses, type Phases, unmoved } from './passes/index.ts'
import { keepInRegisters } from './passes/registers.ts'
import { normalise } from './passes/powers.ts'
import { withPrecisions } from './precision/index.ts'
import type {
  ConnectCode,
  FusedPart,
  InitialCode,
  Kernel,
  Loop,
  Part,
  PhaseCode,
  Piece,
  Population,
  Program,
} from './program.ts'
import { mapComputed } from './rules.ts'
import { activePhases } from '../schedule/index.ts'
import { cutAtTurns, type PieceOfCode } from './turns.ts'
import { verify, verifyHoisted } from './verify.ts'
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
  /** `scalar` takes one neuron after the other: the same bits, slower. */
  readonly lanes?: Loop['lanes'] | undefined
  /** Gives the host a turn behind each phase, so that it can look at the time: the same bits, slower. */
  readonly timed?: boolean | undefined
}

/** Lowers, rewrites and joins. */
export function buildProgram(request: LoweringRequest, options: BuildOptions = {}): Built {
  const { join = true, lanes = 'vector', timed = false } = options
  const { network } = request.checked
  const lowered = lowerNetwork(request)
  const { refractoriness, constants } = lowered
  const precisions = network.groups.map(({ precision }) => precision)
  const precise = withPrecisions({ ...lowered, ...rewrite(unmoved(lowered.phases, precisions)) })
  requireSoundPhases('precision', precise)
  const { phases, hoisted, states, initial, monitors } = precise
  const clocks = clocksOf(network.clocks)
  const fusing = { clocks, monitors, populations: network.groups.length, join }
  const finish = (fused: FusedPart, step: readonly Kernel[]): Part => {
    const part = divide(fused, clocks.base)
    const setting = { blocks: part.stepByStep === undefined ? clocks.base : undefined, base: clocks.base, lanes }
    const kernels = part.kernels.map((kernel, index) => {
      const others = step.filter(other => other !== fused.kernels[index])
      return finishKernel(kernel, { ...setting, others, refractoriness: refractoriness[kernel.population] })
    })
    return { ...part, kernels }
  }
  const finishAll = (stepsOf: readonly (readonly FusedPart[])[]): Part[][] => {
    const step = stepsOf.flat().flatMap(({ kernels }) => kernels)
    return stepsOf.map(own => own.map(part => finish(part, step)))
  }
  const { first, pieces } = cutAtTurns(activePhases(request.schedule), phases, timed)
  // Where the host has a turn behind each phase there is no step without one.
  const [parts = []] = timed ? [] : finishAll([fuse(phases, fusing)])
  const isWhole = (piece: PieceOfCode): boolean => piece.phases.length === phases.length
  // A piece that is the whole step has the parts that it has without turns.
  const ofPieces =
    parts.length > 0 && pieces.some(isWhole)
      ? pieces.map(piece => (isWhole(piece) ? parts : []))
      : finishAll(
          fusePieces(
            pieces.map(piece => piece.phases),
            fusing,
          ),
        )
  const program: Omit<Program, 'byRows' | 'byRanges'> = {
    clocks,
    monitors,
    parts,
    first,
    pieces: pieces.map((piece, index) => ({ parts: ofPieces[index] ?? [], ...turnOf(piece) })),
    populations: network.groups.map((group, population): Population => {
      const own = hoisted[population]
      invariant(own !== undefined, 'what has moved out of the step, for every group')
      return {
        lines: describeGroup(group, regularOf(network, population), request.updates[population]?.method ?? 'none'),
        state: states[population] ?? [],
        hoisted: own,
        spikes: lowered.spikes[population],
        derive: deriveCode(own),
      }
    }),
    initial: initial.map(finishInitial),
    constants: constants.map(({ scalar }) => scalar),
    tables: lowered.tables,
    pathways: phases.flatMap(({ domain }) => (domain.kind === 'pathway' ? [domain.pathway] : [])),
    links: lowered.links.map(({ target, value }) => ({ target, value: normalise(value) })),
    before: network.groups.map(({ ends }) => ends?.pre.group),
  }
  // Where the host has turns within a step, one thread does all.
  const byRanges = arraysByRanges(pieces.length === 0 ? parts : [])
  return { program: { ...program, byRows: arraysByRows(program, network), byRanges }, constants }
}

function turnOf({ phases, turn }: PieceOfCode): Omit<Piece, 'parts'> {
  const sampled = phases.flatMap(({ phase: { kind, monitor } }) =>
    monitor !== undefined && kind !== 'record' ? [monitor] : [],
  )
  return { sampled, turn }
}

function rewrite(lowered: Phases): Phases {
  let code = lowered
  for (const [name, pass] of phasePasses) {
    const before = code
    code = pass(before)
    requireSoundPhases(name, code, before)
  }
  return code
}

/** What a pass left as it was is not looked at again. */
function requireSoundPhases(pass: string, { phases, hoisted }: Phases, before?: Phases): void {
  const known = new Set<PhaseCode>(before?.phases)
  for (const code of phases) if (!known.has(code)) requireSound(pass, verify(code.body, code.domain))
  if (hoisted !== before?.hoisted) for (const each of hoisted) requireSound(pass, verifyHoisted(each))
}

function finishInitial(code: InitialCode): InitialCode {
  if (code.kind === 'data') return code
  if (code.kind === 'connect') return finishConnection(code)
  const domain = { kind: code.once ? 'once' : 'neurons' } as const
  const body = keepInRegisters(
    code.body.map(statement => mapExpressions(statement, normalise)),
    domain,
  )
  requireSound('lowering of initial values', verify(body, domain))
  return { ...code, body }
}

function finishConnection(code: ConnectCode): ConnectCode {
  const { row, candidate, partner } = code
  return mapComputed(code, ({ body, result }) => {
    const finished = body.map(statement => mapExpressions(statement, normalise))
    requireSound('lowering of rules', verify(finished, { kind: 'once' }, [row, candidate, partner]))
    return { body: finished, result }
  })
}

function finishKernel(kernel: Kernel, setting: KernelSetting): Kernel {
  return kernelPasses.reduce((before, [name, pass]) => {
    const finished = pass(before, setting)
    verifyKernel(name, finished)
    return finished
  }, kernel)
}

function verifyKernel(pass: string, { loops, pairs = [], after }: Kernel): void {
  for (const { body, domain, ahead } of [...loops, ...pairs, ...after]) {
    requireSound(pass, verify(body, domain))
    if (ahead === undefined) continue
    requireSound(pass, verify(ahead.each, domain))
    requireSound(pass, verify(ahead.maps, { kind: 'tile' }))
  }
}

function requireSound(pass: string, problems: readonly string[]): void {
  invariant(problems.length === 0, `sound IR after ${pass}: ${problems.join('; ')}`)
}

/** For people: the group's code as one would say it. */
function describeGroup(group: NetworkGroup, regular: readonly RegularModel[], method: string): string[] {
  const lines = group.equations
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  if (group.spikes !== undefined) return ['spikes at given times']
  for (const { name, condition, code } of group.events.values()) {
    const [event, reset] = name === 'spike' ? ['threshold', 'reset'] : [`event ${name}:`, `on ${name}:`]
    lines.push(`${event} ${print(condition)}`)
    for (const statement of code?.statements ?? []) lines.push(`${reset} ${printStatement(statement)}`)
  }
  for (const { statements, input } of regular) {
    if (input !== undefined) lines.push(`poisson input ${input.text}`)
    else for (const statement of statements) lines.push(`run_regularly ${printStatement(statement)}`)
  }
  if (group.refractory.kind === 'expression') lines.push(`refractory ${print(group.refractory.expression)}`)
  return [...lines, `method ${method}`]
}

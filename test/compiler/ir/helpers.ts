/** Networks in few words, and their code at every pass as text: what the tables of before and after are made with. */
import { checkNetwork } from '../../../compiler/check/check-network.ts'
import { createParser } from '../../../compiler/grammar/index.ts'
import { integrateEvents, integrateGroups } from '../../../compiler/integrate/index.ts'
import { clocksOf } from '../../../compiler/ir/clocks.ts'
import { fuse } from '../../../compiler/ir/fuse/index.ts'
import { type LoweredNetwork, lowerNetwork } from '../../../compiler/ir/lower/network.ts'
import { type Precise, withPrecisions } from '../../../compiler/ir/precision/index.ts'
import { kernelPasses, phasePasses, type Phases, unmoved } from '../../../compiler/ir/passes/index.ts'
import { printHoisted, printPart, printPhase, printStatements } from '../../../compiler/ir/print.ts'
import type { FusedPart } from '../../../compiler/ir/program.ts'
import { noNames } from '../../../compiler/model/external.ts'
import { defaultSlots, type NetworkModel } from '../../../compiler/model/network.ts'
import { type PhaseKind, scheduleOf } from '../../../compiler/schedule/index.ts'
import type { Report } from '../../../diagnostics/index.ts'
import { describe } from '../../../network/describe.ts'
import { Network, type NetworkObject, NeuronGroup, type NeuronGroupOptions } from '../../../network/index.ts'

const parser = createParser()

/** What groups know without saying so. */
export const namespace = {
  tau: '10*ms', tau_w: '20*ms', a: '2.5', b: '0.5', c: '1.5', n: '3', E: '-60*mV', C: '200*pF', g: '10*nS', f: '20*Hz', sigma: '0.1',
} // prettier-ignore

/** A NeuronGroup and what is asked of it, as texts. */
export interface Texts extends NeuronGroupOptions {
  readonly equations: string
  /** `run_regularly`. */
  readonly regular?: string | undefined
  /** What events do besides the reset. */
  readonly onEvent?: Readonly<Record<string, string>> | undefined
  readonly size?: number | undefined
}

/** A group of ten neurons that integrates by Euler's method unless told otherwise. */
export function groupOf({ equations, regular, onEvent = {}, size = 10, ...options }: Texts): NeuronGroup {
  const quiet: Report = () => undefined
  const group = new NeuronGroup(size, equations, { method: 'euler', namespace, onDiagnostic: quiet, ...options })
  for (const [event, code] of Object.entries(onEvent)) group.runOnEvent(event, code)
  if (regular !== undefined) group.runRegularly(regular)
  return group
}

/** The objects as the compiler sees them, with names of their own. */
export function modelOf(objects: readonly NetworkObject[], slots = defaultSlots): NetworkModel {
  const { objects: named } = new Network(objects, {})
  if (named.length < objects.length) throw new Error('objects are missing')
  return describe(objects, { slots, namespace: noNames }).network
}

type Given = Texts | readonly NetworkObject[]

function isTexts(given: Given): given is Texts {
  return 'equations' in given
}

/** The code of a network before any pass; one group may be given by its texts. */
export function lowered(given: Given): LoweredNetwork & { readonly network: NetworkModel } {
  return loweredModel(modelOf(isTexts(given) ? [groupOf(given)] : given))
}

/** The same of a network as the compiler sees it. */
export function loweredModel(network: NetworkModel): LoweredNetwork & { readonly network: NetworkModel } {
  const problems: string[] = []
  const report: Report = ({ severity, message }) => void (severity === 'error' && problems.push(message))
  const checked = checkNetwork(network, report)
  const updates = integrateGroups(network, parser, report)
  const eventUpdates = integrateEvents(network, parser, report)
  if (checked === undefined || updates === undefined || eventUpdates === undefined) throw new Error(problems.join('\n'))
  return { ...lowerNetwork({ checked, schedule: scheduleOf(network), updates, eventUpdates, initial: [] }), network }
}

function upTo<Pass>(
  passes: readonly (readonly [name: string, pass: Pass])[],
  name: string,
  offset: number,
): readonly Pass[] {
  const index = passes.findIndex(([each]) => each === name)
  if (index < 0) throw new Error(`no pass '${name}'`)
  return passes.slice(0, index + offset).map(([, pass]) => pass)
}

/** The phases of a network after some passes. */
export function phasesThrough(
  passes: readonly ((code: Phases) => Phases)[],
  { phases, network }: ReturnType<typeof lowered>,
): Phases {
  return passes.reduce(
    (code, pass) => pass(code),
    unmoved(
      phases,
      network.groups.map(({ precision }) => precision),
    ),
  )
}

/** The phases of a network after a pass. */
export function phasesAfter(pass: string, given: Given): Phases {
  return phasesThrough(upTo(phasePasses, pass, 1), lowered(given))
}

/** The phases of a network before and after a pass. */
export function phasesAround(pass: string, given: Given): readonly [before: Phases, after: Phases] {
  const code = lowered(given)
  return [phasesThrough(upTo(phasePasses, pass, 0), code), phasesThrough(upTo(phasePasses, pass, 1), code)]
}

/** Code of one kind of phase before any pass. */
export function codeOf(kind: PhaseKind, given: Given): string {
  return printPhases({ phases: lowered(given).phases }, kind)
}

/** Code of one kind of phase before and after a pass. */
export function codeAround(pass: string, kind: PhaseKind, given: Given): readonly [before: string, after: string] {
  const [before, after] = phasesAround(pass, given)
  return [printPhases(before, kind), printPhases(after, kind)]
}

/** Code of one kind of phase after `hoist`, and what has moved out of the step. */
export function hoistedFrom(kind: PhaseKind, given: Given): string {
  const code = phasesAfter('hoist', given)
  return [printPhases(code, kind), ...code.hoisted.map(printHoisted).filter(text => text !== '')].join('\n')
}

/** The value of an expression of statements before and after a pass. */
export function valueAround(pass: string, expression: string): readonly [before: string, after: string] {
  const equations = 'x : 1\ny : 1\nv : volt\nk : integer\nj : integer\np : boolean\nq : boolean\ns : 1 (shared)'
  const [before, after] = codeAround(pass, 'regular', { equations, regular: `value = ${expression}` })
  return [valueOf(before), valueOf(after)]
}

function valueOf(code: string): string {
  return code.replace(/^.*let value: \w+ = /s, '')
}

/** The code of a network in the precision of its groups, after all passes over phases. */
export function precise(code: ReturnType<typeof lowered>): Precise {
  const rewritten = phasesThrough(
    phasePasses.map(([, each]) => each),
    code,
  )
  return withPrecisions({ ...code, ...rewritten })
}

/** The parts of a network, finished or up to a pass over kernels; `fuse` is what comes before the first. */
export function partsAfter(pass: string | undefined, given: Given, join = true): FusedPart[] {
  const code = lowered(given)
  const { network, refractoriness } = code
  const { phases, monitors } = precise(code)
  const clocks = clocksOf(network.clocks)
  const parts = fuse(phases, { clocks, monitors, populations: network.groups.length, join })
  const all = kernelPasses.map(([, each]) => each)
  const passes = pass === undefined ? all : pass === 'fuse' ? [] : upTo(kernelPasses, pass, 1)
  return parts.map(part => ({
    ...part,
    kernels: part.kernels.map(kernel => {
      const blocks = part.stepByStep === undefined ? clocks.base : undefined
      const setting = {
        blocks,
        base: clocks.base,
        others: part.kernels.filter(other => other !== kernel),
        refractoriness: refractoriness[kernel.population],
        lanes: 'vector',
      } as const
      return passes.reduce((before, each) => each(before, setting), kernel)
    }),
  }))
}

/** The kernels of a network before and after a pass. */
export function kernelsAround(pass: string, make: () => Given): readonly [before: string, after: string] {
  const index = kernelPasses.findIndex(([name]) => name === pass)
  const earlier = kernelPasses[index - 1]?.[0] ?? 'fuse'
  return [printParts(partsAfter(earlier, make())), printParts(partsAfter(pass, make()))]
}

/** The code of phases of one kind, or of all with their heads, and what has moved out of them. */
export function printPhases(
  { phases, hoisted = [] }: Partial<Phases> & Pick<Phases, 'phases'>,
  kind?: PhaseKind,
): string {
  if (kind !== undefined)
    return phases
      .filter(({ phase }) => phase.kind === kind)
      .map(({ body }) => printStatements(body))
      .join('\n')
  return [...phases.map(printPhase), ...hoisted.map(printHoisted).filter(text => text !== '')].join('\n')
}

/** Parts, one under the other. */
export function printParts(parts: readonly FusedPart[]): string {
  return parts.map(printPart).join('\n')
}

/** A text as it is meant to be: without the indentation that it has for standing in a test. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n')
  const margin = Math.min(...lines.filter(line => line.trim() !== '').map(line => line.search(/\S/)))
  return lines.map(line => line.slice(margin)).join('\n')
}

/** The passes, by name and in order: each takes IR and gives IR. */
import type { Precision } from '../../../abi/index.ts'
import type { IrExpr, IrStatement } from '../ir.ts'
import type { Hoisted, Kernel, Loop, LoopDomain, PhaseCode, Refractoriness } from '../program.ts'
import { inVectors } from '../vectors/index.ts'
import { mapEach, mapExpressions, unlessSame, unlessSameList } from '../walk.ts'
import { computeAhead } from './ahead.ts'
import { askInParts } from './chances.ts'
import { relateExponentials } from './exponentials.ts'
import { fillRows } from './fill.ts'
import { shareRates } from './flows.ts'
import { holdByNoChange } from './hold.ts'
import { Hoisting, usesOf } from './hoist.ts'
import { stepInPairs } from './pairs.ts'
import { expandPowers, multiplyOutPowers } from './powers.ts'
import { regroupProducts } from './products.ts'
import { compareWithLatestSpike } from './refractory.ts'
import { rederiveRows } from './rederive.ts'
import { shareReciprocals } from './reciprocals.ts'
import { multiplyByReciprocals } from './rexprel.ts'
import { foldCoefficients } from './normal-form.ts'
import { keepInRegisters } from './registers.ts'
import { settleAtEndOfBlock } from './settle.ts'
import { shareRepeated } from './share.ts'
import { simplify } from './simplify.ts'
import { type Changing, changingArrays } from './variation.ts'
import { compareWholeSteps } from './whole-steps.ts'

/** The phases of a step, and what has moved out of it, by population. */
export interface Phases {
  readonly phases: readonly PhaseCode[]
  readonly hoisted: readonly Hoisted[]
  /** Of the populations' floats. */
  readonly precisions: readonly Precision[]
}

/** The code of phases before any pass: nothing has moved out of it. */
export function unmoved(phases: readonly PhaseCode[], precisions: readonly Precision[]): Phases {
  return { phases, hoisted: precisions.map(() => ({ scalars: [], arrays: [], tracks: [] })), precisions }
}

type PhasePass = (code: Phases) => Phases

type KernelPass = (kernel: Kernel, setting: KernelSetting) => Kernel

/** What passes over kernels know besides. */
export interface KernelSetting {
  /** The clock of whose steps the kernel does whole blocks; undefined where it does one step at a time. */
  readonly blocks: number | undefined
  /** The base clock, whose steps blocks are made of, if there is one. */
  readonly base: number | undefined
  /** The other kernels that have a turn in each step of a block, those behind turns of the host included. */
  readonly others: readonly Kernel[]
  /** Of the kernel's population. */
  readonly refractoriness: Refractoriness | undefined
  /** Whether neurons are taken several at a time where that is possible. */
  readonly lanes: Loop['lanes']
}

/** Before phases are joined. */
export const phasePasses: readonly (readonly [name: string, pass: PhasePass])[] = [
  ['powers', perExpression(expandPowers)],
  ['simplify', perExpression(simplify)],
  [
    'latest spike',
    knowing(changing => perExpression((expr, { phase }) => compareWithLatestSpike(expr, changing(phase.group)))),
  ],
  ['whole steps', perExpression(compareWholeSteps)],
  // Only state updates are regrouped; code that people wrote, and conditions, keep their order.
  ['whole powers', perUpdate(multiplyOutPowers)],
  ['rexprel', perUpdate(body => body.map(each => mapExpressions(each, multiplyByReciprocals)))],
  [
    'products',
    perUpdate((body, changing) => body.map(each => mapExpressions(each, expr => regroupProducts(expr, changing)))),
  ],
  ['simplify again', perExpression(simplify)],
  ['flows', perUpdate(shareRates)],
  ['normal form', perUpdate(foldCoefficients)],
  ['exponentials', perUpdate(relateExponentials)],
  ['reciprocals', perUpdate(shareReciprocals)],
  ['hold', perUpdate(holdByNoChange)],
  ['hoist', hoistPhases],
  ['rederive', rederivePhases],
]

/** After phases are joined. */
export const kernelPasses: readonly (readonly [name: string, pass: KernelPass])[] = [
  ['settle', settleKernel],
  ['chances', loopsOf(loop => [askInParts(loop)])],
  ['fill', loopsOf(fillRows)],
  ['vectors', (kernel, setting) => (setting.lanes === 'vector' ? loopsOf(inVectors)(kernel, setting) : kernel)],
  ['share', perLoop(shareRepeated)],
  ['ahead', (kernel, setting) => (setting.lanes === 'vector' ? loopsOf(computeAhead)(kernel, setting) : kernel)],
  ['pairs', (kernel, { blocks }) => (blocks === undefined ? kernel : stepInPairs(kernel, blocks))],
  ['registers', perLoop(keepInRegisters)],
]

function perPhase(map: (code: PhaseCode) => PhaseCode): PhasePass {
  return code => unlessSame(code, { phases: mapEach(code.phases, map) })
}

function perExpression(map: (expr: IrExpr, code: PhaseCode) => IrExpr): PhasePass {
  return perPhase(code =>
    unlessSame(code, {
      body: mapEach(code.body, statement => mapExpressions(statement, expr => map(expr, code))),
    }),
  )
}

/** A pass over state updates alone. */
function perUpdate(
  map: (body: readonly IrStatement[], changing: Changing, precision: Precision | undefined) => IrStatement[],
): PhasePass {
  return knowing((changing, precisions) =>
    perPhase(code => {
      const { phase, body } = code
      if (phase.kind !== 'update') return code
      return unlessSame(code, { body: unlessSameList(body, map(body, changing(phase.group), precisions[phase.group])) })
    }),
  )
}

/** A pass that looks at what changes as time goes by. */
function knowing(
  passFor: (changing: ReturnType<typeof changingArrays>, precisions: readonly Precision[]) => PhasePass,
): PhasePass {
  return code => passFor(changingArrays(code.phases), code.precisions)(code)
}

/** Monitors come last, those of events first: what others make of an expression does not depend on who records it too. */
function hoistPhases({ phases, hoisted, precisions }: Phases): Phases {
  const changing = changingArrays(phases)
  const uses = usesOf(phases)
  const hoisting = hoisted.map((_, population) => new Hoisting(population, changing(population), uses))
  const rewritten = new Map<PhaseCode, PhaseCode>()
  const rank = ({ phase, domain }: PhaseCode): number =>
    phase.monitor === undefined ? 0 : domain.kind === 'events' ? 1 : 2
  for (const code of phases.toSorted((a, b) => rank(a) - rank(b))) {
    const own = hoisting[code.phase.group]
    if (own !== undefined) rewritten.set(code, { ...code, body: own.statements(code) })
  }
  return {
    phases: phases.map(code => rewritten.get(code) ?? code),
    hoisted: hoisting.map(own => own.finish()),
    precisions,
  }
}

function rederivePhases({ phases, hoisted, precisions }: Phases): Phases {
  const rewritten = phases.map(code => {
    const own = hoisted[code.phase.group]
    return own === undefined ? code : rederiveRows(code, own)
  })
  return { phases: rewritten, hoisted, precisions }
}

/** At the end of a block the last step of a slower clock may be over for a while: there the flag stays in memory. */
function settleKernel(kernel: Kernel, { base, others, refractoriness }: KernelSetting): Kernel {
  if (refractoriness === undefined || refractoriness.clock !== base) return kernel
  return settleAtEndOfBlock(kernel, refractoriness, others)
}

function perLoop(map: (statements: readonly IrStatement[], domain: LoopDomain) => IrStatement[]): KernelPass {
  return loopsOf(loop => {
    const { ahead, domain } = loop
    const body = map(loop.body, domain)
    return [{ ...loop, body, ...(ahead && { ahead: { ...ahead, each: map(ahead.each, domain) } }) }]
  })
}

/** A pass that makes other loops of each loop. */
function loopsOf(map: (loop: Loop, population: number) => readonly Loop[]): KernelPass {
  return kernel => {
    const rewritten = (loops: readonly Loop[]): Loop[] => loops.flatMap(loop => map(loop, kernel.population))
    const { loops, pairs, after } = kernel
    return { ...kernel, loops: rewritten(loops), ...(pairs && { pairs: rewritten(pairs) }), after: rewritten(after) }
  }
}

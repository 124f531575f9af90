/** The passes, by name and in order: each takes IR and gives IR. */
import type { IrExpr, IrStatement } from '../ir.ts'
import type { Hoisted, Kernel, PhaseCode, Refractoriness } from '../program.ts'
import { mapExpressions } from '../walk.ts'
import { relateExponentials } from './exponentials.ts'
import { shareRates } from './flows.ts'
import { Hoisting, usesOf } from './hoist.ts'
import { nestConditions } from './nest.ts'
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
import { skipWhereHeld } from './skip.ts'
import { type Changing, changingArrays } from './variation.ts'

/** The phases of a step, and what has moved out of it, by population. */
export interface Phases {
  readonly phases: readonly PhaseCode[]
  readonly hoisted: readonly Hoisted[]
}

/** The code of phases before any pass: nothing has moved out of it. */
export function unmoved(phases: readonly PhaseCode[], populations: number): Phases {
  return { phases, hoisted: Array.from({ length: populations }, () => ({ scalars: [], arrays: [], tracks: [] })) }
}

type PhasePass = (code: Phases) => Phases

/** What passes over kernels know besides. */
export interface KernelSetting {
  /** The clock of whose steps the kernel does whole blocks; undefined where it does one step at a time. */
  readonly blocks: number | undefined
  /** Of the kernel's population. */
  readonly refractoriness: Refractoriness | undefined
}

/** Before phases are joined. */
export const phasePasses: readonly (readonly [name: string, pass: PhasePass])[] = [
  ['powers', perExpression(expandPowers)],
  ['simplify', perExpression(simplify)],
  ['latest spike', knowing(changing => perExpression(expr => compareWithLatestSpike(expr, changing)))],
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
  ['skip', perPhase(code => ({ ...code, body: code.phase.kind === 'update' ? skipWhereHeld(code.body) : code.body }))],
  ['hoist', hoistPhases],
  ['rederive', rederivePhases],
]

/** After phases are joined. */
export const kernelPasses: readonly (readonly [
  name: string,
  pass: (kernel: Kernel, setting: KernelSetting) => Kernel,
])[] = [
  ['settle', settleKernel],
  ['nest', perLoop(nestConditions)],
  ['share', perLoop(shareRepeated)],
  ['registers', perLoop(keepInRegisters)],
]

function perPhase(map: (code: PhaseCode) => PhaseCode): PhasePass {
  return code => ({ ...code, phases: code.phases.map(map) })
}

function perExpression(map: (expr: IrExpr, code: PhaseCode) => IrExpr): PhasePass {
  return perPhase(code => ({
    ...code,
    body: code.body.map(statement => mapExpressions(statement, expr => map(expr, code))),
  }))
}

/** A pass over state updates alone. */
function perUpdate(map: (body: readonly IrStatement[], changing: Changing) => IrStatement[]): PhasePass {
  return knowing(changing =>
    perPhase(code => (code.phase.kind === 'update' ? { ...code, body: map(code.body, changing) } : code)),
  )
}

/** A pass that looks at what changes as time goes by. */
function knowing(passFor: (changing: Changing) => PhasePass): PhasePass {
  return code => passFor(changingArrays(code.phases))(code)
}

function hoistPhases({ phases, hoisted }: Phases): Phases {
  const changing = changingArrays(phases)
  const uses = usesOf(phases)
  const hoisting = hoisted.map((_, population) => new Hoisting(population, changing, uses))
  const rewritten = phases.map(code => {
    const own = hoisting[code.phase.group]
    return own === undefined ? code : { ...code, body: own.statements(code) }
  })
  return { phases: rewritten, hoisted: hoisting.map(own => own.finish()) }
}

function rederivePhases({ phases, hoisted }: Phases): Phases {
  const rewritten = phases.map(code => {
    const own = hoisted[code.phase.group]
    return own === undefined ? code : rederiveRows(code, own)
  })
  return { phases: rewritten, hoisted }
}

/** At the end of a block the last step of a slower clock may be over for a while: there the flag stays in memory. */
function settleKernel(kernel: Kernel, { blocks, refractoriness }: KernelSetting): Kernel {
  if (refractoriness === undefined || refractoriness.clock !== blocks) return kernel
  return settleAtEndOfBlock(kernel, refractoriness)
}

function perLoop(
  map: (statements: readonly IrStatement[], domain: Kernel['loops'][number]['domain']) => IrStatement[],
): (kernel: Kernel) => Kernel {
  return kernel => {
    const { loops, after } = kernel
    return {
      ...kernel,
      loops: loops.map(loop => ({ ...loop, body: map(loop.body, loop.domain) })),
      after: after.length === 0 ? after : map(after, { kind: 'neurons' }),
    }
  }
}

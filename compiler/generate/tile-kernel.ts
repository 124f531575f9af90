/** The kernel of a tile: all steps of a block for some neurons of one group. */
import { invariant } from '../../diagnostics/index.ts'
import type { Kernel } from '../ir/kernel.ts'
import { type IrExpr, type IrStatement, type IrType, read } from '../ir/ir.ts'
import type { GroupModel } from '../model/group.ts'
import { createFrame, emissionOf, type Frame } from './frame.ts'
import type { ModuleContext } from './module-context.ts'
import { appendSpike, sampleLines, type SpikeSlots, type StateSlots, storeUsed } from './monitors.ts'
import { createNeuronLoop, type LoopSetting, type NeuronLoop } from './neuron-loop.ts'
import { emit } from './expression.ts'
import { block } from './writer.ts'

/** A group as the generator sees it. */
export interface GroupUnit {
  readonly index: number
  readonly model: GroupModel
  readonly kernel: Kernel
  readonly typeOf: (variable: string) => IrType
  readonly spikeMonitors: readonly SpikeSlots[]
  readonly stateMonitors: readonly StateSlots[]
}

/** Name of a group's exported kernel. */
export function tileName(group: number): string {
  return `tile${group}`
}

/** Name of the exported function that computes rows of a group's derived arrays. */
export function deriveName(group: number): string {
  return `derive${group}`
}

/** The text of `tile<g>(first, end, steps)`. */
export function tileKernel(unit: GroupUnit, context: ModuleContext): string[] {
  const setting: LoopSetting = {
    typeOf: unit.typeOf,
    random: { sites: unit.kernel.sites, single: site => unit.kernel.rareSites.has(site), ordinal: unit.index },
    spike: frame => appendSpike(unit.spikeMonitors, frame),
    deriveRow: `${deriveName(unit.index)}(n, n + 1)`,
  }
  const loop = createNeuronLoop(setting, 'step + k')
  const frame = createFrame(context, unit.index, loop.access)
  frame.top.push('const step = load<i64>(STEP)')
  const body = [
    ...neuronLoop(loop, unit.kernel.before, frame),
    ...unit.stateMonitors.flatMap(monitor => sampling(monitor, unit, frame, setting)),
    ...neuronLoop(loop, unit.kernel.body, frame),
  ]
  const after = [...storeUsed(unit.spikeMonitors, frame), ...lastStep(unit, context, setting)]
  return block(`export function ${tileName(unit.index)}(first: i32, end: i32, steps: i32): void`, [
    ...frame.top,
    ...block('for (let k = 0; k < steps; k++)', [...frame.perStep, ...body]),
    ...after,
  ])
}

/** What is settled at the end of the block only. */
function lastStep(unit: GroupUnit, context: ModuleContext, setting: LoopSetting): string[] {
  if (unit.kernel.after.length === 0) return []
  const loop = createNeuronLoop(setting, 'step + k')
  const frame = createFrame(context, unit.index, loop.access)
  const lines = neuronLoop(loop, unit.kernel.after, frame)
  return block('', ['const k = steps - 1', ...frame.top, ...frame.perStep, ...lines])
}

function neuronLoop(loop: NeuronLoop, statements: readonly IrStatement[], frame: Frame): string[] {
  if (statements.length === 0) return []
  return block('for (let n = first; n < end; n++)', loop.emit(statements, frame))
}

/** A sampling loop has loads of its own: it runs before the update of the step. */
function sampling(monitor: StateSlots, unit: GroupUnit, frame: Frame, setting: LoopSetting): string[] {
  const column = (name: string): { value: IrExpr; type: IrType } => {
    const expression = unit.kernel.recorded.get(name)
    if (expression !== undefined) return { value: expression, type: expression.type }
    const type = unit.typeOf(name)
    const shared = unit.model.variables.get(name)?.shared === true
    return { value: read({ kind: shared ? 'shared' : 'variable', name }, type), type }
  }
  return sampleLines(
    monitor,
    frame,
    emitColumns => {
      const loop = createNeuronLoop(setting, 'step + k')
      return loop.collect({ ...frame, neuron: loop.access }, emitColumns)
    },
    column,
  )
}

/** The text of `derive<g>(first, end)`: rows of the arrays that `prepare()` computes. */
export function deriveRows(
  unit: GroupUnit,
  context: ModuleContext,
  store: (name: string, type: IrType, frame: Frame) => string,
): string[] {
  const { derivedArrays } = unit.kernel
  if (derivedArrays.length === 0) return []
  const setting: LoopSetting = {
    typeOf: unit.typeOf,
    random: { sites: [], single: () => false, ordinal: unit.index },
    spike: () => [],
    deriveRow: '',
  }
  const loop = createNeuronLoop(setting, '<i64>0')
  const frame = createFrame(context, unit.index, loop.access)
  const keep = (name: string, value: string, type: IrType, inner: Frame): string[] => {
    loop.define({ kind: 'derived-array', name })
    return [`const ${inner.names.of(`derived-array ${name}`, name)} = ${value}`, store(name, type, inner)]
  }
  const lines = loop.collect(frame, inner =>
    derivedArrays.flatMap(derivation => {
      if (derivation.kind === 'matrix') {
        return loop.matrix(derivation, inner, (name, value) => keep(name, value, 'f64', inner))
      }
      return keep(derivation.name, emit(derivation.value, emissionOf(inner)), derivation.value.type, inner)
    }),
  )
  invariant(frame.perStep.length === 0, 'read-only values to be free of the time')
  return block(`export function ${deriveName(unit.index)}(first: i32, end: i32): void`, [
    ...frame.top,
    ...block('for (let n = first; n < end; n++)', lines),
  ])
}

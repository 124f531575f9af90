/** Kernels, and other functions over neurons. */
import type { IrStatement } from '../ir/ir.ts'
import type { InitialCode, Kernel, Loop, Population } from '../ir/program.ts'
import { statementsOf } from '../ir/walk.ts'
import { bodyLines, deriveName, keepListCounts, type BodyContext } from './body.ts'
import type { Context } from './context.ts'
import { connectText } from './connection.ts'
import { Frame } from './frame.ts'
import { elementAt, shifts } from './lanes/index.ts'
import { keepUsed, recordedRows, samplesNone } from './monitors.ts'
import { type AheadLines, pathwayLoop } from './pathways.ts'
import type { RandomSource } from './random.ts'
import { dueLoop } from './spikes.ts'
import { metCount, vectorLoop } from './vectors.ts'
import { block, comment } from './writer.ts'

/** The text of `name(first, end, from, to)`: steps `from` up to `to` of the block, for a tile. */
export function kernelText(kernel: Kernel, name: string, context: Context, blocks: boolean): string[] {
  const { loops, pairs = [], after, lists, population } = kernel
  const random = { ordinal: population }
  const frame = new Frame(context, 'block', kernel.over.kind === 'pathway' ? 'r' : 'n')
  const linesOf = (own: readonly Loop[]): string[] =>
    own.flatMap(loop => loopLines(loop, { frame, random, lists, guarded: blocks }))
  const inPairs = pairs.length === 0 ? [] : pairLines(linesOf(pairs), loops, frame)
  const body = linesOf(loops)
  const behind = [...keepUsed(recordedBy(kernel), frame), ...keepListCounts(lists, frame)]
  const settled = afterLines(after, context, random)
  const cursor = [...loops, ...after].some(({ lanes }) => lanes === 'vector') ? ['let at: usize = 0'] : []
  return block(`export function ${name}(first: i32, end: i32, from: i32, to: i32): void`, [
    ...frame.top,
    ...cursor,
    ...inPairs,
    ...block(`for (${inPairs.length === 0 ? 'let k = from' : ''}; k < to; k++)`, [...frame.perStep, ...body]),
    ...behind,
    ...(blocks || after.length === 0 ? settled : block('if (to == load<i32>(BLOCK))', settled)),
  ])
}

/** Lines that do steps two by two in tiles of which nothing is sampled; k is then the next one. */
function pairLines(lines: readonly string[], loops: readonly Loop[], frame: Frame): string[] {
  const tests = loops.flatMap(({ domain }) => (domain.kind === 'recorded' ? [samplesNone(domain.monitor, frame)] : []))
  const together = block('for (; k + 2 <= to; k += 2)', lines)
  return ['let k = from', ...(tests.length === 0 ? together : block(`if (${tests.join(' && ')})`, together))]
}

/** The event monitors that a kernel appends to. */
export function recordedBy(kernel: Kernel): number[] {
  return [...new Set(statementsOf(kernel).flatMap(each => (each.kind === 'record' ? [each.monitor] : [])))]
}

interface LoopContext {
  readonly frame: Frame
  readonly random: RandomSource
  readonly lists: Kernel['lists']
  /** Whether loops of other clocks than the base clock find out themselves when they are due. */
  readonly guarded: boolean
}

function loopLines(loop: Loop, setting: LoopContext): string[] {
  return setting.frame.context.origins.of(linesOfLoop(loop, setting), { phases: loop.phases })
}

function linesOfLoop(loop: Loop, { frame, random, lists, guarded }: LoopContext): string[] {
  const { domain, clock, body } = loop
  const setting: BodyContext = { frame, random, row: domain.kind === 'recorded' ? 'row' : 'n', lists: new Set(lists) }
  const ahead = loop.ahead && { each: bodyLines(loop.ahead.each, setting), maps: loop.ahead.maps }
  const lines =
    loop.lanes === 'vector' ? vectorLoop(body, frame) : loopAround(loop, bodyLines(body, setting), frame, ahead)
  const { base } = frame.context.program.clocks
  if (!guarded || base === undefined || clock === base) return lines
  return block(`if (${frame.now(base)} % ${frame.every(clock)} == 0)`, lines)
}

function loopAround({ domain, body }: Loop, lines: readonly string[], frame: Frame, ahead?: AheadLines): string[] {
  switch (domain.kind) {
    case 'neurons':
      return block('for (let n = first; n < end; n++)', lines)
    case 'recorded':
      return recordedRows(domain.monitor, lines, frame)
    case 'events': {
      const base = frame.base(frame.context.list(domain.event).indices, `${domain.event.name}_list`)
      return block('for (let e = first; e < end; e++)', [
        `const n = load<i32>(${elementAt(base, 'e', shifts.i32)})`,
        ...lines,
      ])
    }
    case 'due':
      return dueLoop(domain.spikes, lines, frame)
    case 'pathway':
      return pathwayLoop(domain.pathway, lines, ahead, frame)
    case 'met': {
      const list = frame.base(frame.context.met(domain.met), `met_${domain.met.stem}`)
      const loop = block(`for (let e = 0; e < ${metCount(domain.met, frame)}; e++)`, [
        `const n = load<i32>(${elementAt(list, 'e', shifts.i32)})`,
        ...lines,
      ])
      return [comment(`The neurons that met the condition of ${domain.met.stem}:`), ...loop]
    }
    case 'tile':
      return [...lines]
    case 'once':
      return onceLines(body, lines)
  }
}

/** Random numbers that are drawn once are those of neuron 0. */
function onceLines(body: readonly IrStatement[], lines: readonly string[]): string[] {
  return body.some(({ kind }) => kind === 'draw') ? ['const n = 0', ...lines] : [...lines]
}

/** What is settled at the end of the block only. */
function afterLines(loops: readonly Loop[], context: Context, random: RandomSource): string[] {
  if (loops.length === 0) return []
  const frame = new Frame(context, 'block')
  const lines = loops.flatMap(loop => loopLines(loop, { frame, random, lists: [], guarded: false }))
  return [comment('As of the last step:'), ...block('', ['const k = to - 1', ...frame.top, ...frame.perStep, ...lines])]
}

/** Code that fills neither lists nor rows of random numbers. */
function simpleLines(statements: readonly IrStatement[], frame: Frame, random: RandomSource): string[] {
  return bodyLines(statements, { frame, random, row: 'n', lists: new Set() })
}

/** The text of `derive<p>(first, end)`: rows of the arrays that `prepare()` computes. */
export function deriveText({ derive }: Population, population: number, context: Context): string[] {
  if (derive.length === 0) return []
  const frame = new Frame(context, 'first')
  const lines = simpleLines(derive, frame, { ordinal: 0 })
  return [
    '/** Computes what depends on read-only variables of a neuron, for some neurons. */',
    ...block(`export function ${deriveName(population)}(first: i32, end: i32): void`, [
      ...frame.top,
      ...block('for (let n = first; n < end; n++)', lines),
    ]),
  ]
}

/** Name of the exported function that carries out an initial assignment. */
export function initialName(index: number): string {
  return `initialize${index}`
}

/** The text of `initialize<k>(first, end, keyLow, keyHigh)`. */
export function initialText(code: InitialCode, index: number, context: Context): string[] {
  if (code.kind === 'data') return []
  if (code.kind === 'connect') return connectText(code, initialName(index), context)
  const frame = new Frame(context, 'first')
  const lines = simpleLines(code.body, frame, { ordinal: 0, key: ['keyLow', 'keyHigh'] })
  return [
    comment(code.text),
    ...block(`export function ${initialName(index)}(first: i32, end: i32, keyLow: u32, keyHigh: u32): void`, [
      ...frame.top,
      ...frame.perStep,
      ...(code.once ? onceLines(code.body, lines) : block('for (let n = first; n < end; n++)', lines)),
    ]),
  ]
}

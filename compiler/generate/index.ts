/** A program → the text of a module, and where everything stands. */
import { ABI } from '../../abi/index.ts'
import { type Part, partsOf, type Program } from '../ir/program.ts'
import { dtSlot, endSlot, everySlot, stepSlot } from './clocks.ts'
import { Context, literalTables } from './context.ts'
import { driverText } from './driver.ts'
import type { NamedPart } from './parts.ts'
import { deriveText, initialText, kernelText } from './kernel.ts'
import { registerMonitors } from './monitors.ts'
import type { LineOrigin } from './origins.ts'
import { arrangeText, registerPathways } from './pathways.ts'
import { prepareText, trackText } from './prepare.ts'
import { addressOf, headerSlots, ownTable } from './slots.ts'
import { registerSpikes } from './spikes.ts'
import { comment } from './writer.ts'

export type { NamedPart } from './parts.ts'
export { initialName } from './kernel.ts'
export { failureKey, failureSlots } from './adaptive.ts'
export { columnElements, monitorSlot } from './monitors.ts'
export { isPushedAhead, pathwaySlots, sameAs } from './pathways.ts'
export type { Context } from './context.ts'
export type { LineOrigin } from './origins.ts'
export { dtSlot, endSlot, everySlot, stepSlot } from './clocks.ts'

export interface Generated {
  /** AssemblyScript. Holds no sizes, constant values or object names, so that it can serve as a cache key. */
  readonly text: string
  /** Which of its lines come from the model, and from where in it. */
  readonly lines: readonly LineOrigin[]
  /** Slots and arrays, for the manifest. */
  readonly context: Context
  readonly parts: readonly NamedPart[]
}

/** Generates a module. */
export function generate(program: Program): Generated {
  const context = new Context(program)
  register(context)
  const named = nameKernels(partsOf(program))
  const kernels = named.flatMap(({ kernels: own, stepByStep }) => {
    const described = new Set<number>()
    return own.map(kernel => {
      const lines = described.has(kernel.population) ? [] : (program.populations[kernel.population]?.lines ?? [])
      described.add(kernel.population)
      return [...lines.map(comment), ...kernelText(kernel, kernel.name, context, stepByStep === undefined)]
    })
  })
  // Before `prepare()`, which fills the table of normals if anything draws them.
  const initial = program.initial.map((code, index) => initialText(code, index, context))
  const texts = [
    ...kernels,
    ...program.populations.map((population, index) => deriveText(population, index, context)),
    prepareText(context),
    arrangeText(context),
    ...program.populations.map((population, index) => trackText(population, index, context)),
    ...driverText(named, context),
    ...initial,
  ]
  const body = texts.filter(lines => lines.length > 0).map(lines => lines.join('\n'))
  const whole = [...head(context), '', body.join('\n\n'), ''].join('\n')
  return { ...context.origins.taken(whole), context, parts: named }
}

/** What the host writes to has its slot, whether the text reads it or not. */
function register(context: Context): void {
  const { clocks, populations } = context.program
  for (let clock = 0; clock < clocks.count; clock++) {
    dtSlot(context, clock)
    if (clocks.base === undefined) {
      stepSlot(context, clock)
      endSlot(context, clock)
    } else if (clock !== clocks.base) everySlot(context, clock)
  }
  for (const [index, { state }] of populations.entries()) {
    context.size(index)
    for (const { array, initially } of state) context.array(array, initially)
  }
  registerSpikes(context)
  registerMonitors(context)
  registerPathways(context)
  for (const constant of context.program.constants) context.scalar(constant)
  for (const { target } of context.program.links) context.link(target)
}

/** `tile0`, and further kernels of the same population `tile0_1`, … */
function nameKernels(parts: readonly Part[]): NamedPart[] {
  const counts = new Map<number, number>()
  return parts.map(part => ({
    ...part,
    kernels: part.kernels.map(kernel => {
      const count = counts.get(kernel.population) ?? 0
      counts.set(kernel.population, count + 1)
      return { ...kernel, name: count === 0 ? `tile${kernel.population}` : `tile${kernel.population}_${count}` }
    }),
  }))
}

function head(context: Context): string[] {
  const imports = [...context.imports].sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    comment(`Hillock ABI ${ABI}. Addresses of the table:`),
    ...[...headerSlots, ...context.table.slots].map(
      ({ symbol, number, own, byRanges }) =>
        `${own === true || byRanges === true ? 'let' : 'const'} ${symbol}: usize = ${addressOf(number)}`,
    ),
    ...literalLines(context),
    '',
    comment('Bytes from the first table to that of this thread:'),
    `let ${ownTable}: usize = 0`,
    '',
    ...imports.map(([file, names]) => `import { ${[...names].sort().join(', ')} } from './runtime-as/${file}'`),
  ]
}

/** Numbers that vectors load: engines rebuild literals at every use. */
function literalLines(context: Context): string[] {
  const lines = (['f64', 'f32'] as const).flatMap(type => {
    const numbers = context.vectorLiterals(type)
    return numbers.length === 0
      ? []
      : [`const ${literalTables[type]}: usize = memory.data<${type}>([${numbers.join(', ')}])`]
  })
  return lines.length === 0 ? [] : ['', ...lines]
}

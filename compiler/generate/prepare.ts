/** The text of `prepare()`, and of the values that each block begins with. */
import type { ScalarRef } from '../ir/ir.ts'
import type { Link, Population } from '../ir/program.ts'
import { deriveName, matrixEntry, matrixLines } from './body.ts'
import type { Context } from './context.ts'
import { emit } from './expression.ts'
import { Frame } from './frame.ts'
import { placeSpikesLines } from './spikes.ts'
import { block } from './writer.ts'

/** `prepare()`: constants that follow others, then what is computed from constants, then derived arrays. */
export function prepareText(context: Context): string[] {
  const { links, populations } = context.program
  const lines = [
    ...(context.drawsNormals
      ? [`${context.runtime('normal', 'makeZiggurat')}(<usize>load<u32>(${context.ziggurat().symbol}))`]
      : []),
    ...links.flatMap(link => linkLines(link, context)),
    ...placeSpikesLines(context),
    ...populations.flatMap(population => scalarLines(population, context)),
    ...populations.flatMap(({ hoisted }, index) =>
      hoisted.arrays.length === 0 ? [] : [`${deriveName(index)}(0, load<i32>(${context.size(index).symbol}))`],
    ),
  ]
  return [
    '/** Computes what depends on constants and read-only variables alone; called after either changed. */',
    ...block('export function prepare(): void', lines),
  ]
}

function linkLines({ target, value }: Link, context: Context): string[] {
  const frame = new Frame(context, 'first')
  const text = emit(value, frame)
  return block(`if (load<i32>(${context.link(target).symbol}) != 0)`, [
    ...frame.top,
    storeScalar(target, text, context),
  ])
}

function storeScalar(scalar: ScalarRef, value: string, context: Context): string {
  const { symbol } = context.scalar(scalar)
  if (scalar.type !== 'bool') return `store<${scalar.type}>(${symbol}, ${value})`
  return `store<i32>(${symbol}, <i32>${/^\w+$/.test(value) ? value : `(${value})`})`
}

/** Later ones may use earlier ones, so each is kept as a local too. */
function scalarLines({ hoisted: { scalars } }: Population, context: Context): string[] {
  if (scalars.length === 0) return []
  const frame = new Frame(context, 'first')
  const keep = (scalar: ScalarRef, value: string): string[] => {
    const local = frame.defineScalar(scalar)
    return [`const ${local} = ${value}`, storeScalar(scalar, local, context)]
  }
  const lines = scalars.flatMap(derivation => {
    if (derivation.kind === 'value') return keep(derivation.target, emit(derivation.value, frame))
    const made = matrixLines(derivation, frame)
    return [
      ...made,
      ...derivation.results.flatMap(result => keep(result.target, matrixEntry(derivation, result, frame))),
    ]
  })
  return block('', [...frame.top, ...lines])
}

/** Name of the function that computes a population's values of the step. */
export function trackName(population: number): string {
  return `track${population}`
}

/** `track<p>(steps)`: values of the step alone, for all steps of a block. */
export function trackText({ hoisted: { tracks } }: Population, population: number, context: Context): string[] {
  if (tracks.length === 0) return []
  const frame = new Frame(context, 'block')
  const lines = tracks.map(({ target, value }) => {
    const address = { base: frame.element(target, 'k'), offset: 0 }
    return frame.lanes.store(target.type, address, emit(value, frame))
  })
  return [
    '/** Computes what depends on the time alone, for each step of the block. */',
    ...block(`function ${trackName(population)}(steps: i32): void`, [
      ...frame.top,
      ...block('for (let k = 0; k < steps; k++)', [...frame.perStep, ...lines]),
    ]),
  ]
}

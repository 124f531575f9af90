/** What is done with whole rows of a tile: random numbers for all its neurons, and functions of all elements. */
import { invariant } from '../../diagnostics/index.ts'
import type { ArrayRef, FillStatement, MapStatement } from '../ir/ir.ts'
import { operationNamed, rowFunction, runtimeFunction } from '../ir/operations.ts'
import type { BodyContext } from './body.ts'
import { emit } from './expression.ts'
import type { Frame } from './frame.ts'
import { shifts } from './lanes/index.ts'
import { block } from './writer.ts'
import { chancesBase, counterAndKey, drawArguments, zigguratBase } from './random.ts'

/** The line that fills a row with random numbers. */
export function fillRow(fill: FillStatement, { frame, random }: BodyContext): string {
  const row = `${frame.elements(fill.row)} + ${tileBegin(frame, shifts[fill.row.type])}`
  const neurons = `${row}, first, end`
  const which = `${frame.now(fill.clock)}, 0, ${counterAndKey(fill, random, frame)}`
  switch (fill.function) {
    case 'rand':
      return `${frame.context.runtime('uniform', 'fillUniforms')}(${neurons}, ${which})`
    case 'chance': {
      invariant(fill.part !== undefined, 'chances to be drawn in parts')
      const called = fill.part === 'first' ? 'fillFirstBits' : 'fillFurtherBits'
      return `${frame.context.runtime('chance', called)}(${neurons}, ${which})`
    }
    case 'randn':
      return `${frame.context.runtime('normal', 'fillNormals')}(${neurons}, ${which}, ${zigguratBase(frame)})`
    case 'binomial': {
      const given = drawArguments(fill, frame)
      return `${frame.context.runtime('binomial', 'fillBinomials')}(${neurons}, ${given}, ${which}, ${zigguratBase(frame)}, ${chancesBase(frame)})`
    }
  }
}

/** The line that applies a function to rows. */
export function mapRows({ operation, rows }: MapStatement, frame: Frame): string {
  const type = rows[0]?.type ?? 'f64'
  const { file, name } = runtimeFunction(operation, type)
  invariant(operationNamed(operation).row === true, `${operation} to have a function of rows`)
  const called = frame.context.runtime(file, rowFunction(name))
  const begin = tileBegin(frame, shifts[type])
  const addresses = rows.map(each => `${frame.elements(each)} + ${begin}`)
  return `${called}(${addresses.join(', ')}, ${tileBytes(frame, shifts[type])})`
}

/** Lines that apply a function to the first elements of rows: of many to whole groups at once. */
export function mapSome({ operation, rows, twin }: MapStatement, count: string, frame: Frame): string[] {
  const type = rows[0]?.type ?? 'f64'
  const { file, name } = runtimeFunction(operation, type)
  const [single, called] = [name, rowFunction(name)].map(each => frame.context.runtime(file, each))
  const shift = shifts[type]
  const bases = rows.map(each => frame.elements(each))
  const group = shift === shifts.f64 ? 8 : 16
  const bytes = `((<usize>(${count}) + ${group - 1}) >> ${Math.log2(group)}) << ${shift + Math.log2(group)}`
  const given = rows.map(each => frame.lanes.load(type, { base: frame.element(each), offset: 0 }))
  const [result] = rows
  invariant(result !== undefined, 'a function over rows to have one')
  const store = frame.lanes.store(type, { base: frame.element(result), offset: 0 }, `${single}(${given.join(', ')})`)
  const same =
    twin === undefined ? [] : block(`if (${emit(twin.when, frame)})`, [copied(result, twin.row, bytes, frame)])
  return [
    ...same,
    ...block(`${same.length === 0 ? '' : 'else '}if (${count} > ${fewest})`, [
      `${called}(${[...bases, bytes].join(', ')})`,
    ]),
    ...block('else', block(`for (let r = 0; r < ${count}; r++)`, [store])),
  ]
}

function copied(to: ArrayRef, from: ArrayRef, bytes: string, frame: Frame): string {
  return `memory.copy(${frame.elements(to)}, ${frame.elements(from)}, ${bytes})`
}

/** So few elements of a row are done sooner one by one. */
const fewest = 2

/** Bytes in front of the tile, in an array of elements of `1 << shift` bytes. */
export function tileBegin(frame: Frame, shift: number): string {
  return frame.topLoad(`begin ${shift}`, 'begin', () => `<usize>first << ${shift}`)
}

/** Bytes of the tile in such an array: of whole groups of eight neurons, or sixteen in single precision. */
export function tileBytes(frame: Frame, shift: number): string {
  const group = shift === shifts.f64 ? 8 : 16
  const text = `((<usize>(end - first) + ${group - 1}) >> ${Math.log2(group)}) << ${shift + Math.log2(group)}`
  return frame.topLoad(`bytes ${shift}`, 'bytes', () => text)
}

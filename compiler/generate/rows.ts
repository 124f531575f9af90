/** What is done with whole rows of a tile: random numbers for all its neurons, and functions of all elements. */
import { invariant } from '../../diagnostics/index.ts'
import type { FillStatement, MapStatement } from '../ir/ir.ts'
import { operationNamed, rowFunction } from '../ir/operations.ts'
import type { BodyContext } from './body.ts'
import type { Frame } from './frame.ts'
import { counterAndKey, zigguratBase } from './random.ts'

/** The line that fills a row with random numbers. */
export function fillRow(fill: FillStatement, { frame, random }: BodyContext): string {
  const row = `${frame.elements(fill.row)} + ${tileBegin(frame)}`
  const which = `${row}, first, end, ${frame.now(fill.clock)}, 0, ${counterAndKey(fill, random, frame)}`
  if (fill.function === 'rand') return `${frame.context.runtime('uniform', 'fillUniforms')}(${which})`
  return `${frame.context.runtime('normal', 'fillNormals')}(${which}, ${zigguratBase(frame)})`
}

/** The line that applies a function to rows. */
export function mapRows({ operation, rows }: MapStatement, frame: Frame): string {
  const { file, functions, row } = operationNamed(operation)
  invariant(row === true && functions.f64 !== undefined, `${operation} to have a function of rows`)
  const called = frame.context.runtime(file, rowFunction(functions.f64))
  const begin = tileBegin(frame)
  const addresses = rows.map(each => `${frame.elements(each)} + ${begin}`)
  return `${called}(${addresses.join(', ')}, ${tileBytes(frame)})`
}

/** Bytes in front of the tile, in an array of floats. */
export function tileBegin(frame: Frame): string {
  return frame.topLoad('begin', 'begin', () => '<usize>first << 3')
}

/** Bytes of the tile's floats, whole groups of eight neurons. */
export function tileBytes(frame: Frame): string {
  return frame.topLoad('bytes', 'bytes', () => '((<usize>(end - first) + 7) >> 3) << 6')
}

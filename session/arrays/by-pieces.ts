/**
 * Loops over doubles for numbers of single precision: some at a time become doubles, which stay in the processor's nearest
 * memory, and each result is rounded once.
 */
import { arrayMemory } from '../../compiler/index.ts'
import { convert } from './array.ts'
import type {
  LoopOfPairs,
  MapLoop,
  NarrowLoop,
  NarrowMapLoop,
  PairLoop,
  SingleTestLoop,
  TestLoop,
} from './float-loops.ts'
import { unwrittenFloats } from './unwritten.ts'

/** So many numbers are computed together. */
const piece = 4096

export function mapByPieces(loop: MapLoop): NarrowMapLoop {
  return (x, result) => {
    const [from, to] = rooms(result.length, 2)
    for (let first = 0; first < result.length; first += piece) {
      const part = result.subarray(first, first + piece)
      const made = to.subarray(0, part.length)
      loop(asDoubles(x, first, from), made)
      convert(made, part)
    }
  }
}

export function pairsByPieces(loop: PairLoop): NarrowLoop {
  return (x, y, result) => {
    const [left, right, to] = rooms(result.length, 3)
    for (let first = 0; first < result.length; first += piece) {
      const part = result.subarray(first, first + piece)
      const made = to.subarray(0, part.length)
      loop(asDoubles(x, first, left), asDoubles(y, first, right), made)
      convert(made, part)
    }
  }
}

export function testByPieces(test: SingleTestLoop): SingleTestLoop['singles'] & {} {
  return (x, result) => {
    const [from] = rooms(result.length, 1)
    for (let first = 0; first < result.length; first += piece)
      test(asDoubles(x, first, from), result.subarray(first, first + piece))
  }
}

export function testPairsByPieces(test: TestLoop): LoopOfPairs<Float32Array, Uint8Array> {
  return (x, y, result) => {
    const [left, right] = rooms(result.length, 2)
    for (let first = 0; first < result.length; first += piece)
      test(asDoubles(x, first, left), asDoubles(y, first, right), result.subarray(first, first + piece))
  }
}

/** Room for pieces of rows of so many numbers, in the memory of the runtime if they are many. */
function rooms(length: number, count: 1): [Float64Array]
function rooms(length: number, count: 2): [Float64Array, Float64Array]
function rooms(length: number, count: 3): [Float64Array, Float64Array, Float64Array]
function rooms(length: number, count: number): Float64Array[] {
  const each = Math.min(length, piece)
  const { buffer, byteOffset } =
    (each < piece ? undefined : arrayMemory.workRoom(8 * count * piece)) ?? unwrittenFloats(count * each)
  return Array.from({ length: count }, (_, k) => new Float64Array(buffer, byteOffset + 8 * k * each, each))
}

/** The next numbers of a row, or the single one that serves all of another row. */
function asDoubles(x: Float32Array, first: number, room: Float64Array): Float64Array {
  const part = x.length === 1 ? x : x.subarray(first, first + piece)
  const doubles = room.subarray(0, part.length)
  convert(part, doubles)
  return doubles
}

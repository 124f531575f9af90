import { expect, test } from 'vitest'
import { mapByPieces, pairsByPieces, testByPieces, testPairsByPieces } from '../../../session/arrays/by-pieces.ts'
import { unwrittenSingles } from '../../../session/arrays/unwritten.ts'
import { addFloats, areFinite, divideFloats, lessFloats, squareRootFloats } from '../../../session/generated/loops.ts'

/** Numbers of single precision, in the memory of the runtime if they are many. */
function numbers(length: number, of: (k: number) => number): Float32Array {
  const made = unwrittenSingles(length)
  for (let k = 0; k < length; k++) made[k] = of(k)
  return made
}

test.each([0, 1, 7, 4095, 4096, 4097, 50_000])('%i numbers are computed as doubles, and rounded once', length => {
  const [x, y] = [numbers(length, k => k / 7), numbers(length, k => 1 + (k % 11) / 3)]
  const result = new Float32Array(length)
  mapByPieces(squareRootFloats)(x, result)
  expect(result).toEqual(Float32Array.from(x, each => Math.sqrt(each)))
  pairsByPieces(divideFloats)(x, y, result)
  expect(result).toEqual(Float32Array.from(x, (each, k) => each / (y[k] ?? NaN)))
  pairsByPieces(addFloats)(Float32Array.of(0.1), y, y)
  expect(y[length - 1]).toBe(
    length === 0 ? undefined : Math.fround(Math.fround(0.1) + Math.fround(1 + ((length - 1) % 11) / 3)),
  )
  const truths = new Uint8Array(length)
  testPairsByPieces(lessFloats)(x, Float32Array.of(300), truths)
  expect(truths).toEqual(Uint8Array.from(x, each => Number(each < 300)))
  testByPieces(areFinite)(x, truths)
  expect(truths.includes(0)).toBe(false)
})

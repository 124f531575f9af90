import { expect, test } from 'vitest'
import {
  addFloats,
  chooseFloats,
  divideFloats,
  gatherFloats,
  mapFloats,
  multiplyFloats,
  pairFloats,
  type PairLoop,
  subtractFloats,
  testFloats,
} from '../../../session/arrays/float-loops.ts'

const [x, y, single] = [Float64Array.of(6, -8, NaN), Float64Array.of(3, 2, 1), Float64Array.of(4)]

test.each<[PairLoop, (x: number, y: number) => number]>([
  [addFloats, (a, b) => a + b],
  [subtractFloats, (a, b) => a - b],
  [multiplyFloats, (a, b) => a * b],
  [divideFloats, (a, b) => a / b],
])('%o does what the operator does, of rows and of single numbers', (loop, f) => {
  for (const [a, b] of [
    [x, y],
    [x, single],
    [single, y],
    [single, single],
  ] as const) {
    const [found, expected] = [0, 1].map(() => new Float64Array(Math.max(a.length, b.length)))
    if (!found || !expected) throw new Error('no arrays')
    loop(a, b, found)
    pairFloats(a, b, f, expected)
    expect(found).toEqual(expected)
  }
})

test('pairs, tests, maps, places and choices', () => {
  const [result, flags] = [new Float64Array(3), new Uint8Array(3)]
  pairFloats(single, y, (a, b) => a * 10 + b, result)
  expect(result).toEqual(Float64Array.of(43, 42, 41))
  testFloats(x, single, (a, b) => Number(a > b), flags)
  expect(flags).toEqual(Uint8Array.of(1, 0, 0))
  mapFloats(y, a => -a, result)
  expect(result).toEqual(Float64Array.of(-3, -2, -1))
  gatherFloats(x, Int32Array.of(1, 1, 0), result)
  expect(result).toEqual(Float64Array.of(-8, -8, 6))
  chooseFloats(flags, y, single, result)
  expect(result).toEqual(Float64Array.of(3, 4, 4))
})

import { describe, expect, test } from 'vitest'
import * as bytes from '../../../session/arrays/byte-loops.ts'
import * as loops from '../../../session/arrays/float-loops.ts'
import { roundHalfEven } from '../../../units/index.ts'

const special = [6, -8, 0, -0, 0.5, 1.5, -0.5, -2.5, 2 ** 52 + 1, 1e300, -1e300, Infinity, -Infinity, NaN]
const x = Float64Array.from(special)
const y = Float64Array.from(special.toReversed())
const single = Float64Array.of(1.5)

/** Rows with rows, and with single numbers. */
const operands = [
  [x, y],
  [x, single],
  [single, y],
  [single, single],
] as const

test.each<[loops.PairLoop, (x: number, y: number) => number]>([
  [loops.addFloats, (a, b) => a + b],
  [loops.subtractFloats, (a, b) => a - b],
  [loops.multiplyFloats, (a, b) => a * b],
  [loops.divideFloats, (a, b) => a / b],
  [loops.maximumFloats, (a, b) => (Number.isNaN(a) || a >= b ? a : b)],
  [loops.minimumFloats, (a, b) => (Number.isNaN(a) || a <= b ? a : b)],
])('%o does the same as a function of each pair', (loop, f) => {
  for (const [a, b] of operands) {
    const [found, expected] = [rowFor(a, b), rowFor(a, b)]
    loop(a, b, found)
    loops.eachPair(f)(a, b, expected)
    expect(found).toEqual(expected)
  }
})

test.each<[loops.TestLoop, (x: number, y: number) => boolean]>([
  [loops.lessFloats, (a, b) => a < b],
  [loops.lessEqualFloats, (a, b) => a <= b],
  [loops.equalFloats, (a, b) => a === b],
  [loops.notEqualFloats, (a, b) => a !== b],
])('%o tests each pair', (loop, f) => {
  for (const [a, b] of operands) {
    const [found, expected] = [rowFor(a, b), rowFor(a, b)].map(each => Uint8Array.from(each))
    if (!found || !expected) throw new Error('no rows')
    loop(a, b, found)
    loops.testPairs(f)(a, b, expected)
    expect(found).toEqual(expected)
  }
})

test.each<[loops.MapLoop, (x: number) => number]>([
  [loops.absoluteFloats, Math.abs],
  [loops.squareRootFloats, Math.sqrt],
  [loops.floorFloats, Math.floor],
  [loops.ceilFloats, Math.ceil],
  [loops.truncateFloats, Math.trunc],
  [loops.negateFloats, a => -a],
  [loops.roundFloats, roundHalfEven],
  [loops.roundedBy(100), a => (Number.isFinite(a) ? roundHalfEven(a * 100) / 100 : a)],
  [loops.signFloats, a => Math.sign(a) + 0],
  [loops.copyFloats, a => a],
])('%o does the same as a function of each number', (loop, f) => {
  const [found, expected] = [new Float64Array(x.length), new Float64Array(x.length)]
  loop(x, found)
  loops.each(f)(x, expected)
  expect(found).toEqual(expected)
})

test.each<[loops.SingleTestLoop, (x: number) => boolean]>([
  [loops.areNaN, Number.isNaN],
  [loops.areFinite, Number.isFinite],
  [loops.areInfinite, a => a === Infinity || a === -Infinity],
  [loops.areZero, a => a === 0],
  [loops.areOther, a => a !== 0],
])('%o tests each number', (loop, test_) => {
  const found = new Uint8Array(x.length)
  loop(x, found)
  expect([...found]).toEqual(special.map(each => Number(test_(each))))
})

describe('truths', () => {
  const truths = Uint8Array.of(1, 0, 1, 0, 0)
  const others = Uint8Array.of(1, 1, 0, 0, 0)

  test.each([
    [bytes.bothHold, [1, 0, 0, 0, 0]],
    [bytes.oneHolds, [1, 1, 1, 0, 0]],
    [bytes.theyDiffer, [0, 1, 1, 0, 0]],
  ])('%o', (loop, expected) => {
    const result = new Uint8Array(5)
    loop(truths, others, result)
    expect([...result]).toEqual(expected)
  })

  test('are taken four at a time, wherever they begin', () => {
    const many = Uint8Array.from({ length: 5003 }, (_, k) => Number(k % 3 === 0 || k % 7 === 1))
    for (const [start, end] of [
      [0, 5003],
      [1, 5000],
      [2, 3],
      [3, 3],
    ] as const) {
      const [part, turned] = [many.subarray(start, end), many.toReversed().subarray(start, end)]
      const result = new Uint8Array(part.length)
      bytes.theyDiffer(part, turned, result)
      expect(result).toEqual(part.map((truth, k) => truth ^ (turned[k] ?? 0)))
      bytes.bothHold(part, Uint8Array.of(1), result)
      expect(result).toEqual(part)
      bytes.oneHolds(turned, Uint8Array.of(0), result)
      expect(result).toEqual(turned)
      expect(bytes.countTruths(part)).toBe(part.filter(truth => truth === 1).length)
    }
  })

  test('the places of those that hold', () => {
    expect([...bytes.placesOfTruths(truths)]).toEqual([0, 2])
    expect([...bytes.placesOfTruths(others)]).toEqual([0, 1])
    expect([...bytes.placesOfTruths(new Uint8Array(0))]).toEqual([])
  })

  test('choose between numbers', () => {
    const result = new Float64Array(5)
    loops.chooseFloats(truths, Float64Array.of(1, 2, 3, 4, 5), single, result)
    expect([...result]).toEqual([1, 1.5, 3, 1.5, 1.5])
    loops.chooseFloats(Uint8Array.of(1), Float64Array.of(1, 2, 3, 4, 5), single, result)
    expect([...result]).toEqual([1, 2, 3, 4, 5])
  })
})

test('the numbers at some places', () => {
  const result = new Float64Array(3)
  loops.gatherFloats(x, Int32Array.of(1, 1, 0), result)
  expect(result).toEqual(Float64Array.of(-8, -8, 6))
})

function rowFor(a: Float64Array, b: Float64Array): Float64Array {
  return new Float64Array(Math.max(a.length, b.length))
}

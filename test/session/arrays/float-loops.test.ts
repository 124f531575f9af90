import { describe, expect, test } from 'vitest'
import { array } from '../../../session/arrays/array.ts'
import * as bytes from '../../../session/arrays/byte-loops.ts'
import * as loops from '../../../session/arrays/float-loops.ts'
import { gather } from '../../../session/arrays/indexing.ts'
import * as written from '../../../session/generated/loops.ts'
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
  [written.addFloats, (a, b) => a + b],
  [written.subtractFloats, (a, b) => a - b],
  [written.multiplyFloats, (a, b) => a * b],
  [written.divideFloats, (a, b) => a / b],
  [written.maximumFloats, (a, b) => (Number.isNaN(a) || a > b ? a : b)],
  [written.minimumFloats, (a, b) => (Number.isNaN(a) || a < b ? a : b)],
  [written.greatestFloats, Math.max],
  [written.leastFloats, Math.min],
])('%o does the same as a function of each pair', (loop, f) => {
  for (const [a, b] of operands) {
    const [found, expected] = [rowFor(a, b), rowFor(a, b)]
    loop(a, b, found)
    loops.eachPair(f)(a, b, expected)
    expect(found).toEqual(expected)
  }
})

test.each<[loops.TestLoop, (x: number, y: number) => boolean]>([
  [written.lessFloats, (a, b) => a < b],
  [written.lessEqualFloats, (a, b) => a <= b],
  [written.equalFloats, (a, b) => a === b],
  [written.notEqualFloats, (a, b) => a !== b],
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
  [written.absoluteFloats, Math.abs],
  [written.squareRootFloats, Math.sqrt],
  [written.floorFloats, Math.floor],
  [written.ceilFloats, Math.ceil],
  [written.truncateFloats, Math.trunc],
  [written.squareFloats, a => a * a],
  [written.negateFloats, a => -a],
  [written.negateIntegers, a => 0 - a],
  [written.invertIntegers, a => -a - 1],
  [written.roundFloats, roundHalfEven],
  [loops.roundedBy(100), a => (Number.isFinite(a) ? roundHalfEven(a * 100) / 100 : a)],
  [written.signFloats, a => Math.sign(a) + 0],
  [loops.copyFloats, a => a],
])('%o does the same as a function of each number', (loop, f) => {
  const [found, expected] = [new Float64Array(x.length), new Float64Array(x.length)]
  loop(x, found)
  loops.each(f)(x, expected)
  expect(found).toEqual(expected)
})

test.each<[loops.SingleTestLoop, (x: number) => boolean]>([
  [written.areNaN, Number.isNaN],
  [written.areFinite, Number.isFinite],
  [written.areInfinite, a => a === Infinity || a === -Infinity],
  [written.areZero, a => a === 0],
  [written.areOther, a => a !== 0],
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

  test('are looked at eight at a time, wherever they begin and the odd one stands', () => {
    for (const length of [0, 1, 7, 8, 64, 65, 200]) {
      for (const start of [0, 1, 3, 8]) {
        const many = new Uint8Array(start + length + 5).fill(1)
        const none = many.subarray(start, start + length).fill(0)
        expect([bytes.someHold(none), bytes.allHold(none)]).toEqual([false, length === 0])
        expect(bytes.placesOfTruths(none)).toHaveLength(0)
        for (let odd = 0; odd < length; odd++) {
          none[odd] = 1
          expect([bytes.someHold(none), bytes.countTruths(none)]).toEqual([true, 1])
          expect([...bytes.placesOfTruths(none)]).toEqual([odd])
          none.fill(1)
          none[odd] = 0
          expect([bytes.allHold(none), bytes.countTruths(none)]).toEqual([false, length - 1])
          none.fill(0)
        }
        none.fill(1)
        expect([bytes.someHold(none), bytes.allHold(none)]).toEqual([length > 0, true])
      }
    }
  })

  test('the places of those that hold', () => {
    expect([...bytes.placesOfTruths(truths)]).toEqual([0, 2])
    expect([...bytes.placesOfTruths(others)]).toEqual([0, 1])
    expect([...bytes.placesOfTruths(new Uint8Array(0))]).toEqual([])
    const many = Uint8Array.from({ length: 1003 }, (_, k) => Number(k % 3 === 0 || k % 50 < 20))
    const places = [...many.keys()].filter(k => many[k] === 1)
    expect([...bytes.placesOfTruths(many)]).toEqual(places)
  })

  test('choose between numbers', () => {
    const result = new Float64Array(5)
    loops.chooseFloats(truths, Float64Array.of(1, 2, 3, 4, 5), single, result)
    expect([...result]).toEqual([1, 1.5, 3, 1.5, 1.5])
    loops.chooseFloats(Uint8Array.of(1), Float64Array.of(1, 2, 3, 4, 5), single, result)
    expect([...result]).toEqual([1, 2, 3, 4, 5])
  })
})

describe('loops of several elements a turn', () => {
  const tests = Uint8Array.from(special, (_, k) => (k % 3 === 0 ? 1 : 0))

  test.each([
    [x, y],
    [x, single],
    [single, y],
    [single, Float64Array.of(-2)],
  ])('choose between rows and single numbers', (one, other) => {
    const result = new Float64Array(special.length)
    loops.chooseFloats(tests, one, other, result)
    expect([...result]).toEqual(special.map((_, k) => (k % 3 === 0 ? (one[k] ?? 1.5) : (other[k] ?? other[0]))))
  })

  test('divide whole numbers', () => {
    const [dividends, divisors] = [Float64Array.of(7, -7, 7, -7, 5), Float64Array.of(2, 2, -2, -2, 0)]
    const result = new Float64Array(5)
    written.divideIntegers(dividends, divisors, result)
    expect([...result]).toEqual([3, -4, -4, 3, 0])
    written.remainIntegers(dividends, divisors, result)
    expect([...result]).toEqual([1, 1, -1, -1, 0])
  })

  test.each([3, 4, 9])('find the least and the greatest of %i', count => {
    for (let place = 0; place < count; place++) {
      const row = Float64Array.from({ length: count }, (_, k) => (k === place ? 9 : k % 2))
      expect(loops.greatestFloat(row)).toBe(9)
      expect(loops.leastFloat(row.map(each => -each))).toBe(-9)
      row[place] = NaN
      expect(loops.greatestFloat(row)).toBeNaN()
      expect(loops.leastFloat(row)).toBeNaN()
    }
  })

  test.each([
    [2 ** 53 - 1, true],
    [-(2 ** 53), false],
    [NaN, false],
  ])('know whether %d is held exactly, wherever it stands', (value, safe) => {
    for (let place = 0; place < 6; place++)
      expect(loops.areSafeIntegers(new Float64Array(6).fill(value, place, place + 1))).toBe(safe)
  })
})

test.each([Float64Array, Float32Array, Int32Array, Uint8Array])('the elements of %o at some places', kind => {
  const own = array(kind.of(6, 8, 1))
  const found = kind.of(8, 8, 6)
  expect(gather(own, Int32Array.of(1, 1, 0))).toEqual(found)
  const many = Int32Array.from({ length: 19 }, (_, k) => k % 2)
  expect([...gather(own, many)]).toEqual([...many].map(k => own.data[k]))
  expect(gather(own, Float64Array.of(1, 1, 0))).toEqual(found)
})

function rowFor(a: Float64Array, b: Float64Array): Float64Array {
  return new Float64Array(Math.max(a.length, b.length))
}

test.each<[loops.AlongLoop, (x: number, y: number) => number]>([
  [written.addAlong, (a, b) => a + b],
  [written.subtractAlong, (a, b) => a - b],
  [written.multiplyAlong, (a, b) => a * b],
  [written.divideAlong, (a, b) => a / b],
  [written.setAlong, (_, b) => b],
])('%o changes the numbers that steps lead to, and no others', (loop, f) => {
  for (const [start, step, count] of [
    [0, 2, 0],
    [3, 2, 9],
    [40, -3, 13],
    [1, 5, 8],
  ] as const) {
    const data = Float64Array.from({ length: 41 }, (_, k) => special[k % special.length] ?? 0)
    const changed = data.map((each, k) => {
      const place = (k - start) / step
      return Number.isInteger(place) && place >= 0 && place < count ? f(each, 1.5) : each
    })
    loop(data, start, step, count, 1.5)
    expect(data).toEqual(changed)
  }
})

import { describe, expect, test } from 'vitest'
import { createRuntime } from '../../compiler/index.ts'
import { bothHold, oneHolds, theyDiffer } from '../../session/arrays/byte-loops.ts'
import { type MapLoop, roundedBy } from '../../session/arrays/float-loops.ts'
import { angleOf, rowFunctions } from '../../session/arrays/math.ts'
import {
  equalFloats,
  lessEqualFloats,
  lessFloats,
  maximumFloats,
  minimumFloats,
  notEqualFloats,
  signFloats,
} from '../../session/generated/loops.ts'
import { runtimeMath } from '../../session/runtime-math.ts'

const math = runtimeMath(createRuntime())

/** More than fit into the row they go through, and edges. */
const x = Float64Array.from({ length: 10_001 }, (_, k) => (k - 5000) / 700)
x.set([0, -0, Infinity, -Infinity, NaN, 1e300, -1e300, 1e-320], 4090)

test.each(rowFunctions)('%s of a row has the bits of %s of each number', name => {
  const row = new Float64Array(x.length)
  math.rows[name](x, row)
  expect(row).toEqual(x.map(each => math[name](each)))
})

test('powers of rows, and of a row and a number', () => {
  const y = x.toReversed()
  const row = new Float64Array(x.length)
  math.rows.pow(x, y, row)
  expect(row).toEqual(x.map((each, k) => math.pow(each, y[k] ?? 0)))
  math.rows.pow(x, Float64Array.of(1.7), row)
  expect(row).toEqual(x.map(each => math.pow(each, 1.7)))
  math.rows.pow(Float64Array.of(1.7), x, row)
  expect(row).toEqual(x.map(each => math.pow(1.7, each)))
})

test('angles of rows of points are those of each point', () => {
  const edges = [0, -0, 1, -1, Infinity, -Infinity, NaN, 1e-320, -1e300]
  const y = Float64Array.from(x, (each, k) => (k % 3 === 0 ? (edges[(k / 3) % 9] ?? 0) : each))
  const z = Float64Array.from(x, (each, k) => (k % 3 === 0 ? (edges[Math.floor(k / 27) % 9] ?? 0) : 3 - each / 2))
  for (const [length, [a, b]] of [
    [x.length, [y, z]],
    [x.length, [y, Float64Array.of(-0)]],
    [x.length, [Float64Array.of(2), z]],
    [7, [y.subarray(1, 8), z.subarray(2, 9)]],
    [35, [y.subarray(1, 36), z.subarray(2, 37)]],
    [0, [y.subarray(0, 0), z.subarray(0, 0)]],
  ] as const) {
    const row = new Float64Array(length)
    math.rows.arctan2(a, b, row)
    expect(row).toEqual(
      row.map((_, k) => angleOf(a[a.length === 1 ? 0 : k] ?? 0, b[b.length === 1 ? 0 : k] ?? 0, math)),
    )
  }
})

/** Rows, and single numbers, of every kind that choices look at. */
const operands = [x, x.toReversed(), ...[0, -0, 1.5, NaN, -Infinity].map(each => Float64Array.of(each))]

test.each([
  ['maximum', maximumFloats],
  ['minimum', minimumFloats],
] as const)('the %s of long rows is that of short ones', (name, few) => {
  for (const other of operands) {
    for (const [a, b] of [
      [x, other],
      [other, x],
    ] as const) {
      const [row, expected] = [new Float64Array(x.length), new Float64Array(x.length)]
      math.rows[name].floats(a, b, row)
      few(a, b, expected)
      expect(row).toEqual(expected)
    }
  }
})

test('a result may stand in the place of what it is made of', () => {
  const y = x.toReversed()
  const expected = new Float64Array(x.length)
  math.rows.arctan2(x, y, expected)
  for (const own of ['first', 'second']) {
    const [a, b] = [x.slice(), y.slice()]
    math.rows.arctan2(a, b, own === 'first' ? a : b)
    expect(own === 'first' ? a : b).toEqual(expected)
  }
  const row = x.slice()
  math.rows.exp(row, row)
  expect(row).toEqual(x.map(math.exp))
})

test('numbers of long and short rows are kept between limits alike', () => {
  const limits = [-2, -0, 0, 1.5, Infinity, -Infinity]
  for (const least of limits) {
    for (const most of limits) {
      const [row, few] = [new Float64Array(x.length), new Float64Array(x.length)]
      math.rows.clamp(least, most)(x, row)
      for (let k = 0; k < x.length; k += 100)
        math.rows.clamp(least, most)(x.subarray(k, k + 100), few.subarray(k, k + 100))
      expect(few).toEqual(row)
      expect(row).toEqual(x.map(each => (each < least ? least : each)).map(each => (each > most ? most : each)))
    }
  }
})

test.each([
  ['less', lessFloats],
  ['lessEqual', lessEqualFloats],
  ['equal', equalFloats],
  ['notEqual', notEqualFloats],
] as const)('%s of long rows and numbers is that of short ones', (name, few) => {
  for (const other of operands) {
    for (const [a, b] of [
      [x, other],
      [other, x],
    ] as const) {
      const [row, expected] = [new Uint8Array(x.length), new Uint8Array(x.length)]
      math.rows[name](a, b, row)
      few(a, b, expected)
      expect(row).toEqual(expected)
    }
  }
})

test.each([
  ['areNaN', Number.isNaN],
  ['areFinite', Number.isFinite],
  ['areZero', (each: number) => each === 0],
  ['areOther', (each: number) => each !== 0],
] as const)('%s tells the same of long and short rows', (name, holds) => {
  for (const part of [x, x.subarray(4089, 4098)]) {
    const row = new Uint8Array(part.length)
    math.rows[name](part, row)
    expect(row).toEqual(Uint8Array.from(part, each => Number(holds(each))))
  }
})

test('whole numbers beyond those that doubles hold are refused in short and long rows', () => {
  const { add, multiply } = math.rows
  for (const length of [1, 3, 300, 8192, 20_001]) {
    for (const large of [2 ** 53 - 2, -(2 ** 53 - 2)]) {
      const x = new Float64Array(length).fill(3)
      x[length - 1] = large
      const result = new Float64Array(length)
      add.integers?.(x, Float64Array.of(Math.sign(large)), result)
      expect(result[length - 1]).toBe(large + Math.sign(large))
      expect(() => add.integers?.(x, Float64Array.of(2 * Math.sign(large)), result)).toThrow('exceeds 2**53')
      expect(() => multiply.integers?.(x, Float64Array.of(-2), result)).toThrow('exceeds 2**53')
    }
  }
})

test.each([
  ['add', (a: number, b: number) => a + b],
  ['subtract', (a: number, b: number) => a - b],
  ['multiply', (a: number, b: number) => a * b],
  ['divide', (a: number, b: number) => a / b],
] as const)('%s of single precision rounds once', (name, f) => {
  const narrow = Float32Array.from({ length: 40_003 }, (_, k) => Math.sin(k) * 10 ** ((k % 80) - 40))
  narrow.set([0, -0, Infinity, -Infinity, NaN, 3e38, -3e38, 1e-45], 100)
  for (const other of [narrow.toReversed(), Float32Array.of(0.1), Float32Array.of(NaN)]) {
    for (const length of [narrow.length, 120]) {
      const [row, turned] = [new Float32Array(length), new Float32Array(length)]
      const [a, b] = [narrow.subarray(0, length), other.length === 1 ? other : other.subarray(0, length)]
      math.rows[name].singles?.(a, b, row)
      math.rows[name].singles?.(b, a, turned)
      expect(row).toEqual(a.map((each, k) => f(each, b[b.length === 1 ? 0 : k] ?? 0)))
      expect(turned).toEqual(a.map((each, k) => f(b[b.length === 1 ? 0 : k] ?? 0, each)))
    }
  }
})

test('signs and decimals of long rows are those of short ones', () => {
  const [row, expected] = [new Float64Array(x.length), new Float64Array(x.length)]
  math.rows.sign(x, row)
  signFloats(x, expected)
  expect(row).toEqual(expected)
  for (const factor of [1, 10, 1e3, 1e300]) {
    math.rows.roundedBy(factor)(x, row)
    roundedBy(factor)(x, expected)
    expect(row).toEqual(expected)
  }
})

test.each([
  ['bothHold', bothHold],
  ['oneHolds', oneHolds],
  ['theyDiffer', theyDiffer],
] as const)('%s of long rows is that of short ones', (name, few) => {
  const truths = Uint8Array.from({ length: 70_003 }, (_, k) => Number(k % 3 === 0 || k % 7 === 1))
  for (const [start, end] of [
    [0, 70_003],
    [1, 70_001],
    [3, 300],
  ] as const) {
    const part = truths.subarray(start, end)
    for (const other of [part.toReversed(), Uint8Array.of(0), Uint8Array.of(1)]) {
      const [row, expected] = [new Uint8Array(part.length), new Uint8Array(part.length)]
      math.rows[name](part, other, row)
      few(part, other, expected)
      expect(row).toEqual(expected)
    }
  }
})

/** Numbers of single precision, some of them odd. */
const singles = Float32Array.from(x)

/** What a loop over doubles makes of them, rounded. */
function rounded(loop: MapLoop, row: Float32Array): Float32Array {
  const made = new Float64Array(row.length)
  loop(Float64Array.from(row), made)
  return Float32Array.from(made)
}

describe('numbers of single precision', () => {
  const plain = ['absolute', 'negative', 'squareRoot', 'floor', 'ceil', 'truncate', 'round', 'sign'] as const

  test.each(plain)('%s: long and short rows are those of doubles, rounded', name => {
    const loop = math.rows[name]
    for (const row of [singles, singles.subarray(4085, 4110), singles.subarray(3, 300)]) {
      const made = new Float32Array(row.length)
      loop.singles?.(row, made)
      expect(made).toEqual(rounded(loop, row))
      const own = row.slice()
      loop.singles?.(own, own)
      expect(own).toEqual(made)
    }
  })

  test.each(['maximum', 'minimum', 'square', 'add', 'subtract', 'multiply', 'divide'] as const)(
    '%s of two rows, or of one and a number',
    name => {
      const { floats, singles: narrow } = math.rows[name]
      for (const row of [singles, singles.subarray(4085, 4110)]) {
        for (const other of [row.toReversed(), ...[0, -0, 1.5, NaN].map(each => Float32Array.of(each))]) {
          const [made, wide] = [new Float32Array(row.length), new Float64Array(row.length)]
          narrow?.(row, other, made)
          floats(Float64Array.from(row), Float64Array.from(other), wide)
          expect(made).toEqual(Float32Array.from(wide))
        }
      }
    },
  )

  test.each(['less', 'lessEqual', 'equal', 'notEqual'] as const)('%s of two rows, or of one and a number', name => {
    const test = math.rows[name]
    for (const row of [singles, singles.subarray(4085, 4110)]) {
      for (const other of [row.toReversed(), ...[0, -0, 1.5, NaN].map(each => Float32Array.of(each))]) {
        for (const [a, b] of [
          [row, other],
          [other, row],
        ] as const) {
          const [made, wide] = [new Uint8Array(row.length), new Uint8Array(row.length)]
          test.singles?.(a, b, made)
          test(Float64Array.from(a), Float64Array.from(b), wide)
          expect(made).toEqual(wide)
        }
      }
    }
  })

  test.each(['areNaN', 'areFinite', 'areZero', 'areOther'] as const)('%s', name => {
    for (const row of [singles, singles.subarray(4085, 4110)]) {
      const [made, wide] = [new Uint8Array(row.length), new Uint8Array(row.length)]
      math.rows[name].singles?.(row, made)
      math.rows[name](Float64Array.from(row), wide)
      expect(made).toEqual(wide)
    }
  })

  test('are limited, and rounded to decimals, in their precision', () => {
    for (const row of [singles, singles.subarray(4085, 4110)]) {
      const made = new Float32Array(row.length)
      math.rows.clamp(-2, 1.5).singles(row, made)
      expect(made).toEqual(rounded(math.rows.clamp(-2, 1.5), row))
      math.rows.roundedBy(100).singles?.(row, made)
      const nearest = rounded(
        math.rows.round,
        row.map(each => each * 100),
      )
      expect(made).toEqual(nearest.map(each => each / 100))
    }
  })
})

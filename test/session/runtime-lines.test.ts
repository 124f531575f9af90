import { describe, expect, test } from 'vitest'
import { arrayMemory, createRuntime, leastLent } from '../../compiler/index.ts'
import { pairwiseSum } from '../../session/arrays/reduce.ts'
import { runtimeLines } from '../../session/runtime-lines.ts'

const lines = runtimeLines(createRuntime())
const lengths = [1, 7, 255, 256, 257, 1000, 2047, 2048, 2049, 4095, 10_003]

const line = (length: number): Float64Array =>
  Float64Array.from({ length }, (_, k) => Math.sin(k * k) * 10 ** ((k % 13) - 6))

/** Numbers that others are to be found among, and what is told of them. */
const odd = [1e9, -1e9, Infinity, -Infinity, NaN]

describe('lines long and short', () => {
  test.each([0, ...lengths])('of %i numbers are added in pairs', length => {
    expect(lines.sum(line(length))).toBe(pairwiseSum(line(length)))
    expect(lines.sum(line(length).fill(-0))).toBe(length === 0 ? 0 : -0)
    expect(lines.sum(line(length + 3).subarray(3))).toBe(pairwiseSum(line(length + 3), 3, length))
  })

  test.each([0, ...lengths])('of %i numbers: squares of what they differ by are added in the same pairs', length => {
    const own = line(length)
    for (const middle of [0, 0.1, -3e5]) {
      const wanted = pairwiseSum(own.map(each => (each - middle) * (each - middle)))
      expect(lines.squares(own, middle)).toBe(wanted)
      expect(lines.squares(lent(own), middle)).toBe(wanted)
    }
  })

  test.each([1, 2, 7, 300])('of %i numbers, one behind the other, are looked at one by one', length => {
    const all = line(17 * length)
    all[length] = NaN
    for (const where of [all, lent(all)]) {
      for (const sign of [1, -1] as const) {
        const found = new Float64Array(17)
        lines.placesOfExtremes(where, length, sign, found)
        const each = Array.from(found, (_, k) => lines.placeOfExtreme(all.slice(k * length, (k + 1) * length), sign))
        expect([...found]).toEqual(each)
      }
    }
  })

  test.each(lengths)('of %i numbers have a greatest and a least one, wherever it stands', length => {
    const own = line(length).map(each => each * 1e-6)
    for (const value of odd) {
      for (const place of [0, 1, length >> 1, length - 9, length - 2, length - 1].filter(k => k >= 0 && k < length)) {
        const row = own.with(place, value)
        const [most, least] = [row.reduce((a, b) => Math.max(a, b)), row.reduce((a, b) => Math.min(a, b))]
        expect([lines.extreme(row, 1), lines.extreme(row, -1)]).toEqual([most, least])
        const first = (found: number): number => row.findIndex(each => Object.is(each, found))
        expect([lines.placeOfExtreme(row, 1), lines.placeOfExtreme(row, -1)]).toEqual([first(most), first(least)])
      }
    }
  })

  test.each(lengths)('of %i numbers: of equal ones the first stands for them, and zeros keep their sign', length => {
    const row = new Float64Array(length).fill(-Infinity)
    expect([lines.placeOfExtreme(row, 1), lines.placeOfExtreme(row, -1)]).toEqual([0, 0])
    expect([lines.extreme(row, 1), lines.extreme(row, -1)]).toEqual([-Infinity, -Infinity])
    row.fill(Infinity, length >> 1)
    const [most, least] = [Infinity, length === 1 ? Infinity : -Infinity]
    expect([lines.extreme(row, 1), lines.extreme(row, -1)]).toEqual([most, least])
    const zeros = new Float64Array(length).fill(-0)
    expect([lines.extreme(zeros, 1), lines.extreme(zeros, -1)]).toEqual([-0, -0])
    zeros.fill(0)
    expect([lines.extreme(zeros, 1), lines.extreme(zeros, -1)]).toEqual([0, 0])
  })

  test.each([0, ...lengths])('of %i numbers are multiplied one by one', length => {
    const [x, y] = [line(length), line(length).toReversed()]
    const exact = x.reduce((sum, each, k) => sum + each * (y[k] ?? 0), 0)
    const size = x.reduce((sum, each, k) => sum + Math.abs(each * (y[k] ?? 0)), 0)
    expect(Math.abs(lines.products(x, y) - exact)).toBeLessThanOrEqual(1e-13 * size)
    expect(lines.products(line(length).fill(3), line(length).fill(2))).toBe(6 * length)
  })
})

/** The same numbers, where the runtime reaches them. */
function lent(row: Float64Array): Float64Array {
  const { buffer, byteOffset } = arrayMemory.lend(Math.max(leastLent, row.byteLength)) ?? row
  const there = new Float64Array(buffer, byteOffset, row.length)
  there.set(row)
  return there
}

describe.each(lengths)('%i numbers', length => {
  const places = [0, 1, length >> 1, length - 1]

  test.each(places)('of zeros the first one, here before place %i, stands for all, wherever they are', place => {
    for (const [before, behind] of [
      [0, -0],
      [-0, 0],
    ] as const) {
      const zeros = new Float64Array(length).fill(behind).fill(before, 0, place)
      for (const row of [zeros, lent(zeros)])
        expect([lines.extreme(row, 1), lines.extreme(row, -1)]).toEqual([zeros[0], zeros[0]])
    }
  })

  test('come to the same bits wherever they are', () => {
    const [x, y] = [line(length), line(length).toReversed()]
    const all = (a: Float64Array, b: Float64Array): number[] => [
      lines.sum(a),
      lines.products(a, b),
      lines.extreme(a, 1),
      lines.extreme(a, -1),
      lines.placeOfExtreme(a, 1),
      lines.placeOfExtreme(a, -1),
    ]
    const [there, alsoThere] = [lent(x), lent(y)]
    for (const other of [y, alsoThere]) expect(all(there, other)).toEqual(all(x, y))
    expect(all(there.subarray(1), alsoThere.subarray(1))).toEqual(all(x.slice(1), y.slice(1)))
  })
})

describe.each([1, 2, 3, 8, 700, 1024, 2047, 2048, 2049, 5001])('rows of %i numbers', columns => {
  test.each([0, 1, 2, 9])('%i of them', count => {
    const rows = line(columns * count)
    rows.set([NaN, -0, Infinity, -Infinity].slice(0, rows.length), Math.max(0, rows.length - 5))
    const each = (f: (a: number, b: number) => number): Float64Array => {
      const result = new Float64Array(columns).fill(-0)
      rows.forEach((value, k) => (result[k % columns] = f(result[k % columns] ?? NaN, value)))
      return result
    }
    for (const [put, f] of [
      [lines.addRows, (a: number, b: number) => a + b],
      [lines.greatestRows, Math.max],
      [lines.leastRows, Math.min],
    ] as const) {
      const result = new Float64Array(columns).fill(-0)
      put(result, rows)
      expect(result).toEqual(each(f))
    }
  })
})

test('rows without columns are nothing', () => {
  const none = new Float64Array(0)
  lines.addRows(none, none)
  expect(none).toHaveLength(0)
})

/** numpy's sum in pairs, every step rounded. */
function sumOfSingles(row: Float32Array): number {
  if (row.length > 128) {
    const half = Math.floor(row.length / 2) - (Math.floor(row.length / 2) % 8)
    return Math.fround(sumOfSingles(row.subarray(0, half)) + sumOfSingles(row.subarray(half)))
  }
  const whole = row.length - (row.length % 8)
  const sums = Array.from({ length: 8 }, (_, k) => row[k] ?? 0)
  for (let k = 8; k < whole; k++) sums[k % 8] = Math.fround((sums[k % 8] ?? 0) + (row[k] ?? 0))
  const add = (a: number, b: number): number => Math.fround(a + b)
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = sums
  const first = whole === 0 ? -0 : add(add(add(a, b), add(c, d)), add(add(e, f), add(g, h)))
  return row.subarray(whole).reduce(add, first)
}

function lentSingles(row: Float32Array): Float32Array {
  const { buffer, byteOffset } = arrayMemory.lend(Math.max(leastLent, row.byteLength)) ?? row
  const there = new Float32Array(buffer, byteOffset, row.length)
  there.set(row)
  return there
}

describe.each(lengths)('%i numbers of single precision', length => {
  const own = Float32Array.from(line(length))
  const { singles } = lines

  test('are added in pairs, and so are their squares, wherever they are', () => {
    for (const row of [own, lentSingles(own)]) {
      expect(singles.sum(row)).toBe(sumOfSingles(own))
      const squares = own.map(each => Math.fround(each - 0.5) * Math.fround(each - 0.5))
      expect(singles.squares(row, 0.5)).toBe(sumOfSingles(squares))
    }
  })

  test('have products that are added as doubles', () => {
    const other = own.toReversed()
    const exact = own.reduce((sum, each, k) => sum + each * (other[k] ?? 0), 0)
    const size = own.reduce((sum, each, k) => sum + Math.abs(each * (other[k] ?? 0)), 0)
    const found = singles.products(own, other)
    expect(Math.abs(found - exact)).toBeLessThanOrEqual(1e-13 * size)
    expect(singles.products(lentSingles(own), lentSingles(other))).toBe(found)
    expect(found).toBe(lines.products(Float64Array.from(own), Float64Array.from(other)))
  })

  test('have a greatest and a least one, wherever it stands', () => {
    for (const value of [1e9, -1e9, Infinity, -Infinity, NaN, 0, -0]) {
      for (const place of new Set([0, length >> 1, length - 1])) {
        const row = (value === 0 ? new Float32Array(length).fill(-value) : own.map(each => each * 1e-6)).fill(
          value,
          place,
          place + 1,
        )
        const doubles = Float64Array.from(row)
        for (const where of [row, lentSingles(row)]) {
          for (const sign of [1, -1] as const) {
            expect(singles.extreme(where, sign)).toBe(lines.extreme(doubles, sign))
            expect(singles.placeOfExtreme(where, sign)).toBe(lines.placeOfExtreme(doubles, sign))
          }
        }
      }
    }
  })
})

test.each([1, 3, 8, 1023, 2049, 5001])('rows of %i numbers of single precision', columns => {
  for (const count of [1, 2, 9]) {
    const rows = Float32Array.from(line(columns * count))
    rows.set([NaN, -0, Infinity, -Infinity].slice(0, rows.length), Math.max(0, rows.length - 5))
    for (const where of [rows, lentSingles(rows)]) {
      for (const [put, f] of [
        [lines.singles.addRows, (a: number, b: number) => a + b],
        [lines.singles.greatestRows, Math.max],
        [lines.singles.leastRows, Math.min],
      ] as const) {
        const [result, wanted] = [new Float32Array(columns).fill(-0), new Float32Array(columns).fill(-0)]
        rows.forEach((value, k) => (wanted[k % columns] = f(wanted[k % columns] ?? NaN, value)))
        put(result, where)
        expect(result).toEqual(wanted)
      }
    }
  }
})

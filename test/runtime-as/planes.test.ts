import { expect, test } from 'vitest'
import { loadRuntime, testNumbers } from './runtime.ts'

const { call, f32, f64, heap } = loadRuntime(12)
const bytes = new Uint8Array(f64.buffer)

/** How many rows and columns, and how far apart in elements: down and to the right there, down and to the right here. */
type Case = readonly [rows: number, columns: number, there: readonly [number, number], here: readonly [number, number]]

const cases: readonly Case[] = [
  [1, 37, [37, 1], [0, 2]],
  [1, 37, [37, 1], [0, -1]],
  [1, 37, [0, 1], [0, 0]],
  [1, 3, [0, 3], [0, 1]],
  [5, 19, [19, 1], [40, 1]],
  [5, 19, [19, 1], [1, 0]],
  [5, 19, [19, 1], [0, 1]],
  [7, 21, [21, 1], [1, 7]],
  [6, 24, [24, 1], [1, 6]],
  [1, 9, [9, 1], [1, 5]],
  [8, 8, [8, 1], [1, 8]],
  [6, 21, [21, 1], [1, -6]],
  [6, 21, [21, 1], [-1, -6]],
  [21, 6, [1, 21], [6, 1]],
  [9, 11, [33, 3], [-2, 20]],
  [0, 5, [5, 1], [1, 5]],
  [5, 0, [0, 1], [1, 5]],
]

test.each([1, 4, 8])('elements of %i bytes go where steps lead, and nothing else is written', width => {
  const next = testNumbers(width)
  for (const [rows, columns, [downThere, rightThere], [down, right]] of cases) {
    const [from, to] = [heap + 20_000, heap + 60_000]
    for (let k = 0; k < 80_000; k++) bytes[heap + k] = next() * 256
    const wanted = bytes.slice()
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const at = from + (i * down + j * right) * width
        wanted.copyWithin(to + (i * downThere + j * rightThere) * width, at, at + width)
      }
    }
    const steps = [downThere, rightThere, down, right].map(step => step * width)
    call(`copyPlane${width}`, to, from, rows, columns, ...steps)
    expect(bytes.findIndex((byte, k) => byte !== wanted[k])).toBe(-1)
  }
})

test('eight bytes each are picked up to the first place that lies outside', () => {
  const [data, places, to] = [heap / 8, heap / 8 + 100, heap / 8 + 200]
  f64.set([0.5, NaN, -0, 7], data)
  for (const [wanted, found] of [
    [[0, 3, -1, -4, 2], 5],
    [[1, 4, 0], 1],
    [[1, 2, -5], 2],
    [[1e300], 0],
    [[-1e300], 0],
  ] as const) {
    f64.fill(9, to, to + 8)
    f64.set(wanted, places)
    expect(call('gather8', 8 * to, 8 * data, 8 * places, wanted.length, 4)).toBe(found)
    const picked = wanted.slice(0, found).map(place => [0.5, NaN, -0, 7].at(place))
    expect([...f64.subarray(to, to + found + 1)]).toEqual([...picked, 9])
  }
})

test('and four bytes each', () => {
  const [data, places, to] = [heap / 4, heap / 8 + 100, heap / 4 + 400]
  f32.set([0.5, NaN, -0, 7], data)
  f64.set([0, 3, -1, -4, 2, 1, 4], places)
  f32.fill(9, to, to + 8)
  expect(call('gather4', 4 * to, 4 * data, 8 * places, 7, 4)).toBe(6)
  expect([...f32.subarray(to, to + 7)]).toEqual([0.5, 7, 7, 0.5, -0, NaN, 9])
})

import { describe, expect, test } from 'vitest'
import { byNumber } from '../../session/arrays/order.ts'
import { loadRuntime, testNumbers } from './runtime.ts'

const { call, f32, f64, i32, heap } = loadRuntime(40)
const [counts, line, work] = [heap, heap + 8192, heap + 8192 + 8 * 5008]

const odd = [0, -0, NaN, Infinity, -Infinity, 1, -1, 5e-324, -5e-324, 2 ** 53, 1e308, -1e308, 256, 65_536]

/** Numbers of every size, many of them more than once. */
function numbers(length: number): Float64Array {
  const next = testNumbers(length)
  return Float64Array.from({ length }, (_, k) =>
    k % 3 === 0 ? (odd[Math.floor(next() * odd.length)] ?? 0) : (next() - 0.5) * 10 ** Math.floor(next() * 40 - 20),
  )
}

function put(values: Float64Array, at: number): void {
  f64.set(values, at / 8)
}

describe.each([0, 1, 2, 255, 256, 1000, 5000])('a line of %i numbers', length => {
  const values = numbers(length)

  test('is sorted as JavaScript sorts it: -0 before 0, NaN last', () => {
    put(values, line)
    f64[line / 8 + length] = 7
    call('sortLine', line, work, counts, length)
    expect(f64.slice(line / 8, line / 8 + length)).toEqual(values.toSorted())
    expect(f64[line / 8 + length]).toBe(7)
  })

  test('is sorted in single precision too', () => {
    const singles = Float32Array.from(values)
    f32.set(singles, line / 4)
    f32[line / 4 + length] = 7
    call('sortfLine', line, work, counts, length)
    expect(f32.slice(line / 4, line / 4 + length)).toEqual(singles.toSorted())
    expect(f32[line / 4 + length]).toBe(7)
  })

  test('has places by size, and equal numbers keep their order', () => {
    put(values, line)
    const at = call('orderLine', line, work, counts, length) / 4
    const wanted = Array.from(values.keys()).sort((i, j) => byNumber(values[i] ?? 0, values[j] ?? 0) || i - j)
    expect([...i32.subarray(at, at + length)]).toEqual(wanted)
  })

  test('says before which of its numbers others lie', () => {
    const sorted = values.toSorted()
    const wanted = numbers(300)
    put(sorted, line)
    put(wanted, work)
    for (const isRight of [0, 1]) {
      call('searchLine', work + 8 * 300, line, length, work, 300, isRight)
      const places = [...f64.subarray(work / 8 + 300, work / 8 + 600)]
      expect(places).toEqual(
        Array.from(wanted, x => sorted.filter(each => Math.sign(byNumber(each, x)) < isRight).length),
      )
    }
  })
})

test('a line of whole numbers is sorted by the bytes in which they differ, and equal ones not at all', () => {
  for (const values of [Float64Array.from({ length: 999 }, (_, k) => (k * 7) % 13), new Float64Array(999).fill(3)]) {
    put(values, line)
    call('sortLine', line, work, counts, 999)
    expect(f64.slice(line / 8, line / 8 + 999)).toEqual(values.toSorted())
  }
})

test('whole numbers are counted on top of what was counted before', () => {
  i32.fill(0, counts / 4, counts / 4 + 4)
  put(Float64Array.of(0, 3, 3, 1), line)
  call('countEach', counts, line, 4)
  call('countEach', counts, line, 2)
  expect([...i32.subarray(counts / 4, counts / 4 + 4)]).toEqual([2, 1, 0, 3])
})

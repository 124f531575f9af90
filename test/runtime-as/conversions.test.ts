import { describe, expect, test } from 'vitest'
import { loadRuntime, testNumbers } from './runtime.ts'

const { call, f32, f64, heap } = loadRuntime(12)
const bytes = new Uint8Array(f64.buffer)
const from = heap + 65_536
const to = heap / 8

describe.each([0, 1, 3, 4, 7, 8, 9, 100])('%i numbers', length => {
  const next = testNumbers(length)

  test('of one byte each are doubles', () => {
    const given = Uint8Array.from({ length }, () => 256 * next())
    f64.fill(5, to, to + length + 1)
    bytes.set(given, from + 3)
    call('floatsOfBytes', heap, from + 3, length)
    expect([...f64.subarray(to, to + length + 1)]).toEqual([...given, 5])
  })

  test('of single precision are doubles, and doubles are rounded to single precision', () => {
    const given = Float64Array.from({ length }, (_, k) => (k === 2 ? NaN : (next() - 0.5) * 10 ** (80 * next() - 40)))
    f64.set(given, from / 8)
    f32.fill(5, heap / 4, heap / 4 + length + 1)
    call('singlesOfFloats', heap, from, length)
    const singles = f32.slice(heap / 4, heap / 4 + length + 1)
    expect([...singles]).toEqual([...Float32Array.from(given), 5])
    f32.set(singles, from / 4)
    f64.fill(5, to, to + length + 1)
    call('floatsOfSingles', heap, from, length)
    expect([...f64.subarray(to, to + length + 1)]).toEqual([...singles.subarray(0, length), 5])
  })

  test('are truncated to whole ones, unless one is too large or none', () => {
    const given = Float64Array.from({ length }, (_, k) => (k % 5 === 0 ? -0.5 : (next() - 0.5) * 1e6))
    f64.set(given, from / 8)
    expect(call('truncateLine', heap, from, length, 2 ** 53 - 1)).toBe(1)
    expect([...f64.subarray(to, to + length)]).toEqual([...given].map(x => Math.trunc(x) + 0))
    for (const wrong of length > 0 ? [NaN, -Infinity, 2 ** 53] : []) {
      for (const place of [0, length - 1]) {
        f64.set(given.with(place, wrong), from / 8)
        expect(call('truncateLine', heap, from, length, 2 ** 53 - 1)).toBe(0)
      }
    }
  })
})

import { describe, expect, test } from 'vitest'
import { loadRuntime, testNumbers } from './runtime.ts'

const { call, f64, heap } = loadRuntime(12)
const bytes = new Uint8Array(f64.buffer)
const from = heap + 8192

/** Lines with every share of truths, from none to all. */
function lines(length: number, count: number): Uint8Array {
  const next = testNumbers(length)
  return Uint8Array.from({ length: length * count }, (_, k) => Number(next() < Math.floor(k / length) / (count - 1)))
}

describe.each([0, 1, 15, 16, 17, 63, 64, 65, 130, 1000])('lines of %i truths', length => {
  const count = 21
  const truths = lines(length, count)
  const parts = Array.from({ length: count }, (_, k) => truths.subarray(k * length, (k + 1) * length))

  test('hold altogether, or in one place, or in so many', () => {
    for (const shift of [0, 1, 7]) {
      bytes.fill(1, from)
      bytes.set(truths, from + shift)
      call('holdLines', heap, from + shift, length, count, 1)
      expect([...bytes.subarray(heap, heap + count)]).toEqual(parts.map(part => Number(!part.includes(0))))
      call('holdLines', heap, from + shift, length, count, 0)
      expect([...bytes.subarray(heap, heap + count)]).toEqual(parts.map(part => Number(part.includes(1))))
      parts.forEach((part, k) => {
        expect(call('countLine', from + shift + k * length, length)).toBe(part.filter(truth => truth === 1).length)
      })
    }
  })

  test('one above the other hold in each column, and what was found before counts', () => {
    for (const isAll of [1, 0]) {
      for (const before of [1, 0]) {
        bytes.fill(before, heap, heap + length)
        bytes.set(truths, from)
        call('holdRows', heap, from, length, count, isAll)
        const wanted = Array.from({ length }, (_, column) => {
          const all = [before, ...parts.map(part => part[column])]
          return Number(isAll === 1 ? !all.includes(0) : all.includes(1))
        })
        expect([...bytes.subarray(heap, heap + length)]).toEqual(wanted)
      }
    }
  })

  test('are found at their places', () => {
    const to = (from + 65_536) / 8
    for (const part of parts) {
      bytes.set(part, from + 3)
      f64.fill(-5, to, to + length + 2)
      call('findTruths', 8 * to, from + 3, length)
      const wanted = Array.from(part.keys()).filter(k => part[k] === 1)
      expect([...f64.subarray(to, to + wanted.length)]).toEqual(wanted)
      expect(f64[to + wanted.length + 1]).toBe(-5)
    }
  })
})

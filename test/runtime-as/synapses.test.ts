import { describe, expect, test } from 'vitest'
import { loadRuntime, testNumbers } from './runtime.ts'

const { call, i32, f64, heap } = loadRuntime()
const [ends, rows, order, steps, counts, queue, list] = [0, 1, 2, 3, 4, 5, 6].map(k => heap + k * 2 ** 16) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]
const delays = heap + 2 ** 20

const put = (address: number, values: readonly number[]): void => i32.set(values, address / 4)
const at = (address: number, count: number): number[] => Array.from(i32.subarray(address / 4, address / 4 + count))

describe('rows of neurons', () => {
  test.each([
    [[], 3],
    [[0, 0, 2], 3],
    [[2, 0, 1, 0, 2, 2], 4],
    [[1], 2],
  ])('of %j among %i', (from, neurons) => {
    put(ends, from)
    call('countRows', ends, from.length, neurons, rows)
    const begins = Array.from({ length: neurons + 1 }, (_, n) => from.filter(each => each < n).length)
    expect(at(rows, neurons + 1)).toEqual(begins)
    call('orderRows', ends, from.length, neurons, rows, order)
    expect(at(rows, neurons + 1)).toEqual(begins)
    const sorted = [...from.keys()].toSorted((a, b) => (from[a] ?? 0) - (from[b] ?? 0))
    expect(at(order, from.length)).toEqual(sorted)
  })

  test('by delay within a neuron, by number within a delay', () => {
    const random = testNumbers(3)
    const [count, neurons, dt] = [200, 7, 1e-4]
    const from = Array.from({ length: count }, () => Math.floor(random() * neurons))
    const seconds = from.map(() => random() * 2e-3)
    const wanted = seconds.map(each => Math.trunc(each / dt + 0.5))
    put(ends, from)
    f64.set(seconds, delays / 8)
    call('countRows', ends, count, neurons, rows)
    call('orderDelays', ends, delays, dt, count, neurons, rows, order, steps, counts, Math.max(...wanted) + 1)
    const key = (s: number): number => (from[s] ?? 0) * 1e6 + (wanted[s] ?? 0)
    const sorted = [...from.keys()].toSorted((a, b) => key(a) - key(b))
    expect(at(order, count)).toEqual(sorted)
    expect(at(steps, count)).toEqual(sorted.map(s => wanted[s]))
  })

  test('halves of a step go as the division of doubles leaves them', () => {
    put(ends, [0, 0, 0, 0])
    f64.set([0.05e-3, 0.15e-3, 0.25e-3, 0.35e-3], delays / 8)
    call('countRows', ends, 4, 1, rows)
    call('orderDelays', ends, delays, 1e-4, 4, 1, rows, order, steps, counts, 5)
    expect(at(steps, 4)).toEqual([0.05e-3, 0.15e-3, 0.25e-3, 0.35e-3].map(each => Math.trunc(each / 1e-4 + 0.5)))
  })
})

describe('a queue', () => {
  const [slots, room] = [3, 4]

  test('takes the neurons of a range, counted from its first, and goes round', () => {
    put(
      queue,
      Array.from({ length: 1 + slots * (1 + 2 * room) }, () => 0),
    )
    put(list, [0, 2, 3])
    const pushed = Array.from({ length: 4 }, () => {
      const slot = call('pushEvents', queue, slots, room, list, 3, 1, 4)
      call('nextSlot', queue, slots, slot)
      return slot
    })
    expect(pushed).toEqual([0, 1, 2, 0])
    expect(call('countOf', queue, 0)).toBe(2)
    expect(at(call('entriesOf', queue, slots, room, 0), 2)).toEqual([1, 2])
  })

  test('begins each entry with the first synapse of its neuron', () => {
    put(rows, [0, 2, 5, 9, 9])
    call('beginRows', queue, slots, room, 0, rows)
    expect(at(call('cursorsOf', queue, slots, room, 0), 2)).toEqual([2, 5])
  })
})

test('events that arrive one by one do so in their steps', () => {
  put(queue, [4, 0, 0, 0, 0, 2, 3, 10, 11, 12, 13])
  const arriving = Array.from({ length: 5 }, () => {
    const first = call('nextCarried', queue)
    return at(call('carriedSynapses', queue), 4).slice(first, call('passCarried', queue))
  })
  expect(arriving).toEqual([[10, 11], [], [12], [13], []])
})

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

const [parts, listSlot, countSlot, tables] = [8, 9, 10, 11].map(k => heap + 2 ** 20 + k * 2 ** 16) as [
  number,
  number,
  number,
  number,
]

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

describe('parts of rows', () => {
  const threads = 3
  /** Which thread has a neuron: of five times 16 they have one, two and two. */
  const threadOf = (neuron: number): number => (neuron < 16 ? 0 : neuron < 48 ? 1 : 2)
  const behind = delays

  /** What each thread goes through of each of some rows. */
  function partsOf(neurons: number): number[][][] {
    const bounds = Array.from({ length: threads + 1 }, (_, thread) => at(parts + 4 * neurons * thread, neurons))
    return Array.from({ length: neurons }, (_, n) =>
      Array.from({ length: threads }, (__, thread) => {
        const [from = 0, until = 0] = [bounds[thread]?.[n], bounds[thread + 1]?.[n]]
        return Array.from({ length: until - from }, (___, k) => from + k)
      }),
    )
  }

  test.each([
    ['all of them', 0, [70, 3, 20, 16, 79, 0, 15, 47]],
    ['a subgroup', 10, [60, 3, 20, 6, 69, 0, 5, 37]],
  ])('are made of synapses in any order, onto %s', (_, shift, neuronsBehind) => {
    const from = [1, 0, 1, 1, 0, 0, 0, 1]
    put(ends, from)
    put(behind, neuronsBehind)
    call('countRows', ends, 8, 2, rows)
    call('orderParts', ends, 8, 2, rows, order, behind, shift, 80, threads, parts)
    const synapses = at(order, 8)
    const found = partsOf(2).map(row => row.map(part => part.map(place => synapses[place] ?? -1)))
    const wanted = [0, 1].map(n =>
      Array.from({ length: threads }, (__, thread) =>
        [...from.keys()].filter(s => from[s] === n && threadOf((neuronsBehind[s] ?? 0) + shift) === thread),
      ),
    )
    expect(found).toEqual(wanted)
    expect(at(rows, 3)).toEqual([0, 4, 8])
  })

  test('are found where neurons behind stand in order, and only there', () => {
    put(rows, [0, 3, 3, 8])
    put(behind, [0, 16, 79, 3, 15, 20, 47, 48])
    const find = (): number => call('findParts', 3, rows, behind, 0, 80, threads, parts)
    expect(find()).toBe(1)
    expect(partsOf(3)).toEqual([
      [[0], [1], [2]],
      [[], [], []],
      [[3, 4], [5, 6], [7]],
    ])
    put(behind, [16, 0, 79, 3, 15, 20, 47, 48])
    expect(find()).toBe(0)
    put(behind, [0, 16, 79, 3, 15, 20, 48, 47])
    expect(find()).toBe(0)
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
    put(listSlot, [list])
    put(countSlot, [3])
    let slot = 0
    const pushed = Array.from({ length: 4 }, () => {
      const at = slot
      call('pushEvents', queue, slots, room, at, listSlot, countSlot, 1, 4, 0, 0, 1)
      slot = call('slotBehind', slots, at)
      return at
    })
    expect(pushed).toEqual([0, 1, 2, 0])
    expect(call('countOf', queue, 0)).toBe(2)
    expect(at(call('entriesOf', queue, slots, room, 0), 2)).toEqual([1, 2])
  })

  test('takes what each of several threads has, in their order', () => {
    // tables of three threads, 64 bytes from one to the next
    const table = heap + 7 * 2 ** 16
    put(tables, [0, 64, 128])
    const parts = [[0, 1], [], [5, 6]]
    for (const [thread, part] of parts.entries()) {
      const own = list + 64 * thread
      put(own, part)
      put(table + 64 * thread, [own])
      put(table + 64 * thread + 8, [part.length])
    }
    // whoever comes first
    for (const thread of [2, 0, 1]) {
      const base = table + 64 * thread
      call('pushEvents', queue, 1, 8, 0, base, base + 8, 1, 9, tables, thread, 3)
    }
    expect(call('countOf', queue, 0)).toBe(3)
    expect(at(call('entriesOf', queue, 1, 8, 0), 3)).toEqual([0, 4, 5])
    call('gather', tables, table, table + 8, 3)
    expect(at(list, 4)).toEqual([0, 1, 5, 6])
    expect(at(table + 8, 1)).toEqual([4])
  })

  test('has a part for each thread, in lines of the cache of its own', () => {
    const [steps, neurons, threads] = [3, 32, 2]
    put(
      queue,
      Array.from({ length: 16 + steps * (16 * threads + neurons) }, () => -1),
    )
    const lists = [
      [1, 4, 15],
      [16, 31],
    ]
    for (const slot of [0, 2]) {
      // whoever comes first
      for (const thread of [1, 0]) {
        put(list, lists[thread] ?? [])
        put(listSlot, [list])
        put(countSlot, [lists[thread]?.length ?? 0])
        call('pushOwn', queue, steps, neurons, slot, listSlot, countSlot, 2, 31, thread, threads)
      }
    }
    const read = (slot: number): number[][] =>
      [0, 1].map(thread => {
        const counted = call('countOfPart', queue, neurons, slot, thread, threads)
        expect((counted - queue) % 64).toBe(0)
        return at(call('entriesOfPart', queue, steps, neurons, slot, thread, threads), at(counted, 1)[0] ?? 0)
      })
    expect([read(0), read(2)]).toEqual([
      [[2, 13], [14]],
      [[2, 13], [14]],
    ])
    expect(at(queue + 4 * (16 + 64), 64).every(each => each === -1)).toBe(true)
  })

  test('of one thread is the same with a single part', () => {
    put(list, [0, 2, 3])
    put(listSlot, [list])
    put(countSlot, [3])
    call('pushEvents', queue, slots, room, 1, listSlot, countSlot, 1, 4, 0, 0, 1)
    const before = at(queue, 1 + slots * (1 + room))
    call('pushOwn', queue, slots, room, 1, listSlot, countSlot, 1, 4, 0, 1)
    expect(at(queue, 1 + slots * (1 + room))).toEqual(before)
    const counted = call('countOfPart', queue, room, 1, 0, 1)
    expect(at(counted, 1)).toEqual([2])
    expect(call('entriesOfPart', queue, slots, room, 1, 0, 1)).toBe(call('entriesOf', queue, slots, room, 1))
  })

  test.each([
    [0, 0, 0],
    [2, 0, 2],
    [0, 3, 3],
    [5, 3, 1],
  ])('that stands at %i with %i to spare has those of %i due', (next, spare, due) => {
    expect(call('slotAfter', 7, next, spare)).toBe(due)
  })

  test('begins each entry with the first synapse of its neuron', () => {
    put(queue, [0, 2, 0, 0, 1, 2])
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

/** Events on their way, between one thread and several. */
import { describe, expect, test } from 'vitest'
import type { Manifest } from '../../../abi/manifest.ts'
import { NetworkState } from '../../../host/state.ts'
import { ThreadQueues } from '../../../host/threads/queues.ts'

const [slotsSlot, spareSlot, queueSlot] = [20, 21, 22]
const neurons = 64

interface Made {
  readonly state: NetworkState
  readonly queues: ThreadQueues
  /** The queue of one thread, and its address. */
  readonly numbers: Int32Array
  readonly address: number
  /** How many steps the queue in use holds, how many to spare, its address. */
  readonly slots: () => number[]
  /** Of the last steps, the latest first, what the queue of one thread holds. */
  readonly held: () => number[][]
}

/** A network with one pathway whose delay lasts so many steps. */
function made(delay: number, threads: number, { isDivided = true, ahead = false, size = neurons } = {}): Made {
  const state = new NetworkState({ tile: 16 })
  state.addGroup('G', size)
  const count = 1 + (delay + 1) * (1 + neurons)
  const address = state.arena.allocate(4 * count, 'a queue')
  const numbers = state.arena.window('i32', address, count)
  numbers.fill(0)
  state.setSlot(slotsSlot, delay + 1)
  state.setSlot(queueSlot, address)
  const manifest = {
    groups: [{ name: 'G', size: neurons }],
    arrays: [
      { name: 'queue', slot: queueSlot, element: 'i32', length: { per: 'queue', pathway: 0 }, purpose: 'state' },
    ],
    pathways: [{ name: 'pre', neurons: 0, slotsSlot, ...(isDivided && { spareSlot }), ...(ahead && { ahead }) }],
  } as unknown as Manifest
  const binding = { arrays: [{ element: 'i32', address, count, capacity: count }] as const, release: () => undefined }
  const setting = { manifest, state, binding: { ...binding, arrays: [...binding.arrays] }, threads }
  const queues = new ThreadQueues(setting, (bytes, purpose) => state.arena.allocate(bytes, purpose))
  const slots = (): number[] => [slotsSlot, spareSlot, queueSlot].map(slot => state.slot(slot))
  const held = (): number[][] =>
    Array.from({ length: delay }, (_, k) => {
      const slot = ((numbers[0] ?? 0) - 1 - k + delay + 1) % (delay + 1)
      const from = 1 + delay + 1 + slot * neurons
      return Array.from(numbers.subarray(from, from + (numbers[1 + slot] ?? 0)))
    })
  return { state, queues, numbers, slots, held, address }
}

/** Lets events in as a module does. */
function push(numbers: Int32Array, slot: number, slots: number, entries: readonly number[]): void {
  numbers[1 + slot] = entries.length
  numbers.set(entries, 1 + slots + slot * neurons)
}

describe('what is on its way', () => {
  test.each([1, 2, 5, 40])('for %i steps comes through, wherever the queue stands', delay => {
    const { queues, numbers, held, slots, address } = made(delay, 3)
    numbers[0] = delay - 1
    // As many as there can be, for the first thread as well.
    const all = Array.from({ length: neurons }, (_, n) => n)
    for (let slot = 0; slot <= delay; slot++)
      push(numbers, slot, delay + 1, slot % 3 === 1 ? all : [slot % 7, 20 + (slot % 5), 63])
    const before = held()
    queues.spread()
    const [steps = 0, spare = 0, where] = slots()
    expect(steps).toBe(delay + 1 + spare)
    expect(spare).toBe(Math.min(Math.max(delay, 1), 32))
    expect(where).not.toBe(address)
    numbers.fill(-1)
    queues.gather()
    expect(held()).toEqual(before)
    expect(slots()).toEqual([delay + 1, 0, address])
  })

  test('is put together in the order of the threads', () => {
    const [delay, threads] = [2, 2]
    const { state, queues, slots, held } = made(delay, threads)
    queues.spread()
    const [all = 0, , where = 0] = slots()
    const shared = state.arena.window('i32', where, 16 + all * (16 * threads + neurons))
    // The second thread has the neurons from 32 on. The next step is that of slot 1.
    shared[0] = 1
    shared.set([2], 16)
    shared.set([1], 16 + 16)
    shared.set([3, 31], 16 + 16 * threads)
    shared.set([40], 16 + 16 * threads + 32)
    queues.gather()
    expect(held()).toEqual([[3, 31, 40], []])
  })

  test.each([
    [
      [3, 31, 32, 40],
      [3, 31],
      [32, 40],
    ],
    [[40, 3], [40, 3], []],
  ])('%j is given to the threads whose neurons these are, if they stand in their order', (entries, first, second) => {
    const { state, queues, numbers, slots } = made(1, 2)
    push(numbers, 1, 2, entries)
    queues.spread()
    const [all = 0, , where = 0] = slots()
    const shared = state.arena.window('i32', where, 16 + all * (32 + neurons))
    const last = 16 + (all - 1) * (32 + neurons)
    const of = (thread: number): number[] => {
      const begin = last + 32 + 32 * thread
      return Array.from(shared.subarray(begin, begin + (shared[last + 16 * thread] ?? 0)))
    }
    expect([of(0), of(1)]).toEqual([first, second])
  })

  test.each([
    [64, 0, 32],
    [64, 5, 32],
    [2 ** 17, 0, 8],
    [2 ** 17, 20, 20],
    [2 ** 21, 0, 1],
  ])('of %i neurons that go ahead, after %i steps, has %i steps to spare', (size, delay, spare) => {
    const { slots, queues } = made(delay, 2, { ahead: true, size })
    queues.spread()
    expect(slots()[1]).toBe(spare)
  })

  test('of a pathway that one thread goes through stays where it is', () => {
    const { queues, slots } = made(3, 2, { isDivided: false })
    const before = slots()
    queues.spread()
    expect(slots()).toEqual(before)
  })

  test.each([
    [3, 3, [1, 40], true],
    [3, 2, [1, 40], false],
    [3, 3, [1], false],
  ])('of two pathways, delays of %i and %i steps, the other with %j, is in one queue: %s', (one, other, its, isOne) => {
    const state = new NetworkState({ tile: 16 })
    state.addGroup('G', neurons)
    const pathways = [one, other].map((delay, index) => {
      const first = 20 + 3 * index
      const count = 1 + (delay + 1) * (1 + neurons)
      const address = state.arena.zeros(4 * count, 'a queue')
      state.setSlot(first, delay + 1)
      return { delay, first, count, address, numbers: state.arena.window('i32', address, count) }
    })
    const manifest = {
      groups: [{ name: 'G', size: neurons }],
      arrays: pathways.map(({ first }, pathway) => ({ slot: first + 2, length: { per: 'queue', pathway } })),
      pathways: pathways.map(({ first }, index) => ({
        neurons: 0,
        slotsSlot: first,
        spareSlot: first + 1,
        ...(index > 0 && { sameAs: 0 }),
      })),
    } as unknown as Manifest
    const arrays = pathways.map(({ address, count }) => ({ element: 'i32', address, count, capacity: count }) as const)
    const binding = { arrays, release: () => undefined }
    const queues = new ThreadQueues({ manifest, state, binding, threads: 2 }, (bytes, purpose) =>
      state.arena.allocate(bytes, purpose),
    )
    const contents = [[1, 40], its]
    for (const [index, { numbers, delay }] of pathways.entries()) push(numbers, delay, delay + 1, contents[index] ?? [])
    queues.spread()
    const [shared = 0, own] = pathways.map(({ first }) => state.slot(first + 2))
    expect(own === shared).toBe(isOne)
    queues.gather()
    for (const [index, { numbers, delay }] of pathways.entries()) {
      const count = numbers[1 + delay] ?? 0
      const from = 2 + delay + delay * neurons
      expect(Array.from(numbers.subarray(from, from + count))).toEqual(contents[index])
    }
  })

  test('is moved once, however often that is asked for', () => {
    const { queues, numbers, held } = made(1, 2)
    push(numbers, 1, 2, [5])
    queues.gather()
    queues.spread()
    queues.spread()
    queues.gather()
    queues.gather()
    expect(held()).toEqual([[5]])
  })
})

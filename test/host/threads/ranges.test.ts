/** Ranges of arrays that stand apart while several threads are at work. */
import { describe, expect, test } from 'vitest'
import type { Manifest } from '../../../abi/manifest.ts'
import { NetworkState } from '../../../host/state.ts'
import { firstNeuron, ThreadRanges } from '../../../host/threads/ranges.ts'

const slots = { v: 20, flag: 21, table: 22 }

interface Made {
  readonly state: NetworkState
  readonly ranges: ThreadRanges
  /** The array of all neurons, and the part that a thread finds by its table. */
  readonly v: Float64Array
  readonly part: (thread: number) => Float64Array
  /** Of how many bytes there was to be room. */
  readonly asked: readonly number[]
  readonly tables: readonly number[]
}

function made(neurons: number, threads: number): Made {
  const state = new NetworkState({ tile: 16 })
  const arrays = (['v', 'flag', 'table'] as const).map((name, index) => {
    const [element, bytes] = index === 1 ? (['u8', 1] as const) : (['f64', 8] as const)
    const capacity = neurons + 32
    return {
      manifest: { name, element, slot: slots[name], ...(name !== 'table' && { byRanges: true }) },
      placed: { element, address: state.arena.zeros(bytes * capacity, name), count: neurons, capacity },
    }
  })
  const tables = Array.from({ length: threads }, (_, k) => (k === 0 ? 0 : state.arena.zeros(4096, 'a table') - 1024))
  const asked: number[] = []
  const ranges = new ThreadRanges(
    {
      state,
      manifest: { arrays: arrays.map(({ manifest }) => manifest) } as unknown as Manifest,
      binding: { arrays: arrays.map(({ placed }) => placed), release: () => undefined },
    },
    tables,
    bytes => {
      asked.push(bytes)
      return state.arena.allocate(bytes, 'a range')
    },
  )
  const at = arrays[0]?.placed.address ?? 0
  const part = (thread: number): Float64Array => {
    const first = firstNeuron(neurons, thread, threads)
    const address = state.slot(slots.v, tables[thread]) >>> 0
    return state.arena.window('f64', address + 8 * first, firstNeuron(neurons, thread + 1, threads) - first)
  }
  return { state, ranges, v: state.arena.window('f64', at, neurons), part, asked, tables }
}

describe('ranges', () => {
  test.each([
    [100, 2],
    [1000, 3],
    [37, 3],
  ])('of %i neurons come through %i threads', (neurons, threads) => {
    const { ranges, v, part } = made(neurons, threads)
    for (let n = 0; n < neurons; n++) v[n] = n
    ranges.spread()
    for (let thread = 1; thread < threads; thread++) {
      const own = part(thread)
      expect(Array.from(own)).toEqual(own.length > 0 ? Array.from(own, (_, k) => (own[0] ?? 0) + k) : [])
      own.forEach((value, k) => (own[k] = 2 * value))
    }
    // What somebody looks at meanwhile is what they have done so far.
    ranges.gather()
    const second = firstNeuron(neurons, 1, threads)
    const doubled = Array.from(v, (_, n) => (n < second ? n : 2 * n))
    expect(Array.from(v)).toEqual(doubled)
    v.fill(0, second)
    ranges.gather()
    expect(Array.from(v)).toEqual(doubled)
  })

  test('have lines between them that no thread has', () => {
    const { state, asked, tables } = made(1000, 2)
    // 504 numbers, or bytes, of whole vectors.
    expect(asked).toEqual([4096 + 640, 4096 + 640])
    expect(tables.map(table => state.slot(slots.v, table) > 0)).toEqual([false, true])
  })

  test('of other arrays, of one thread, and of many neurons stay where they are', () => {
    const { state, tables } = made(1000, 2)
    expect(tables.map(table => state.slot(slots.table, table))).toEqual([0, 0])
    expect(made(1000, 1).asked).toEqual([])
    expect(made(100_000, 2).asked).toEqual([])
    // A thread without neurons has none.
    expect(made(16, 3).asked).toHaveLength(2)
  })
})

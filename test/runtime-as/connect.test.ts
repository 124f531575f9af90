import { describe, expect, test } from 'vitest'
import { loadRuntime } from './runtime.ts'

const { call, heap, i32 } = loadRuntime()

describe('candidates of a row', () => {
  test.each([
    [0, 5, 1, 5],
    [2, 9, 3, 3],
    [5, 0, -2, 3],
    [5, 0, 1, 0],
    [-(2 ** 31), 2 ** 31 - 1, 1, -1],
    [-(2 ** 31), 2 ** 31 - 1, 4, 2 ** 30],
    [0, 5, 0, -1],
  ])('from %i to %i by %i', (low, high, step, count) => {
    expect(call('countCandidates', low, high, step)).toBe(count)
  })
})

describe('a sample by chance', () => {
  const [length, p, stream, key] = [1000, 0.2, 3, [5, 8] as const]

  /** One after the other, by a number for each, as the definition has it. */
  const defined = (): number[] => {
    const scale = 1 / call('log1p', -p)
    const found: number[] = []
    for (let place = -1, drawn = 0; ; drawn++) {
      place += 1 + Math.floor(call('log', 1 - call('pairedAt', drawn, 0n, 0, stream, ...key)) * scale)
      if (place >= length) return found
      found.push(place)
    }
  }

  test('jumps from one that is taken to the next', () => {
    const scale = 1 / call('log1p', -p)
    const found: number[] = []
    for (let place = -1, drawn = 0; ; found.push(place)) {
      place += Number(call('jump', heap, drawn++, stream, ...key, scale))
      if (place >= length) break
    }
    expect(found).toEqual(defined())
  })

  test.each([1, 7, 32, 100, 1000])('is the same where %i places are taken at a time', room => {
    const found: number[] = []
    for (let count = room; count === room;) {
      count = call('takePlaces', heap, room, found.length, found.at(-1) ?? -1, length, p, stream, ...key)
      found.push(...i32.subarray(heap / 4, heap / 4 + count))
      // Another row in between.
      call('takePlaces', heap, 1, 0, -1, length, 0.5, stream, 6, 8)
    }
    expect(found).toEqual(defined())
  })
})

describe('a sample of a size', () => {
  const chosen = (length: number): number[] => {
    const found: number[] = []
    for (let place = 0; (place = call('nextChosen', heap, place, length)) < length; place++) found.push(place)
    return found
  }

  test.each([
    [1, 1],
    [100, 0],
    [100, 7],
    [100, 100],
    [31, 31],
    [32, 20],
    [1000, 999],
  ])('of %i numbers holds %i different ones', (length, size) => {
    call('choose', length, size, heap, 3, 5, 8)
    expect(chosen(length)).toHaveLength(size)
    call('chooseNone', heap, length)
    expect(chosen(length)).toEqual([])
  })

  test('takes each number as often as any other', () => {
    const counts = Array.from({ length: 10 }, () => 0)
    for (let key = 0; key < 3000; key++) {
      call('choose', 10, 3, heap, 3, key, 8)
      for (const place of chosen(10)) counts[place] = (counts[place] ?? 0) + 1
      call('chooseNone', heap, 10)
    }
    // 900 of each, give or take five standard deviations.
    for (const count of counts) expect(Math.abs(count - 900)).toBeLessThan(5 * Math.sqrt(3000 * 0.3 * 0.7))
  })
})

import { describe, expect, test } from 'vitest'
import { loadRuntime, testNumbers } from './runtime.ts'

const runtime = loadRuntime()
const entries = runtime.heap
const scratch = runtime.heap + 2 ** 20
const places = runtime.heap + 2 ** 21

describe('sortSpikes', () => {
  test.each([
    { count: 0, steps: 32, firstStep: 0 },
    { count: 1, steps: 32, firstStep: 5 },
    { count: 1000, steps: 1, firstStep: 5 },
    { count: 1000, steps: 2, firstStep: 0 },
    { count: 1000, steps: 4, firstStep: 100 },
    { count: 1000, steps: 5, firstStep: 100 },
    { count: 1000, steps: 17, firstStep: -3 },
    { count: 20_000, steps: 32, firstStep: 0x7ffffff0 },
  ])('$count entries of $steps steps from $firstStep on', ({ count, steps, firstStep }) => {
    const random = testNumbers(count + steps)
    const given = Array.from({ length: count }, (_, i) => [(firstStep + Math.floor(random() * steps)) | 0, i] as const)
    runtime.i32.set(given.flat(), entries / 4)
    runtime.call('sortSpikes', entries, scratch, places, count, firstStep, steps)
    const order = given.toSorted((a, b) => ((a[0] - firstStep) >>> 0) - ((b[0] - firstStep) >>> 0))
    expect(Array.from(runtime.i32.slice(entries / 4, entries / 4 + 2 * count))).toEqual(order.flat())
  })
})

test.each([
  [[], 3, 0],
  [[5], 5, 0],
  [[5], 6, 1],
  [[1, 4, 4, 9], 0, 0],
  [[1, 4, 4, 9], 4, 1],
  [[1, 4, 4, 9], 5, 3],
  [[1, 4, 4, 9], 10, 4],
])('lowerBound of %j at %i is %i', (indices, value, position) => {
  runtime.i32.set(
    indices.flatMap((index, row) => [index, row]),
    entries / 4,
  )
  expect(runtime.call('lowerBound', entries, indices.length, value)).toBe(position)
})

test.each([0, 1, 4, 7, 8, 15, 24, 63, 64, 65, 200])('copyRow copies %i bytes and none more', count => {
  const bytes = new Uint8Array(runtime.f64.buffer)
  const given = Uint8Array.from({ length: 256 }, (_, i) => i + 1)
  bytes.set(given, entries)
  bytes.fill(0, scratch, scratch + 256)
  runtime.call('copyRow', scratch, entries, count)
  expect(bytes.slice(scratch, scratch + 256)).toEqual(given.map((value, i) => (i < count ? value : 0)))
})

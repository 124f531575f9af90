import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { array, type ArrayValue } from '../../../session/arrays/array.ts'
import {
  adjacent,
  allWithin,
  elementsAt,
  put,
  select,
  sliceIndices,
  take,
  type Index,
} from '../../../session/arrays/indexing.ts'

const slice = (start?: number, stop?: number, step?: number): Index => ({
  kind: 'slice',
  ...(start !== undefined && { start }),
  ...(stop !== undefined && { stop }),
  ...(step !== undefined && { step }),
})
const at = (index: number): Index => ({ kind: 'at', index })
const list = (...indices: number[]): Index => ({ kind: 'array', values: array(Int32Array.from(indices)) })
const mask = (...values: number[]): Index => ({ kind: 'array', values: array(Uint8Array.from(values)) })

/** 0 … 11 in three rows of four. */
const table: ArrayValue = array(
  Float64Array.from({ length: 12 }, (_, k) => k),
  [3, 4],
)

describe('what a subscript selects', () => {
  test.each<[string, Index[], number[], number[]]>([
    ['a[1]', [at(1)], [4, 5, 6, 7], [4]],
    ['a[-1, -2]', [at(-1), at(-2)], [10], []],
    ['a[:, 1]', [slice(), at(1)], [1, 5, 9], [3]],
    ['a[1:, ::2]', [slice(1), slice(undefined, undefined, 2)], [4, 6, 8, 10], [2, 2]],
    ['a[::-1, 0]', [slice(undefined, undefined, -1), at(0)], [8, 4, 0], [3]],
    ['a[[2, 0]]', [list(2, 0)], [8, 9, 10, 11, 0, 1, 2, 3], [2, 4]],
    ['a[[2, 0], [1, 3]]', [list(2, 0), list(1, 3)], [9, 3], [2]],
    ['a[mask]', [mask(1, 0, 1)], [0, 1, 2, 3, 8, 9, 10, 11], [2, 4]],
    ['a[..., 0]', [{ kind: 'ellipsis' }, at(0)], [0, 4, 8], [3]],
    ['a[0, None]', [at(0), { kind: 'new-axis' }], [0, 1, 2, 3], [1, 4]],
    ['a[5:, 0]', [slice(5), at(0)], [], [0]],
  ])('%s', (_, indices, values, shape) => {
    const taken = take(table, select(table, indices))
    expect([...taken.data]).toEqual(values)
    expect(taken.shape).toEqual(shape)
  })

  test.each<[Index[], RegExp]>([
    [[at(3)], /index 3 is out of bounds for axis 0 with size 3/],
    [[at(0), at(-5)], /index -5 is out of bounds for axis 1 with size 4/],
    [[at(0), at(0), at(0)], /too many indices for array: array is 2-dimensional, but 3 were indexed/],
    [[mask(1, 0)], /boolean index did not match indexed array along axis 0; size of axis is 3/],
    [[{ kind: 'array', values: array(Float64Array.of(1)) }], /must be of integer \(or boolean\) type/],
  ])('%o is refused', (indices, message) => {
    expect(() => select(table, indices)).toThrow(message)
  })
})

test('what is taken has storage of its own', () => {
  const own = array(Float64Array.of(0, 1, 2, 3, 4))
  const taken = take(own, select(own, [slice(1, 3)]))
  taken.data[0] = 9
  expect([...own.data]).toEqual([0, 1, 2, 3, 4])
  expect([...taken.data]).toEqual([9, 2])
})

test('writing stretches the source, and refuses what does not fit', () => {
  const own = array(new Float64Array(6), [2, 3])
  put(own, select(own, [slice(), at(1)]), array(Float64Array.of(5), []))
  put(own, select(own, [at(0)]), array(Float64Array.of(1, 2, 3)))
  expect([...own.data]).toEqual([1, 2, 3, 0, 5, 0])
  expect(() => put(own, select(own, [at(0)]), array(Float64Array.of(1, 2)))).toThrow(
    'could not broadcast input array from shape (2,) into shape (3,)',
  )
})

test('slices are Python slices', () => {
  const bound = fc.option(fc.integer({ min: -12, max: 12 }), { nil: undefined })
  const step = fc.option(
    fc.integer({ min: -4, max: 4 }).filter(value => value !== 0),
    { nil: undefined },
  )
  fc.assert(
    fc.property(fc.nat(10), bound, bound, step, (length, start, stop, by) => {
      const picked = sliceIndices({ start, stop, step: by }, length)
      const indices = Array.from({ length: picked.count }, (_, k) => picked.start + k * picked.step)
      expect(indices).toEqual(slowSlice(length, start, stop, by ?? 1))
    }),
  )
})

/** By the words of the language reference: every index between the clipped ends that the step reaches. */
function slowSlice(length: number, start: number | undefined, stop: number | undefined, step: number): number[] {
  const wrap = (end: number): number => (end < 0 ? end + length : end)
  const from =
    start === undefined
      ? step > 0
        ? 0
        : length - 1
      : Math.max(step > 0 ? 0 : -1, Math.min(step > 0 ? length : length - 1, wrap(start)))
  const to =
    stop === undefined
      ? step > 0
        ? length
        : -1
      : Math.max(step > 0 ? 0 : -1, Math.min(step > 0 ? length : length - 1, wrap(stop)))
  const indices: number[] = []
  for (let k = from; step > 0 ? k < to : k > to; k += step) indices.push(k)
  return indices
}

test('neighbours along the first axis are found without looking at each', () => {
  for (const index of [at(1), at(-1), slice(1), slice(undefined, -1), slice(2, 1)]) {
    const { data, shape } = adjacent(table, index) ?? table
    const expected = take(table, select(table, [index]))
    expect([[...data], shape]).toEqual([[...expected.data], expected.shape])
    expect(data.buffer).toBe(table.data.buffer)
  }
  expect(adjacent(table, slice(0, 3, 2))).toBeUndefined()
  expect(adjacent(table, list(0, 1))).toBeUndefined()
  expect(() => adjacent(table, at(3))).toThrow('index 3 is out of bounds for axis 0 with size 3')
})

test('one number of a row is no view', () => {
  const line = array(Float64Array.of(1, 2, 3))
  const second = adjacent(line, at(1))
  line.data[1] = 7
  expect(second?.data[0]).toBe(2)
})

test.each([0, 1, 3, 4, 5, 11])('%i indices are counted from the front, wherever those from the end stand', length => {
  const indices = Float64Array.from({ length }, (_, k) => k)
  expect(allWithin(indices, 20, 0)).toEqual(Int32Array.from(indices))
  for (let odd = 0; odd < length; odd++) {
    const others = indices.with(odd, -20)
    expect([...allWithin(others, 20, 0)]).toEqual([...others].map(k => (k < 0 ? k + 20 : k)))
    for (const outside of [20, -21, 2 ** 32])
      expect(() => allWithin(indices.with(odd, outside), 20, 0)).toThrow(`index ${outside} is out of bounds`)
  }
})

test.each([0, 1, 4095, 4096, 4097, 9001])('%i elements of a row, a few at a time', length => {
  const indices = Float64Array.from({ length }, (_, k) => ((k * 7919) % 20) - 10)
  for (const kind of [Float64Array, Float32Array, Int32Array, Uint8Array]) {
    const row = array(new kind(10).map((_: number, k: number) => k + 1))
    const found = elementsAt(row, indices)
    expect(found).toBeInstanceOf(kind)
    expect([...found]).toEqual([...indices].map(k => row.data.at(k)))
    if (length > 0) expect(() => elementsAt(row, indices.with(length - 1, 10))).toThrow('index 10 is out of bounds')
  }
})

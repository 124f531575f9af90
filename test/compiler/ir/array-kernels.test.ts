import { afterEach, expect, test, vi } from 'vitest'
import {
  areWithinThere,
  convertThere,
  copyPlaneThere,
  countEachThere,
  countThere,
  fillThere,
  findTruthsThere,
  gatherAtThere,
  gatherThere,
  holdLinesThere,
  holdRowsThere,
  mostPlaced,
  multiplyThere,
  orderThere,
  searchThere,
  sortThere,
  truncateThere,
} from '../../../compiler/ir/array-kernels.ts'
import { arrayMemory, WORK } from '../../../compiler/ir/array-memory.ts'

afterEach(() => vi.restoreAllMocks())

/** Bytes in the memory of the runtime. */
function lent(length: number): Uint8Array {
  // Other files may have had all that is lent without a turn.
  arrayMemory.wantsTurn()
  const room = arrayMemory.lend(length)
  if (room === undefined) throw new Error('no memory is lent')
  return new Uint8Array(room.buffer, room.byteOffset, length)
}

function floats(length: number): Float64Array {
  const { buffer, byteOffset } = lent(8 * length)
  const made = new Float64Array(buffer, byteOffset, length)
  for (let k = 0; k < length; k++) made[k] = k
  return made
}

const plane = { rows: 40, columns: 50, down: 1, right: 40, downThere: 50, rightThere: 1 }

test('what stands in the memory, and few numbers that do not, are copied there', () => {
  const result = floats(2000)
  for (const data of [floats(2000), Float64Array.from({ length: 2000 }, (_, k) => k)]) {
    result.fill(-1)
    expect(copyPlaneThere(data, 0, result, 0, plane)).toBe(true)
    expect([result[0], result[1], result[50], result[1999]]).toEqual([0, 40, 1, 1999])
  }
})

test('nothing is done with what stands elsewhere, or is little', () => {
  const [there, here] = [floats(2000), new Float64Array(2000)]
  expect(copyPlaneThere(there, 0, here, 0, plane)).toBe(false)
  expect(copyPlaneThere(new Float64Array(mostPlaced / 8 + 1), 0, there, 0, plane)).toBe(false)
  expect(copyPlaneThere(there, 0, floats(8), 0, { ...plane, rows: 1, columns: 8 })).toBe(false)
  expect(fillThere(here, 3)).toBe(false)
  expect(fillThere(there.subarray(0, 9), 3)).toBe(false)
  expect([here[5], there[5]]).toEqual([0, 5])
  const truths = new Uint8Array(2000)
  expect(holdLinesThere(truths, 20, true, new Uint8Array(100))).toBe(false)
  expect(holdRowsThere(truths, true, new Uint8Array(100))).toBe(false)
  expect(countThere(truths)).toBeUndefined()
  expect(findTruthsThere(truths, there)).toBe(false)
  expect(convertThere(truths, there)).toBe(false)
  expect(gatherAtThere(there, here, there)).toBeUndefined()
  expect(countEachThere(here, 10)).toBeUndefined()
  expect(countEachThere(there, mostPlaced)).toBeUndefined()
  expect(searchThere(here, here, false, there)).toBe(false)
  expect(truncateThere(there, here, 1e9)).toBe(false)
})

test.each([1.5, -0, NaN])('%f is written to every element, and to no other', value => {
  const data = floats(3001)
  expect(fillThere(data.subarray(1, 3000), value)).toBe(true)
  expect([data[0], data[1], data[2999], data[3000]]).toEqual([0, value, value, 3000])
})

test('elements are brought together from any one on', () => {
  const data = floats(3000)
  const stepped = { data, start: 2999, rows: 30, columns: 50, down: -100, right: -2 }
  const wanted = Float64Array.from({ length: 1500 }, (_, k) => 2999 - 100 * Math.floor(k / 50) - 2 * (k % 50))
  const room = new Float64Array(arrayMemory.memory.buffer, WORK, 1500)
  for (const [first, count] of [
    [0, 1500],
    [7, 20],
    [49, 2],
    [50, 100],
    [33, 1234],
  ] as const) {
    gatherThere(stepped, arrayMemory.addressOf(data) ?? NaN, first, count, WORK)
    expect(room.slice(0, count)).toEqual(wanted.slice(first, first + count))
  }
})

test('truths of many lines, and of few columns, are found where they stand', () => {
  const truths = lent(60_000).fill(1)
  truths[30_000] = 0
  const [lines, columns] = [new Uint8Array(20_000), new Uint8Array(3)]
  expect(holdLinesThere(truths, 3, true, lines)).toBe(true)
  expect([lines.indexOf(0), lines.lastIndexOf(0)]).toEqual([10_000, 10_000])
  expect(holdRowsThere(truths, true, columns)).toBe(true)
  expect([...columns]).toEqual([0, 1, 1])
  expect(holdRowsThere(truths, true, new Uint8Array(30_000))).toBe(false)
  expect(countThere(truths)).toBe(59_999)
  const places = floats(60_000)
  expect(findTruthsThere(truths, places)).toBe(true)
  expect([places[29_999], places[30_000], places[59_998]]).toEqual([29_999, 30_001, 59_999])
})

test.each([3000, 20_000])('%i numbers are sorted wherever they stand', length => {
  const line = Float64Array.from({ length }, (_, k) => (k * 7919) % length)
  const wanted = Float64Array.from({ length }, (_, k) => k)
  expect(Float64Array.from(orderThere(line) ?? [], place => line[place] ?? NaN)).toEqual(wanted)
  const there = floats(length)
  for (const data of [line, there.map(k => length - 1 - k)]) {
    expect(sortThere(data)).toBe(true)
    expect(data).toEqual(wanted)
  }
  const { buffer, byteOffset } = lent(4 * length)
  for (const data of [Float32Array.from(wanted), new Float32Array(buffer, byteOffset, length)]) {
    for (let k = 0; k < length; k++) data[k] = (k * 7919) % length
    expect(sortThere(data)).toBe(true)
    expect([...data]).toEqual([...wanted])
  }
})

test('numbers are compared with the most where they stand, the last of an odd number too', () => {
  const data = floats(2001)
  expect(areWithinThere(data, 2000)).toBe(true)
  expect(areWithinThere(data, 1999)).toBe(false)
  data[7] = NaN
  expect(areWithinThere(data, 2000)).toBe(false)
  expect(areWithinThere(new Float64Array(2001), 1)).toBeUndefined()
})

test('numbers are searched in rows that stand elsewhere, counted, and made whole', () => {
  const [data, result] = [floats(2000), floats(2000)]
  expect(searchThere(Float64Array.of(10.5, 1000), data, false, result)).toBe(true)
  expect([result[10], result[11], result[1000], result[1001]]).toEqual([0, 1, 1, 2])
  expect([...(countEachThere(result, 4) ?? [])]).toEqual([11, 990, 999, 0])
  data.set([-0.5, 1.9])
  expect(truncateThere(data, result, 1999)).toBe(true)
  expect([result[0], result[1], result[2]]).toEqual([0, 1, 2])
  expect(truncateThere(data, result, 1998)).toBe(false)
})

test('numbers of one kind are made of those of another one', () => {
  const data = floats(2000)
  const { buffer, byteOffset } = lent(8000)
  const singles = new Float32Array(buffer, byteOffset, 2000)
  expect(convertThere(data, singles)).toBe(true)
  expect(singles[1999]).toBe(1999)
  expect(convertThere(singles.fill(2.5), data)).toBe(true)
  expect(data[1999]).toBe(2.5)
  expect(convertThere(data, new Int32Array(2000))).toBe(false)
})

test('matrices are multiplied wherever they stand, unless one that stands elsewhere is large', () => {
  const [a, b] = [Float64Array.of(1, 2, 3, 4, 5, 6), Float64Array.of(1, 0, 2, 0, 1, 3)]
  const wanted = [1, 2, 8, 3, 4, 18, 5, 6, 28]
  for (const result of [new Float64Array(9), floats(9)]) {
    expect(multiplyThere(a, b, 2, result)).toBe(true)
    expect([...result]).toEqual(wanted)
  }
  expect(multiplyThere(new Float64Array(mostPlaced), b, 2, floats(9))).toBe(false)
})

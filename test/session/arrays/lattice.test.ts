import { describe, expect, test } from 'vitest'
import { select, type Index } from '../../../session/arrays/indexing.ts'
import { array } from '../../../session/arrays/array.ts'
import {
  alongLines,
  copied,
  copyAlong,
  isContiguous,
  type Lattice,
  partOf,
  permuted,
  picked,
  placesOf,
  reversed,
  wholeLattice,
} from '../../../session/arrays/lattice.ts'

const at = (index: number): Index => ({ kind: 'at', index })
const slice = (start?: number, stop?: number, step?: number): Index => ({
  kind: 'slice',
  ...(start === undefined ? {} : { start }),
  ...(stop === undefined ? {} : { stop }),
  ...(step === undefined ? {} : { step }),
})
const ellipsis: Index = { kind: 'ellipsis' }
const newAxis: Index = { kind: 'new-axis' }

const shape = [4, 5, 6]
const numbers = Array.from({ length: 120 }, (_, k) => k)

describe('what is picked by steps is what is selected place by place', () => {
  test.each<[string, readonly Index[]]>([
    ['[1]', [at(1)]],
    ['[-1, ::2]', [at(-1), slice(undefined, undefined, 2)]],
    ['[::-1]', [slice(undefined, undefined, -1)]],
    ['[..., 3]', [ellipsis, at(3)]],
    ['[1:3, ..., ::-2]', [slice(1, 3), ellipsis, slice(undefined, undefined, -2)]],
    ['[:, None, 2]', [slice(), newAxis, at(2)]],
    ['[5:2, 1]', [slice(5, 2), at(1)]],
    ['[3:3:-1, ::-1]', [slice(3, 3, -1), slice(undefined, undefined, -1)]],
    ['[]', []],
  ])('%s', (_, indices) => {
    const values = array(Float64Array.from(numbers), shape)
    const lattice = picked(wholeLattice(shape), indices)
    const selection = select(values, indices)
    if (lattice === undefined) throw new Error('not picked')
    expect(lattice.shape).toEqual(selection.shape)
    expect(placesOf(lattice)).toEqual(selection.indices)
    for (const kind of [Float64Array, Float32Array, Int32Array, Uint8Array])
      expect([...copied(kind.from(numbers), lattice)]).toEqual([...selection.indices])
  })
})

test.each<[readonly Index[]]>([
  [[{ kind: 'array', values: array(Int32Array.of(1)) }]],
  [[at(0), at(0), at(0), at(0)]],
  [[ellipsis, ellipsis]],
])('other indices are not picked by steps', indices => {
  expect(picked(wholeLattice(shape), indices)).toBeUndefined()
})

test('a place outside is refused', () => {
  expect(() => picked(wholeLattice(shape), [at(4)])).toThrow('index 4 is out of bounds for axis 0 with size 4')
})

test.each([
  [[0, 1, 2], true],
  [[2, 1, 0], false],
  [[0, 2, 1], false],
  [[1, 0, 2], false],
])('axes in the order %o: elements next to each other %o', (order, contiguous) => {
  const lattice = permuted(wholeLattice(shape), order)
  expect(isContiguous(lattice)).toBe(contiguous)
  expect([...copied(Float64Array.from(numbers), lattice)]).toEqual([...placesOf(lattice)])
})

test('columns of more than a tile', () => {
  const lattice = permuted(wholeLattice([70, 90]), [1, 0])
  const data = Float64Array.from({ length: 6300 }, (_, k) => k)
  expect([...copied(data, lattice)]).toEqual([...placesOf(lattice)])
})

test('an axis of length 1 puts nothing elsewhere', () => {
  expect(isContiguous({ start: 3, shape: [1, 4], strides: [-7, 1] })).toBe(true)
  expect(isContiguous({ start: 3, shape: [0, 4], strides: [-7, 2] })).toBe(true)
})

/** All elements of rows and columns, in steps of every kind that are moved in ways of their own. */
function lattices(rows: number, columns: number): readonly Lattice[] {
  const whole = wholeLattice([rows, columns])
  const wide = wholeLattice([rows, 2 * columns])
  return [
    whole,
    reversed(whole, 0),
    reversed(whole, 1),
    permuted(wholeLattice([columns, rows]), [1, 0]),
    { ...wide, shape: whole.shape },
    { start: 1, shape: whole.shape, strides: [2 * columns, 2] },
    partOf(wholeLattice([rows, columns + 3]), 1, 2, columns),
  ]
}

test.each([
  [1, 1],
  [1, 100],
  [100, 1],
  [3, 40],
  [40, 3],
  [9, 31],
  [70, 90],
  [0, 5],
])('%i rows of %i elements are moved from steps of every kind to others', (rows, columns) => {
  const size = 2 * (rows + 1) * (columns + 3)
  const sources = [...lattices(rows, columns), { start: 2, shape: [rows, columns], strides: [1, 0] }]
  for (const kind of [Float64Array, Float32Array, Int32Array, Uint8Array]) {
    const data = new kind(size).map((_: number, k: number) => k % 251)
    for (const from of sources) {
      for (const to of lattices(rows, columns)) {
        const [result, expected] = [new kind(size), new kind(size)]
        const [here, there] = [placesOf(from), placesOf(to)]
        copyAlong(data, from, result, to)
        here.forEach((place, k) => (expected[there[k] ?? 0] = data[place] ?? NaN))
        expect(result).toEqual(expected)
      }
    }
  }
})

test.each([[[]], [[7]], [[2, 9]], [[3, 0, 2]], [[2, 3, 20]]])('elements of shape %o one line after the other', own => {
  for (const lattice of [wholeLattice(own), permuted(wholeLattice(own), own.map((_, axis) => axis).toReversed())]) {
    const found: number[] = []
    alongLines(lattice, (start, step, count) => {
      for (let k = 0; k < count; k++) found.push(start + k * step)
    })
    expect(found).toEqual([...placesOf(lattice)])
  }
})

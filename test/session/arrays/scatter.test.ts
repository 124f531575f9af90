import fc from 'fast-check'
import { expect, test } from 'vitest'
import { array, copyOf, type ArrayValue, withData } from '../../../session/arrays/array.ts'
import { type Index, put, select } from '../../../session/arrays/indexing.ts'
import { permuted, picked, wholeLattice } from '../../../session/arrays/lattice.ts'
import { scatter } from '../../../session/arrays/scatter.ts'

const bound = fc.option(fc.integer({ min: -7, max: 7 }), { nil: undefined })
const step = fc.constantFrom(1, 2, -1, -3)
const slice = fc.record({ start: bound, stop: bound, step }).map(({ start, stop, step: by }): Index => ({
  kind: 'slice',
  step: by,
  ...(start === undefined ? {} : { start }),
  ...(stop === undefined ? {} : { stop }),
}))
const index = fc.oneof(
  { weight: 4, arbitrary: slice },
  fc.constantFrom<Index>({ kind: 'new-axis' }, { kind: 'at', index: 1 }, { kind: 'at', index: -1 }),
)

const special = [1.5, -2.5, 0, -0, NaN, Infinity, 7, 1e300]
const kinds = [Float64Array, Float32Array, Int32Array, Uint8Array]
const filled = (kind: (typeof kinds)[number], shape: readonly number[], by: number): ArrayValue => {
  const numbers = Array.from({ length: shape.reduce((size, n) => size * n, 1) }, (_, k) => special[(k * by) % 8] ?? 0)
  return array(kind.from(kind === Uint8Array ? numbers.map(each => Number(each > 0)) : numbers), shape)
}
const wholeNumbers = (values: ArrayValue): ArrayValue => ({ ...values, type: 'integer' })

test('what is written to elements that steps lead to is what is written to them one by one', () => {
  const shapes = fc.constantFrom([6], [5, 4], [3, 1, 4], [2, 3, 4], [0, 3])
  const source = fc.record({
    kind: fc.constantFrom(...kinds),
    keep: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    ahead: fc.boolean(),
  })
  fc.assert(
    fc.property(
      shapes,
      fc.array(index, { maxLength: 3 }),
      fc.constantFrom(...kinds),
      source,
      fc.boolean(),
      (shape, indices, kind, { kind: given, keep, ahead }, whole) => {
        const isInside = shape.every(n => n > 1) || indices.every(each => each.kind !== 'at')
        const lattice = isInside ? picked(wholeLattice(shape), indices) : undefined
        if (lattice === undefined) return
        const one = filled(kind, shape, 1)
        const values =
          whole && kind === Float64Array
            ? wholeNumbers(withData(one, Float64Array.from(one.data, Math.trunc), shape))
            : one
        const stretched = lattice.shape.map((n, axis) => (keep[axis % 3] === true ? n : 1))
        const written = filled(given, ahead ? [1, ...stretched] : stretched, 3)
        const expected = withData(values, copyOf(values.data), shape)
        put(expected, select(values, indices), written)
        scatter(values, lattice, written)
        expect(values.data).toEqual(expected.data)
      },
    ),
    { numRuns: 500 },
  )
})

test.each([
  ['a[1:] = a[:-1]', (n: number) => [{ start: 1, shape: [n - 1], strides: [1] }, 0] as const],
  ['a[:-1] = a[1:]', (n: number) => [{ start: 0, shape: [n - 1], strides: [1] }, 1] as const],
  ['a[::-1][:-1] = a[1:]', (n: number) => [{ start: n - 1, shape: [n - 1], strides: [-1] }, 1] as const],
])('%s reads all before it writes', (_, of) => {
  const own = Float64Array.from({ length: 9 }, (_each, k) => k)
  const [lattice, first] = of(9)
  const before = own.slice(first, first + 8)
  scatter(array(own), lattice, array(own.subarray(first, first + 8)))
  expect(before).toEqual(Float64Array.from(before, (_each, k) => own[lattice.start + k * lattice.strides[0]] ?? NaN))
})

test('columns of more than a tile', () => {
  const lattice = permuted(wholeLattice([70, 90]), [1, 0])
  const values = array(new Float64Array(6300), [70, 90])
  scatter(
    values,
    lattice,
    array(
      Float64Array.from({ length: 6300 }, (_, k) => k),
      [90, 70],
    ),
  )
  expect(values.data.every((each, k) => each === (k % 90) * 70 + Math.floor(k / 90))).toBe(true)
})

test('what does not fit is refused', () => {
  const values = array(new Float64Array(6), [2, 3])
  expect(() => scatter(values, wholeLattice([2, 3]), array(new Float64Array(2)))).toThrow(
    'could not broadcast input array from shape (2,) into shape (2,3)',
  )
})

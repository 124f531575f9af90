import { expect, test, vi } from 'vitest'
import { transforms, type TransformTables } from '../../../compiler/ir/transform.ts'

function tablesOf(length: number, factors: readonly number[]): TransformTables {
  const part = (f: (angle: number) => number): Float64Array =>
    Float64Array.from({ length }, (_, k) => f((-2 * Math.PI * k) / length))
  return { factors, turns: { re: part(Math.cos), im: part(Math.sin) } }
}

/** The transform of a single 1, which is turns of one speed. */
function ofOne(length: number, place: number, tables: () => TransformTables): { re: Float64Array; im: Float64Array } {
  const [re, im] = [new Float64Array(length), new Float64Array(length)]
  re[place] = 1
  const result = { re: new Float64Array(length), im: new Float64Array(length) }
  transforms.transform({ re, im }, result, tables)
  return result
}

test.each([
  [2, [2]],
  [8, [4, 2]],
  [48, [4, 4, 3]],
  [64, [4, 4, 4]],
  [35, [5, 7]],
  [61, [61]],
])('%i numbers are divided by the factors in their order', (length, factors) => {
  const tables = tablesOf(length, factors)
  for (const place of [0, 1, length - 1]) {
    const { re, im } = ofOne(length, place, () => tables)
    for (let k = 0; k < length; k++) {
      expect(re[k]).toBeCloseTo(Math.cos((2 * Math.PI * place * k) / length), 12)
      expect(im[k]).toBeCloseTo(-Math.sin((2 * Math.PI * place * k) / length), 12)
    }
  }
})

test('tables are asked for once as long as rows have one length', () => {
  const tables = vi.fn(() => tablesOf(16, [4, 4]))
  const other = vi.fn(() => tablesOf(8, [4, 2]))
  for (let k = 0; k < 3; k++) ofOne(16, 1, tables)
  ofOne(8, 1, other)
  ofOne(16, 1, tables)
  expect([tables.mock.calls.length, other.mock.calls.length]).toEqual([2, 1])
})

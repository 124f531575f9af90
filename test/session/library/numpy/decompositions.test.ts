import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  choleskyTriangle,
  columnsOf,
  dotOf,
  orthogonalise,
  rowAfterRow,
  singularValues,
  type Columns,
} from '../../../../session/library/numpy/decompositions.ts'

const matrices = fc
  .record({ rows: fc.integer({ min: 1, max: 7 }), columns: fc.integer({ min: 1, max: 7 }) })
  .chain(({ rows, columns }) =>
    fc
      .array(fc.oneof(fc.double({ min: -10, max: 10, noNaN: true }), fc.constantFrom(0, 1, 1e-12, 1e8)), {
        minLength: rows * columns,
        maxLength: rows * columns,
      })
      .map(numbers => ({ matrix: columnsOf(Float64Array.from(numbers), rows, columns), rows })),
  )

/** How far columns are from standing at right angles, and from length 1. */
function askew(columns: Columns): number {
  return Math.max(0, ...columns.flatMap((x, i) => columns.map((y, j) => Math.abs(dotOf(x, y) - Number(i === j)))))
}

/** The largest difference between a matrix and left × factors × rightᵀ, as a share of its largest number. */
function missed(matrix: Columns, left: Columns, factors: Float64Array, right: Columns): number {
  const size = Math.max(1e-300, ...matrix.map(column => Math.max(...column.map(Math.abs))))
  const differences = matrix.flatMap((column, j) =>
    Array.from(column, (x, i) => {
      const made = factors.reduce((sum, factor, k) => sum + (left[k]?.[i] ?? 0) * factor * (right[k]?.[j] ?? 0), 0)
      return Math.abs(x - made) / size
    }),
  )
  return Math.max(...differences)
}

test('singular values put a matrix together again, whatever its shape and rank', () => {
  fc.assert(
    fc.property(matrices, fc.boolean(), ({ matrix, rows }, full) => {
      const found = singularValues(matrix, rows, full)
      expect(found).toBeDefined()
      if (found === undefined) return
      const { values, left, right } = found
      expect(missed(matrix, left, values, right)).toBeLessThan(1e-13)
      expect(askew(left)).toBeLessThan(1e-12)
      expect(askew(right)).toBeLessThan(1e-12)
      expect([...values]).toEqual([...values].toSorted((x, y) => y - x))
      const few = Math.min(rows, matrix.length)
      expect([values.length, left.length, right.length]).toEqual(full ? [few, rows, matrix.length] : [few, few, few])
    }),
    { numRuns: 300 },
  )
})

test('a triangle and columns at right angles put a matrix together again', () => {
  fc.assert(
    fc.property(matrices, ({ matrix, rows }) => {
      const { r, q } = orthogonalise(matrix, rows)
      const basis = q(rows)
      expect(askew(basis)).toBeLessThan(1e-13)
      const transposed = Array.from({ length: rows }, (_, k) => Float64Array.from(r, column => column[k] ?? 0))
      expect(missed(matrix, basis, new Float64Array(rows).fill(1), transposed)).toBeLessThan(1e-13)
      r.forEach((column, j) => expect(column.slice(j + 1).every(x => x === 0)).toBe(true))
    }),
    { numRuns: 300 },
  )
})

test('the triangle of a positive definite matrix gives it back', () => {
  fc.assert(
    fc.property(matrices, ({ matrix, rows }) => {
      const n = matrix.length
      const square = matrix.map((x, i) =>
        Float64Array.from(matrix, (y, j) => dotOf(x, y) + (i === j ? 1 + dotOf(x, x) : 0)),
      )
      const lower = choleskyTriangle(rowAfterRow(square, n), n)
      expect(lower).toBeDefined()
      const columns = columnsOf(lower ?? new Float64Array(), n, n)
      expect(missed(square, columns, new Float64Array(n).fill(1), columns)).toBeLessThan(1e-13)
      expect(rows).toBeGreaterThan(0)
    }),
  )
})

/**
 * Matrices as a product QR of turns and a triangle, by Householder's reflections (1958), and columns in the order of
 * their lengths where that is asked for (Businger & Golub 1965).
 */
import { dot, norm, type Columns } from './matrices.ts'

export interface Factors {
  /** Column for column, from the diagonal on, the vector that is reflected by. */
  readonly reflections: readonly Float64Array[]
  /** The triangle R by columns, as many numbers of each as there are columns. */
  readonly triangle: readonly Float64Array[]
  /** The lengths of the columns that were given. */
  readonly lengths: Float64Array
  /** Which column is at each place. */
  readonly order: readonly number[]
}

/** The factors of a matrix with at least as many rows as columns. */
export function factored(matrix: Columns, isOrdered: boolean): Factors {
  const columns = matrix.map(column => column.slice())
  const n = columns.length
  const lengths = Float64Array.from(columns, norm)
  const order = Array.from({ length: n }, (_, k) => k)
  // What is left of the columns' lengths below the rows that are done, and what it was when it was last computed.
  const left = lengths.slice()
  const computed = lengths.slice()
  const triangle: Float64Array[] = []
  for (let j = 0; j < n; j++) {
    if (isOrdered) {
      let longest = j
      for (let k = j; k < n; k++) if ((left[k] ?? NaN) > (left[longest] ?? NaN)) longest = k
      if (longest !== j) {
        swap(columns, j, longest)
        swap(order, j, longest)
        left[longest] = left[j] ?? NaN
        computed[longest] = computed[j] ?? NaN
      }
    }
    const own = columns[j] ?? new Float64Array()
    let length = norm(own.subarray(j))
    if (length !== 0) {
      if ((own[j] ?? NaN) < 0) length = -length
      for (let i = j; i < own.length; i++) own[i] = (own[i] ?? NaN) / length
      own[j] = (own[j] ?? NaN) + 1
      for (let k = j + 1; k < n; k++) {
        const other = columns[k] ?? new Float64Array()
        reflect(own, j, other)
        if (!isOrdered || left[k] === 0) continue
        const share = (other[j] ?? NaN) / (left[k] ?? NaN)
        left[k] = (left[k] ?? NaN) * Math.sqrt(Math.max(0, 1 - share * share))
        // Where most of it is gone, so are its digits.
        if (0.05 * ((left[k] ?? NaN) / (computed[k] ?? NaN)) ** 2 <= Number.EPSILON)
          left[k] = computed[k] = norm(other.subarray(j + 1))
      }
    }
    const column = new Float64Array(n)
    column.set(own.subarray(0, j))
    column[j] = -length
    triangle.push(column)
  }
  return { reflections: columns, triangle, lengths, order }
}

function swap<Item>(items: Item[], a: number, b: number): void {
  const [first, second] = [items[a], items[b]]
  if (first === undefined || second === undefined) return
  items[a] = second
  items[b] = first
}

/** Reflects by a vector that begins in a row; one of zeros changes nothing. */
function reflect(by: Float64Array, row: number, vector: Float64Array): void {
  const first = by[row] ?? 0
  if (first === 0) return
  const share = -dot(by.subarray(row), vector.subarray(row)) / first
  for (let i = row; i < vector.length; i++) vector[i] = (vector[i] ?? NaN) + (by[i] ?? NaN) * share
}

/** The triangle, and below it what is reflected by, by columns. */
export function packed({ reflections, triangle }: Factors): Float64Array[] {
  return reflections.map((by, j) => {
    const column = by.slice()
    column.set(triangle[j]?.subarray(0, j + 1) ?? [])
    return column
  })
}

/** Qᵀ v. */
export function turned({ reflections }: Factors, vector: Float64Array): Float64Array {
  const made = vector.slice()
  for (const [j, by] of reflections.entries()) reflect(by, j, made)
  return made
}

/** Q by columns, of a square matrix. */
export function turns({ reflections }: Factors): Float64Array[] {
  const n = reflections.length
  return Array.from({ length: n }, (_, k) => {
    const column = new Float64Array(n)
    column[k] = 1
    for (const [j, by] of [...reflections.entries()].toReversed()) reflect(by, j, column)
    return column
  })
}

/** Gaussian elimination. */
import type { ArrayValue } from '../../arrays/array.ts'

export interface Eliminated {
  /** The solution for every right-hand column. */
  readonly solution: Float64Array
  readonly determinant: number
  /** Whether there is no solution, or no one in particular; a determinant can be 0 for being tiny alone. */
  readonly isSingular: boolean
}

/** Gaussian elimination, the largest number of each column first. */
export function eliminate(matrix: ArrayValue, right: Float64Array, columns: number): Eliminated {
  const [n = 0] = matrix.shape
  const a = Float64Array.from(matrix.data)
  const b = right.slice()
  let determinant = 1
  const swap = (data: Float64Array, width: number, i: number, j: number): void => {
    const kept = data.slice(i * width, (i + 1) * width)
    data.copyWithin(i * width, j * width, (j + 1) * width)
    data.set(kept, j * width)
  }
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k] ?? 0) > Math.abs(a[pivot * n + k] ?? 0)) pivot = i
    if (pivot !== k) {
      swap(a, n, k, pivot)
      swap(b, columns, k, pivot)
      determinant = -determinant
    }
    const head = a[k * n + k] ?? 0
    determinant *= head
    if (head === 0) return { solution: b, determinant: 0, isSingular: true }
    for (let i = k + 1; i < n; i++) {
      const factor = (a[i * n + k] ?? 0) / head
      for (let j = k; j < n; j++) a[i * n + j] = (a[i * n + j] ?? 0) - factor * (a[k * n + j] ?? 0)
      for (let j = 0; j < columns; j++)
        b[i * columns + j] = (b[i * columns + j] ?? 0) - factor * (b[k * columns + j] ?? 0)
    }
  }
  for (let j = 0; j < columns; j++) {
    for (let i = n - 1; i >= 0; i--) {
      let rest = b[i * columns + j] ?? 0
      for (let k = i + 1; k < n; k++) rest -= (a[i * n + k] ?? 0) * (b[k * columns + j] ?? 0)
      b[i * columns + j] = rest / (a[i * n + i] ?? 0)
    }
  }
  return { solution: b, determinant, isSingular: false }
}

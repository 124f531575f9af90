import { expect, test } from 'vitest'
import { eigen, symmetricEigen } from '../../../../session/library/numpy/eigen.ts'
import { run } from '../../tools.ts'

/** Numbers between −1 and 1 that follow from a seed. */
function numbers(count: number, seed: number): Float64Array {
  let state = seed
  return Float64Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647
    return (2 * state) / 2147483647 - 1
  })
}

const identity = (n: number): Float64Array => Float64Array.from({ length: n * n }, (_, k) => Number(k % (n + 1) === 0))

/** The largest part of A v − λ v, for all eigenvectors. */
function farthest(a: Float64Array, n: number): number {
  const found = eigen(a, n, true)
  if (found?.vectors === undefined) throw new Error('no end')
  const { values, vectors } = found
  let most = 0
  for (let k = 0; k < n; k++) {
    const [re, im] = [values.re[k] ?? NaN, values.im[k] ?? NaN]
    let size = 0
    for (let i = 0; i < n; i++) {
      const [x, y] = [vectors.re[i * n + k] ?? NaN, vectors.im[i * n + k] ?? NaN]
      size += x * x + y * y
      let [u, v] = [im * y - re * x, -im * x - re * y]
      for (let j = 0; j < n; j++) {
        u += (a[i * n + j] ?? NaN) * (vectors.re[j * n + k] ?? NaN)
        v += (a[i * n + j] ?? NaN) * (vectors.im[j * n + k] ?? NaN)
      }
      most = Math.max(most, Math.hypot(u, v))
    }
    most = Math.max(most, Math.abs(size - 1))
  }
  return most
}

test.each([1, 2, 3, 4, 7, 20, 60])('%i rows: a matrix turns its eigenvectors into multiples', n => {
  for (let seed = 1; seed <= 10; seed++) {
    const a = numbers(n * n, seed * 7919)
    expect(farthest(a, n)).toBeLessThan(1e-11 * n)
    const { re = [], im = [] } = eigen(a, n, false)?.values ?? {}
    const trace = a.reduce((sum, x, k) => sum + (k % (n + 1) === 0 ? x : 0), 0)
    expect(Array.from(re).reduce((sum, x) => sum + x, 0)).toBeCloseTo(trace, 9)
    expect(Array.from(im).reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 9)
  }
})

test.each<[string, Float64Array, number]>([
  ['zeros', new Float64Array(9), 3],
  ['the identity', identity(4), 4],
  ['a permutation', Float64Array.of(0, 1, 0, 0, 0, 1, 1, 0, 0), 3],
  ['one eigenvector for two eigenvalues', Float64Array.of(1, 1, 0, 1), 2],
  ['sizes far apart', Float64Array.of(1, 1e6, 1e-6, 2), 2],
  ['two turns of a circle', Float64Array.of(0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 0, 2, 0, 0, -2, 0), 4],
])('%s', (_, a, n) => {
  expect(farthest(a, n)).toBeLessThan(1e-7)
})

test('symmetric matrices have eigenvectors at right angles, the least eigenvalue first', () => {
  const n = 30
  const half = numbers(n * n, 5)
  const a = half.map((x, k) => x + (half[(k % n) * n + Math.floor(k / n)] ?? 0))
  const { values = new Float64Array(), vectors = new Float64Array() } = symmetricEigen(a, n) ?? {}
  expect(values).toEqual(values.toSorted())
  for (let k = 0; k < n; k++) {
    for (let l = 0; l <= k; l++) {
      let product = 0
      for (let i = 0; i < n; i++) product += (vectors[i * n + k] ?? NaN) * (vectors[i * n + l] ?? NaN)
      expect(product).toBeCloseTo(Number(k === l), 12)
    }
    for (let i = 0; i < n; i++) {
      let sum = -(values[k] ?? NaN) * (vectors[i * n + k] ?? NaN)
      for (let j = 0; j < n; j++) sum += (a[i * n + j] ?? NaN) * (vectors[j * n + k] ?? NaN)
      expect(Math.abs(sum)).toBeLessThan(1e-12)
    }
  }
})

test('scripts get what numpy gives', async () => {
  const { out, errors } = await run(`from brian2 import *
w, v = np.linalg.eig([[0, 1], [-1, 0]])
print(w, np.round(v.real, 4), np.round(v.imag, 4))
found = np.linalg.eigh([[2., 99], [1, 3]])
print(np.round(found.eigenvalues, 6), np.round(found.eigenvectors, 6), type(found).__name__)
print(np.linalg.eigvals(np.diag([1, 2])), np.linalg.eigvalsh([[2., 1], [99, 3]], UPLO='U'))
try: np.linalg.eig([[1, 2, 3]])
except np.linalg.LinAlgError as error: print(error)
try: np.linalg.eig([[1, nan], [2, 3]])
except np.linalg.LinAlgError as error: print(error)`)
  expect(errors).toEqual([])
  expect(out).toBe(`[0.+1.j 0.-1.j] [[0.7071 0.7071]
 [0.     0.    ]] [[ 0.      0.    ]
 [ 0.7071 -0.7071]]
[1.381966 3.618034] [[-0.850651  0.525731]
 [ 0.525731  0.850651]] EighResult
[1.+0.j 2.+0.j] [1.38196601 3.61803399]
Last 2 dimensions of the array must be square
Array must not contain infs or NaNs
`)
})

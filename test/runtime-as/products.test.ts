import { expect, test } from 'vitest'
import { loadRuntime, testNumbers } from './runtime.ts'

const { call, f64, heap } = loadRuntime(60)

test.each([
  [1, 1, 1],
  [4, 3, 4],
  [5, 7, 9],
  [9, 300, 6],
  [3, 513, 5],
  [8, 0, 4],
])(
  '%i rows, %i in between, %i columns: every sum is made in order, on top of what is there',
  (rows, inner, columns) => {
    const next = testNumbers(inner)
    const matrix = (count: number): Float64Array => Float64Array.from({ length: count }, () => next() - 0.5)
    const [a, b, before] = [matrix(rows * inner), matrix(inner * columns), matrix(rows * columns)]
    const [atA, atB, to] = [heap, heap + 8 * 5000, heap + 8 * 10_000]
    f64.set(a, atA / 8)
    f64.set(b, atB / 8)
    f64.set(before, to / 8)
    call('multiplyMatrices', to, atA, atB, rows, inner, columns)
    const wanted = before.map((start, at) => {
      const [i, j] = [Math.floor(at / columns), at % columns]
      let sum = start
      for (let k = 0; k < inner; k++) sum += (a[i * inner + k] ?? NaN) * (b[k * columns + j] ?? NaN)
      return sum
    })
    expect(f64.slice(to / 8, to / 8 + rows * columns)).toEqual(wanted)
  },
)

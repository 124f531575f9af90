import { expect, test } from 'vitest'
import { createRuntime } from '../../../compiler/index.ts'
import { pairwiseSum, variance } from '../../../session/arrays/reduce.ts'
import { runtimeLines } from '../../../session/runtime-lines.ts'
import { run } from '../tools.ts'

const lines = runtimeLines(createRuntime())

test.each([0, 1, 7, 129, 4096, 4097, 50_003])('squares of %i distances are added as one row of them', length => {
  const line = Float64Array.from({ length }, (_, k) => Math.sin(k) * 10 ** (k % 7))
  const middle = pairwiseSum(line) / length
  const squares = line.map(each => (each - middle) ** 2)
  expect(variance(line, true, 0, lines)).toBe(pairwiseSum(squares) / length)
  expect(variance(line, true, 1, lines)).toBe(pairwiseSum(squares) / Math.max(0, length - 1))
  if (length === 0) return
  const sum = line.reduce((total, each) => total + each, 0)
  const others = line.map(each => (each - sum / length) ** 2)
  expect(variance(line, false, 0, lines)).toBe(others.reduce((total, each) => total + each, 0) / length)
})

test('along other axes than the last one the first of the greatest is found, or the first NaN', async () => {
  const { out } = await run(`from numpy import *
a = array([[1, nan, -0.0, 5, -inf, 2], [3, 1, 0.0, 5, -inf, nan], [3, nan, -1, 2, -inf, nan], [2, 4, 0.0, 7, inf, 0]])
print(argmax(a, axis=0), argmin(a, axis=0), argmax(-a, axis=0))
b = stack([a, -a])
print(argmax(b, axis=1).tolist(), argmin(b, axis=0).tolist())
for wrong in [zeros((0, 3))]:
    try: argmax(wrong, axis=0)
    except ValueError as e: print(e)
`)
  expect(out).toBe(`[1 0 0 3 3 1] [0 0 2 2 0 1] [0 0 2 2 0 1]
[[1, 0, 0, 3, 3, 1], [0, 0, 2, 2, 0, 1]] [[1, 0, 0, 1, 0, 1], [1, 1, 0, 1, 0, 0], [1, 0, 0, 1, 0, 0], [1, 1, 0, 1, 1, 0]]
attempt to get argmax of an empty sequence
`)
})

test.each([0, 1, 2, 3, 5, 8, 13])('any and all of %i rows of truths', async rows => {
  const { out } = await run(`from numpy import *
r = random.RandomState(1)
for before in [1, 3]:
    for after in [2, 7, 33]:
        m = r.rand(before, ${rows}, after) < 0.3
        some = array([[any([m[i, k, j] for k in range(${rows})]) for j in range(after)] for i in range(before)])
        every = array([[all([m[i, k, j] for k in range(${rows})]) for j in range(after)] for i in range(before)])
        print(array_equal(m.any(axis=1), some), array_equal(m.all(axis=1), every), array_equal((~m).all(axis=1), ~some))
`)
  expect(out).toBe('True True True\n'.repeat(6))
})

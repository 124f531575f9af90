/** Diagonals of matrices and of tables of matrices, as numpy 2.5 has them. */
import { expect, test } from 'vitest'
import { run } from '../../tools.ts'

const before = 'import numpy as np\na = np.arange(24).reshape((2, 2, 2, 3))\n'

test.each([
  ['np.trace(a).tolist()', '[[18, 20, 22], [24, 26, 28]]'],
  ['a.trace(0, 2, 3).tolist()', '[[4, 16], [28, 40]]'],
  ['np.diagonal(a, 0, 1, 3).tolist()', '[[[0, 7], [3, 10]], [[12, 19], [15, 22]]]'],
  ['a.diagonal(-1, axis1=3, axis2=0).tolist()', '[[[1, 14], [4, 17]], [[7, 20], [10, 23]]]'],
  ['np.trace(a, 5).tolist(), np.trace(np.eye(3))', '([[0, 0, 0], [0, 0, 0]], np.float64(3.0))'],
])('%s is %s', async (expression, shown) => {
  const { out, errors } = await run(`${before}print((${expression}))`)
  expect(errors).toEqual([])
  expect(out.trimEnd()).toBe(shown)
})

test.each([
  ['np.trace(np.arange(3))', 'ValueError: diag requires an array of at least two dimensions'],
  ['np.diagonal(a, 0, 1, 1)', 'ValueError: axis1 and axis2 cannot be the same'],
])('%s is refused: %s', async (expression, message) => {
  expect((await run(before + expression)).errors).toEqual([message])
})

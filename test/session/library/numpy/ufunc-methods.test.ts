/** `add.reduce`, `maximum.accumulate`, `multiply.outer`, `add.at`, as numpy 2.5 has them. */
import { expect, test } from 'vitest'
import { run } from '../../tools.ts'

test.each([
  ['a = np.zeros(5)\nnp.add.at(a, [0, 1, 1, -1], 1)\nprint(a)', '[1. 2. 0. 0. 1.]'],
  [
    'a = np.arange(6).reshape(2, 3)\nnp.add.at(a, (slice(None), [0, 0]), [10, 20])\nprint(a.tolist())',
    '[[30, 1, 2], [33, 4, 5]]',
  ],
  ['a = np.zeros((3, 2))\nnp.add.at(a[:, 1], [0, 2, 2], 1)\nprint(a.tolist())', '[[0.0, 1.0], [0.0, 0.0], [0.0, 2.0]]'],
  ['a = np.arange(4.)\nnp.maximum.at(a, [0, 2], [7, 1])\nnp.multiply.at(a, [1, 1], 3)\nprint(a)', '[7. 9. 2. 3.]'],
  [
    'a = np.arange(6).reshape(2, 3)\nprint(np.add.reduce(a), np.add.reduce(a, axis=None), np.maximum.reduce(a, axis=1))',
    '[3 5 7] 15 [2 5]',
  ],
  ['print(np.maximum.accumulate([1, 3, 2, 5]), np.add.accumulate([1, 2, 3]))', '[1 3 3 5] [1 3 6]'],
  [
    'print(np.multiply.outer([1, 2], [3, 4]).tolist(), np.subtract.outer([1.5], [1, 2]))',
    '[[3, 4], [6, 8]] [[ 0.5 -0.5]]',
  ],
])('%s', async (script, shown) => {
  const { out, errors } = await run(`import numpy as np\n${script}`)
  expect(errors).toEqual([])
  expect(out.trimEnd()).toBe(shown)
})

test.each([
  ['np.add.at(np.zeros(3, dtype=int), [7], 1)', 'IndexError: index 7 is out of bounds for axis 0 with size 3'],
  ['np.maximum.reduce([])', 'ValueError: zero-size array to reduction operation maximum which has no identity'],
  ['np.add.at([1, 2], [0], 1)', 'TypeError: first operand must be array'],
])('%s is refused: %s', async (line, message) => {
  expect((await run(`import numpy as np\n${line}`)).errors).toEqual([message])
})

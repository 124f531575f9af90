/** Arrays that are made, as numpy 2.5 makes them. */
import { expect, test } from 'vitest'
import { run } from '../../tools.ts'

test.each([
  // The first two numbers are made whole, and their difference is the step.
  ['np.arange(0, 5, 0.5, dtype=int)', '[0 0 0 0 0 0 0 0 0 0]'],
  ['np.arange(-3, 3, .5, dtype=int)', '[-3 -2 -1  0  1  2  3  4  5  6  7  8]'],
  ["np.arange(2, 10, 2.5, dtype='int32')", '[2 4 6 8]'],
  // Single precision at every step.
  ['float(np.arange(1, 1000, 0.1, dtype=np.float32)[-3])', '999.7002563476562'],
  ['np.arange(5, dtype=np.float32).dtype, np.arange(0, 2, dtype=bool)', "(dtype('float32'), array([False,  True]))"],
])('%s is %s', async (expression, shown) => {
  const { out, errors } = await run(`import numpy as np\nprint((${expression}))`)
  expect(errors).toEqual([])
  expect(out.trimEnd()).toBe(shown)
})

import { expect, test } from 'vitest'
import { run } from '../../tools.ts'

test('the sum of a generator is that of Python, as before numpy 2.4', async () => {
  const { out, errors } = await run(`from brian2 import *
print(sum(k*k for k in range(4)), np.sum(x for x in [1, 2.5]), sum(x*mV for x in [1, 2]))`)
  expect(errors).toEqual([])
  expect(out).toBe('14 3.5 3. mV\n')
})

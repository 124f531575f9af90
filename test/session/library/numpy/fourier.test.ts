import { expect, test } from 'vitest'
import { run } from '../../tools.ts'

test.each(['[1, 2j, 3, 4]', 'np.array([1, 2j, 3, 4])'])('rfft takes real numbers only, also not %s', async values => {
  const { errors } = await run(`import numpy as np\nnp.fft.rfft(${values})`)
  expect(errors).toEqual([expect.stringMatching(/^TypeError: ufunc 'rfft_n_even'/)])
})

import { expect, test } from 'vitest'
import { run } from '../../tools.ts'

test('the sum of a generator is that of Python, as before numpy 2.4', async () => {
  const { out, errors } = await run(`from brian2 import *
print(sum(k*k for k in range(4)), np.sum(x for x in [1, 2.5]), sum(x*mV for x in [1, 2]))`)
  expect(errors).toEqual([])
  expect(out).toBe('14 3.5 3. mV\n')
})

test('any and all take what is no array as one thing, and say that generators are always true', async () => {
  const { out, diagnostics } = await run(`from brian2 import *
print(any(x > 3 for x in [1, 2]), all(map(abs, [0])), any({}), all({0}), any('x'), any(None), any([None, 0]), all(['', 'a']), any([0, 0]))`)
  expect(out).toBe('True True False True True False False False False\n')
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "any() is numpy's here, for which every generator is true",
    "all() is numpy's here, for which every map is true",
  ])
})

test.each(['np.max', 'np.min', 'std', 'var', 'sum', 'mean', 'np.any', 'np.all'])(
  '%s along rows of memory is that of lines that are collected',
  async name => {
    const { out, errors } = await run(`from brian2 import *
a = array([[1.5, -2.0, nan, 0.0], [7.0, -2.5, 1.0, -0.0], [0.1, inf, 2.0, 0.0]])
for m in (a, a[:, :1], a[:1], a[:, :2] * mV, a > 0, a.astype('float32'), stack([a, -a]), arange(12).reshape(3, 4)):
    for axis in range(m.ndim - 1):
        lines = [${name}(row, axis=-1) for row in swapaxes(m, axis, -1).reshape(-1, m.shape[axis])]
        found = ${name}(m, axis=axis)
        expected = asarray(lines).reshape(swapaxes(m, axis, -1).shape[:-1])
        if axis < m.ndim - 2: expected = swapaxes(expected, axis, -1)
        print(allclose(asarray(found), expected, equal_nan=True, rtol=1e-6))
`)
    expect(errors).toEqual([])
    expect(out).toBe('True\n'.repeat(9))
  },
)

test.each(['any', 'all'])('np.%s of truths along an axis is that of each line', async name => {
  const { out, errors } = await run(`from brian2 import *
for shape in ((3, 5, 7), (2, 9, 1), (1, 70), (0, 3), (3, 0), (2, 0, 3)):
    m = (arange(prod(array(shape))) * 7919 % 11 > 2).reshape(shape)
    for axis in range(m.ndim):
        lines = swapaxes(m, axis, -1)
        expected = array([np.${name}(line) for line in lines.reshape(-1, m.shape[axis])] if lines.size else [${name}([])] * m.any(axis=axis).size, dtype=bool)
        found = np.${name}(m, axis=axis)
        print(array_equal(swapaxes(atleast_2d(found), axis, -1).reshape(-1) if axis < m.ndim - 2 else found.reshape(-1), expected), found.dtype)
`)
  expect(errors).toEqual([])
  expect(out).toBe('True bool\n'.repeat(15))
})

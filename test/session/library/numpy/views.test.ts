import { expect, test } from 'vitest'
import { run } from '../../tools.ts'

const before = 'from brian2 import *\na = arange(6)\nm = arange(6).reshape(2, 3)\n'

test.each([
  ['y = a[1:3]\ny[0] = 9', 'a[1]'],
  ['y = m[1]\ny += 9', 'm[1, 0] - 3'],
  ['y = m.ravel()\ny[0] = 9', 'm[0, 0]'],
  ['y = a.reshape(2, 3)\ny[0, 0] = 9', 'a[0]'],
  ['y = asarray(a)\ny[0] = 9', 'a[0]'],
  ['for r in m: r[0] = 9', 'm[0, 0]'],
])('%s writes into the array itself', async (script, element) => {
  expect((await run(`${before}${script}\nprint(${element})`)).out).toBe('9\n')
})

test.each([
  ['y = m[:, 0]\ny[1] = 9', 'm[1, 0]'],
  ['y = a[::2]\ny[1] = 9', 'a[2]'],
  ['y = a[::2]\ny += 9', 'a[0]'],
  ['m.T[2] = 9', 'm[1, 2]'],
  ['m[:, 0][1] = 9', 'm[1, 0]'],
  ['m.T[1:, ::-1][0, 0] = 9', 'm[1, 1]'],
  ['y = a[::-1]\ny.fill(9)', 'a[3]'],
  ['a[:] = [9, 0, 5, 1, 2, 3]\ny = a[::2]\ny.sort()', 'a[4]'],
  ['y = a[::2]\na[2] = 9', 'y[1]'],
  ['y = m.T\nm[1, 2] = 9', 'y[2, 1]'],
  ['y = swapaxes(m, 0, 1)\ny[0, 1] = 9', 'm[1, 0]'],
  ['y = flipud(m)\ny[0, 0] = 9', 'm[1, 0]'],
  ['y = a[::2].reshape(3, 1)\ny[1, 0] = 9', 'a[2]'],
  ['y = hsplit(m, 3)[1]\ny[1, 0] = 9', 'm[1, 1]'],
  ['for c in m.T: c[1] = 9', 'm[1, 2]'],
  ['y = a[::2]\nnp.random.shuffle(y)\na[a < 9] = 9', 'y[0]'],
])('%s writes through a view of scattered elements', async (script, element) => {
  const { out, errors } = await run(`${before}${script}\nprint(${element})`)
  expect(errors).toEqual([])
  expect(out).toBe('9\n')
})

test.each([
  ['print(a[::2])', '[0 2 4]\n'],
  ['print(repr(m.T))', 'array([[0, 3],\n       [1, 4],\n       [2, 5]])\n'],
  ['print(type(a[::2]).__name__, isinstance(m.T, ndarray), m.T.shape, len(a[::2]))', 'ndarray True (3, 2) 3\n'],
  ['print(a[::2] + a[1::2], -a[::2], a[::2] == 2, 2 in a[::2])', '[1 5 9] [ 0 -2 -4] [False  True False] True\n'],
  ['print(m.T.sum(axis=0), m.T.mean(), m.T.dtype, m.T.tolist())', '[ 3 12] 2.5 int64 [[0, 3], [1, 4], [2, 5]]\n'],
  ['q = arange(4)*mV\nq[::2][1] = 7*mV\nprint(q, q[::2])', '[0. 1. 7. 3.] mV [0. 7.] mV\n'],
  ['y = m.T.reshape(6)\ny[0] = 9\nprint(m[0, 0], y[0])', '0 9\n'],
  ['print(bool(a[1:2:2]))', 'True\n'],
])('%s', async (script, shown) => {
  const { out, errors } = await run(`${before}${script}`)
  expect(errors).toEqual([])
  expect(out).toBe(shown)
})

test.each([
  'm[:, 0] = 9\ny = m[0, 0]',
  'm[:, 0] *= 0\nm[:, 0] += 9\ny = m[1, 0]',
  'x = m[:, 0].copy()\nx[0] = 9\ny = x[0]',
  'x = array(a[::2])\nx[0] = 9\ny = x[0]',
  'x = a[::2]*1\nx += 9\ny = x[0]',
  'x = m.T.flatten()\nx[0] = 9\ny = x[0]',
  'x = a[[0, 2]]\nx[0] = 9\ny = x[0]',
  'G = NeuronGroup(4, "v : 1")\nx = G.v[::2]\nx += 9\ny = int(x[0])',
])('%s writes into what is its own', async script => {
  const { out, errors } = await run(`${before}${script}\nprint(y)`)
  expect(errors).toEqual([])
  expect(out).toBe('9\n')
})

test.each([
  ["print(a.reshape(2, 3, order='F').tolist(), reshape(a, (3, -1), order='F').tolist())", '[[0, 2, 4], [1, 3, 5]] [[0, 3], [1, 4], [2, 5]]\n'],
  ["print(m.ravel(order='F'), ravel(m, order='F'), m.flatten('F'), m.T.reshape(6, order='F'))", '[0 3 1 4 2 5] [0 3 1 4 2 5] [0 3 1 4 2 5] [0 1 2 3 4 5]\n'],
  ['a.fill(2.7)\nprint(a)', '[2 2 2 2 2 2]\n'],
  ['print(a.item(-1), m.item(4))', '5 4\n'],
])('%s', async (script, shown) => {
  const { out, errors } = await run(`${before}${script}`)
  expect(errors).toEqual([])
  expect(out).toBe(shown)
}) // prettier-ignore

test.each([
  ["a.reshape(2, 3, order='X')", "ValueError: order must be one of 'C', 'F', 'A', or 'K'"],
  ['a.item(6)', 'IndexError: index 6 is out of bounds for axis 0 with size 6'],
  ['(a*mV).fill(3)', 'DimensionMismatchError: Inconsistent units in assignment'],
])('%s is refused', async (script, message) => {
  expect((await run(`${before}${script}`)).errors[0]).toContain(message)
})

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
  'y = m[:, 0]\ny[0] = 9',
  'y = a[::2]\ny += 1',
  'm.T[0] = 9',
  'm[:, 0][1] = 9',
  'y = a[::-1]\ny.fill(0)',
  'y = a[::2]\ny.sort()',
])('%s would write through a view of scattered elements, which is refused', async script => {
  const { diagnostics } = await run(before + script)
  expect(diagnostics.map(({ code }) => code)).toEqual(['unsupported'])
  expect(diagnostics[0]?.help).toContain('.copy()')
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

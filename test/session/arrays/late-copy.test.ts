import { describe, expect, test } from 'vitest'
import { arrayMemory } from '../../../compiler/index.ts'
import { array } from '../../../session/arrays/array.ts'
import { LateCopy } from '../../../session/arrays/late-copy.ts'
import { unwrittenFloats } from '../../../session/arrays/unwritten.ts'
import { run } from '../tools.ts'

const lattice = { start: 1, shape: [100, 90], strides: [200, 2] }

function base(length = 20_000): Float64Array {
  // Other files may have had all that is lent without a turn.
  arrayMemory.wantsTurn()
  const data = unwrittenFloats(length)
  for (let k = 0; k < length; k++) data[k] = k
  return data
}

test('a copy is made for whoever asks for the storage, once, and another one for whoever is to have it', () => {
  const data = base()
  const late = LateCopy.of(array(data), lattice)
  if (late === undefined) throw new Error('not reached')
  expect(LateCopy.sampleOf(late).data).toBe(data)
  expect(late.data).toBe(late.data)
  expect([late.data[0], late.data[1], late.data[90], late.data.length]).toEqual([1, 3, 201, 9000])
  expect(LateCopy.copyOf(late)).toEqual(late.data)
  expect(LateCopy.copyOf(late)).not.toBe(late.data)
  // What is made of it by `...` is an array like others.
  const spread = { ...late, shape: [9000] }
  expect(LateCopy.elementsOf(spread)).toBe(late.data)
})

test('few elements, and those that steps down and to the right do not lead through, are copied at once', () => {
  expect(LateCopy.of(array(base()), { start: 0, shape: [4000], strides: [2] })).toBeUndefined()
  expect(LateCopy.of(array(base()), { start: 0, shape: [20, 20, 20], strides: [1, 40, 900] })).toBeUndefined()
  expect(LateCopy.of(array(new Float64Array(20_000)), lattice)).toBeUndefined()
})

const before = `from numpy import *
x = sin(arange(40000) * 0.7) * 100
x[::101] = nan
x[::103] = -0.0
m = x.reshape(200, 200)
s = x.astype(float32)
k = arange(40000).reshape(200, 200)
same = lambda a, b: a.dtype == b.dtype and a.shape == b.shape and str(a.tolist()) == str(b.tolist())
`

describe('operators give of views what they give of copies', () => {
  test.each([
    ['x[::2]', 'x[1::2]'],
    ['x[::-1]', '2'],
    ['m.T', 'm'],
    ['m[:, 1:-1]', 'm[:, 2:]'],
    ['m[::-1, ::-3]', 'm[:, ::3]'],
    ['m', 'm[0]'],
    ['m[:, :1]', 'm'],
    ['m[3]', 'm.T'],
    ['s[::2]', 's[::-2]'],
    ['s[::2]', 'x[::2]'],
    ['k.T', 'k'],
    ['k[:, ::2]', '3'],
    ['x.reshape(20, 40, 50).swapaxes(1, 2)', 'x.reshape(20, 50, 40)'],
    ['x.reshape(20, 40, 50)[:, :, :1]', 'x.reshape(20, 40, 50)'],
  ])('%s and %s', async (a, b) => {
    const both = ['+', '-', '*', '/', '<', '>=', '==', '!=']
    const lines = both.map(operator => {
      const [left, right] = [a, b].map(each => (each.length === 1 && each !== 'm' ? each : `array(${each})`))
      return `print(same(${a} ${operator} ${b}, array(${left} ${operator} ${right})), same(${b} ${operator} ${a}, ${right} ${operator} ${left}))`
    })
    const { out, errors } = await run(`${before}${lines.join('\n')}`)
    expect(errors).toEqual([])
    expect(out).toBe('True True\n'.repeat(both.length))
  })

  test.each([
    ['x += x[::-1]', 'x', 'x + x[::-1].copy()'],
    ['x[::2] += x[1::2]', 'x[::2]', 'x[::2].copy() + x[1::2].copy()'],
    ['m += m.T', 'm', 'm + m.T.copy()'],
    ['m -= m[0]', 'm', 'm - m[0].copy()'],
    ['m *= m[:, :1]', 'm', 'm * m[:, :1].copy()'],
    ['add(x, x[::-1], out=x)', 'x', 'x + x[::-1].copy()'],
    ['add(x[1:], x[:-1], out=x[1:])', 'x[1:]', 'x[1:] + x[:-1]'],
    ['multiply(x, x[3], out=x)', 'x', 'x * x[3]'],
    ['exp(x[1:], out=x[:-1])', 'x[:-1]', 'exp(x[1:])'],
    ['exp(x, out=x)', 'x', 'exp(x)'],
  ])('%s reads what was there before', async (statement, changed, wanted) => {
    const { out, errors } = await run(
      `${before}wanted = array(${wanted})\n${statement}\nprint(same(${changed}, wanted))`,
    )
    expect(errors).toEqual([])
    expect(out).toBe('True\n')
  })

  test('a copy stays as it was', async () => {
    const script =
      'y = x[::2].copy\na, b = y(), y()\na[1] = 5\nz = x[::2] + 0\nx[2] = 7\nprint(b[1] == 5, z[1] == 7, x[::2].shape)'
    expect((await run(`${before}${script}`)).out).toBe('False False (20000,)\n')
  })
})

import { describe, expect, test } from 'vitest'
import { array } from '../../../session/arrays/array.ts'
import { zipElements } from '../../../session/arrays/elementwise.ts'
import { subtractFloats } from '../../../session/generated/loops.ts'
import { dimensionless } from '../../../units/index.ts'
import { run } from '../tools.ts'

/** Arrays long enough to be written over, and what is printed of each: the first numbers, and the sum of all. */
const before = `from brian2 import *
x = arange(5000.0) / 8
y = x[::-1] + 1
f = x.astype('float32')
n = arange(5000)
m = x > 300
q = x * mV
def of(a): print(a.dtype, a[:3], round(float(sum(a / a[7])), 9))
`

/** Each with the same in names, which nothing is written over. */
const expressions = [
  ['x * 2 + y', 't = x * 2', 't + y'],
  ['y - x * 2', 't = x * 2', 'y - t'],
  ['(x + 1) / (y + 2)', 't = x + 1; u = y + 2', 't / u'],
  ['x * 2 + y * 3 - x / 2', 't = x * 2; u = y * 3; v = t + u; w = x / 2', 'v - w'],
  ['(x + 1) ** 2 % 7 // 0.5', 't = x + 1; u = t ** 2; v = u % 7', 'v // 0.5'],
  ['2 ** (x / 100)', 't = x / 100', '2 ** t'],
  ['(x + 1) ** 1', 't = x + 1', 't ** 1'],
  ['(x + 1) ** -1', 't = x + 1', 't ** -1'],
  ['f * 2 + f', 't = f * 2', 't + f'],
  ['f - f * 2', 't = f * 2', 'f - t'],
  ['f * 2 + x', 't = f * 2', 't + x'],
  ['x + f * 2', 't = f * 2', 'x + t'],
  ['n * 2 + x', 't = n * 2', 't + x'],
  ['n * 2 + n', 't = n * 2', 't + n'],
  ['x * 2 + n', 't = x * 2', 't + n'],
  ['x * 2 + m', 't = x * 2', 't + m'],
  ['x * 2 + x.reshape(5000)[::-1]', 't = x * 2', 't + x.reshape(5000)[::-1]'],
  ['(q * 2 + q) / mV', 't = q * 2; u = t + q', 'u / mV'],
  ['(q * 2) * (q + q) / mV / mV', 't = q * 2; u = q + q; v = t * u; w = v / mV', 'w / mV'],
  ['(x * 2 + ones((2, 5000)))[1]', 't = x * 2; u = t + ones((2, 5000))', 'u[1]'],
  ['(x.reshape(1, -1) * 2 + ones((2, 1)))[1]', 't = x.reshape(1, -1) * 2; u = t + ones((2, 1))', 'u[1]'],
] as const

test.each(expressions)('%s', async (whole, names, last) => {
  const script = `${before}${names}\nof(${last})\nof(${whole})\nprint(x[1], y[1], f[1], n[1], q[1])`
  const { out, errors } = await run(script)
  expect(errors).toEqual([])
  const [first, second, rest] = out.split('\n')
  expect(second).toBe(first)
  expect(rest).toBe('0.125 625.75 0.125 1 125. uV')
})

describe('what others hold stays as it is', () => {
  const kept = `${before}class Kept:
    def __init__(self): self.a = x * 2
    def __add__(self, other): return self.a
    __radd__ = __mul__ = __add__
k = Kept()
`
  test.each([
    '(k + 1) - x',
    '(x + k) - x',
    'x - (k * 2)',
    '(t := x * 2) - x',
    'k.a + x - y',
    '[x * 2][0] - x',
    '(x * 2 if True else x) - x',
  ])('%s', async expression => {
    const { out, errors } = await run(`${kept}t = k.a\nr = ${expression}\nprint(k.a[1], t[1], x[1], y[1])`)
    expect(errors).toEqual([])
    expect(out).toBe('0.25 0.25 0.125 625.75\n')
  })
})

test('an operator that fails tells of what was there', async () => {
  const { errors } = await run(`${before}print(q * 2 + x)`)
  expect(errors.join('\n')).toContain('DimensionMismatchError')
})

test('the storage of either operand is taken, where nothing is read of it later', () => {
  const first = (): Float64Array => Float64Array.of(1, 2, 3)
  const [a, b] = [array(first()), array(Float64Array.of(10, 20, 30))]
  const made = zipElements(a, b, subtractFloats, 'float', dimensionless, b)
  expect(made.data).toBe(b.data)
  expect(made.data).toEqual(Float64Array.of(-9, -18, -27))
  const single = array(Float64Array.of(5), [])
  expect(zipElements(single, a, subtractFloats, 'float', dimensionless, a).data).toBe(a.data)
  expect(a.data).toEqual(Float64Array.of(4, 3, 2))
  expect(zipElements(single, a, subtractFloats, 'float', dimensionless, single).data).not.toBe(single.data)
})

import { expect, test } from 'vitest'
import { array } from '../../../session/arrays/array.ts'
import { zipElements } from '../../../session/arrays/elementwise.ts'
import { addFloats } from '../../../session/generated/loops.ts'
import { dimensionless } from '../../../units/index.ts'
import { run } from '../tools.ts'

const before = `from brian2 import *
x = array([1.5, -2.0, 0.0, -0.0, nan, inf, -inf, 7.25])
y = array([2.0, 0.5, -1.0, 3.0, 1.0, 1.0, 2.0, -0.25])
`
const operators = ['+', '-', '*', '/', '//', '%', '**']

test.each(operators)('%s= writes what the operator gives into the array', async operator => {
  const script = `${before}
for other in (y, 2, 0.5, y[:1], y > 0, arange(8), float32(2.5)):
    for part in (slice(None), slice(1, 7), slice(None, None, 2), slice(None, None, -1)):
        a = x.copy()
        there = a[part]
        b = other if shape(other) in ((), (1,)) else other[part]
        expected = x[part] ${operator} b
        there ${operator}= b
        print(str(a[part]) == str(expected) == str(there))
`
  const { out } = await run(script)
  expect(out).toBe('True\n'.repeat(28))
})

test.each([
  ['a[1:] += a[:-1]', '[ 1.  3.  6. 12.]'],
  ['a[:-1] += a[1:]', '[ 3.  6. 12.  8.]'],
  ['a += a', '[ 2.  4.  8. 16.]'],
  ['a -= a[::-1]', '[-7. -2.  2.  7.]'],
  ['a *= a[1:2]', '[ 2.  4.  8. 16.]'],
  ['a[1:3] **= a[2:]', '[1.0000e+00 1.6000e+01 6.5536e+04 8.0000e+00]'],
  ['a[1:] //= a[1:2]', '[1. 1. 2. 4.]'],
  ['a[1:] %= a[1:2]', '[1. 0. 0. 0.]'],
])('%s reads what was there before', async (statement, result) => {
  expect((await run(`from brian2 import *\na = array([1.0, 2.0, 4.0, 8.0])\n${statement}\nprint(a)`)).out).toBe(
    `${result}\n`,
  )
})

test.each([
  ['v = a\na *= mV', 'v', '[1. 2.]'],
  ['v = a\ntry:\n  a += 1 * mV\nexcept DimensionMismatchError: pass', 'v', '[1. 2.]'],
  ['a = a * mV\nv = a\na += 1 * mV', 'v / mV', '[2. 3.]'],
  ['a = a * mV\nv = a\na *= 2', 'v / mV', '[2. 4.]'],
  ['a = a * mV\nv = a\na *= mV', 'v / mV', '[0.001 0.002]'],
  ['v = a\na **= 2', 'v', '[1. 4.]'],
  ['f = a.astype("float32")\nv = f\nf *= 1.5', 'v', '[1.5 3. ]'],
  ['n = arange(2)\nv = n\nn += 2', 'v', '[2 3]'],
  ['v = a.sum()\nw = v\nv += 1', 'w', '3.0'],
])('%s: units and kinds say what becomes of %s', async (statements, name, result) => {
  const script = `from brian2 import *\na = array([1.0, 2.0])\n${statements}\nprint(${name})`
  expect((await run(script)).out).toBe(`${result}\n`)
})

test.each([
  ['a += ones((1, 2))', "output operand with shape (2,) doesn't match the broadcast shape (1,2)"],
  ['a = a[:1]\na += arange(3.0)', "output operand with shape (1,) doesn't match the broadcast shape (3,)"],
  ['a[:2] += zeros((2, 2))', "output operand with shape (2,) doesn't match the broadcast shape (2,2)"],
])('%s is refused, and changes nothing', async (statement, message) => {
  const script = `from brian2 import *\na = array([1.0, 2.0])\ntry:\n  ${statement.replace('\n', '\n  ')}\nexcept ValueError as e:\n  print(e)\nprint(a)`
  const { out } = await run(script)
  expect(out).toMatch(`non-broadcastable ${message}\n[1.`)
})

test('what a name shows of a group changes with the name', async () => {
  const script = `from brian2 import *\nG = NeuronGroup(3, 'v : 1')\nG.v = arange(3)\nv = G.v\nv *= 2\nG.v += 1\nprint(G.v[:], v[:])`
  expect((await run(script)).out).toBe('[1. 3. 5.] [1. 3. 5.]\n')
})

test('no other storage is taken where the own can hold the result', () => {
  const own = array(Float64Array.of(1, 2, 3))
  const added = (other: Float64Array): unknown =>
    zipElements(own, array(other), addFloats, 'float', dimensionless, own).data
  expect(added(Float64Array.of(1))).toBe(own.data)
  expect(added(own.data as Float64Array)).toBe(own.data)
  const behind = new Float64Array(own.data.buffer, 8)
  const part = array(new Float64Array(own.data.buffer, 0, 2))
  expect(zipElements(part, array(behind), addFloats, 'float', dimensionless, part).data).not.toBe(part.data)
})

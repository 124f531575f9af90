import { expect, test } from 'vitest'
import { array, stored } from '../../../session/arrays/array.ts'
import {
  codeOf,
  commonKind,
  isSameKind,
  kindNamed,
  kindOf,
  kinds,
  rangeOf,
  UnsignedFloats,
  type ElementKind,
} from '../../../session/arrays/kinds.ts'
import { run } from '../tools.ts'

function named(name: string): ElementKind {
  const found = kindNamed(name)
  if (found === undefined) throw new Error(`no type ${name}`)
  return found
}

test('an array says by its type and its storage which numbers it has', () => {
  expect(kindOf(array(new Uint8Array(1))).name).toBe('bool')
  expect(kindOf(array(new Uint8Array(1), [1], 'integer')).name).toBe('uint8')
  expect(kindOf(array(new Float64Array(1), [1], 'integer')).name).toBe('int64')
  expect(kindOf(array(new UnsignedFloats(1))).name).toBe('uint64')
  expect(kindOf(array(new UnsignedFloats(4).subarray(1))).name).toBe('uint64')
})

test('two types meet in the least that has the numbers of both, whichever comes first', () => {
  const meetings = [
    ['int8', 'uint8', 'int16'],
    ['uint32', 'int32', 'int64'],
    ['uint64', 'int8', 'float64'],
    ['uint16', 'float32', 'float32'],
    ['int32', 'float32', 'float64'],
    ['bool', 'uint8', 'uint8'],
  ] as const
  for (const [one, other, both] of meetings) {
    expect(commonKind(named(one), named(other)).name).toBe(both)
    expect(commonKind(named(other), named(one)).name).toBe(both)
  }
  for (const each of kinds) expect(commonKind(each, each)).toBe(each)
})

test('a type has a range, a code in files, and others that it takes in place', () => {
  expect(rangeOf(named('int16'))).toEqual([-32768n, 32767n])
  expect(rangeOf(named('uint8'))).toEqual([0n, 255n])
  expect(kinds.map(codeOf).join(' ')).toBe('<f8 <f4 <i8 <i4 <i2 |i1 <u8 <u4 <u2 |u1 |b1')
  expect(isSameKind(named('int64'), named('int8'))).toBe(true)
  expect(isSameKind(named('int8'), named('uint64'))).toBe(false)
})

test('numbers keep their last bits in a type, and none that would be another one in 64', () => {
  expect([...stored(Float64Array.of(300, -1), named('uint8'))]).toEqual([44, 255])
  expect([...stored(Float64Array.of(2 ** 31, -1), named('int32'))]).toEqual([-(2 ** 31), -1])
  expect(() => stored(Float64Array.of(-1), named('uint64'))).toThrow('2**53')
  expect(() => stored(Float64Array.of(2 ** 60), named('int8'))).toThrow('2**53')
})

test('elements of every width are copied, gathered and turned, few and many', async () => {
  const { out } = await run(`
import numpy as np
for kind in ['int8', 'int16', 'uint16', 'uint32', 'uint64', 'uint8']:
    for n in [3, 300]:
        a = np.arange(n * n).reshape(n, n) % 60
        b = a.astype(kind)
        same = [b.T.copy(), b[::2, ::-1].copy(), b[[2, 0, 1]], b[b > 7], b[1:].T + b[:-1].T, np.repeat(b, 2)]
        real = [a.T.copy(), a[::2, ::-1].copy(), a[[2, 0, 1]], a[a > 7], (a[1:].T + a[:-1].T).astype(kind), np.repeat(a, 2)]
        print(kind, all(x.dtype == kind and (x == y).all() for x, y in zip(same, real)))
`)
  expect(out.match(/True/g)).toHaveLength(12)
})

test('sums and products of one type keep its last bits, of rows, single numbers and every other element', async () => {
  const { out } = await run(`
import numpy as np
for kind in ['int8', 'int16', 'int32', 'uint8', 'uint16', 'uint32']:
    a = np.arange(3000) * 20011
    b = a.astype(kind)
    pairs = [(b + b[::-1], a + a[::-1]), (b - b[5], a - a[5]), (b[5] - b, a[5] - a), (b * b, a * a % 2**32), (b[::2] * b[1::2], a[::2] * a[1::2] % 2**32)]
    print(kind, all(x.dtype == kind and (x == y.astype(kind)).all() for x, y in pairs), b[3] * b[4] == (a[3:4] * a[4]).astype(kind)[0])
    b += b
    print(b.dtype == kind, (b == (2 * a).astype(kind)).all())
`)
  expect(out.match(/True/g)).toHaveLength(24)
})

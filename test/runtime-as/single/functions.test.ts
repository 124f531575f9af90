import { describe, expect, test } from 'vitest'
import { loadRuntime, testNumbers } from '../runtime.ts'
import { furthest, ulpsOf, unary } from './survey.ts'

const runtime = loadRuntime()
const inf = Infinity
const tiny = 2 ** -149
const largest = Math.fround(3.4028234663852886e38)

describe('the bound that each function states, in ulp', () => {
  test.each(unary)('%s: %d', (name, bound) => {
    const { x, error } = furthest(runtime, name, 20_011)
    expect(error, `${name}f(${x})`).toBeLessThan(bound)
  })

  test('pow: 0.51', () => {
    const u = testNumbers(21)
    const points = Array.from({ length: 100_000 }, () => {
      const x = Math.fround(2 ** (250 * u() - 125))
      return [x, Math.fround((240 * u() - 120) / Math.log2(x))] as const
    })
    const far = points.filter(([x, y]) => ulpsOf(runtime.call('powf', x, y), runtime.call('pow', x, y)) >= 0.51)
    expect(far).toEqual([])
  })
})

describe('where little is to be computed each function is that of doubles, rounded', () => {
  const sizes = [0, tiny, 1e-40, 2 ** -126, 2 ** -60, largest, inf].map(Math.fround)
  const given = [...sizes, ...sizes.map(x => -x), NaN]

  test.each(unary)('%s', name => {
    const singles = given.map(x => runtime.call(`${name}f`, x))
    expect(singles).toEqual(given.map(x => Math.fround(runtime.call(name, x))))
  })
})

test.each([
  ['exp', 88.72283, 3.402798519021476e38],
  ['exp', 88.72284, inf],
  ['exp', -103.97207, tiny],
  ['exp', -103.9721, 0],
  ['expm1', 88.72284, inf],
  ['expm1', -100, -1],
  ['exprel', 93.26, inf],
  ['exprel', -1e6, 1e-6],
  ['rexprel', -1e6, 1e6],
  ['rexprel', 109, 0],
  ['log', 1, 0],
  ['log', -1, NaN],
  ['log1p', -1, -inf],
  ['log1p', -1.5, NaN],
  ['sinh', 89.41599, inf],
  ['cosh', -89.41599, inf],
  ['cosh', 0, 1],
  ['tanh', 10, 1],
  ['tanh', -1e30, -1],
  ['sin', Math.PI / 2, 1],
  ['cos', 0, 1],
  ['cos', Math.PI, -1],
  ['arcsin', 1, Math.PI / 2],
  ['arcsin', -1, -Math.PI / 2],
  ['arcsin', 1.0000001, NaN],
  ['arccos', 1, 0],
  ['arccos', -1, Math.PI],
  ['arccos', -2, NaN],
  ['arctan', 1e30, Math.PI / 2],
])('%s of %d is %d', (name, x, value) => {
  expect(runtime.call(`${name}f`, x)).toBe(Math.fround(value))
})

test('sines and cosines do not go beyond 1', () => {
  const tops = Array.from({ length: 8000 }, (_, quarter) => Math.fround((quarter * Math.PI) / 2))
  const near = tops.flatMap(x => [x, Math.fround(x * (1 - 2 ** -24)), Math.fround(x * (1 + 2 ** -23))])
  expect(near.filter(x => Math.abs(runtime.call('sinf', x)) > 1 || Math.abs(runtime.call('cosf', x)) > 1)).toEqual([])
})

test('z φ₁(-z), rounded, is at most 1: no exponential step goes beyond a steady state', () => {
  const random = testNumbers(5)
  const some = Array.from({ length: 100_000 }, () => Math.fround(2 ** (60 * random() - 40)))
  expect(some.filter(z => Math.fround(z * runtime.call('phi1f', -z)) > 1)).toEqual([])
})

test('powers of ten and of two have whole logarithms', () => {
  for (let n = 0; n <= 10; n++) expect(runtime.call('log10f', 10 ** n)).toBe(n)
  for (let n = -149; n <= 127; n++) expect(runtime.call('log2f', 2 ** n)).toBe(n)
})

describe('pow', () => {
  const values = [0, 1, 2, 3, 0.25, 1e30, 1e-30, 2 ** -140, 2 ** 24, tiny, inf, NaN].map(Math.fround)
  const signed = [...values, ...values.map(x => -x)]

  test.each(signed)('of %d is that of doubles, rounded', x => {
    const singles = signed.map(y => runtime.call('powf', x, y))
    expect(singles).toEqual(signed.map(y => Math.fround(runtime.call('pow', x, y))))
  })

  test.each([
    [3, 4, 81],
    [10, 10, 1e10],
    [7, 8, 5764801],
    [4, 1.5, 8],
    [2, -149, tiny],
    [-2, 3, -8],
    [-8, 0.5, NaN],
  ])('%d to the %d is %d', (x, y, value) => {
    expect(runtime.call('powf', x, y)).toBe(value)
  })
})

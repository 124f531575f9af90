import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { domains } from './domains.ts'
import { exact, ulps } from './exact.ts'
import { loadRuntime } from './runtime.ts'
import { worst } from './worst.ts'

const runtime = loadRuntime()

describe('the bound that each function states, in ulp', () => {
  test.each(domains)('$name, $what: $bound', domain => {
    const { args, error } = worst(runtime, domain, 250)
    expect(error, `${domain.name}(${args.join()})`).toBeLessThan(domain.bound)
  })
})

const upTo = (base: bigint, exponent: number): bigint => base ** BigInt(Math.max(exponent, 0))

/** Values that mpmath 1.3 gives, to 40 digits. */
const fixtures = JSON.parse(
  readFileSync(new URL('fixtures/functions.json', import.meta.url), 'utf8'),
) as readonly (readonly [name: string, args: readonly [number, number?], value: string])[]

test.each(fixtures)('the exact reference agrees with mpmath: %s of %j', (name, [x, y], value) => {
  const { m, e, p } = exact(name, x, y)
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)\.(\d*)(?:e(.*))?$/.exec(value) ?? []
  // value = digits 10^power
  const digits = BigInt(sign + whole + fraction)
  const power = Number(exponent) - fraction.length
  const ours = m * upTo(2n, e - p) * upTo(10n, -power)
  const theirs = digits * upTo(2n, p - e) * upTo(10n, power)
  const difference = ours > theirs ? ours - theirs : theirs - ours
  expect(difference * 10n ** 37n < (theirs < 0n ? -theirs : theirs)).toBe(true)
})

const inf = Infinity
const tiny = 5e-324
const edges: readonly (readonly [name: string, args: readonly number[], value: number])[] = [
  ['exp', [0], 1],
  ['exp', [-0], 1],
  ['exp', [inf], inf],
  ['exp', [-inf], 0],
  ['exp', [NaN], NaN],
  ['exp', [709.7827128933841], inf],
  ['exp', [-745.1332191019411], tiny],
  ['exp', [-745.1332191019412], 0],
  ['exp', [1e300], inf],
  ['exp', [-1e300], 0],
  ['exp', [tiny], 1],
  ['expm1', [-0], -0],
  ['expm1', [0], 0],
  ['expm1', [tiny], tiny],
  ['expm1', [-1e-310], -1e-310],
  ['expm1', [inf], inf],
  ['expm1', [-inf], -1],
  ['expm1', [-1000], -1],
  ['expm1', [NaN], NaN],
  ['expm1', [709.7827128933841], inf],
  ['phi1', [0], 1],
  ['phi1', [-0], 1],
  ['phi1', [tiny], 1],
  ['phi1', [-inf], 0],
  ['phi1', [inf], inf],
  ['phi1', [NaN], NaN],
  ['phi1', [-1e6], 1e-6],
  ['exprel', [0], 1],
  ['exprel', [-1e-17], 1],
  ['exprel', [717.5], inf],
  ['exprel', [-inf], 0],
  ['exprel', [NaN], NaN],
  ['exprel', [709.7827128933841], inf],
  ['exprel', [1e-17], 1],
  ['exprel', [tiny], 1],
  ['exprel', [-1e6], 1e-6],
  ['exprel', [inf], inf],
  ['rexprel', [0], 1],
  ['rexprel', [-0], 1],
  ['rexprel', [tiny], 1],
  ['rexprel', [-1e-17], 1],
  ['rexprel', [-1e6], 1e6],
  ['rexprel', [1e6], 0],
  ['rexprel', [751.7], tiny],
  ['rexprel', [inf], 0],
  ['rexprel', [-inf], inf],
  ['rexprel', [NaN], NaN],
  ['log', [1], 0],
  ['log', [0], -inf],
  ['log', [-0], -inf],
  ['log', [-1], NaN],
  ['log', [-inf], NaN],
  ['log', [inf], inf],
  ['log', [NaN], NaN],
  ['log', [tiny], -744.4400719213812],
  ['log10', [0], -inf],
  ['log10', [inf], inf],
  ['log10', [-1], NaN],
  ['log10', [NaN], NaN],
  ['log2', [tiny], -1074],
  ['log1p', [-1], -inf],
  ['log1p', [-0], -0],
  ['log1p', [tiny], tiny],
  ['log1p', [-1.5], NaN],
  ['log1p', [inf], inf],
  ['log1p', [NaN], NaN],
  ['sin', [-0], -0],
  ['sin', [0], 0],
  ['sin', [tiny], tiny],
  ['sin', [inf], NaN],
  ['sin', [NaN], NaN],
  ['sin', [Math.PI], 1.2246467991473532e-16],
  ['cos', [0], 1],
  ['cos', [-inf], NaN],
  ['tan', [-0], -0],
  ['tan', [inf], NaN],
  ['tan', [NaN], NaN],
  ['arcsin', [1], Math.PI / 2],
  ['arcsin', [-1], -Math.PI / 2],
  ['arcsin', [-0], -0],
  ['arcsin', [1.0000000000000002], NaN],
  ['arcsin', [NaN], NaN],
  ['arccos', [1], 0],
  ['arccos', [-1], Math.PI],
  ['arccos', [0], Math.PI / 2],
  ['arccos', [-2], NaN],
  ['arccos', [NaN], NaN],
  ['arctan', [inf], Math.PI / 2],
  ['arctan', [-inf], -Math.PI / 2],
  ['arctan', [-0], -0],
  ['arctan', [NaN], NaN],
  ['sinh', [-0], -0],
  ['sinh', [inf], inf],
  ['sinh', [-inf], -inf],
  ['sinh', [711], inf],
  ['sinh', [NaN], NaN],
  ['cosh', [0], 1],
  ['cosh', [-inf], inf],
  ['cosh', [NaN], NaN],
  ['tanh', [-0], -0],
  ['tanh', [inf], 1],
  ['tanh', [-inf], -1],
  ['tanh', [NaN], NaN],
  ['arcsinh', [-0], -0],
  ['arcsinh', [-inf], -inf],
  ['arcsinh', [NaN], NaN],
  ['arccosh', [1], 0],
  ['arccosh', [0.5], NaN],
  ['arccosh', [inf], inf],
  ['arctanh', [1], inf],
  ['arctanh', [-1], -inf],
  ['arctanh', [2], NaN],
  ['arctanh', [-0], -0],
]

test.each(edges)('%s of %j is %d', (name, args, value) => {
  expect(runtime.call(name, ...args)).toBe(value)
})

test.each([709.782712893384, -708.3964185322641, -708.5, -740])('exp(%d) is neither overflow nor flushed to 0', x => {
  expect(ulps(runtime.call('exp', x), exact('exp', x))).toBeLessThan(1.1)
})

describe('pow', () => {
  // every pair of these behaves as in JavaScript, which follows C99 but for a base of 1 or -1
  const values = [
    0,
    -0,
    1,
    -1,
    2,
    -2,
    3,
    -3,
    0.25,
    -0.25,
    1e300,
    -1e300,
    1e-300,
    2 ** 53,
    2 ** 53 + 2,
    tiny,
    inf,
    -inf,
    NaN,
  ]
  test.each(values)('the edges of %d', x => {
    for (const y of values) {
      const unit = x === 1 ? 1 : x === -1 && Math.abs(y) === inf ? 1 : x ** y
      const power = runtime.call('pow', x, y)
      // V8's own powers are an ulp or two off
      const same = Object.is(power, unit) || Math.abs(power - unit) <= 4e-16 * Math.abs(unit)
      expect({ x, y, power, same }).toEqual({ x, y, power, same: true })
    }
  })

  test.each([
    [3, 4, 81],
    [10, 22, 1e22],
    [10, -5, 1e-5],
    [7, 18, 1628413597910449],
    [1.5, 20, 3325.256730079651],
    [4, 1.5, 8],
    [27, 1 / 3, 3],
    [2, -1074, tiny],
    [-2, 3, -8],
    [-8, 1 / 3, NaN],
  ])('%d to the %d is %d', (x, y, value) => {
    expect(runtime.call('pow', x, y)).toBe(value)
  })

  test.each([
    [3, 0, 1],
    [0, 0, 1],
    [NaN, 0, 1],
    [3, 5, 243],
    [2, -3, 0.125],
    [-2, 3, -8],
    [0, -1, inf],
    [1.5, 13, 1.5 ** 13],
    [1, -2147483648, 1],
  ])('powi: %d to the %d is %d', (x, n, value) => {
    expect(runtime.call('powi', x, n)).toBe(value)
  })
})

test('powers of ten and of two have whole logarithms', () => {
  for (let n = -300; n <= 300; n++) {
    expect(runtime.call('log10', Number(`1e${n}`))).toBe(n)
    expect(runtime.call('log2', 2 ** n)).toBe(n)
  }
})

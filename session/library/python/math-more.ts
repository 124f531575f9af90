/** What `math` has besides elementary functions: integers, distances, parts of floats. */
import { angleOf } from '../../arrays/math.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { toInteger, toNumber } from '../../evaluate/numeric.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { given, rest } from '../arguments.ts'
import { row } from '../row.ts'

function integer(value: Value | undefined): bigint {
  if (typeof value === 'bigint') return value
  if (typeof value === 'boolean') return BigInt(value)
  if (typeof value === 'object' && value?.kind === 'array' && value.type === 'integer' && value.data.length === 1)
    return BigInt(value.data[0] ?? 0)
  throw new PythonError('TypeError', `'${typeName(value ?? null)}' object cannot be interpreted as an integer`)
}

const number = (value: Value | undefined, site: CallSite): number => toNumber(value ?? null, 'an argument', site)

function size(value: bigint): bigint {
  return value < 0n ? -value : value
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [size(a), size(b)]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

function needNatural(value: bigint, what: string): bigint {
  if (value < 0n) throw new PythonError('ValueError', `${what} must be a non-negative integer`)
  if (value > 20_000n) throw new PythonError('MemoryError', `${what} of ${value} is too large`)
  return value
}

function product(from: bigint, to: bigint): bigint {
  let made = 1n
  for (let k = from; k <= to; k++) made *= k
  return made
}

function rootOf(value: bigint): bigint {
  if (value < 0n) throw new PythonError('ValueError', 'isqrt() argument must be nonnegative')
  if (value < 2n) return value
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2))
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

/** The length of a vector, scaled so that no square overflows. */
function lengthOf(parts: readonly number[]): number {
  const sizes = parts.map(Math.abs)
  if (sizes.includes(Infinity)) return Infinity
  const largest = Math.max(0, ...sizes)
  if (largest === 0 || Number.isNaN(largest)) return largest
  return largest * Math.sqrt(exactSum(sizes.map(part => (part / largest) ** 2)))
}

/** The sum of floats, rounded once, by Shewchuk's partial sums. */
function exactSum(values: readonly number[]): number {
  const partials: number[] = []
  for (const value of values) {
    let x = value
    let kept = 0
    for (const partial of partials) {
      const [large, small] = Math.abs(x) < Math.abs(partial) ? [partial, x] : [x, partial]
      const sum = large + small
      const rest_ = small - (sum - large)
      if (rest_ !== 0) partials[kept++] = rest_
      x = sum
    }
    partials.length = kept
    partials.push(x)
  }
  let total = 0
  let k = partials.length
  while (k > 0) {
    const x = total
    const y = partials[--k] ?? 0
    total = x + y
    const low = y - (total - x)
    if (low !== 0) {
      // A half is rounded to even only if nothing is left beyond it.
      const next = partials[k - 1]
      if (next !== undefined && low < 0 === next < 0) {
        const twice = low * 2
        const moved = total + twice
        if (twice === moved - total) total = moved
      }
      break
    }
  }
  return total
}

/** A float as a fraction between one half and one, and a power of two. */
function fraction(x: number): readonly [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0]
  let [part, power] = [x, 0]
  while (Math.abs(part) >= 1) [part, power] = [part / 2, power + 1]
  while (Math.abs(part) < 0.5) [part, power] = [part * 2, power - 1]
  return [part, power]
}

function scaled(x: number, power: number): number {
  let result = x
  // Beyond these nothing is left, or infinity.
  let left = Math.max(-5000, Math.min(5000, power))
  while (left > 1000) [result, left] = [result * 2 ** 1000, left - 1000]
  while (left < -1000) [result, left] = [result * 2 ** -1000, left + 1000]
  return result * 2 ** left
}

export const moreMath: readonly FunctionValue[] = [
  row('log2(x, /)', ([x], { session: { math } }) => {
    const exact = typeof x === 'bigint' && x > 0n ? x.toString(2) : undefined
    if (exact !== undefined && /^10*$/.test(exact)) return exact.length - 1
    const value = Number(x)
    if (!(value > 0)) throw new PythonError('ValueError', 'math domain error')
    return math.log2(value)
  }),
  row('cbrt(x, /)', ([x], site) => Math.cbrt(number(x, site))),
  row('exp2(x, /)', ([x], site) => site.session.math.pow(2, number(x, site))),
  row('asinh(x, /)', ([x], site) => site.session.math.arcsinh(number(x, site))),
  row('acosh(x, /)', ([x], site) => {
    const value = number(x, site)
    if (value < 1) throw new PythonError('ValueError', 'math domain error')
    return site.session.math.arccosh(value)
  }),
  row('atanh(x, /)', ([x], site) => {
    const value = number(x, site)
    if (Math.abs(value) >= 1) throw new PythonError('ValueError', 'math domain error')
    return site.session.math.arctanh(value)
  }),
  row('atan2(y, x, /)', ([y, x], site) => angleOf(number(y, site), number(x, site), site.session.math)),
  row('hypot(*coordinates)', ([parts], site) => lengthOf(rest(parts).map(part => number(part, site)))),
  row('dist(p, q, /)', ([p = null, q = null], site) => {
    const [from, to] = [collect(p, site), collect(q, site)]
    if (from.length !== to.length)
      throw new PythonError('ValueError', 'both points must have the same number of dimensions')
    return lengthOf(from.map((part, k) => number(part, site) - number(to[k], site)))
  }),
  row('fmod(x, y, /)', ([x, y], site) => {
    const [a, b] = [number(x, site), number(y, site)]
    if (b === 0 || (!Number.isFinite(a) && !Number.isNaN(b))) throw new PythonError('ValueError', 'math domain error')
    return a % b
  }),
  row('copysign(x, y, /)', ([x, y], site) => {
    const [a, b] = [Math.abs(number(x, site)), number(y, site)]
    return b < 0 || Object.is(b, -0) ? -a : a
  }),
  row('modf(x, /)', ([x], site) => {
    const value = number(x, site)
    const whole = Math.trunc(value)
    return tuple([Number.isFinite(value) ? value - whole : value < 0 ? -0 : 0, whole])
  }),
  row('frexp(x, /)', ([x], site) => {
    const [part, power] = fraction(number(x, site))
    return tuple([part, BigInt(power)])
  }),
  row('ldexp(x, i, /)', ([x, i = null], site) => scaled(number(x, site), toInteger(i, 'the exponent', site))),
  row('isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)', ([a, b, relative, absolute], site) => {
    const [x, y] = [number(a, site), number(b, site)]
    const [share, least] = [
      given(relative) ? number(relative, site) : 1e-9,
      given(absolute) ? number(absolute, site) : 0,
    ]
    if (x === y) return true
    if (!Number.isFinite(x) || !Number.isFinite(y)) return false
    const difference = Math.abs(x - y)
    return difference <= Math.abs(share * y) || difference <= Math.abs(share * x) || difference <= least
  }),
  row('fsum(seq, /)', ([items = null], site) => exactSum(collect(items, site).map(item => number(item, site)))),
  row('prod(iterable, /, *, start=1)', ([items = null, start = 1n], site) => {
    let made: Value = start
    for (const item of collect(items, site)) made = binary('*', made, item, site)
    return made
  }),
  row('gcd(*integers)', ([values]) => rest(values).map(integer).reduce(gcd, 0n)),
  row('lcm(*integers)', ([values]) =>
    rest(values)
      .map(integer)
      .reduce((a, b) => (a === 0n || b === 0n ? 0n : size(a * b) / gcd(a, b)), 1n),
  ),
  row('factorial(n, /)', ([n]) => {
    const value = integer(n)
    if (value < 0n) throw new PythonError('ValueError', 'factorial() not defined for negative values')
    return product(2n, needNatural(value, 'n'))
  }),
  row('comb(n, k, /)', ([n, k]) => {
    const [from, of] = [needNatural(integer(n), 'n'), needNatural(integer(k), 'k')]
    if (of > from) return 0n
    const least = of < from - of ? of : from - of
    return product(from - least + 1n, from) / product(2n, least)
  }),
  row('perm(n, k=None, /)', ([n, k]) => {
    const from = needNatural(integer(n), 'n')
    const of = given(k) ? needNatural(integer(k), 'k') : from
    return of > from ? 0n : product(from - of + 1n, from)
  }),
  row('isqrt(n, /)', ([n]) => rootOf(integer(n))),
]

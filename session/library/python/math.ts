/** The module `math`: functions of single floats. */
import type { ScalarMath } from '../../arrays/math.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { callSpecial } from '../../evaluate/classes/special.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { floatPower } from '../../arrays/arithmetic.ts'
import { at } from '../../arrays/array.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import type { FunctionValue, ModuleValue, Value } from '../../evaluate/values.ts'
import { withPlainValues } from '../plain-values.ts'
import { row, table } from '../row.ts'
import { moreMath } from './math-more.ts'

function one(name: string, f: (math: ScalarMath, x: number) => number): FunctionValue {
  return row(`${name}(x, /)`, ([value = null], site) => {
    const x = float(value, site)
    return checked(f(site.session.math, x), x)
  })
}

/** A function whose result is an int. */
function whole(name: string, f: (x: number) => number): FunctionValue {
  const special = `__${name}__`
  return row(`${name}(x, /)`, ([x = null], site) => {
    if (typeof x === 'bigint') return x
    const own = callSpecial(x, special, [], site)
    if (own !== undefined) return own
    const result = f(float(x, site))
    if (Number.isFinite(result)) return BigInt(result)
    throw new PythonError(
      Number.isNaN(result) ? 'ValueError' : 'OverflowError',
      `cannot convert float ${Number.isNaN(result) ? 'NaN' : 'infinity'} to integer`,
    )
  })
}

/** The logarithm of an integer that may be no float. */
function largeLog(x: bigint, math: ScalarMath): number {
  const shift = x.toString(2).length - 64
  return math.log(Number(x >> BigInt(shift))) + shift * Math.LN2
}

function float(value: Value, site: CallSite): number {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value)
  const own = callSpecial(value, '__float__', [], site)
  const values = toArray(own ?? value, site)
  if (values === undefined || values.data.length !== 1) {
    throw new PythonError('TypeError', `must be real number, not ${typeName(value)}`)
  }
  return at(values, 0)
}

/** Python refuses where C gives NaN or infinity. */
function checked(result: number, x: number): number {
  if (Number.isNaN(result) && !Number.isNaN(x)) throw new PythonError('ValueError', 'math domain error')
  if (!Number.isFinite(result) && Number.isFinite(x)) throw new PythonError('OverflowError', 'math range error')
  return result
}

const rows: readonly FunctionValue[] = [
  one('exp', (math, x) => math.exp(x)),
  one('expm1', (math, x) => math.expm1(x)),
  one('log10', (math, x) => math.log10(x)),
  one('log1p', (math, x) => math.log1p(x)),
  one('sin', (math, x) => math.sin(x)),
  one('cos', (math, x) => math.cos(x)),
  one('tan', (math, x) => math.tan(x)),
  one('asin', (math, x) => math.arcsin(x)),
  one('acos', (math, x) => math.arccos(x)),
  one('atan', (math, x) => math.arctan(x)),
  one('sinh', (math, x) => math.sinh(x)),
  one('cosh', (math, x) => math.cosh(x)),
  one('tanh', (math, x) => math.tanh(x)),
  one('sqrt', (_, x) => Math.sqrt(x)),
  one('fabs', (_, x) => Math.abs(x)),
  whole('floor', Math.floor),
  whole('ceil', Math.ceil),
  whole('trunc', Math.trunc),
  row('log(x, base=None, /)', ([x = null, base], site) => {
    const { math } = site.session
    if (typeof x === 'bigint' && x > 2n ** 1000n)
      return largeLog(x, math) / (base === undefined || base === null ? 1 : math.log(float(base, site)))
    const above = float(x, site)
    if (above <= 0) throw new PythonError('ValueError', 'math domain error')
    return base === undefined || base === null ? math.log(above) : math.log(above) / math.log(float(base, site))
  }),
  row('pow(x, y, /)', ([x = null, y = null], site) => {
    const base = float(x, site)
    return checked(floatPower(base, float(y, site), site.session.math), base)
  }),
  row('isnan(x, /)', ([x = null], site) => Number.isNaN(float(x, site))),
  row('isinf(x, /)', ([x = null], site) => Math.abs(float(x, site)) === Infinity),
  row('isfinite(x, /)', ([x = null], site) => Number.isFinite(float(x, site))),
  row('degrees(x, /)', ([x = null], site) => float(x, site) * (180 / Math.PI)),
  row('radians(x, /)', ([x = null], site) => float(x, site) * (Math.PI / 180)),
]

export const mathModule: ModuleValue = {
  kind: 'module',
  name: 'math',
  members: new Map<string, Value>([
    ...table([...rows, ...moreMath].map(withPlainValues)),
    ['pi', Math.PI],
    ['e', Math.E],
    ['tau', 6.283185307179586],
    ['inf', Infinity],
    ['nan', Number.NaN],
  ]),
}

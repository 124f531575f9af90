/** Functions of every element: `exp`, `sqrt`, `maximum`. */
import type { BinaryOperator } from '../../../compiler/grammar/ast.ts'
import { dimensionless, isDimensionless, powerDimension, sameDimension, type Dimension } from '../../../units/index.ts'
import { invert, keepKind, negate, typeOfBoth } from '../../arrays/arithmetic.ts'
import { at, commonType, isSingle, withDimension, type ArrayValue } from '../../arrays/array.ts'
import { commonDimension, dimensionError, isAllZeros, requireDimensionless } from '../../arrays/dimensions.ts'
import { sameShape } from '../../arrays/broadcast.ts'
import { mapElements, testElements, zipElements, zipTests, zipTruths } from '../../arrays/elementwise.ts'
import type { ByteLoop } from '../../arrays/byte-loops.ts'
import {
  copyFloats,
  each,
  eachPair,
  insteadOf,
  type MapLoop,
  type PairLoop,
  type PairLoops,
  type SingleTestLoop,
  testPairs,
} from '../../arrays/float-loops.ts'
import { inOneKind, inOnePrecision } from '../../arrays/operand.ts'
import { cubeRoot, hypotenuse, rowFunctions, type ScalarMath } from '../../arrays/math.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { compare } from '../../evaluate/compare.ts'
import { toNumber } from '../../evaluate/numeric.ts'
import { binary } from '../../evaluate/operators.ts'
import { isPythonNumber } from '../../evaluate/python-numbers.ts'
import { tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { flag, given, needArray, needOperand } from '../arguments.ts'
import { row } from '../row.ts'
import { floatOperands } from './float-operands.ts'

/** Takes and gives plain numbers. */
function plain(name: string, loop: (math: ScalarMath) => MapLoop): FunctionValue {
  return row(`${name}(x, /)`, ([x], site, into) => {
    const operand = needOperand(x, name, site)
    requireDimensionless(name, operand, site.session)
    const [values = operand.values] = floatOperands(name, [operand.values])
    return mapElements(values, loop(site.session.math), 'float', dimensionless, into)
  })
}

function pure(name: string, f: (math: ScalarMath, x: number) => number): FunctionValue {
  return plain(name, math => each(x => f(math, x)))
}

/** Takes two plain numbers and gives one. */
function pairOfNumbers(name: string, f: (math: ScalarMath, x: number, y: number) => number): FunctionValue {
  return pairOfLoop(name, math => eachPair((x, y) => f(math, x, y)))
}

function pairOfLoop(name: string, loop: (math: ScalarMath) => PairLoop): FunctionValue {
  return row(`${name}(x1, x2, /)`, ([x1, x2], site) => {
    const { math, units } = site.session
    const operands = inOneKind(needOperand(x1, name, site), needOperand(x2, name, site))
    for (const [k, { values, text }] of operands.entries()) {
      if (isDimensionless(values.dimension)) continue
      const which = k === 0 ? 'first' : 'second'
      const description = `Both arguments for "${name}" should be dimensionless but ${which} argument was ${text()}`
      throw dimensionError(description, [values.dimension], units)
    }
    const [one = operands[0].values, other = operands[1].values] = floatOperands(
      name,
      operands.map(({ values }) => values),
    )
    return zipElements(one, other, loop(math))
  })
}

const cbrt = row('cbrt(x, /)', ([x], site) => {
  const given_ = needArray(x, 'cbrt', site)
  const [values = given_] = floatOperands('cbrt', [given_])
  const { math } = site.session
  const loop = each(value => cubeRoot(value, math))
  return mapElements(values, loop, 'float', powerDimension(values.dimension, 1 / 3))
})

/** Keeps the dimension. */
function keeping(name: string, loop: (math: ScalarMath) => MapLoop): FunctionValue {
  return row(`${name}(x, /)`, ([x], site) => {
    const values = needArray(x, name, site)
    return keepKind(values, mapElements(values, loop(site.session.math), values.type, values.dimension))
  })
}

/** Whether something holds of each. */
function telling(name: string, test: (math: ScalarMath) => SingleTestLoop): FunctionValue {
  return row(`${name}(x, /)`, ([x], site) => testElements(needArray(x, name, site), test(site.session.math)))
}

/** Two operands of the same dimension, which the result keeps. */
function pairing(name: string, loop: (math: ScalarMath) => PairLoop | PairLoops): FunctionValue {
  return row(`${name}(x1, x2, /)`, ([x, y], site, into) => {
    const [left, right] = inOneKind(needOperand(x, name, site), needOperand(y, name, site))
    const dimension = commonDimension(name, left, right, site.session)
    const type = typeOfBoth(left.values, right.values)
    return zipElements(left.values, right.values, loop(site.session.math), type, dimension, into)
  })
}

function operator(name: string, symbol: BinaryOperator): FunctionValue {
  return row(`${name}(x1, x2, /)`, (pair, site, into) => binary(symbol, ...operands(name, pair, site), site, into))
}

/** Arrays, or one and a number of Python's, whose precision is that of the array. */
function operands(name: string, [x = null, y = null]: readonly (Value | undefined)[], site: CallSite): [Value, Value] {
  const [left, right] = [needArray(x, name, site), needArray(y, name, site)]
  if (isPythonNumber(x)) return [isPythonNumber(y) ? left : x, right]
  return [left, isPythonNumber(y) ? y : right]
}

/** Of whole numbers whole ones, all of which are 0 but those of 1 and -1. */
const reciprocal = row('reciprocal(x, /)', ([x], site) => {
  const values = needArray(x, 'reciprocal', site)
  const dimension = powerDimension(values.dimension, -1)
  if (values.type !== 'integer')
    return mapElements(
      values,
      each(number => 1 / number),
      'float',
      dimension,
    )
  const loop = each(number => Math.trunc(1 / number) + 0)
  return keepKind(values, mapElements(values, loop, 'integer', dimension))
})

const sinc = row('sinc(x, /)', ([x], site) => {
  const operand = needOperand(x, 'sinc', site)
  const { math } = site.session
  requireDimensionless('sinc', operand, site.session)
  return mapElements(
    operand.values,
    each(number => (number === 0 ? 1 : math.sin(Math.PI * number) / (Math.PI * number))),
  )
})

const negative = row('negative(x, /)', ([x], site) => negate(needArray(x, 'negative', site), site.session))

function comparison(name: string, symbol: '<' | '<=' | '>' | '>=' | '==' | '!='): FunctionValue {
  return row(`${name}(x1, x2, /)`, (pair, site) => compare(symbol, ...operands(name, pair, site), site))
}

/** Two truths, of numbers that are zero or not. */
function logical(name: string, loop: (math: ScalarMath) => ByteLoop): FunctionValue {
  return row(`${name}(x1, x2, /)`, ([x, y], site) =>
    zipTruths(needArray(x, name, site), needArray(y, name, site), loop(site.session.math)),
  )
}

/** Bounds may be None. */
const clip = row('clip(a, a_min=None, a_max=None)', ([a, least, most], site) => {
  const original = needOperand(a, 'clip', site)
  const limitOf = (bound: Value | undefined): ArrayValue | undefined => {
    if (!given(bound)) return undefined
    const [, limit] = inOnePrecision(original, needOperand(bound, 'clip', site))
    return withDimension(limit.values, commonDimension('clip', original, limit, site.session))
  }
  const bounded = (values: ArrayValue, limit: ArrayValue | undefined, loop: PairLoops): ArrayValue =>
    limit === undefined
      ? values
      : zipElements(values, limit, loop, commonType(values.type, limit.type), limit.dimension)
  const [low, high] = [limitOf(least), limitOf(most)]
  const { maximum, minimum, clamp } = site.session.math.rows
  const [lowest, highest] = [singleLimit(low), singleLimit(high)]
  if (low === undefined || high === undefined || Number.isNaN(lowest + highest)) {
    return bounded(bounded(original.values, low, maximum), high, minimum)
  }
  // Of equal ones, such as 0 and -0, the limited number stays, as it does not where there are limits for each.
  const between = clamp(lowest, highest)
  const both = { ...low, type: commonType(low.type, high.type) }
  return bounded(original.values, both, {
    floats: (x, _, result) => between(x, result),
    singles: (x, _, result) => between.singles(x, result),
  })
})

/** A limit for all, NaN where there is none. */
function singleLimit(limit: ArrayValue | undefined): number {
  return limit?.shape.length === 0 ? at(limit, 0) : NaN
}

const divmod = row('divmod(x1, x2, /)', (pair, site) => {
  const [left, right] = operands('divmod', pair, site)
  return tuple([binary('//', left, right, site), binary('%', left, right, site)])
})

/** The largest number of single precision. */
const largestSingle = (2 - 2 ** -23) * 2 ** 127

const nanToNum = row(
  'nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None)',
  ([x, , nan, above, below], site) => {
    const values = needArray(x, 'nan_to_num', site)
    const number = (value: Value | undefined, otherwise: number): number =>
      given(value) ? toNumber(value, 'the replacement', site) : otherwise
    const largest = isSingle(values) ? largestSingle : Number.MAX_VALUE
    const [missing, most, least] = [number(nan, 0), number(above, largest), number(below, -largest)]
    return mapElements(values, insteadOf(missing, most, least), values.type, values.dimension)
  },
)

const isclose = row('isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)', (arguments_, site) =>
  closeness(arguments_, site),
)

const allclose = row('allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)', (arguments_, site) =>
  closeness(arguments_, site).data.every(close => close !== 0),
)

/** What two numbers may differ by is added to part of one of them, so has its unit; 0 goes with any. */
function requireTolerance(absolute: Value, part: () => Value, dimension: Dimension, site: CallSite): void {
  const tolerance = needOperand(absolute, 'isclose', site)
  const own = tolerance.values.dimension
  if (isAllZeros(tolerance.values) || sameDimension(own, dimension)) return
  const message = `Cannot calculate ${tolerance.text()} add ${needOperand(part(), 'isclose', site).text()}, the units do not match`
  throw dimensionError(message, [own, dimension], site.session.units)
}

function closeness([a, b, relative, absolute, nans]: readonly (Value | undefined)[], site: CallSite): ArrayValue {
  const [left, right] = [needOperand(a, 'isclose', site), needOperand(b, 'isclose', site)]
  const dimension = commonDimension('isclose', left, right, site.session)
  const rtol = given(relative) ? toNumber(relative, 'rtol', site) : 1e-5
  const tolerance = given(absolute) ? absolute : 1e-8
  requireTolerance(tolerance, () => binary('*', right.values, rtol, site), dimension, site)
  const atol = at(needOperand(tolerance, 'isclose', site).values, 0)
  const equalNan = flag(nans, false, site)
  const close = (x: number, y: number): boolean => {
    if (Number.isNaN(x) || Number.isNaN(y)) return equalNan && Number.isNaN(x) && Number.isNaN(y)
    return x === y || (Number.isFinite(y) && Math.abs(x - y) <= atol + rtol * Math.abs(y))
  }
  return zipTests(left.values, right.values, testPairs(close))
}

const arrayEqual = row('array_equal(a1, a2)', ([a, b], site) => {
  const [left, right] = [needArray(a, 'array_equal', site), needArray(b, 'array_equal', site)]
  return sameShape(left.shape, right.shape) && left.data.every((x, k) => x === right.data[k])
})

/** numpy's element-wise functions. */
export const elementary: readonly FunctionValue[] = [
  ...rowFunctions.map(name => plain(name, ({ rows }) => rows[name])),
  pure('arcsinh', (math, x) => math.arcsinh(x)),
  pure('arccosh', (math, x) => math.arccosh(x)),
  pure('arctanh', (math, x) => math.arctanh(x)),
  pure('exp2', (math, x) => math.pow(2, x)),
  pure('deg2rad', (_, x) => x * (Math.PI / 180)),
  pure('radians', (_, x) => x * (Math.PI / 180)),
  pure('rad2deg', (_, x) => x * (180 / Math.PI)),
  pure('degrees', (_, x) => x * (180 / Math.PI)),
  sinc,
  pairOfLoop('arctan2', ({ rows }) => rows.arctan2),
  pairOfNumbers('hypot', (_, x, y) => hypotenuse(x, y)),
  pairOfNumbers('logaddexp', (math, x, y) =>
    x === y ? x + Math.LN2 : Math.max(x, y) + math.log1p(math.exp(-Math.abs(x - y))),
  ),
  pairOfNumbers('heaviside', (_, x, y) => (Number.isNaN(x) ? x : x === 0 ? y : Number(x > 0))),
  pairOfNumbers('copysign', (_, x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))),
  cbrt,
  row('sqrt(x, /)', ([x], site, into) => {
    // Of a unit it is a unit, by which quantities are shown from then on.
    if (typeof x === 'object' && x?.kind === 'unit') return binary('**', x, 0.5, site)
    const given_ = needArray(x, 'sqrt', site)
    const [values = given_] = floatOperands('sqrt', [given_])
    return mapElements(values, site.session.math.rows.squareRoot, 'float', powerDimension(values.dimension, 0.5), into)
  }),
  row('square(x, /)', ([x], site) => binary('**', needArray(x, 'square', site), 2n, site)),
  reciprocal,
  keeping('absolute', ({ rows }) => rows.absolute),
  row('fabs(x, /)', ([x], site) => {
    const given_ = needArray(x, 'fabs', site)
    const [values = given_] = floatOperands('fabs', [given_])
    return mapElements(values, site.session.math.rows.absolute, 'float', values.dimension)
  }),
  keeping('floor', ({ rows }) => rows.floor),
  keeping('ceil', ({ rows }) => rows.ceil),
  keeping('trunc', ({ rows }) => rows.truncate),
  row('rint(x, /)', ([x], site) => {
    const given_ = needArray(x, 'rint', site)
    const [values = given_] = floatOperands('rint', [given_])
    return mapElements(values, site.session.math.rows.round, 'float', values.dimension)
  }),
  keeping('fix', ({ rows }) => rows.truncate),
  keeping('positive', () => copyFloats),
  negative,
  row('sign(x, /)', ([x], site) => {
    const values = needArray(x, 'sign', site)
    return mapElements(values, site.session.math.rows.sign, values.type)
  }),
  telling('isnan', ({ rows }) => rows.areNaN),
  telling('isinf', ({ rows }) => rows.areInfinite),
  telling('isfinite', ({ rows }) => rows.areFinite),
  row('logical_not(x, /)', ([x], site) => {
    const values = needArray(x, 'logical_not', site)
    return values.type === 'boolean'
      ? invert(values, site.session)
      : testElements(values, site.session.math.rows.areZero)
  }),
  pairing('fmax', () => eachPair((x, y) => (Number.isNaN(y) || x >= y ? x : y))),
  pairing('fmin', () => eachPair((x, y) => (Number.isNaN(y) || x <= y ? x : y))),
  pairing('fmod', () => eachPair((x, y) => x % y)),
  pairing('maximum', ({ rows }) => rows.maximum),
  pairing('minimum', ({ rows }) => rows.minimum),
  operator('add', '+'),
  operator('subtract', '-'),
  operator('multiply', '*'),
  operator('divide', '/'),
  operator('true_divide', '/'),
  operator('floor_divide', '//'),
  operator('mod', '%'),
  operator('remainder', '%'),
  operator('power', '**'),
  row('float_power(x1, x2, /)', ([x, y], site) =>
    binary('**', mapElements(needArray(x, 'float_power', site), copyFloats), needArray(y, 'float_power', site), site),
  ),
  operator('bitwise_and', '&'),
  operator('bitwise_or', '|'),
  operator('bitwise_xor', '^'),
  operator('left_shift', '<<'),
  operator('right_shift', '>>'),
  comparison('equal', '=='),
  comparison('not_equal', '!='),
  comparison('less', '<'),
  comparison('less_equal', '<='),
  comparison('greater', '>'),
  comparison('greater_equal', '>='),
  logical('logical_and', ({ rows }) => rows.bothHold),
  logical('logical_or', ({ rows }) => rows.oneHolds),
  logical('logical_xor', ({ rows }) => rows.theyDiffer),
  row('invert(x, /)', ([x], site) => invert(needArray(x, 'invert', site), site.session)),
  clip,
  divmod,
  nanToNum,
  isclose,
  allclose,
  arrayEqual,
]

/** Functions of every element: `exp`, `sqrt`, `maximum`. */
import type { ValueType } from '../../../abi/index.ts'
import type { BinaryOperator } from '../../../compiler/grammar/ast.ts'
import { dimensionless, isDimensionless, powerDimension, roundHalfEven, type Dimension } from '../../../units/index.ts'
import { invert, keepWidth, negate } from '../../arrays/arithmetic.ts'
import { commonType, type ArrayValue } from '../../arrays/array.ts'
import { commonDimension, dimensionError, requireDimensionless } from '../../arrays/dimensions.ts'
import { sameShape } from '../../arrays/broadcast.ts'
import { mapElements, zipElements } from '../../arrays/elementwise.ts'
import { inOnePrecision } from '../../arrays/operand.ts'
import { angleOf, cubeRoot, hypotenuse, type ScalarMath } from '../../arrays/math.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { compare } from '../../evaluate/compare.ts'
import { toNumber } from '../../evaluate/numeric.ts'
import { binary } from '../../evaluate/operators.ts'
import { tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { flag, given, needArray, needOperand } from '../arguments.ts'
import { row } from '../row.ts'

/** Takes and gives plain numbers. */
function pure(name: string, f: (math: ScalarMath, x: number) => number): FunctionValue {
  return row(`${name}(x, /)`, ([x], site) => {
    const operand = needOperand(x, name, site)
    requireDimensionless(name, operand, site.session)
    const { math } = site.session
    return mapElements(operand.values, value => f(math, value))
  })
}

/** Takes two plain numbers and gives one. */
function pairOfNumbers(name: string, f: (math: ScalarMath, x: number, y: number) => number): FunctionValue {
  return row(`${name}(x1, x2, /)`, ([x1, x2], site) => {
    const { math, units } = site.session
    const operands = inOnePrecision(needOperand(x1, name, site), needOperand(x2, name, site))
    for (const [k, { values, text }] of operands.entries()) {
      if (isDimensionless(values.dimension)) continue
      const which = k === 0 ? 'first' : 'second'
      const description = `Both arguments for "${name}" should be dimensionless but ${which} argument was ${text()}`
      throw dimensionError(description, [values.dimension], units)
    }
    return zipElements(operands[0].values, operands[1].values, (x, y) => f(math, x, y))
  })
}

const cbrt = row('cbrt(x, /)', ([x], site) => {
  const values = needArray(x, 'cbrt', site)
  const { math } = site.session
  return mapElements(values, value => cubeRoot(value, math), 'float', powerDimension(values.dimension, 1 / 3))
})

/** Keeps the dimension. */
function keeping(name: string, f: (x: number) => number, whole = false): FunctionValue {
  return row(`${name}(x, /)`, ([x], site) => {
    const values = needArray(x, name, site)
    const type: ValueType = values.type === 'boolean' ? 'boolean' : whole ? 'float' : values.type
    return keepWidth(values, mapElements(values, f, values.type === 'integer' ? 'integer' : type, values.dimension))
  })
}

/** Changes the dimension, gives floats. */
function changing(name: string, f: (x: number) => number, dimension: (from: Dimension) => Dimension): FunctionValue {
  return row(`${name}(x, /)`, ([x], site) => {
    const values = needArray(x, name, site)
    return mapElements(values, f, 'float', dimension(values.dimension))
  })
}

/** Drops the dimension and gives another type. */
function telling(name: string, f: (x: number) => number, type: (from: ArrayValue) => ValueType): FunctionValue {
  return row(`${name}(x, /)`, ([x], site) => {
    const values = needArray(x, name, site)
    return mapElements(values, f, type(values), dimensionless)
  })
}

/** Two operands of the same dimension, which the result keeps. */
function pairing(name: string, f: (x: number, y: number) => number): FunctionValue {
  return row(`${name}(x1, x2, /)`, ([x, y], site) => {
    const [left, right] = inOnePrecision(needOperand(x, name, site), needOperand(y, name, site))
    const dimension = commonDimension(name, left, right, site.session)
    return zipElements(left.values, right.values, f, commonType(left.values.type, right.values.type), dimension)
  })
}

function operator(name: string, symbol: BinaryOperator): FunctionValue {
  return row(`${name}(x1, x2, /)`, ([x, y], site) =>
    binary(symbol, needArray(x, name, site), needArray(y, name, site), site),
  )
}

const negative = row('negative(x, /)', ([x], site) => negate(needArray(x, 'negative', site)))

function comparison(name: string, symbol: '<' | '<=' | '>' | '>=' | '==' | '!='): FunctionValue {
  return row(`${name}(x1, x2, /)`, ([x, y], site) =>
    compare(symbol, needArray(x, name, site), needArray(y, name, site), site),
  )
}

/** Two truths, of numbers that are zero or not. */
function logical(name: string, f: (x: boolean, y: boolean) => boolean): FunctionValue {
  return row(`${name}(x1, x2, /)`, ([x, y], site) => {
    const truths = (a: number, b: number): number => Number(f(a !== 0, b !== 0))
    return zipElements(needArray(x, name, site), needArray(y, name, site), truths, 'boolean')
  })
}

/** Bounds may be None. */
const clip = row('clip(a, a_min=None, a_max=None)', ([a, least, most], site) => {
  const original = needOperand(a, 'clip', site)
  let { values } = original
  for (const [bound, sign] of [
    [least, 1],
    [most, -1],
  ] as const) {
    if (!given(bound)) continue
    const [, limit] = inOnePrecision(original, needOperand(bound, 'clip', site))
    const dimension = commonDimension('clip', original, limit, site.session)
    const type = commonType(values.type, limit.values.type)
    const f = (x: number, y: number): number => (Number.isNaN(x) || sign * x >= sign * y ? x : y)
    values = zipElements(values, limit.values, f, type, dimension)
  }
  return values
})

const divmod = row('divmod(x1, x2, /)', ([x, y], site) => {
  const [left, right] = [needArray(x, 'divmod', site), needArray(y, 'divmod', site)]
  return tuple([binary('//', left, right, site), binary('%', left, right, site)])
})

const nanToNum = row(
  'nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None)',
  ([x, , nan, above, below], site) => {
    const values = needArray(x, 'nan_to_num', site)
    const number = (value: Value | undefined, otherwise: number): number =>
      given(value) ? toNumber(value, 'the replacement', site) : otherwise
    const [missing, most, least] = [number(nan, 0), number(above, Number.MAX_VALUE), number(below, -Number.MAX_VALUE)]
    const replaced = (value: number): number =>
      Number.isNaN(value) ? missing : value === Infinity ? most : value === -Infinity ? least : value
    return mapElements(values, replaced, values.type, values.dimension)
  },
)

const isclose = row('isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)', (arguments_, site) =>
  closeness(arguments_, site),
)

const allclose = row('allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)', (arguments_, site) =>
  closeness(arguments_, site).data.every(close => close !== 0),
)

function closeness([a, b, relative, absolute, nans]: readonly (Value | undefined)[], site: CallSite): ArrayValue {
  const [left, right] = [needOperand(a, 'isclose', site), needOperand(b, 'isclose', site)]
  commonDimension('isclose', left, right, site.session)
  const rtol = given(relative) ? toNumber(relative, 'rtol', site) : 1e-5
  const atol = given(absolute) ? toNumber(absolute, 'atol', site) : 1e-8
  const equalNan = flag(nans, false, site)
  const close = (x: number, y: number): number => {
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(equalNan && Number.isNaN(x) && Number.isNaN(y))
    return Number(x === y || (Number.isFinite(y) && Math.abs(x - y) <= atol + rtol * Math.abs(y)))
  }
  return zipElements(left.values, right.values, close, 'boolean')
}

const arrayEqual = row('array_equal(a1, a2)', ([a, b], site) => {
  const [left, right] = [needArray(a, 'array_equal', site), needArray(b, 'array_equal', site)]
  return sameShape(left.shape, right.shape) && left.data.every((x, k) => x === right.data[k])
})

/** numpy's element-wise functions. */
export const elementary: readonly FunctionValue[] = [
  pure('exp', (math, x) => math.exp(x)),
  pure('expm1', (math, x) => math.expm1(x)),
  pure('log', (math, x) => math.log(x)),
  pure('log2', (math, x) => math.log2(x)),
  pure('log10', (math, x) => math.log10(x)),
  pure('log1p', (math, x) => math.log1p(x)),
  pure('sin', (math, x) => math.sin(x)),
  pure('cos', (math, x) => math.cos(x)),
  pure('tan', (math, x) => math.tan(x)),
  pure('arcsin', (math, x) => math.arcsin(x)),
  pure('arccos', (math, x) => math.arccos(x)),
  pure('arctan', (math, x) => math.arctan(x)),
  pure('sinh', (math, x) => math.sinh(x)),
  pure('cosh', (math, x) => math.cosh(x)),
  pure('tanh', (math, x) => math.tanh(x)),
  pure('arcsinh', (math, x) => math.arcsinh(x)),
  pure('arccosh', (math, x) => math.arccosh(x)),
  pure('arctanh', (math, x) => math.arctanh(x)),
  pure('exprel', (math, x) => math.exprel(x)),
  pure('exp2', (math, x) => math.pow(2, x)),
  pure('deg2rad', (_, x) => x * (Math.PI / 180)),
  pure('radians', (_, x) => x * (Math.PI / 180)),
  pure('rad2deg', (_, x) => x * (180 / Math.PI)),
  pure('degrees', (_, x) => x * (180 / Math.PI)),
  pure('sinc', (math, x) => (x === 0 ? 1 : math.sin(Math.PI * x) / (Math.PI * x))),
  pairOfNumbers('arctan2', (math, y, x) => angleOf(y, x, math)),
  pairOfNumbers('hypot', (_, x, y) => hypotenuse(x, y)),
  pairOfNumbers('logaddexp', (math, x, y) =>
    x === y ? x + Math.LN2 : Math.max(x, y) + math.log1p(math.exp(-Math.abs(x - y))),
  ),
  pairOfNumbers('heaviside', (_, x, y) => (Number.isNaN(x) ? x : x === 0 ? y : Number(x > 0))),
  pairOfNumbers('copysign', (_, x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))),
  cbrt,
  row('sqrt(x, /)', ([x], site) => {
    // Of a unit it is a unit, by which quantities are shown from then on.
    if (typeof x === 'object' && x?.kind === 'unit') return binary('**', x, 0.5, site)
    const values = needArray(x, 'sqrt', site)
    return mapElements(values, Math.sqrt, 'float', powerDimension(values.dimension, 0.5))
  }),
  row('square(x, /)', ([x], site) => binary('**', needArray(x, 'square', site), 2n, site)),
  changing(
    'reciprocal',
    x => 1 / x,
    dimension => powerDimension(dimension, -1),
  ),
  keeping('absolute', Math.abs),
  row('fabs(x, /)', ([x], site) => {
    const values = needArray(x, 'fabs', site)
    return mapElements(values, Math.abs, 'float', values.dimension)
  }),
  keeping('floor', Math.floor, true),
  keeping('ceil', Math.ceil, true),
  keeping('trunc', Math.trunc, true),
  keeping('rint', roundHalfEven, true),
  keeping('fix', Math.trunc, true),
  keeping('positive', x => x),
  negative,
  telling(
    'sign',
    x => (Number.isNaN(x) ? x : Math.sign(x) + 0),
    ({ type }) => type,
  ),
  telling(
    'isnan',
    x => Number(Number.isNaN(x)),
    () => 'boolean',
  ),
  telling(
    'isinf',
    x => Number(x === Infinity || x === -Infinity),
    () => 'boolean',
  ),
  telling(
    'isfinite',
    x => Number(Number.isFinite(x)),
    () => 'boolean',
  ),
  telling(
    'logical_not',
    x => Number(x === 0),
    () => 'boolean',
  ),
  pairing('fmax', (x, y) => (Number.isNaN(y) || x >= y ? x : y)),
  pairing('fmin', (x, y) => (Number.isNaN(y) || x <= y ? x : y)),
  pairing('fmod', (x, y) => x % y),
  pairing('maximum', (x, y) => (Number.isNaN(x) || x >= y ? x : y)),
  pairing('minimum', (x, y) => (Number.isNaN(x) || x <= y ? x : y)),
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
    binary(
      '**',
      mapElements(needArray(x, 'float_power', site), value => value),
      needArray(y, 'float_power', site),
      site,
    ),
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
  logical('logical_and', (x, y) => x && y),
  logical('logical_or', (x, y) => x || y),
  logical('logical_xor', (x, y) => x !== y),
  row('invert(x, /)', ([x], site) => invert(needArray(x, 'invert', site))),
  row('real(val)', ([x], site) => needArray(x, 'real', site)),
  clip,
  divmod,
  nanToNum,
  isclose,
  allclose,
  arrayEqual,
]

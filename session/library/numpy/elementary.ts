/** Functions of every element: `exp`, `sqrt`, `maximum`. */
import type { ValueType } from '../../../abi/index.ts'
import { dimensionless, powerDimension, type Dimension } from '../../../units/index.ts'
import { commonType, keepWidth } from '../../arrays/arithmetic.ts'
import type { ArrayValue } from '../../arrays/array.ts'
import { commonDimension, requireDimensionless } from '../../arrays/dimensions.ts'
import { mapElements, zipElements } from '../../arrays/elementwise.ts'
import { roundHalfEven, type ScalarMath } from '../../arrays/math.ts'
import { binary } from '../../evaluate/operators.ts'
import type { FunctionValue } from '../../evaluate/values.ts'
import { needArray, needOperand } from '../arguments.ts'
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
    const [left, right] = [needOperand(x, name, site), needOperand(y, name, site)]
    const dimension = commonDimension(name, left, right, site.session)
    return zipElements(left.values, right.values, f, commonType(left.values.type, right.values.type), dimension)
  })
}

function operator(name: string, symbol: '+' | '-' | '*' | '/' | '//' | '%' | '**'): FunctionValue {
  return row(`${name}(x1, x2, /)`, ([x, y], site) =>
    binary(symbol, needArray(x, name, site), needArray(y, name, site), site),
  )
}

const square = (dimension: Dimension): Dimension => powerDimension(dimension, 2)

/** numpy's element-wise functions. */
export const elementary: readonly FunctionValue[] = [
  pure('exp', (math, x) => math.exp(x)),
  pure('expm1', (math, x) => math.expm1(x)),
  pure('log', (math, x) => math.log(x)),
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
  pure('exprel', (math, x) => math.exprel(x)),
  changing('sqrt', Math.sqrt, dimension => powerDimension(dimension, 0.5)),
  changing('square', x => x * x, square),
  changing(
    'reciprocal',
    x => 1 / x,
    dimension => powerDimension(dimension, -1),
  ),
  keeping('absolute', Math.abs),
  keeping('fabs', Math.abs),
  keeping('floor', Math.floor, true),
  keeping('ceil', Math.ceil, true),
  keeping('trunc', Math.trunc, true),
  keeping('rint', roundHalfEven, true),
  keeping('negative', x => -x),
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
]

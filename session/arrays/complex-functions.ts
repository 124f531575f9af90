/** Elementary functions of complex numbers, which are pairs of real and imaginary part. */
import { angleOf, hypotenuse, type ScalarMath } from './math.ts'

export type Complex = readonly [re: number, im: number]

export function times([a, b]: Complex, [c, d]: Complex): Complex {
  return [a * c - b * d, a * d + b * c]
}

/** By Smith's method, which does not overflow where the quotient does not. */
export function over([a, b]: Complex, [c, d]: Complex): Complex {
  if (c === 0 && d === 0) return [a / Math.abs(c), b / Math.abs(c)]
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c
    const scale = 1 / (c + d * ratio)
    return [(a + b * ratio) * scale, (b - a * ratio) * scale]
  }
  const ratio = c / d
  const scale = 1 / (c * ratio + d)
  return [(a * ratio + b) * scale, (b * ratio - a) * scale]
}

/** As {@link over}, with numpy's signs of zeros. */
function reciprocal([re, im]: Complex): Complex {
  if (Math.abs(re) >= Math.abs(im)) {
    const ratio = im / re
    const scale = re + im * ratio
    return [1 / scale, -ratio / scale]
  }
  const ratio = re / im
  const scale = re * ratio + im
  return [ratio / scale, -1 / scale]
}

/** e^z; e^x itself where there is no imaginary part, infinite as it may be. */
export function exponential([re, im]: Complex, math: ScalarMath): Complex {
  const size = math.exp(re)
  return [im === 0 ? size : size * math.cos(im), im === 0 ? im : size * math.sin(im)]
}

/** Of magnitude and angle, which is above -π. */
export function logarithm([re, im]: Complex, math: ScalarMath): Complex {
  return [math.log(hypotenuse(re, im)), angleOf(im, re, math)]
}

/** The root whose real part is not below zero. */
export function squareRoot([re, im]: Complex): Complex {
  if (re === 0 && im === 0) return [0, im]
  if (Math.abs(im) === Infinity) return [Infinity, im]
  // Without the difference of nearly equal numbers on the side where it would be one.
  const root = Math.sqrt((Math.abs(re) + hypotenuse(re, im)) / 2)
  const other = Math.abs(im) / (2 * root)
  const isNegative = im < 0 || Object.is(im, -0)
  const [real, size] = re >= 0 ? [root, other] : [other, root]
  return [real, isNegative ? -size : size]
}

function expm1([re, im]: Complex, math: ScalarMath): Complex {
  const half = math.sin(im / 2)
  return [math.expm1(re) * math.cos(im) - 2 * half * half, math.exp(re) * math.sin(im)]
}

function log1p([re, im]: Complex, math: ScalarMath): Complex {
  return [math.log(hypotenuse(re + 1, im)), angleOf(im, re + 1, math)]
}

function hyperbolicSine([re, im]: Complex, math: ScalarMath): Complex {
  return [math.sinh(re) * math.cos(im), math.cosh(re) * math.sin(im)]
}

function hyperbolicCosine([re, im]: Complex, math: ScalarMath): Complex {
  return [math.cosh(re) * math.cos(im), math.sinh(re) * math.sin(im)]
}

/** From here on the hyperbolic tangent is 1 to the last digit. */
const steep = 22

/** Kahan's formula, without a quotient of large numbers. */
function hyperbolicTangent([re, im]: Complex, math: ScalarMath): Complex {
  if (Math.abs(re) > steep) {
    const rest = 4 * math.sin(im) * math.cos(im) * math.exp(-2 * Math.abs(re))
    return [Math.sign(re), rest]
  }
  const t = math.tan(im)
  const s = math.sinh(re)
  const beta = 1 + t * t
  const below = 1 + beta * s * s
  return [(beta * Math.sqrt(1 + s * s) * s) / below, t / below]
}

/** f(i z) / i of an odd function f: the sine of the hyperbolic one, and so on. */
function turned(f: (z: Complex, math: ScalarMath) => Complex): (z: Complex, math: ScalarMath) => Complex {
  return ([re, im], math) => {
    const [x, y] = f([-im, re], math)
    return [y, -x]
  }
}

function inverseSine([re, im]: Complex, math: ScalarMath): Complex {
  const [below, above] = [squareRoot([1 - re, -im]), squareRoot([1 + re, im])]
  const real = angleOf(re, below[0] * above[0] - below[1] * above[1], math)
  return [real, math.arcsinh(below[0] * above[1] - below[1] * above[0])]
}

function inverseCosine([re, im]: Complex, math: ScalarMath): Complex {
  const [below, above] = [squareRoot([1 - re, -im]), squareRoot([1 + re, im])]
  return [2 * angleOf(below[0], above[0], math), math.arcsinh(above[0] * below[1] - above[1] * below[0])]
}

function inverseHyperbolicCosine([re, im]: Complex, math: ScalarMath): Complex {
  const [below, above] = [squareRoot([re - 1, im]), squareRoot([re + 1, im])]
  return [math.arcsinh(below[0] * above[0] + below[1] * above[1]), 2 * angleOf(below[1], above[0], math)]
}

function inverseHyperbolicTangent([re, im]: Complex, math: ScalarMath): Complex {
  const isEndless = Math.abs(re) === Infinity || Math.abs(im) === Infinity
  if (isEndless) return [re < 0 ? -0 : 0, im < 0 || Object.is(im, -0) ? -Math.PI / 2 : Math.PI / 2]
  const below = (1 - re) ** 2 + im * im
  return [math.log1p((4 * re) / below) / 4, angleOf(2 * im, (1 - re) * (1 + re) - im * im, math) / 2]
}

function sign([re, im]: Complex): Complex {
  const size = hypotenuse(re, im)
  return size === 0 ? [re, im] : [re / size, im / size]
}

/** Up to here whole powers are products. */
const mostFactors = 100

/** z to the power w. */
export function power(z: Complex, w: Complex, math: ScalarMath): Complex {
  const [times_, turns] = w
  if (times_ === 0 && turns === 0) return [1, 0]
  if (z[0] === 0 && z[1] === 0) return times_ > 0 && turns === 0 ? [0, 0] : [NaN, NaN]
  if (turns === 0 && times_ === 0.5) return squareRoot(z)
  if (turns === 0 && Number.isInteger(times_) && Math.abs(times_) <= mostFactors) return wholePower(z, times_)
  return exponential(times(logarithm(z, math), w), math)
}

function wholePower(z: Complex, count: number): Complex {
  let result: Complex | undefined
  let square = z
  for (let left = Math.abs(count); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = result === undefined ? square : times(result, square)
    if (left > 1) square = times(square, square)
  }
  const whole = result ?? [1, 0]
  if (count >= 0) return whole
  return count === -1 ? reciprocal(whole) : over([1, 0], whole)
}

/** By numpy's names. */
export const complexFunctions: ReadonlyMap<string, (z: Complex, math: ScalarMath) => Complex> = new Map<
  string,
  (z: Complex, math: ScalarMath) => Complex
>([
  ['exp', exponential],
  ['expm1', expm1],
  ['log', logarithm],
  ['log1p', log1p],
  ['log2', inBase(Math.LN2)],
  ['log10', inBase(Math.LN10)],
  ['sqrt', squareRoot],
  ['square', z => times(z, z)],
  ['reciprocal', reciprocal],
  ['sin', turned(hyperbolicSine)],
  ['cos', ([re, im], math) => hyperbolicCosine([-im, re], math)],
  ['tan', turned(hyperbolicTangent)],
  ['sinh', hyperbolicSine],
  ['cosh', hyperbolicCosine],
  ['tanh', hyperbolicTangent],
  ['arcsin', inverseSine],
  ['arccos', inverseCosine],
  ['arctan', turned(inverseHyperbolicTangent)],
  ['arcsinh', turned(inverseSine)],
  ['arccosh', inverseHyperbolicCosine],
  ['arctanh', inverseHyperbolicTangent],
  ['sign', sign],
])

function inBase(base: number): (z: Complex, math: ScalarMath) => Complex {
  return (z, math) => {
    const [re, im] = logarithm(z, math)
    return [re / base, im / base]
  }
}

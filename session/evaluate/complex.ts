/** Python's complex numbers. */
import type { BinaryOperator } from '../../compiler/grammar/ast.ts'
import type { CallSite } from './call.ts'
import { PythonError } from './python-error.ts'
import { isPythonNumber, toFloat } from './python-numbers.ts'
import type { ComplexValue, Value } from './values.ts'

export function isComplex(value: Value | undefined): value is ComplexValue {
  return typeof value === 'object' && value !== null && value.kind === 'complex'
}

export function complex(re: number, im: number): ComplexValue {
  return { kind: 'complex', re, im }
}

/** A Python number as a complex one; undefined for everything else. */
export function toComplex(value: Value): ComplexValue | undefined {
  if (isComplex(value)) return value
  return isPythonNumber(value) ? complex(toFloat(value), 0) : undefined
}

/** `a operator b`; undefined where one is no number or there is no such operator. */
export function complexNumbers(operator: BinaryOperator, a: Value, b: Value, site: CallSite): Value | undefined {
  const [x, y] = [toComplex(a), toComplex(b)]
  if (x === undefined || y === undefined) return undefined
  switch (operator) {
    case '+':
      return complex(x.re + y.re, x.im + y.im)
    case '-':
      return complex(x.re - y.re, x.im - y.im)
    case '*':
      return product(x, y)
    case '/':
      return quotient(x, y)
    case '**':
      return power(x, y, site)
    default:
      return undefined
  }
}

function product(x: ComplexValue, y: ComplexValue): ComplexValue {
  return complex(x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re)
}

/** By Smith's method, which does not overflow where the quotient does not. */
function quotient(x: ComplexValue, y: ComplexValue): ComplexValue {
  if (y.re === 0 && y.im === 0) throw new PythonError('ZeroDivisionError', 'complex division by zero')
  if (Math.abs(y.re) >= Math.abs(y.im)) {
    const ratio = y.im / y.re
    const scale = y.re + y.im * ratio
    return complex((x.re + x.im * ratio) / scale, (x.im - x.re * ratio) / scale)
  }
  const ratio = y.re / y.im
  const scale = y.re * ratio + y.im
  return complex((x.re * ratio + x.im) / scale, (x.im * ratio - x.re) / scale)
}

function power(x: ComplexValue, y: ComplexValue, { session: { math } }: CallSite): ComplexValue {
  if (y.re === 0 && y.im === 0) return complex(1, 0)
  if (x.re === 0 && x.im === 0) {
    if (y.im === 0 && y.re > 0) return complex(0, 0)
    throw new PythonError('ZeroDivisionError', '0.0 to a negative or complex power')
  }
  const whole = y.im === 0 && Number.isInteger(y.re) && Math.abs(y.re) <= 100
  if (whole) return wholePower(x, y.re)
  const length = magnitude(x)
  const angle = phase(x, math)
  const size = math.exp(math.log(length) * y.re - angle * y.im)
  const turn = angle * y.re + math.log(length) * y.im
  return complex(size * math.cos(turn), size * math.sin(turn))
}

function wholePower(x: ComplexValue, times: number): ComplexValue {
  let result = complex(1, 0)
  let square = x
  for (let left = Math.abs(times); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = product(result, square)
    square = product(square, square)
  }
  return times < 0 ? quotient(complex(1, 0), result) : result
}

/** `abs(x)`. */
export function magnitude({ re, im }: ComplexValue): number {
  const [large, small] = [Math.abs(re), Math.abs(im)].toSorted((a, b) => b - a)
  if (large === undefined || small === undefined || large === 0 || !Number.isFinite(large)) return large ?? 0
  return large * Math.sqrt(1 + (small / large) ** 2)
}

function phase({ re, im }: ComplexValue, math: CallSite['session']['math']): number {
  if (re > 0) return math.arctan(im / re)
  if (re < 0) return math.arctan(im / re) + (im >= 0 ? Math.PI : -Math.PI)
  return im > 0 ? Math.PI / 2 : -Math.PI / 2
}

/** Functions that make arrays. */
import type { ValueType } from '../../../abi/index.ts'
import { dimensionless, isDimensionless, sameDimension, type Dimension } from '../../../units/index.ts'
import { array, at, sizeOf, storage, withDimension, type ArrayValue } from '../../arrays/array.ts'
import { dimensionError } from '../../arrays/dimensions.ts'
import { mapElements } from '../../arrays/elementwise.ts'
import type { Operand } from '../../arrays/operand.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { flag, given, needArray, needOperand, optionalInteger } from '../arguments.ts'
import { row } from '../row.ts'

/** numpy's names of element types, as a script gives them: `int`, `float`, `'int32'`. */
export function elementType(
  dtype: Value | undefined,
): { readonly type: ValueType; readonly narrow: boolean } | undefined {
  if (!given(dtype)) return undefined
  const name =
    typeof dtype === 'object' && dtype.kind === 'str'
      ? dtype.text.text
      : typeof dtype === 'object' && dtype.kind === 'function'
        ? dtype.name
        : ''
  if (['float', 'float64', 'double', 'd', 'f8', 'float_'].includes(name)) return { type: 'float', narrow: false }
  if (['int', 'int64', 'int_', 'i8', 'intp'].includes(name)) return { type: 'integer', narrow: false }
  if (['int32', 'i4', 'intc'].includes(name)) return { type: 'integer', narrow: true }
  if (['bool', 'bool_', '?'].includes(name)) return { type: 'boolean', narrow: false }
  throw unsupported(`the element type '${name}' is numpy, not yet Hillock`)
}

/** The same numbers as another type. */
export function cast(
  values: ArrayValue,
  { type, narrow }: { readonly type: ValueType; readonly narrow: boolean },
): ArrayValue {
  const convert =
    type === 'boolean' ? (x: number) => Number(x !== 0) : type === 'integer' ? Math.trunc : (x: number) => x
  const result = mapElements(values, convert, type, values.dimension)
  return narrow ? { ...result, data: Int32Array.from(result.data) } : result
}

/** A shape: one length or a tuple of them. */
export function readShape(value: Value, site: CallSite): number[] {
  const lengths = typeof value === 'object' && value !== null && value.kind !== 'array' ? collect(value, site) : [value]
  return lengths.map(length => {
    const count = toInteger(length, 'a length', site)
    if (count < 0) throw new PythonError('ValueError', 'negative dimensions are not allowed')
    return count
  })
}

function filled(name: string, value: number): FunctionValue {
  return row(`${name}(shape, dtype=float, order='C')`, ([shape = null, dtype], site) => {
    const lengths = readShape(shape, site)
    const data = storage('float', sizeOf(lengths)).fill(value)
    return cast(array(data, lengths, 'float'), elementType(dtype) ?? { type: 'float', narrow: false })
  })
}

function filledLike(name: string, value: number): FunctionValue {
  return row(`${name}(a, dtype=None)`, ([a, dtype], site) => {
    const like = needArray(a, name, site)
    const data = storage('float', like.data.length).fill(value)
    return cast(
      array(data, like.shape, 'float'),
      elementType(dtype) ?? { type: like.type, narrow: like.data instanceof Int32Array },
    )
  })
}

/** `array` drops units, as in Brian 2; the numbers are copied. */
function arrayOf(name: string): FunctionValue {
  return row(`${name}(object, dtype=None, copy=True)`, ([object, dtype], site) => {
    const values = needArray(object, name, site)
    const type = elementType(dtype)
    const plain = withDimension(values, dimensionless)
    return type === undefined ? { ...plain, data: plain.data.slice() } : cast(plain, type)
  })
}

const linspace = row(
  'linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None)',
  ([start, stop, num, endpoint, retstep, dtype], site) => {
    const [from, to] = [needOperand(start, 'linspace', site), needOperand(stop, 'linspace', site)]
    const dimension = alike(['Start', from], ['stop', to], site)
    const count = num === undefined ? 50 : toInteger(num, 'num', site)
    if (count < 0) throw new PythonError('ValueError', `Number of samples, ${count}, must be non-negative.`)
    const intervals = flag(endpoint, true, site) ? count - 1 : count
    const data = spaced(at(from.values, 0), at(to.values, 0), count, intervals)
    const type = elementType(dtype)
    const made = array(data, [count], 'float', dimension)
    const result = type === undefined ? made : cast(made, type)
    if (!flag(retstep, false, site)) return result
    const step = (at(to.values, 0) - at(from.values, 0)) / intervals
    return tuple([result, array(Float64Array.of(step), [], 'float', dimension)])
  },
)

/** `start + k·step`, the last being exactly the end. */
function spaced(start: number, stop: number, count: number, intervals: number): Float64Array {
  const data = new Float64Array(storage('float', count).length)
  const span = stop - start
  const step = span / intervals
  for (let k = 0; k < count; k++)
    data[k] = (step === 0 || intervals <= 0 ? (k / Math.max(1, intervals)) * span : k * step) + start
  if (intervals === count - 1 && count > 1) data[count - 1] = stop
  return data
}

/** The dimension of the first of two values that must go together; a plain zero goes with anything. */
function alike(
  [firstName, first]: readonly [string, Operand],
  [secondName, second]: readonly [string, Operand],
  site: CallSite,
): Dimension {
  const [a, b] = [first.values.dimension, second.values.dimension]
  const isWild = [first, second].some(({ values }) => isDimensionless(values.dimension) && at(values, 0) === 0)
  if (sameDimension(a, b) || isWild) return a
  const description = `${firstName} value ${first.text()} and ${secondName} value ${second.text()} have to have the same units.`
  throw dimensionError(description, [a, b], site.session.units)
}

const arange = row('arange(start, stop=None, step=1, dtype=None)', ([start, stop, step, dtype], site) => {
  const hasStart = given(stop)
  const zero = needOperand(0n, 'arange', site)
  const first = hasStart ? needOperand(start, 'arange', site) : zero
  const last = needOperand(hasStart ? stop : start, 'arange', site)
  const by = needOperand(step ?? 1n, 'arange', site)
  if (hasStart) alike(['Start', first], ['stop', last], site)
  const dimension = alike(['Stop', last], ['step', by], site)
  const [from, to, stride] = [at(first.values, 0), at(last.values, 0), at(by.values, 0)]
  if (stride === 0) throw new PythonError('ZeroDivisionError', 'division by zero')
  const count = Math.max(0, Math.ceil((to - from) / stride))
  if (Number.isNaN(count)) throw new PythonError('ValueError', 'arange: cannot compute length')
  const whole = [first, last, by].every(({ values }) => values.type !== 'float')
  const type: ValueType = whole && isDimensionless(dimension) ? 'integer' : 'float'
  const data = storage(type, count)
  // numpy takes the difference of the first two as step.
  const delta = from + stride - from
  for (let k = 0; k < count; k++) data[k] = from + k * delta
  const made = array(data, [count], type, dimension)
  const wanted = elementType(dtype)
  return wanted === undefined ? made : cast(made, wanted)
})

const full = row('full(shape, fill_value, dtype=None)', ([shape = null, fill, dtype], site) => {
  const lengths = readShape(shape, site)
  const value = needArray(fill, 'full', site)
  const data = storage(value.type, sizeOf(lengths)).fill(at(value, 0))
  const made = array(data, lengths, value.type)
  const type = elementType(dtype)
  return type === undefined ? made : cast(made, type)
})

const eye = row('eye(N, M=None)', ([n = null, m], site) => {
  const rows = toInteger(n, 'N', site)
  const columns = optionalInteger(m, 'M', site) ?? rows
  const data = storage('float', rows * columns)
  for (let k = 0; k < Math.min(rows, columns); k++) data[k * columns + k] = 1
  return array(data, [rows, columns], 'float')
})

/** numpy's functions that make arrays. */
export const creation: readonly FunctionValue[] = [
  arrayOf('array'),
  arrayOf('asarray'),
  filled('zeros', 0),
  filled('ones', 1),
  filled('empty', 0),
  filledLike('zeros_like', 0),
  filledLike('ones_like', 1),
  full,
  eye,
  linspace,
  arange,
]

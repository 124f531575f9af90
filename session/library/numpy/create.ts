/** Functions that make arrays. */
import type { ValueType } from '../../../abi/index.ts'
import { dimensionless, isDimensionless, sameDimension, type Dimension } from '../../../units/index.ts'
import {
  array,
  fill,
  at,
  copyOf,
  numbers,
  roomFor,
  shapeText,
  sizeOf,
  withData,
  withDimension,
  zerosLike,
  type ArrayValue,
} from '../../arrays/array.ts'
import { floatPower } from '../../arrays/arithmetic.ts'
import { broadcastIndices } from '../../arrays/broadcast.ts'
import { dimensionError, requireDimensionless } from '../../arrays/dimensions.ts'
import { gather } from '../../arrays/indexing.ts'
import { float64, kindOf, usualKind, type ElementKind } from '../../arrays/kinds.ts'
import { strided } from '../../arrays/shape.ts'
import { unwrittenFloats, unwrittenLike, unwrittenOf } from '../../arrays/unwritten.ts'
import type { Operand } from '../../arrays/operand.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { requireItems } from '../../evaluate/indices.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { flag, given, needArray, needOperand, optionalInteger, rest, text } from '../arguments.ts'
import { row } from '../row.ts'
import { cast, converters, elementType, isOfKind } from './element-type.ts'
import { matrices } from './matrices.ts'
import { readShape } from './shape-argument.ts'

function filled(name: string, value: number): FunctionValue {
  return row(`${name}(shape, dtype=float, order='C')`, ([shape = null, dtype], site) => {
    const lengths = readShape(shape, site)
    return filledWith(value, lengths, elementType(dtype) ?? float64)
  })
}

/** The same number again and again; zeros cost nothing before they are touched. */
function filledWith(value: number, shape: readonly number[], kind: ElementKind): ArrayValue {
  const room = roomFor([sizeOf(shape)])
  if (value === 0) return array(zerosLike(unwrittenOf(kind, 0), room), shape, kind.type)
  const data = unwrittenOf(kind, room)
  fill(data, value)
  return array(data, shape, kind.type)
}

/** Another array's shape and type, without its unit. */
function filledLike(name: string, value: number): FunctionValue {
  return row(`${name}(a, dtype=None)`, ([a, dtype], site) => {
    const like = needArray(a, name, site)
    const made = filledWith(value, like.shape, elementType(dtype) ?? kindOf(like))
    return withDimension(made, like.dimension)
  })
}

/** A view of elements that do not lie next to each other. */
function isArrayView(value: Value): boolean {
  return typeof value === 'object' && value?.kind === 'object' && value.type.isArray === true
}

/** The numbers of a value in storage of their own, which those of a view were copied to. */
function ownCopy(value: Value, values: ArrayValue): ArrayValue {
  return isArrayView(value) ? values : withData(values, copyOf(values.data), values.shape)
}

/**
 * `array` drops units, as in Brian 2, and copies the numbers; `asarray` and `copy=False` give an array that is there already, and
 * `asanyarray` the quantity that is.
 */
function arrayOf(name: string, copies: boolean, keepsUnits = false): FunctionValue {
  return row(`${name}(object, dtype=None, copy=${copies ? 'True' : 'None'})`, ([object = null, dtype, copy], site) => {
    const values = needArray(object, name, site)
    const type = elementType(dtype) ?? kindOf(values)
    requireItems(object, type)
    if (given(copy) ? flag(copy, copies, site) : copies) {
      const own = isOfKind(values, type) ? ownCopy(object, values) : cast(values, type)
      return withDimension(own, dimensionless)
    }
    const dimension = keepsUnits ? values.dimension : dimensionless
    if (!isOfKind(values, type)) return withDimension(cast(values, type), dimension)
    if (!sameDimension(values.dimension, dimension)) return withDimension(values, dimension)
    return isArrayView(object) && name !== 'ascontiguousarray' ? object : values
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
  const span = stop - start
  const step = span / intervals
  const data =
    step === 0 || intervals <= 0
      ? numbers(count, k => (k / Math.max(1, intervals)) * span + start)
      : progression(count, start, step)
  if (intervals === count - 1 && count > 1) data[count - 1] = stop
  return data
}

/** `first + k·step`. */
function progression(count: number, first: number, step: number): Float64Array {
  const data = unwrittenFloats(roomFor([count]))
  const end = data.length - (data.length % 4)
  for (let k = 0; k < end; k += 4) {
    data[k] = first + k * step
    data[k + 1] = first + (k + 1) * step
    data[k + 2] = first + (k + 2) * step
    data[k + 3] = first + (k + 3) * step
  }
  for (let k = end; k < data.length; k++) data[k] = first + k * step
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

const arange = row('arange(*args, start=None, stop=None, step=None, dtype=None)', ([args, ...named], site) => {
  const { start, stop, step, dtype } = arangeArguments(rest(args), named)
  const hasStart = given(start)
  const zero = needOperand(0n, 'arange', site)
  const first = hasStart ? needOperand(start, 'arange', site) : zero
  const last = needOperand(stop, 'arange', site)
  const by = needOperand(step ?? 1n, 'arange', site)
  if (hasStart) alike(['Start', first], ['stop', last], site)
  const dimension = alike(['Stop', last], ['step', by], site)
  const [from, to, stride] = [at(first.values, 0), at(last.values, 0), at(by.values, 0)]
  if (stride === 0) throw new PythonError('ZeroDivisionError', 'division by zero')
  const count = Math.max(0, Math.ceil((to - from) / stride))
  if (Number.isNaN(count)) throw new PythonError('ValueError', 'arange: cannot compute length')
  if (count === Infinity) throw new PythonError('ValueError', 'Maximum allowed size exceeded')
  const whole = [first, last, by].every(({ values }) => values.type !== 'float')
  const type: ValueType = whole && isDimensionless(dimension) ? 'integer' : 'float'
  const wanted = elementType(dtype) ?? usualKind(type)
  // numpy makes the first two of the wanted type and takes their difference as step.
  const ends = [from, from + stride].slice(0, count)
  if (whole) for (const each of ends) requireItems(BigInt(each), wanted)
  const [one = 0, two = 0] = cast(array(new Float64Array([from, from + stride])), wanted).data
  if (wanted.name === 'float32') return withDimension(singles(count, one, two), dimension)
  return withDimension(cast(array(progression(count, one, two - one)), wanted), dimension)
})

/** `first + k·step`, each operation in single precision. */
function singles(count: number, first: number, second: number): ArrayValue {
  const { fround } = Math
  const step = fround(second - first)
  return array(Float32Array.from({ length: count }, (_, k) => first + fround(fround(k) * step)))
}

interface ArangeArguments {
  readonly start: Value | undefined
  readonly stop: Value | undefined
  readonly step: Value | undefined
  readonly dtype: Value | undefined
}

/** By place and by name, as Brian 2 reads them: a single number is where to stop. */
function arangeArguments(
  placed: readonly Value[],
  [start, stop, step, dtype]: readonly (Value | undefined)[],
): ArangeArguments {
  if (placed.length > 4) throw new PythonError('TypeError', 'Need between 1 and 3 non-keyword arguments')
  const [first, second, third, fourth] = placed.length === 1 ? [undefined, ...placed] : placed
  const once = (name: string, one: Value | undefined, other: Value | undefined): Value | undefined => {
    if (given(one) && given(other)) throw new PythonError('TypeError', `Duplicate definition of '${name}'`)
    return given(one) ? one : other
  }
  const read = {
    start: once('start', first, start),
    stop: once('stop', second, stop),
    step: once('step', third, step),
    dtype: once('dtype', fourth, dtype),
  }
  if (!given(read.stop)) throw new PythonError('TypeError', 'Missing stop argument.')
  return read
}

const full = row('full(shape, fill_value, dtype=None)', ([shape = null, fill, dtype], site) => {
  const value = needArray(fill, 'full', site)
  const type = elementType(dtype)
  if (type !== undefined && typeof fill === 'bigint') requireItems(fill, type)
  const plain = withDimension(type === undefined ? value : cast(value, type), dimensionless)
  return stretched(plain, readShape(shape, site))
})

const fullLike = row('full_like(a, fill_value, dtype=None)', ([a, fill, dtype], site) => {
  const like = needArray(a, 'full_like', site)
  const value = withDimension(needArray(fill, 'full_like', site), like.dimension)
  const type = elementType(dtype) ?? kindOf(like)
  if (typeof fill === 'bigint') requireItems(fill, type)
  return stretched(cast(value, type), like.shape)
})

/** Whether an array of one shape can be stretched to the other. */
function stretches(from: readonly number[], to: readonly number[]): boolean {
  const ahead = to.length - from.length
  return ahead >= 0 && from.every((length, axis) => length === 1 || length === to[axis + ahead])
}

/** An array stretched to a shape, as numpy does. */
export function stretched(values: ArrayValue, shape: readonly number[]): ArrayValue {
  if (!stretches(values.shape, shape)) {
    const [from, to] = [shapeText(values.shape), shapeText(shape)]
    const message = `operands could not be broadcast together with remapped shapes [original->remapped]: ${from}  and requested shape ${to}`
    throw new PythonError('ValueError', message)
  }
  if (values.data.length === 1) {
    const data = unwrittenLike(values.data, roomFor(shape))
    fill(data, at(values, 0))
    return withData(values, data, shape)
  }
  return withData(values, gather(values, broadcastIndices(values.shape, shape)), shape)
}

/** Even steps of the exponent. */
const logspace = row(
  'logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None)',
  ([start, stop, num, endpoint, base, dtype], site) => {
    const operands = [needOperand(start, 'logspace', site), needOperand(stop, 'logspace', site)] as const
    for (const operand of operands) requireDimensionless('logspace', operand, site.session)
    const count = optionalInteger(num, 'num', site) ?? 50
    const intervals = flag(endpoint, true, site) ? count - 1 : count
    const exponents = spaced(at(operands[0].values, 0), at(operands[1].values, 0), count, intervals)
    const foot = given(base) ? at(needArray(base, 'logspace', site), 0) : 10
    const { math } = site.session
    // The literal 1e-5 is nearer to 10**-5 than a power.
    const power = (y: number): number =>
      foot === 10 && Number.isInteger(y) ? Number(`1e${y}`) : floatPower(foot, y, math)
    const made = array(exponents.map(power), [count], 'float')
    const type = elementType(dtype)
    return type === undefined ? made : cast(made, type)
  },
)

/** Even factors between two numbers of one sign and one dimension. */
const geomspace = row('geomspace(start, stop, num=50, endpoint=True)', ([start, stop, num, endpoint], site) => {
  const [from, to] = [needOperand(start, 'geomspace', site), needOperand(stop, 'geomspace', site)]
  const dimension = alike(['Start', from], ['stop', to], site)
  const [first, last] = [at(from.values, 0), at(to.values, 0)]
  if (!(first * last > 0)) throw new PythonError('ValueError', 'Geometric sequence cannot include zero')
  const count = optionalInteger(num, 'num', site) ?? 50
  const intervals = flag(endpoint, true, site) ? count - 1 : count
  const { math } = site.session
  const exponents = spaced(0, math.log10(last / first), count, intervals)
  const data = exponents.map(y => first * (Number.isInteger(y) ? Number(`1e${y}`) : math.pow(10, y)))
  if (count > 0) data[0] = first
  if (intervals === count - 1 && count > 1) data[count - 1] = last
  return array(data, [count], 'float', dimension)
})

const meshgrid = row("meshgrid(*xi, indexing='xy')", ([xi, indexing], site) => {
  const axes = rest(xi).map(each => needArray(each, 'meshgrid', site))
  const lengths = axes.map(each => each.data.length)
  const swap = axes.length > 1 && (given(indexing) ? text(indexing, 'indexing') : 'xy') === 'xy'
  const place = (k: number): number => (swap && k < 2 ? 1 - k : k)
  const shape = lengths.map((_, k) => lengths[place(k)] ?? 0)
  return tuple(
    axes.map((values, k) =>
      strided(
        values,
        shape,
        shape.map((_, axis) => Number(place(k) === axis)),
      ),
    ),
  )
})

const indices = row('indices(dimensions)', ([dimensions = null], site) => {
  const shape = readShape(dimensions, site)
  roomFor([shape.length, ...shape])
  const grids = shape.map((length, axis) =>
    strided(
      array(
        numbers(length, k => k),
        [length],
        'integer',
      ),
      shape,
      shape.map((_, k) => Number(k === axis)),
    ),
  )
  return array(Float64Array.from(grids.flatMap(grid => [...grid.data])), [shape.length, ...shape], 'integer')
})

/** `ndarray` is there for `isinstance`. */
const ndarray = row(
  'ndarray(shape)',
  () => {
    throw unsupported('ndarray(…) is numpy, not yet Hillock', { help: 'zeros(…) and array(…) make arrays' })
  },
  { type: true },
)

/** numpy's functions that make arrays. */
export const creation: readonly FunctionValue[] = [
  arrayOf('array', true),
  arrayOf('asarray', false),
  arrayOf('asanyarray', false, true),
  arrayOf('ascontiguousarray', false),
  row('copy(a)', ([a], site) => {
    const values = needArray(a, 'copy', site)
    return ownCopy(a ?? null, values)
  }),
  filled('zeros', 0),
  filled('ones', 1),
  filled('empty', 0),
  filledLike('zeros_like', 0),
  filledLike('ones_like', 1),
  filledLike('empty_like', 0),
  full,
  fullLike,
  logspace,
  geomspace,
  meshgrid,
  indices,
  ...converters,
  ...matrices,
  ndarray,
  linspace,
  arange,
]

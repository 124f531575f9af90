/** Functions that go along a line: running sums, differences, rounding to decimals. */
import type { ValueType } from '../../../abi/index.ts'
import { divideDimensions, isDimensionless, roundHalfEven } from '../../../units/index.ts'
import { keepKind } from '../../arrays/arithmetic.ts'
import { array, asFloats, at, copyOf, isSingle, withData, type ArrayValue } from '../../arrays/array.ts'
import { inStorageOf, mapElements } from '../../arrays/elementwise.ts'
import {
  areSafeIntegers,
  each,
  eachPair,
  requireExact,
  type NarrowLoop,
  type PairLoop,
  type PairLoops,
} from '../../arrays/float-loops.ts'
import {
  addFloats,
  addSingles,
  multiplyFloats,
  multiplySingles,
  subtractFloats,
  subtractSingles,
} from '../../generated/loops.ts'
import { type Lines, linesAlong, mapLines } from '../../arrays/reduce.ts'
import { joined, wrapAxis } from '../../arrays/shape.ts'
import { unwrittenFloats, unwrittenSingles } from '../../arrays/unwritten.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { CallSite } from '../../evaluate/call.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { given, needArray, optionalInteger } from '../arguments.ts'
import { row } from '../row.ts'
import { stretched } from './create.ts'

const counted = (type: ValueType): ValueType => (type === 'boolean' ? 'integer' : type)

function sums(line: Float64Array): Float64Array {
  const result = unwrittenFloats(line.length)
  let sum = -0
  for (let k = 0; k < result.length; k++) result[k] = sum += line[k] ?? NaN
  return result
}

function products(line: Float64Array): Float64Array {
  const result = unwrittenFloats(line.length)
  let product = 1
  for (let k = 0; k < result.length; k++) result[k] = product *= line[k] ?? NaN
  return result
}

/** A step of a running sum or product, each in the precision of the numbers. */
interface Step {
  readonly along: (line: Float64Array) => Float64Array
  readonly alongSingles: (line: Float64Array) => Float64Array
  readonly pair: PairLoop
  readonly pairOfSingles: NarrowLoop
}

/** So many numbers of a row of memory are worth going from one row to the next. */
const leastRow = 16

/** Along an axis other than the last, each row of memory made of the one before. */
function rowByRow(values: ArrayValue, axis: number, { pair, pairOfSingles }: Step): ArrayValue | undefined {
  const lines = linesAlong(values, axis)
  if (lines.after < leastRow) return undefined
  const { data } = values
  const made = data instanceof Float32Array ? unwrittenSingles(data.length) : unwrittenFloats(data.length)
  if (data instanceof Float32Array) stepThrough(data, lines, pairOfSingles, made as Float32Array)
  else stepThrough(asFloats(data), lines, pair, made as Float64Array)
  return array(made, values.shape, counted(values.type), values.dimension)
}

function stepThrough<T extends Float64Array | Float32Array>(
  data: T,
  { before, length, after }: Lines,
  pair: (x: T, y: T, result: T) => void,
  result: T,
): void {
  const row = (of: T, k: number): T => of.subarray(k * after, (k + 1) * after) as T
  for (let k = 0; k < before * length; k++) {
    if (k % length === 0) row(result, k).set(row(data, k))
    else pair(row(result, k - 1), row(data, k), row(result, k))
  }
}

/** `plain` ones refuse dimensions. */
function running(name: string, step: Step, plain: boolean): FunctionValue {
  return row(`${name}(a, axis=None)`, ([a, axis], site) => {
    const values = needArray(a, name, site)
    if (plain && !isDimensionless(values.dimension)) {
      throw new PythonError('TypeError', `${name} over array elements on quantities with dimensions is not possible.`)
    }
    const which = optionalInteger(axis, 'axis', site)
    const made = which === undefined ? undefined : rowByRow(values, which, step)
    const along = isSingle(values) ? step.alongSingles : step.along
    const all = made ?? mapLines(values, which, along, counted(values.type), values.dimension)
    if (all.type === 'integer') requireExact(areSafeIntegers(asFloats(all.data)))
    return all
  })
}

const diff = row('diff(a, n=1, axis=-1, prepend=None, append=None)', ([a, n, axis, prepend, append], site) => {
  const along = optionalInteger(axis, 'axis', site) ?? -1
  let values: ArrayValue = needArray(a, 'diff', site)
  if (values.shape.length === 0)
    throw new PythonError('ValueError', 'diff requires input that is at least one dimensional')
  const times = n === undefined ? 1 : toInteger(n, 'n', site)
  if (times < 0) throw new PythonError('ValueError', `order must be non-negative but got ${times}`)
  if (times > 0 && (prepend !== undefined || append !== undefined)) {
    const at = wrapAxis(values, along)
    const edge = (value: Value | undefined): ArrayValue[] =>
      value === undefined ? [] : [edgeOf(value, values, at, site)]
    values = joined([...edge(prepend), values, ...edge(append)], at)
  }
  // Of booleans it says where they change.
  const between: PairLoops =
    values.type === 'boolean'
      ? { floats: eachPair((x, y) => Number(x !== y)) }
      : { floats: subtractFloats, singles: site.session.math.rows.subtract.singles ?? subtractSingles }
  // Of nothing there are no differences, however often they are taken.
  for (let k = 0; k < times && values.data.length > 0; k++)
    values = differences(values, wrapAxis(values, along), between)
  return values
})

/** What is put before or behind an array along an axis: a single number beside each of its lines. */
function edgeOf(value: Value, { shape }: ArrayValue, axis: number, site: CallSite): ArrayValue {
  const values = needArray(value, 'diff', site)
  return values.shape.length === 0 ? stretched(values, shape.with(axis, 1)) : values
}

/** What lies between neighbours along an axis: each block of lines is taken from itself, moved by one. */
function differences(values: ArrayValue, axis: number, { floats, singles }: PairLoops): ArrayValue {
  const { data } = values
  const { before, length, after } = linesAlong(values, axis)
  const shape = values.shape.with(axis, length - 1)
  const room = before * (length - 1) * after
  if (data instanceof Float32Array && singles !== undefined) {
    const result = unwrittenSingles(room)
    takeNeighbours(data, before, after, singles, result)
    return withData(values, result, shape)
  }
  const result = unwrittenFloats(room)
  takeNeighbours(asFloats(data), before, after, floats, result)
  return keepKind(values, withData(values, inStorageOf(values.type, result), shape))
}

function takeNeighbours<T extends Float64Array | Float32Array>(
  data: T,
  before: number,
  after: number,
  between: (x: T, y: T, result: T) => void,
  result: T,
): void {
  const [block, part] = [data.length / before, result.length / before]
  for (let i = 0; i < before; i++) {
    const lines = data.subarray(i * block, (i + 1) * block)
    between(lines.subarray(after) as T, lines.subarray(0, part) as T, result.subarray(i * part, (i + 1) * part) as T)
  }
}

/** Phases without their jumps of half a period and more: whole periods are added to what comes after each. */
const unwrap = row(
  'unwrap(p, discont=None, axis=-1, *, period=6.283185307179586)',
  ([p, discont, axis, period], site) => {
    const values = needArray(p, 'unwrap', site)
    if (!isDimensionless(values.dimension)) throw unsupported('unwrap() of quantities is numpy, not yet Hillock')
    if (values.shape.length === 0)
      throw new PythonError('ValueError', 'diff requires input that is at least one dimensional')
    const turns = period === undefined ? undefined : needArray(period, 'unwrap', site)
    const turn = turns === undefined ? 2 * Math.PI : at(turns, 0)
    const isWhole = turns !== undefined && [values, turns].every(({ type: own }) => own !== 'float')
    const least = Math.max(turn / 2, given(discont) ? at(needArray(discont, 'unwrap', site), 0) : 0)
    const along = optionalInteger(axis, 'axis', site) ?? -1
    return mapLines(
      values,
      along,
      line => unwrapped(line, turn, least),
      isWhole ? 'integer' : 'float',
      values.dimension,
    )
  },
)

function unwrapped(phases: Float64Array, turn: number, least: number): Float64Array {
  let moved = 0
  return phases.map((phase, k) => {
    const step = k === 0 ? 0 : phase - (phases[k - 1] ?? NaN)
    if (!(Math.abs(step) < least)) moved += shortest(step, turn) - step
    return phase + moved
  })
}

/** The step within half a turn that ends at the same phase; one of half a turn keeps its direction. */
function shortest(step: number, turn: number): number {
  const half = turn / 2
  const ahead = (step + half) % turn
  const found = (ahead < 0 ? ahead + turn : ahead) - half
  return found === -half && step > 0 ? half : found
}

const around = row('around(a, decimals=0)', ([a, decimals], site) => {
  const values = needArray(a, 'around', site)
  const digits = decimals === undefined ? 0 : toInteger(decimals, 'decimals', site)
  const factor = Number(`1e${Math.abs(digits)}`)
  if (values.type !== 'float' && digits >= 0) return withData(values, copyOf(values.data), values.shape)
  if (digits >= 0) return mapElements(values, site.session.math.rows.roundedBy(factor), values.type, values.dimension)
  const loop = each(x => (Number.isFinite(x) ? roundHalfEven(x / factor) * factor : x))
  return mapElements(values, loop, values.type, values.dimension)
})

/** Differences of neighbours, at the ends one-sided. */
const gradient = row('gradient(f, *varargs)', ([f, spacing], site) => {
  const values = needArray(f, 'gradient', site)
  const [step, ...more] = typeof spacing === 'object' && spacing?.kind === 'tuple' ? spacing.items : []
  const width = given(step) ? needArray(step, 'gradient', site) : undefined
  if (values.shape.length !== 1 || more.length > 0 || (width !== undefined && width.shape.length > 0)) {
    throw unsupported('gradient() of more than a row, or over uneven steps, is numpy, not yet Hillock')
  }
  if (values.data.length < 2) {
    throw new PythonError(
      'ValueError',
      'Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.',
    )
  }
  const h = width === undefined ? 1 : at(width, 0)
  const last = values.data.length - 1
  const slopes = (line: Float64Array): Float64Array => {
    const result = unwrittenFloats(line.length)
    for (let k = 1; k < last; k++) result[k] = ((line[k + 1] ?? NaN) - (line[k - 1] ?? NaN)) / (2 * h)
    result[0] = ((line[1] ?? NaN) - (line[0] ?? NaN)) / h
    result[last] = ((line[last] ?? NaN) - (line[last - 1] ?? NaN)) / h
    return result
  }
  const dimension = width === undefined ? values.dimension : divideDimensions(values.dimension, width.dimension)
  return mapLines(values, 0, slopes, 'float', dimension)
})

const runningSums: Step = {
  along: sums,
  alongSingles(line) {
    const result = unwrittenFloats(line.length)
    let sum = -0
    for (let k = 0; k < result.length; k++) result[k] = sum = Math.fround(sum + (line[k] ?? NaN))
    return result
  },
  pair: addFloats,
  pairOfSingles: addSingles,
}

const runningProducts: Step = {
  along: products,
  alongSingles(line) {
    const result = unwrittenFloats(line.length)
    let product = 1
    for (let k = 0; k < result.length; k++) result[k] = product = Math.fround(product * (line[k] ?? NaN))
    return result
  },
  pair: multiplyFloats,
  pairOfSingles: multiplySingles,
}

/** numpy's functions along a line. */
export const runningRows: readonly FunctionValue[] = [
  running('cumsum', runningSums, false),
  running('cumprod', runningProducts, true),
  diff,
  unwrap,
  around,
  gradient,
]

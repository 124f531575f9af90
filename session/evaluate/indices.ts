/** What stands between the brackets of a subscript, and what is written there. */
import { dimensionless, isDimensionless, sameDimension } from '../../units/index.ts'
import { at, type ArrayValue } from '../arrays/array.ts'
import { dimensionError } from '../arrays/dimensions.ts'
import { areSafeIntegers, requireExact } from '../arrays/float-loops.ts'
import { int64, kindOf, uint64, type ElementKind } from '../arrays/kinds.ts'
import { requireWithin } from '../arrays/operand.ts'
import { select, sliceIndices, type Index } from '../arrays/indexing.ts'
import type { CallSite } from './call.ts'
import { callSpecial } from './classes/special.ts'
import { toArray } from './numeric.ts'
import { PythonError } from './python-error.ts'
import { typeName } from './types.ts'
import type { SliceValue, Value } from './values.ts'

/** An int, bool or numpy integer; undefined for anything else. */
export function wholeNumber(index: Value, site: CallSite): number | undefined {
  if (typeof index === 'bigint' || typeof index === 'boolean') return Number(index)
  if (typeof index !== 'object' || index === null) return undefined
  if (index.kind === 'instance') {
    const own = callSpecial(index, '__index__', [], site)
    return typeof own === 'bigint' ? Number(own) : undefined
  }
  if (index.kind !== 'array' && index.kind !== 'object') return undefined
  const values = toArray(index, site)
  if (values === undefined || values.type === 'float' || values.shape.length > 0) return undefined
  return values.data[0]
}

export function slicePositions(
  { start, stop, step }: SliceValue,
  length: number,
  site: CallSite,
): ReturnType<typeof sliceIndices> {
  return sliceIndices({ start: end(start, site), stop: end(stop, site), step: end(step, site) }, length)
}

function end(value: Value, site: CallSite): number | undefined {
  if (value === null) return undefined
  const k = wholeNumber(value, site)
  if (k === undefined) {
    throw new PythonError('TypeError', 'slice indices must be integers or None or have an __index__ method')
  }
  return k
}

/** The index `:`. */
export const wholeSlice: SliceValue = { kind: 'slice', start: null, stop: null, step: null }

/** Whether an index is `:`, which means everything. */
export function isWholeSlice(index: Value): index is SliceValue {
  if (typeof index !== 'object' || index?.kind !== 'slice') return false
  return index.start === null && index.stop === null && (index.step === null || index.step === 1n)
}

/** The parts of a subscript of an array: `a[1, :]` has two. */
export function readIndices(index: Value, site: CallSite): Index[] {
  const parts = typeof index === 'object' && index?.kind === 'tuple' ? index.items : [index]
  return parts.map(part => readIndex(part, site))
}

/** The places among so many elements that an index stands for; of the elements nothing is looked at. */
export function positionsAt(length: number, index: Value, site: CallSite): Int32Array {
  const shape = [length]
  const elements: ArrayValue = {
    kind: 'array',
    type: 'integer',
    data: new Uint8Array(0),
    shape,
    dimension: dimensionless,
  }
  return select(elements, readIndices(index, site)).indices
}

function readIndex(index: Value, site: CallSite): Index {
  if (index === null) return { kind: 'new-axis' }
  if (typeof index === 'object') {
    if (index.kind === 'ellipsis') return { kind: 'ellipsis' }
    if (index.kind === 'slice') {
      const [start, stop, step] = [end(index.start, site), end(index.stop, site), end(index.step, site)]
      return {
        kind: 'slice',
        ...(start !== undefined && { start }),
        ...(stop !== undefined && { stop }),
        ...(step !== undefined && { step }),
      }
    }
  }
  if (typeof index !== 'boolean') {
    const whole = wholeNumber(index, site)
    if (whole !== undefined && !(typeof index === 'object' && index.kind === 'array' && index.type === 'boolean')) {
      return { kind: 'at', index: whole }
    }
  }
  const values = typeof index === 'number' ? undefined : toArray(index, site)
  if (values === undefined || (values.type === 'float' && values.shape.length === 0)) {
    const message =
      'only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices'
    throw new PythonError('IndexError', message)
  }
  return { kind: 'array', values }
}

/**
 * What is to be written into elements of an array, in its units.
 *
 * @throws PythonError for what is no number, and DimensionMismatchError
 */
export function requireSource(
  values: Pick<ArrayValue, 'dimension' | 'type'> & Partial<Pick<ArrayValue, 'data'>>,
  value: Value,
  site: CallSite,
): ArrayValue {
  const source = toArray(value, site)
  if (source === undefined) throw new PythonError('TypeError', `an array holds numbers, not '${typeName(value)}'`)
  const { type, data } = values
  if (type === 'integer' && source.type === 'float') requireFinite(source)
  if (type === 'integer' && data !== undefined) {
    const kind = kindOf({ type, data })
    requireItems(value, kind)
    // Other numbers, whose bits are those of one below 0, are too large to be exact.
    if (kind === uint64) requireExact(source.data.every(x => x > -1))
  }
  return sameUnits(values, source, site)
}

/**
 * Integers have no place for NaN and infinity.
 *
 * @throws PythonError as numpy does for numbers; of arrays numpy makes other numbers
 */
export function requireFinite({ data }: ArrayValue): void {
  // Most often they are far from being infinite.
  if (data instanceof Float64Array && areSafeIntegers(data)) return
  for (let k = 0; k < data.length; k++) {
    const x = data[k] ?? NaN
    if (Number.isFinite(x)) continue
    if (Number.isNaN(x)) throw new PythonError('ValueError', 'cannot convert float NaN to integer')
    throw new PythonError('OverflowError', 'cannot convert float infinity to integer')
  }
}

/**
 * What Python's numbers become in an array of whole numbers.
 *
 * @throws PythonError OverflowError for one that the type has not, alone or in lists; numbers of numpy's keep their last bits
 */
export function requireItems(value: Value, kind: ElementKind): void {
  if (kind.type !== 'integer' || kind === int64) return
  if (typeof value === 'bigint') requireWithin(value, kind)
  else if (typeof value === 'number') {
    if (Number.isFinite(value)) requireWithin(BigInt(Math.trunc(value)), kind)
  } else if (typeof value === 'object' && (value?.kind === 'list' || value?.kind === 'tuple'))
    for (const item of value.items) requireItems(item, kind)
}

/**
 * Where slices and single elements are written to, numpy lets a scalar of its own into a type with a sign only as it is.
 *
 * @throws PythonError OverflowError
 */
export function requireScalarWithin(source: ArrayValue, values: ArrayValue): void {
  if (values.type !== 'integer' || source.shape.length > 0) return
  const kind = kindOf(values)
  if (kind.isSigned) requireItems(at(source, 0), kind)
}

/** Brian 2 lets only quantities of the same dimensions into a quantity; into a plain array their SI numbers. */
function sameUnits(values: Pick<ArrayValue, 'dimension'>, source: ArrayValue, { session }: CallSite): ArrayValue {
  if (isDimensionless(values.dimension) || sameDimension(values.dimension, source.dimension)) return source
  if (isDimensionless(source.dimension) && source.data.every(x => x === 0)) return source
  const dimensions = [values.dimension, source.dimension]
  throw dimensionError('Inconsistent units in assignment', dimensions, session.units)
}

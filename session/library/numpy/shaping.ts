/** Functions that give an array another shape. */
import { dimensionless } from '../../../units/index.ts'
import {
  array,
  copyOf,
  numbers,
  roomFor,
  sizeOf,
  withData,
  withDimension,
  zerosLike,
  type ArrayValue,
} from '../../arrays/array.ts'
import { placesOfTruths } from '../../arrays/byte-loops.ts'
import { allWithin, elementsAt, within } from '../../arrays/indexing.ts'
import { type Lattice, partOf, permuted, reversed } from '../../arrays/lattice.ts'
import { atLeast, pickAlong, repeated, reshape, rolled, transposed, wrapAxis } from '../../arrays/shape.ts'
import { rearrangedInSteps, relaid, relaidCopy } from '../../evaluate/array-view.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { list, tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { given, needArray, needIntegers, optionalAxes, optionalInteger, optionalText, rest } from '../arguments.ts'
import { row } from '../row.ts'
import { stretched } from './create.ts'
import { pad } from './padding.ts'
import { readExtents, readShape } from './shape-argument.ts'

/** A shape in which one length may be −1. */
export function readLengths(value: Value, site: CallSite): number[] {
  const items = typeof value === 'object' && (value?.kind === 'tuple' || value?.kind === 'list') ? value.items : [value]
  return items.map(item => toInteger(item, 'a length', site))
}

/** Without axes of length 1, or without those given. */
export function squeezed({ start, shape, strides }: Lattice, axes: readonly number[] | undefined): Lattice {
  const taken = axes?.map(axis => wrapAxis({ shape }, axis))
  if (taken?.some(axis => shape[axis] !== 1) === true) {
    throw new PythonError('ValueError', 'cannot select an axis to squeeze out which has size not equal to one')
  }
  const isKept = (_: number, axis: number): boolean => (taken ? !taken.includes(axis) : shape[axis] !== 1)
  return { start, shape: shape.filter(isKept), strides: strides.filter(isKept) }
}

/**
 * The same elements in another shape: a view where steps through the storage can say so, as numpy has it.
 *
 * @throws PythonError ValueError for another number of elements
 */
export function reshaped(
  value: Value | undefined,
  name: string,
  lengths: readonly number[],
  order: Value | undefined,
  site: CallSite,
): Value {
  const given_ = value ?? null
  if (isColumnsFirst(order)) {
    // The first axis runs fastest: that is the last one of everything turned round.
    const turned = transposed(needArray(given_, name, site))
    return transposed(reshape(turned, lengths.toReversed()))
  }
  const shape = (values: ArrayValue): ArrayValue => reshape(values, lengths)
  return rearrangedInSteps(given_, shape) ?? shape(needArray(given_, name, site))
}

/** All elements in one row: of the views that steps lead to a copy, of what lies in a row already none. */
export function ravelled(value: Value | undefined, order: Value | undefined, site: CallSite): Value {
  const isWhole = typeof value === 'object' && value?.kind === 'array'
  return reshaped(isWhole ? value : needArray(value, 'ravel', site), 'ravel', [-1], order, site)
}

/** Whether an argument `order` asks for Fortran's order. Arrays lie in C's order, which 'A' and 'K' then mean too. */
export function isColumnsFirst(order: Value | undefined): boolean {
  const name = optionalText(order, 'order') ?? 'C'
  if (!['C', 'F', 'A', 'K'].includes(name))
    throw new PythonError('ValueError', "order must be one of 'C', 'F', 'A', or 'K'")
  return name === 'F'
}

interface Shaped {
  readonly shape: readonly number[]
}

/** A view in other steps; of anything else than arrays a new one. */
export function relay(
  value: Value | undefined,
  name: string,
  site: CallSite,
  changed: (lattice: Lattice) => Lattice,
): Value {
  return relaid(value ?? null, changed) ?? relaidCopy(needArray(value, name, site), changed)
}

/** A view with axes in another order; of anything else than arrays a new one. */
export function rearrangeAxes(
  value: Value | undefined,
  name: string,
  site: CallSite,
  orderOf: (values: Shaped) => readonly number[],
): Value {
  return relay(value, name, site, lattice => permuted(lattice, orderOf(lattice)))
}

/** Axes in the order given, or the other way round. */
export function transposition(values: Shaped, axes: readonly number[] | undefined): readonly number[] {
  if (axes === undefined) return values.shape.map((_, axis) => axis).toReversed()
  const order = axes.map(axis => wrapAxis(values, axis))
  if (order.length !== values.shape.length) throw new PythonError('ValueError', "axes don't match array")
  if (new Set(order).size !== order.length) throw new PythonError('ValueError', 'repeated axis in transpose')
  return order
}

function moved({ shape }: Shaped, from: number, to: number): readonly number[] {
  const order = shape.map((_, axis) => axis).filter(axis => axis !== from)
  return order.toSpliced(to, 0, from)
}

const swapaxes = row('swapaxes(a, axis1, axis2)', ([a, first = null, second = null], site) => {
  const axes = [first, second].map(axis => toInteger(axis, 'axis', site))
  return rearrangeAxes(a, 'swapaxes', site, values => {
    const [i, j] = axes.map(axis => wrapAxis(values, axis))
    return values.shape.map((_, axis) => (axis === i ? (j ?? axis) : axis === j ? (i ?? axis) : axis))
  })
})

const moveaxis = row('moveaxis(a, source, destination)', ([a, source = null, destination = null], site) => {
  const axes = [source, destination].map(axis => toInteger(axis, 'axis', site))
  return rearrangeAxes(a, 'moveaxis', site, values => {
    const [from = 0, to = 0] = axes.map(axis => wrapAxis(values, axis))
    return moved(values, from, to)
  })
})

const rollaxis = row('rollaxis(a, axis, start=0)', ([a, axis = null, start], site) => {
  const which = toInteger(axis, 'axis', site)
  const to = optionalInteger(start, 'start', site) ?? 0
  return rearrangeAxes(a, 'rollaxis', site, values => {
    const from = wrapAxis(values, which)
    return moved(values, from, from < to ? to - 1 : to)
  })
})

const expandDims = row('expand_dims(a, axis)', ([a, axis = null], site) => {
  const which = toInteger(axis, 'axis', site)
  return relay(a, 'expand_dims', site, lattice => withAxis(lattice, wrapAxis(lattice, which, lattice.shape.length + 1)))
})

function flipping(name: string, axis: number, rank: number): FunctionValue {
  return row(`${name}(m)`, ([m], site) =>
    relay(m, name, site, lattice => {
      if (lattice.shape.length < rank) throw new PythonError('ValueError', `Input must be >= ${rank}-d.`)
      return reversed(lattice, axis)
    }),
  )
}

const flip = row('flip(m, axis=None)', ([m, axis], site) => {
  const axes = optionalAxes(axis, site)
  return relay(m, 'flip', site, lattice =>
    (axes ?? lattice.shape.map((_, k) => k)).reduce(
      (result, each) => reversed(result, wrapAxis(lattice, each)),
      lattice,
    ),
  )
})

/** A matrix turned by quarters, counter-clockwise. */
const rot90 = row('rot90(m, k=1)', ([m, k], site) => {
  const quarters = (((optionalInteger(k, 'k', site) ?? 1) % 4) + 4) % 4
  return relay(m, 'rot90', site, lattice => {
    if (lattice.shape.length !== 2) throw new PythonError('ValueError', 'rot90() takes a matrix')
    let turned = lattice
    for (let turn = 0; turn < quarters; turn++) turned = reversed(permuted(turned, [1, 0]), 0)
    return turned
  })
})

const roll = row('roll(a, shift, axis=None)', ([a, shift = null, axis], site) => {
  const values = needArray(a, 'roll', site)
  const by = toInteger(shift, 'shift', site)
  const along = optionalInteger(axis, 'axis', site)
  if (along !== undefined) return rolled(values, along, by)
  return { ...rolled(reshape(values, [-1]), 0, by), shape: values.shape }
})

/** The parts between the places where an array is cut. */
function parts(whole: Value, values: ArrayValue, cuts: readonly number[], axis: number): Value {
  const along = wrapAxis(values, axis)
  const length = values.shape[along] ?? 0
  const ends = [...cuts.map(cut => Math.max(0, Math.min(length, cut < 0 ? cut + length : cut))), length]
  let start = 0
  return list(
    ends.map(end => {
      const from = start
      start = end
      const part = (lattice: Lattice): Lattice => partOf(lattice, along, from, Math.max(0, end - from))
      return relaid(whole, part) ?? relaidCopy(values, part)
    }),
  )
}

function splitting(name: string, uneven: boolean, fixed?: (rank: number) => number): FunctionValue {
  const signature =
    fixed === undefined ? `${name}(ary, indices_or_sections, axis=0)` : `${name}(ary, indices_or_sections)`
  return row(signature, ([ary, sections = null, axis], site) => {
    const values = needArray(ary, name, site)
    const along = fixed?.(values.shape.length) ?? optionalInteger(axis, 'axis', site) ?? 0
    const length = values.shape[wrapAxis(values, along)] ?? 0
    const isList =
      typeof sections === 'object' && sections !== null && !(sections.kind === 'array' && sections.shape.length === 0)
    if (isList) return parts(ary ?? null, values, [...needArray(sections, name, site).data], along)
    const count = toInteger(sections, 'the number of parts', site)
    if (count <= 0) throw new PythonError('ValueError', 'number sections must be larger than 0.')
    if (!uneven && length % count !== 0) {
      throw new PythonError('ValueError', 'array split does not result in an equal division')
    }
    requireLength(count)
    const cuts = Array.from({ length: count - 1 }, (_, k) => {
      const larger = Math.min(k + 1, length % count)
      return (k + 1) * Math.floor(length / count) + larger
    })
    return parts(ary ?? null, values, cuts, along)
  })
}

/** Views with at least so many axes: one of them, or a tuple of several. */
function atLeastRow(rank: 1 | 2 | 3): FunctionValue {
  const name = `atleast_${rank}d`
  return row(`${name}(*arys)`, ([arrays], site) => {
    const made = rest(arrays).map(each =>
      relay(each, name, site, lattice => [...newAxesUpTo(rank, lattice.shape.length)].reduce(withAxis, lattice)),
    )
    return made.length === 1 && made[0] !== undefined ? made[0] : tuple(made)
  })
}

/** Where new axes go, one after the other: in front, and the third behind. */
function newAxesUpTo(rank: 1 | 2 | 3, own: number): readonly number[] {
  return [0, 0, 2].slice(own, rank)
}

/** With a new axis of length 1. */
function withAxis({ start, shape, strides }: Lattice, at: number): Lattice {
  return { start, shape: shape.toSpliced(at, 0, 1), strides: strides.toSpliced(at, 0, 0) }
}

/** Every element several times; the times may differ. */
const repeat = row('repeat(a, repeats, axis=None)', ([a, repeats, axis], site) => {
  const values = needArray(a, 'repeat', site)
  const times = needIntegers(repeats, 'repeat', site)
  const along = optionalInteger(axis, 'axis', site)
  const line = along === undefined ? reshape(values, [-1]) : values
  const [only = 0] = times.data
  if (times.data.length === 1 && only >= 0) return repeated(line, wrapAxis(line, along ?? 0), only, true)
  return pickAlong(line, along ?? 0, length => {
    if (times.data.length !== 1 && times.data.length !== length) {
      const message = `operands could not be broadcast together with shape (${length},) (${times.data.length},)`
      throw new PythonError('ValueError', message)
    }
    const count = (k: number): number => times.data[times.data.length === 1 ? 0 : k] ?? 0
    let total = 0
    for (let k = 0; k < length; k++) {
      if (!(count(k) >= 0)) throw new PythonError('ValueError', 'repeats may not contain negative values.')
      total += count(k)
    }
    const chosen = new Int32Array(roomFor([total]))
    for (let k = 0, next = 0; k < length; k++) for (let left = count(k); left > 0; left--) chosen[next++] = k
    return chosen
  })
})

/** The whole array several times, along each axis. */
const tile = row('tile(A, reps)', ([a, reps = null], site) => {
  const times = readExtents(reps, site)
  const rank = Math.max(times.length, 1)
  let values = atLeast(needArray(a, 'tile', site), rank)
  const padded = [...Array.from({ length: values.shape.length - times.length }, () => 1), ...times]
  // The result has storage of its own, where nothing is repeated too.
  if (padded.every(count => count === 1)) return withData(values, copyOf(values.data), values.shape)
  for (const [axis, count] of padded.entries()) {
    if (count !== 1) values = repeated(values, axis, count, false)
  }
  return values
})

/** The elements again and again, or the first of them, in another shape. */
const resize = row('resize(a, new_shape)', ([a, shape = null], site) => {
  const { data, type, shape: own } = withDimension(needArray(a, 'resize', site), dimensionless)
  const lengths = readLengths(shape, site)
  if (lengths.some(length => length < 0))
    throw new PythonError('ValueError', 'all elements of `new_shape` must be non-negative')
  const room = roomFor(lengths)
  const result = zerosLike(data, room)
  const whole = sizeOf(own)
  for (let start = 0; whole > 0 && start < room; start += whole) result.set(data.subarray(0, room - start), start)
  return array(result, lengths, type)
})

/** Elements at places, along an axis or of everything. */
const take = row('take(a, indices, axis=None)', ([a, indices, axis], site) => {
  const values = needArray(a, 'take', site)
  const along = optionalInteger(axis, 'axis', site)
  const line = along === undefined ? reshape(values, [-1]) : values
  const wanted = needIntegers(indices, 'take', site)
  const at = wrapAxis(line, along ?? 0)
  const data =
    line.shape.length === 1
      ? elementsAt(line, wanted.data)
      : pickAlong(line, at, length => allWithin(wanted.data, length, 0)).data
  return withData(line, data, line.shape.toSpliced(at, 1, ...wanted.shape))
})

/** Places to leave out, counted from the front. */
const remove = row('delete(arr, obj, axis=None)', ([arr, obj, axis], site) => {
  const values = needArray(arr, 'delete', site)
  const along = optionalInteger(axis, 'axis', site)
  const line = along === undefined ? reshape(values, [-1]) : values
  const leftOut = needIntegers(obj, 'delete', site)
  return pickAlong(line, along ?? 0, length => {
    const kept = new Uint8Array(length).fill(1)
    if (leftOut.type === 'boolean') leftOut.data.subarray(0, length).forEach((out, k) => (kept[k] = Number(out === 0)))
    else for (const k of leftOut.data) kept[within(k, length, 0)] = 0
    return placesOfTruths(kept)
  })
})

function telling(name: string, tell: (values: ArrayValue) => Value): FunctionValue {
  return row(`${name}(a)`, ([a], site) => tell(needArray(a, name, site)))
}

const size = row('size(a, axis=None)', ([a, axis], site) => {
  const values = needArray(a, 'size', site)
  return BigInt(given(axis) ? (values.shape[wrapAxis(values, toInteger(axis, 'axis', site))] ?? 1) : values.data.length)
})

const unravelIndex = row('unravel_index(indices, shape)', ([indices, shape = null], site) => {
  const flat = needIntegers(indices, 'unravel_index', site)
  const lengths = readExtents(shape, site)
  for (const place of flat.data) {
    if (place >= 0 && place < sizeOf(lengths)) continue
    const message = `index ${place} is out of bounds for array with size ${sizeOf(lengths)}`
    throw new PythonError('ValueError', message)
  }
  return tuple(
    lengths.map((length, axis) => {
      const below = sizeOf(lengths.slice(axis + 1))
      const data = Float64Array.from(flat.data, k => Math.floor(k / below) % length)
      return array(data, flat.shape, 'integer')
    }),
  )
})

const ravelMultiIndex = row('ravel_multi_index(multi_index, dims)', ([index = null, dims = null], site) => {
  const lengths = readExtents(dims, site)
  const parts = typeof index === 'object' && index?.kind === 'tuple' ? index.items : [index]
  const axes = parts.map(part => needArray(part, 'ravel_multi_index', site))
  const [first] = axes
  if (first === undefined || axes.length !== lengths.length) {
    throw new PythonError('ValueError', `parameter multi_index must be a sequence of length ${lengths.length}`)
  }
  const data = numbers(first.data.length, k =>
    axes.reduce((sum, axis, at) => sum * (lengths[at] ?? 1) + (axis.data[k] ?? 0), 0),
  )
  return array(data, first.shape, 'integer')
})

/** numpy's functions of shapes. */
export const shaping: readonly FunctionValue[] = [
  row("reshape(a, shape, order='C')", ([a, shape = null, order], site) =>
    reshaped(a, 'reshape', readLengths(shape, site), order, site),
  ),
  row("ravel(a, order='C')", ([a, order], site) => ravelled(a, order, site)),
  row('transpose(a, axes=None)', ([a, axes], site) =>
    rearrangeAxes(a, 'transpose', site, values =>
      transposition(values, given(axes) ? readLengths(axes, site) : undefined),
    ),
  ),
  row('squeeze(a, axis=None)', ([a, axis], site) => {
    const axes = optionalAxes(axis, site)
    return relay(a, 'squeeze', site, lattice => squeezed(lattice, axes))
  }),
  row('broadcast_to(array, shape)', ([values, shape = null], site) =>
    stretched(needArray(values, 'broadcast_to', site), readShape(shape, site)),
  ),
  atLeastRow(1),
  atLeastRow(2),
  atLeastRow(3),
  swapaxes,
  moveaxis,
  rollaxis,
  expandDims,
  flip,
  flipping('fliplr', 1, 2),
  flipping('flipud', 0, 1),
  rot90,
  roll,
  splitting('split', false),
  splitting('array_split', true),
  splitting('vsplit', false, () => 0),
  splitting('hsplit', false, rank => (rank > 1 ? 1 : 0)),
  repeat,
  tile,
  resize,
  take,
  remove,
  pad,
  telling('shape', ({ shape }) => tuple(shape.map(BigInt))),
  telling('ndim', ({ shape }) => BigInt(shape.length)),
  size,
  unravelIndex,
  ravelMultiIndex,
]

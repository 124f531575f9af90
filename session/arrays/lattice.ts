/**
 * Elements of an array that a step for each axis leads through, beginning with one of them: slices, axes in another order,
 * diagonals. They are found without a list of their places.
 */
import { arrayMemory, copyPlaneThere, mostPlaced, type Plane, type Stepped } from '../../compiler/index.ts'
import {
  copyFloat32Plane,
  copyFloat64Plane,
  copyInt16Plane,
  copyInt32Plane,
  copyUint8Plane,
} from '../generated/loops.ts'
import { fill, movable, roomFor, sizeOf, type Storage } from './array.ts'
import { sliceIndices, within, type Index } from './indexing.ts'
import { unwrittenLike, unwrittenPlaces } from './unwritten.ts'

export interface Lattice {
  /** The place of the first element. */
  readonly start: number
  readonly shape: readonly number[]
  /** How far it is to the next element along each axis. */
  readonly strides: readonly number[]
}

/** All elements of an array of this shape. */
export function wholeLattice(shape: readonly number[]): Lattice {
  return { start: 0, shape, strides: shape.map((_, axis) => sizeOf(shape.slice(axis + 1))) }
}

/** All elements of an array in a larger shape: no step leads along an axis that it is stretched along. */
export function stretchedLattice(own: readonly number[], shape: readonly number[]): Lattice {
  const { strides } = wholeLattice(own)
  const missing = shape.length - own.length
  return {
    start: 0,
    shape,
    strides: shape.map((_, axis) => (own[axis - missing] === 1 ? 0 : (strides[axis - missing] ?? 0))),
  }
}

/** Its axes in another order. */
export function permuted({ start, shape, strides }: Lattice, order: readonly number[]): Lattice {
  return { start, shape: order.map(axis => shape[axis] ?? 1), strides: order.map(axis => strides[axis] ?? 0) }
}

/** Of one axis so many elements, from the first one given. */
export function partOf({ start, shape, strides }: Lattice, axis: number, first: number, count: number): Lattice {
  return { start: start + first * (strides[axis] ?? 0), shape: shape.with(axis, count), strides }
}

/** One axis backwards. */
export function reversed({ start, shape, strides }: Lattice, axis: number): Lattice {
  const stride = strides[axis] ?? 0
  const last = Math.max(0, (shape[axis] ?? 1) - 1)
  return { start: start + last * stride, shape, strides: strides.with(axis, -stride) }
}

/**
 * What whole numbers, slices and new axes pick of it; undefined where there are other indices, or more than axes.
 *
 * @throws PythonError IndexError for what lies outside
 */
export function picked(lattice: Lattice, indices: readonly Index[]): Lattice | undefined {
  const taken = indices.filter(({ kind }) => kind === 'at' || kind === 'slice').length
  const ellipses = indices.filter(({ kind }) => kind === 'ellipsis').length
  const { length } = lattice.shape
  if (taken > length || ellipses > 1 || indices.some(({ kind }) => kind === 'array')) return undefined
  let { start } = lattice
  const shape: number[] = []
  const strides: number[] = []
  let axis = 0
  const keep = (count: number): void => {
    shape.push(...lattice.shape.slice(axis, axis + count))
    strides.push(...lattice.strides.slice(axis, axis + count))
    axis += count
  }
  for (const index of indices) {
    const [extent = 1, stride = 0] = [lattice.shape[axis], lattice.strides[axis]]
    if (index.kind === 'new-axis') {
      shape.push(1)
      strides.push(0)
    } else if (index.kind === 'ellipsis') keep(length - taken)
    else if (index.kind === 'at') {
      start += within(index.index, extent, axis++) * stride
    } else if (index.kind === 'slice') {
      const slice = sliceIndices(index, extent)
      // Of nothing the first element may lie outside.
      if (slice.count > 0) start += slice.start * stride
      shape.push(slice.count)
      strides.push(slice.step * stride)
      axis++
    }
  }
  keep(length - axis)
  return { start, shape, strides }
}

/** Whether its elements lie next to each other, in the order of an array of its shape. */
export function isContiguous({ shape, strides }: Lattice): boolean {
  const whole = wholeLattice(shape)
  return sizeOf(shape) === 0 || shape.every((extent, axis) => extent === 1 || strides[axis] === whole.strides[axis])
}

/** The places of its elements. */
export function placesOf({ start, shape, strides }: Lattice): Int32Array {
  let places: Int32Array = Int32Array.of(start)
  if (roomFor(shape) === 0) return new Int32Array(0)
  for (const [axis, length] of shape.entries()) {
    const stride = strides[axis] ?? 0
    const next = unwrittenPlaces(places.length * length)
    let k = 0
    for (let n = 0; n < places.length; n++) {
      const base = places[n] ?? 0
      for (let i = 0; i < length; i++) next[k++] = base + i * stride
    }
    places = next
  }
  return places
}

/** Fewer elements are copied in the time that it takes to find them in the memory of the runtime. */
const leastStepped = 4096

/**
 * Many elements as they stand, few of them many times or in the memory of the runtime, to be brought together there some at a
 * time; undefined of others, or where steps down and to the right do not lead through all of them.
 */
export function steppedThrough<T extends Storage>(data: T, lattice: Lattice): Stepped<T> | undefined {
  const isThere = data.byteLength <= mostPlaced || arrayMemory.addressOf(data) !== undefined
  const isMany = sizeOf(lattice.shape) >= leastStepped && isThere
  const { start, shape, strides } = isMany ? withoutSeams(lattice) : lattice
  if (!isMany || shape.length > 2) return undefined
  const [rows = 1, columns = 1] = shape.length === 2 ? shape : [1, ...shape]
  const [down = 0, right = 0] = shape.length === 2 ? strides : [0, ...strides]
  return { data, start, rows, columns, down, right }
}

/** Axes that one step leads through together become one, and those of length 1 none. */
function withoutSeams({ start, shape, strides }: Lattice): Lattice {
  const [lengths, steps]: [number[], number[]] = [[], []]
  for (const [axis, length] of shape.entries()) {
    if (length === 1) continue
    const [stride = 0, last = NaN, before = 1] = [strides[axis], steps.at(-1), lengths.at(-1)]
    if (last === stride * length) {
      lengths[lengths.length - 1] = before * length
      steps[steps.length - 1] = stride
    } else {
      lengths.push(length)
      steps.push(stride)
    }
  }
  return { start, shape: lengths, strides: steps }
}

/** Goes through its elements a line after the other: where each begins, how far it is to the next element, how many there are. */
export function alongLines(
  { start, shape, strides }: Lattice,
  go: (start: number, step: number, count: number) => void,
): void {
  const [step = 0, count = 1] = [strides.at(-1), shape.at(-1)]
  for (const first of placesOf({ start, shape: shape.slice(0, -1), strides })) go(first, step, count)
}

/** Its elements, in storage of their own. */
export function copied(data: Storage, lattice: Lattice): Storage {
  const { shape } = lattice
  const result = unwrittenLike(data, roomFor(shape))
  if (result.length === 0) return result
  if (isContiguous(lattice)) {
    result.set(data.subarray(lattice.start, lattice.start + result.length))
    return result
  }
  copyAlong(data, lattice, result, wholeLattice(shape))
  return result
}

/** Elements of a storage written to another one of the same kind, at the places of a lattice of the same shape. */
export function copyAlong(data: Storage, from: Lattice, result: Storage, to: Lattice): void {
  const { shape } = from
  if (sizeOf(shape) === 0) return
  const [here, there] = [lastSteps(from), lastSteps(to)]
  const plane: Plane = {
    rows: shape.at(-2) ?? 1,
    columns: shape.at(-1) ?? 1,
    ...here,
    downThere: there.down,
    rightThere: there.right,
  }
  const targets = placesOf(outerAxes(to))
  for (const [k, start] of placesOf(outerAxes(from)).entries()) {
    copyPlane(data, start, result, targets[k] ?? 0, plane)
  }
}

function lastSteps({ strides }: Lattice): Pick<Plane, 'down' | 'right'> {
  return { down: strides.at(-2) ?? 0, right: strides.at(-1) ?? 0 }
}

function outerAxes({ start, shape, strides }: Lattice): Lattice {
  return { start, shape: shape.slice(0, -2), strides: strides.slice(0, -2) }
}

/** So many elements next to each other are moved at once. */
const leastMoved = 32

function copyPlane(data: Storage, start: number, result: Storage, at: number, plane: Plane): void {
  if (copyPlaneThere(data, start, result, at, plane)) return
  const { rows, columns, down, right, downThere, rightThere } = plane
  if (columns < 8 && columns < rows) {
    const turned = {
      rows: columns,
      columns: rows,
      down: right,
      right: down,
      downThere: rightThere,
      rightThere: downThere,
    }
    copyPlane(data, start, result, at, turned)
    return
  }
  if (columns < leastMoved || rightThere !== 1 || right < 0 || right > 1) {
    copyByLoop(data, start, result, at, plane)
    return
  }
  for (let i = 0; i < rows; i++) {
    const [from, to] = [start + i * down, at + i * downThere]
    if (right === 1) result.set(data.subarray(from, from + columns), to)
    else fill(result.subarray(to, to + columns), data[from] ?? NaN)
  }
}

function copyByLoop(from: Storage, start: number, to: Storage, at: number, plane: Plane): void {
  const [data, result] = [movable(from), movable(to)]
  if (data instanceof Float64Array) copyFloat64Plane(data, start, result as Float64Array, at, plane)
  else if (data instanceof Float32Array) copyFloat32Plane(data, start, result as Float32Array, at, plane)
  else if (data instanceof Int32Array) copyInt32Plane(data, start, result as Int32Array, at, plane)
  else if (data instanceof Int16Array) copyInt16Plane(data, start, result as Int16Array, at, plane)
  else copyUint8Plane(data, start, result as Uint8Array, at, plane)
}

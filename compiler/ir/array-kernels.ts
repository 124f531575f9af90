/** What is done to long arrays where they stand in the memory of `runtime.wasm`, as far as they do. */
import { once } from '../../diagnostics/index.ts'
import { arrayMemory, WORK } from './array-memory.ts'
import { type Exported, runtimeExport } from './runtime-exports.ts'

/** Storage of elements of 8, 4, 2 or 1 bytes. */
export type Elements =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint8Array
  | Int8Array
  | Int16Array
  | Uint16Array
  | Uint32Array

/** How many rows and columns there are, and how far it is to the next element down and to the right, here and there. */
export interface Plane {
  readonly rows: number
  readonly columns: number
  readonly down: number
  readonly right: number
  readonly downThere: number
  readonly rightThere: number
}

/** Elements of a storage that steps lead to, row by row. */
export interface Stepped<T extends Elements = Elements> extends Pick<Plane, 'rows' | 'columns' | 'down' | 'right'> {
  readonly data: T
  /** The place of the first one. */
  readonly start: number
}

/** Fewer elements take as long to find in the memory as to copy. */
const leastCopied = 1024

/** So many bytes may stand elsewhere: they are brought there. */
export const mostPlaced: number = 2 ** 16

/** Few numbers copied to an address; undefined for many. */
export function placeOfFew(data: Elements, at: number): number | undefined {
  if (data.byteLength > mostPlaced) return undefined
  viewLike(data, at, data.length).set(data)
  return at
}

/** So many elements of the memory, as numbers of the same kind. */
export function viewLike<T extends Elements>(like: T, at: number, length: number): T {
  const kind = like.constructor as new (memory: ArrayBufferLike, at: number, length: number) => T
  return new kind(arrayMemory.memory.buffer, at, length)
}

const copies = once((): Readonly<Record<1 | 2 | 4 | 8, Exported>> => ({
  1: runtimeExport('copyPlane1'),
  2: runtimeExport('copyPlane2'),
  4: runtimeExport('copyPlane4'),
  8: runtimeExport('copyPlane8'),
}))

/** The function that copies elements of so many bytes. */
function copyOfWidth(width: number): Exported {
  return copies()[width as 1 | 2 | 4 | 8]
}

/**
 * Copies elements from one place on to another one, in steps that are counted in elements, which lie within both. What is
 * written must not be read here.
 *
 * @returns whether both were found in the memory; otherwise nothing was done
 */
export function copyPlaneThere(data: Elements, start: number, result: Elements, at: number, plane: Plane): boolean {
  const { rows, columns, down, right, downThere, rightThere } = plane
  if (rows * columns < leastCopied) return false
  const to = arrayMemory.addressOf(result)
  const from = to === undefined ? undefined : (arrayMemory.addressOf(data) ?? placeOfFew(data, WORK))
  if (from === undefined || to === undefined) return false
  const width = data.BYTES_PER_ELEMENT
  const steps = [downThere * width, rightThere * width, down * width, right * width]
  copyOfWidth(width)(to + at * width, from + start * width, rows, columns, ...steps)
  return true
}

/** Puts so many of the elements, whose storage stands at an address in the memory, to another one. */
export function gatherThere(from: Stepped, storage: number, first: number, count: number, to: number): void {
  const { data, start, columns, down, right } = from
  const width = data.BYTES_PER_ELEMENT
  const address = storage + start * width
  let row = Math.floor(first / columns)
  let column = first - row * columns
  // The end of a row, whole rows, and the beginning of one.
  for (let done = 0; done < count;) {
    const left = count - done
    const rows = column === 0 && left >= columns ? Math.floor(left / columns) : 1
    const wide = Math.min(left, columns - column)
    const at = address + (row * down + column * right) * width
    copyOfWidth(width)(to + done * width, at, rows, wide, wide * width, width, down * width, right * width)
    done += rows * wide
    row += rows
    column = 0
  }
}

/**
 * Writes a number to every element.
 *
 * @returns whether they were found in the memory; otherwise nothing was done
 */
export function fillThere(data: Elements, value: number): boolean {
  const { length, BYTES_PER_ELEMENT: width } = data
  const to = addressOfMany(data)
  if (to === undefined) return false
  viewLike(data, WORK, 1)[0] = value
  copyOfWidth(width)(to, WORK, 1, length, 0, width, 0, 0)
  return true
}

/** So many bytes are made at once where results stand elsewhere. */
const mostMade = 2 ** 14

/**
 * Whether all truths of each line hold, or one of each does. Lines stand one behind the other, and there is a result for each.
 *
 * @returns whether they were found in the memory; otherwise nothing was done
 */
export function holdLinesThere(truths: Uint8Array, length: number, isAll: boolean, result: Uint8Array): boolean {
  const from = addressOfMany(truths)
  if (from === undefined) return false
  const hold = runtimeExport('holdLines')
  for (let first = 0; first < result.length; first += mostMade) {
    const count = Math.min(mostMade, result.length - first)
    hold(WORK, from + first * length, length, count, Number(isAll))
    result.set(new Uint8Array(arrayMemory.memory.buffer, WORK, count), first)
  }
  return true
}

/** The same of each column of rows that stand one behind the other; not of very long ones. */
export function holdRowsThere(truths: Uint8Array, isAll: boolean, result: Uint8Array): boolean {
  const { length } = result
  const from = length > mostMade ? undefined : addressOfMany(truths)
  if (from === undefined) return false
  const found = new Uint8Array(arrayMemory.memory.buffer, WORK, length).fill(Number(isAll))
  runtimeExport('holdRows')(WORK, from, length, truths.length / length, Number(isAll))
  result.set(found)
  return true
}

/**
 * How often each whole number is there, of which none is below 0 or as large as there are counts.
 *
 * @returns undefined where they were not found in the memory, or there are more counts than it has room for beside them
 */
export function countEachThere(data: Float64Array, counts: number): Int32Array | undefined {
  const from = 4 * counts > mostPlaced ? undefined : addressOfMany(data)
  if (from === undefined) return undefined
  const made = new Int32Array(arrayMemory.memory.buffer, WORK, counts).fill(0)
  runtimeExport('countEach')(WORK, from, data.length)
  return made.slice()
}

/**
 * Writes the places of the truths that hold, for one more than which there is room.
 *
 * @returns whether both were found in the memory; otherwise nothing was done
 */
export function findTruthsThere(truths: Uint8Array, result: Float64Array): boolean {
  const [from, to] = [addressOfMany(truths), arrayMemory.addressOf(result)]
  if (from === undefined || to === undefined) return false
  runtimeExport('findTruths')(to, from, truths.length)
  return true
}

/** How many truths hold; undefined where they are not found in the memory. */
export function countThere(truths: Uint8Array): number | undefined {
  const from = addressOfMany(truths)
  return from === undefined ? undefined : Number(runtimeExport('countLine')(from, truths.length))
}

/**
 * Writes bytes, or numbers of single precision, as doubles, or rounds doubles to single precision.
 *
 * @returns whether both were found in the memory; otherwise nothing was done
 */
export function convertThere(data: Elements, result: Elements): boolean {
  const name = conversionOf(data, result)
  const [from, to] = name === undefined ? [] : [addressOfMany(data), addressOfMany(result)]
  if (name === undefined || from === undefined || to === undefined) return false
  runtimeExport(name)(to, from, data.length)
  return true
}

function conversionOf(data: Elements, result: Elements): string | undefined {
  if (data instanceof Float64Array) return result instanceof Float32Array ? 'singlesOfFloats' : undefined
  if (!(result instanceof Float64Array)) return undefined
  return data instanceof Uint8Array ? 'floatsOfBytes' : data instanceof Float32Array ? 'floatsOfSingles' : undefined
}

/**
 * Writes the parts of numbers before the point, and 0 in place of -0.
 *
 * @returns whether both were found in the memory and none is larger than the most, or NaN
 */
export function truncateThere(data: Float64Array, result: Float64Array, most: number): boolean {
  const [from, to] = [addressOfMany(data), addressOfMany(result)]
  return from !== undefined && to !== undefined && runtimeExport('truncateLine')(to, from, data.length, most) === 1
}

/** Whether the size of each number is at most this, which that of NaN is not; undefined where they are not found in the memory. */
export function areWithinThere(data: Float64Array, most: number): boolean | undefined {
  const from = addressOfMany(data)
  if (from === undefined) return undefined
  // They fill whole vectors, but for the last one of an odd number.
  const last = Math.abs(data.at(-1) ?? NaN)
  return last <= most && runtimeExport('areWithin')(from, most, 8 * (data.length & ~1)) === 1
}

/**
 * Writes the elements at places of a row, which are whole numbers and counted from its end if they are below 0.
 *
 * @returns how many there are before one that lies outside; undefined where not all were found in the memory, and nothing was done
 */
export function gatherAtThere(data: Elements, places: Float64Array, result: Elements): number | undefined {
  const width = data.BYTES_PER_ELEMENT
  const [to, at, from] = [addressOfMany(result), addressOfMany(places), arrayMemory.addressOf(data)]
  if (to === undefined || at === undefined || from === undefined || width < 4) return undefined
  return Number(runtimeExport(width === 8 ? 'gather8' : 'gather4')(to, from, at, places.length, data.length))
}

/** Room for counts of the values of every byte of a number. */
const countBytes = 8192

/** Three lines of so many bytes stand in the work area beside the counts. */
const mostSorted = 2 ** 16

/** Room for a line that is to be sorted and for more beside it, so many lines in all; undefined where there is none. */
function roomToSort({ byteLength }: Elements, lines: number): number | undefined {
  if (byteLength <= mostSorted) return WORK + countBytes
  return arrayMemory.workRoom(lines * byteLength)?.byteOffset
}

/**
 * Sorts numbers, NaN last.
 *
 * @returns whether there was room for it; otherwise nothing was done
 */
export function sortThere(data: Float64Array | Float32Array): boolean {
  const there = arrayMemory.addressOf(data)
  const room = roomToSort(data, there === undefined ? 2 : 1)
  if (room === undefined) return false
  const sort = runtimeExport(data instanceof Float64Array ? 'sortLine' : 'sortfLine')
  if (there !== undefined) sort(there, room, WORK, data.length)
  else {
    const line = viewLike(data, room, data.length)
    line.set(data)
    sort(room, room + data.byteLength, WORK, data.length)
    data.set(line)
  }
  return true
}

/** The places of numbers by size, NaN last; equal ones keep their order. To be copied; undefined where there was no room. */
export function orderThere(data: Float64Array): Int32Array | undefined {
  const at = roomToSort(data, 3)
  if (at === undefined) return undefined
  viewLike(data, at, data.length).set(data)
  const places = runtimeExport('orderLine')(at, at + data.byteLength, WORK, data.length)
  return new Int32Array(arrayMemory.memory.buffer, Number(places), data.length)
}

/** Of two matrices and their product each may stand elsewhere, if it has few elements. */
const roomsOfMatrices = [WORK, WORK + mostPlaced, WORK + 2 * mostPlaced] as const

/**
 * Writes the product of two matrices: each sum in order of the inner index, of which there are so many.
 *
 * @returns whether all were found in the memory, or are few elements; otherwise nothing was done
 */
export function multiplyThere(a: Float64Array, b: Float64Array, inner: number, result: Float64Array): boolean {
  const [roomOfA, roomOfB, roomOfResult] = roomsOfMatrices
  const left = arrayMemory.addressOf(a) ?? placeOfFew(a, roomOfA)
  const right = arrayMemory.addressOf(b) ?? placeOfFew(b, roomOfB)
  const there = arrayMemory.addressOf(result)
  if (left === undefined || right === undefined || (there ?? placeOfFew(result, roomOfResult)) === undefined)
    return false
  const made = viewLike(result, there ?? roomOfResult, result.length).fill(0)
  runtimeExport('multiplyMatrices')(made.byteOffset, left, right, a.length / inner, inner, b.length / inner)
  if (there === undefined) result.set(made)
  return true
}

/**
 * Writes how many numbers of a sorted row lie before each of others, those equal to it too if `isRight`.
 *
 * @returns whether all were found in the memory; otherwise nothing was done
 */
export function searchThere(row: Float64Array, wanted: Float64Array, isRight: boolean, result: Float64Array): boolean {
  const [from, to] = [addressOfMany(wanted), addressOfMany(result)]
  const line =
    from === undefined || to === undefined ? undefined : (arrayMemory.addressOf(row) ?? placeOfFew(row, WORK))
  if (from === undefined || to === undefined || line === undefined) return false
  runtimeExport('searchLine')(to, line, row.length, from, wanted.length, Number(isRight))
  return true
}

function addressOfMany(data: Elements): number | undefined {
  return data.length < leastCopied ? undefined : arrayMemory.addressOf(data)
}

/** What is done to long arrays where they stand in the memory of `runtime.wasm`, as far as they do. */
import { arrayMemory, WORK } from './array-memory.ts'
import { type Exported, runtimeExport } from './runtime-exports.ts'

/** Storage of elements of 8, 4 or 1 bytes. */
export type Elements = Float64Array | Float32Array | Int32Array | Uint8Array

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

let copies: Readonly<Record<1 | 4 | 8, Exported>> | undefined

/** The function that copies elements of so many bytes. */
function copyOfWidth(width: number): Exported {
  copies ??= { 1: runtimeExport('copyPlane1'), 4: runtimeExport('copyPlane4'), 8: runtimeExport('copyPlane8') }
  return width === 8 ? copies[8] : width === 4 ? copies[4] : copies[1]
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
  const [from, to] = [arrayMemory.addressOf(data), arrayMemory.addressOf(result)]
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
  const to = length < leastCopied ? undefined : arrayMemory.addressOf(data)
  if (to === undefined) return false
  const kind = data.constructor as new (memory: ArrayBufferLike, at: number, length: number) => Elements
  new kind(arrayMemory.memory.buffer, WORK, 1)[0] = value
  copyOfWidth(width)(to, WORK, 1, length, 0, width, 0, 0)
  return true
}

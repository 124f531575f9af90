/**
 * A stored state as bytes, and back. The form says of itself what it holds:
 *
 * | bytes | |
 * |---|---|
 * | 8 | `HILLOCK1` in ASCII |
 * | 4 | length of the head, u32 |
 * | | the head: JSON in UTF-8, filled up with blanks to a multiple of 8 |
 * | | the arrays one after the other, each filled up to a multiple of 8; the head says where each begins behind the head |
 * | 4 | CRC-32 (that of zip and PNG) of everything before |
 *
 * All numbers stand with the lowest byte first.
 */
import { error, HillockError } from '../diagnostics/index.ts'
import { type NumberArray, numberArrays } from '../host/running.ts'
import type { Snapshot } from './snapshot.ts'

const magic = 'HILLOCK1'
const elements = ['f64', 'f32', 'i32', 'u8'] as const

type ArrayElement = (typeof elements)[number]

interface StoredArray {
  readonly name: string
  readonly element: ArrayElement
  readonly length: number
  /** Behind the head. */
  readonly at: number
}

interface Head {
  readonly t: number
  readonly clocks: readonly { readonly name: string; readonly dt: number; readonly timestep: number }[]
  readonly objects: readonly { readonly name: string; readonly arrays: readonly StoredArray[] }[]
  readonly random: {
    readonly seed: number
    readonly epoch: number
    readonly drawn: boolean
    readonly own: number | null
  }
}

/** A state as bytes. */
export function snapshotBytes({ t, clocks, objects, random }: Snapshot): Uint8Array {
  const arrays: { readonly at: number; readonly values: NumberArray }[] = []
  let size = 0
  const place = (name: string, values: NumberArray): StoredArray => {
    const at = size
    arrays.push({ at, values })
    size = padded(at + values.byteLength)
    return { name, element: elementOfArray(values), length: values.length, at }
  }
  const head: Head = {
    t,
    clocks: Array.from(clocks, ([name, clock]) => ({ name, ...clock })),
    objects: Array.from(objects, ([name, contents]) => ({
      name,
      arrays: Array.from(contents, ([array, values]) => place(array, values)),
    })),
    random: { ...random, own: random.own ?? null },
  }
  const text = new TextEncoder().encode(JSON.stringify(head))
  const begin = padded(12 + text.length)
  const bytes = new Uint8Array(begin + size + 4)
  bytes.set(new TextEncoder().encode(magic))
  const view = new DataView(bytes.buffer)
  view.setUint32(8, begin - 12, true)
  bytes.fill(32, 12, begin).set(text, 12)
  for (const { at, values } of arrays)
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), begin + at)
  view.setUint32(begin + size, crc32(bytes.subarray(0, begin + size)), true)
  return bytes
}

/**
 * The state that bytes hold. They are read as a whole before anything of them is used.
 *
 * @throws HillockError `file` for bytes that are no state, or not all of one
 */
export function snapshotOf(bytes: Uint8Array): Snapshot {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - 4
  if (end < 12 || new TextDecoder('latin1').decode(bytes.subarray(0, 8)) !== magic)
    throw unreadable('it begins with other bytes')
  if (view.getUint32(end, true) !== crc32(bytes.subarray(0, end)))
    throw unreadable('it is damaged, or not all of it is there')
  const begin = 12 + view.getUint32(8, true)
  if (begin > end || begin % 8 !== 0) throw unreadable('its head is longer than it')
  const head = readHead(bytes.subarray(12, begin))
  return {
    t: head.t,
    clocks: new Map(head.clocks.map(({ name, dt, timestep }) => [name, { dt, timestep }])),
    objects: new Map(
      head.objects.map(({ name, arrays }) => [
        name,
        new Map(arrays.map(array => [array.name, readArray(array, bytes.subarray(begin, end))])),
      ]),
    ),
    random: { ...head.random, own: head.random.own ?? undefined },
  }
}

function readArray({ element, length, at }: StoredArray, data: Uint8Array): NumberArray {
  const bytes = length * numberArrays[element].prototype.BYTES_PER_ELEMENT
  if (at + bytes > data.length) throw unreadable('an array goes beyond its end')
  const array = new numberArrays[element](length)
  new Uint8Array(array.buffer).set(data.subarray(at, at + bytes))
  return array
}

function readHead(bytes: Uint8Array): Head {
  let head: unknown
  try {
    head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof TypeError)) throw cause
    throw unreadable('its head cannot be read')
  }
  if (!isHead(head)) throw unreadable('its head says something else than what a state holds')
  return head
}

type Loose<Type> = { readonly [Key in keyof Type]?: unknown }

function isHead(value: unknown): value is Head {
  const { t, clocks, objects, random } = fields<Head>(value)
  return (
    isTime(t) &&
    isListOf(clocks, each => {
      const { name, dt, timestep } = fields<Head['clocks'][number]>(each)
      return typeof name === 'string' && isTime(dt) && dt > 0 && isCount(timestep)
    }) &&
    isListOf(objects, each => {
      const { name, arrays } = fields<Head['objects'][number]>(each)
      return typeof name === 'string' && isListOf(arrays, isStoredArray)
    }) &&
    isRandom(random)
  )
}

function isStoredArray(value: unknown): boolean {
  const { name, element, length, at } = fields<StoredArray>(value)
  const known = elements.some(each => each === element)
  return typeof name === 'string' && known && isCount(length) && isCount(at) && at % 8 === 0
}

function isRandom(value: unknown): boolean {
  const { seed, epoch, drawn, own } = fields<Head['random']>(value)
  return isCount(seed) && isCount(epoch) && typeof drawn === 'boolean' && (own === null || isCount(own))
}

function fields<Type>(value: unknown): Loose<Type> {
  return typeof value === 'object' && value !== null ? (value as Loose<Type>) : {}
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem)
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function elementOfArray(values: NumberArray): ArrayElement {
  return elements.find(element => values instanceof numberArrays[element]) ?? 'f64'
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8
}

/** The checksum of ISO 3309, bit by bit reflected, polynomial EDB88320₁₆. */
function crc32(bytes: Uint8Array): number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
    return rest
  })
  let sum = 0xffffffff
  for (const byte of bytes) sum = (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0)
  return (sum ^ 0xffffffff) >>> 0
}

function unreadable(why: string): HillockError {
  return new HillockError([error('file', undefined, `this is no stored state of a network: ${why}`)])
}

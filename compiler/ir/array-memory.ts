/**
 * Memory of long arrays that functions of `runtime.wasm` reach where they are, and that is used again. What an engine frees
 * late and zeroes anew, page by page, takes longer than the numbers in it to compute.
 *
 * A script's arrays share memory with their views, so a part of it is free when nobody can reach any of these. Only an engine
 * knows that, of buffers: each part therefore is lent as a buffer of its own over the whole memory, which is possible of memory
 * that threads share, and returns when the engine has let go of the buffer. It tells so in a later task of the event loop.
 */
import { HEAP } from '../../abi/index.ts'
import { orNoMemory } from '../../diagnostics/index.ts'

/** A part of a memory. */
export interface Room {
  readonly buffer: ArrayBufferLike
  readonly byteOffset: number
}

/** From where to where it reaches. */
export interface Part {
  readonly start: number
  readonly end: number
}

/** Where rows are computed that are elsewhere: behind the module's own data and the table of the normals. */
export const WORK: number = HEAP + 16384
const workBytes = 5 * 2 ** 16 + 2 ** 13

/** So many bytes are lent together at most: address space, most of which is not asked for as memory before it is needed. */
const mostLent = 2 ** 30

/** The memory grows by so many bytes at least. */
const leastGrowth = 2 ** 26

/** Fewer bytes are not worth a buffer over the memory. */
export const leastLent: number = 2 ** 17

/** Arrays begin with a page, so that none shares lines of the processor's memory with another one. */
const page = 4096

/** After so many bytes the event loop is let in: more of them are to be free by then. */
const bytesOfTurn = 2 ** 24

/** At most so many are lent without a turn: where a script gives none, what is no longer used would stand there until all is lent. */
const mostOfTurn = 2 ** 28

/** So many bytes of room to work in stay lent for the next time: what is done once is often done again. */
const mostKept = 2 ** 26

/** Engines look for what is free in a hurry where young memory grows by less. */
const leastWeight = 2 ** 26

const firstPage = Math.ceil((WORK + workBytes) / 65536)

const { Buffer: NodeBuffer } = globalThis as {
  Buffer?: { readonly allocUnsafeSlow: (size: number) => { readonly buffer: ArrayBuffer } }
}

/** The memory of one thread, taken when it is first needed. */
class ArrayMemory {
  #reserved: WebAssembly.Memory | undefined
  /** Parts nobody has, in order. */
  readonly #free: Part[] = []
  /**
   * What buffers under way have: as much memory as they stand for, or some of them together. By that engines see when it is
   * time to look for what is free. Buffers over a memory take no properties, except in old engines.
   */
  readonly #weights = new WeakMap<ArrayBufferLike, ArrayBufferLike | null>()
  readonly #returned = new FinalizationRegistry<Part>(part => giveBack(this.#free, part))
  #workRoom: { readonly room: Room; readonly bytes: number } | undefined
  #lentSinceTurn = 0
  #unweighed = 0

  /** What instances of the runtime import. */
  get memory(): WebAssembly.Memory {
    return (this.#reserved ??= this.#reserve())
  }

  /** Whether it is one that threads could share, so that there may be several buffers over it. */
  get isShared(): boolean {
    return canBeLent() && this.memory.buffer instanceof SharedArrayBuffer
  }

  /** Room for so many bytes, of any content; undefined where there is none, or too much was lent without a turn. */
  lend(bytes: number): Room | undefined {
    if (!this.isShared) return undefined
    const size = Math.ceil(bytes / page) * page
    if (this.#lentSinceTurn >= mostOfTurn) return undefined
    this.#lentSinceTurn += size
    const part = take(this.#free, size) ?? this.#grown(size)
    if (part === undefined) return undefined
    const buffer = structuredClone(this.memory.buffer)
    this.#weights.set(buffer, this.#weigh(size))
    this.#returned.register(buffer, part)
    return { buffer, byteOffset: part.start }
  }

  /** Room for so many bytes until somebody asks again; undefined where there is none. */
  workRoom(bytes: number): Room | undefined {
    if (this.#workRoom !== undefined && this.#workRoom.bytes >= bytes) return this.#workRoom.room
    const room = this.lend(bytes)
    this.#workRoom = room === undefined || bytes > mostKept ? undefined : { room, bytes }
    return room
  }

  /** Where the first byte of numbers stands in the memory; undefined of those that are elsewhere. */
  addressOf({ buffer, byteOffset }: Room): number | undefined {
    return this.#weights.has(buffer) ? byteOffset : undefined
  }

  /** Whether it is time to let the event loop in, for what is no longer used to come back; asked once for each time. */
  wantsTurn(): boolean {
    if (this.#lentSinceTurn < bytesOfTurn) return false
    this.#lentSinceTurn = 0
    return true
  }

  /** Room at the end of more memory; undefined where there is no more. */
  #grown(size: number): Part | undefined {
    for (const bytes of [Math.max(size, leastGrowth), size]) {
      try {
        const start = this.memory.grow(Math.ceil(bytes / 65536)) * 65536
        giveBack(this.#free, { start, end: this.memory.buffer.byteLength })
        return take(this.#free, size)
      } catch (cause) {
        if (!(cause instanceof RangeError)) throw cause
      }
    }
    return undefined
  }

  /** As much memory as was lent since the last time, where that is much. */
  #weigh(size: number): ArrayBufferLike | null {
    this.#unweighed += size
    if (this.#unweighed < leastWeight) return null
    const made = untouched(this.#unweighed)
    this.#unweighed = 0
    return made
  }

  /** @throws HillockError `too-large` where there is no memory for rows */
  #reserve(): WebAssembly.Memory {
    if (canBeLent()) {
      const maximum = firstPage + mostLent / 65536
      try {
        return new WebAssembly.Memory({ initial: firstPage, maximum, shared: true })
      } catch {
        // Where there is too little address space arrays stand elsewhere.
      }
    }
    try {
      return new WebAssembly.Memory({ initial: firstPage, maximum: firstPage })
    } catch (cause) {
      throw orNoMemory(cause)
    }
  }
}

export const arrayMemory: ArrayMemory = new ArrayMemory()

/** The first of the free parts that is long enough, as far as it is wanted. */
export function take(free: Part[], size: number): Part | undefined {
  const k = free.findIndex(({ start, end }) => end - start >= size)
  const found = free[k]
  if (found === undefined) return undefined
  const part = { start: found.start, end: found.start + size }
  free.splice(k, 1, ...(part.end < found.end ? [{ start: part.end, end: found.end }] : []))
  return part
}

/** Puts a part among those that are free, one with its neighbours. */
export function giveBack(free: Part[], { start, end }: Part): void {
  const at = free.findIndex(part => part.start >= end)
  const k = at < 0 ? free.length : at
  const [before, after] = [free[k - 1], free[k]]
  const joinsBefore = before?.end === start
  const joinsAfter = after?.start === end
  const whole = { start: joinsBefore ? before.start : start, end: joinsAfter ? after.end : end }
  free.splice(joinsBefore ? k - 1 : k, Number(joinsBefore) + Number(joinsAfter), whole)
}

/** So many bytes that nobody has written to: Node would write zeros to memory that was freed before. */
function untouched(size: number): ArrayBufferLike {
  return NodeBuffer?.allocUnsafeSlow(size).buffer ?? new ArrayBuffer(size)
}

/** Whether there are buffers over one memory: pages have them only if they are cross-origin isolated. */
function canBeLent(): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated !== false
}

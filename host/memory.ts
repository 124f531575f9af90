import { HEAP } from '../abi/layout.ts'
import type { Element } from '../abi/manifest.ts'
import { orNoMemory } from '../diagnostics/no-memory.ts'
import { hostError } from './errors.ts'

/** What an address of 32 bits can reach. */
const ADDRESSABLE = 2 ** 32

const page = 65536

/** Typed arrays by the elements of an array in memory. */
interface Views {
  readonly f64: Float64Array
  readonly f32: Float32Array
  readonly i64: BigInt64Array
  readonly i32: Int32Array
  readonly u8: Uint8Array
}

/** A short-lived window on memory: the next growth detaches it. */
export type MemoryView = Views[Element]

const constructors = {
  f64: Float64Array,
  f32: Float32Array,
  i64: BigInt64Array,
  i32: Int32Array,
  u8: Uint8Array,
} as const

/** One WebAssembly memory given away piece by piece, and grown when it is full. */
export class Arena {
  readonly memory: WebAssembly.Memory
  /** Whether several threads can have it. */
  readonly shared: boolean
  readonly #limit: number
  #end = HEAP
  #idle = 0
  #view: DataView
  readonly #released = new Map<number, number[]>()

  /**
   * @param limit bytes the memory may grow to, at most 4 GiB
   * @param shared whether several threads are to have it, if this machine can do that
   */
  constructor(limit: number = ADDRESSABLE, shared: boolean = false) {
    this.#limit = Math.min(limit, ADDRESSABLE)
    const sharedMemory = shared ? reserveShared() : undefined
    this.shared = sharedMemory !== undefined
    this.memory = sharedMemory ?? reserve()
    this.#view = new DataView(this.memory.buffer)
  }

  /** Bytes that can still be given away, those given back included. */
  get room(): number {
    return this.#limit - this.#end + this.#idle
  }

  /** The whole memory as it is now; not to be kept across an allocation. */
  get view(): DataView {
    if (this.#view.buffer !== this.memory.buffer) this.#view = new DataView(this.memory.buffer)
    return this.#view
  }

  /**
   * A piece of memory, its contents undefined.
   *
   * @param bytes rounded up to a multiple of 16; to lines of the cache where several threads may have the memory
   * @param purpose whom to name if there is no room: `the spikes of spikemon`
   * @returns an address divisible by 16
   * @throws HillockError `too-large`
   */
  allocate(bytes: number, purpose: string): number {
    const size = this.#sizeOf(bytes)
    const again = this.#released.get(size)?.pop()
    if (again !== undefined) {
      this.#idle -= size
      return again
    }
    const address = this.#end
    const end = address + size
    if (end > this.#limit) throw tooLarge(purpose, size, `${byteText(this.room)} of ${byteText(this.#limit)} are left`)
    const missing = end - this.memory.buffer.byteLength
    if (missing > 0) this.#grow(Math.ceil(missing / page), purpose, size)
    this.#end = end
    return address
  }

  /** The same filled with zeros, which memory that was never given away holds already: writing to it for the first time takes long. */
  zeros(bytes: number, purpose: string): number {
    const end = this.#end
    const address = this.allocate(bytes, purpose)
    if (address < end) new Uint8Array(this.memory.buffer, address, bytes).fill(0)
    return address
  }

  /** Gives a piece back; it is handed out again for the same size. */
  release(address: number, bytes: number): void {
    const size = this.#sizeOf(bytes)
    this.#idle += size
    const free = this.#released.get(size)
    if (free === undefined) this.#released.set(size, [address])
    else free.push(address)
  }

  #sizeOf(bytes: number): number {
    return this.shared ? roundUp(Math.max(bytes, 64), 64) : roundUp(Math.max(bytes, 16), 16)
  }

  /** A window on `count` elements at an address. */
  window<E extends Element>(element: E, address: number, count: number): Views[E] {
    return new constructors[element](this.memory.buffer, address, count) as Views[Element] as Views[E]
  }

  #grow(pages: number, purpose: string, size: number): void {
    try {
      this.memory.grow(pages)
    } catch {
      const had = byteText(this.memory.buffer.byteLength)
      throw tooLarge(purpose, size, `this machine gives no more than the ${had} already in use`)
    }
  }
}

/**
 * Some engines reserve the address space at once and have less of it to give than 4 GiB.
 *
 * @throws HillockError `too-large`
 */
function reserve(): WebAssembly.Memory {
  try {
    return memoryUpTo(ADDRESSABLE, false)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
  }
  try {
    return memoryUpTo(ADDRESSABLE / 4, false)
  } catch (cause) {
    throw orNoMemory(cause)
  }
}

/** A memory for several threads; undefined where there is too little address space for one: it could not grow. */
function reserveShared(): WebAssembly.Memory | undefined {
  try {
    const memory = memoryUpTo(ADDRESSABLE, true)
    memory.grow(1)
    return memory
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

function memoryUpTo(bytes: number, shared: boolean): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: HEAP / page, maximum: bytes / page, shared })
}

/** The next multiple. */
export function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple
}

/** `28.8 GB (28800000000 bytes)`: short to read, and exact. */
export function byteText(bytes: number): string {
  const steps = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB']
  let scaled = bytes
  let step = 0
  while (scaled >= 1000 && step < steps.length - 1) {
    scaled /= 1000
    step++
  }
  return step === 0 ? `${bytes} bytes` : `${Number(scaled.toPrecision(3))} ${steps[step]} (${bytes} bytes)`
}

function tooLarge(purpose: string, bytes: number, why: string): Error {
  return hostError('too-large', `${purpose}: ${byteText(bytes)} do not fit, ${why}`)
}

import type { ManifestMonitor } from '../abi/manifest.ts'
import { byteText } from './memory.ts'
import { moduleError } from './errors.ts'
import type { NetworkState } from './state.ts'

/** A column of a monitor's buffer. */
export interface BufferColumn {
  /** i32 slot of the address. */
  readonly slot: number
  /** Of one entry. */
  readonly bytes: number
  /** Each of several threads writes one of its own. */
  readonly own: boolean
}

/** Equally long columns of entries, with their slots. */
export class Buffers {
  readonly #monitor: ManifestMonitor
  readonly #state: NetworkState
  readonly #columns: readonly BufferColumn[]
  readonly #purpose: string
  readonly #addresses = new Map<number, number>()
  /** How far behind the first one the table stands that says where they are. */
  readonly #table: number
  #capacity: number

  constructor(
    monitor: ManifestMonitor,
    state: NetworkState,
    columns: readonly BufferColumn[],
    capacity: number,
    purpose: string,
    table = 0,
  ) {
    this.#table = table
    this.#monitor = monitor
    this.#state = state
    this.#columns = columns
    this.#purpose = purpose
    this.#capacity = capacity
    for (const column of columns) this.#place(column)
    state.setSlot(monitor.capacitySlot, capacity, table)
    state.setSlot(monitor.usedSlot, 0, table)
  }

  /** Entries there is room for. */
  get capacity(): number {
    return this.#capacity
  }

  address(slot: number): number {
    return this.#addresses.get(slot) ?? 0
  }

  /** How many entries there are; the module finds none afterwards. */
  take(): number {
    const used = this.#used()
    this.#state.setSlot(this.#monitor.usedSlot, 0, this.#table)
    return used
  }

  /** At least doubles, as long as there is memory for that; a block under way may have written beyond `used`. */
  grow(room: number): boolean {
    const needed = this.#used() + room
    if (needed <= this.#capacity) return false
    const bytes = this.#columns.reduce((sum, column) => sum + column.bytes, 0)
    const doubled = Math.max(needed, this.#capacity * 2)
    const before = this.#capacity
    this.#capacity = doubled * bytes < this.#state.arena.room / 2 ? doubled : needed
    for (const column of this.#columns) {
      const from = this.address(column.slot)
      const to = this.#place(column)
      new Uint8Array(this.#state.arena.memory.buffer).copyWithin(to, from, from + before * column.bytes)
      this.#state.arena.release(from, before * column.bytes)
    }
    this.#state.setSlot(this.#monitor.capacitySlot, this.#capacity, this.#table)
    return true
  }

  release(): void {
    for (const { slot, bytes } of this.#columns) this.#state.arena.release(this.address(slot), this.#capacity * bytes)
  }

  #used(): number {
    const used = this.#state.slot(this.#monitor.usedSlot, this.#table)
    if (used >= 0 && used <= this.#capacity) return used
    throw moduleError(
      `the module says it wrote ${used} entries of ${this.#purpose}; there is room for ${this.#capacity}`,
    )
  }

  #place({ slot, bytes }: BufferColumn): number {
    const total = this.#capacity * bytes
    const address = this.#state.arena.allocate(total, `${this.#purpose} (${byteText(total)} between two slices)`)
    this.#addresses.set(slot, address)
    this.#state.setSlot(slot, address, this.#table)
    return address
  }
}

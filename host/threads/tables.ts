/** What each of several threads has for itself: a table, and arrays whose addresses stand there. */
import { elementBytes, SLOT, TABLE } from '../../abi/layout.ts'
import type { Manifest, ManifestArray } from '../../abi/manifest.ts'
import { roundUp } from '../memory.ts'
import type { Binding, NetworkState } from '../state.ts'
import type { Crew } from './crew.ts'

/** Whose work it is. */
export interface ThreadSetting {
  readonly manifest: Manifest
  readonly module: WebAssembly.Module
  readonly state: NetworkState
  readonly binding: Binding
  readonly crew: Crew
  /** How many threads. */
  readonly threads: number
}

/** Memory that belongs to threads as long as they work together. */
export class ThreadTables {
  readonly #setting: ThreadSetting
  readonly #release: (() => void)[] = []

  constructor(setting: ThreadSetting) {
    this.#setting = setting
  }

  /**
   * Tables besides the first one, each with arrays of its own.
   *
   * @param isWanted which of the module's own arrays
   * @returns bytes from the first table to each
   * @throws HillockError `too-large`
   */
  make(count: number, isWanted: (array: ManifestArray) => boolean): readonly number[] {
    const { state, binding, manifest } = this.#setting
    const tables = Array.from({ length: count }, () => this.#newTable())
    for (const [index, array] of manifest.arrays.entries()) {
      const placed = binding.arrays[index]
      if (array.own !== true || placed === undefined || !isWanted(array)) continue
      const bytes = placed.capacity * elementBytes[array.element]
      for (const table of tables) state.setSlot(array.slot, this.allocate(bytes, `'${array.name}' of a thread`), table)
    }
    return tables
  }

  /** As long as the module's table, behind a line of the cache that nobody uses. */
  #newTable(): number {
    const { state, manifest } = this.#setting
    const bytes = roundUp(manifest.slots * SLOT, 64) + 128
    const address = this.allocate(bytes, 'the table of a thread')
    new Uint8Array(state.arena.memory.buffer, address, bytes).fill(0)
    return roundUp(address, 64) + 64 - TABLE
  }

  /** Memory that is given back with the tables. */
  allocate(bytes: number, purpose: string): number {
    const { arena } = this.#setting.state
    const address = arena.allocate(bytes, purpose)
    this.#release.push(() => arena.release(address, bytes))
    return address
  }

  /** Has threads of the crew join, each with an instance of the module and one of the tables. */
  async join(tables: readonly number[]): Promise<void> {
    const { crew, module, state, threads } = this.#setting
    const { memory } = state.arena
    await crew.gather(threads)
    await crew.order(tables.map((table, thread) => ({ kind: 'join', module, memory, table, thread, threads }) as const))
  }

  /** Gives everything back. */
  release(): void {
    for (const release of this.#release.splice(0)) release()
  }
}

import { hostError } from './errors.ts'
import { requireWhole } from '../diagnostics/arguments.ts'
import { DEFAULT_TILE, elementBytes, Header, MAX_BLOCK, MOST_THREADS, ownHeader, SLOT, TABLE } from '../abi/layout.ts'
import type { Element, Manifest } from '../abi/manifest.ts'
import { neuronsOfRows, rowsOf } from '../abi/rows.ts'
import { assign } from './assign.ts'
import { canShareMemory, whyNotShared } from './shared-memory.ts'
import { type NumberArray, numbersOf } from './growing.ts'
import { Arena, type MemoryView } from './memory.ts'
import { slotsOf } from './pathways.ts'
import { capacityOf, requireRoom, stateKey, tileFor, type Wanted, wantedBy } from './placing.ts'

/** Where an array stands in memory. */
export interface Placed {
  readonly element: Element
  readonly address: number
  /** Elements that mean something. */
  readonly count: number
  /** Elements there is memory for. */
  readonly capacity: number
  /** It says where the synapses of neurons begin, and stands for the neuron of each. */
  readonly byRows?: boolean | undefined
}

/** What a {@link NetworkState} can be given at the start. */
export interface StateOptions {
  /** Neurons in a tile, a multiple of 16; what suits the module unless given. Results do not depend on it. */
  readonly tile?: number
  /** Longest block in steps, 1 to 32. Results do not depend on it. */
  readonly blockLimit?: number
  /** Bytes of memory to use at most; 4 GiB unless given. */
  readonly memoryLimit?: number
  /** How many threads may work on it together; one unless given. Results do not depend on it. */
  readonly threads?: number
}

/** @throws HillockError `bad-value` for a tile, a block or a limit that no memory can have */
export function requireStateOptions({ tile, blockLimit, memoryLimit, threads }: StateOptions): void {
  if (tile !== undefined) {
    requireWhole('tile', tile, 16, 2 ** 20)
    if (tile % 16 !== 0) throw hostError('bad-value', `tile is a multiple of 16, not ${tile}`)
  }
  if (blockLimit !== undefined) requireWhole('blockLimit', blockLimit, 1, MAX_BLOCK)
  if (memoryLimit !== undefined) requireWhole('memoryLimit', memoryLimit, 1)
  if (threads !== undefined) requireWhole('threads', threads, 1, MOST_THREADS)
}

/** The arrays of one module: state that outlives it, and its own. */
export interface Binding {
  /** By index in the manifest's `arrays`; {@link NetworkState.refit} puts others in their place. */
  readonly arrays: Placed[]
  /** Gives the module's own arrays back. */
  release(): void
}

/**
 * What a network is between two steps: time, key of the random numbers, group sizes and every variable's values, in the
 * memory that modules import. It exists before the first module, and a changed network is a new module over the same
 * state. Groups go by their names (Brian's), arrays by group and variable.
 */
export class NetworkState {
  readonly arena: Arena
  /** Arrays have room for whole tiles of so many neurons. */
  readonly tile: number
  readonly blockLimit: number
  /** How many threads may work on it together. */
  readonly threads: number
  /** Why no more than one, although several are allowed. */
  readonly alone: string | undefined
  readonly #tileFor: (manifest: Manifest) => number
  #tile: number
  readonly #sizes = new Map<string, number>()
  readonly #arrays = new Map<string, Placed>()
  /** Values that wait for the module that wants them. */
  readonly #offered = new Map<string, NumberArray>()
  #changes = 0
  #defer: ((write: () => void) => void) | undefined
  #beforeReading: (() => void) | undefined

  /** @param alone why threads cannot share its memory, if that is known before */
  constructor({ tile, blockLimit = MAX_BLOCK, memoryLimit, threads = 1 }: StateOptions = {}, alone?: string) {
    this.arena = new Arena(memoryLimit, alone === undefined && canShareMemory() && threads > 1)
    this.threads = this.arena.shared ? threads : 1
    this.alone = threads === 1 || this.arena.shared ? undefined : (alone ?? whyNotShared())
    this.tile = tile ?? DEFAULT_TILE
    this.#tile = this.tile
    this.#tileFor = tile === undefined ? tileFor : () => tile
    this.blockLimit = blockLimit
    this.#clearHeader()
  }

  /** Whether it holds the values of no variable yet. */
  get isEmpty(): boolean {
    return this.#arrays.size === 0 && this.#offered.size === 0
  }

  /** Counts the writes of values: whoever has seen a lower number has something to recompute. */
  get changes(): number {
    return this.#changes
  }

  /** The next step of the base clock; the moments so far where there is none. */
  get step(): number {
    return this.long(Header.step)
  }

  set step(step: number) {
    this.setLong(Header.step, step)
  }

  /** Key of the random numbers drawn while stepping, low word first: `streamKey(seed, epoch)`. */
  set key([low, high]: readonly [number, number]) {
    this.arena.view.setUint32(slotAddress(Header.key), low, true)
    this.arena.view.setUint32(slotAddress(Header.key) + 4, high, true)
    this.#changes++
  }

  /** Neurons in a group, or undefined if there is none of that name. */
  size(group: string): number | undefined {
    return this.#sizes.get(group)
  }

  /** Gives a group of a module another size: {@link refit} then makes room for it. */
  setSize(group: string, size: number): void {
    this.#sizes.set(group, size)
  }

  /** Makes a group known. */
  addGroup(group: string, size: number): void {
    const known = this.#sizes.get(group)
    if (known !== undefined && known !== size) throw new Error(`${group} has ${known} neurons already, not ${size}`)
    this.#sizes.set(group, size)
  }

  /** Places a state array unless it is there: one element for each neuron of the group, or a single one if shared. */
  addArray(group: string, variable: string, element: Element, { shared }: { readonly shared: boolean }): void {
    const count = shared ? 1 : this.#sizeOf(group)
    const capacity = capacityOf(count, shared ? 16 : this.tile)
    const purpose = `'${variable}' of ${group}`
    this.#place({ key: stateKey(group, variable), purpose, element, count, capacity, initially: 0 })
  }

  /** What is to be done before variables are read: threads are at work on them, and have parts of them elsewhere. */
  beforeReading(look: (() => void) | undefined): void {
    this.#beforeReading = look
  }

  /** A copy of a variable's values in SI, or of those from `start` up to `stop`; length 1 if it is shared. */
  read(group: string, variable: string, start?: number, stop?: number): NumberArray {
    const placed = this.#arrays.get(stateKey(group, variable))
    if (placed?.byRows === true) return this.#neuronsBefore(group, placed, start, stop)
    return this.peek(group, variable).slice(start, stop)
  }

  /** The same without copying: for a look, not to be kept across a step or an allocation, nor written. */
  peek(group: string, variable: string): NumberArray {
    const offered = this.#offered.get(stateKey(group, variable))
    if (offered !== undefined) return offered
    this.#beforeReading?.()
    const placed = this.#array(group, variable)
    return placed.byRows === true ? this.#neuronsBefore(group, placed) : numbersOf(this.window(placed))
  }

  /** Takes a variable's values over, to be placed as the next module wants them, if it does. */
  offer(group: string, variable: string, values: NumberArray): void {
    this.forget(group, variable)
    this.#offered.set(stateKey(group, variable), values)
  }

  /** The neurons that the rows of synapses say, of all of these or of some. */
  #neuronsBefore(synapses: string, rows: Placed, start = 0, stop = this.#sizeOf(synapses)): Int32Array {
    return neuronsOfRows(this.window(rows) as Int32Array, start, stop)
  }

  /** A copy of an array that a module has among its state, under a group; undefined if there is none of that name. */
  kept(group: string, name: string): NumberArray | undefined {
    const placed = this.#arrays.get(stateKey(group, name))
    return placed && numbersOf(this.window(placed)).slice()
  }

  /** Places such an array before the module that has it. */
  keep(group: string, name: string, values: Int32Array): void {
    const count = values.length
    const placed = this.#place({
      key: stateKey(group, name),
      purpose: `'${name}' of ${group}`,
      element: 'i32',
      count,
      capacity: capacityOf(count, 16),
      initially: 0,
    })
    this.writePlaced(placed, values)
  }

  /** Gives such an array back, if there is one: a module that wants it gets a new one. */
  forget(group: string, name: string): void {
    const key = stateKey(group, name)
    const placed = this.#arrays.get(key)
    if (placed === undefined) return
    this.#arrays.delete(key)
    this.#release(placed)
  }

  /**
   * Leaves it to somebody when variables are written: threads are at work on them. They are written at once again after
   * `deferWrites(undefined)`.
   */
  deferWrites(defer: ((write: () => void) => void) | undefined): void {
    this.#defer = defer
  }

  /** Replaces a variable's values (SI) by as many as it has, or by one number for all; or those of some neurons. */
  write(
    group: string,
    variable: string,
    values: number | ArrayLike<number>,
    indices: 'all' | ArrayLike<number> = 'all',
  ): void {
    if (this.#defer !== undefined) {
      // Whoever gives them may write into them later.
      const given = typeof values === 'number' ? values : Array.from(values)
      const places = indices === 'all' ? indices : Array.from(indices)
      this.#defer(() => this.write(group, variable, given, places))
      return
    }
    const waiting = this.#offered.get(stateKey(group, variable))
    if (waiting !== undefined) {
      assign(waiting, values, indices)
      this.#changes++
      return
    }
    const placed = this.#array(group, variable)
    if (placed.byRows !== true) {
      this.writePlaced(placed, values, indices)
      return
    }
    // Other neurons may be in another order, which the next module knows.
    const all = this.#neuronsBefore(group, placed)
    assign(all, values, indices)
    this.offer(group, variable, all)
  }

  /** The same for an array of a module, or for some of its elements. */
  writePlaced(placed: Placed, values: number | ArrayLike<number>, indices: 'all' | ArrayLike<number> = 'all'): void {
    assign(this.window(placed), values, indices)
    this.#changes++
  }

  /** A window on an array's values; not to be kept across a step or an allocation. */
  window({ element, address, count }: Placed): MemoryView {
    return this.arena.window(element, address, count)
  }

  /**
   * Sets a slot of the table to an i32 (or an address of 32 bits).
   *
   * @param table how many bytes behind the table another thread's stands, if it is that one's slot
   */
  setSlot(slot: number, value: number, table = 0): void {
    this.arena.view.setUint32(slotAddress(slot) + table, value >>> 0, true)
  }

  /** An i32 of the table. */
  slot(slot: number, table = 0): number {
    return this.arena.view.getInt32(slotAddress(slot) + table, true)
  }

  /** Sets a slot to an i64, given as a whole number. */
  setLong(slot: number, value: number, table = 0): void {
    this.arena.view.setBigInt64(slotAddress(slot) + table, BigInt(value), true)
  }

  /** An i64 of the table. */
  long(slot: number, table = 0): number {
    return Number(this.arena.view.getBigInt64(slotAddress(slot) + table, true))
  }

  /** Sets a slot to an f64. */
  setFloat(slot: number, value: number): void {
    this.arena.view.setFloat64(slotAddress(slot), value, true)
    this.#changes++
  }

  /** An f64 of the table. */
  float(slot: number): number {
    return this.arena.view.getFloat64(slotAddress(slot), true)
  }

  /**
   * Makes a module at home: places what is not there yet, clears the table and writes sizes and addresses into it.
   *
   * @param dts the lengths of the clocks' steps in seconds
   * @throws HillockError `too-large` with the numbers, before anything is placed
   */
  bind(manifest: Manifest, dts: readonly number[]): Binding {
    for (const group of manifest.groups) {
      if (!this.#sizes.has(group.name)) this.#sizes.set(group.name, group.size)
    }
    const sizeOf = (group: string): number => this.#sizeOf(group)
    this.#tile = this.#tileFor(manifest)
    const wanted = this.#wantedBy(manifest, dts)
    for (const { key, byRows } of wanted) this.#unlessOtherForm(key, byRows)
    const missing = wanted.filter(({ key }) => key === undefined || !this.#arrays.has(key))
    requireRoom(missing, this.arena.room, sizeOf)
    this.#clearHeader()
    for (let slot = Header.first; slot < manifest.slots; slot++) this.setLong(slot, 0)
    const arrays = wanted.map(each => this.#place(each))
    this.#writeTable(manifest, arrays, dts)
    const release = (): void => {
      for (const [index, placed] of arrays.splice(0).entries())
        if (wanted[index]?.key === undefined) this.#release(placed)
    }
    return { arrays, release }
  }

  /**
   * Makes room for what groups have become, and for longer delays, in arrays of a module; what stands in them stays.
   *
   * @throws HillockError `too-large` with the numbers, before anything is placed
   */
  refit(manifest: Manifest, { arrays }: Binding, dts: readonly number[]): void {
    const wanted = this.#wantedBy(manifest, dts)
    const isSmall = ({ capacity }: Wanted, index: number): boolean => capacity > (arrays[index]?.capacity ?? 0)
    requireRoom(wanted.filter(isSmall), this.arena.room, group => this.#sizeOf(group))
    for (const [index, each] of wanted.entries()) {
      const before = arrays[index]
      if (before === undefined || before.count === each.count) continue
      const placed = isSmall(each, index) ? this.#moved(before, each) : { ...before, count: each.count }
      arrays[index] = placed
      if (each.key !== undefined) this.#arrays.set(each.key, placed)
    }
    this.#writeTable(manifest, arrays, dts)
  }

  /** What stands in memory in another form than the module wants it waits to be placed in that. */
  #unlessOtherForm(key: string | undefined, byRows = false): void {
    const placed = key === undefined ? undefined : this.#arrays.get(key)
    if (key === undefined || placed === undefined || (placed.byRows ?? false) === byRows) return
    const [group = ''] = key.split('.')
    const values =
      placed.byRows === true ? this.#neuronsBefore(group, placed) : Int32Array.from(this.window(placed) as Int32Array)
    this.#arrays.delete(key)
    this.#release(placed)
    this.#offered.set(key, values)
  }

  #moved(before: Placed, { purpose, element, count, capacity, initially, byRows = false }: Wanted): Placed {
    const address = this.#filled(element, capacity, initially, purpose)
    new Uint8Array(this.arena.memory.buffer).copyWithin(
      address,
      before.address,
      before.address + before.capacity * elementBytes[element],
    )
    this.#release(before)
    return { element, address, count, capacity, ...(byRows && { byRows }) }
  }

  /** Room for elements that are all the same. */
  #filled(element: Element, capacity: number, value: number, purpose: string): number {
    const bytes = capacity * elementBytes[element]
    if (value === 0) return this.arena.zeros(bytes, purpose)
    const address = this.arena.allocate(bytes, purpose)
    assign(this.arena.window(element, address, capacity), value)
    return address
  }

  #release({ element, address, capacity }: Placed): void {
    this.arena.release(address, capacity * elementBytes[element])
  }

  #wantedBy(manifest: Manifest, dts: readonly number[]): readonly Wanted[] {
    return wantedBy(manifest, { room: this.tile, tile: this.#tile, dts }, group => this.#sizeOf(group))
  }

  #writeTable(manifest: Manifest, arrays: readonly Placed[], dts: readonly number[]): void {
    for (const [index, { slot }] of manifest.arrays.entries()) this.setSlot(slot, arrays[index]?.address ?? 0)
    for (const { name, sizeSlot } of manifest.groups) this.setSlot(sizeSlot, this.#sizeOf(name))
    for (const [index, { slotsSlot }] of manifest.pathways.entries())
      this.setSlot(slotsSlot, slotsOf(manifest, index, dts))
    this.#changes++
  }

  /** Every state array back to what it is before initial values, and time to 0. */
  reset(manifest: Manifest, binding: Binding): void {
    this.#clearHeader()
    this.step = 0
    for (const [index, array] of manifest.arrays.entries()) {
      const placed = binding.arrays[index]
      if (placed === undefined || array.purpose !== 'state') continue
      assign(this.arena.window(placed.element, placed.address, placed.capacity), array.initially ?? 0)
    }
  }

  /** No block under way, in any of the threads. */
  clearProgress(tables: readonly number[] = [0]): void {
    for (const table of tables) for (const slot of ownHeader) this.setSlot(slot, 0, table)
    for (const slot of [Header.called, Header.nextBlock]) this.setSlot(slot, 0)
  }

  /** No block under way, one thread, and the limits as given. */
  #clearHeader(): void {
    this.setSlot(Header.blockLimit, this.blockLimit)
    this.setSlot(Header.tile, this.#tile)
    for (const slot of [Header.threads, Header.tables]) this.setSlot(slot, 0)
    this.clearProgress()
  }

  /** Places an array, unless it is state that is there. */
  #place({ key, purpose, element, count, capacity, initially, values, byRows = false }: Wanted): Placed {
    const known = key === undefined ? undefined : this.#arrays.get(key)
    if (known !== undefined) {
      if (known.element === element && known.count >= count) return known
      throw new Error(`${key} is there with other elements or another length`)
    }
    const offered = key === undefined ? undefined : this.#offered.get(key)
    if (key !== undefined) this.#offered.delete(key)
    const address = this.#filled(element, capacity, initially, purpose)
    const given = offered !== undefined && byRows ? rowsOf(offered, count - 1) : (offered ?? values)
    if (given !== undefined) assign(this.arena.window(element, address, count), given)
    const placed: Placed = { element, address, count, capacity, ...(byRows && { byRows }) }
    if (key !== undefined) this.#arrays.set(key, placed)
    return placed
  }

  #sizeOf(group: string): number {
    return this.#sizes.get(group) ?? 0
  }

  #array(group: string, variable: string): Placed {
    const placed = this.#arrays.get(stateKey(group, variable))
    if (placed === undefined) throw new Error(`no array for ${group}.${variable}`)
    return placed
  }
}

/** Byte address of a slot of the table. */
function slotAddress(slot: number): number {
  return TABLE + slot * SLOT
}

import { DEFAULT_TILE, elementBytes, Header, MAX_BLOCK, SLOT, TABLE } from '../abi/layout.ts'
import type { Manifest, ManifestArray, ManifestGroup } from '../abi/manifest.ts'
import { error, HillockError } from '../diagnostics/diagnostic.ts'
import type { NumberArray } from './growing.ts'
import { Arena, byteText, type Element, type MemoryView, roundUp } from './memory.ts'

/** Where an array stands in memory. */
export interface Placed {
  readonly element: Element
  readonly address: number
  /** Elements that mean something. */
  readonly count: number
  /** Elements there is memory for. */
  readonly capacity: number
}

/** What a {@link NetworkState} can be given at the start. */
export interface StateOptions {
  /** Neurons in a tile, a multiple of 16. */
  readonly tile?: number
  /** Longest block in steps, 1 to 32. Results do not depend on it. */
  readonly blockLimit?: number
  /** Bytes of memory to use at most; 4 GiB unless given. */
  readonly memoryLimit?: number
}

/** The arrays of one module: state that outlives it, and its own. */
export interface Binding {
  /** By index in the manifest's `arrays`. */
  readonly arrays: readonly Placed[]
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
  readonly tile: number
  readonly blockLimit: number
  readonly #sizes = new Map<string, number>()
  readonly #arrays = new Map<string, Placed>()
  #changes = 0

  constructor({ tile = DEFAULT_TILE, blockLimit = MAX_BLOCK, memoryLimit }: StateOptions = {}) {
    this.arena = new Arena(memoryLimit)
    this.tile = tile
    this.blockLimit = blockLimit
    this.clearHeader()
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

  /** Makes a group known. Its size cannot change afterwards. */
  addGroup(group: string, size: number): void {
    const known = this.#sizes.get(group)
    if (known !== undefined && known !== size) throw new Error(`${group} has ${known} neurons already, not ${size}`)
    this.#sizes.set(group, size)
  }

  /** Places a state array unless it is there: one element for each neuron of the group, or a single one if shared. */
  addArray(
    group: string,
    variable: string,
    element: Element,
    { shared = false, initially = 0 }: { readonly shared?: boolean; readonly initially?: number } = {},
  ): Placed {
    const key = `${group}.${variable}`
    const known = this.#arrays.get(key)
    if (known !== undefined) return known
    const count = shared ? 1 : (this.#sizes.get(group) ?? 0)
    const placed = this.#place(element, count, shared ? 16 : this.tile, initially, `'${variable}' of ${group}`)
    this.#arrays.set(key, placed)
    return placed
  }

  /** Whether there is an array of that name. */
  has(group: string, variable: string): boolean {
    return this.#arrays.has(`${group}.${variable}`)
  }

  /** A copy of a variable's values in SI; length 1 if it is shared. */
  read(group: string, variable: string): NumberArray {
    const placed = this.#array(group, variable)
    const values = this.window(placed)
    return values instanceof BigInt64Array ? Float64Array.from(values, Number) : values.slice()
  }

  /** Replaces a variable's values (SI) by as many as it has, or by one number for all; or those of some neurons. */
  write(
    group: string,
    variable: string,
    values: number | ArrayLike<number>,
    indices: 'all' | ArrayLike<number> = 'all',
  ): void {
    this.writePlaced(this.#array(group, variable), values, indices)
  }

  /** The same for an array of a module, or for some of its elements. */
  writePlaced(placed: Placed, values: number | ArrayLike<number>, indices: 'all' | ArrayLike<number> = 'all'): void {
    const window = this.window(placed)
    const { length } = indices === 'all' ? window : indices
    if (typeof values !== 'number' && values.length !== length) {
      throw new HillockError([
        error('bad-value', undefined, `${values.length} values cannot be given to ${length} neurons`),
      ])
    }
    for (let k = 0; k < length; k++) {
      const index = indices === 'all' ? k : (indices[k] ?? 0)
      const value = typeof values === 'number' ? values : (values[k] ?? 0)
      if (index >= window.length) {
        throw new HillockError([
          error('bad-value', undefined, `neuron ${index} does not exist: there are ${window.length}`),
        ])
      }
      if (window instanceof BigInt64Array) window[index] = BigInt(value)
      else window[index] = value
    }
    this.#changes++
  }

  /** A window on an array's values; not to be kept across a step or an allocation. */
  window({ element, address, count }: Placed): MemoryView {
    return this.arena.window(element, address, count)
  }

  /** Sets a slot of the table to an i32 (or an address of 32 bits). */
  setSlot(slot: number, value: number): void {
    this.arena.view.setUint32(slotAddress(slot), value >>> 0, true)
  }

  /** An i32 of the table. */
  slot(slot: number): number {
    return this.arena.view.getInt32(slotAddress(slot), true)
  }

  /** Sets a slot to an i64, given as a whole number. */
  setLong(slot: number, value: number): void {
    this.arena.view.setBigInt64(slotAddress(slot), BigInt(value), true)
  }

  /** An i64 of the table. */
  long(slot: number): number {
    return Number(this.arena.view.getBigInt64(slotAddress(slot), true))
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
   * @throws HillockError `too-large` with the numbers, before anything is placed
   */
  bind(manifest: Manifest): Binding {
    for (const group of manifest.groups) {
      if (!this.#sizes.has(group.name)) this.#sizes.set(group.name, group.size)
    }
    this.#requireRoom(manifest)
    this.clearHeader()
    for (let slot = Header.first; slot < manifest.slots; slot++) {
      this.arena.view.setBigInt64(slotAddress(slot), 0n, true)
    }
    const owners = ownersOf(manifest)
    const own: Placed[] = []
    const arrays = manifest.arrays.map((array, index) => {
      const owner = owners.get(index)
      if (array.purpose === 'state') return this.#addState(array, owner, manifest.groups)
      const [count, multiple] = this.#lengthOf(array, manifest.groups)
      const placed = this.#place(array.element, count, multiple, array.initially ?? 0, `'${array.name}'`)
      own.push(placed)
      return placed
    })
    for (const [index, array] of manifest.arrays.entries()) this.setSlot(array.slot, arrays[index]?.address ?? 0)
    for (const group of manifest.groups) this.setSlot(group.sizeSlot, this.#sizes.get(group.name) ?? 0)
    this.#changes++
    const release = (): void => {
      for (const { element, address, capacity } of own) this.arena.release(address, capacity * elementBytes[element])
      own.length = 0
    }
    return { arrays, release }
  }

  /** Every state array back to what it is before initial values, and time to 0. */
  reset(manifest: Manifest, binding: Binding): void {
    for (const [index, array] of manifest.arrays.entries()) {
      const placed = binding.arrays[index]
      if (placed === undefined || array.purpose !== 'state') continue
      fill(this.arena.window(placed.element, placed.address, placed.capacity), array.initially ?? 0)
    }
    this.clearHeader()
    this.step = 0
  }

  /** No block under way, and the limits as given. */
  clearHeader(): void {
    this.setSlot(Header.blockLimit, this.blockLimit)
    this.setSlot(Header.tile, this.tile)
    for (let slot = Header.block; slot < Header.first; slot++) this.setSlot(slot, 0)
  }

  #addState(array: ManifestArray, owner: Owner | undefined, groups: readonly ManifestGroup[]): Placed {
    const [count, multiple] = this.#lengthOf(array, groups)
    const key = stateKey(array, owner, groups)
    const known = this.#arrays.get(key)
    if (known !== undefined) {
      if (known.element !== array.element || known.count < count) {
        throw new Error(`${key} is there with other elements or another length`)
      }
      return known
    }
    const placed = this.#place(array.element, count, multiple, array.initially ?? 0, `'${array.name}'`)
    this.#arrays.set(key, placed)
    return placed
  }

  #place(element: Element, count: number, multiple: number, initially: number, purpose: string): Placed {
    const capacity = roundUp(Math.max(count, 1), multiple)
    const address = this.arena.allocate(capacity * elementBytes[element], purpose)
    fill(this.arena.window(element, address, capacity), initially)
    return { element, address, count, capacity }
  }

  #lengthOf({ length }: ManifestArray, groups: readonly ManifestGroup[]): readonly [count: number, multiple: number] {
    switch (length.per) {
      case 'neuron':
        return [this.#sizes.get(groups[length.group]?.name ?? '') ?? 0, this.tile]
      case 'tile':
        return [this.tile, 16]
      case 'block':
        return [MAX_BLOCK, 16]
      case 'fixed':
        return [length.count, 16]
    }
  }

  #requireRoom(manifest: Manifest): void {
    const owners = ownersOf(manifest)
    let total = 0
    const perGroup = manifest.groups.map(() => 0)
    for (const [index, array] of manifest.arrays.entries()) {
      const known = array.purpose === 'state' && this.#arrays.has(stateKey(array, owners.get(index), manifest.groups))
      if (known) continue
      const [count, multiple] = this.#lengthOf(array, manifest.groups)
      const bytes = roundUp(Math.max(count, 1), multiple) * elementBytes[array.element]
      total += bytes
      if (array.length.per === 'neuron') perGroup[array.length.group] = (perGroup[array.length.group] ?? 0) + bytes
    }
    if (total <= this.arena.room) return
    const largest = perGroup.indexOf(Math.max(...perGroup))
    const group = manifest.groups[largest]
    const neurons = this.#sizes.get(group?.name ?? '') ?? 0
    const each = Math.round((perGroup[largest] ?? 0) / Math.max(neurons, 1))
    throw new HillockError([
      error(
        'too-large',
        undefined,
        `${group?.variable ?? group?.name ?? 'the network'} with ${neurons} neurons of ${each} bytes each does not fit: ` +
          `the arrays need ${byteText(total)}, and ${byteText(this.arena.room)} of memory are left`,
        { help: `at most about ${Math.floor(this.arena.room / Math.max(each, 1))} such neurons fit` },
      ),
    ])
  }

  #array(group: string, variable: string): Placed {
    const placed = this.#arrays.get(`${group}.${variable}`)
    if (placed === undefined) throw new Error(`no array for ${group}.${variable}`)
    return placed
  }
}

/** Byte address of a slot of the table. */
export function slotAddress(slot: number): number {
  return TABLE + slot * SLOT
}

interface Owner {
  readonly group: string
  readonly variable: string
}

function ownersOf(manifest: Manifest): Map<number, Owner> {
  return new Map(
    manifest.groups.flatMap(({ name, variables }) =>
      variables.map(variable => [variable.array, { group: name, variable: variable.name }] as const),
    ),
  )
}

function stateKey(array: ManifestArray, owner: Owner | undefined, groups: readonly ManifestGroup[]): string {
  if (owner !== undefined) return `${owner.group}.${owner.variable}`
  return `${array.length.per === 'neuron' ? groups[array.length.group]?.name : ''}.${array.name}`
}

function fill(window: MemoryView, value: number): void {
  if (window instanceof BigInt64Array) window.fill(BigInt(value))
  else window.fill(value)
}

/** Who owns which slot of the table, and which arrays there are, in the order in which the text asks for them. */
import { Header, type ManifestArray, MOST_SLOTS, ownHeader, SLOT, TABLE } from '../../abi/index.ts'
import { error, HillockError, invariant } from '../../diagnostics/index.ts'

/** A slot with the name that the generated text gives its address. */
export interface Slot {
  readonly number: number
  /** `$V_0`, a constant of the generated text: no name of a model has a dollar sign. */
  readonly symbol: string
  /** Each of several threads has one in a table of its own, where `enter()` finds it. */
  readonly own?: true | undefined
  /** Each may have another address there for its range of an array; else `enter()` finds that of the first table. */
  readonly byRanges?: true | undefined
}

/** Whose slot it is: something of the IR, or a text of the generator's own. */
export type SlotKey = object | string

/** An array before it has its slot, the values in it as they were given. */
type ArrayDescription = Omit<ManifestArray, 'slot' | 'values'> & { readonly values?: ArrayLike<number> }

/** Slots in a line of the cache. What one thread writes stands in other lines than what all of them read. */
const slotsOfLine = 8

/** Collects slots and arrays while a module is generated. */
export class SlotTable {
  readonly #slots = new Map<SlotKey, Slot>()
  readonly #symbols = new Set<string>()
  readonly #arrays: ManifestArray[] = []
  readonly #indices = new Map<SlotKey, number>()
  #size: number = Header.first
  /** The next slot of the line at hand, for slots that all threads share and for those of each. */
  readonly #next = { shared: Header.first as number, own: Header.first as number }

  /** How many slots the table has. */
  get size(): number {
    return this.#size
  }

  get slots(): readonly Slot[] {
    return [...this.#slots.values()]
  }

  get arrays(): readonly ManifestArray[] {
    return this.#arrays
  }

  /** The slot for a key; the same key gives the same slot. `stem` becomes its symbol; `own` if each thread has one, `byRanges` if it may. */
  slot(key: SlotKey, stem: string, own?: true, byRanges?: true): Slot {
    const known = this.#slots.get(key)
    if (known !== undefined) return known
    if (this.size >= MOST_SLOTS) throw tooMany()
    const word = stem.replaceAll(/\W+/g, '_').toUpperCase()
    let symbol = `$${word}`
    for (let number = 2; this.#symbols.has(symbol); number++) symbol = `$${word}_${number}`
    this.#symbols.add(symbol)
    const made = { number: this.#nextNumber(own === true ? 'own' : 'shared'), symbol, own, byRanges }
    this.#slots.set(key, made)
    return made
  }

  #nextNumber(whose: 'shared' | 'own'): number {
    if (this.#next[whose] % slotsOfLine === 0) {
      // The next line that is nobody's yet.
      this.#next[whose] = Math.ceil(this.#size / slotsOfLine) * slotsOfLine
    }
    const number = this.#next[whose]
    this.#next[whose] = number + 1
    this.#size = Math.max(this.#size, number + 1)
    return number
  }

  /** The slot of an array's address; registers the array when first asked. */
  array(key: SlotKey, { values, ...description }: ArrayDescription): Slot {
    const address = this.slot(key, description.name, description.own, description.byRanges)
    if (!this.#indices.has(key)) {
      this.#indices.set(key, this.#arrays.length)
      const given = values === undefined ? {} : { values: Array.from(values) }
      this.#arrays.push({ ...description, ...given, slot: address.number })
    }
    return address
  }

  /** Whether anyone has asked for the slot of a key. */
  has(key: SlotKey): boolean {
    return this.#slots.has(key)
  }

  /** Index in `arrays` of a registered array. */
  arrayIndex(key: SlotKey): number {
    const index = this.#indices.get(key)
    invariant(index !== undefined, 'a registered array')
    return index
  }
}

function tooMany(): HillockError {
  const message = `a module has room for ${MOST_SLOTS - Header.first} variables, constants and values computed from them, and this network needs more`
  return new HillockError([error('too-large', undefined, message, { help: 'divide it into several networks' })])
}

/** The slots of the header that the text uses. */
export const headerSlots: readonly Slot[] = (
  [
    ['STEP', Header.step],
    ['KEY', Header.key],
    ['BLOCK_LIMIT', Header.blockLimit],
    ['TILE', Header.tile],
    ['BLOCK', Header.block],
    ['PART', Header.part],
    ['BLOCK_STEP', Header.blockStep],
    ['STAGE', Header.stage],
    ['CURSOR', Header.cursor],
    ['NEED', Header.need],
    ['NEED_ROOM', Header.needRoom],
    ['CALLED', Header.called],
    ['NEXT_BLOCK', Header.nextBlock],
    ['THREADS', Header.threads],
    ['TABLES', Header.tables],
  ] as const
).map(([symbol, number]) => ({ symbol, number, own: ownHeader.includes(number) || undefined }))

/** What the text calls how many bytes behind the first table that of a thread stands. */
export const ownTable = 'OWN'

/** Byte address of a slot. */
export function addressOf(slot: number): number {
  return TABLE + SLOT * slot
}

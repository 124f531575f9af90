/** Who owns which slot of the table: constants, derived values, sizes, arrays, monitors, in a fixed order. */
import { Header, type ManifestArray, SLOT, TABLE } from '../../abi/index.ts'
import { invariant } from '../../diagnostics/index.ts'

/** A slot with the name that the generated text gives its address. */
export interface Slot {
  readonly number: number
  /** `$V_0`, a constant of the generated text: no name of a model has a dollar sign. */
  readonly symbol: string
}

/** Collects slots and arrays while a module is generated. */
export interface Layout {
  /** The slot for a key; the same key gives the same slot. `stem` becomes its symbol. */
  slot(key: string, stem: string): Slot
  /** The slot of an array's address; registers the array when first asked. */
  array(key: string, description: Omit<ManifestArray, 'slot'>): Slot
  readonly slots: ReadonlyMap<string, Slot>
  readonly arrays: readonly ManifestArray[]
  /** Index in `arrays` of a registered array. */
  arrayIndex(key: string): number
  /** How many slots the table has. */
  size(): number
}

/** An empty table but for the header. */
export function createLayout(): Layout {
  const slots = new Map<string, Slot>()
  const symbols = new Set<string>()
  const arrays: ManifestArray[] = []
  const indices = new Map<string, number>()
  const slot = (key: string, stem: string): Slot => {
    const known = slots.get(key)
    if (known !== undefined) return known
    let symbol = `$${stem}`
    for (let number = 2; symbols.has(symbol); number++) symbol = `$${stem}_${number}`
    symbols.add(symbol)
    const made = { number: Header.first + slots.size, symbol }
    slots.set(key, made)
    return made
  }
  return {
    slots,
    arrays,
    slot,
    array(key, description) {
      const address = slot(`array ${key}`, `${description.name.replaceAll(/\W/g, '_').toUpperCase()}`)
      if (!indices.has(key)) {
        indices.set(key, arrays.length)
        arrays.push({ ...description, slot: address.number })
      }
      return address
    },
    arrayIndex(key) {
      const index = indices.get(key)
      invariant(index !== undefined, `a registered array, not ${key}`)
      return index
    },
    size: () => Header.first + slots.size,
  }
}

/** Byte address of a slot. */
export function addressOf(slot: number): number {
  return TABLE + SLOT * slot
}

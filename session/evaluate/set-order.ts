/** The order in which CPython goes through a set of whole numbers, so that it prints as there. */
import type { Value, Key } from './values.ts'

/**
 * Sets of whole numbers are shown by where each lies in CPython's table; all other sets in the order in which their
 * items came, since the order of texts differs in Python from run to run.
 */
export function setOrder(items: ReadonlyMap<Key, Value>): Value[] {
  const values = [...items.values()]
  const entries = values.flatMap(value => {
    const hash = hashOf(value)
    return hash === undefined ? [] : [{ hash, value }]
  })
  if (entries.length < values.length || values.length > 50_000) return values
  let table: Table = Array.from({ length: 8 })
  let filled = 0
  for (const entry of entries) {
    place(table, entry)
    filled++
    // It grows when three fifths full, to more than four times what it holds.
    if (filled * 5 >= (table.length - 1) * 3) {
      let size = 8
      while (size <= filled * 4) size *= 2
      const larger: Table = Array.from({ length: size })
      for (const each of table) if (each !== undefined) place(larger, each)
      table = larger
    }
  }
  return table.flatMap(entry => (entry === undefined ? [] : [entry.value]))
}

type Table = ({ readonly hash: bigint; readonly value: Value } | undefined)[]

/** CPython's hash of a whole number as 64 bits without a sign; undefined for everything else. */
function hashOf(value: Value): bigint | undefined {
  const whole =
    typeof value === 'boolean' || (typeof value === 'number' && Number.isInteger(value)) ? BigInt(value) : value
  if (typeof whole !== 'bigint' || whole >= 2n ** 61n || whole <= -(2n ** 61n)) return undefined
  return BigInt.asUintN(64, whole === -1n ? -2n : whole)
}

/** A few places in a row are tried before the search jumps. */
const linearProbes = 9

function place(table: Table, entry: NonNullable<Table[number]>): void {
  const mask = table.length - 1
  let at = Number(entry.hash & BigInt(mask))
  let perturb = entry.hash
  for (;;) {
    const last = at + linearProbes <= mask ? at + linearProbes : at
    for (let k = at; k <= last; k++) {
      if (table[k] === undefined) {
        table[k] = entry
        return
      }
    }
    perturb >>= 5n
    at = Number((BigInt(at) * 5n + 1n + perturb) & BigInt(mask))
  }
}

/** The order in which CPython goes through a set of whole numbers, so that it prints as there. */
import type { Value } from './values.ts'

/**
 * Sets of small integers are shown by where each lies in CPython's table; all other sets in the order in which their
 * items came, since the order of texts differs in Python from run to run.
 */
export function setOrder(items: ReadonlyMap<string, Value>): Value[] {
  const values = [...items.values()]
  const numbers = values.flatMap(value =>
    typeof value === 'bigint' && value >= 0n && value < 2n ** 31n ? [Number(value)] : [],
  )
  if (numbers.length < values.length || values.length > 50_000) return values
  let table: (number | undefined)[] = Array.from({ length: 8 })
  let filled = 0
  for (const number of numbers) {
    place(table, number)
    filled++
    // It grows when three fifths full: to four times what it holds, or twice beyond 50 000.
    if (filled * 5 >= (table.length - 1) * 3) {
      let size = 8
      while (size <= filled * 4) size *= 2
      const larger: (number | undefined)[] = Array.from({ length: size })
      for (const each of table) if (each !== undefined) place(larger, each)
      table = larger
    }
  }
  return table.flatMap(number => (number === undefined ? [] : [BigInt(number)]))
}

/** A few places in a row are tried before the search jumps. */
const linearProbes = 9

function place(table: (number | undefined)[], number: number): void {
  const mask = table.length - 1
  let at = number & mask
  let perturb = number
  for (;;) {
    const last = at + linearProbes <= mask ? at + linearProbes : at
    for (let k = at; k <= last; k++) {
      if (table[k] === undefined) {
        table[k] = number
        return
      }
    }
    perturb = Math.floor(perturb / 32)
    at = (at * 5 + 1 + perturb) & mask
  }
}

/** A bar as a count that goes up: all that scripts can see of one. */
import type { CallSite } from '../../evaluate/call.ts'
import { iterate } from '../../evaluate/iterate.ts'
import { binary } from '../../evaluate/operators.ts'
import type { Value } from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { lengthOf } from '../builtins/iteration.ts'

export interface Count {
  /** What is gone through; None where the script counts itself. */
  readonly items: Value
  n: Value
  total: Value
}

/** A count of items, in whose place `total` says how many there are; of None, or of items without a length, it stays None. */
export function newCount(items: Value, total: Value | undefined, n: Value, site: CallSite): Count {
  const length = lengthOfItems(items, site)
  return { items, n, total: given(total) ? total : length === undefined ? null : BigInt(length) }
}

/** How many items there are to count; undefined where nothing says it. */
export function lengthOfCount({ items, total }: Count, site: CallSite): number | undefined {
  return lengthOfItems(items, site) ?? (given(total) ? Number(total) : undefined)
}

function lengthOfItems(items: Value, site: CallSite): number | undefined {
  return items === null ? undefined : lengthOf(items, site)
}

/** The items, each counted when the next one is asked for. */
export function* countedItems(count: Count, site: CallSite): Iterable<Value> {
  for (const item of iterate(count.items, site)) {
    yield item
    count.n = binary('+', count.n, 1n, site)
  }
}

/** A bar as a count that goes up: all that scripts can see of one. */
import type { CallSite } from '../../evaluate/call.ts'
import { iterate } from '../../evaluate/iterate.ts'
import { binary } from '../../evaluate/operators.ts'
import type { Value } from '../../evaluate/values.ts'

export interface Count {
  /** What is gone through; None where the script counts itself. */
  readonly items: Value
  n: Value
  total: Value
}

/** The items, each counted when the next one is asked for. */
export function* countedItems(count: Count, site: CallSite): Iterable<Value> {
  for (const item of iterate(count.items, site)) {
    yield item
    count.n = binary('+', count.n, 1n, site)
  }
}

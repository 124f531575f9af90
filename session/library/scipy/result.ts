/** Results with names, as scipy's functions give several. */
import { str, tuple, namedDict, type TupleValue, type TupleVariant, type Value } from '../../evaluate/values.ts'
import { row } from '../row.ts'

/**
 * A tuple whose items have names, `slope, intercept, … = linregress(x, y)`, and what has a name without being one of them:
 * what it shows beside them, and what it does not show.
 */
export function bunch(
  name: string,
  items: readonly (readonly [field: string, value: Value])[],
  more: readonly (readonly [field: string, value: Value])[] = [],
  hidden: readonly (readonly [field: string, value: Value])[] = [],
): TupleValue {
  const all = new Map([...items, ...more, ...hidden])
  const fields = items.map(([field]) => field)
  const variant: TupleVariant = {
    name,
    fields,
    more,
    attribute: (_, wanted) => {
      if (wanted === '_fields') return tuple(fields.map(str))
      if (wanted === '_asdict') return row('_asdict()', () => namedDict(items))
      return all.get(wanted)
    },
  }
  return { kind: 'tuple', items: items.map(([, value]) => value), variant }
}

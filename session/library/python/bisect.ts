/** The module `bisect`: places in sorted sequences. */
import type { CallSite } from '../../evaluate/call.ts'
import { isLess } from '../../evaluate/compare.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { getItem } from '../../evaluate/subscript.ts'
import { typeName } from '../../evaluate/types.ts'
import type { FunctionValue, ModuleValue, Value } from '../../evaluate/values.ts'
import { given, optionalInteger } from '../arguments.ts'
import { lengthOf } from '../builtins/iteration.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

/** On which side of equal ones a place is. */
type Side = 'left' | 'right'

const parameters = '(a, x, lo=0, hi=None, *, key=None)'

/** The place where `x` belongs in `a`; `key` is asked of the items, and of `x` where `ofBoth` says so. */
function placeIn(
  [a = null, x = null, low, high, key]: readonly (Value | undefined)[],
  { side, ofBoth }: { readonly side: Side; readonly ofBoth: boolean },
  site: CallSite,
): number {
  const length = lengthOf(a, site)
  if (length === undefined) throw new PythonError('TypeError', `object of type '${typeName(a)}' has no len()`)
  const keyed = (value: Value): Value => (given(key) ? invokeNow(key, [value], site) : value)
  const wanted = ofBoth ? keyed(x) : x
  let first = optionalInteger(low, 'lo', site) ?? 0
  if (first < 0) throw new PythonError('ValueError', 'lo must be non-negative')
  const given_ = optionalInteger(high, 'hi', site)
  // As in CPython, -1 is the end, too.
  let end = given_ === undefined || given_ === -1 ? length : given_
  while (first < end) {
    const middle = Math.floor((first + end) / 2)
    const item = keyed(getItem(a, BigInt(middle), site))
    const isBehind = side === 'left' ? isLess(item, wanted, site) : !isLess(wanted, item, site)
    if (isBehind) first = middle + 1
    else end = middle
  }
  return first
}

const finding = (name: string, side: Side): FunctionValue =>
  row(`${name}${parameters}`, (values, site) => BigInt(placeIn(values, { side, ofBoth: false }, site)))

const inserting = (name: string, side: Side): FunctionValue =>
  row(`${name}${parameters}`, (values, site) => {
    const [a = null, x = null] = values
    if (typeof a !== 'object' || a?.kind !== 'list')
      throw new PythonError('AttributeError', `'${typeName(a)}' object has no attribute 'insert'`)
    a.items.splice(placeIn(values, { side, ofBoth: true }, site), 0, x)
    return null
  })

export const bisectModule: ModuleValue = moduleOf('bisect', [
  finding('bisect_left', 'left'),
  finding('bisect_right', 'right'),
  finding('bisect', 'right'),
  inserting('insort_left', 'left'),
  inserting('insort_right', 'right'),
  inserting('insort', 'right'),
])

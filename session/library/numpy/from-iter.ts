import { float64 } from '../../arrays/kinds.ts'
import { list, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { iterate } from '../../evaluate/iterate.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { needArray, optionalInteger } from '../arguments.ts'
import { row } from '../row.ts'
import { cast, elementType } from './element-type.ts'

/** A row of the items of anything that can be gone through, of which no more than wanted are taken. */
export const fromIter: FunctionValue = row('fromiter(iter, dtype, count=-1)', ([iter = null, dtype, count], site) => {
  const wanted = optionalInteger(count, 'count', site) ?? -1
  const items: Value[] = []
  const items_ = wanted === 0 ? [] : iterate(iter, site)
  for (const item of items_) {
    items.push(item)
    requireLength(items.length)
    if (items.length === wanted) break
  }
  if (items.length < wanted) {
    const message = `iterator too short: Expected ${wanted} but iterator had only ${items.length} items.`
    throw new PythonError('ValueError', message)
  }
  return cast(needArray(list(items), 'fromiter', site), elementType(dtype) ?? float64)
})

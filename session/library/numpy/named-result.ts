import type { CallSite } from '../../evaluate/call.ts'
import { settledNow } from '../../evaluate/invoke.ts'
import { list, str, tuple, type Value } from '../../evaluate/values.ts'
import { namedTuple } from '../python/named-tuple.ts'

/** Several results in a tuple whose items have names, as numpy gives them. */
export function namedResult(name: string, fields: readonly string[], items: readonly Value[], site: CallSite): Value {
  const type = settledNow(namedTuple.call([str(name), list(fields.map(str))], site), site)
  if (typeof type !== 'object' || type?.kind !== 'function') return tuple(items)
  return settledNow(type.call([tuple(items), undefined], site), site)
}

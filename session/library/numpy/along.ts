import type { Along } from '../../arrays/reduce.ts'
import type { CallSite } from '../../evaluate/call.ts'
import type { Value } from '../../evaluate/values.ts'
import { flag, optionalAxes } from '../arguments.ts'

/** The arguments `axis` and `keepdims`. */
export function along(axis: Value | undefined, keepdims: Value | undefined, site: CallSite): Along {
  return { axes: optionalAxes(axis, site), keep: flag(keepdims, false, site) }
}

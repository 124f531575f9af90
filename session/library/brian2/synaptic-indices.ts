/** `S.w[0, :]`: synapses by the neurons that they connect (semantics §9.7). */
import type { Synapses } from '../../../network/index.ts'
import type { VariableOwner } from '../../../network/index.ts'
import type { ArrayValue } from '../../arrays/array.ts'
import { select } from '../../arrays/indexing.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { readIndices } from '../../evaluate/indices.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { TupleValue, Value } from '../../evaluate/values.ts'
import { notYet } from '../../later.ts'
import { indicesIn } from './owner.ts'

/** The synapses between some neurons before them and some behind, in the order of their numbers; there may be none. */
export function synapsesBetween(synapses: Synapses, { items }: TupleValue, site: CallSite): Int32Array {
  const [before, behind, ...others] = items
  if (before === undefined || behind === undefined || others.length > 1)
    throw new PythonError('IndexError', `Can only interpret 1-d or 2-d indices, got ${items.length} dimensions.`)
  if (others.length === 1) throw unsupported(notYet('an index of synapses between the same two neurons'))
  const [from, to] = [neuronsOf(synapses.ends.pre, before, site), neuronsOf(synapses.ends.post, behind, site)]
  const [i, j] = [synapses.read('i'), synapses.read('j')]
  return Int32Array.from(i.keys()).filter(k => from.has(i[k] ?? -1) && to.has(j[k] ?? -1))
}

function neuronsOf(end: VariableOwner, index: Value, site: CallSite): ReadonlySet<number> {
  const part = indicesIn(index, end)
  if (part !== undefined) return new Set(part)
  const all: ArrayValue = {
    kind: 'array',
    type: 'integer',
    data: new Uint8Array(0),
    shape: [end.size],
    dimension: [0, 0, 0, 0, 0, 0, 0],
  }
  return new Set(select(all, readIndices(index, site)).indices)
}

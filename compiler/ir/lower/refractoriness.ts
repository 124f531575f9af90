/** When a neuron may be updated again after a spike (semantics §5.3–5.5). */
import { invariant } from '../../../diagnostics/index.ts'
import type { GroupModel } from '../../model/group.ts'
import { type ArrayRef, binary, call, cast, compare, element, type IrExpr, logical, not, read, scalar } from '../ir.ts'
import { converted } from './conversions.ts'
import { lower, type Lowering } from './expression.ts'
import type { References } from './references.ts'

/** The constant that holds a numeric refractory period; no name of a script has a space. */
export const refractoryPeriod = 'refractory period'

/** The flag `not_refractory` and the time of the last spike; undefined for a group without refractoriness. */
export function refractoryArrays(
  { variables, refractory }: GroupModel,
  { array }: References,
): { readonly flag: ArrayRef; readonly lastspike: ArrayRef } | undefined {
  if (refractory.kind === 'none') return undefined
  const flag = variables.get('not_refractory')
  const lastspike = variables.get('lastspike')
  invariant(flag !== undefined && lastspike !== undefined, 'a refractory group to have its variables')
  return { flag: array(flag), lastspike: array(lastspike) }
}

/** The value of `not_refractory` at the start of the state update. */
export function activeTest(group: GroupModel, lowering: Lowering): IrExpr | undefined {
  const { refractory } = group
  const arrays = refractoryArrays(group, lowering.references)
  if (refractory.kind === 'none' || arrays === undefined) return undefined
  if (refractory.kind === 'duration') {
    return isOver(scalar(lowering.references.constant(refractoryPeriod)), arrays.lastspike, lowering)
  }
  const value = lower(refractory.expression, { ...lowering, where: 'refractory' })
  if (value.type !== 'bool') return isOver(cast(value, 'f64'), arrays.lastspike, lowering)
  return logical('or', element(arrays.flag), not(converted(value, 'bool')))
}

/** `timestep(t - lastspike, dt) >= timestep(period, dt)` (semantics §1.3). */
function isOver(period: IrExpr, lastspike: ArrayRef, { references }: Lowering): IrExpr {
  const { clock } = references
  const dt = read({ kind: 'dt', clock })
  const since = binary('-', read({ kind: 'time', clock }), element(lastspike))
  return compare('>=', call('timestep', 'i64', since, dt), call('timestep', 'i64', period, dt))
}

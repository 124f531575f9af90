/**
 * The test of refractoriness, `timestep(t - lastspike, dt) >= steps`, is monotone in `lastspike`: where `steps` is the
 * same for all neurons, one comparison with the latest `lastspike` that still satisfies it decides alike
 * (`runtime-as/refractory.ts`).
 */
import { call, compare, type IrExpr, read } from '../ir.ts'
import { mapOperands } from '../walk.ts'
import { type Changing, variationOf } from './variation.ts'

/** Rewrites every such test in an expression. */
export function compareWithLatestSpike(expr: IrExpr, changing: Changing): IrExpr {
  const inner = mapOperands(expr, operand => compareWithLatestSpike(operand, changing))
  if (inner.kind !== 'compare' || inner.operator !== '>=') return inner
  const { left, right } = inner
  if (!['constant', 'step'].includes(variationOf(right, changing)) || right.type !== 'i64') return inner
  if (left.kind !== 'call' || left.operation !== 'timestep') return inner
  const [since, dt] = left.arguments
  if (since?.kind !== 'binary' || since.operator !== '-' || dt?.kind !== 'read' || dt.place.kind !== 'dt') return inner
  const { left: now, right: last } = since
  if (now.kind !== 'read' || now.place.kind !== 'time' || now.place.clock !== dt.place.clock) return inner
  if (last.kind !== 'read' || last.place.kind !== 'element' || last.place.index !== 'own') return inner
  return compare('<=', read(last.place), call('latest_spike', 'f64', now, dt, right))
}

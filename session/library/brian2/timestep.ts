/** `timestep(t, dt)` of `brian2.core.functions`, which scripts call on times as equations do: the step that a time is in. */
import { at } from '../../arrays/array.ts'
import { mapElements } from '../../arrays/elementwise.ts'
import { binary } from '../../evaluate/operators.ts'
import type { FunctionValue } from '../../evaluate/values.ts'
import { truncateFloats } from '../../generated/loops.ts'
import { needArray } from '../arguments.ts'
import { row } from '../row.ts'

/** A thousandth of a step is forgiven. Units come to an end, or to Brian's error, by the arithmetic. */
export const timestep: FunctionValue = row('timestep(t, dt)', ([t = null, dt = null], site) => {
  const forgiving = binary('+', t, binary('*', 1e-3, dt, site), site)
  const steps = mapElements(needArray(binary('/', forgiving, dt, site), 'timestep', site), truncateFloats, 'integer')
  return steps.shape.length === 0 ? BigInt(at(steps, 0)) : steps
})

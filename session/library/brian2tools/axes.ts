/** What the pictures of `brian2tools` have in common. */
import { type Axes, currentAxes, isKind } from '../../../figures/index.ts'
import { array, type ArrayValue } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import type { Value } from '../../evaluate/values.ts'
import { given, needArray } from '../arguments.ts'
import { pyplotKey } from '../plain-arguments.ts'

/** Numbers counted in a unit, whatever they measure, as Brian 2's division and matplotlib leave them. */
export function countedIn(values: ArrayValue, unit: Value, site: CallSite): ArrayValue {
  const [scale = NaN] = needArray(unit, 'unit', site).data
  return array(
    Float64Array.from(values.data, value => value / scale),
    values.shape,
  )
}

/** The axes that an argument gives, or the current ones. */
export function axesFrom(value: Value | undefined, site: CallSite): Axes {
  if (!given(value)) return currentAxes(site.session.state(pyplotKey))
  const axes: unknown = typeof value === 'object' && value.kind === 'object' ? value.data : undefined
  if (isKind<Axes>(axes, 'axes')) return axes
  throw new PythonError('AttributeError', `'${typeName(value)}' object has no attribute 'plot'`, {
    help: 'axes=… are those of a figure, as subplot() gives them',
  })
}

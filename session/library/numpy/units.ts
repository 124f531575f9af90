/**
 * What becomes of units in numpy's functions, in the two versions that scripts get: Brian 2's own, by the star import and as
 * `np` from it, and numpy's, by `import numpy as np`. Rows keep units by themselves; this table says where Brian 2 loses them.
 * `test/session/library/numpy/units.py` asks Brian 2.
 */
import { dimensionless, isDimensionless } from '../../../units/index.ts'
import { withDimension } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'

/** Those of all arguments are lost, or those of state variables and records alone (`G.v`, not `G.v[:]`). */
type Loss = 'all' | 'views'

/** Which version of numpy a module holds. */
export type Version = 'brian2' | 'numpy'

const losses: readonly (readonly [names: string, brian2: Loss | undefined, numpy: Loss | undefined])[] = [
  ['inner outer vdot cross norm histogram convolve broadcast_to copy select pad', 'all', 'all'],
  ['where', undefined, 'all'],
  ['arange concatenate', undefined, 'all'],
  ['dot', 'views', 'all'],
  ['zeros_like ones_like', 'all', undefined],
  ['ptp', undefined, 'views'],
  [
    `sum max min amax amin cumsum prod sqrt cbrt square fabs around round negative reciprocal add subtract multiply
    true_divide remainder mod power fmax fmin copysign arctan2 hypot matmul delete insert solve repeat reshape transpose squeeze take
    split array_split`,
    'views',
    'views',
  ],
]

const byVersion = (place: 1 | 2): ReadonlyMap<string, Loss> =>
  new Map(
    losses.flatMap(row => {
      const loss = row[place]
      return loss === undefined ? [] : row[0].split(/\s+/).map(name => [name, loss] as const)
    }),
  )

const tables: Readonly<Record<Version, ReadonlyMap<string, Loss>>> = { brian2: byVersion(1), numpy: byVersion(2) }

/** A function as one version has it. */
export function inVersion(row: FunctionValue, version: Version, name: string = row.name): FunctionValue {
  const loss = tables[version].get(name)
  if (loss === undefined) return row
  return {
    ...row,
    call: (arguments_, site, into) =>
      row.call(
        arguments_.map(each => (each === undefined ? undefined : without(loss, each, site))),
        site,
        into,
      ),
  }
}

function without(loss: Loss, value: Value, site: CallSite): Value {
  if (typeof value !== 'object' || value === null) return value
  switch (value.kind) {
    case 'array':
    case 'unit': {
      const values = loss === 'all' ? toArray(value, site) : undefined
      return values === undefined || isDimensionless(values.dimension) ? value : withDimension(values, dimensionless)
    }
    case 'object': {
      if (value.type.array === undefined || (loss === 'views' && value.type.isArray === true)) return value
      const values = value.type.array(value, site)
      return isDimensionless(values.dimension) ? value : withDimension(values, dimensionless)
    }
    case 'list':
    case 'tuple':
      return loss === 'all' ? { ...value, items: value.items.map(item => without(loss, item, site)) } : value
    default:
      return value
  }
}

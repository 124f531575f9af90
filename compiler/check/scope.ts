/** What a name means inside the expressions of a group (semantics §5.10). */
import type { ValueType } from '../../abi/index.ts'
import {
  unitInExpressions,
  type Dimension,
  dimensionless,
  powerDimension,
  type Unit,
  seconds,
} from '../../units/index.ts'
import { isNoise } from '../model/noise.ts'
import { type External, isTimed, type Namespace, type TimedValues } from '../model/external.ts'
import type { GroupModel, Variable } from '../model/group.ts'
import { functions, namedConstants, type FunctionRow } from '../model/functions.ts'

export type Symbol =
  | { readonly kind: 'variable'; readonly variable: Variable }
  /** `t dt i N t_in_timesteps`, common to all neurons or counted over them. */
  | { readonly kind: 'clock'; readonly name: ClockName; readonly type: ValueType; readonly dimension: Dimension }
  | { readonly kind: 'noise'; readonly name: string; readonly dimension: Dimension }
  /** A temporary that an earlier statement of the block made. */
  | { readonly kind: 'temporary'; readonly name: string; readonly type: ValueType; readonly dimension: Dimension }
  | { readonly kind: 'number'; readonly value: number; readonly type: ValueType; readonly dimension: Dimension }
  | { readonly kind: 'constant'; readonly name: string; readonly external: External }
  | { readonly kind: 'function'; readonly row: FunctionRow }
  | { readonly kind: 'timed array'; readonly timed: TimedValues }

export type ClockName = 't' | 'dt' | 'i' | 'N' | 't_in_timesteps'

/** Finds what a name means, or undefined. */
export type Scope = (name: string) => Symbol | undefined

const clocks: ReadonlyMap<string, Symbol> = new Map(
  (
    [
      ['t', 'float', seconds],
      ['dt', 'float', seconds],
      ['i', 'integer', dimensionless],
      ['N', 'integer', dimensionless],
      ['t_in_timesteps', 'integer', dimensionless],
    ] as const
  ).map(([name, type, dimension]) => [name, { kind: 'clock', name, type, dimension }]),
)

/** Dimension of every noise symbol: second ** -0.5. */
export const noiseDimension: Dimension = powerDimension(seconds, -0.5)

/**
 * The scope of a group's code: internal variables first, then constants, units and functions, then the group's own
 * namespace, then the caller's (semantics §5.10).
 */
export function groupScope(
  group: GroupModel,
  namespace: Namespace,
  { noise = false }: { readonly noise?: boolean } = {},
): Scope {
  return name => {
    const variable = group.variables.get(name)
    if (variable !== undefined) return { kind: 'variable', variable }
    if (noise && isNoise(name)) return { kind: 'noise', name, dimension: noiseDimension }
    return clocks.get(name) ?? outsideScope(group.namespace, namespace)(name)
  }
}

/** The scope of what is no group's: constants, units, functions, then the namespaces in turn. */
export function outsideScope(...namespaces: readonly Namespace[]): Scope {
  return name => {
    const constant = namedConstants.get(name)
    if (constant !== undefined) return { kind: 'number', value: constant, type: 'float', dimension: dimensionless }
    const unit = unitInExpressions(name)
    if (unit !== undefined) return unitSymbol(unit)
    const row = functions.get(name)
    if (row !== undefined) return { kind: 'function', row }
    for (const namespace of namespaces) {
      const outside = namespace.get(name)
      if (isTimed(outside)) return { kind: 'timed array', timed: outside }
      if (outside !== undefined) return { kind: 'constant', name, external: outside }
    }
    return undefined
  }
}

function unitSymbol(unit: Unit): Symbol {
  return { kind: 'number', value: unit.value, type: 'float', dimension: unit.dimension }
}

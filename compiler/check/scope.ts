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
import type {
  BinomialNumbers,
  External,
  Namespace,
  Outside,
  SeveralNumbers,
  TimedValues,
  Unsettled,
} from '../model/external.ts'
import type { GroupModel, Variable } from '../model/group.ts'
import { functions, namedConstants, type FunctionRow } from '../model/functions.ts'
import { asOutside, type Known, type OwnFunction } from '../model/own-function.ts'
import type { Expr } from '../grammar/ast.ts'
import { sourceTextOf } from '../grammar/index.ts'
import { textFunctions, type TextFunction } from '../model/text-functions.ts'

export type Symbol =
  | { readonly kind: 'variable'; readonly variable: Variable }
  /** `t dt i N t_in_timesteps`, common to all neurons or counted over them. */
  | { readonly kind: 'clock'; readonly name: ClockName; readonly type: ValueType; readonly dimension: Dimension }
  | { readonly kind: 'noise'; readonly name: string; readonly dimension: Dimension }
  /** A temporary that an earlier statement of the block made, or a name of the function whose text it is. */
  | {
      readonly kind: 'temporary'
      readonly name: string
      readonly type: ValueType
      readonly dimension: Dimension
      /** Only in the texts of functions: see {@link file://./infer.ts}. */
      readonly anyUnit?: boolean
    }
  | { readonly kind: 'number'; readonly value: number; readonly type: ValueType; readonly dimension: Dimension }
  /** `owner` is the function of the modeller's own that sees it. */
  | { readonly kind: 'constant'; readonly name: string; readonly external: External; readonly owner?: OwnFunction }
  /** A name of which not everything is known; it may be a function. */
  | { readonly kind: 'unsettled'; readonly number: Unsettled['number'] }
  | SeveralNumbers
  | CallableSymbol

/** What can be called. */
export type CallableSymbol =
  | { readonly kind: 'function'; readonly row: FunctionRow }
  | { readonly kind: 'timed array'; readonly timed: TimedValues }
  | { readonly kind: 'own function'; readonly function: OwnFunction }
  | { readonly kind: 'binomial'; readonly numbers: BinomialNumbers }
  /** Only in the texts of functions. */
  | { readonly kind: 'text function'; readonly name: string; readonly function: TextFunction }

export function isCallable(symbol: Symbol | undefined): symbol is CallableSymbol {
  switch (symbol?.kind) {
    case 'function':
    case 'timed array':
    case 'own function':
    case 'binomial':
    case 'text function':
      return true
    default:
      return false
  }
}

/** Whether a name gives another number each time it is called. */
export function isStateful(symbol: Symbol | undefined): boolean {
  switch (symbol?.kind) {
    case 'function':
      return symbol.row.stateful === true
    case 'own function':
      return symbol.function.stateful
    case 'binomial':
      return true
    default:
      return false
  }
}

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
      if (outside !== undefined) return outsideSymbol(outside, name)
    }
    return undefined
  }
}

function outsideSymbol(outside: Outside, name: string): Symbol {
  if (!('kind' in outside)) return { kind: 'constant', name, external: outside }
  switch (outside.kind) {
    case 'timed array':
      return { kind: 'timed array', timed: outside }
    case 'function':
      return { kind: 'own function', function: outside }
    case 'binomial':
      return { kind: 'binomial', numbers: outside }
    case 'unsettled':
      return { kind: 'unsettled', number: outside.number }
    case 'several numbers':
      return outside
  }
}

/** How a text is read: names, and in the text of a function of the modeller's own, Python, what is behind dots and brackets. */
export interface Reading {
  readonly scope: Scope
  readonly text?: FunctionText | undefined
}

/** The text of a function of the modeller's own. */
export interface FunctionText {
  readonly owner: OwnFunction
  /** The names that it binds. */
  readonly names: ReadonlySet<string>
}

/** What an expression stands for, if it is a name, or in the text of a function something of the script around. */
export function symbolOf(expr: Expr, { scope, text }: Reading): Symbol | undefined {
  const outside = text && asOutside(expr, text.names)
  if (text === undefined || outside === undefined) return expr.kind === 'name' ? scope(expr.name) : undefined
  const known = text.owner.outside(outside)
  return known && symbolInText(known, sourceTextOf(outside), text.owner)
}

function symbolInText(known: Known, name: string, owner: OwnFunction): Symbol | undefined {
  if (!('kind' in known)) return { kind: 'constant', name, external: unitless(known, owner), owner }
  switch (known.kind) {
    case 'number':
      return { type: 'float', ...unitless(known, owner) }
    case 'built-in': {
      const row = functions.get(known.name)
      if (row !== undefined) return { kind: 'function', row }
      const text = textFunctions.get(known.name)
      return text && { kind: 'text function', name: known.name, function: text }
    }
    default:
      return outsideSymbol(known, name)
  }
}

/** Where arguments have lost their units, so has everything else (Brian's `discard_units`). */
function unitless<Of extends { readonly dimension: Dimension }>(known: Of, { bare }: OwnFunction): Of {
  return bare ? { ...known, dimension: dimensionless } : known
}

function unitSymbol(unit: Unit): Symbol {
  return { kind: 'number', value: unit.value, type: 'float', dimension: unit.dimension }
}

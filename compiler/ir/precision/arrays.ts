/** Which arrays of a network hold floats of which precision. */
import type { Precision } from '../../../abi/index.ts'
import { type ArrayRef, type IrExpr, isFloat, type Local } from '../ir.ts'
import type { Derivation, Hoisted, StateArray } from '../program.ts'
import { operands } from '../walk.ts'

/** The arrays of one group. */
export interface GroupArrays {
  readonly precision: Precision
  readonly state: readonly StateArray[]
  readonly hoisted: Hoisted
}

/** By array of f64 what stands in its place. */
export type SingleArrays = ReadonlyMap<ArrayRef, ArrayRef>

/** What the arrays of a network hold. */
export interface FloatArrays {
  /** State of single precision, and what is derived of it for each neuron. */
  readonly single: SingleArrays
  /** State that is to be of double precision, and what is derived of it: what is computed of it is so too. */
  readonly double: ReadonlySet<ArrayRef | Local>
  readonly times: ReadonlySet<ArrayRef>
}

/** The arrays of the groups of a network. */
export function floatArrays(groups: readonly GroupArrays[]): FloatArrays {
  const state = groups.flatMap(each => each.state).filter(({ array }) => array.type === 'f64')
  const of = (kind: StateArray['floats']): ArrayRef[] =>
    state.filter(({ floats }) => floats === kind).map(({ array }) => array)
  const single = new Map<ArrayRef, ArrayRef>()
  const double = new Set<ArrayRef | Local>(of('float64'))
  const narrow = (array: ArrayRef): void => void single.set(array, { ...array, type: 'f32' })
  for (const array of of('float32')) narrow(array)
  for (const { precision, hoisted } of groups) {
    for (const derivation of hoisted.arrays) {
      const isDouble = precision === 'float64' || inputsOf(derivation).some(each => holdsDouble(each, double))
      for (const array of targetsOf(derivation)) {
        if (array.type !== 'f64') continue
        if (isDouble) double.add(array)
        else narrow(array)
      }
    }
  }
  return { single, double, times: new Set(of('time')) }
}

/**
 * Whether a float is computed of what is to be of double precision.
 *
 * @param double arrays and locals that are
 */
export function holdsDouble(expr: IrExpr, double: ReadonlySet<ArrayRef | Local>): boolean {
  if (expr.kind === 'read') {
    const { place } = expr
    return place.kind === 'element' ? double.has(place.array) : place.kind === 'local' && double.has(place.local)
  }
  if (expr.kind === 'lookup') return double.has(expr.array)
  return operands(expr).some(each => isFloat(each.type) && holdsDouble(each, double))
}

function inputsOf(derivation: Derivation<ArrayRef>): readonly IrExpr[] {
  return derivation.kind === 'value' ? [derivation.value] : [...derivation.entries, derivation.scale]
}

function targetsOf(derivation: Derivation<ArrayRef>): readonly ArrayRef[] {
  return derivation.kind === 'value' ? [derivation.target] : derivation.results.map(({ target }) => target)
}

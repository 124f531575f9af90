/** Which arrays of groups in single precision hold floats of single precision. */
import type { ArrayRef } from '../ir.ts'
import type { Hoisted, StateArray } from '../program.ts'

/** The arrays of one group. */
export interface GroupArrays {
  readonly state: readonly StateArray[]
  readonly hoisted: Hoisted
}

/** By array of f64 what stands in its place: all state but times, and what is derived for each neuron. */
export type SingleArrays = ReadonlyMap<ArrayRef, ArrayRef>

/** The arrays of groups in single precision. */
export function singleArrays(groups: readonly GroupArrays[]): SingleArrays {
  const candidates = groups.flatMap(({ state, hoisted }) => [
    ...state.filter(({ alwaysDouble }) => !alwaysDouble).map(({ array }) => array),
    ...hoisted.arrays.flatMap(each =>
      each.kind === 'value' ? [each.target] : each.results.map(({ target }) => target),
    ),
  ])
  const floats = candidates.filter(({ type }) => type === 'f64')
  return new Map(floats.map(array => [array, { ...array, type: 'f32' }]))
}

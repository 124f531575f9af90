/**
 * How much a value may change while the module steps: the reason why some of it can be computed once. What counts as
 * read-only is found by analysis of the step code, not by the `constant` flag.
 */
import { operands, type IrExpr, type Place } from './ir.ts'

export type Variation =
  /** The same for all neurons and steps. */
  | 'constant'
  /** Different neurons, same in every step. */
  | 'neuron'
  /** The same for all neurons of a step. */
  | 'step'
  | 'both'

/** What the step code of a group writes. */
export interface Writes {
  /** Written in every step: state updates and values constant over dt. */
  readonly everyStep: ReadonlySet<string>
  /** Shared variables among those. */
  readonly sharedEveryStep: ReadonlySet<string>
}

/** The variation of what a place holds. */
export function placeVariation(place: Place, writes: Writes): Variation {
  switch (place.kind) {
    case 'constant':
    case 'derived':
    case 'dt':
    case 'size':
      return 'constant'
    case 'shared':
      return writes.sharedEveryStep.has(place.name) ? 'step' : 'constant'
    case 'variable':
      return writes.everyStep.has(place.name) ? 'both' : 'neuron'
    case 'derived-array':
    case 'index':
      return 'neuron'
    case 'track':
    case 'time':
    case 'step':
      return 'step'
    case 'draw':
    case 'local':
      return 'both'
  }
}

/** The variation of a value: that of its parts together. */
export function variationOf(expr: IrExpr, writes: Writes): Variation {
  if (expr.kind === 'read') return placeVariation(expr.place, writes)
  return operands(expr)
    .map(operand => variationOf(operand, writes))
    .reduce(joined, 'constant')
}

/** The least variation that allows both. */
export function joined(a: Variation, b: Variation): Variation {
  if (a === b || b === 'constant') return a
  return a === 'constant' ? b : 'both'
}

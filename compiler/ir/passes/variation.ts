/**
 * How much a value may change while the module steps: the reason why some of it can be computed once. What counts as
 * read-only is found by analysis of the step's code, not by the `constant` flag.
 */
import { effectsOf } from '../effects.ts'
import type { ArrayRef, IrExpr, Place } from '../ir.ts'
import type { PhaseCode } from '../program.ts'
import { operands } from '../walk.ts'

export type Variation =
  /** The same for all neurons and steps. */
  | 'constant'
  /** Different neurons, same in every step. */
  | 'neuron'
  /** The same for all neurons of a step. */
  | 'step'
  | 'both'

/** Arrays that change as time goes by, as the code of one population sees them. */
export type Changing = ReadonlySet<ArrayRef>

/**
 * What these phases change: whatever one writes that is not about single events. What only events of its own population write
 * is read-only to it, since an event recomputes the derived values of its neuron; to others, which may be linked to it, it
 * is not. What is read where makes no difference, or a monitor would.
 */
export function changingArrays(phases: readonly PhaseCode[]): (population: number) => Changing {
  const always = new Set<ArrayRef>()
  const onEvents = new Set<ArrayRef>()
  for (const { phase, domain, body } of phases) {
    for (const array of effectsOf(body).writes)
      (domain.kind === 'events' && array.population === phase.group ? onEvents : always).add(array)
  }
  const seen = new Map<number, Changing>()
  return population => {
    const foreign = Array.from(onEvents).filter(array => array.population !== population)
    const changing = seen.get(population) ?? new Set([...always, ...foreign])
    seen.set(population, changing)
    return changing
  }
}

/** The variation of what a place holds. */
export function placeVariation(place: Place, changing: Changing): Variation {
  switch (place.kind) {
    case 'scalar':
    case 'dt':
    case 'size':
      return 'constant'
    case 'element': {
      const { array } = place
      if (array.per === 'step') return 'step'
      if (changing.has(array)) return 'both'
      return array.per === 'neuron' ? 'neuron' : 'constant'
    }
    case 'index':
      return 'neuron'
    case 'time':
    case 'step':
      return 'step'
    case 'local':
      return 'both'
  }
}

/** The variation of a value: that of its parts together. */
export function variationOf(expr: IrExpr, changing: Changing): Variation {
  return createVariations(changing)(expr)
}

/** As {@link variationOf}, for many parts of one expression: each is looked at once. */
export function createVariations(changing: Changing): (expr: IrExpr) => Variation {
  const known = new Map<IrExpr, Variation>()
  const of = (expr: IrExpr): Variation => {
    const found = known.get(expr) ?? (expr.kind === 'read' ? placeVariation(expr.place, changing) : ofParts(expr))
    known.set(expr, found)
    return found
  }
  const ofParts = (expr: IrExpr): Variation => {
    const changes = expr.kind === 'lookup' && changing.has(expr.array)
    return operands(expr)
      .map(operand => of(operand))
      .reduce(joined, changes ? 'both' : 'constant')
  }
  return of
}

/** The least variation that allows both. */
export function joined(a: Variation, b: Variation): Variation {
  if (a === b || b === 'constant') return a
  return a === 'constant' ? b : 'both'
}

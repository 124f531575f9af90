import type { Span } from '../../diagnostics/index.ts'
import { createAlgebra, type Algebra } from './algebra.ts'
import { mentions } from './linear.ts'
import { separateNoise, type Separated } from './noise.ts'
import type { Derivative, System } from './types.ts'

/** A differential equation with its noise taken apart. */
export interface NoisyEquation {
  readonly equation: Derivative
  readonly parts: Separated
}

/** A system with what every method asks about it. */
export interface Analysis {
  readonly kind: 'analysis'
  readonly system: System
  readonly algebra: Algebra
  readonly equations: readonly NoisyEquation[]
  /** Every noise symbol, sorted. */
  readonly noises: readonly string[]
  /** Some factor of a noise depends on a differential variable or on `t`. */
  readonly multiplicative: boolean
}

/** An equation in which noise stands other than as a factor of terms. */
interface InseparableNoise {
  readonly kind: 'inseparable'
  readonly equation: Derivative
  readonly place: Span
}

export function analyse(system: System): Analysis | InseparableNoise {
  const algebra = createAlgebra(system)
  const equations: NoisyEquation[] = []
  for (const equation of system.equations) {
    const parts = separateNoise(equation.expression)
    if (parts.kind === 'inseparable') return { kind: 'inseparable', equation, place: parts.place }
    equations.push({ equation, parts })
  }
  const factors = equations.flatMap(({ parts }) => [...parts.noises.values()])
  const varying = ['t', ...system.equations.map(equation => equation.name)]
  return {
    kind: 'analysis',
    system,
    algebra,
    equations,
    noises: [...new Set(equations.flatMap(({ parts }) => [...parts.noises.keys()]))].toSorted(),
    multiplicative: factors.some(factor => mentions(algebra.polynomial(factor), varying)),
  }
}

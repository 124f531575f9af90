/** How pairs of neurons come about: what `connect` says (semantics §9.6), read. */
import type { Expr } from '../grammar/ast.ts'
import type { Generator } from './generator.ts'
import type { Side } from './group.ts'

/** For each neuron on one side, its row, those on the other that a generator gives. */
export interface ConnectionRule {
  /** The side whose neurons the generator gives. */
  readonly side: Side
  readonly generator: Generator
  /** Whether the generator stands for `condition=`, of which Brian looks at type and units. */
  readonly isCondition: boolean
  /** With which probability a pair is taken, where that is no matter of its row alone. */
  readonly chance?: Expr | undefined
  /** How many synapses a pair has. */
  readonly n: Expr
}

/** The side whose neurons have a row each. */
export function outerSide({ side }: Pick<ConnectionRule, 'side'>): Side {
  return side === 'post' ? 'pre' : 'post'
}

/** What numbers are drawn for: those of each part of a rule are apart from those of the others. */
const parts = ['low', 'high', 'step', 'sample', 'element', 'condition', 'chance', 'n', 'choice'] as const

export type RulePart = (typeof parts)[number]

const sitesOfPart = 256

/** The first number of the random calls of a part. */
export function firstSite(part: RulePart): number {
  return sitesOfPart * parts.indexOf(part)
}

/** Everything that is computed in a rule. */
export function ruleExpressions({ generator, chance, n }: ConnectionRule): readonly Expr[] {
  const { element, candidates, condition } = generator
  const { low, high, step, sample } = candidates
  return [low, high, step, sample?.value, element, condition, chance, n].filter(each => each !== undefined)
}

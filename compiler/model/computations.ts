/**
 * Everything a group computes, in one list, so that no pass has to know where expressions stand: right-hand sides of
 * equations, refractoriness, conditions of events, sums over synapses, statements of events, pathways and `run_regularly`.
 */
import type { CodeStatement, Expr, Name } from '../grammar/ast.ts'
import { namesIn } from '../grammar/index.ts'
import type { EventModel, GroupModel, SummedModel, Variable } from './group.ts'
import type { NetworkModel, RegularModel } from './network.ts'
import type { InputNumbers } from './poisson-input.ts'
import {
  pathwayName,
  raiserName,
  resetterName,
  stateUpdaterName,
  subexpressionUpdaterName,
  summedName,
} from './object-names.ts'

export type Computation =
  | EquationComputation
  | RefractoryComputation
  | ConditionComputation
  | SumComputation
  | CodeComputation

interface Common {
  /** What it is about: a variable, an event, a regular operation, `refractory`. */
  readonly name: string
  /** Brian's name of the object that carries it out: `neurongroup_stateupdater`. */
  readonly object: string
}

/** `dv/dt = …`, `I = …`. */
export interface EquationComputation extends Common {
  readonly role: 'equation'
  readonly variable: Variable
  readonly expression: Expr
}

/** The `refractory` argument, where it is a string. */
export interface RefractoryComputation extends Common {
  readonly role: 'refractory'
  readonly expression: Expr
}

/** A threshold, or the condition of another event. */
export interface ConditionComputation extends Common {
  readonly role: 'condition'
  readonly event: EventModel
  readonly expression: Expr
}

/** What of each synapse a summed variable is the sum of. */
export interface SumComputation extends Common {
  readonly role: 'sum'
  readonly sum: SummedModel
  readonly expression: Expr
}

/** A reset, code on another event, that of a pathway, a regular operation, or a PoissonInput. */
export interface CodeComputation extends Common {
  readonly role: 'event code' | 'pathway' | 'regular'
  readonly statements: readonly CodeStatement[]
  readonly input?: InputNumbers | undefined
}

/** The computations of a group in a fixed order; `regular` are the regular operations that are its own. */
export function computationsOf(group: GroupModel, regular: readonly RegularModel[] = []): readonly Computation[] {
  const { name: owner, variables, refractory, events, synaptic } = group
  return [
    ...[...variables.values()].flatMap(variable => equation(variable, owner)),
    ...[...events.values()].map((event): Computation => ({
      role: 'condition',
      name: event.name,
      object: raiserName(group, event.name),
      event,
      expression: event.condition,
    })),
    ...(refractory.kind === 'expression'
      ? [
          {
            role: 'refractory',
            name: 'refractory',
            object: stateUpdaterName(owner),
            expression: refractory.expression,
          } as const,
        ]
      : []),
    ...[...events.values()].flatMap(({ name, code }): Computation[] =>
      code === undefined
        ? []
        : [{ role: 'event code', name, object: resetterName(owner, name), statements: code.statements }],
    ),
    ...[...(synaptic?.pathways.values() ?? [])].map(({ name, code }): Computation => ({
      role: 'pathway',
      name,
      object: pathwayName(owner, name),
      statements: code.statements,
    })),
    ...[...(synaptic?.summed.values() ?? [])].map((sum): Computation => ({
      role: 'sum',
      name: sum.name,
      object: summedName(owner, sum.name),
      sum,
      expression: sum.expression,
    })),
    ...regular.map(({ name, statements, input }): Computation => ({
      role: 'regular',
      name,
      object: name,
      statements,
      input,
    })),
  ]
}

function equation(variable: Variable, owner: string): Computation[] {
  const { name, expression, constantOverDt } = variable
  if (expression === undefined) return []
  const object = constantOverDt ? subexpressionUpdaterName(owner) : stateUpdaterName(owner)
  return [{ role: 'equation', name, object, variable, expression }]
}

/** The regular operations of a group of a network. */
export function regularOf(network: Pick<NetworkModel, 'regular'>, group: number): readonly RegularModel[] {
  return network.regular.filter(each => each.group === group)
}

/** The names that stand in a computation, those that it assigns among them. */
export function namesUsed(computation: Computation): readonly Name[] {
  if (!('statements' in computation)) return namesIn(computation.expression)
  return computation.statements.flatMap(({ target, value }) => [target, ...namesIn(value)])
}

/** The expressions of a computation: its own, or the values that its statements assign. */
export function expressionsOf(computation: Computation): readonly Expr[] {
  return 'statements' in computation ? computation.statements.map(({ value }) => value) : [computation.expression]
}

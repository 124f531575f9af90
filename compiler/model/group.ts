import type { ValueType } from '../../abi/index.ts'
import type { SourceText, Span } from '../../diagnostics/index.ts'
import type { Dimension } from '../../units/index.ts'
import type { CodeStatement, Expr } from '../grammar/ast.ts'
import type { Namespace } from './external.ts'

/** A variable that the equations of a group define, or that Brian adds to it (semantics §5.2). */
export interface Variable {
  readonly name: string
  readonly kind: 'differential' | 'parameter' | 'subexpression' | 'internal'
  readonly type: ValueType
  readonly dimension: Dimension
  /** As written after the colon. */
  readonly unit: string
  /** One value for the whole group. */
  readonly shared: boolean
  /** Assigned once per step, before everything else; only subexpressions. */
  readonly constantOverDt: boolean
  /** Frozen while the neuron is refractory; only differential variables of groups with a refractory argument. */
  readonly unlessRefractory: boolean
  /** Cannot be assigned from outside. */
  readonly readOnly: boolean
  /** Right-hand side of differential equations and subexpressions. */
  readonly expression?: Expr
  readonly span?: Span
}

/** The `refractory` argument (semantics §5.4). */
export type Refractory =
  | { readonly kind: 'none' }
  /** A quantity of seconds. */
  | { readonly kind: 'duration'; readonly seconds: number; readonly expression?: Expr | undefined }
  /** A string: a time span or a condition, which its dimensions tell. */
  | { readonly kind: 'expression'; readonly expression: Expr; readonly text: string }

/** Everything a NeuronGroup says, parsed, as plain data. */
export interface GroupModel {
  readonly name: string
  readonly size: number
  readonly variables: ReadonlyMap<string, Variable>
  /** As written, for people. */
  readonly equations: string
  readonly threshold?: Expr
  readonly reset: readonly CodeStatement[]
  readonly refractory: Refractory
  /** Methods to try in turn; empty: Brian's own choice. */
  readonly methods: readonly { readonly name: string; readonly span?: Span | undefined }[]
  /** The `namespace` argument; the caller's names come after it. */
  readonly namespace: Namespace
  readonly texts: { readonly threshold?: SourceText; readonly reset?: SourceText; readonly refractory?: SourceText }
  /** Where the group is made, for messages with no better place. */
  readonly span?: Span | undefined
}

/** Whether the step code tests refractoriness. */
export function isRefractory(group: GroupModel): boolean {
  return group.refractory.kind !== 'none'
}

/** Variables that have storage: all but plain subexpressions. */
export function storedVariables(group: GroupModel): Variable[] {
  return [...group.variables.values()].filter(isStored)
}

export function isStored(variable: Variable): boolean {
  if (variable.kind === 'subexpression') return variable.constantOverDt
  return variable.kind !== 'internal' || variable.name === 'lastspike' || variable.name === 'not_refractory'
}

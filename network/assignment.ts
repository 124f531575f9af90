/** What is assigned to variables, under which names, and to which neurons (semantics §5.9). */
import type { Expr } from '../compiler/grammar/ast.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { Report, SourceText, Span } from '../diagnostics/index.ts'
import type { Text } from './text.ts'

/** Where and under what names an assignment is evaluated. */
export interface AssignOptions {
  /** Only neurons for which this condition holds. */
  readonly where?: SourceText | undefined
  /** Only these neurons. */
  readonly indices?: ArrayLike<number> | undefined
  readonly namespace: Namespace
  /** The value is a number in SI, whatever its dimension: `G.v_ = '…'`. */
  readonly unitless?: boolean | undefined
  /** Who is told of what may surprise; nobody unless given. */
  readonly onDiagnostic?: Report | undefined
}

/** Which values are written, and where that is said. */
export interface WriteOptions {
  readonly indices?: ArrayLike<number> | undefined
  /**
   * Only neurons for which a condition holds, under these names. What is refractory is left alone then, as by a statement
   * (semantics §5.6).
   */
  readonly where?:
    | {
        readonly condition: SourceText
        readonly namespace: Namespace
        /** Who is told of what may surprise; nobody unless given. */
        readonly onDiagnostic?: Report | undefined
      }
    | undefined
  /** How a script derived the number. */
  readonly expression?: Expr | undefined
  readonly span?: Span | undefined
}

/**
 * What a variable is set to: a text is an expression of the model's language, a number has no dimensions, an array has a
 * number in SI for each neuron, as `get` gives it.
 */
export type VariableValue = Text | number | boolean | ArrayLike<number>

/** Values by variable. */
export type VariableValues<Name extends string = string> = { readonly [Variable in Name]?: VariableValue }

/** What narrows an assignment down. */
interface Restrictions {
  readonly indices: ArrayLike<number> | undefined
  /** 0 where a condition does not hold, by neuron. */
  readonly condition: ArrayLike<number> | undefined
  /** 0 where a neuron is refractory and its value frozen, by neuron. */
  readonly writable: ArrayLike<number> | undefined
}

/** The neurons that an assignment reaches; undefined for all. */
export function reachedNeurons(size: number, { indices, condition, writable }: Restrictions): Float64Array | undefined {
  if (indices === undefined && condition === undefined && writable === undefined) return undefined
  const count = indices?.length ?? size
  const reached = new Float64Array(count)
  let found = 0
  for (let k = 0; k < count; k++) {
    const index = indices === undefined ? k : (indices[k] ?? 0)
    if ((condition?.[index] ?? 1) !== 0 && (writable?.[index] ?? 1) !== 0) reached[found++] = index
  }
  return reached.slice(0, found)
}

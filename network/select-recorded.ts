/** A text as the index of what a monitor recorded: `S.t['i == 2']` (semantics §8.2). */
import { Evaluation, noNames } from '../compiler/index.ts'
import { namesIn } from '../compiler/grammar/index.ts'
import type { Expr } from '../compiler/grammar/ast.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel, Variable } from '../compiler/model/group.ts'
import { error, HillockError, type SourceText } from '../diagnostics/index.ts'
import { readIndex } from './expressions.ts'
import type { Monitor } from './monitor.ts'
import type { RandomStreams } from './streams.ts'
import { tools } from './tools.ts'

/** One list of what was recorded, a value for each event or sample, in SI. */
export interface RecordedColumn extends Pick<Variable, 'type' | 'dimension'> {
  readonly values: () => ArrayLike<number>
}

/** Names that every group gives a meaning, and a monitor none. */
const ofGroupsOnly: ReadonlySet<string> = new Set(['i', 't', 'dt', 't_in_timesteps'])

/**
 * Which of a monitor's records a text means: those for which a condition holds, or those that an expression of integers
 * gives. It sees what was recorded, how much that is (`N`), and the caller's names.
 *
 * @param columns what was recorded, by name
 * @throws HillockError with what is wrong in the text
 */
export function selectRecorded(
  monitor: Monitor,
  columns: ReadonlyMap<string, RecordedColumn>,
  index: SourceText,
  namespace: Namespace,
  streams: RandomStreams,
): Int32Array {
  const model = recordsAsGroup(monitor, columns)
  const { expr, type } = readIndex({ group: model, namespace }, index)
  requireRecorded(expr, columns)
  const evaluation = new Evaluation({
    model,
    read: name => columns.get(name)?.values() ?? [],
    runtime: tools().runtime,
    namespace,
    // Names that these would be for are refused.
    dt: Number.NaN,
    t: Number.NaN,
    step: 0,
    seed: streams.seed,
    nextEpoch: () => streams.epochToDraw(),
  })
  const values = evaluation.values(expr, type)
  if (type === 'boolean') return Int32Array.from(values.keys()).filter(k => values[k] !== 0)
  if (type === 'integer') return Int32Array.from(values)
  const message = 'IndexError: arrays used as indices must be of integer (or boolean) type'
  throw new HillockError([error('type-mismatch', expr.span, message)])
}

/** The records as a group whose elements they are. */
function recordsAsGroup({ name, length, source }: Monitor, columns: ReadonlyMap<string, RecordedColumn>): GroupModel {
  const variables = Array.from(columns, ([column, { type, dimension }]): [string, Variable] => [
    column,
    {
      name: column,
      kind: 'internal',
      type,
      dimension,
      unit: '',
      shared: false,
      constantOverDt: false,
      unlessRefractory: false,
      readOnly: true,
    },
  ])
  const { span: _, ...model } = source.model
  return { ...model, name, size: length, variables: new Map(variables), namespace: noNames }
}

/** @throws HillockError `unknown-name` for what a group would know */
function requireRecorded(expr: Expr, columns: ReadonlyMap<string, unknown>): void {
  const unknown = namesIn(expr).find(({ name }) => ofGroupsOnly.has(name) && !columns.has(name))
  if (unknown === undefined) return
  const message = `KeyError: 'The identifier "${unknown.name}" could not be resolved.'`
  const help = `the monitor records ${[...columns.keys()].join(', ')}`
  throw new HillockError([error('unknown-name', unknown.span, message, { help })])
}

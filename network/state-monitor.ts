import { noNames } from '../compiler/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { Variable } from '../compiler/model/group.ts'
import type { MonitorModel } from '../compiler/model/network.ts'
import { recordOutside } from '../diagnostics/brian.ts'
import {
  didYouMean,
  error,
  HillockError,
  type Span,
  wrongArgument,
  requireOptions,
  type OptionKinds,
} from '../diagnostics/index.ts'
import { type NumberArray, numberArrays, SampleRecord } from '../host/running.ts'
import { seconds } from '../units/index.ts'
import { type BrianObjectOptions, objectOptions } from './brian-object.ts'
import { columnOf, Monitor, noValues, recordedNames, requireGroup, unrecorded } from './monitor.ts'
import { inUnit } from './quantities.ts'
import { timingOf, type TimingOptions } from './timing.ts'
import type { VariableInfo } from './variable-info.ts'
import type { VariableOwner } from './variables.ts'

/**
 * What a monitor records, how it is called and when it samples: as `statemonitor`, at the `start` of every step of the group,
 * so that a sample is what was before the update, unless something else is given.
 */
export interface StateMonitorOptions extends BrianObjectOptions, TimingOptions {
  /** Which neurons: all, none, one, or several. */
  readonly record: boolean | number | ArrayLike<number>
}

const monitorOptions: OptionKinds<StateMonitorOptions> = {
  record: 'own',
  when: 'own',
  order: 'own',
  ...objectOptions,
}

/** Records variables of some neurons once in every step. Arrays handed out are copies, in SI. */
export class StateMonitor<
  OfGroup extends string = string,
  Variable extends OfGroup = OfGroup,
> extends Monitor<'state'> {
  protected readonly kind = 'state'
  readonly variables: readonly string[]
  /** Indices of the recorded neurons, in the order of the rows. */
  readonly record: Int32Array
  readonly #all: boolean

  /**
   * @param variables one name, several, or true for all of the equations
   * @throws HillockError for unknown variables and neurons outside the group
   */
  constructor(
    source: VariableOwner<OfGroup>,
    variables: Variable | readonly Variable[] | true,
    options: StateMonitorOptions,
  ) {
    requireGroup(source)
    // whoever forgets them is told of `record`
    const given: Partial<StateMonitorOptions> = options ?? {}
    requireOptions('StateMonitor', given, monitorOptions)
    const { record, span } = given
    super(source, 'statemonitor', timingOf(given, { when: 'start', order: 0 }), given)
    this.variables =
      variables === true
        ? [...source.model.variables.values()].filter(each => isOfEquations(each, source)).map(({ name }) => name)
        : recordedNames(variables)
    source.group.keepCounted(this.variables)
    for (const variable of this.variables) requireVariable(source, variable, span)
    this.#all = record === true
    this.record = recordedIndices(record, source, span)
  }

  /** A variable's samples, `values[row * samples + sample]`. */
  samples(variable: string): { readonly values: NumberArray; readonly rows: number; readonly samples: number } {
    this.#info(variable)
    return {
      values: this.recorded?.values(variable) ?? noValues(this.source, variable),
      rows: this.record.length,
      samples: this.length,
    }
  }

  /** Samples of a variable, one array per recorded neuron, in a unit or in SI; or `t`, the times. */
  get(what: 't', unit?: string): Float64Array
  get(variable: Variable, unit?: string): Float64Array[]
  get(variable: string, unit?: string): Float64Array | Float64Array[] {
    if (variable === 't') return inUnit(this.t, seconds, unit, `${this.name}.t`)
    const { dimension } = this.#info(variable)
    const rows = this.recorded?.perRow(variable) ?? Array.from(this.record, () => new Float64Array(0))
    return rows.map(row => inUnit(row, dimension, unit, `${this.name}.${variable}`))
  }

  /**
   * Takes one sample more, of the state as it is between two runs: the last values of a run are in no sample of it.
   *
   * @param namespace names for subexpressions that use constants
   * @throws HillockError `network` before the first run
   */
  recordSingleTimestep(namespace: Namespace = noNames, span?: Span): void {
    const record = this.recorded
    if (record === undefined) {
      const message = 'TypeError: Can only record a single time step after the network has been run once.'
      throw new HillockError([error('network', span, message)])
    }
    const values = this.variables.map(name => [name, this.source.read(name, namespace)] as const)
    const { timestep, dt } = this.clockInUse
    record.append(1, timestep, dt)
    // What neurons share has one value, which stands in every row.
    for (const [name, each] of values) {
      const row = new numberArrays[columnOf(this.source, name).element](this.record.length)
      for (const [place, neuron] of this.record.entries()) row[place] = each[neuron] ?? each[0] ?? 0
      record.appendValues(name, row)
    }
  }

  emptyRecord(): SampleRecord {
    return new SampleRecord(
      this.record.length,
      this.variables.map(name => columnOf(this.source, name)),
    )
  }

  model(group: number, clock: number): MonitorModel {
    const { name, timing, span, variables, source } = this
    const record = this.#all ? 'all' : Array.from(this.record)
    return { kind: 'state', name, group, range: source.range, clock, timing, variables, record, span }
  }

  #info(variable: string): VariableInfo {
    const info = this.variables.includes(variable) ? this.source.variables.get(variable) : undefined
    if (info !== undefined) return info
    throw unrecorded(this.name, variable, this.variables)
  }
}

/** What `true` stands for: all but what synapses have of their neurons, and what no equation defines of them. */
function isOfEquations({ name, kind, side }: Variable, { variables, model }: VariableOwner): boolean {
  return variables.has(name) && side === undefined && (model.type !== 'Synapses' || kind !== 'internal')
}

function requireVariable(group: VariableOwner, variable: string, span: Span | undefined): void {
  if (group.model.variables.has(variable)) return
  const known = [...group.model.variables.keys()]
  const clock = group.variables.has(variable)
  const message = clock
    ? `recording '${variable}' is Brian 2, not yet Hillock`
    : `KeyError: ${group.name} has no variable '${variable}' to record`
  throw new HillockError([
    error(clock ? 'unsupported' : 'unknown-name', span, message, {
      help: didYouMean(variable, known) ?? `it has ${known.join(', ')}`,
    }),
  ])
}

function recordedIndices(
  record: StateMonitorOptions['record'] | undefined,
  group: VariableOwner,
  span: Span | undefined,
): Int32Array {
  if (record === true) return Int32Array.from({ length: group.size }, (_, index) => index)
  if (typeof record !== 'number' && typeof record !== 'boolean' && typeof record?.length !== 'number') {
    throw wrongArgument('record', 'true, false, an index or a list of indices', record)
  }
  const indices = record === false ? [] : typeof record === 'number' ? [record] : Array.from(record)
  const outside = indices.find(index => !Number.isInteger(index) || index < 0 || index >= group.size)
  if (outside === undefined) return Int32Array.from(indices)
  const notes = [{ message: `${outside} is outside` }]
  throw new HillockError([error('bad-value', span, recordOutside(group.size, group.name), { notes })])
}

import { seconds } from '../units/index.ts'
import type { MonitorModel } from '../compiler/model/network.ts'
import { didYouMean, error, HillockError, type Span } from '../diagnostics/index.ts'
import { type MonitorRecord, type Records, type SampleRecord, SpikeRecord } from '../host/records.ts'
import type { VariableName } from './equation-names.ts'
import { NeuronGroup, type VariableInfo } from './neuron-group.ts'
import { inUnit, type QuantityLike, siValue } from './quantities.ts'
import type { Values } from './storage.ts'
import { wrongArgument } from './wrong-argument.ts'

export interface SpikeMonitorOptions {
  /** False counts spikes without keeping them. */
  readonly record?: boolean | undefined
  /** Brian's name; `spikemonitor` unless given. */
  readonly name?: string | undefined
  readonly span?: Span | undefined
}

export interface StateMonitorOptions {
  /** Which neurons: all, none, one, or several. */
  readonly record: boolean | number | ArrayLike<number>
  /** Time between samples; that of the group unless given. */
  readonly dt?: QuantityLike | undefined
  /** Brian's name; `statemonitor` unless given. */
  readonly name?: string | undefined
  readonly span?: Span | undefined
}

/** What a network asks of a monitor. */
export interface Attachable {
  readonly name: string
  /** Whether the name was given, and is not to be changed. */
  readonly named: boolean
  readonly group: NeuronGroup
  readonly span: Span | undefined
  /** Gives it another name, before anything is recorded. */
  rename(name: string): void
  /** Plain data for the compiler. */
  model(group: number, dt: number): MonitorModel
  /** Where its recordings are found from now on. */
  attach(records: Records): void
  /** The record to begin with, where the monitor has a say in it. */
  newRecord(): MonitorRecord | undefined
}

/** Records every spike of a group. Arrays handed out are copies, times in seconds. */
export class SpikeMonitor implements Attachable {
  readonly group: NeuronGroup
  readonly named: boolean
  readonly span: Span | undefined
  readonly keeps: boolean
  #name: string
  #records: Records | undefined

  /** @throws HillockError if the group has no threshold */
  constructor(group: NeuronGroup, { record = true, name, span }: SpikeMonitorOptions = {}) {
    requireGroup(group)
    if (group.model.threshold === undefined) {
      const message = `ValueError: Recorded group '${group.name}' does not define an event 'spike'. Did you forget to set a 'threshold'?`
      throw new HillockError([error('network', span, message)])
    }
    this.group = group
    this.#name = name ?? 'spikemonitor'
    this.named = name !== undefined
    this.span = span
    this.keeps = record
  }

  get name(): string {
    return this.#name
  }

  rename(name: string): void {
    this.#name = name
  }

  /** Spikes recorded, or counted where none are kept. */
  get length(): number {
    return this.keeps ? (this.#record?.length ?? 0) : this.count.reduce((sum, each) => sum + each, 0)
  }

  /** Times in seconds. */
  get t(): Float64Array {
    return this.#record?.times() ?? new Float64Array(0)
  }

  /** Indices of the neurons, in order of time, then index. */
  get i(): Int32Array {
    return this.#record?.indices() ?? new Int32Array(0)
  }

  /** Spikes of each neuron. */
  get count(): Int32Array {
    return this.#record?.counts() ?? new Int32Array(this.group.size)
  }

  /** The times in a unit, `get('t', 'ms')`, or indices or counts. */
  get(what: 't', unit?: string): Float64Array
  get(what: 'i' | 'count'): Int32Array
  get(what: 't' | 'i' | 'count', unit?: string): Float64Array | Int32Array {
    if (what === 't') return inUnit(this.t, seconds, unit, `${this.name}.t`)
    if (what === 'i' || what === 'count') return this[what]
    throw unrecorded(this.name, what, ['t', 'i', 'count'])
  }

  /** Pairs of neuron index and time in seconds. */
  *[Symbol.iterator](): Generator<[i: number, t: number]> {
    const { i, t } = this
    for (let spike = 0; spike < i.length; spike++) yield [i[spike] ?? 0, t[spike] ?? 0]
  }

  model(group: number): MonitorModel {
    return { kind: 'spike', name: this.name, group }
  }

  attach(records: Records): void {
    this.#records = records
  }

  newRecord(): MonitorRecord | undefined {
    return new SpikeRecord(this.group.size, this.keeps)
  }

  get #record(): SpikeRecord | undefined {
    const record = this.#records?.get(this.name)
    return record?.kind === 'spike' ? record : undefined
  }
}

/** Records variables of some neurons at the beginning of each step. Arrays handed out are copies, in SI. */
export class StateMonitor<
  Equations extends string = string,
  Variable extends VariableName<Equations> = VariableName<Equations>,
> implements Attachable {
  readonly group: NeuronGroup
  readonly named: boolean
  readonly span: Span | undefined
  readonly variables: readonly string[]
  /** Indices of the recorded neurons, in the order of the rows. */
  readonly record: Int32Array
  readonly #all: boolean
  readonly #dt: number | undefined
  #name: string
  #records: Records | undefined

  /**
   * @param variables one name, several, or true for all of the equations
   * @throws HillockError for unknown variables and neurons outside the group
   */
  constructor(
    group: NeuronGroup<Equations>,
    variables: Variable | readonly Variable[] | true,
    options: StateMonitorOptions,
  ) {
    requireGroup(group)
    const { record, dt, name, span } = options ?? {}
    this.group = group
    this.#name = name ?? 'statemonitor'
    this.named = name !== undefined
    this.span = span
    this.variables =
      variables === true ? [...group.model.variables.keys()] : typeof variables === 'string' ? [variables] : variables
    for (const variable of this.variables) requireVariable(group, variable, span)
    this.#all = record === true
    this.record = recordedIndices(record, group, span)
    this.#dt = dt === undefined ? undefined : siValue(dt, seconds, 'dt')
  }

  get name(): string {
    return this.#name
  }

  rename(name: string): void {
    this.#name = name
  }

  /** Samples recorded. */
  get length(): number {
    return this.#record?.length ?? 0
  }

  /** Times of the samples in seconds. */
  get t(): Float64Array {
    return this.#record?.times() ?? new Float64Array(0)
  }

  /** A variable's samples, `values[row * samples + sample]`. */
  samples(variable: string): { readonly values: Values; readonly rows: number; readonly samples: number } {
    this.#info(variable)
    const record = this.#record
    return {
      values: record?.values(variable) ?? new Float64Array(0),
      rows: this.record.length,
      samples: record?.length ?? 0,
    }
  }

  /** Samples of a variable, one array per recorded neuron, in a unit or in SI; or `t`, the times. */
  get(what: 't', unit?: string): Float64Array
  get(variable: Variable, unit?: string): Float64Array[]
  get(variable: string, unit?: string): Float64Array | Float64Array[] {
    if (variable === 't') return inUnit(this.t, seconds, unit, `${this.name}.t`)
    const { dimension } = this.#info(variable)
    const rows = this.#record?.perRow(variable) ?? Array.from(this.record, () => new Float64Array(0))
    return rows.map(row => inUnit(row, dimension, unit, `${this.name}.${variable}`))
  }

  model(group: number, dt: number): MonitorModel {
    const steps = this.#dt === undefined ? 1 : Math.round(this.#dt / dt)
    if (this.#dt !== undefined && (steps < 1 || Math.abs(this.#dt / dt - steps) > 1e-4)) {
      const message = `dt = ${this.#dt} s of ${this.name} is no multiple of the network's dt = ${dt} s: unaligned clocks are Brian 2, not yet Hillock`
      throw new HillockError([error('unsupported', this.span, message)])
    }
    return {
      kind: 'state',
      name: this.name,
      group,
      variables: this.variables,
      record: this.#all ? 'all' : Array.from(this.record),
      interval: steps,
    }
  }

  attach(records: Records): void {
    this.#records = records
  }

  newRecord(): MonitorRecord | undefined {
    return undefined
  }

  #info(variable: string): VariableInfo {
    const info = this.variables.includes(variable) ? this.group.variables.get(variable) : undefined
    if (info !== undefined) return info
    throw unrecorded(this.name, variable, this.variables)
  }

  get #record(): SampleRecord | undefined {
    const record = this.#records?.get(this.name)
    return record?.kind === 'state' ? record : undefined
  }
}

function unrecorded(monitor: string, name: string, recorded: readonly string[]): HillockError {
  const help = didYouMean(name, recorded) ?? `it records ${recorded.join(', ')}`
  return new HillockError([error('unknown-name', undefined, `${monitor} does not record '${name}'`, { help })])
}

function requireGroup(group: unknown): void {
  if (!(group instanceof NeuronGroup)) throw wrongArgument('the first argument of a monitor', 'a NeuronGroup', group)
}

function requireVariable(group: NeuronGroup, variable: string, span: Span | undefined): void {
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
  record: StateMonitorOptions['record'],
  group: NeuronGroup,
  span: Span | undefined,
): Int32Array {
  if (record === true) return Int32Array.from({ length: group.size }, (_, index) => index)
  if (typeof record !== 'number' && typeof record !== 'boolean' && typeof record?.length !== 'number') {
    throw wrongArgument('record', 'true, false, an index or a list of indices', record)
  }
  const indices = record === false ? [] : typeof record === 'number' ? [record] : Array.from(record)
  const outside = indices.find(index => !Number.isInteger(index) || index < 0 || index >= group.size)
  if (outside === undefined) return Int32Array.from(indices)
  const message =
    'IndexError: The indices to record from contain values outside of the range ' +
    `[0, ${group.size - 1}] allowed for the group '${group.name}'`
  throw new HillockError([error('bad-value', span, message, { notes: [{ message: `${outside} is outside` }] })])
}

/** What all monitors have in common (semantics §8). */
import type { Element } from '../abi/index.ts'
import { elementOf } from '../compiler/index.ts'
import type { EventModel, Timing } from '../compiler/model/group.ts'
import type { MonitorModel } from '../compiler/model/network.ts'
import { unknownRecordedEvent } from '../diagnostics/brian.ts'
import { didYouMean, error, HillockError, type Span, wrongArgument } from '../diagnostics/index.ts'
import { type MonitorKind, type MonitorRecord, type NumberArray, numberArrays, type RecordOf } from '../host/running.ts'
import { BrianObject, type BrianObjectOptions } from './brian-object.ts'
import type { Clock } from './clock.ts'
import type { Group } from './group.ts'
import { type NamedArrays, sameArrays } from './snapshot.ts'
import { VariableOwner } from './variables.ts'

/** Records what happens in a group. */
export abstract class Monitor<Kind extends MonitorKind = MonitorKind> extends BrianObject {
  protected abstract readonly kind: Kind
  /** What it records from. */
  readonly source: VariableOwner
  #timing: Timing
  #recorded: RecordOf<Kind> | undefined

  constructor(source: VariableOwner, stem: string, timing: Timing, options: BrianObjectOptions) {
    super(stem, options)
    this.source = source
    this.#timing = timing
  }

  /** Slot and place in it; what is set before a network has run it, holds from then on. */
  get timing(): Timing {
    return this.#timing
  }

  set timing(timing: Timing) {
    this.#timing = timing
  }

  /** The group it records from, or from a subgroup of which. */
  get group(): Group {
    return this.source.group
  }

  /** Its own clock, or that of its group. */
  get clockInUse(): Clock {
    return this.clock ?? this.source.clockInUse
  }

  /** How much was recorded: events, samples, steps. */
  get length(): number {
    return this.recorded?.length ?? 0
  }

  /** The times of what was recorded, in seconds. */
  get t(): Float64Array {
    return this.recorded?.times() ?? new Float64Array(0)
  }

  /** What was recorded so far; undefined before the first run. */
  get recorded(): RecordOf<Kind> | undefined {
    return this.#recorded
  }

  /** Where its recordings are found from now on. */
  attach(record: MonitorRecord | undefined): void {
    if (record?.kind === this.kind) this.#recorded = record as RecordOf<Kind>
  }

  /** Everything recorded, as arrays by name: copies. */
  contents(): NamedArrays {
    return (this.#recorded ?? this.emptyRecord()).contents()
  }

  /** Whether these are contents of what it records. */
  fits(contents: NamedArrays): boolean {
    const empty = this.emptyRecord()
    return sameArrays(empty.contents(), contents, true) && empty.fits(contents)
  }

  /** Puts back what {@link contents} gave. */
  refill(contents: NamedArrays): void {
    this.#recorded ??= this.emptyRecord()
    this.#recorded.refill(contents)
  }

  /** A record of what it records, before anything is. */
  abstract emptyRecord(): RecordOf<Kind>

  /** Plain data for the compiler. */
  abstract model(group: number, clock: number): MonitorModel
}

/** What a column of a variable's recorded values holds. */
export function columnOf(
  { model }: VariableOwner,
  variable: string,
): { readonly variable: string; readonly element: Element } {
  const found = model.variables.get(variable)
  return { variable, element: found === undefined ? 'f64' : elementOf(found, model.precision) }
}

/** A variable's recorded values before there are any. */
export function noValues(owner: VariableOwner, name: string): NumberArray {
  return new numberArrays[columnOf(owner, name).element](0)
}

/** @throws HillockError `type-mismatch` for anything but a group */
export function requireGroup(group: unknown): void {
  if (!(group instanceof VariableOwner)) throw wrongArgument('the first argument of a monitor', 'a group', group)
}

/** @throws HillockError `network` if the group has no such event */
export function eventOf(group: VariableOwner, event: string, span: Span | undefined): EventModel {
  const found = group.model.events.get(event)
  if (found !== undefined) return found
  const help = event === 'spike' ? undefined : didYouMean(event, group.model.events.keys())
  throw new HillockError([error('network', span, unknownRecordedEvent(group.name, event), { help })])
}

/** A monitor was asked for what it does not record. */
export function unrecorded(monitor: string, name: unknown, recorded: readonly string[]): HillockError {
  if (typeof name !== 'string') return wrongArgument('what a monitor is asked for', 'a text', name)
  const help = didYouMean(name, recorded) ?? `it records ${recorded.join(', ')}`
  return new HillockError([error('unknown-name', undefined, `${monitor} does not record '${name}'`, { help })])
}

/**
 * The variables that a monitor is to record: one, or several.
 *
 * @throws HillockError `type-mismatch` for what is no name
 */
export function recordedNames(given: string | readonly string[]): readonly string[] {
  const names: unknown = typeof given === 'string' ? [given] : given
  if (Array.isArray(names) && names.every(name => typeof name === 'string')) return names as readonly string[]
  throw wrongArgument('variables', 'a name or a list of names', given)
}

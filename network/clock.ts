/** What sets the pace of groups, monitors and regular operations (semantics §1.3). */
import { EPSILON_DT } from '../abi/index.ts'
import { error, HillockError, type Span, requireInstance, requireOptions } from '../diagnostics/index.ts'
import { interval, type Interval } from '../host/running.ts'
import { displayQuantity, roundHalfEven, seconds } from '../units/index.ts'
import { type QuantityLike, siValue } from './quantities.ts'
import { withSpan } from './with-span.ts'

export interface ClockOptions {
  /** Brian's name; `clock` unless given. */
  readonly name?: string | undefined
  /** Where the clock is made. */
  readonly span?: Span | undefined
}

/** The time step of a clock unless something else is asked for, seconds. */
const usualStep = 1e-4

/** Steps of one length. A new length counts from the next run on; until then time stands where it stood. */
export class Clock {
  /** Whether the name was given, and is not to be changed. */
  readonly named: boolean
  #name: string
  #dt: number
  /** What dt was before it was set last; what the check of a run compares with. */
  #before: number | undefined
  #timestep = 0
  #t = 0

  /**
   * @param dt length of a step, with its unit: `'0.25*ms'`
   * @throws HillockError `unit-mismatch`, `bad-value` for what is no positive time
   */
  constructor(dt: QuantityLike, options: ClockOptions = {}) {
    requireOptions('Clock', options, { name: 'text', span: 'span' })
    const { name, span } = options
    this.#dt = positiveTime(dt, 'dt', span)
    this.#name = name ?? 'clock'
    this.named = name !== undefined
  }

  /** Brian's `defaultclock`, at 0.1 ms. */
  static usual(): Clock {
    return new Clock({ value: usualStep, dimension: seconds }, { name: 'defaultclock' })
  }

  get name(): string {
    return this.#name
  }

  rename(name: string): void {
    this.#name = name
  }

  /** Length of a step in seconds. */
  get dt(): number {
    return this.#dt
  }

  /**
   * To be set with a unit: `'0.05*ms'`. Whether the time so far is a whole number of the new steps is asked when a run
   * begins.
   *
   * @throws HillockError `unit-mismatch`, `bad-value` for what is no positive time
   */
  set dt(given: QuantityLike) {
    const dt = positiveTime(given, 'dt', undefined)
    this.#before = this.#dt
    this.#dt = dt
  }

  /** Seconds at the beginning of the next step. */
  get t(): number {
    return this.#t
  }

  /** Steps so far: the number of the next one. */
  get timestep(): number {
    return this.#timestep
  }

  /**
   * Stands at the beginning of a run.
   *
   * @param start seconds
   * @param end seconds
   * @returns the steps of the run
   * @throws HillockError `bad-value` once if dt has changed and the start falls between two of the new steps
   */
  begin(start: number, end: number, span?: Span): Interval {
    const before = this.#before
    if (before !== undefined && before !== this.#dt) {
      // Brian 2 forgets the old step even if it then refuses the new one.
      this.#before = undefined
      requireSameTime(start, before, this.#dt, span)
    }
    const steps = withSpan(span, () => interval(start, end - start, this.#dt))
    this.moveTo(steps.firstStep)
    return steps
  }

  /** Is as it was. */
  restore({ dt, timestep }: { readonly dt: number; readonly timestep: number }): void {
    this.#dt = dt
    this.#before = undefined
    this.moveTo(timestep)
  }

  /** Stands before this step: where a run has come to. */
  moveTo(timestep: number): void {
    this.#timestep = timestep
    this.#t = timestep * this.#dt
  }
}

/**
 * The clock that the arguments `dt` and `clock` of an object ask for: one of its own, the one given, or none.
 *
 * @param owner Brian's name of the object, which its own clock is called after
 * @throws HillockError `bad-value` if both are given
 */
export function clockOf(
  owner: string,
  {
    dt,
    clock,
    span,
  }: { readonly dt?: QuantityLike | undefined; readonly clock?: Clock | undefined; readonly span?: Span | undefined },
): Clock | undefined {
  if (clock !== undefined) requireInstance('clock', 'a Clock', clock, Clock)
  if (dt === undefined) return clock
  if (clock === undefined) return ownClock(owner, dt, span)
  const message = 'ValueError: Can only specify either a dt or a clock, not both.'
  throw new HillockError([error('bad-value', span, message, { help: 'a clock has a dt of its own' })])
}

/** A clock for one object, named after it. */
export function ownClock(owner: string, dt: QuantityLike, span: Span | undefined): Clock {
  const clock = new Clock(dt, { span })
  clock.rename(clockName(owner))
  return clock
}

/** The name of a clock that an object has for itself. */
export function clockName(owner: string): string {
  return `${owner}_clock`
}

function positiveTime(given: QuantityLike, what: string, span: Span | undefined): number {
  const dt = withSpan(span, () => siValue(given, seconds, what))
  if (dt > 0 && Number.isFinite(dt)) return dt
  throw new HillockError([error('bad-value', span, `the time step has to be positive, not ${dt} s`)])
}

/** A time has to be as good a multiple of the new step as of the old one. */
function requireSameTime(time: number, before: number, dt: number, span: Span | undefined): void {
  const onGrid = (step: number): number => roundHalfEven(time / step) * step
  if (Math.abs(onGrid(before) - onGrid(dt)) / dt <= EPSILON_DT) return
  const [from, to, now] = [before, dt, time].map(value => displayQuantity([value], [], seconds, 'str'))
  const message = `ValueError: Cannot set dt from ${from} to ${to}, the time ${now} is not a multiple of ${to}.`
  throw new HillockError([error('bad-value', span, message)])
}

/** The clocks of a module at work: how long their steps are, where they stand, and where a run takes them (semantics §1.3). */
import { EPSILON_DT } from '../abi/layout.ts'
import type { Manifest, ManifestClock } from '../abi/manifest.ts'
import { interval, mostSteps, toStep } from './clock.ts'
import { hostError } from './errors.ts'
import { shownName } from './names.ts'
import type { NetworkState } from './state.ts'

/** From where to where a run goes, in seconds. */
export interface Extent {
  readonly start: number
  /** On a step or not; Infinity for a run without an end. */
  readonly end: number
}

/**
 * Clocks in the slots of the table. Where one is the base, its step is counted, and the others have a step at every so
 * many of it; else each counts its own. A *tick* is what a module does at once: a step of the base clock, or a moment at
 * which one or several clocks are due.
 */
export class Clocks {
  readonly #manifest: Manifest
  readonly #state: NetworkState
  readonly #clocks: readonly ManifestClock[]
  readonly #base: number | undefined
  /** Clocks that count: the base clock, or all of them. */
  readonly #counting: readonly number[]
  #dts: readonly number[] = []
  /** Steps of the base clock to one of each clock. */
  #every: readonly number[] = []
  /** By clock: the first step that the run does not do. */
  #ends: number[]

  /** @param dts seconds, by clock */
  constructor(manifest: Manifest, state: NetworkState, dts: readonly number[]) {
    const { clocks, base } = manifest
    this.#manifest = manifest
    this.#state = state
    this.#clocks = clocks
    this.#base = base
    this.#counting = base === undefined ? [...clocks.keys()] : [base]
    this.#ends = clocks.map(() => 0)
    this.setDts(dts)
  }

  /** Lengths of the clocks' steps in seconds. */
  get dts(): readonly number[] {
    return this.#dts
  }

  /**
   * Gives the clocks other steps, between two runs.
   *
   * @throws HillockError `bad-value` if a clock has no whole number of the base clock's steps
   */
  setDts(dts: readonly number[]): void {
    const base = this.#base
    this.#every = base === undefined ? [] : this.#clocks.map((_, clock) => baseSteps(this.#manifest, dts, clock, base))
    this.#dts = [...dts]
    for (const [clock, { dtSlot, everySlot }] of this.#clocks.entries()) {
      this.#state.setFloat(dtSlot, dts[clock] ?? 0)
      if (everySlot !== undefined) this.#state.setSlot(everySlot, this.#every[clock] ?? 1)
    }
  }

  /** The next step of a clock. */
  stepOf(clock: number): number {
    if (this.#base !== undefined) return Math.ceil(this.#state.step / (this.#every[clock] ?? 1))
    const slot = this.#clocks[clock]?.stepSlot
    return slot === undefined ? 0 : this.#state.long(slot)
  }

  /** Seconds: when the next tick is. */
  get time(): number {
    return this.#timeOf(this.#earliest)
  }

  /** Whether the run has come to its end: the earliest clock has (Brian's rule). */
  get ended(): boolean {
    return this.#left(this.#earliest) <= 0
  }

  /** The most ticks that are left of the run: exact with a base clock, without one Infinity until there are none. */
  get left(): number {
    const clock = this.#earliest
    const left = Math.max(0, this.#left(clock))
    return clock === this.#base || left === 0 ? left : Number.POSITIVE_INFINITY
  }

  /** Steps of a clock up to the end of the run. */
  stepsLeft(clock: number): number {
    const base = this.#base
    const end =
      base === undefined ? (this.#ends[clock] ?? 0) : Math.ceil((this.#ends[base] ?? 0) / (this.#every[clock] ?? 1))
    return Math.max(0, end - this.stepOf(clock))
  }

  /**
   * Puts every clock where a run from `start` for `duration` begins.
   *
   * @param duration seconds; Infinity for a run without an end
   * @throws HillockError `bad-value` if there are more steps than can be counted
   */
  begin(start: number, duration: number): Extent {
    const open = duration === Number.POSITIVE_INFINITY
    const intervals = this.#counting.map(clock => interval(start, open ? 0 : duration, this.#dts[clock] ?? 0))
    for (const [k, { firstStep, endStep }] of intervals.entries()) {
      const clock = this.#counting[k] ?? 0
      this.#setStep(clock, firstStep)
      this.#setEnd(clock, open ? mostSteps : endStep)
    }
    return { start, end: start + duration }
  }

  /** Lets the run under way go to another end, in seconds. */
  endAt(end: number): void {
    for (const clock of this.#counting) this.#setEnd(clock, toStep(end, this.#dts[clock] ?? 0))
  }

  /** Whether no clock has a step between two times. */
  sameTick(time: number, other: number): boolean {
    return this.#counting.every(clock => {
      const dt = this.#dts[clock] ?? 0
      return toStep(time, dt) === toStep(other, dt)
    })
  }

  /** Back to time 0, with no run begun. */
  reset(): void {
    for (const clock of this.#counting) {
      this.#setStep(clock, 0)
      this.#setEnd(clock, 0)
    }
    this.#state.step = 0
  }

  get #earliest(): number {
    let earliest = this.#counting[0] ?? 0
    for (const clock of this.#counting) if (this.#timeOf(clock) < this.#timeOf(earliest)) earliest = clock
    return earliest
  }

  #timeOf(clock: number): number {
    return this.stepOf(clock) * (this.#dts[clock] ?? 0)
  }

  #left(clock: number): number {
    return (this.#ends[clock] ?? 0) - this.stepOf(clock)
  }

  #setStep(clock: number, step: number): void {
    const slot = this.#clocks[clock]?.stepSlot
    if (clock === this.#base) this.#state.step = step
    else if (slot !== undefined) this.#state.setLong(slot, step)
  }

  #setEnd(clock: number, step: number): void {
    this.#ends[clock] = step
    const slot = this.#clocks[clock]?.endSlot
    if (slot !== undefined) this.#state.setLong(slot, step)
  }
}

function baseSteps(manifest: Manifest, dts: readonly number[], clock: number, base: number): number {
  const [own = 0, least = 0] = [dts[clock], dts[base]]
  const steps = own / least
  const whole = Math.round(steps)
  if (whole >= 1 && whole < 2 ** 31 && Math.abs(steps - whole) <= EPSILON_DT) return whole
  const { clocks, groups, monitors } = manifest
  const user = [...monitors, ...groups].find(each => each.clock === clock)
  const name = user === undefined ? clocks[clock]?.name : shownName(user)
  throw hostError(
    'bad-value',
    `${name} has a step every ${own} s, which is no multiple of dt = ${least} s`,
    'compile the model with this dt: its module then counts the steps of every clock by itself',
  )
}

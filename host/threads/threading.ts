/** Whether a run is worth the help of other threads, and since when it has it. */
import { aloneBecause, reasonOf } from './alone.ts'
import { Crew } from './crew.ts'
import type { Passage } from '../passage.ts'
import type { NetworkState } from '../state.ts'
import type { Team } from './team.ts'

/** Milliseconds that a run is to last at least. */
const worthStarting = 50
/** Milliseconds of work in a block for each thread, below which they would wait more than they work. */
const worthSharing = 0.005
/** Milliseconds of work that say how long the rest will last; the first steps of new code are slow. */
const worthJudging = 10
/** Milliseconds that a run is to last at least for threads that are there already. */
const worthJoining = 2
/** The same for pieces of what is done before the first step, for which they join anew each time. */
const worthCalling = 10
/** Milliseconds in which several threads are slower than one, after which one goes on alone. */
const patience = 80
const slower = 1.1
/** Milliseconds until it asks the others again, twice as many each time until they have done well: the cores may be free by then. */
const rest = 1000

/** Milliseconds of work that say how fast one thread is. */
const remembered = 100

/** Milliseconds of work, and what they did. */
interface Pace {
  milliseconds: number
  ticks: number
}

/** The other threads of an engine. */
export class Threading {
  readonly #state: NetworkState
  readonly #after: number
  #crew: Crew | undefined
  #team: Team | undefined
  /** Whether threads are there that have nothing to do yet; undefined before anybody has asked for them. */
  #ready: boolean | undefined
  #refused: boolean
  /** Why one thread works alone, as far as that was decided. */
  #why: string | undefined
  /** Whether the run lasts so long that others would have been asked. */
  #lasts = false
  #alone: Pace = { milliseconds: 0, ticks: 0 }
  /** Milliseconds in which several threads were slower, or not, until now. */
  #slow = 0
  #well = 0
  /** Until when nobody is to be asked, and how long the next time. */
  #restsUntil = 0
  #rest = rest
  #used = 1

  /**
   * @param undivided why the module's steps cannot be shared, if they cannot
   * @param after milliseconds that a run is to last at least for others to be asked
   */
  constructor(state: NetworkState, undivided: string | undefined, after: number = worthStarting) {
    this.#state = state
    this.#after = after
    const isAsked = state.threads > 1 || state.alone !== undefined
    this.#why = isAsked ? (state.alone ?? undivided) : undefined
    this.#refused = !isAsked || this.#why !== undefined
  }

  get team(): Team | undefined {
    return this.#team
  }

  /** Where the tables of all threads stand. */
  get tables(): readonly number[] {
    return this.#team?.tables ?? [0]
  }

  /** How many threads worked on the run at last. */
  get used(): number {
    return this.#used
  }

  /** Why one thread worked alone on a run for which several were allowed, if that run was long enough for them. */
  get alone(): string | undefined {
    return this.#used > 1 || !this.#lasts ? undefined : this.#why
  }

  /** A run begins. */
  begin(): void {
    this.#slow = 0
    this.#lasts = false
    this.#used = this.tables.length
  }

  /** One thread has done some ticks; what it did of late says more. */
  worked(milliseconds: number, ticks: number): void {
    if (this.#alone.milliseconds > remembered) this.#alone = { milliseconds: 0, ticks: 0 }
    this.#alone.milliseconds += milliseconds
    this.#alone.ticks += ticks
  }

  /** How many threads a block has work for, as far as one has found out. */
  get count(): number {
    if (this.#after === 0) return this.#state.threads
    const block = (this.#alone.milliseconds / this.#alone.ticks) * this.#state.blockLimit
    return Math.min(this.#state.threads, Math.floor(block / worthSharing))
  }

  /** Whether the others are to join now. If they are worth it, they are started; until they are there, one thread goes on. */
  wanted(ticksLeft: number): boolean {
    if (this.#team !== undefined || ticksLeft === 0) return false
    const { milliseconds, ticks } = this.#alone
    const rest = (milliseconds / ticks) * ticksLeft
    const least = this.#ready === true ? Math.min(worthJoining, this.#after) : this.#after
    if (!(ticks > 0) || rest < least) return false
    if (milliseconds < Math.min(worthJudging, this.#after)) return false
    if (rest >= this.#after) this.#lasts = true
    if (this.#refused) return false
    if (this.#after === 0) return true
    if (this.count < 2) {
      this.#why = aloneBecause.shortSteps
      return false
    }
    if (performance.now() < this.#restsUntil) return false
    this.#start(this.count)
    return this.#ready === true
  }

  /**
   * Whether others are to help with what is done before the first step. If they are worth it, they are started; until they are there,
   * one thread goes on.
   *
   * @param milliseconds that one has worked on it so far
   */
  helps(milliseconds: number, { next, rows: { first, end } }: Passage): boolean {
    if (this.#refused) return false
    if (this.#after === 0) return true
    const rest = (milliseconds / (next - first)) * (end - next)
    const least = this.#ready === true ? worthCalling : this.#after
    if (!(rest >= least) || milliseconds < Math.min(worthJudging, least)) return false
    this.#start(this.#state.threads)
    return this.#ready === true
  }

  /** Whether threads are being started. */
  get isComing(): boolean {
    return this.#ready === false && !this.#refused
  }

  #start(threads: number): void {
    if (this.#ready !== undefined) return
    this.#ready = false
    const crew = this.crew
    const called = crew
      .gather(threads)
      .then(() => crew.order(Array.from({ length: threads }, () => ({ kind: 'share', steps: 0 }) as const)))
    called.then(
      () => {
        this.#ready = true
      },
      (cause: Error) => this.refuse(reasonOf(cause)),
    )
  }

  get crew(): Crew {
    return (this.#crew ??= new Crew())
  }

  /** They work together from here on. */
  joined(team: Team): void {
    this.#team = team
    this.#used = team.tables.length
  }

  /**
   * Several threads have done some ticks; whether one had better go on alone, for some time.
   *
   * @param why they might be slower
   */
  isSlower(milliseconds: number, ticks: number, why: string): boolean {
    const alone = this.#alone.milliseconds / this.#alone.ticks
    const isSlow = milliseconds > slower * alone * ticks
    this.#slow = isSlow ? this.#slow + milliseconds : 0
    this.#well = isSlow ? 0 : this.#well + milliseconds
    // What hindered them is over: the next time they are asked again as soon as the first time.
    if (this.#well >= rest) this.#rest = rest
    if (this.#after === 0 || this.#slow < patience) return false
    this.#restsUntil = performance.now() + this.#rest
    this.#rest *= 2
    this.#used = 1
    this.#why = why
    return true
  }

  /** One thread goes on alone. */
  left(): void {
    this.#team = undefined
  }

  /** Nobody else is to be asked again. */
  refuse(why: string): void {
    this.#refused = true
    this.#used = 1
    this.#why = why
  }

  dispose(): void {
    this.#refused = true
    this.#team?.abandon()
    this.#crew?.dispose()
  }
}

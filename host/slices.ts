import { shownArgument } from '../diagnostics/arguments.ts'
import { nextSlice } from './pacing.ts'
import { hostError } from './errors.ts'
import { takeTurns, type Turns } from './yield.ts'

/** How far a run has come. */
export interface Progress {
  /** Seconds of model time. */
  readonly t: number
  /** 0 to 1. */
  readonly fraction: number
  /** An estimate in seconds; Infinity before there is one. */
  readonly secondsLeft: number
}

/** How a run goes about its slices. */
export interface SliceOptions {
  /** Ends the run between two slices: it rejects with the signal's reason, everything done so far stays. */
  readonly signal?: AbortSignal | undefined
  /**
   * Milliseconds the thread is held at a time; 10 unless given. Up to five times as long where a block of steps needs it. Ten times as
   * long where other threads do the work and this one is not held.
   */
  readonly slice?: number | undefined
  /** Told at the start, at most ten times a second, and at the end. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /**
   * Called between two slices, where everything may be read and set; a promise is waited for, which is how a run pauses. A number says how
   * many steps the next slice may take at most.
   */
  readonly between?: (() => number | undefined | Promise<number | undefined>) | undefined
}

/** What a run goes by. */
interface Setting extends Pick<SliceOptions, 'signal' | 'between'> {
  readonly slice: number
  readonly turns: Turns
  readonly progress: (last: boolean) => void
}

/** Work that is done a slice at a time. */
export interface Sliced {
  /** Seconds of model time: where it begins and is to end. */
  readonly start: number
  readonly end: number
  /** Ticks of a full block; longer slices are a multiple of it. */
  readonly block: number
  /** The most ticks that are left; Infinity if nobody knows. */
  left(): number
  /** Seconds of model time so far. */
  time(): number
  /** Whether somebody wants it to end after this slice. */
  stopped(): boolean
  /** Whether a tick is under way, which is not left unfinished. */
  within(): boolean
  /** Does up to that many ticks, fewer where it has to wait for {@link turn}. */
  advance(ticks: number): number
  /** Has other threads do what they can in so many milliseconds; undefined if there are none at work. */
  advanceElsewhere(milliseconds: number): Promise<number> | undefined
  /** Does what it waits for, if it does. */
  turn(): void | Promise<void>
  /** Told after each slice; milliseconds. A promise is waited for. */
  sliced(now: number): void | Promise<void>
}

/**
 * So many times as long are slices that other threads do: nobody is held by them, `stop` ends them early, and threads that are woken
 * may begin on one core together, where they hinder each other for milliseconds.
 */
const longer = 10

/** Does work in slices and lets everything else have its turn between them. */
export class Slicer {
  /** Kept from run to run: many short ones must not hold the thread together. */
  #lastTurn = performance.now()

  /**
   * @returns ticks done, fewer than there are if stopped
   * @throws HillockError `bad-value` if a slice has no length; the signal's reason
   */
  async run(work: Sliced, { signal, slice = 10, onProgress, between }: SliceOptions): Promise<number> {
    if (typeof slice !== 'number' || !(slice > 0)) {
      throw hostError('bad-value', `a slice takes more than 0 milliseconds, not ${shownArgument(slice)}`)
    }
    signal?.throwIfAborted()
    const turns = takeTurns()
    try {
      return await this.#run(work, { slice, turns, progress: progressReporter(work, onProgress), signal, between })
    } finally {
      turns.close()
    }
  }

  async #run(work: Sliced, { slice, turns, progress, signal, between }: Setting): Promise<number> {
    const began = performance.now()
    let size = 1
    let done = 0
    progress(false)
    while (work.left() > 0) {
      if (performance.now() - this.#lastTurn >= slice / 2) {
        await turns.next()
        this.#lastTurn = performance.now()
      }
      let most = Number.POSITIVE_INFINITY
      if (!work.within()) {
        const asked = between?.()
        most = (asked instanceof Promise ? await untilAborted(asked, signal) : asked) ?? most
        signal?.throwIfAborted()
        if (work.stopped()) break
      }
      const start = performance.now()
      const ending = work.stopped() || signal?.aborted === true
      const few = ending ? 1 : most
      const elsewhere = Number.isFinite(few) ? undefined : work.advanceElsewhere(slice * longer)
      const ticks = elsewhere === undefined ? work.advance(Math.min(few, size, work.left())) : await elsewhere
      const now = performance.now()
      done += ticks
      const turn = work.turn()
      if (turn !== undefined) await turn
      if (ticks > 0 && elsewhere === undefined) size = nextSlice(ticks, now - start, now - began, slice, work.block)
      const sliced = work.sliced(now)
      if (sliced !== undefined) await sliced
      if (work.left() > 0) progress(false)
    }
    progress(true)
    return done
  }
}

/** Waits no longer than until the signal. */
async function untilAborted<T>(wait: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (signal === undefined) return wait
  const over = new AbortController()
  const aborted = new Promise<undefined>(resolve => {
    signal.addEventListener('abort', () => resolve(undefined), { signal: over.signal })
  })
  try {
    return signal.aborted ? undefined : await Promise.race([wait, aborted])
  } finally {
    over.abort()
  }
}

/** Tells of a run's progress at its start, at most ten times a second, and at its end. */
function progressReporter(
  work: Sliced,
  onProgress: ((progress: Progress) => void) | undefined,
): (last: boolean) => void {
  if (onProgress === undefined) return () => undefined
  const began = performance.now()
  let told = Number.NEGATIVE_INFINITY
  return last => {
    const now = performance.now()
    if (!last && now - told < 100) return
    told = now
    const fraction = fractionOf(work, last)
    const secondsLeft = fraction === 0 ? Number.POSITIVE_INFINITY : ((now - began) / 1000) * (1 / fraction - 1)
    onProgress({ t: work.time(), fraction, secondsLeft })
  }
}

/** By model time, since where there are several clocks nobody knows the number of ticks. */
function fractionOf({ start, end, time, left }: Sliced, last: boolean): number {
  if (last && left() === 0) return 1
  return end > start ? Math.min(1, Math.max(0, (time() - start) / (end - start))) : 0
}

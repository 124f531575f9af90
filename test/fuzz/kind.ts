import type { Fault } from './fault.ts'
import type { Random } from './random.ts'

/** A way to make trouble. */
export interface Kind<Case = unknown> {
  readonly name: string
  /** Seconds of work after which a case hangs. */
  readonly seconds: number
  /** The case of a number, plain data; a pure function of what is random. */
  make(random: Random, index: number): Case
  /** Tries it, in a process that may be killed. */
  attempt(given: Case): Promise<Fault | undefined>
  /** A smaller case that still fails, made until a time in milliseconds of `performance.now()`. */
  shrink(given: Case, fails: (smaller: Case) => Promise<boolean>, until: number): Promise<Case>
  /** The whole case for a person. */
  show(given: Case): string
  /** What it is about: once that has been found to take too much, it is left out. */
  about?(given: Case): string
  /** Whether it may run for ever without a fault of ours. */
  endless?(given: Case): boolean
}

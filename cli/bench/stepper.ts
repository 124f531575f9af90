import type { Simulation } from '../../host/index.ts'

/** Called between two slices. Gives back whether to go on. */
export type Turn = (fraction: number) => Promise<boolean>

/** Milliseconds of a slice, and of one that is a block of steps nevertheless. */
const slice = 10
const longestBlock = 1000

/** Steps of a full block: fewer at a time cost more, since a tile of neurons then stays in the cache for fewer. */
const block = 32

/** How long a repetition took. */
export interface Repetition {
  readonly seconds: number
  /** Of these, inside the module. */
  readonly computing: number
}

/** Steps a simulation from time 0, again and again, and measures that. */
export class Stepper {
  readonly simulation: Simulation
  /** Seconds: the shortest step of any clock. */
  readonly dt: number
  readonly #together: boolean
  /** Milliseconds for such a step at the last time; infinite before there is one. */
  #pace = Number.POSITIVE_INFINITY

  /** @param threads how many work together */
  constructor(simulation: Simulation, threads: number) {
    this.simulation = simulation
    this.#together = threads > 1
    this.dt = Math.min(...simulation.model.manifest.clocks.map(clock => clock.dt))
  }

  /** Milliseconds for the shortest step of any clock, at the last time. */
  get pace(): number {
    return this.#pace
  }

  /**
   * One repetition. What is done between two slices is not counted.
   *
   * @param duration seconds of model time
   * @returns undefined if it was not to go on
   */
  async repeat(duration: number, turn: Turn): Promise<Repetition | undefined> {
    const { simulation } = this
    simulation.restart()
    const before = simulation.computing
    if (this.#together) return this.#repeatTogether(duration, before, turn)
    let milliseconds = 0
    for (let left = this.#left(duration); left > 0; left = this.#left(duration)) {
      const steps = Math.min(sliceFor(this.#pace), left)
      const began = performance.now()
      simulation.advance(steps)
      const took = performance.now() - began
      milliseconds += took
      this.#pace = took / steps
      if (!(await turn(Math.min(1, simulation.t / duration)))) return undefined
    }
    return { seconds: milliseconds / 1000, computing: simulation.computing - before }
  }

  /** Several threads go on by themselves while this one waits for them. */
  async #repeatTogether(duration: number, before: number, turn: Turn): Promise<Repetition | undefined> {
    const { simulation } = this
    const began = performance.now()
    const { steps } = await simulation.run(`${duration}*second`)
    const took = performance.now() - began
    this.#pace = took / steps
    if (!(await turn(1))) return undefined
    return { seconds: took / 1000, computing: simulation.computing - before }
  }

  /** Steps for sure: where clocks do not fit into each other, their moments are more. */
  #left(duration: number): number {
    return Math.round((duration - this.simulation.t) / this.dt)
  }
}

function sliceFor(pace: number): number {
  const fitting = Math.floor(slice / pace)
  if (fitting >= block) return fitting - (fitting % block)
  return Math.max(1, Math.min(block, Math.floor(longestBlock / pace)))
}

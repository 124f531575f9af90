import { Interrupted } from '../../evaluate/drive.ts'

/** Stops a script's run: the script goes on behind it with what was recorded, up to where it would run again. */
export class RunStopper {
  #controller: AbortController | undefined
  #asked = false
  #stopped = false

  /** Stops the run under way; if there is none, the next one ends at once. */
  stop(): void {
    this.#asked = true
    this.#controller?.abort(new RunStopped())
  }

  /** Whether a run is under way. */
  get running(): boolean {
    return this.#controller !== undefined
  }

  /**
   * Runs something that the next {@link stop} is meant for.
   *
   * @throws Interrupted behind a run that was stopped
   */
  async during<Result>(run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    if (this.#stopped) throw new Interrupted('a run before was stopped')
    const controller = new AbortController()
    this.#controller = controller
    if (this.#asked) controller.abort(new RunStopped())
    try {
      return await run(controller.signal)
    } finally {
      this.#controller = undefined
      this.#stopped = controller.signal.aborted
    }
  }
}

/** The reason a stopped run gives. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped'

  constructor() {
    super('the run was stopped')
  }
}

/** Stops a script's run, and only that: the script goes on behind it with what was recorded. */
export class RunStopper {
  #controller: AbortController | undefined
  #pending = false

  /** Stops the run under way; if there is none, the next one ends at once. */
  stop(): void {
    if (this.#controller === undefined) this.#pending = true
    else this.#controller.abort(new RunStopped())
  }

  /** Whether a run is under way. */
  get running(): boolean {
    return this.#controller !== undefined
  }

  /** Runs something that the next {@link stop} is meant for. */
  async during<Result>(run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController()
    if (this.#pending) controller.abort(new RunStopped())
    this.#pending = false
    this.#controller = controller
    try {
      return await run(controller.signal)
    } finally {
      this.#controller = undefined
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

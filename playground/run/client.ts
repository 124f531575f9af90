/** The page's side of the thread that runs scripts. */
import type { Answer, Ask, News, Order, RunNews, RunSettings } from './protocol.ts'

export type RunState = 'loading' | 'ready' | 'running' | 'stopping'

export interface RunClientOptions {
  readonly onState: (state: RunState) => void
  readonly onNews: (news: RunNews) => void
  /** A fault of Hillock's own. */
  readonly onBroken: (text: string) => void
}

/** Milliseconds that a script has to end when it is stopped; what does not is ended. */
const patience = 2000

/** A worker, and at most one script at a time in it. A worker that does not answer is replaced. */
export class RunClient {
  readonly #options: RunClientOptions
  #worker: Worker
  #state: RunState = 'loading'
  #run = 0
  #waiting: RunSettings | undefined
  #ending: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  /** Whether the assembler is to be loaded ahead, and whether this worker was told so. */
  #wantsAssembler = false
  #hasAssembler = false
  readonly #answers = new Map<number, (answer: Answer) => void>()

  constructor(options: RunClientOptions) {
    this.#options = options
    this.#worker = this.#newWorker()
  }

  get state(): RunState {
    return this.#state
  }

  /** Whether a script is under way. */
  get busy(): boolean {
    return this.#state === 'running' || this.#state === 'stopping' || this.#waiting !== undefined
  }

  /** Runs a script as soon as the worker is ready; a script under way is given up. */
  run(settings: RunSettings): void {
    clearTimeout(this.#ending)
    if (this.#state === 'loading') {
      this.#waiting = settings
      return
    }
    this.#post({ kind: 'run', run: ++this.#run, settings })
    this.#enter('running')
  }

  /** Has the assembler loaded as soon as no script is under way, so that a model that is not ready does not wait for it. */
  warm(): void {
    this.#wantsAssembler = true
    this.#warmUp()
  }

  #warmUp(): void {
    if (!this.#wantsAssembler || this.#hasAssembler || this.#state !== 'ready') return
    this.#hasAssembler = true
    this.#post({ kind: 'warm' })
  }

  pause(): void {
    this.#post({ kind: 'pause' })
  }

  resume(): void {
    this.#post({ kind: 'resume' })
  }

  step(steps: number): void {
    this.#post({ kind: 'step', steps })
  }

  set(values: Readonly<Record<string, string>>): void {
    this.#post({ kind: 'set', values })
  }

  /** The simulation ends, the script goes on behind it; one that does not come to its end is ended. */
  stop(): void {
    if (this.#waiting !== undefined) {
      this.#waiting = undefined
      this.#enter(this.#state)
      return
    }
    if (this.#state === 'stopping') {
      this.#end()
      return
    }
    this.#post({ kind: 'stop' })
    this.#enter('stopping')
    this.#ending = setTimeout(() => this.#end(), patience)
  }

  /** Asks for something of the last run; undefined where there is nothing, or the worker has been ended. */
  ask(about: Ask): Promise<Answer> {
    const ask = ++this.#asked
    return new Promise(resolve => {
      this.#answers.set(ask, resolve)
      this.#post({ kind: 'ask', ask, about })
    })
  }

  /** Ends the worker for good. */
  dispose(): void {
    clearTimeout(this.#ending)
    this.#waiting = undefined
    this.#worker.terminate()
  }

  #newWorker(): Worker {
    const worker = new Worker(new URL('run-worker.js', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }) => this.#take(data as News))
    worker.addEventListener('error', ({ message }) => {
      // Nothing of it answers any more.
      this.#end()
      this.#options.onBroken(message)
    })
    return worker
  }

  #end(): void {
    clearTimeout(this.#ending)
    this.#worker.terminate()
    for (const answer of this.#answers.values()) answer(undefined)
    this.#answers.clear()
    this.#worker = this.#newWorker()
    this.#hasAssembler = false
    this.#run++
    this.#enter('loading')
    this.#options.onNews({
      kind: 'problem',
      problem: {
        severity: 'note',
        code: 'network',
        message: 'the script did not answer, and was ended; what it had drawn before stays',
        notes: [],
      },
    })
  }

  #take(news: News): void {
    switch (news.kind) {
      case 'ready':
        this.#enter('ready')
        // Whoever waits for a model does not wait for another one first.
        if (this.#waiting === undefined) this.#warmUp()
        else {
          const settings = this.#waiting
          this.#waiting = undefined
          this.run(settings)
        }
        break
      case 'news':
        if (news.run !== this.#run) return
        if (news.news.kind === 'ended') {
          clearTimeout(this.#ending)
          this.#enter('ready')
        }
        this.#options.onNews(news.news)
        // Unless another one has begun.
        this.#warmUp()
        break
      case 'answer':
        this.#answers.get(news.ask)?.(news.answer)
        this.#answers.delete(news.ask)
        break
      case 'broken':
        if (news.over) {
          clearTimeout(this.#ending)
          this.#enter('ready')
        }
        this.#options.onBroken(news.text)
    }
  }

  #post(order: Order): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, a worker has none
    this.#worker.postMessage(order)
  }

  #enter(state: RunState): void {
    this.#state = state
    this.#options.onState(state)
  }
}

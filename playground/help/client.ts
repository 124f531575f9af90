/** The page's side of the thread that knows the language. */
import type { HelpAnswer, HelpQuestion, HelpReply, HelpRequest } from './protocol.ts'

/** Answers that nobody waits for any more are let go. */
export class HelpClient {
  readonly #worker = new Worker(new URL('help-worker.js', import.meta.url), { type: 'module' })
  readonly #waiting = new Map<number, (answer: HelpReply['answer']) => void>()
  #asked = 0

  /** @param onFault told of faults of Hillock's own */
  constructor(onFault: (text: string) => void) {
    this.#worker.addEventListener('message', ({ data }) => {
      const { ask, answer, fault } = data as HelpReply
      if (fault !== undefined) onFault(fault)
      this.#waiting.get(ask)?.(answer)
      this.#waiting.delete(ask)
    })
    this.#worker.addEventListener('error', ({ message }) => onFault(message))
  }

  ask<Q extends HelpQuestion>(question: Q): Promise<HelpAnswer<Q['kind']> | undefined> {
    const ask = ++this.#asked
    const request: HelpRequest = { ask, question }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, a worker has none
    this.#worker.postMessage(request)
    return new Promise(resolve => {
      this.#waiting.set(ask, resolve as (answer: HelpReply['answer']) => void)
    })
  }
}

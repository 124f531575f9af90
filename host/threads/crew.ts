/** Helping threads, started when they are first needed and kept for later runs. */
import { moduleError } from '../errors.ts'
import type { HelperAnswer, HelperOrder } from './helper.ts'
import type { StartThread, Thread } from './thread.ts'

interface Member {
  readonly thread: Thread
  /** Takes the answer that is waited for. */
  waiting: { readonly resolve: (completed: number) => void; readonly reject: (reason: Error) => void } | undefined
  /** Why it can do nothing any more. */
  failure: Error | undefined
}

/** The threads of one network. */
export class Crew {
  readonly #members: Member[] = []
  #onFailure: () => void = () => undefined

  /**
   * As many threads as asked for; those that there are stay.
   *
   * @throws HillockError `module` where nobody can start a thread
   */
  async gather(count: number): Promise<void> {
    if (this.#members.length >= count) return
    try {
      const { startThread } = await import('#threads')
      while (this.#members.length < count) this.#members.push(started(startThread, () => this.#onFailure()))
    } catch (cause) {
      throw moduleError(`no thread can be started: ${(cause as Error).message}`)
    }
  }

  /** Whom to tell as soon as one of them fails, for the others may be waiting for it. */
  set onFailure(told: () => void) {
    this.#onFailure = told
  }

  /**
   * Gives the first threads an order each and waits for their answers, those that come late after one has failed included.
   *
   * @returns what each has answered: the steps that it has completed
   * @throws HillockError `module` if one of them has failed
   */
  async order(orders: readonly HelperOrder[]): Promise<readonly number[]> {
    const answers = await Promise.allSettled(orders.map((order, thread) => this.call(thread, order)))
    return answers.map(answer => {
      if (answer.status === 'rejected') throw answer.reason
      return answer.value
    })
  }

  /**
   * Gives one of the threads an order and waits for its answer; it has one order at a time.
   *
   * @throws HillockError `module` if it has failed
   */
  async call(thread: number, order: HelperOrder): Promise<number> {
    const member = this.#members[thread]
    if (member === undefined) throw moduleError(`there is no thread ${thread}`)
    member.thread.keepAlive(true)
    try {
      return await orderTo(member, order)
    } finally {
      member.thread.keepAlive(false)
    }
  }

  /** Ends all of them, whatever they are doing. */
  dispose(): void {
    for (const member of this.#members.splice(0)) {
      member.thread.end()
      member.waiting?.reject(moduleError('the threads were ended'))
    }
  }
}

function started(startThread: StartThread, told: () => void): Member {
  const fail = (reason: string): void => {
    member.failure ??= moduleError(`a thread has failed: ${reason}`)
    member.waiting?.reject(member.failure)
    member.waiting = undefined
    told()
  }
  const thread = startThread({
    failed: fail,
    answered: (answer: HelperAnswer) => {
      if ('failure' in answer) {
        fail(answer.failure)
        return
      }
      const { waiting } = member
      member.waiting = undefined
      waiting?.resolve(answer.completed)
    },
  })
  const member: Member = { thread, waiting: undefined, failure: undefined }
  return member
}

function orderTo(member: Member, order: HelperOrder): Promise<number> {
  return new Promise((resolve, reject) => {
    if (member.failure !== undefined) {
      reject(member.failure)
      return
    }
    member.waiting = { resolve, reject }
    try {
      member.thread.order(order)
    } catch (cause) {
      // Something that this platform hands to no other thread.
      reject(moduleError(`a thread cannot be told what to do: ${(cause as Error).message}`))
    }
  })
}

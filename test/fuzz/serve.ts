import type { Fault } from './fault.ts'
import { thrownFault } from './fault.ts'
import type { Kind } from './kind.ts'

/** What a process is asked. */
export interface Question {
  readonly kind: string
  readonly case: unknown
}

/** What it answers. */
export interface Answer {
  readonly fault: Fault | undefined
}

/** Answers the parent's questions for as long as it lives. */
export function serve(kinds: readonly Kind[]): void {
  process.on('message', (question: Question) => {
    void answer(kinds, question).then(fault => process.send?.({ fault } satisfies Answer))
  })
  process.on('disconnect', () => process.exit())
}

async function answer(kinds: readonly Kind[], { kind, case: given }: Question): Promise<Fault | undefined> {
  try {
    return await kinds.find(({ name }) => name === kind)?.attempt(given)
  } catch (thrown) {
    return thrownFault(thrown, '')
  }
}

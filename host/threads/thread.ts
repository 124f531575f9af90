import type { HelperAnswer, HelperOrder } from './helper.ts'

/** A thread that answers orders, whatever it is a thread of. */
export interface Thread {
  /** Hands an order over. */
  order(order: HelperOrder): void
  /** Whether what runs it is to wait for it at its end. */
  keepAlive(wanted: boolean): void
  end(): void
}

/** Who hears of a thread. */
export interface Listener {
  readonly answered: (answer: HelperAnswer) => void
  /** It has died. */
  readonly failed: (reason: string) => void
}

/** Starts a thread. */
export type StartThread = (listener: Listener) => Thread

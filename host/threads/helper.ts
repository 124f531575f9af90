/** What a helping thread does: its part of the steps of a network, whenever it is asked. */
import { memoryImport } from '../memory-import.ts'

/** A thread joins the work on a network, or does its part of some steps. */
export type HelperOrder =
  | {
      readonly kind: 'join'
      readonly module: WebAssembly.Module
      readonly memory: WebAssembly.Memory
      /** Bytes from the first thread's table to its own. */
      readonly table: number
      readonly thread: number
      readonly threads: number
    }
  | { readonly kind: 'share'; readonly steps: number }

/** What it answers: how many steps it has completed, or why it stopped. */
export type HelperAnswer = { readonly completed: number } | { readonly failure: string }

type Exports = Readonly<Record<string, (...values: readonly number[]) => number>>

/** Answers orders. */
export function helper(answer: (answer: HelperAnswer) => void): (order: HelperOrder) => void {
  let share: ((steps: number) => number) | undefined
  return order => {
    try {
      if (order.kind === 'join') {
        share = joined(order)
        answer({ completed: 0 })
      } else answer({ completed: share?.(order.steps) ?? 0 })
    } catch (cause) {
      answer({ failure: cause instanceof Error ? cause.message : String(cause) })
    }
  }
}

function joined({
  module,
  memory,
  table,
  thread,
  threads,
}: Extract<HelperOrder, { readonly kind: 'join' }>): (steps: number) => number {
  const { exports } = new WebAssembly.Instance(module, memoryImport(module, memory))
  const { enter, share } = exports as Exports
  enter?.(table)
  return steps => share?.(thread, threads, steps) ?? 0
}

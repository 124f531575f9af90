/** What a helping thread does: its part of the steps of a network, or of what is done before these, whenever it is asked. */
import { memoryImport } from '../memory-import.ts'

/** A thread joins the work on a network, does its part of some steps, or calls a function of the module. */
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
  | { readonly kind: 'call'; readonly export: string; readonly values: readonly number[] }

/** What it answers: how many steps it has completed, or what the function gave; or why it stopped. */
export type HelperAnswer = { readonly completed: number } | { readonly failure: string }

type Exports = Readonly<Record<string, (...values: readonly number[]) => number>>

/** Answers orders. */
export function helper(answer: (answer: HelperAnswer) => void): (order: HelperOrder) => void {
  let joined: { readonly exports: Exports; readonly thread: number; readonly threads: number } | undefined
  const completed = (order: HelperOrder): number | undefined => {
    switch (order.kind) {
      case 'join': {
        const { thread, threads } = order
        joined = { exports: entered(order), thread, threads }
        return undefined
      }
      case 'share':
        return joined?.exports['share']?.(joined.thread, joined.threads, order.steps)
      case 'call':
        return joined?.exports[order.export]?.(...order.values)
    }
  }
  return order => {
    try {
      answer({ completed: completed(order) ?? 0 })
    } catch (cause) {
      answer({ failure: cause instanceof Error ? cause.message : String(cause) })
    }
  }
}

function entered({ module, memory, table }: Extract<HelperOrder, { readonly kind: 'join' }>): Exports {
  const { exports } = new WebAssembly.Instance(module, memoryImport(module, memory))
  const functions = exports as Exports
  functions['enter']?.(table)
  return functions
}

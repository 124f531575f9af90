import { parentPort } from 'node:worker_threads'
import { assemble, prepareToAssemble } from '../compiler/assemble/assemble.ts'

/** What the worker says to each text it is sent. */
export type Answer =
  | { readonly kind: 'module'; readonly module: Uint8Array }
  | { readonly kind: 'failure'; readonly message: string }

// while the script is being read; why it cannot be loaded is told of the first text
prepareToAssemble().catch(() => undefined)

parentPort?.on('message', (text: string) => {
  assemble(text).then(
    module => parentPort?.postMessage({ kind: 'module', module } satisfies Answer),
    (cause: unknown) => parentPort?.postMessage({ kind: 'failure', message: messageOf(cause) } satisfies Answer),
  )
})

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}

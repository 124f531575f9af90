/** What takes milliseconds to make and never changes once made. */
import { createParser, type Parser } from '../compiler/grammar/index.ts'
import { createRuntime, type Runtime } from '../compiler/ir/runtime.ts'

export interface Tools {
  readonly parser: Parser
  readonly runtime: Runtime
}

/** The tools of this process, made when first needed. */
export const tools: () => Tools = once(() => {
  const runtime = once(createRuntime)
  const parser = once(createParser)
  return {
    get parser() {
      return parser()
    },
    get runtime() {
      return runtime()
    },
  }
})

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

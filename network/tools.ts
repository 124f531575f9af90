/** What takes milliseconds to make and never changes once made. */
import { once } from '../diagnostics/index.ts'
import { createParser, type Parser } from '../compiler/grammar/index.ts'
import { createRuntime, type Runtime } from '../compiler/index.ts'
import { type Assemble, assembleHere, remembering } from './assembler.ts'

export interface Tools {
  readonly parser: Parser
  readonly runtime: Runtime
  /** Networks of the same text share its module. */
  readonly assemble: Assemble
  /** Counts what is assigned, in whichever group: modules repeat it in this order. */
  readonly nextMoment: () => number
}

/** The tools of this process, made when first needed. */
export const tools: () => Tools = once(() => {
  const runtime = once(createRuntime)
  const parser = once(createParser)
  let moment = 0
  return {
    get parser() {
      return parser()
    },
    get runtime() {
      return runtime()
    },
    assemble: remembering(assembleHere),
    nextMoment: () => moment++,
  }
})

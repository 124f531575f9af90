import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { Assemble } from '../compiler/assemble/assemble.ts'
import { orNoMemory } from '../diagnostics/no-memory.ts'
import { assembleHere } from '../network/assembler.ts'
import { edition } from './cache/edition.ts'
import { isEmpty } from './cache/entries.ts'
import { cacheFolder } from './cache/folder.ts'
import { cached } from './cache/module-cache.ts'
import type { Answer } from './assembler-worker.ts'
import type { Io } from './io.ts'
import type { ProgressBar } from './progress.ts'

/** Assembles modules for a command: from the cache on disk, or in a worker that is started when one is missing there. */
export function assemblerFor(io: Pick<Io, 'env' | 'cwd'>, bar: Pick<ProgressBar, 'say'>): AssemblerHandle {
  const uncached = uncachedAssembler(bar)
  const { assemble, dispose } = uncached
  const folder = cacheFolder(io)
  if (folder === undefined) return uncached
  let assembleCached: Assemble | undefined
  return {
    dispose,
    start: async () => {
      if (!(await isEmpty(folder))) return
      bar.say('getting the compiler ready …')
      await uncached.start()
    },
    assemble: text => {
      assembleCached ??= cached(assemble, { folder, edition: edition() })
      return assembleCached(text)
    },
  }
}

/** The same, of each text anew. */
export function uncachedAssembler(bar: Pick<ProgressBar, 'say'>): AssemblerHandle {
  const worker = assembleInWorker(new URL('../cli/assembler-worker.js', import.meta.url))
  const assemble: Assemble = text => {
    bar.say('compiling the model …')
    return worker.assemble(text)
  }
  return { ...worker, assemble }
}

/** An assembler, and the way to let go of what it holds. */
export interface AssemblerHandle {
  readonly assemble: Assemble
  /** Begins to load the assembler if it is sure to be needed by a script that runs something, since nothing is cached. */
  readonly start: () => Promise<void>
  readonly dispose: () => Promise<void>
}

/**
 * AssemblyScript's compiler in a worker thread, where a crash of it, which ends the thread it is in, ends only one
 * assembly. Sources that were not built have no worker to load and are assembled in this thread.
 */
export function assembleInWorker(script: URL): AssemblerHandle {
  if (!existsSync(fileURLToPath(script)))
    return { assemble: assembleHere, start: () => Promise.resolve(), dispose: () => Promise.resolve() }
  let worker: Worker | undefined
  let before: Promise<unknown> = Promise.resolve()
  const assemble: Assemble = text => {
    const module = before.then(() => {
      worker ??= startWorker(script)
      return ask(worker, text)
    })
    // whatever went wrong in it, the next text gets another
    before = module.catch(async () => {
      const failed = worker
      worker = undefined
      await failed?.terminate()
    })
    return module
  }
  return {
    assemble,
    start: () => {
      worker ??= startWorker(script)
      return Promise.resolve()
    },
    dispose: async () => {
      await worker?.terminate()
      worker = undefined
    },
  }
}

/** How the engine is to treat binaryen, and its own values, which models are run with. */
const forAssembling = ['--wasm-tiering-budget=1000000000', '--wasm-lazy-validation']
const usual = ['--wasm-tiering-budget=1800000', '--no-wasm-lazy-validation']

/**
 * binaryen, which AssemblyScript compiles with, is run once or a few times: optimising it, which V8 does in the
 * background, costs more than it gains, and so does validating all of its functions, of which few are called. The flags
 * count for the whole process, so they are taken back before a model runs.
 */
function startWorker(script: URL): Worker {
  forAssembling.forEach(setFlagsFromString)
  const worker = new Worker(script)
  worker.unref()
  return worker
}

async function ask(worker: Worker, text: string): Promise<Uint8Array> {
  const listening = new AbortController()
  const { signal } = listening
  worker.ref()
  worker.postMessage(text)
  try {
    return await Promise.race([answerOf(worker, signal), endOf(worker, signal)])
  } catch (cause) {
    throw orNoMemory(cause)
  } finally {
    listening.abort()
    worker.unref()
    usual.forEach(setFlagsFromString)
  }
}

async function answerOf(worker: Worker, signal: AbortSignal): Promise<Uint8Array> {
  const [answer] = (await once(worker, 'message', { signal })) as [Answer]
  if (answer.kind === 'module') return answer.module
  throw new Error(answer.message)
}

async function endOf(worker: Worker, signal: AbortSignal): Promise<never> {
  const [code] = (await once(worker, 'exit', { signal })) as [number]
  throw new Error(`the assembler ended with code ${code} on the text it was given`)
}

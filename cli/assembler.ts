import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { Assemble } from '../compiler/assemble/assemble.ts'
import type { Source } from '../diagnostics/index.ts'
import { orNoMemory } from '../diagnostics/no-memory.ts'
import { assembleHere } from '../network/assembler.ts'
import { withReady } from '../network/ready-modules.ts'
import { isEmpty } from './cache/entries.ts'
import { cacheFolder } from './cache/folder.ts'
import { cached } from './cache/module-cache.ts'
import type { Answer } from './assembler-worker.ts'
import type { Io } from './io.ts'
import type { ProgressBar } from './progress.ts'
import { isExample, readReady } from './ready.ts'

/**
 * Assembles modules for a command. Those that come with the package or are in the cache on disk are taken from there; where
 * one is missing, a worker is started that assembles it.
 */
export function assemblerFor(io: Pick<Io, 'env' | 'cwd'>, bar: Pick<ProgressBar, 'say'>): CommandAssembler {
  const uncached = uncachedAssembler(bar)
  const folder = cacheFolder(io)
  const assemble = folder === undefined ? uncached.assemble : cached(uncached.assemble, { folder })
  let isNeeded = false
  const take = withReady(text => {
    isNeeded = true
    return assemble(text)
  }, readReady)
  return {
    dispose: uncached.dispose,
    start: async script => {
      if (folder !== undefined && !(await isEmpty(folder))) return
      if (await isExample(script)) return
      bar.say('getting the compiler ready …')
      uncached.start()
    },
    assemble: async text => {
      const module = await take(text)
      // The text of a script that was changed may be that of an example all the same.
      if (!isNeeded) await uncached.dispose()
      return module
    },
  }
}

/** The same, of each text anew. */
export function uncachedAssembler(bar: Pick<ProgressBar, 'say'>): WorkerAssembler {
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
  readonly dispose: () => Promise<void>
}

/** One that can be loaded ahead. */
interface WorkerAssembler extends AssemblerHandle {
  readonly start: () => void
}

/** The assembler of a command. */
interface CommandAssembler extends AssemblerHandle {
  /** Loads it ahead for a script that is sure to need it once it runs something: nothing is cached, and it is no example. */
  readonly start: (script: Source) => Promise<void>
}

/**
 * AssemblyScript's compiler in a worker thread, where a crash of it, which ends the thread it is in, ends only one
 * assembly. Sources that were not built have no worker to load and are assembled in this thread.
 */
export function assembleInWorker(script: URL): WorkerAssembler {
  if (!existsSync(fileURLToPath(script)))
    return { assemble: assembleHere, start: () => undefined, dispose: () => Promise.resolve() }
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
    },
    dispose: async () => {
      const ended = worker
      worker = undefined
      usual.forEach(setFlagsFromString)
      await ended?.terminate()
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

import type { Precision } from '../abi/manifest.ts'
import { usageError } from './faults.ts'
import { sizes, assignments, wholeNumber } from './arguments.ts'
import { assemblerFor } from './assembler.ts'
import type { Io } from './io.ts'
import { precisionFlag } from './precision.ts'
import { progressBar } from './progress.ts'
import { isModule, readBytes, textOf } from './read-text.ts'
import type { FolderFlags } from './script-folders.ts'
import { checkSaveName } from './save/name.ts'
import type { ImportFlags } from './sibling-modules.ts'
import { threadsFlag } from './threads.ts'

/** Flags of `hillock run` as commander gives them. */
export interface RunFlags extends FolderFlags, ImportFlags {
  readonly set?: readonly string[]
  readonly size?: readonly string[]
  readonly seed?: string
  readonly precision?: string
  readonly threads?: string
  readonly duration?: string
  readonly save?: string
  readonly module?: string
  readonly summary?: boolean
  readonly open?: boolean
  readonly figures?: string | false
  readonly json?: boolean
  readonly keepGoing?: boolean
  /** What the script finds in `sys.argv`. */
  readonly arguments?: readonly string[]
}

/** Flags of `hillock run`, read. */
export interface RunRequest extends FolderFlags, ImportFlags {
  readonly file: string
  readonly set: ReadonlyMap<string, string>
  readonly sizes: ReadonlyMap<string, number>
  readonly seed: number | undefined
  readonly precision: Precision | undefined
  /** How many may work together. */
  readonly threads: number
  /** Whether somebody has said so, and is told where they do not. */
  readonly threadsAsked: boolean
  readonly duration: string | undefined
  readonly save: string | undefined
  readonly module: string | undefined
  readonly summary: boolean
  readonly open: boolean
  /** The folder they go to, true for the usual one; false where none are wanted. */
  readonly figures: string | boolean
  readonly json: boolean
  readonly arguments: readonly string[]
  readonly keepGoing: boolean
}

/** `hillock run`. */
export async function run(file: string, flags: RunFlags, io: Io): Promise<number> {
  const request = requestOf(file, flags)
  if (request.figures === '') throw usageError('--figures has no folder', '--figures out/ draws into out/')
  if (request.save !== undefined) checkSaveName(request.save)
  const bytes = await readBytes(file, io)
  if (!file.toLowerCase().endsWith('.wasm') && !isModule(bytes)) {
    if (request.duration !== undefined) {
      throw usageError('--duration is for modules', `a script says itself how long it runs: run(100*ms)`)
    }
    const source = textOf(bytes, file)
    // The assembler takes longest to load, so it begins before everything else.
    const bar = progressBar(io, !request.json)
    const assembler = assemblerFor(io, bar)
    await assembler.start(source)
    const { runScriptFile } = await import('./run-script.ts')
    return runScriptFile(request, source, { assembler, bar }, io)
  }
  if (request.module !== undefined) throw usageError(`--module is for scripts; ${file} is a module already`)
  if (typeof request.figures === 'string') throw usageError('--figures is for scripts; a module draws no figures')
  if (request.data !== undefined) throw usageError('--data is for scripts; a module reads no files')
  if (request.imports !== undefined) throw usageError('--imports is for scripts; a module imports no files')
  if (request.results !== undefined) throw usageError('--results is for scripts; --save writes what a module records')
  if (request.arguments.length > 0) throw usageError('arguments behind -- are for scripts')
  if (request.open) throw usageError('--open is for scripts; a module draws no figures')
  const { runModuleFile } = await import('./run-module.ts')
  return runModuleFile(request, bytes, io)
}

function requestOf(file: string, flags: RunFlags): RunRequest {
  return {
    file,
    set: assignments(flags.set ?? [], '--set', 'tau=20ms'),
    sizes: sizes(flags.size ?? []),
    seed: flags.seed === undefined ? undefined : wholeNumber(flags.seed, 'the seed', 0),
    precision: precisionFlag(flags.precision),
    threads: threadsFlag(flags.threads),
    threadsAsked: flags.threads !== undefined,
    duration: flags.duration,
    save: flags.save,
    module: flags.module,
    summary: flags.summary === true,
    open: flags.open === true,
    figures: flags.figures ?? true,
    ...(flags.data !== undefined && { data: flags.data }),
    ...(flags.results !== undefined && { results: flags.results }),
    ...(flags.imports !== undefined && { imports: flags.imports }),
    json: flags.json === true,
    arguments: flags.arguments ?? [],
    keepGoing: flags.keepGoing === true,
  }
}

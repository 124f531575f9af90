/** Brian 2, in the Python of the user, as a rival. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { error, HillockError } from '../../diagnostics/diagnostic.ts'
import { execute, type Executed } from '../execute.ts'
import { reasonOf, usageError } from '../faults.ts'
import type { Io } from '../io.ts'
import { packageFolder } from '../package-folder.ts'

/** What is to be compiled. */
export interface BuildRequest {
  readonly neurons: number
  /** How many threads work together. */
  readonly threads: number
  /** Of model time. */
  readonly seconds: number
}

/** A model file in another simulator. */
export interface Rival {
  readonly version: string
  /** The Python it is in. */
  readonly python: string
  /**
   * Compiles the model at a size, for so many seconds of model time.
   *
   * @returns undefined if the signal ended it
   * @throws HillockError `python` if it cannot be built
   */
  build(request: BuildRequest): Promise<Built | undefined>
}

/** A model that the rival has compiled. */
export interface Built {
  readonly compileSeconds: number
  /** numpy's name of what the group's floats are, which the file decides: `float64`. */
  readonly precision: string
  /** Given to the compiler. */
  readonly flags: readonly string[]
  /**
   * Runs it from time 0.
   *
   * @returns what the loop over the steps took, and what the spike monitors counted; undefined if the signal ended it
   */
  repeat(): Promise<{ readonly seconds: number; readonly spikes: number | undefined } | undefined>
}

/** What the driver tells of what it has built. */
interface BuiltFile {
  readonly compileSeconds: number
  readonly precision: string
  readonly flags: readonly string[]
  readonly program: string
  readonly environment: Readonly<Record<string, string>>
  readonly results: string
  /** Files that hold how many spikes a monitor has, as an integer of 32 bits. */
  readonly counts: readonly string[]
}

type Surroundings = Pick<Io, 'cwd' | 'env'> & { readonly signal: AbortSignal }

/**
 * Brian 2 in C++ standalone mode.
 *
 * @param file the model file, as messages name it
 * @param group Brian's name of the group whose size changes
 * @param folder where it builds
 */
export function rivalIn(
  { python, version }: Brian2,
  { file, group, folder }: { readonly file: string; readonly group: string; readonly folder: string },
  around: Surroundings,
): Rival {
  return {
    version,
    python,
    build: async ({ neurons, threads, seconds }) => {
      const place = await mkdtemp(join(folder, 'size-'))
      const request = JSON.stringify({ file, folder: place, group, neurons, threads, seconds })
      const ended = await start(python, [driver(), request], around)
      if (ended === undefined) return undefined
      if (ended.code !== 0) throw refused(file, ended)
      const built = JSON.parse(await readFile(join(place, 'built.json'), 'utf8')) as BuiltFile
      const { compileSeconds, precision, flags } = built
      return { compileSeconds, precision, flags, repeat: () => repeat(built, { file, folder: place }, around) }
    },
  }
}

/** A Python that has Brian 2. */
export interface Brian2 {
  readonly python: string
  readonly version: string
}

/**
 * Looks for Brian 2 in the Python that is named, or in those of the PATH.
 *
 * @returns undefined if the signal ended it
 * @throws HillockError `usage` saying what is missing
 */
export async function findBrian2(named: string | undefined, around: Surroundings): Promise<Brian2 | undefined> {
  let without: string | undefined
  for (const python of named === undefined ? ['python3', 'python'] : [named]) {
    let ended: Executed | undefined
    try {
      ended = await execute(python, [driver()], around)
    } catch (cause) {
      if (named !== undefined) throw usageError(`--python ${named} cannot be started: ${reasonOf(cause)}`)
      continue
    }
    if (ended === undefined) return undefined
    if (ended.code !== 0) throw usageError(`${python} is no Python that Brian 2 runs in: ${lastLine(ended.stderr)}`)
    const { brian2: version } = JSON.parse(ended.stdout) as { readonly brian2: string | null }
    if (version !== null) return { python, version }
    without ??= python
  }
  const help = 'pip install brian2 there, or name a Python that has it: --python /path/to/python'
  throw usageError(without === undefined ? 'there is no Python on the PATH' : `${without} has no Brian 2`, help)
}

/** Does something with a folder of its own, which is removed afterwards. */
export async function inScratch<T>(
  { writing }: Pick<Io, 'writing'>,
  action: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hillock-bench-'))
  const done = writing(folder)
  try {
    return await action(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
    done()
  }
}

function driver(): string {
  return join(packageFolder(), 'cli/bench/brian2-driver.py')
}

async function repeat(
  { program, results, environment, counts }: BuiltFile,
  { file, folder }: { readonly file: string; readonly folder: string },
  { env, signal }: Surroundings,
): ReturnType<Built['repeat']> {
  const options = { cwd: folder, env: { ...env, ...environment }, signal }
  const ended = await start(program, ['--results_dir', results], options)
  if (ended === undefined) return undefined
  if (ended.code !== 0) throw refused(file, ended)
  // what Brian's own device reads: the clock's seconds around the loop of its run, and how much of the run was done
  const [seconds = NaN, fraction] = (await readFile(join(results, 'last_run_info.txt'), 'utf8')).split(' ').map(Number)
  // a program that was interrupted ends well
  if (fraction !== 1) return undefined
  const spikes = await Promise.all(counts.map(async path => (await readFile(path)).readInt32LE()))
  return { seconds, spikes: counts.length === 0 ? undefined : spikes.reduce((sum, count) => sum + count, 0) }
}

function start(program: string, argv: readonly string[], around: Surroundings): ReturnType<typeof execute> {
  // a model file that draws is not to open windows
  return execute(program, argv, { ...around, env: { MPLBACKEND: 'Agg', ...around.env } })
}

function refused(file: string, { stderr, code }: Executed): HillockError {
  const reason = lastLine(stderr) ?? `it ended with code ${code}`
  return new HillockError([
    error('python', undefined, `Brian 2 does not run ${file}: ${reason}`, {
      help: "set_device('cpp_standalone') at the top of the file shows it in Python",
    }),
  ])
}

function lastLine(text: string): string | undefined {
  return text.trimEnd().split('\n').at(-1) || undefined
}

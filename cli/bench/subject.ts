import type { Precision } from '../../abi/manifest.ts'
import type { Source } from '../../diagnostics/source.ts'
import { type Diagnostic, HillockError } from '../../diagnostics/diagnostic.ts'
import { didYouMean } from '../../diagnostics/suggest.ts'
import {
  load,
  type Manifest,
  type ManifestGroup,
  type Model,
  type Simulation,
  type StartOptions,
} from '../../host/index.ts'
import { shownName } from '../../host/running.ts'
import { runScript } from '../../session/index.ts'
import type { AssemblerHandle } from '../assembler.ts'
import { ofCommand, usageError } from '../faults.ts'
import { requirePrecisionOf } from '../precision.ts'

/** A model that can be made in any size. */
export interface Subject {
  /** The group whose size it is. */
  readonly group: ManifestGroup
  /** @returns undefined if the signal ended it */
  at(neurons: number, threads: number): Promise<Sized | undefined>
}

/** A model of a size, ready to be stepped. */
export interface Sized {
  readonly simulation: Simulation
  /** From the model file, or the module's bytes, to a module that can be started. */
  readonly compileSeconds: number
}

/** What a subject needs of the command. */
export interface SubjectOptions {
  /** The group that is wanted, the first one unless given. */
  readonly group: string | undefined
  /** What floats are to be; as the script says, or the module has them, unless given. */
  readonly precision: Precision | undefined
  readonly assembler: AssemblerHandle
  readonly signal: AbortSignal
  readonly report: (diagnostic: Diagnostic) => void
}

/**
 * The first run of a script, compiled for each size anew.
 *
 * @returns undefined if the signal ended it
 * @throws HillockError with what is wrong with the script
 */
export async function scriptSubject(source: Source, options: SubjectOptions): Promise<Subject | undefined> {
  const own = await compile(source, {}, options)
  if (own === undefined) return undefined
  const group = groupOf(own.model.manifest, options.group)
  return {
    group,
    at: async (neurons, threads) => {
      const compiled = await compile(source, { [group.name]: neurons }, options)
      if (compiled === undefined) return undefined
      return { simulation: await start(compiled.model, { threads }, options), compileSeconds: compiled.seconds }
    },
  }
}

/** A compiled module, of which sizes are inputs. */
export async function moduleSubject(bytes: Uint8Array, options: SubjectOptions): Promise<Subject> {
  const began = performance.now()
  const model = await load(bytes)
  requirePrecisionOf(model.manifest, options.precision)
  const compileSeconds = (performance.now() - began) / 1000
  const group = groupOf(model.manifest, options.group)
  return {
    group,
    at: async (neurons, threads) => ({
      simulation: await start(model, { sizes: { [group.name]: neurons }, threads }, options),
      compileSeconds,
    }),
  }
}

async function compile(
  { name, text }: Source,
  sizes: Readonly<Record<string, number>>,
  { assembler, signal, precision }: SubjectOptions,
): Promise<{ readonly model: Model; readonly seconds: number } | undefined> {
  const began = performance.now()
  const { assemble } = assembler
  const options = { file: name, compile: 1, seed: 1, sizes, precision, assemble, signal, keepScript: false }
  const { compiled, diagnostics, interrupted } = await runScript(text, options)
  if (interrupted) return undefined
  if (compiled === undefined) throw new HillockError(diagnostics.filter(({ severity }) => severity === 'error'))
  const model = await load(compiled.module)
  return { model, seconds: (performance.now() - began) / 1000 }
}

/** The same random numbers in each repetition. */
function start(
  model: Model,
  setting: Pick<StartOptions, 'sizes' | 'threads'>,
  { report }: SubjectOptions,
): Promise<Simulation> {
  const seed = model.manifest.defaults.seed ?? 1
  // Whoever asks for several threads wants to see them at work.
  return ofCommand(model.start({ ...setting, threadsAfter: 0, seed, onDiagnostic: report }))
}

function groupOf({ groups }: Manifest, wanted: string | undefined): ManifestGroup {
  const found = groups.find(({ name, variable }) => wanted === undefined || name === wanted || variable === wanted)
  if (found !== undefined) return found
  const names = groups.map(shownName)
  if (wanted === undefined) throw usageError('the model has no group whose size could be changed')
  throw usageError(
    `--group ${wanted}: the model has no group of that name`,
    didYouMean(wanted, names) ?? `the groups are ${names.join(', ')}`,
  )
}

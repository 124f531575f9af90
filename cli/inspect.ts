import { declarationOf, load, type Model } from '../host/index.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './faults.ts'
import { inspection } from '../inspection/inspection.ts'
import type { Io } from './io.ts'
import { readBytes } from './read-text.ts'
import { writeJson } from './report.ts'
import { parse } from 'node:path'

/** Flags of `hillock inspect` as commander gives them. */
export interface InspectFlags {
  readonly types?: boolean
  readonly json?: boolean
  readonly wat?: boolean
}

/** `hillock inspect model.wasm`. */
export async function inspect(file: string, flags: InspectFlags, io: Io): Promise<number> {
  const { types = false, json = false, wat = false } = flags
  if (Number(types) + Number(json) + Number(wat) > 1)
    throw usageError('--types, --json and --wat are different kinds of output: give one of them')
  const bytes = await readBytes(file, io)
  const model: Model = await load(bytes)
  if (types) io.stdout.write(declarationOf(model.manifest, file === '-' ? 'model' : parse(file).name))
  else if (wat) io.stdout.write(await textOf(bytes))
  else if (json) writeJson(io, { ...model.manifest, file, bytes: bytes.length })
  else io.stdout.write(inspection(file, bytes.length, model))
  return exitCodes.good
}

async function textOf(bytes: Uint8Array): Promise<string> {
  // Few look at it, and binaryen takes a while to load.
  const { textOfModule } = await import('../compiler/assemble/assemble.ts')
  return textOfModule(bytes)
}

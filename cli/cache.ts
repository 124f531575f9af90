import { rm } from 'node:fs/promises'
import { writeLine } from './report.ts'
import { codeFolder } from './cache/code.ts'
import { entriesOf, removeEntries } from './cache/entries.ts'
import { cacheFolder } from './cache/folder.ts'
import { exitCodes } from './exit-codes.ts'
import { fileError, reasonOf } from './faults.ts'
import type { Io } from './io.ts'
import { counted, shownBytes } from '../inspection/numbers.ts'

/** Flags of `hillock cache` as commander gives them. */
export interface CacheFlags {
  readonly clear?: boolean
}

/** `hillock cache`: where compiled modules are kept, and how many; or removes them. */
export async function cache({ clear = false }: CacheFlags, io: Io): Promise<number> {
  const folder = cacheFolder(io)
  if (folder === undefined) {
    io.stdout.write('modules are not kept here: HILLOCK_CACHE is off, or there is no home folder\n')
    return exitCodes.good
  }
  const entries = await entriesOf(folder)
  if (clear) {
    await Promise.all([removeEntries(entries), rm(codeFolder(folder), { recursive: true, force: true })]).catch(
      (cause: unknown) => {
        throw fileError(`${folder} cannot be cleared: ${reasonOf(cause)}`)
      },
    )
  }
  const bytes = shownBytes(entries.reduce((sum, entry) => sum + entry.bytes, 0))
  writeLine(io.stdout, `${folder}  ${counted(entries.length, 'module')}, ${bytes}${clear ? ', removed' : ''}`)
  return exitCodes.good
}

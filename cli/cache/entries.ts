import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A module that is kept, or what an interrupted command left of one. */
export interface Entry {
  readonly path: string
  readonly partial: boolean
  readonly bytes: number
  /** When it was last of use, in milliseconds since 1970. */
  readonly used: number
}

export const suffix = '.module'

/** The folder may be one of the user's own: what is not named as entries are stays untouched. */
const entryName = new RegExp(`^[0-9a-f]{64}\\${suffix}(?<partial>\\.\\d+-\\d+\\.partial)?$`)

/** Whether no module is in a folder. */
export async function isEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [])
  return !names.some(name => name.endsWith(suffix))
}

/** Everything the cache has in its folder; nothing where there is none. */
export async function entriesOf(folder: string): Promise<readonly Entry[]> {
  const names = await readdir(folder).catch(() => [])
  const entries = names.map(async (name): Promise<Entry | undefined> => {
    const match = entryName.exec(name)
    if (match === null) return undefined
    const path = join(folder, name)
    // another command may have removed it just now
    const status = await stat(path).catch(() => undefined)
    return {
      path,
      partial: match.groups?.['partial'] !== undefined,
      bytes: status?.size ?? 0,
      used: status?.mtimeMs ?? 0,
    }
  })
  return (await Promise.all(entries)).filter(entry => entry !== undefined)
}

export async function removeEntries(entries: readonly Entry[]): Promise<void> {
  await Promise.all(entries.map(({ path }) => rm(path, { force: true })))
}

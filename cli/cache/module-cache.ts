import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Assemble } from '../../compiler/assemble/assemble.ts'
import { moduleKey } from '../../network/module-key.ts'
import { entriesOf, removeEntries, suffix } from './entries.ts'

/** What a cache of modules is and how large it may become. */
export interface ModuleCacheOptions {
  readonly folder: string
  /** As {@link moduleKey} has it. */
  readonly edition?: string
  /** Bytes of all entries together; the ones unused for longest go first. */
  readonly mostBytes?: number
}

/** Bytes of the hash an entry begins with. */
const hashBytes = 32

/**
 * `assemble` with a memory on disk. A folder that cannot be read or written, or a damaged entry, costs time but is no
 * error: the module is assembled as without a cache.
 *
 * An entry is the SHA-256 of its own name and the module, then the module: what came under its name by mistake is damaged too.
 */
export function cached(assemble: Assemble, { folder, edition, mostBytes = 1 << 26 }: ModuleCacheOptions): Assemble {
  return async text => {
    const path = join(folder, `${await moduleKey(text, edition)}${suffix}`)
    const known = await readEntry(path)
    if (known !== undefined) return known
    const module = await assemble(text)
    await writeEntry(path, module)
      .then(() => prune(folder, mostBytes))
      .catch(() => undefined)
    return module
  }
}

async function readEntry(path: string): Promise<Uint8Array | undefined> {
  const entry = await readFile(path).catch(() => undefined)
  if (entry === undefined || entry.length <= hashBytes) return undefined
  const module = new Uint8Array(entry.subarray(hashBytes))
  if (!hashOf(path, module).equals(entry.subarray(0, hashBytes))) return undefined
  const now = new Date()
  // only tells which entries are in use
  await utimes(path, now, now).catch(() => undefined)
  return module
}

async function writeEntry(path: string, module: Uint8Array): Promise<void> {
  const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  const partial = `${path}.${process.pid}-${random}.partial`
  await mkdir(join(path, '..'), { recursive: true })
  try {
    await writeFile(partial, Buffer.concat([hashOf(path, module), module]), { flag: 'wx' })
    await rename(partial, path)
  } catch (cause) {
    await rm(partial, { force: true })
    throw cause
  }
}

/** Removes what was used least recently, and what interrupted commands left behind. */
async function prune(folder: string, mostBytes: number): Promise<void> {
  const all = await entriesOf(folder)
  const hourAgo = Date.now() - 3_600_000
  const abandoned = all.filter(({ partial, used }) => partial && used < hourAgo)
  const entries = all.filter(({ partial }) => !partial).toSorted((a, b) => b.used - a.used)
  let total = 0
  const surplus = entries.filter(({ bytes }) => (total += bytes) > mostBytes)
  await removeEntries([...abandoned, ...surplus])
}

function hashOf(path: string, module: Uint8Array): Buffer {
  return createHash('sha256').update(basename(path)).update(module).digest()
}

import { constants } from 'node:fs'
import { access, lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileError, reasonOf } from './faults.ts'
import type { Io } from './io.ts'

/** A file to be written: a path, and its content in pieces. */
export interface FileContent {
  /** Absolute. */
  readonly path: string
  /** As messages name it. */
  readonly shown: string
  readonly content: Iterable<Uint8Array | string>
  /** Whether a link that has the name is replaced; otherwise what it leads to is. */
  readonly replacesLink?: boolean
}

/**
 * Writes files so that all of them are there whole, or none is changed: each goes to a temporary file beside it, and
 * only when all are on the disk they take their names.
 *
 * @throws HillockError `file` saying which could not be written and why
 */
export async function writeWhole(files: readonly FileContent[], { writing }: Pick<Io, 'writing'>): Promise<void> {
  const written: { temporary: string; target: string; shown: string; done: () => void }[] = []
  try {
    for (const file of files) {
      const place = await placeOf(file)
      if (place.kind === 'device') await attempt(file.shown, () => writePieces(place.target, 'w', file.content))
      else {
        written.push({ ...place, shown: file.shown, done: writing(place.temporary) })
        await attempt(file.shown, () => writePieces(place.temporary, 'wx', file.content))
      }
    }
    while (written.length > 0) {
      const next = written[0]
      if (next === undefined) break
      await attempt(next.shown, () => rename(next.temporary, next.target))
      next.done()
      written.shift()
    }
  } finally {
    await Promise.all(
      written.map(async ({ temporary, done }) => {
        await rm(temporary, { force: true })
        done()
      }),
    )
  }
}

type Place =
  | { readonly kind: 'file'; readonly target: string; readonly temporary: string }
  /** `/dev/stdout` and the like, which cannot be replaced. */
  | { readonly kind: 'device'; readonly target: string }

/** Where a file goes: behind its links, into a folder that is there. */
function placeOf({ path, shown, replacesLink = false }: FileContent): Promise<Place> {
  return attempt(shown, async () => {
    const there = await (replacesLink ? lstat : stat)(path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return undefined
      throw cause
    })
    if (there === undefined) {
      await mkdir(dirname(path), { recursive: true })
      return { kind: 'file', target: path, temporary: temporaryFor(path) }
    }
    if (there.isSymbolicLink()) return { kind: 'file', target: path, temporary: temporaryFor(path) }
    if (there.isDirectory()) throw fileError(`${shown} cannot be written: it is a folder`)
    if (!there.isFile()) return { kind: 'device', target: path }
    await access(path, constants.W_OK)
    const target = await realpath(path)
    return { kind: 'file', target, temporary: temporaryFor(target) }
  })
}

/** A name that nothing has, beside a file. */
export function temporaryFor(path: string): string {
  const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  return join(dirname(path), `.${basename(path).slice(0, 50)}.${process.pid}-${random.toString(36)}.partial`)
}

async function writePieces(path: string, flags: 'w' | 'wx', pieces: Iterable<Uint8Array | string>): Promise<void> {
  const file = await open(path, flags)
  try {
    for (const piece of pieces) await file.writeFile(piece)
    if (flags === 'wx') await file.sync()
  } finally {
    await file.close()
  }
}

async function attempt<T>(shown: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw fileError(`${shown} cannot be written: ${reasonOf(cause)}`)
    throw cause
  }
}

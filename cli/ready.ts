/** Modules of the examples, which come with the package. */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Source } from '../diagnostics/index.ts'
import type { ReadReady } from '../network/ready-modules.ts'
import { packageFolder } from './package-folder.ts'

/** A file of the package's own modules. */
export const readReady: ReadReady = async name => {
  const bytes = await readFile(join(packageFolder(), 'dist/ready', name)).catch(() => undefined)
  return bytes && new Uint8Array(bytes)
}

/** Whether a script is an example as it came, so that its modules are sure to be ready. */
export async function isExample({ name, text }: Source): Promise<boolean> {
  const example = await readFile(join(packageFolder(), 'examples', basename(name)), 'utf8').catch(() => undefined)
  return example === text
}

import module from 'node:module'
import { join } from 'node:path'
import type { Io } from '../io.ts'
import { cacheFolder } from './folder.ts'

/** In the folder of the cache. */
const name = 'hillock-code'

/** Where Node keeps the code that it makes of Hillock's own scripts. */
export function codeFolder(folder: string): string {
  return join(folder, name)
}

/**
 * The environment of threads that are to find their code there. Node can do so from 22.1 on; who has chosen a place for
 * all programs keeps it.
 */
export function keepingCode(
  { env, cwd }: Pick<Io, 'env' | 'cwd'>,
  can: boolean = 'enableCompileCache' in module,
): Io['env'] {
  const folder = cacheFolder({ env, cwd })
  return !can || folder === undefined ? env : { NODE_COMPILE_CACHE: codeFolder(folder), ...env }
}

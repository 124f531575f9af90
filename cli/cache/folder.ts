import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import type { Io } from '../io.ts'

/**
 * Where compiled modules are kept between commands: `hillock` in the user's cache folder, or the folder that
 * `HILLOCK_CACHE` names. Undefined with `HILLOCK_CACHE=off`, and where there is no home.
 */
export function cacheFolder(
  { env, cwd }: Pick<Io, 'env' | 'cwd'>,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const asked = env['HILLOCK_CACHE'] ?? ''
  if (/^(?:off|0|no|false)$/i.test(asked)) return undefined
  if (!/^(?:|on|1|yes|true)$/i.test(asked)) return resolve(cwd, asked)
  const base = userCache(env, platform)
  return base === undefined || !isAbsolute(base) ? undefined : join(base, 'hillock')
}

function userCache(env: Io['env'], platform: NodeJS.Platform): string | undefined {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? homedir()
  // the XDG base directory specification says that relative paths are to be ignored
  if (env['XDG_CACHE_HOME'] !== undefined && isAbsolute(env['XDG_CACHE_HOME'])) return env['XDG_CACHE_HOME']
  if (platform === 'win32') return env['LOCALAPPDATA']
  if (home === '') return undefined
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache')
}

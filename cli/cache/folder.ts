import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Io } from '../io.ts'

/**
 * Where compiled modules are kept between commands: `hillock` in the user's cache folder. Undefined with
 * `HILLOCK_CACHE=off`, and where there is no home.
 */
export function cacheFolder(env: Io['env'], platform: NodeJS.Platform = process.platform): string | undefined {
  if (['off', '0', 'no', 'false'].includes((env['HILLOCK_CACHE'] ?? '').toLowerCase())) return undefined
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

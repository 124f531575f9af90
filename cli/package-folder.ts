import { createRequire } from 'node:module'
import { dirname } from 'node:path'

/** The package this file is in, built or not. */
export function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('hillock/package.json'))
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { optimiser } from '../../compiler/assemble/optimise.ts'
import { runtimeSources } from '../../compiler/generated/runtime-sources.ts'
import { version } from '../../compiler/version.ts'

/**
 * Whatever besides its text decides on a module: the runtime's sources and options, what is optimised, and the versions of
 * Hillock and the assembler.
 */
export function edition(): string {
  const hash = createHash('sha256').update(JSON.stringify([version, optimiser]))
  for (const [name, text] of Object.entries(runtimeSources)) hash.update(`${name}\n${text.length}\n${text}`)
  return `1 ${assemblerVersion()} ${hash.digest('hex')}`
}

function assemblerVersion(): string {
  const path = createRequire(import.meta.url).resolve('assemblyscript/package.json')
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string }
  return version
}

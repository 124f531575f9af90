import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { runtimeSources } from '../../compiler/generated/runtime-sources.ts'

/** Whatever besides its text decides on a module: the runtime's sources and options, and the version of the assembler. */
export function edition(): string {
  const hash = createHash('sha256')
  for (const [name, text] of Object.entries(runtimeSources)) hash.update(`${name}\n${text.length}\n${text}`)
  return `1 ${assemblerVersion()} ${hash.digest('hex')}`
}

function assemblerVersion(): string {
  const path = createRequire(import.meta.url).resolve('assemblyscript/package.json')
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string }
  return version
}

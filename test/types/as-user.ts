import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How sources import the doors, and how users do. */
const doors = new Map([
  ['../../network/index.ts', 'hillock'],
  ['../../session/index.ts', 'hillock/session'],
  ['../../host/index.ts', 'hillock/host'],
  ['../../host/node.ts', 'hillock/host/node'],
  ['../../element/index.ts', 'hillock/element'],
])

/** A source of this project as a user would have written it. */
export function asUser(path: string): string {
  const text = readFileSync(join(root, path), 'utf8')
  return [...doors].reduce((result, [source, door]) => result.replaceAll(`'${source}'`, `'${door}'`), text)
}

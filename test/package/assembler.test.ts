/** AssemblyScript and binaryen as the package brings them. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'dist/assembler')

test('binaryen is the one that AssemblyScript compiles with', () => {
  const text = readFileSync(join(root, 'node_modules/assemblyscript/package.json'), 'utf8')
  const { version, dependencies } = JSON.parse(text) as {
    readonly version: string
    readonly dependencies: Readonly<Record<string, string>>
  }
  const { assemblyscript, binaryen } = manifest.dependencies
  expect({ assemblyscript, binaryen }).toEqual({ assemblyscript: version, binaryen: dependencies['binaryen'] })
})

test('its WebAssembly is one file beside scripts that hold none, and that load no HTTP client', () => {
  const files = readdirSync(folder)
  expect(files.filter(file => file.endsWith('.wasm'))).toHaveLength(1)
  const scripts = files.filter(file => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(1)
  for (const file of scripts) {
    expect(statSync(join(folder, file)).size, file).toBeLessThan(2_000_000)
    expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/instantiateStreaming\(fetch/)
  }
})

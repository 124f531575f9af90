import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { HEAP, STATIC } from '../../abi/index.ts'
import { runtimeSources } from '../../compiler/generated/runtime-sources.ts'
import { runtimeWasm } from '../../compiler/generated/runtime-wasm.ts'

describe('embedded sources', () => {
  test('are every file of runtime-as, under the paths that generated modules import', () => {
    const folder = new URL('../../runtime-as/', import.meta.url)
    const files = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter(name => name.endsWith('.ts'))
    const embedded = Object.keys(runtimeSources).filter(path => path.startsWith('runtime-as/'))
    expect(embedded.toSorted()).toEqual(files.map(name => `runtime-as/${name.replaceAll('\\', '/')}`).toSorted())
  })

  test.each(Object.entries(runtimeSources).filter(([path]) => path.endsWith('.ts')))(
    '%s obeys the house rules',
    (_, text) => {
      expect(text, 'a comment').not.toMatch(/\/\/|\/\*/)
      expect(text, 'the standard library’s maths').not.toMatch(/\b(Native)?Mathf?\./)
      expect(text, 'a decorator').not.toMatch(/^\s*@/m)
      expect(text, 'a managed object or an exception').not.toMatch(/\b(class|new|throw|String|Array|Map)\b/)
      expect(text, 'an import from elsewhere').not.toMatch(/from '(?!\.\.?\/)/)
    },
  )
})

describe('runtime.wasm', () => {
  const bytes = Buffer.from(runtimeWasm, 'base64')
  const module = new WebAssembly.Module(bytes)

  test('imports its memory and nothing else', () => {
    expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }])
  })

  test('is small', () => expect(bytes.length).toBeLessThan(104_000))

  test('keeps its tables between STATIC and HEAP', () => {
    const memory = new WebAssembly.Memory({ initial: HEAP / 65536 + 1, maximum: 65536 })
    const untouched = new Uint8Array(memory.buffer).fill(0xa5)
    void new WebAssembly.Instance(module, { env: { memory } })
    const written = Array.from(untouched.entries()).filter(([, byte]) => byte !== 0xa5)
    expect(written[0]?.[0]).toBeGreaterThanOrEqual(STATIC)
    expect(written.at(-1)?.[0]).toBeLessThan(HEAP)
  })
})

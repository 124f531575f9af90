/** Modules that were assembled ahead are taken only as they were made, and for the very text. */
import { expect, test } from 'vitest'
import type { Assemble } from '../../network/index.ts'
import { moduleKey } from '../../network/module-key.ts'
import { readyFiles, withReady } from '../../network/ready-modules.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The files of two texts whose modules are ready. */
async function filesOfTwo(): Promise<Map<string, Uint8Array>> {
  const modules = new Map([
    ['one', bytes('module one')],
    ['two', bytes('module two')],
  ])
  return new Map(await readyFiles(modules))
}

/** An assembler that has these files, and what it had to assemble. */
function having(files: ReadonlyMap<string, Uint8Array>): { readonly assemble: Assemble; readonly asked: string[] } {
  const asked: string[] = []
  const assembler: Assemble = text => {
    asked.push(text)
    return Promise.resolve(bytes(`assembled ${text}`))
  }
  return { asked, assemble: withReady(assembler, name => Promise.resolve(files.get(name))) }
}

/** The file of a module. */
function fileOf(files: ReadonlyMap<string, Uint8Array>, module: string): string {
  return Array.from(files).find(([, content]) => new TextDecoder().decode(content) === module)?.[0] ?? ''
}

test('a text whose module is ready is not assembled, and any other is', async () => {
  const { asked, assemble } = having(await filesOfTwo())
  expect(await assemble('one')).toEqual(bytes('module one'))
  expect(await assemble('two')).toEqual(bytes('module two'))
  expect(asked).toEqual([])
  expect(await assemble('one ')).toEqual(bytes('assembled one '))
  expect(asked).toEqual(['one '])
})

test('the list is read once', async () => {
  const files = await filesOfTwo()
  const names: string[] = []
  const assemble = withReady(
    () => Promise.reject(new Error('assembled')),
    name => {
      names.push(name)
      return Promise.resolve(files.get(name))
    },
  )
  await Promise.all([assemble('one'), assemble('two'), assemble('one')])
  expect(names.filter(name => name === 'modules.json')).toHaveLength(1)
})

test.each<[string, (files: Map<string, Uint8Array>) => void]>([
  ['is missing', files => files.delete(fileOf(files, 'module one'))],
  ['is empty', files => files.set(fileOf(files, 'module one'), bytes(''))],
  ['is cut off', files => files.set(fileOf(files, 'module one'), bytes('module on'))],
  ['is that of another text', files => files.set(fileOf(files, 'module one'), bytes('module two'))],
])('a text is assembled whose module %s', async (_, damage) => {
  const files = await filesOfTwo()
  damage(files)
  const { asked, assemble } = having(files)
  expect(await assemble('one')).toEqual(bytes('assembled one'))
  expect(await assemble('two')).toEqual(bytes('module two'))
  expect(asked).toEqual(['one'])
})

test.each([
  ['missing', undefined],
  ['empty', ''],
  ['cut off', '{"'],
  ['null', 'null'],
  ['something else', '[1, "one"]'],
])('a list that is %s has no modules', async (_, list) => {
  const files = await filesOfTwo()
  if (list === undefined) files.delete('modules.json')
  else files.set('modules.json', bytes(list))
  expect(await having(files).assemble('one')).toEqual(bytes('assembled one'))
})

test('what the list says of a text has to be the hash of the module', async () => {
  const files = await filesOfTwo()
  const key = await moduleKey('one')
  for (const wrong of [5, null, '../secret', fileOf(files, 'module one')]) {
    files.set('modules.json', bytes(JSON.stringify({ [key]: wrong })))
    files.set('../secret.wasm', bytes('secret'))
    expect(await having(files).assemble('one')).toEqual(bytes('assembled one'))
  }
})

test('modules that were made otherwise have other keys', async () => {
  expect(await moduleKey('one', 'earlier')).not.toBe(await moduleKey('one'))
  expect(await moduleKey('one')).toMatch(/^[0-9a-f]{64}$/)
})

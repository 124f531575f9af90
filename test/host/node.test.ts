import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadFile } from '../../host/node.ts'

test('a file is read', async () => {
  const bytes = await loadFile(fileURLToPath(import.meta.url))
  expect(new TextDecoder().decode(bytes.subarray(0, 6))).toBe('import')
})

test.each([
  ['no/such/model.wasm', 'file: no/such/model.wasm cannot be read: there is no such file'],
  ['.', 'file: . cannot be read: it is a folder'],
])('%s cannot be', async (path, message) => {
  await expect(loadFile(path)).rejects.toThrow(message)
})

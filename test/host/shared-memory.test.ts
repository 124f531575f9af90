import { expect, test } from 'vitest'
import { withSharedMemory } from '../../host/shared-memory.ts'
import { assembleHere } from '../../network/index.ts'

test('a module over a shared memory differs in the flags of its limits alone', async () => {
  const bytes = await assembleHere('export function advance(steps: i32): i32 { return load<i32>(1024) + steps }')
  const shared = withSharedMemory(bytes)
  const differing = [...bytes.keys()].filter(at => bytes[at] !== shared[at])
  expect(differing.map(at => [bytes[at], shared[at]])).toEqual([[1, 3]])
  const memory = new WebAssembly.Memory({ initial: 9, maximum: 65536, shared: true })
  new Int32Array(memory.buffer)[256] = 40
  const { exports } = await WebAssembly.instantiate(new WebAssembly.Module(shared), { env: { memory } })
  expect((exports['advance'] as (steps: number) => number)(2)).toBe(42)
})

test('a memory that may grow without end cannot be shared', () => {
  const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
  const imported = [...head, 2, 8, 1, 1, 0x65, 1, 0x6d, 2, 0, 1]
  expect(() => withSharedMemory(Uint8Array.from(imported))).toThrow(/the memory of this module has no maximum/)
  expect(() => withSharedMemory(Uint8Array.from(head))).toThrow(/this module imports no memory/)
})

import { once } from '../../diagnostics/index.ts'
import { runtimeWasm } from '../generated/runtime-wasm.ts'
import { arrayMemory } from './array-memory.ts'

/** A function of `runtime.wasm`; 64-bit integers are bigint. */
export type Exported = (...values: readonly (number | bigint)[]) => number | bigint

/**
 * A function of `runtime.wasm` over the memory of arrays, of which a thread has one instance. That holds no state between
 * calls but the table of the normals, and is made when it is first needed.
 *
 * @throws HillockError `too-large` where there is no memory for it
 */
export function runtimeExport(name: string): Exported {
  const found = instance()[name]
  if (typeof found !== 'function') throw new Error(`the runtime has no function ${name}`)
  return found as Exported
}

const instance = once((): WebAssembly.Exports => {
  const { memory, isShared } = arrayMemory
  return isShared
    ? new WebAssembly.Instance(new WebAssembly.Module(sharedBytes()), { env: { memory } }).exports
    : runtimeOver(memory)
})

/** What `runtime.wasm` exports over a memory of its own, which no threads share. */
export function runtimeOver(memory: WebAssembly.Memory): WebAssembly.Exports {
  return new WebAssembly.Instance(plainModule(), { env: { memory } }).exports
}

const plainModule = once(() => new WebAssembly.Module(moduleBytes()))

function moduleBytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(runtimeWasm), character => character.charCodeAt(0))
}

/** The module over a memory that threads could share: the flags of its import say so. */
function sharedBytes(): Uint8Array<ArrayBuffer> {
  const bytes = moduleBytes()
  const flags = atob(runtimeWasm).indexOf(memoryImport) + memoryImport.length
  bytes[flags] = (bytes[flags] ?? 0) | 2
  return bytes
}

/** How the import of a memory stands in a module, up to its flags. */
const memoryImport = '\u0003env\u0006memory\u0002'

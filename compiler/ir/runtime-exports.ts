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
  return new WebAssembly.Instance(new WebAssembly.Module(moduleBytes(isShared)), { env: { memory } }).exports
})

/** The module, over a memory that threads could share if that is what there is: the flags of its import say so. */
function moduleBytes(isShared: boolean): Uint8Array<ArrayBuffer> {
  const text = atob(runtimeWasm)
  const bytes = Uint8Array.from(text, character => character.charCodeAt(0))
  const flags = text.indexOf(memoryImport) + memoryImport.length
  if (isShared) bytes[flags] = (bytes[flags] ?? 0) | 2
  return bytes
}

/** How the import of a memory stands in a module, up to its flags. */
const memoryImport = '\u0003env\u0006memory\u0002'

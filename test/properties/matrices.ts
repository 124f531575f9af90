/** Functions of matrices outside of modules, by the runtime's own code. */
import { HEAP } from '../../abi/index.ts'
import { runtimeWasm } from '../../compiler/generated/runtime-wasm.ts'

/** The entries of φ₁(M) or exp(M), row by row. */
export type MatrixFunction = (called: 'phi1' | 'exp', size: number, entries: readonly number[]) => Float64Array

/** Instantiates the runtime over a memory of its own. */
export function createMatrixFunction(): MatrixFunction {
  const memory = new WebAssembly.Memory({ initial: HEAP / 65536 + 1, maximum: 65536 })
  const bytes = Uint8Array.from(atob(runtimeWasm), character => character.charCodeAt(0))
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } })
  const functions = { phi1: instance.exports['phi1Matrix'], exp: instance.exports['expMatrix'] }
  return (called, size, entries) => {
    const length = size * size
    new Float64Array(memory.buffer, HEAP, length).set(entries)
    const compute = functions[called]
    if (typeof compute !== 'function') throw new Error(`no function of matrices ${called}`)
    compute(HEAP, size, HEAP + 8 * length, HEAP + 16 * length)
    return new Float64Array(memory.buffer, HEAP + 8 * length, length).slice()
  }
}

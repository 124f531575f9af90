/** Functions of matrices outside of modules, by the runtime's own code. */
import { HEAP } from '../../abi/index.ts'
import { loadRuntime } from '../runtime-as/runtime.ts'

/** The entries of φ₁(M) or exp(M), row by row. */
export type MatrixFunction = (called: 'phi1' | 'exp', size: number, entries: readonly number[]) => Float64Array

/** Instantiates the runtime over a memory of its own. */
export function createMatrixFunction(): MatrixFunction {
  const { call, f64, heap } = loadRuntime(HEAP / 65536 + 1)
  const begin = heap / 8
  return (called, size, entries) => {
    const length = size * size
    f64.set(entries, begin)
    call(`${called}Matrix`, heap, size, heap + 8 * length, heap + 16 * length)
    return f64.slice(begin + length, begin + 2 * length)
  }
}

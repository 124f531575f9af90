import { HEAP } from '../../abi/index.ts'
import { runtimeWasm } from '../../compiler/generated/runtime-wasm.ts'

/** `runtime.wasm` over a memory of its own. */
export interface Runtime {
  readonly call: (name: string, ...args: readonly (number | bigint)[]) => number
  readonly f64: Float64Array
  readonly f32: Float32Array
  readonly i32: Int32Array
  readonly u64: BigUint64Array
  /** The first address that tests may write to. */
  readonly heap: number
}

export function loadRuntime(pages = 300): Runtime {
  const memory = new WebAssembly.Memory({ initial: pages, maximum: 65536 })
  const module = new WebAssembly.Module(Buffer.from(runtimeWasm, 'base64'))
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  return {
    call: (name, ...args) => {
      const target = exports[name]
      if (typeof target !== 'function') throw new Error(`runtime.wasm has no ${name}`)
      return target(...args) as number
    },
    f64: new Float64Array(memory.buffer),
    f32: new Float32Array(memory.buffer),
    i32: new Int32Array(memory.buffer),
    u64: new BigUint64Array(memory.buffer),
    heap: HEAP,
  }
}

/** A deterministic stream of numbers in [0, 1) for tests. */
export function testNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const view = new DataView(new ArrayBuffer(8))

/** The bits of a double. */
export function bits(x: number): bigint {
  view.setFloat64(0, x)
  return view.getBigUint64(0)
}

/** The double of these bits. */
export function fromBits(x: bigint): number {
  view.setBigUint64(0, x)
  return view.getFloat64(0)
}

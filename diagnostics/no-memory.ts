import { error, HillockError } from './diagnostic.ts'

/**
 * What to throw for what an engine threw: where it has no memory for WebAssembly, that is said with what would help,
 * anything else is passed on.
 */
export function orNoMemory(cause: unknown): unknown {
  const said = cause instanceof Error ? cause.message : ''
  return /WebAssembly\.\w+\(\): (?:could not allocate memory|Out of memory)/.test(said) ? noMemory() : cause
}

/** An engine reserves address space for each memory of WebAssembly, however little of it is used. */
function noMemory(): HillockError {
  const message =
    'this process has too little address space: for each memory of WebAssembly, the engine reserves about 10 GB of it'
  const help =
    'lift the limit (ulimit -v unlimited), or run with NODE_OPTIONS=--disable-wasm-trap-handler, which makes do with 4 GB'
  return new HillockError([error('too-large', undefined, message, { help })])
}

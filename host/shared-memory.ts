/** Modules over a memory that several threads share: the same code, whose import says so. */
import { moduleError } from './errors.ts'

const sections = { import: 2 } as const
const kinds = { function: 0, table: 1, memory: 2, global: 3 } as const
/** Of limits: there is a maximum; it is shared. */
const withMaximum = 1
const shared = 2

/** Whether this engine has memories for several threads: pages have them only if they are cross-origin isolated. */
export function canShareMemory(): boolean {
  return typeof SharedArrayBuffer !== 'undefined'
}

/** Why a memory that several threads were to have is not one of theirs. */
export function whyNotShared(): string {
  if (canShareMemory()) return 'there is too little address space for a memory that threads share'
  if (globalThis.crossOriginIsolated === false) return 'this page is not cross-origin isolated'
  return 'there is no SharedArrayBuffer here'
}

/**
 * A module that imports its memory as a shared one (core specification §5.5.5, threads proposal: the flags of a memory's limits).
 *
 * @param bytes a module with one import, its memory
 * @throws HillockError `module` if its memory has no maximum, which a shared one needs
 */
export function withSharedMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes)
  const at = flagsOfMemory(copy)
  const flags = copy[at] ?? 0
  if (!isBounded(flags)) throw moduleError('the memory of this module has no maximum', 'compile the model again')
  copy[at] = flags | shared
  return copy
}

/** Whether a module's memory can be a shared one. */
export function canBeShared(bytes: Uint8Array): boolean {
  return isBounded(bytes[flagsOfMemory(bytes)] ?? 0)
}

function isBounded(flags: number): boolean {
  return (flags & withMaximum) !== 0
}

function flagsOfMemory(bytes: Uint8Array): number {
  const reader = new Reader(bytes, 8)
  while (reader.at < bytes.length) {
    const section = reader.byte()
    const end = reader.number() + reader.at
    if (section !== sections.import) {
      reader.at = end
      continue
    }
    const imports = reader.number()
    // module and name
    for (let k = 0; k < 2; k++) reader.at = reader.number() + reader.at
    if (imports !== 1 || reader.byte() !== kinds.memory) break
    return reader.at
  }
  throw moduleError('this module imports no memory')
}

/** Numbers of a binary, one after the other. */
class Reader {
  at: number
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  byte(): number {
    return this.#bytes[this.at++] ?? 0
  }

  /** LEB128. */
  number(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
    }
  }
}

/** Custom sections of a WebAssembly binary: the place for the manifest. */

/** The module with one more custom section at its end (WebAssembly core specification §5.5.3). */
export function withCustomSection(module: Uint8Array, name: string, content: Uint8Array): Uint8Array {
  const nameBytes = new TextEncoder().encode(name)
  const nameLength = unsignedLeb(nameBytes.length)
  const size = unsignedLeb(nameLength.length + nameBytes.length + content.length)
  const parts = [module, Uint8Array.of(0), size, nameLength, nameBytes, content]
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    result.set(part, at)
    at += part.length
  }
  return result
}

/** LEB128, the variable-length integers of the format. */
function unsignedLeb(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  do {
    const low = rest & 0x7f
    rest >>>= 7
    bytes.push(rest === 0 ? low : low | 0x80)
  } while (rest !== 0)
  return Uint8Array.from(bytes)
}

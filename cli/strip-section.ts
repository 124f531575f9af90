/** The module without its custom sections of a name (WebAssembly core specification §5.5.3). */
export function withoutCustomSection(module: Uint8Array, name: string): Uint8Array {
  const kept: Uint8Array[] = [module.subarray(0, 8)]
  let at = 8
  while (at < module.length) {
    const [size, content] = unsignedLeb(module, at + 1)
    const end = content + size
    if (module[at] !== 0 || sectionName(module, content) !== name) kept.push(module.subarray(at, end))
    at = end
  }
  return new Uint8Array(Buffer.concat(kept))
}

function sectionName(module: Uint8Array, at: number): string {
  const [length, begin] = unsignedLeb(module, at)
  return new TextDecoder().decode(module.subarray(begin, begin + length))
}

/** A LEB128 number and the offset behind it. */
function unsignedLeb(bytes: Uint8Array, from: number): readonly [value: number, next: number] {
  let value = 0
  let scale = 1
  let at = from
  for (;;) {
    const byte = bytes[at++] ?? 0
    value += (byte & 0x7f) * scale
    scale *= 128
    if (byte < 0x80) return [value, at]
  }
}

import { createHash } from 'node:crypto'

/** What `examples/browser/fingerprint.js` makes of spikes, by Node's own means. */
export function fingerprint({ i, t }: { readonly i: Int32Array; readonly t: Float64Array }): string {
  return createHash('sha256').update(bytesOf(i)).update(bytesOf(t)).digest('hex').slice(0, 12)
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

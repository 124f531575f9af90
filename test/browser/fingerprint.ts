import { createHash } from 'node:crypto'
import type { ScriptReport } from '../../session/index.ts'

/** What `playground/run/fingerprint.ts` makes of spikes, by Node's own means. */
export function fingerprint({ i, t }: { readonly i: Int32Array; readonly t: Float64Array }): string {
  return createHash('sha256').update(bytesOf(i)).update(bytesOf(t)).digest('hex').slice(0, 12)
}

/** The same of the first spike monitor of a script; empty without one. */
export function fingerprintOf({ variables }: ScriptReport): string {
  for (const { data } of variables) if (data.kind === 'spike-monitor') return fingerprint(data.object)
  return ''
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/**
 * A short mark of a list of spikes: the same seed gives the same mark on every machine. It is the beginning of the SHA-256 of the neurons
 * (32 bits each) followed by the times (64 bits each, seconds), least significant byte first.
 */
export async function fingerprint(neurons: Int32Array, times: Float64Array): Promise<string> {
  const bytes = new Uint8Array(neurons.byteLength + times.byteLength)
  bytes.set(new Uint8Array(neurons.buffer, neurons.byteOffset, neurons.byteLength))
  bytes.set(new Uint8Array(times.buffer, times.byteOffset, times.byteLength), neurons.byteLength)
  // Pages that are not served safely have no such function.
  if (!('subtle' in crypto)) return ''
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(hash, 0, 6)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

import { edition } from '../compiler/generated/edition.ts'

/**
 * Names the module of a text: two have the same name only if the text and whatever else decides on a module are the same.
 *
 * @param made names all that besides the text decides on it: the runtime, the assembler, what is optimised
 */
export function moduleKey(text: string, made: string = edition): Promise<string> {
  return sha256(new TextEncoder().encode(`${made}\n${text}`))
}

/** In hexadecimal digits. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource))
  return Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('')
}

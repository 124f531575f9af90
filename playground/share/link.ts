/** The whole state of the playground as text of a link's fragment, which no server is sent. */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'

/** What a link carries. */
export interface Shared {
  readonly file: string
  readonly text: string
  /** Where another one was chosen than the script's. */
  readonly seed: number | undefined
  /** Sliders that were moved, in their units. */
  readonly values: Readonly<Record<string, number>>
}

/** The version of what links carry. */
const edition = 1

/** A model is some kilobytes; one of more than this was made to do harm. */
const mostBytes = 1_000_000

/** Why a link cannot be opened, in words for its reader. */
export class LinkError extends Error {
  override readonly name = 'LinkError'
}

/** The state as letters that a link may have. */
export function encodeShared(shared: Shared): string {
  const bytes = deflateSync(strToU8(JSON.stringify({ edition, ...shared })), { level: 9 })
  let letters = ''
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * The way back.
 *
 * @throws LinkError for what is damaged, too large, or of a later Hillock
 */
export function decodeShared(letters: string): Shared {
  if (letters.length > mostBytes) throw new LinkError('this link is too long to be a model')
  return checked(parsed(inflated(bytesOf(letters))))
}

function bytesOf(letters: string): Uint8Array {
  try {
    return Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))
  } catch {
    throw new LinkError('this link is damaged: part of it may have been cut off')
  }
}

/** No more than a model takes, whatever the bytes say. */
function inflated(bytes: Uint8Array): string {
  const pieces: Uint8Array[] = []
  let length = 0
  let whole = false
  const inflate = new Inflate((piece, last) => {
    length += piece.length
    if (length > mostBytes) throw new LinkError('what this link holds is too large to be a model')
    pieces.push(piece)
    whole ||= last
  })
  try {
    // Piece by piece, so that a few bytes cannot become many before they are counted.
    for (let at = 0; at < bytes.length; at += 4096)
      inflate.push(bytes.subarray(at, at + 4096), at + 4096 >= bytes.length)
  } catch (thrown) {
    if (thrown instanceof LinkError) throw thrown
  }
  if (!whole) throw new LinkError('this link is damaged: part of it may have been cut off')
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return strFromU8(all)
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(text)
    if (typeof found === 'object' && found !== null) return found as Record<string, unknown>
  } catch {
    // Told below, as what is no object is.
  }
  throw new LinkError('this link holds no model')
}

function checked({ edition: of, file, text, seed, values }: Readonly<Record<string, unknown>>): Shared {
  if (typeof of === 'number' && of > edition)
    throw new LinkError('this link was made by a later version of Hillock: reload the page, or open it there')
  if (typeof text !== 'string') throw new LinkError('this link holds no model')
  const numbers = Object.entries(typeof values === 'object' && values !== null ? values : {}).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]),
  )
  return {
    file: typeof file === 'string' && /^[\w. -]{1,80}$/.test(file) ? file : 'model.py',
    text,
    seed: typeof seed === 'number' && Number.isSafeInteger(seed) && seed >= 0 ? seed : undefined,
    values: Object.fromEntries(numbers),
  }
}

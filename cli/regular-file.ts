/** Reading what is a file and nothing else. */
import { constants, openSync, readSync } from 'node:fs'

/** Opens a file to read: a link is not followed, a pipe not waited for. What was opened is to be looked at before it is read. */
export function openToRead(real: string): number {
  return openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
}

/** So many bytes of an open file, or as many as there are. */
export function contentOf(file: number, size: number): Uint8Array {
  const content = new Uint8Array(size)
  let length = 0
  while (length < content.length) {
    const count = readSync(file, content, length, content.length - length, length)
    if (count === 0) break
    length += count
  }
  return content.subarray(0, length)
}

import { requireText } from '../diagnostics/arguments.ts'
import { readFile } from 'node:fs/promises'
import { hostError } from './errors.ts'

/**
 * The bytes of a file, for `load`.
 *
 * @throws HillockError `file` if it cannot be read
 */
export async function loadFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  requireText('the path', path)
  try {
    return new Uint8Array(await readFile(path))
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    const reasons: Record<string, string> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'reading it is not permitted',
    }
    throw hostError('file', `${path} cannot be read: ${reasons[code ?? ''] ?? message}`)
  }
}

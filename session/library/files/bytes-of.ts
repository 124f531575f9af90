import type { CallSite } from '../../evaluate/call.ts'
import type { Value } from '../../evaluate/values.ts'
import { readBytes, toBytes } from './access.ts'
import { remainingContent } from './file-object.ts'
import { pathText } from './path-object.ts'

/** The bytes of a file given by its path, or opened. */
export function bytesOf(
  file: Value,
  name: string,
  site: CallSite,
): { readonly bytes: Uint8Array; readonly path: string } {
  const content = remainingContent(file)
  if (content !== undefined) return { bytes: toBytes(content), path: 'the file' }
  const path = pathText(file, 'file')
  return { bytes: readBytes(path, name, site), path }
}

import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { ObjectValue } from '../../evaluate/values.ts'
import { look, readContent, requireWritable } from './access.ts'
import { readingFile, writingFile } from './file-object.ts'

/**
 * `open(path, mode)`: one of r, w, a, x, with t or b.
 *
 * @throws PythonError as Python does, and for what was not handed to the session
 */
export function openFile(path: string, mode: string, site: CallSite): ObjectValue {
  if (!/^(?=[^rwax]*[rwax][^rwax]*$)(?!.*t.*b|.*b.*t)[rwaxtb+]{1,3}$/.test(mode))
    throw new PythonError('ValueError', `invalid mode: '${mode}'`)
  if (mode.includes('+')) throw unsupported('a file that is read and written at once is Python, not yet Hillock')
  if (mode.includes('r')) return readingFile(path, mode, readContent(path, 'open', site))
  requireWritable(path, 'open', site)
  const isThere = !mode.includes('w') && look(path, 'open', site) !== undefined
  if (mode.includes('x') && isThere) throw new PythonError('FileExistsError', `[Errno 17] File exists: '${path}'`)
  return writingFile(path, mode, site.session)
}

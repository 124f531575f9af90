import { extname } from 'node:path'
import { usageError } from '../faults.ts'

const formats = ['.npz', '.csv', '.json']

/**
 * Refuses a file that could not be saved to, before anything is simulated.
 *
 * @throws HillockError `usage`
 */
export function checkSaveName(file: string): void {
  const extension = extname(file).toLowerCase()
  if (formats.includes(extension)) return
  throw usageError(
    `--save writes .npz, .csv and .json files, not '${extension === '' ? file : extension}'`,
    'the ending of FILE says which',
  )
}

import type { Manifest, Precision } from '../abi/manifest.ts'
import { shownName } from '../host/running.ts'
import { usageError } from './faults.ts'

/**
 * `--precision`, read.
 *
 * @throws HillockError `usage`
 */
export function precisionFlag(text: string | undefined): Precision | undefined {
  if (text === undefined || text === 'float64' || text === 'float32') return text
  throw usageError(`--precision takes float64 or float32, not '${text}'`)
}

/** @throws HillockError `usage` for a module that was compiled in another precision than the one asked for */
export function requirePrecisionOf({ groups }: Manifest, asked: Precision | undefined): void {
  const other = groups.find(({ precision }) => asked !== undefined && precision !== asked)
  if (other === undefined) return
  throw usageError(
    `--precision ${asked}: ${shownName(other)} of this module is in ${other.precision}`,
    `compile the model again: hillock compile model.py --precision ${asked}`,
  )
}

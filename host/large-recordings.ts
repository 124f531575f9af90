import type { ManifestMonitor } from '../abi/manifest.ts'
import { type Diagnostic, warning } from '../diagnostics/diagnostic.ts'
import { byteText } from './memory.ts'
import { shownName } from './names.ts'

/** Bytes beyond which recordings fill the memory of usual machines. */
const usual = 4e9

/** How a monitor's recording grows in a run. */
export interface Growth {
  readonly monitor: ManifestMonitor
  readonly bytesEachStep: number
  /** Entries before the run. */
  readonly recorded: number
  /** Steps of the monitor's clock in the run. */
  readonly ahead: number
}

/** Recordings that will be large at the end of a run. */
export interface LargeRecordings {
  /** Of all together. */
  readonly bytes: number
  readonly largest: Growth
}

/** Recordings that become large in a run; nothing if they were before it. */
export function largeRecordings(growths: readonly Growth[]): LargeRecordings | undefined {
  const before = growths.reduce((sum, { bytesEachStep, recorded }) => sum + bytesEachStep * recorded, 0)
  const bytes = growths.reduce((sum, { bytesEachStep, ahead }) => sum + bytesEachStep * ahead, before)
  const [largest] = growths.toSorted((a, b) => b.bytesEachStep * b.ahead - a.bytesEachStep * a.ahead)
  return largest === undefined || before > usual || bytes <= usual ? undefined : { bytes, largest }
}

/** What a person is told about it. */
export function largeRecordingsWarning({ bytes, largest }: LargeRecordings): Diagnostic {
  const { monitor, bytesEachStep, ahead } = largest
  const share = `${shownName(monitor)} takes ${byteText(bytesEachStep)} at each of ${ahead} steps`
  return warning('too-large', undefined, `what monitors record will take ${byteText(bytes)} of memory: ${share}`, {
    help: 'record fewer neurons, record=[0, 1], or less often, dt=1*ms',
  })
}

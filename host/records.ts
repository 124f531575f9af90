import type { ManifestEventMonitor, ManifestMonitor } from '../abi/manifest.ts'
import type { EventRecord } from './event-record.ts'
import type { RateRecord } from './rate-record.ts'
import type { SampleRecord } from './sample-record.ts'

/** The kinds of monitors. */
export type MonitorKind = ManifestMonitor['kind']

/** A monitor of a kind, as the manifest describes it. */
export type MonitorOf<Kind extends MonitorKind> = Extract<ManifestMonitor, { readonly kind: Kind }>

interface RecordsByKind {
  readonly event: EventRecord
  readonly state: SampleRecord
  readonly rate: RateRecord
}

/** What a monitor of a kind has recorded. */
export type RecordOf<Kind extends MonitorKind> = RecordsByKind[Kind]

/** What a monitor has recorded. */
export type MonitorRecord = RecordOf<MonitorKind>

/** Records by the monitor's name; a network keeps them when its module changes. */
export type Records = Map<string, MonitorRecord>

/** What a monitor has recorded, if there is a record of its kind under its name. */
export function recordFor<Kind extends MonitorKind>(
  records: ReadonlyMap<string, MonitorRecord>,
  { kind, name }: { readonly kind: Kind; readonly name: string },
): RecordOf<Kind> | undefined {
  const record = records.get(name)
  return record?.kind === kind ? (record as RecordOf<Kind>) : undefined
}

/** Whether a monitor records spikes, and no other event. */
export function isSpikeMonitor(monitor: ManifestMonitor): monitor is ManifestEventMonitor {
  return monitor.kind === 'event' && monitor.event === 'spike'
}

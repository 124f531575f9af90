import type { Manifest, ManifestMonitor } from '../abi/manifest.ts'
import { byName } from './names.ts'
import { isSpikeMonitor, type MonitorKind, type MonitorOf, recordFor, type RecordOf, type Records } from './records.ts'
import type { ModelNames } from './types.ts'
import { type Range, Rates, Spikes, Traces } from './views.ts'

/** What the monitors of a model have recorded, by name. */
export interface Recorded<N extends ModelNames = ModelNames> {
  readonly spikes: { readonly [K in N['spikes']]: Spikes }
  /** Events other than spikes. */
  readonly events: { readonly [K in N['events']]: Spikes }
  readonly traces: { readonly [K in keyof N['traces'] & string]: Traces<N['traces'][K]> }
  readonly rates: { readonly [K in N['rates']]: Rates }
}

/** Views of the records of a model's monitors, of a part of each. */
export function recordedOf<N extends ModelNames>(
  { monitors }: Manifest,
  records: Records,
  range: (monitor: ManifestMonitor) => Range,
): Recorded<N> {
  const events = monitors.filter(monitor => monitor.kind === 'event')
  const ofEvents = (spikes: boolean): Readonly<Record<string, Spikes>> =>
    byName(
      events.filter(monitor => isSpikeMonitor(monitor) === spikes),
      monitor => new Spikes(monitor, recordIn(records, monitor), range(monitor)),
    )
  const recorded: Recorded = {
    spikes: ofEvents(true),
    events: ofEvents(false),
    traces: byName(
      monitors.filter(monitor => monitor.kind === 'state'),
      monitor => new Traces(monitor, recordIn(records, monitor), range(monitor)),
    ),
    rates: byName(
      monitors.filter(monitor => monitor.kind === 'rate'),
      monitor => new Rates(monitor, recordIn(records, monitor), range(monitor)),
    ),
  }
  return recorded as Recorded<N>
}

function recordIn<Kind extends MonitorKind>(
  records: Records,
  monitor: MonitorOf<Kind> & { readonly kind: Kind },
): RecordOf<Kind> {
  const record = recordFor<Kind>(records, monitor)
  if (record === undefined) throw new Error(`no record for ${monitor.name}`)
  return record
}

import { shownName } from '../../host/running.ts'
import type { Manifest } from '../../abi/manifest.ts'
import type { PlotChoice } from '../choices.ts'
import type { Plot } from './plot.ts'
import { RasterPlot } from './raster.ts'
import { RatePlot } from './rate.ts'
import { TracePlot } from './trace.ts'

/** The plot of a choice. */
export function newPlot({ kind, monitor, variable }: PlotChoice, { groups }: Pick<Manifest, 'groups'>): Plot {
  const group = groups[monitor.group]
  const whose = group === undefined ? '' : ` of ${shownName(group)}`
  if (kind === 'rate') return new RatePlot(`Firing rate${whose}`)
  if (monitor.kind === 'state') {
    const column = monitor.columns.find(each => each.variable === variable)
    return new TracePlot(
      `${variable}${whose} over time`,
      variable ?? '',
      column?.dimension ?? [],
      group?.ends === undefined ? 'neuron' : 'synapse',
    )
  }
  const event = monitor.kind === 'event' ? monitor.event : 'spike'
  return new RasterPlot(event === 'spike' ? `Spikes${whose}` : `'${event}' events${whose}`, event)
}

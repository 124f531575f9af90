/** The module `brian2tools`: its pictures of what monitors recorded. */
import { plotOverTime, spikeKeywords, undrawnKeywords } from '../../../figures/index.ts'
import { bestUnit, isDimensionless, seconds, unitNamed } from '../../../units/index.ts'
import { array, type ArrayValue } from '../../arrays/array.ts'
import { transposed } from '../../arrays/shape.ts'
import { getAttribute } from '../../evaluate/attributes.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { str, type ModuleValue, type Value } from '../../evaluate/values.ts'
import { given, keywordMap, needArray } from '../arguments.ts'
import { dataOf } from '../brian2/brian-class.ts'
import { smoothedPopulation } from '../brian2/rates.ts'
import { recordedNames } from '../brian2/state-monitor.ts'
import { keywordsOf, toPlain } from '../plain-arguments.ts'
import { draw } from '../pyplot.ts'
import { axesFrom, countedIn } from './axes.ts'
import { plotOfSynapses, plotSynapses } from './synapses.ts'
import { moduleOf } from '../python/module.ts'
import { row } from '../row.ts'

type Given = Value | undefined

/** A unit as scripts have it. */
function unitValue(name: string): Value {
  const unit = unitNamed(name)
  if (unit === undefined) throw new Error(`no unit ${name}`)
  return { kind: 'unit', unit }
}

/** What is drawn over time, and in which units. */
interface Picture {
  readonly call: string
  readonly times: Value
  readonly timeUnit: Given
  readonly values: ArrayValue
  readonly label: string
  readonly axes: Given
  readonly keywords: Given
}

function overTime({ call, times, timeUnit = unitValue('ms'), values, label, ...more }: Picture, site: CallSite): Value {
  const unit = timeUnit ?? unitValue('ms')
  const x = countedIn(needArray(times, call, site), unit, site)
  return draw(call, site, () => {
    const given_ = keywordsOf('plot', more.keywords, site)
    const keywords = call === 'plot_raster' ? spikeKeywords(given_) : given_
    const labels = { x: `time (${site.session.text(unit)})`, y: label }
    return plotOverTime(axesFrom(more.axes, site), toPlain(x, site), toPlain(values, site), labels, keywords)
  })
}

/** Their other keywords are those of `plot`. */
const ofPlot = { later: undrawnKeywords.get('plot') ?? [], laterOf: 'matplotlib' } as const

const plotRaster = row(
  'plot_raster(spike_indices, spike_times, time_unit=None, axes=None, **kwds)',
  ([indices = null, times = null, timeUnit, axes, keywords], site) => {
    const values = needArray(indices, 'plot_raster', site)
    return overTime({ call: 'plot_raster', times, timeUnit, values, label: 'neuron index', axes, keywords }, site)
  },
  ofPlot,
)

const plotRate = row(
  'plot_rate(times, rate, time_unit=None, rate_unit=None, axes=None, **kwds)',
  ([times = null, rate = null, timeUnit, rateUnit, axes, keywords], site) => {
    const unit = rateUnit ?? unitValue('Hz')
    const values = countedIn(needArray(rate, 'plot_rate', site), unit, site)
    const label = `population rate (${site.session.text(unit)})`
    return overTime({ call: 'plot_rate', times, timeUnit, values, label, axes, keywords }, site)
  },
  ofPlot,
)

const plotState = row(
  'plot_state(times, values, time_unit=None, var_unit=None, var_name=None, axes=None, **kwds)',
  ([times = null, recorded = null, timeUnit, varUnit, name = null, axes, keywords], site) => {
    const { session } = site
    const all = needArray(recorded, 'plot_state', site)
    const best = bestUnit(all.data, all.shape, all.dimension, session.units)
    const unit = given(varUnit)
      ? varUnit
      : isDimensionless(all.dimension)
        ? undefined
        : ({ kind: 'unit', unit: best } as const)
    const values = unit === undefined ? all : countedIn(all, unit, site)
    const label = unit === undefined ? session.text(name) : `${session.text(name)} (${session.text(unit)})`
    return overTime({ call: 'plot_state', times, timeUnit, values, label, axes, keywords }, site)
  },
  ofPlot,
)

/** How long a window smooths the rates of `brian_plot`. */
const smoothing = 1e-3

const brianPlot = row(
  'brian_plot(brian_obj, axes=None, **kwds)',
  ([monitor = null, axes = null, keywords], site) => {
    const part = (name: string): Value => getAttribute(monitor, name, site)
    const call = (
      plot: typeof plotRaster,
      positional: readonly Value[],
      named: readonly [string, Value][] = [],
    ): Value => invokeNow(plot, positional, site, new Map([['axes', axes], ...named, ...keywordMap(keywords)]))
    const rates = dataOf(monitor, 'rate-monitor')
    if (rates !== undefined) {
      const width = array(Float64Array.of(smoothing), [], 'float', seconds)
      return call(plotRate, [part('t'), smoothedPopulation(rates.object, undefined, width, site)])
    }
    if (dataOf(monitor, 'spike-monitor') !== undefined) return call(plotRaster, [part('i'), part('t')])
    const ofSynapses = plotOfSynapses(monitor, site)
    if (ofSynapses !== undefined) {
      const { positional, named } = ofSynapses
      const own = [...named].map(([name, value]) => [name, value] as const)
      return invokeNow(plotSynapses, positional, site, new Map([['axes', axes], ...own, ...keywordMap(keywords)]))
    }
    const names = recordedNames(monitor)
    if (names === undefined) {
      throw new PythonError(
        'NotImplementedError',
        `Do not know how to plot object of type <class '${typeName(monitor)}'>`,
        {
          help: 'brian_plot() draws a SpikeMonitor, a PopulationRateMonitor, a StateMonitor, Synapses or a variable of theirs',
        },
      )
    }
    const [name, ...others] = names
    if (name === undefined || others.length > 0) {
      throw new PythonError('TypeError', 'brian_plot only works for a StateMonitor that records a single variable.', {
        help: 'plot_state(M.t, M.v.T) draws one of them',
      })
    }
    const values = needArray(part(name), 'brian_plot', site)
    const lines = values.shape.length > 1 ? transposed(values) : values
    return call(plotState, [part('t'), lines], [['var_name', str(name)]])
  },
  ofPlot,
)

export const brian2tools: ModuleValue = moduleOf('brian2tools', [
  brianPlot,
  plotRaster,
  plotRate,
  plotState,
  plotSynapses,
])

/** `plot_synapses` of `brian2tools`, and what `brian_plot` draws of synapses and of their variables. */
import { finiteRange, plotConnections, undrawnKeywords } from '../../../figures/index.ts'
import { Synapses } from '../../../network/index.ts'
import { bestUnit, isDimensionless } from '../../../units/index.ts'
import { asFloats } from '../../arrays/array.ts'
import { findAttribute, getAttribute } from '../../evaluate/attributes.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { isStr, str, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { given, needArray, needIntegers } from '../arguments.ts'
import { dataOf } from '../brian2/brian-class.ts'
import { brianOf } from '../brian2/state.ts'
import { shownOf } from '../brian2/variable-view.ts'
import { keywordsOf } from '../plain-arguments.ts'
import { draw } from '../pyplot.ts'
import { row } from '../row.ts'
import { axesFrom, countedIn } from './axes.ts'

export const plotSynapses: FunctionValue = row(
  "plot_synapses(sources, targets, values=None, var_unit=None, var_name=None, plot_type='scatter', axes=None, **kwds)",
  ([sources, targets, values, unit, name, type, axes, keywords], site) => {
    const [before, behind] = [sources, targets].map(each => asFloats(needIntegers(each, 'plot_synapses', site).data))
    if (before === undefined || behind === undefined || before.length !== behind.length)
      throw new PythonError('TypeError', 'Length of sources and targets does not match.')
    if (before.length === 0) throw new PythonError('ValueError', 'there are no synapses to plot')
    const look = lookOf(type)
    const shown = given(values) ? valuesOf({ values, unit, name }, site) : { numbers: undefined, label: undefined }
    if (shown.numbers !== undefined && shown.numbers.length !== before.length)
      throw new PythonError('TypeError', 'Length of values and sources/targets does not match.')
    return draw('plot_synapses', site, () => {
      const connections = { sources: before, targets: behind, values: shown.numbers, label: shown.label }
      const call = look === 'scatter' ? 'scatter' : 'imshow'
      return plotConnections(axesFrom(axes, site), connections, look, keywordsOf(call, keywords, site))
    })
  },
  { later: undrawnKeywords.get('scatter') ?? [], laterOf: 'matplotlib' },
)

function lookOf(type: Value | undefined): 'scatter' | 'image' {
  if (!given(type)) return 'scatter'
  const look = isStr(type) ? type.text.text : undefined
  if (look === 'scatter' || look === 'image') return look
  if (look === 'hexbin') {
    throw unsupported("plot_synapses(plot_type='hexbin') is brian2tools, not yet Hillock", {
      help: "plot_type='image' draws a matrix of the neurons",
    })
  }
  throw new PythonError('ValueError', "plot_type has to be either 'scatter', 'image', or 'hexbin'")
}

interface Shown {
  readonly values: Value
  readonly unit: Value | undefined
  readonly name: Value | undefined
}

/** Values counted in a unit, the one that suits them best unless another is given, and what stands beside their colours. */
function valuesOf(
  { values, unit, name }: Shown,
  site: CallSite,
): { readonly numbers: Float64Array; readonly label: string | undefined } {
  const { session } = site
  const all = needArray(values, 'plot_synapses', site)
  const best = bestUnit(all.data, all.shape, all.dimension, session.units)
  const own: Value | undefined = isDimensionless(all.dimension) ? undefined : { kind: 'unit', unit: best }
  const counted = given(unit) ? unit : own
  const numbers = asFloats((counted === undefined ? all : countedIn(all, counted, site)).data)
  const called = given(name) ? name : shownOf(values) === undefined ? undefined : findAttribute(values, 'name', site)
  const inUnit = counted === undefined ? undefined : session.text(counted)
  if (called === undefined) return { numbers, label: inUnit === undefined ? undefined : `in units of ${inUnit}` }
  const word = session.text(called)
  return { numbers, label: inUnit === undefined ? word : `${word} (${inUnit})` }
}

/** How many neurons of a side a matrix shows. */
const mostOfMatrix = 1000

/** How `brian_plot` calls `plot_synapses` for synapses, or a variable of theirs; undefined for everything else. */
export function plotOfSynapses(
  value: Value,
  site: CallSite,
): { readonly positional: readonly Value[]; readonly named: ReadonlyMap<string, Value> } | undefined {
  const view = shownOf(value)
  const group = view === undefined ? dataOf(value, 'group')?.object : view.group
  if (!(group instanceof Synapses)) return undefined
  const synapses = view === undefined ? value : brianOf(site.session).wrappers.get(group)
  if (synapses === undefined) return undefined
  const ends = ['i', 'j'].map(name => getAttribute(synapses, name, site))
  const spans = ends.map(end => {
    const { data } = needArray(end, 'brian_plot', site)
    if (data.length === 0) return undefined
    const [first, last] = finiteRange(asFloats(data))
    return last - first
  })
  if (spans.includes(undefined)) throw new PythonError('TypeError', 'Synapses object does not have any synapses.')
  const look = spans.every(span => (span ?? 0) < mostOfMatrix) ? 'image' : 'scatter'
  const named = new Map<string, Value>([['plot_type', str(look)]])
  return { positional: view === undefined ? ends : [...ends, value], named }
}

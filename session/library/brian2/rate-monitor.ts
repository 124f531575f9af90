/** The class `PopulationRateMonitor` (semantics §8.3, §8.4). */
import { PopulationRateMonitor } from '../../../network/index.ts'
import { hertz } from '../../../units/index.ts'
import { array } from '../../arrays/array.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import type { FunctionValue, ObjectValue } from '../../evaluate/values.ts'
import { method, type MethodRow, methods, row } from '../row.ts'
import { withAddedAttributes } from './added-attributes.ts'
import { type BrianClass, noAttribute, own, wrap } from './brian-class.ts'
import { nameOf } from './names.ts'
import { populationRates, smoothedPopulation } from './rates.ts'
import {
  amongRecords,
  commonAttributes,
  lengthView,
  listView,
  recordedView,
  setOfMonitor,
  timesView,
} from './recorded.ts'
import { ownerOf } from './owner.ts'
import { brianOf } from './state.ts'
import { monitorStates } from './states.ts'
import type { ViewData } from './variable-view.ts'

/** `PopulationRateMonitor(source)`. */
export const populationRateMonitor: FunctionValue = row(
  'PopulationRateMonitor(source, name=None)',
  ([source = null, name], site) => {
    const group = ownerOf(source)
    if (group === undefined) {
      throw new PythonError('AttributeError', `'${typeName(source)}' object has no attribute 'clock'`, {
        span: site.argument(0),
        help: 'a PopulationRateMonitor records from a group',
      })
    }
    const options = { name: nameOf(name, rateMonitorClass.stem, site), span: site.span }
    return wrap(rateMonitorClass, { object: new PopulationRateMonitor(group, options) }, brianOf(site.session))
  },
  { type: true, later: ['codeobj_class', 'dtype'] },
)

const monitorIn = (object: ObjectValue): PopulationRateMonitor => own<'rate-monitor'>(object).object

function viewOf(monitor: PopulationRateMonitor, name: string): ViewData | undefined {
  const found = plainViewOf(monitor, name)
  if (found === undefined || name === 'N') return found
  return amongRecords(found, monitor, ['t', 'rate'], each => plainViewOf(monitor, each))
}

function plainViewOf(monitor: PopulationRateMonitor, name: string): ViewData | undefined {
  switch (name) {
    case 't':
      return timesView(monitor, () => monitor.t)
    case 'rate':
      return listView(monitor, 'rate', hertz, () => array(monitor.rate, undefined, 'float', hertz))
    case 'N':
      return lengthView(monitor)
    default:
      return undefined
  }
}

const rows: readonly MethodRow<PopulationRateMonitor>[] = [
  method('binned_rate(bin_size)', (monitor, [size = null], site) =>
    populationRates(monitor, size, () => recordedView('rate', name => viewOf(monitor, name)) ?? null, site),
  ),
  method("smooth_rate(window='gaussian', width=None)", (monitor, [window, width], site) =>
    smoothedPopulation(monitor, window, width, site),
  ),
]
const byName = methods([...rows, ...monitorStates<PopulationRateMonitor>(() => ['rate', 't', 'N'])])

const names: readonly string[] = ['t', 'rate', 'N', ...commonAttributes.keys(), ...byName.keys()]

export const rateMonitorClass: BrianClass<'rate-monitor'> = withAddedAttributes({
  name: 'PopulationRateMonitor',
  stem: 'ratemonitor',
  kind: 'rate-monitor',
  attribute: (object, name, { session }) => {
    const monitor = monitorIn(object)
    const found =
      commonAttributes.get(name)?.(own<'rate-monitor'>(object), brianOf(session)) ??
      byName.get(name)?.bind(monitor) ??
      recordedView(name, each => viewOf(monitor, each))
    if (found === undefined) throw noAttribute(name, 'PopulationRateMonitor', names)
    return found
  },
  setAttribute: (object, name, value, site) => setOfMonitor(monitorIn(object), name, names, value, site),
  attributeNames: () => names,
  length: object => monitorIn(object).length,
  repr: object => `<PopulationRateMonitor, recording ${monitorIn(object).source.name}>`,
})

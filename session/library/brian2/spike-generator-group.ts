/** The class `SpikeGeneratorGroup` (semantics §10.3). */
import { SpikeGeneratorGroup, type SpikeGeneratorOptions } from '../../../network/index.ts'
import { dimensionless, displayQuantity, type Quantity, seconds } from '../../../units/index.ts'
import { array, type ArrayValue, at, scalar } from '../../arrays/array.ts'
import type { Operand } from '../../arrays/operand.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { compare } from '../../evaluate/compare.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { argumentPlace, given } from '../arguments.ts'
import { method, row } from '../row.ts'
import { type BrianClass, own, wrap } from './brian-class.ts'
import { clockOptions } from './clock.ts'
import { classOfGroups, type DataOfGroup, type GroupView } from './group-class.ts'
import { nameOf } from './names.ts'
import { regularMethods } from './operations.ts'
import { sayOf } from './standalone.ts'
import { brianOf } from './state.ts'
import { fixedStates } from './states.ts'
import { orderOption, whenOption } from './time-option.ts'
import { withUnit } from './unit-argument.ts'

/** `SpikeGeneratorGroup(N, indices, times)`. */
export const spikeGeneratorGroup: FunctionValue = row(
  "SpikeGeneratorGroup(N, indices, times, dt=None, clock=None, period=None, when='thresholds', order=0, sorted=False, name=None)",
  ([n = null, indices = null, times = null, dt, clock, period, when, order, sorted, name], site) => {
    const brian = brianOf(site.session)
    const { values } = withUnit(n, { name: 'N', place: 0 }, dimensionless, site)
    const spikes = spikesOption([indices, times, period, sorted], 1, '__init__', site)
    const options = {
      ...clockOptions(dt, clock, site),
      ...whenOption(when, site),
      ...orderOption(order, site),
      period: spikes.period,
      name: nameOf(name, generatorClass.stem, site),
      streams: brian.streams,
      defaultClock: brian.clock,
      span: site.span,
    } satisfies SpikeGeneratorOptions
    const size = values.data.length === 1 && !truth(compare('<', n, 1n, site), site) ? at(values, 0) : 0
    const object = new SpikeGeneratorGroup(size, spikes.indices, spikes.times, options)
    return wrap(generatorClass, { object, operations: [] }, brian)
  },
  { type: true, later: ['codeobj_class'] },
)

interface Spikes {
  readonly indices: ArrayLike<number>
  readonly times: ArrayLike<number>
  readonly period: Quantity
}

/** They are sorted anyway, whatever `sorted` says. */
function spikesOption(
  [indices = null, times = null, period, sorted]: readonly (Value | undefined)[],
  place: number,
  called: string,
  site: CallSite,
): Spikes {
  if (sorted !== undefined) truth(sorted, site)
  const which = withUnit(indices, { name: 'indices', place, called }, dimensionless, site).values
  const when = withUnit(times, { name: 'times', place: place + 1, called, textOf: floats }, seconds, site).values
  const again = given(period)
    ? withUnit(period, { name: 'period', place: place + 4, called }, seconds, site).values
    : undefined
  requireList(which, indices, 'indices', place, site)
  requireList(when, times, 'times', place + 1, site)
  return {
    indices: which.data,
    times: when.data,
    period: { value: again === undefined ? 0 : at(again, 0), dimension: seconds },
  }
}

/** Brian makes a quantity of the times before it asks for their unit. */
function floats({ values: { data, shape, dimension } }: Operand): string {
  return displayQuantity(data, shape, dimension)
}

function requireList({ shape }: ArrayValue, value: Value, name: string, place: number, site: CallSite): void {
  if (shape.length === 1) return
  const message =
    typeof value === 'bigint' || typeof value === 'number'
      ? `object of type '${typeof value === 'bigint' ? 'int' : 'float'}' has no len()`
      : 'len() of unsized object'
  throw new PythonError('TypeError', message, {
    span: argumentPlace(name, place, site),
    help: `${name} has to be a list`,
  })
}

const setSpikes = method<DataOfGroup<'group', SpikeGeneratorGroup>>(
  'set_spikes(indices, times, period=None, sorted=False)',
  ({ object }, [indices, times, period, sorted], site) => {
    const spikes = spikesOption([indices, times, period, sorted], 0, 'set_spikes', site)
    const { span } = site
    const set = (): void => object.setSpikes(spikes.indices, spikes.times, { period: spikes.period, span })
    sayOf(object, brianOf(site.session), set, span)
    return null
  },
)

const views: ReadonlyMap<string, GroupView<SpikeGeneratorGroup>> = new Map<string, GroupView<SpikeGeneratorGroup>>([
  ['neuron_index', group => ({ ...list, read: () => array(group.neuronIndex) })],
  [
    'spike_time',
    group => ({ ...list, dimension: seconds, read: () => array(group.spikeTime, undefined, 'float', seconds) }),
  ],
  ['spike_number', group => ({ ...list, read: () => array(group.neuronIndex.map((_, k) => k)) })],
  ['period', group => ({ dimension: seconds, shared: true, read: () => scalar(group.period, 'float', seconds) })],
])

const list = { dimension: dimensionless, shared: false } as const

const generatorClass: BrianClass<'group'> = classOfGroups<'group', SpikeGeneratorGroup>({
  name: 'SpikeGeneratorGroup',
  stem: 'spikegeneratorgroup',
  kind: 'group',
  methods: [
    ...regularMethods,
    setSpikes,
    ...fixedStates<DataOfGroup<'group', SpikeGeneratorGroup>>(
      ({ object }) => object,
      () => ['t', 'dt', 't_in_timesteps', 'N', 'period', 'i', 'spike_number', 'neuron_index', 'spike_time'],
    ),
  ],
  views,
  repr: object => {
    const { size, model } = own<'group'>(object).object
    const count = model.spikes?.times.length ?? 0
    return `SpikeGeneratorGroup(${size}, indices=<length ${count} array>, times=<length ${count} array>)`
  },
})

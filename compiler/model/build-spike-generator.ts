/** What a SpikeGeneratorGroup says: neurons that spike at given times (semantics §10.3). */
import { error, namedText, type Report, type Span, watchErrors } from '../../diagnostics/index.ts'
import { noNames } from './external.ts'
import type { GivenSpikes, GroupModel } from './group.ts'
import { checkSize } from './group-size.ts'
import { timestepOf } from './timestep.ts'

/** Spikes as they are given, in any order. */
export interface SpikeArguments {
  readonly indices: ArrayLike<number>
  /** Seconds. */
  readonly times: ArrayLike<number>
  readonly period?: number | undefined
  /** Of the group's clock as it is now. */
  readonly dt: number
  readonly span?: Span | undefined
}

/** The arguments of a SpikeGeneratorGroup. */
export interface GeneratorArguments extends SpikeArguments {
  readonly name: string
  readonly size: number
  /** `thresholds` unless given. */
  readonly when?: string | undefined
  readonly order?: number | undefined
}

/** Builds the model; what is wrong is reported, and undefined returned if anything was. */
export function buildSpikeGenerator(given: GeneratorArguments, outer: Report): GroupModel | undefined {
  const { report, failed } = watchErrors(outer)
  const { name, size, when = 'thresholds', order = 0, span } = given
  checkSize('SpikeGeneratorGroup', given, report)
  const spikes = failed() ? undefined : givenSpikes(given, size, report)
  if (spikes === undefined) return undefined
  const place = span ?? { source: text.pieces[0]?.source ?? { name, text: '' }, start: 0, end: 0 }
  const spike = {
    name: 'spike',
    condition: { kind: 'constant', value: true, span: place },
    text,
    timing: { when, order },
  } as const
  return {
    type: 'SpikeGeneratorGroup',
    name,
    size,
    precision: 'float64',
    variables: new Map(),
    equations: '',
    events: new Map([['spike', spike]]),
    refractory: { kind: 'none' },
    when,
    order,
    spikes,
    methods: [],
    namespace: noNames,
    span,
  }
}

/** For people: Brian has no condition. */
const text = namedText('SpikeGeneratorGroup', 'its spikes are due')

/** The spikes of a group of this size, sorted; undefined after reporting what is wrong with them. */
export function givenSpikes(
  { indices, times, period = 0, dt, span }: SpikeArguments,
  size: number,
  report: Report,
): GivenSpikes | undefined {
  const wrong = wrongSpikes({ indices, times, period, dt }, size)
  if (wrong !== undefined) {
    report(error('bad-value', span, `ValueError: ${wrong}`))
    return undefined
  }
  const order = Array.from(times, (_, k) => k).sort(
    (a, b) => (times[a] ?? 0) - (times[b] ?? 0) || (indices[a] ?? 0) - (indices[b] ?? 0) || a - b,
  )
  return {
    indices: Int32Array.from(order, k => indices[k] ?? 0),
    times: Float64Array.from(order, k => times[k] ?? 0),
    period: Number.isFinite(period) ? period : 0,
  }
}

/** Brian's sentence, in the order in which it looks. */
function wrongSpikes({ indices, times, period = 0, dt }: SpikeArguments, size: number): string | undefined {
  if (indices.length !== times.length)
    return `Length of the indices and times array must match, but ${indices.length} != ${times.length}`
  if (period < 0) return 'The period cannot be negative.'
  let [last, first] = [-Infinity, Infinity]
  for (let k = 0; k < times.length; k++) {
    const time = times[k] ?? 0
    if (!Number.isFinite(time)) return 'Spike times have to be finite'
    last = Math.max(last, time)
    first = Math.min(first, time)
  }
  if (times.length > 0 && period !== 0 && timestepOf(last, dt) >= Math.round(period / dt))
    return 'The period has to be greater than the maximum of the spike times'
  if (first < 0) return 'Spike times cannot be negative'
  const outside = (index: number): boolean => !(index >= 0 && index < size)
  return Array.from(indices).some(outside) ? `Indices have to lie in the interval [0, ${size}[` : undefined
}

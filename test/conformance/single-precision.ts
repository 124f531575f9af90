/**
 * Every model in single precision: the same spikes as in double precision, and traces as near as is said here. Models without
 * random numbers are compared with Brian 2's references, which are in double precision; those with, whose numbers are the same
 * in both, with Hillock's own: there one event in a hundred may come a step earlier or later.
 */
import { expect } from 'vitest'
import { compareRecorded } from './compare.ts'
import { runModel } from './hillock.ts'
import { numbers, type Observed } from './observed.ts'
import { recurrent } from './recurrent.ts'
import { type FixedReference, models, readReference } from './reference.ts'

/** How far the values of a trace may be off, as a part of its largest value: some forty units in the last place. */
const usual = 5e-6

/** The same of models that need more. */
export const deviations: Readonly<Record<string, number>> = {
  // on the upstroke of a spike v grows by half of itself in a step
  'quadratic-bursts': 0.1,
  'squid-axon': 5e-4,
  'eight-kinds-of-firing': 0.1,
  // the upstroke of a spike
  'exponential-euler-functions': 2e-4,
  'exponential-patterns': 1e-3,
  // w sums up what fifty spikes leave behind
  'half-centre': 2e-5,
  // the frequencies are rounded, and the phases at the end are up to 1900
  'sine-drive': 1e-4,
  // w sums up what 32 spikes leave behind
  'spike-frequency-adaptation': 2e-5,
}

/**
 * What rounding decides: `w % 0.1` of multiples of 0.1, delays of two steps and a half, and when the first of thousands of
 * spikes, which are fed back, comes a step earlier.
 */
const left = ['remainders', 'synapses-delay-by-expression', 'thermostat']

const compared = models().filter(each => each.notYet !== true && !left.includes(each.name))

/** A model that has something to compare. */
interface Compared {
  readonly name: string
  readonly file: string
}

/** Models without random numbers. */
export const fixed: readonly Compared[] = compared.filter(({ name }) => {
  const reference = readReference(name)
  return reference.kind === 'fixed' && records(reference)
})

/** Models with random numbers. */
export const random: readonly Compared[] = compared.filter(({ name }) => readReference(name).kind === 'random')

/** A model without random numbers does what it does in double precision. */
export async function expectFixed({ name, file }: Compared): Promise<void> {
  const reference = readReference(name)
  const observed = await runModel(file, { seed: 1, precision: 'float32' })
  expect(observed.error).toBeUndefined()
  const overall = deviations[name] ?? usual
  const perStep = overall
  expect(reference.kind === 'fixed' && compareRecorded(reference, observed, { perStep, overall })).toEqual([])
}

/** A model with random numbers does so with the same seed. */
export async function expectRandom({ name: model, file }: Compared): Promise<void> {
  const single = await runModel(file, { seed: 1, precision: 'float32' })
  const double = await runModel(file, { seed: 1, precision: 'float64' })
  expect(Object.keys(single.columns)).toEqual(Object.keys(double.columns))
  for (const name of Object.keys(double.columns)) {
    if (recurrent.includes(model)) {
      const [length = NaN, expected = NaN] = [single, double].map(each => numbers(each, name)?.length)
      expect(Math.abs(length / expected - 1)).toBeLessThan(0.1)
    } else if (name.endsWith('.i'))
      expect(otherEvents(name.slice(0, -2), single, double)).toBeLessThanOrEqual(otherSteps)
    else if (!/\.(?:t|count)$/.test(name)) expect(differs(name, single, double)).toBeUndefined()
  }
}

/** The share of events that may happen at another step: one here and there misses its threshold by rounding. */
const otherSteps = 0.01

function records({ traces, spikes }: FixedReference): boolean {
  return Object.keys(traces).length + Object.keys(spikes).length > 0
}

/** The share of a monitor's events that are not there in the other precision, for the same neuron at the same time. */
function otherEvents(monitor: string, single: Observed, double: Observed): number {
  const [got, expected] = [single, double].map(observed => {
    const [t = [], i = []] = [numbers(observed, `${monitor}.t`), numbers(observed, `${monitor}.i`)]
    return i.map((neuron, k) => `${neuron} at ${t[k]}`)
  })
  const all = new Set(expected)
  const missing = Math.max((got ?? []).filter(event => !all.has(event)).length, all.size - (got?.length ?? 0))
  return missing / Math.max(1, all.size)
}

/** In words what of a trace is not as near as it is to be. */
function differs(name: string, single: Observed, double: Observed): string | undefined {
  const [got = [], expected = []] = [numbers(single, name), numbers(double, name)]
  const allowed = usual * Math.max(...expected.map(Math.abs))
  if (got.length !== expected.length) return `${name} has ${got.length} values instead of ${expected.length}`
  const wrong = expected.findIndex((value, k) => !(Math.abs((got[k] ?? NaN) - value) <= allowed))
  return wrong < 0 ? undefined : `${name}[${wrong}] is ${got[wrong]} instead of ${expected[wrong]}`
}

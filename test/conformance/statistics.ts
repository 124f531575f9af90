import { numbers, rows } from './observed.ts'
import type { Observed } from './observed.ts'
import type { Shape } from './reference.ts'
import { welch } from './welch.ts'

/** Spikes are counted in so many bands of neurons and so many of time. */
const bands = 10

/** The chance at which a difference that is none would be reported. */
const level = 0.001

/** One number for each way of looking at one run; the names are those of the reference. */
export type Statistics = Readonly<Record<string, number>>

/**
 * Totals of a SpikeMonitor, totals in bands of neurons and of time, counts of single neurons, the intervals
 * between the spikes of one neuron, and how they vary in it (the mean of the neurons' coefficients of variation). `size` is the number of neurons; times are in seconds.
 */
export function spikeStatistics(
  name: string,
  spikes: { readonly i: readonly number[]; readonly t: readonly number[] },
  { size, dt, end }: { readonly size: number; readonly dt: number; readonly end: number },
): Statistics {
  const { i, t } = spikes
  const result: Record<string, number> = { [`${name}.total`]: i.length }
  histogram(
    i.map(index => (index + 0.5) / size),
    Math.min(bands, size),
  ).forEach((count, band) => (result[`${name}.neurons[${band}]`] = count))
  histogram(
    t.map(time => (time + dt / 2) / end),
    bands,
  ).forEach((count, band) => (result[`${name}.time[${band}]`] = count))
  if (size <= 100) {
    const every = Math.max(1, Math.floor(size / 10))
    for (let index = 0; index < size; index += every) {
      result[`${name}.count[${index}]`] = i.filter(other => other === index).length
    }
  }
  // In whole steps: where all are equal there must be no spread left by rounding.
  const ofNeurons = intervalsOf(
    i,
    t.map(time => Math.round(time / dt)),
  )
  const intervals = [...ofNeurons.values()].flat()
  if (intervals.length > 1) {
    result[`${name}.interval.mean`] = mean(intervals)
    result[`${name}.interval.sd`] = deviation(intervals)
  }
  const variations = [...ofNeurons.values()].filter(own => own.length > 1).map(own => deviation(own) / mean(own))
  if (variations.length > 0) result[`${name}.interval.cv`] = mean(variations)
  return result
}

/** Mean and spread over the neurons and the later half of the samples, and the size of one step in time. */
export function traceStatistics(name: string, data: readonly (readonly number[])[]): Statistics {
  const samples = data[0]?.length ?? 0
  const late = data.flatMap(row => row.slice(Math.floor(samples / 2)))
  const steps = data.flatMap(row => row.slice(1).map((value, k) => (value - (row[k] ?? NaN)) ** 2))
  return {
    [`${name}.mean`]: mean(late),
    [`${name}.sd`]: deviation(late),
    ...(samples > 2 && { [`${name}.step`]: Math.sqrt(mean(steps)) }),
  }
}

/** Describes one run of Hillock. */
export function statisticsOf(observed: Observed, shape: Shape): Statistics {
  const result: Record<string, number> = {}
  for (const [name, { size, dt }] of Object.entries(shape.spikes)) {
    const i = numbers(observed, `${name}.i`)
    const t = numbers(observed, `${name}.t`)
    if (!i || !t) throw new Error(`${name}.i or ${name}.t is missing`)
    Object.assign(result, spikeStatistics(name, { i, t }, { size, dt, end: shape.end }))
  }
  for (const [name, { variables, rows: count }] of Object.entries(shape.traces)) {
    for (const variable of variables) {
      const data = rows(observed, `${name}.${variable}`, count)
      if (!data) throw new Error(`${name}.${variable} is missing`)
      Object.assign(result, traceStatistics(`${name}.${variable}`, data))
    }
  }
  return result
}

/**
 * Which statistics differ between Brian 2's runs and Hillock's, by Welch's t-test. Totals are held to the 0.1 % level
 * each; all others share that level between them (Bonferroni), as they are many.
 */
export function compareStatistics(
  reference: Readonly<Record<string, readonly number[]>>,
  runs: readonly Statistics[],
): readonly string[] {
  const names = Object.keys(reference)
  const others = names.filter(name => !name.endsWith('.total')).length
  return names.flatMap(name => {
    const expected = reference[name] ?? []
    const got = runs.map(run => run[name] ?? NaN)
    const p = welch(expected, got)
    if (p >= (name.endsWith('.total') ? level : level / others)) return []
    return [
      `${name}: mean ${mean(got)}, sd ${deviation(got)} instead of ${mean(expected)}, ${deviation(expected)} (p = ${p})`,
    ]
  })
}

/** How many of the numbers, which lie from 0 to 1, fall into each of equal bands. */
function histogram(values: readonly number[], count: number): number[] {
  const result = Array.from({ length: count }, () => 0)
  for (const value of values) {
    const band = Math.min(count - 1, Math.floor(value * count))
    result[band] = (result[band] ?? 0) + 1
  }
  return result
}

/** Steps between successive spikes of each neuron that has several; spikes come ordered by time. */
function intervalsOf(i: readonly number[], steps: readonly number[]): Map<number, number[]> {
  const last = new Map<number, number>()
  const result = new Map<number, number[]>()
  i.forEach((index, k) => {
    const step = steps[k] ?? NaN
    const before = last.get(index)
    if (before !== undefined) {
      const own = result.get(index)
      if (own === undefined) result.set(index, [step - before])
      else own.push(step - before)
    }
    last.set(index, step)
  })
  return result
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function deviation(values: readonly number[]): number {
  const centre = mean(values)
  return Math.sqrt(mean(values.map(value => (value - centre) ** 2)))
}

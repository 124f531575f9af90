import { comparePrinted } from './compare-printed.ts'
import { numbers, rows, toNumber } from './observed.ts'
import type { Observed } from './observed.ts'
import type { ErrorReference, FixedReference, Spikes, Traces } from './reference.ts'

/** How far values of traces may be off, as a part of the largest value of the trace. */
export interface Deviation {
  /** What one step of a simulation may add. */
  readonly perStep: number
  /** The most that any number of steps may. */
  readonly overall: number
}

/** What double precision leaves room for. */
const rounding: Deviation = { perStep: 1e-12, overall: 1e-9 }

/**
 * In which ways Hillock's run differs from Brian 2's, in words; empty where it does not.
 *
 * Printed numbers agree to 1e-9 and the text around them exactly; traces to 1e-12 for each step so far and to 1e-9
 * over any number of steps, both relative to the largest value of the trace; spikes in step, index and count exactly.
 */
export function compare(reference: FixedReference, observed: Observed): readonly string[] {
  if (observed.error) return [`Hillock refused the model: ${observed.error.message}`]
  return [...comparePrinted(reference.printed, observed.printed), ...compareRecorded(reference, observed, rounding)]
}

/** The same for what was recorded alone; values of traces may be off by as much as is said. */
export function compareRecorded(
  { traces, spikes }: FixedReference,
  observed: Observed,
  allowed: Deviation,
): readonly string[] {
  return [
    ...Object.entries(traces).flatMap(([name, each]) => compareTraces(name, each, observed, allowed)),
    ...Object.entries(spikes).flatMap(([name, each]) => compareSpikes(name, each, observed, allowed)),
  ]
}

function compareTraces(name: string, traces: Traces, observed: Observed, allowed: Deviation): readonly string[] {
  const t = numbers(observed, `${name}.t`)
  if (!t) return [`${name}.t is missing`]
  if (t.length !== traces.samples) return [`${name} has ${t.length} samples instead of ${traces.samples}`]
  const late = traces.t.findIndex((value, k) => !close(t[sampleOf(traces, k)], toNumber(value), 1e-9 * traces.dt))
  if (late >= 0) return [`${name}.t is ${t[sampleOf(traces, late)]} instead of ${traces.t[late]}`]
  return Object.entries(traces.variables).flatMap(([variable, { data }]) => {
    const got = rows(observed, `${name}.${variable}`, data.length)
    if (!got) return [`${name}.${variable} is missing`]
    return data.flatMap((row, r) => {
      const expected = row.map(toNumber)
      const scale = largest(expected)
      const wrong = expected.findIndex((value, k) => {
        const sample = sampleOf(traces, k)
        return !close(got[r]?.[sample], value, tolerance(scale, sample, allowed))
      })
      if (wrong < 0) return []
      const sample = sampleOf(traces, wrong)
      return [
        `${name}.${variable} of neuron ${traces.record[r]} is ${got[r]?.[sample]} instead of ${expected[wrong]} at sample ${sample}`,
      ]
    })
  })
}

/** The sample that stands at place `k` of the thinned trace. */
function sampleOf(traces: Traces, k: number): number {
  return Math.min(k * traces.kept.every, traces.samples - 1)
}

function compareSpikes(name: string, spikes: Spikes, observed: Observed, allowed: Deviation): readonly string[] {
  const t = numbers(observed, `${name}.t`)
  const i = numbers(observed, `${name}.i`)
  const count = numbers(observed, `${name}.count`)
  if (spikes.dt === undefined || !spikes.steps || !spikes.i) {
    // What the command line saves of a monitor with record=False is nothing.
    return count ? compareExactly(`${name}.count`, count, spikes.count) : []
  }
  if (!t || !i) return [`${name}.t or ${name}.i is missing`]
  const { dt, steps } = spikes
  return [
    ...(t.length === spikes.total ? [] : [`${name} has ${t.length} spikes instead of ${spikes.total}`]),
    ...compareExactly(
      `${name}.t in steps`,
      t.map(time => Math.round(time / dt)),
      steps,
    ),
    ...compareExactly(`${name}.i`, i, spikes.i),
    ...compareExactly(`${name}.count`, count ?? countsOf(i, spikes.size), spikes.count),
    ...Object.entries(spikes.variables ?? {}).flatMap(([variable, { data }]) =>
      compareAtEvents(`${name}.${variable}`, data.map(toNumber), steps, observed, allowed),
    ),
  ]
}

/** Values that a monitor kept at each event, which may be off as those of a trace. */
function compareAtEvents(
  name: string,
  expected: readonly number[],
  steps: readonly number[],
  observed: Observed,
  allowed: Deviation,
): readonly string[] {
  const got = numbers(observed, name)
  if (!got) return [`${name} is missing`]
  const scale = largest(expected)
  const wrong = expected.findIndex((value, k) => !close(got[k], value, tolerance(scale, steps[k] ?? 0, allowed)))
  return wrong < 0 ? [] : [`${name}[${wrong}] is ${got[wrong]} instead of ${expected[wrong]}`]
}

function compareExactly(name: string, got: readonly number[], expected: readonly number[]): readonly string[] {
  const wrong = expected.findIndex((value, k) => got[k] !== value)
  return wrong < 0 ? [] : [`${name}[${wrong}] is ${got[wrong]} instead of ${expected[wrong]}`]
}

function countsOf(indices: readonly number[], size: number): readonly number[] {
  const counts = Array.from({ length: size }, () => 0)
  for (const index of indices) counts[index] = (counts[index] ?? 0) + 1
  return counts
}

/** The largest size of a number that is finite. */
export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0)
}

/** How far a value may be off after so many steps. */
function tolerance(scale: number, steps: number, { perStep, overall }: Deviation): number {
  return scale * Math.min(overall, perStep * (steps + 1))
}

/** Whether a value is another, or no further off than that; nan is nan. */
export function close(a: number | undefined, b: number, within: number): boolean {
  return a !== undefined && (Object.is(a, b) || a === b || Math.abs(a - b) <= within)
}

/**
 * In which ways Hillock's refusal differs from Brian 2's: it must come, hold Brian's own sentence, and point at the
 * line of the text that a comment `# points at: TEXT` at the head of the model names.
 */
export function compareError(reference: ErrorReference, observed: Observed, script: string): readonly string[] {
  if (!observed.error) return ['Hillock did not refuse the model']
  const { message, line } = observed.error
  const differences = [...comparePrinted(reference.printed, observed.printed)]
  if (!bare(message).includes(bare(reference.error.message))) {
    differences.push(`Hillock says "${message}" where Brian 2 says "${reference.error.message}"`)
  }
  const expected = guiltyLine(script)
  if (expected !== undefined && line !== expected)
    differences.push(`Hillock points at line ${line} instead of ${expected}`)
  return differences
}

/** Line, counted from 1, of the first place after the comment's own line that holds the text it names. */
function guiltyLine(script: string): number | undefined {
  const lines = script.split('\n')
  const comment = lines.findIndex(text => text.startsWith('# points at: '))
  const target = lines[comment]?.slice('# points at: '.length)
  if (target === undefined) return undefined
  const found = lines.findIndex((text, k) => k > comment && text.includes(target))
  if (found < 0) throw new Error(`no line holds ${target}`)
  return found + 1
}

/** In which ways Hillock fails to say that it cannot run a model which Brian 2 runs. */
export function compareNotYet(observed: Observed): readonly string[] {
  const { error } = observed
  if (!error) return ['Hillock runs the model now: move it to models/']
  return error.code === 'unsupported' ? [] : [`Hillock refuses the model with ${error.code}: ${error.message}`]
}

/** A message without blanks, and in one wording where releases of Brian 2 have two. */
function bare(message: string): string {
  return message
    .replace(/ add /, ' + ')
    .replace(/ subtract /, ' - ')
    .replace('the units do not match', 'units do not match')
    .replaceAll(/\s+/g, '')
}

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A number as JSON carries it: what is not finite comes as a word. */
export type Value = number | 'nan' | 'inf' | '-inf'

/**
 * What a StateMonitor recorded in Brian 2: every k-th sample of every recorded neuron, and the last one. The `rate` of a
 * PopulationRateMonitor is a trace of one row.
 */
export interface Traces {
  readonly record: readonly number[]
  readonly dt: number
  readonly samples: number
  readonly kept: { readonly every: number; readonly count: number }
  readonly t: readonly Value[]
  readonly variables: Readonly<Record<string, { readonly unit: string; readonly data: readonly (readonly Value[])[] }>>
}

/**
 * What a SpikeMonitor or an EventMonitor recorded in Brian 2; times are counted in steps of `dt` seconds. `event` is the
 * event's name where it is not `spike`; `variables` hold one value for each event.
 */
export interface Spikes {
  readonly event?: string
  readonly size: number
  readonly total: number
  readonly count: readonly number[]
  readonly dt?: number
  readonly i?: readonly number[]
  readonly steps?: readonly number[]
  readonly variables?: Readonly<Record<string, { readonly unit: string; readonly data: readonly Value[] }>>
}

/** A model run once: its numbers are compared one by one. */
export interface FixedReference {
  readonly kind: 'fixed'
  readonly brian2: string
  readonly printed: string
  readonly traces: Readonly<Record<string, Traces>>
  readonly spikes: Readonly<Record<string, Spikes>>
  /** The least relative distance by which any threshold was decided. */
  readonly margin?: number | null
}

/** A model that Brian 2 refuses. */
export interface ErrorReference {
  readonly kind: 'error'
  readonly brian2: string
  readonly printed: string
  readonly error: { readonly type: string; readonly message: string }
}

/** A model with random numbers: values of each statistic over the seeds 1, 2, … */
export interface RandomReference {
  readonly kind: 'random'
  readonly brian2: string
  readonly seeds: number
  readonly shape: Shape
  readonly statistics: Readonly<Record<string, readonly number[]>>
}

/** What must be known of a model's monitors to describe its runs by statistics. Times are in seconds. */
export interface Shape {
  readonly end: number
  readonly spikes: Readonly<Record<string, { readonly size: number; readonly dt: number }>>
  readonly traces: Readonly<Record<string, { readonly variables: readonly string[]; readonly rows: number }>>
}

/** What Brian 2 made of a model file. */
export type Reference = FixedReference | ErrorReference | RandomReference

/** A model file and the name under which its reference is kept. */
export interface Model {
  readonly name: string
  readonly file: string
  /** Brian 2 runs it and Hillock does not yet: it has to say so. */
  readonly notYet?: boolean
}

const root = new URL('../../', import.meta.url)
const examples = fileURLToPath(new URL('examples/', root))
const cells = new URL('../shared/tutorial/cells/', root)

/**
 * Every model file: the examples, the models of this folder, those that have to wait, and Brian 2's tutorial where it
 * lies beside the project.
 */
export function models(): readonly Model[] {
  return [
    ...listed(new URL('examples/', root), name => name),
    ...listed(new URL('test/conformance/models/', root), name => name),
    ...listed(new URL('test/conformance/not-yet/', root), name => name).map(model => ({ ...model, notYet: true })),
    ...(existsSync(cells) ? listed(cells, name => `tutorial-${name.slice(0, 2)}`) : []),
  ]
}

function listed(folder: URL, nameOf: (stem: string) => string): Model[] {
  return readdirSync(folder)
    .filter(entry => entry.endsWith('.py'))
    .toSorted()
    .map(entry => ({ name: nameOf(entry.slice(0, -3)), file: fileURLToPath(new URL(entry, folder)) }))
}

/** Whether a file is one of the examples: they draw figures, and fix their random numbers for those who look at them. */
export function isExample(file: string): boolean {
  return file.startsWith(examples)
}

/** The text of a model file as it is compared: the `seed(NUMBER)` of an example is left out. */
export function modelText(file: string): string {
  const text = readFileSync(file, 'utf8')
  return isExample(file) ? text.replace(/^seed\(\d+\)/m, '') : text
}

/** Where the reference of a model is kept. */
export function referenceFile(name: string): string {
  return fileURLToPath(new URL(`test/conformance/reference/${name}.json`, root))
}

/** The committed reference of a model. */
export function readReference(name: string): Reference {
  return JSON.parse(readFileSync(referenceFile(name), 'utf8')) as Reference
}

import { counted, grouped, shownTime, threeDigits } from '../inspection/numbers.ts'

/** What a summary needs to know of a run. */
export interface RunFigures {
  /** Model time at its end. */
  readonly seconds: number
  readonly steps: number
  /** Of all groups. */
  readonly neurons: number
  readonly synapses: number
  /** How many times events came to synapses. */
  readonly synapticEvents: number
  /** How many worked together at last. */
  readonly threads: number
  /** Why it was one, if the run lasted. */
  readonly alone?: string | undefined
  readonly compileMilliseconds: number
  readonly runMilliseconds: number
  readonly counts: readonly SpikeCount[]
}

/** Spikes of one monitor. */
export interface SpikeCount {
  readonly name: string
  readonly spikes: number
  readonly neurons: number
}

/** Where things were written. */
export interface Written {
  readonly figures?: readonly string[]
  readonly data?: readonly string[]
  readonly module?: string | undefined
}

type Row = readonly [head: string, text: string]

/**
 * The end of a command with `--summary`: a line for each thing to know.
 *
 * @param connectMilliseconds how long synapses took to be made by a script
 */
export function summaryLines(
  runs: readonly RunFigures[],
  { figures = [], data = [], module }: Written,
  connectMilliseconds = 0,
): readonly string[] {
  const rows: Row[] = [
    ...runRows(runs, connectMilliseconds / 1000),
    ...figures.map((path): Row => [path.endsWith('.json') ? 'its data' : 'figure', path]),
    ...data.map((path): Row => ['data', path]),
    ...(module === undefined ? [] : [['module', module] as const]),
  ]
  const widest = Math.max(0, ...rows.map(([head]) => head.length))
  return rows.map(([head, text]) => `${head.padEnd(widest)}  ${text}`)
}

function runRows(runs: readonly RunFigures[], connecting: number): readonly Row[] {
  const last = runs.at(-1)
  if (last === undefined) return [['simulated', 'nothing']]
  const sum = (of: (run: RunFigures) => number): number => runs.reduce((total, run) => total + of(run), 0)
  const running = sum(run => run.runMilliseconds) / 1000
  const neuronSteps = sum(({ steps, neurons }) => steps * neurons)
  const steps = sum(run => run.steps)
  const events = sum(run => run.synapticEvents)
  const synapses = last.synapses === 0 ? '' : ` and ${counted(last.synapses, 'synapse')}`
  const extent = `${shownTime(last.seconds)} of ${counted(last.neurons, 'neuron')}${synapses}`
  const many = runs.length > 1
  return [
    ...last.counts.map(({ name, spikes, neurons }): Row => [
      name,
      `${counted(spikes, 'spike')}${rate(spikes, neurons * last.seconds)}`,
    ]),
    [
      'simulated',
      `${many ? `${counted(runs.length, 'run')}, to ` : ''}${extent}, ${grouped(steps)} steps${many ? ' in all' : ''}`,
    ],
    ...(connecting > 0 ? [['connect time', shownTime(connecting)] as const] : []),
    ['compile time', shownTime(sum(run => run.compileMilliseconds) / 1000)],
    ['run time', `${shownTime(running)}${threadsText(runs)}`],
    ...(events > 0
      ? [['synaptic events', `${grouped(events)}, ${threeDigits(events / running)} per second of run time`] as const]
      : []),
    ...(neuronSteps > 0
      ? [['speed', `${threeDigits((running / neuronSteps) * 1e9)} ns per neuron and step`] as const]
      : []),
  ]
}

/** How many threads there were, or why one, where somebody might wonder. */
function threadsText(runs: readonly RunFigures[]): string {
  const threads = Math.max(...runs.map(run => run.threads))
  const alone = runs.findLast(run => run.alone !== undefined)?.alone
  if (threads > 1) return `, ${threads} threads`
  return alone === undefined ? '' : `, one thread: ${alone}`
}

function rate(spikes: number, neuronSeconds: number): string {
  return neuronSeconds > 0 ? `, mean rate ${threeDigits(spikes / neuronSeconds)} Hz` : ''
}

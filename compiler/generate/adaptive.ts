/** Integration in steps of a length of their own → lines of text: a loop that computes rates as often as the runtime asks for them. */
import type { AdaptiveScheme, AdaptiveStatement } from '../ir/ir.ts'
import { elementOf } from './context.ts'
import { emit } from './expression.ts'
import type { Frame } from './frame.ts'
import type { SlotTable } from './slots.ts'
import { block } from './writer.ts'

const stages: Readonly<Record<AdaptiveScheme, number>> = { rk2: 3, rk4: 11, rkf45: 6, rkck: 6, rk8pd: 13 }

/**
 * Lines of an integration.
 *
 * @param rates lines of its body
 */
export function adaptiveLines(statement: AdaptiveStatement, rates: readonly string[], frame: Frame): string[] {
  const { scheme, values, from, to, first, largest, mostSteps, clock, population } = statement
  const { context } = frame
  const runtime = (name: string): string => context.runtime('adaptive', name)
  const size = values.length
  const work = workBase(size, stages[scheme], frame)
  const store = (at: string, value: string, index: number): string => `store<f64>(${at}, ${value}, ${8 * index})`
  const load = (index: number): string => `load<f64>(${work}, ${8 * index})`
  const table = `${context.runtime('formulas', `${scheme}Pair`)}()`
  const numbers = [from, to, first, largest].map(each => emit(each, frame)).join(', ')
  const failure = failureSlots(context.table, population)
  return [
    ...values.map(({ start }, k) => store(work, emit(start, frame), k)),
    ...values.map(({ error }, k) =>
      store(work, frame.literal({ kind: 'literal', type: 'f64', value: error }, true), 2 * size + k),
    ),
    `${runtime('beginAdaptive')}(${work}, ${size}, ${table}, ${numbers}, ${mostSteps})`,
    ...block(`while (${runtime('nextStage')}())`, [
      `let ${frame.local(statement.time)} = ${runtime('stageTime')}()`,
      ...values.map(({ at }, k) => `let ${frame.local(at)} = ${load(size + k)}`),
      ...rates,
      ...values.map(({ rate }, k) => store(`${runtime('stageRates')}()`, frame.local(rate), k)),
    ]),
    ...values.map(({ end }, k) => `let ${frame.local(end)} = ${load(k)}`),
    `let ${frame.local(statement.last)} = ${runtime('nextLength')}()`,
    `let ${frame.local(statement.steps)} = ${runtime('acceptedSteps')}()`,
    `let ${frame.local(statement.failed)} = ${runtime('rejectedSteps')}()`,
    `if (${runtime('hasFailed')}()) ${runtime('noteFailure')}(${failure.step.symbol}, ${failure.neuron.symbol}, ${frame.now(clock)}, n)`,
  ]
}

/** Where a population's first failure is noted: 1 + the step, and the neuron. */
export function failureSlots(
  table: Pick<SlotTable, 'slot'>,
  population: number,
): { readonly step: ReturnType<SlotTable['slot']>; readonly neuron: ReturnType<SlotTable['slot']> } {
  return {
    step: table.slot(failureKey(population), `failed_step_${population}`, true),
    neuron: table.slot(`neuron of ${failureKey(population)}`, `failed_neuron_${population}`, true),
  }
}

export function failureKey(population: number): string {
  return `failure ${population}`
}

function workBase(size: number, stageCount: number, frame: Frame): string {
  const name = `adaptive_${size}_${stageCount}`
  const slot = frame.context.table.array(name, {
    name,
    element: elementOf('f64'),
    length: { per: 'fixed', count: size * (3 + stageCount) },
    purpose: 'scratch',
    own: true,
  })
  return frame.base(slot, name)
}

/** Many models, several in a network so that they are assembled together; what fails is looked at by itself, and made smaller. */
import fc from 'fast-check'
import type { Assemble } from '../../network/assembler.ts'
import { passesChecks } from './build.ts'
import type { Model } from './model.ts'
import { hasGivenUp, isBeyondWhole } from './observe.ts'
import { isDouble, type Property, usesAdaptiveSteps, usesEventsOfTheStepBefore } from './properties.ts'
import { rawModel } from './raw.ts'
import { reduced } from './reduce.ts'
import { settled } from './settle.ts'
import { Trial } from './trial.ts'

const models = rawModel.map(settled)

/** A model that contradicts a property. */
interface Failure {
  readonly property: string
  readonly said: string
  readonly model: Model
}

interface Campaign {
  readonly seed: number
  /** How many models. */
  readonly count: number
  /** How many of them in a network. */
  readonly together: number
  readonly properties: readonly Property[]
  /** Holds a batch against one in so many of the properties, others from batch to batch; against all unless given. */
  readonly oneIn?: number
  readonly assemble: Assemble
  /** Seconds for making a counter-example smaller. */
  readonly shrink: number
}

interface Outcome {
  /** For how many models each property was looked at. */
  readonly tried: ReadonlyMap<string, number>
  readonly failures: readonly Failure[]
}

/** Tries a number of models. */
export async function campaign(setting: Campaign): Promise<Outcome> {
  const { seed, count, together: most, properties, oneIn = 1, assemble, shrink } = setting
  const good = fc.sample(models, { seed, numRuns: count }).filter(model => passesChecks(model))
  const tried = new Map(properties.map(({ name }) => [name, 0]))
  const failures: Failure[] = []
  // Each takes turns over the batches that it is about, beginning with another one.
  const turns = properties.map((_, k) => k)
  for (const together of batches(good, most)) {
    for await (const trial of trials(together, assemble)) {
      const { models: batch } = trial
      const due = properties.filter((property, k) => {
        if (applicable([property], batch).length === 0) return false
        const turn = (turns[k] ?? 0) + 1
        turns[k] = turn
        return turn % oneIn === 0
      })
      for (const { name } of due) tried.set(name, (tried.get(name) ?? 0) + batch.length)
      const failed = await contradictions(trial, due)
      if (failed.length === 0) continue
      const contradict = (list: readonly Model[], about = due): Promise<Contradiction[]> =>
        contradictions(new Trial(list, assemble), about)
      for (const found of await alone(batch, contradict, failed)) {
        const own = properties.filter(({ name }) => name === found.property)
        failures.push(await smaller(found, model => contradict([model], own), shrink))
      }
    }
  }
  return { tried, failures }
}

/** Models go together for which the same properties hold and whose clocks fit into each other, or do not. */
function batches(list: readonly Model[], together: number): Model[][] {
  const kinds = new Map<string, Model[]>()
  for (const model of list) {
    const kind = `${isAligned(model)} ${model.slots === undefined} ${usesEventsOfTheStepBefore(model)} ${isDouble(model) && !usesAdaptiveSteps(model)}`
    kinds.set(kind, [...(kinds.get(kind) ?? []), model])
  }
  return [...kinds.values()].flatMap(own =>
    Array.from({ length: Math.ceil(own.length / together) }, (_, k) => own.slice(k * together, (k + 1) * together)),
  )
}

/** A network of each batch: of halves of halves of it, where its run would end for the sake of one model. */
async function* trials(batch: readonly Model[], assemble: Assemble): AsyncIterable<Trial> {
  const trial = new Trial(batch, assemble)
  if (batch.length === 1 || !(await endsEarly(trial))) {
    yield trial
    return
  }
  const middle = Math.ceil(batch.length / 2)
  yield* trials(batch.slice(0, middle), assemble)
  yield* trials(batch.slice(middle), assemble)
}

/** Whether GSL gives up the integration of a model, or one has whole numbers with this seed that the interpreter does not hold. */
async function endsEarly(trial: Trial): Promise<boolean> {
  try {
    return hasGivenUp(await trial.module())
  } catch (thrown) {
    // Whatever else is wrong is found by the properties.
    return isBeyondWhole(thrown)
  }
}

function isAligned({ groups }: Model): boolean {
  const steps = groups.flatMap(({ dt, regular, monitors }) => [
    dt,
    ...[...regular, ...monitors].map(each => ('dt' in each ? each.dt : undefined)),
  ])
  return steps.every(dt => dt === undefined || Math.abs(dt * 10 - Math.round(dt * 10)) < 1e-9)
}

interface Contradiction {
  readonly property: string
  readonly said: string
}

function applicable(properties: readonly Property[], list: readonly Model[]): readonly Property[] {
  return properties.filter(({ holdsFor = () => true }) => list.every(model => holdsFor(model)))
}

/** Which properties do not hold. */
async function contradictions(trial: Trial, properties: readonly Property[]): Promise<Contradiction[]> {
  const found: Contradiction[] = []
  for (const { name, counterexample } of applicable(properties, trial.models)) {
    const said = await counterexample(trial).catch((thrown: unknown) => reasonOf(thrown))
    if (said !== undefined) found.push({ property: name, said })
  }
  return found
}

/** What is thrown counts as contradiction. */
function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
}

type Contradict = (list: readonly Model[]) => Promise<readonly Contradiction[]>

/** The models of a batch that fail by themselves; all of them together if none does. */
async function alone(
  batch: readonly Model[],
  contradict: Contradict,
  together: readonly Contradiction[],
): Promise<Failure[]> {
  const found: Failure[] = []
  for (const model of batch) for (const each of await contradict([model])) found.push({ ...each, model })
  const [some] = batch
  if (found.length > 0 || some === undefined) return found
  const said = (each: Contradiction): string =>
    `only among ${batch.length} models, of which this is the first: ${each.said}`
  return together.map(each => ({ ...each, said: said(each), model: some }))
}

/** A smaller model that contradicts the same property, found within a time. */
async function smaller(
  failure: Failure,
  contradict: (model: Model) => Promise<readonly Contradiction[]>,
  seconds: number,
): Promise<Failure> {
  let { said } = failure
  const fails = async (model: Model): Promise<boolean> => {
    if (!passesChecks(model)) return false
    const [found] = await contradict(model)
    said = found?.said ?? said
    return found !== undefined
  }
  const model = await reduced(failure.model, fails, performance.now() + 1000 * seconds)
  return { ...failure, model, said }
}

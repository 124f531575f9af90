/** Many models, several in a network so that they are assembled together; what fails is looked at by itself, and shrunk. */
import fc from 'fast-check'
import { HillockError } from '../../diagnostics/index.ts'
import { build } from './build.ts'
import type { Model } from './model.ts'
import type { Property } from './properties.ts'
import { rawModel } from './raw.ts'
import { reduced } from './reduce.ts'
import { settled } from './settle.ts'
import { Trial } from './trial.ts'

/** Random models. */
export const models = rawModel.map(settled)

/** A model that contradicts a property. */
export interface Failure {
  readonly seed: number
  /** Which of the models of this seed. */
  readonly path: string
  readonly property: string
  readonly said: string
  readonly model: Model
}

export interface Campaign {
  readonly seed: number
  /** How many models. */
  readonly count: number
  /** How many of them in a network. */
  readonly together: number
  readonly properties: readonly Property[]
  /** Seconds for making a counter-example smaller; none unless given. */
  readonly shrink?: number
}

export interface Outcome {
  /** Models that passed the checks. */
  readonly tried: number
  readonly rejected: number
  readonly failures: readonly Failure[]
}

interface Numbered {
  readonly model: Model
  readonly path: string
}

/** Tries a number of models. */
export async function campaign({ seed, count, together, properties, shrink }: Campaign): Promise<Outcome> {
  const sampled = fc.sample(models, { seed, numRuns: count }).map((model, index) => ({ model, path: String(index) }))
  const good = sampled.filter(({ model }) => passesChecks(model))
  const failures: Failure[] = []
  for (const batch of batches(good, together)) {
    const failed = await contradictions(
      batch.map(({ model }) => model),
      properties,
    )
    if (failed.length === 0) continue
    for (const found of await alone(batch, properties, failed)) {
      failures.push({ seed, ...(shrink === undefined ? found : await smaller(found, properties, shrink)) })
    }
  }
  return { tried: good.length, rejected: sampled.length - good.length, failures }
}

/** Whether a model means something, and its initial values can be computed by the interpreter too. */
export function passesChecks(model: Model): boolean {
  if (model.groups.length === 0) return false
  try {
    const { network, groups } = build([model])
    for (const group of groups) group.read('N')
    return network.check()
  } catch (thrown) {
    if (thrown instanceof HillockError) return false
    throw new Error(`the checks fail on ${JSON.stringify(model)}`, { cause: thrown })
  }
}

/** Models whose clocks fit into each other go together, and the others. */
function batches(list: readonly Numbered[], together: number): Numbered[][] {
  return [true, false].flatMap(aligned => {
    const own = list.filter(({ model }) => isAligned(model) === aligned)
    return Array.from({ length: Math.ceil(own.length / together) }, (_, k) =>
      own.slice(k * together, (k + 1) * together),
    )
  })
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

/** Which properties do not hold. */
export async function contradictions(
  list: readonly Model[],
  properties: readonly Property[],
): Promise<Contradiction[]> {
  const trial = new Trial(list)
  const found: Contradiction[] = []
  for (const { name, counterexample } of properties) {
    const said = await counterexample(trial).catch((thrown: unknown) => reasonOf(thrown))
    if (said !== undefined) found.push({ property: name, said })
  }
  return found
}

/** What is thrown counts as contradiction. */
function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
}

/** The models of a batch that fail by themselves; all of them together if none does. */
async function alone(
  batch: readonly Numbered[],
  properties: readonly Property[],
  [first]: readonly Contradiction[],
): Promise<Omit<Failure, 'seed'>[]> {
  const found: Omit<Failure, 'seed'>[] = []
  for (const { model, path } of batch) {
    for (const { property, said } of await contradictions([model], properties))
      found.push({ property, said, model, path })
  }
  const [some] = batch
  if (found.length > 0 || some === undefined || first === undefined) return found
  return [{ ...first, model: some.model, path: batch.map(({ path }) => path).join(',') }]
}

/** A smaller model that contradicts the same property, found within a time. */
async function smaller(
  failure: Omit<Failure, 'seed'>,
  properties: readonly Property[],
  seconds: number,
): Promise<Omit<Failure, 'seed'>> {
  const own = properties.filter(({ name }) => name === failure.property)
  let { said } = failure
  const fails = async (model: Model): Promise<boolean> => {
    if (!passesChecks(model)) return false
    const [found] = await contradictions([model], own)
    said = found?.said ?? said
    return found !== undefined
  }
  const model = await reduced(failure.model, fails, performance.now() + 1000 * seconds)
  return { ...failure, model, said }
}

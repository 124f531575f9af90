/** `npm run test:models`: options in, models that contradict a property out. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import type { Result, Share } from './share.ts'

/** Models of a seed: so many that most batches are full. One in twenty is a network with synapses. */
const perSeed = { neurons: 228, synapses: 12 }
const each = perSeed.neurons + perSeed.synapses

const usage = `npm run test:models -- [--seed N] [--models N] [--jobs N] [--go-on]

Tries random models, each against a quarter of what holds for every model, bit for bit; modules are assembled without
optimisations. It prints the script of every model that fails, made smaller, and ends with 1 if there is one.

  --seed N      the first seed (2): there are ${each} models of each
  --models N    how many models (20000)
  --jobs N      how many processes try them (one for each core)
  --go-on       does not end with the first seed of which a model fails
  --help        this text`

/**
 * Runs the command.
 *
 * @param child the JavaScript file of the process that tries models
 * @returns the exit code
 */
export async function main(argv: readonly string[], child: string): Promise<number> {
  const given = optionsOf(argv)
  if (typeof given === 'string') {
    process.stderr.write(`${given}\n`)
    return given === usage ? 0 : 2
  }
  const { seed, models, jobs, goOn } = given
  const seeds = Array.from({ length: Math.ceil(models / each) }, (_, k) => seed + k)
  const tally = new Tally(models)
  const next = (): number | undefined => (goOn || tally.failing.length === 0 ? seeds.shift() : undefined)
  await Promise.all(Array.from({ length: Math.min(jobs, seeds.length) }, () => work(child, next, tally)))
  console.log(tally.summary())
  if (seeds.length > 0) console.log(`go on with --seed ${seeds[0]}`)
  return tally.failing.length === 0 ? 0 : 1
}

/** One process after the other seed, until there is none. */
async function work(child: string, next: () => number | undefined, tally: Tally): Promise<void> {
  const started = fork(child, {
    serialization: 'advanced',
    // Most of what compiling makes is thrown away at once.
    execArgv: ['--enable-source-maps', '--max-semi-space-size=64'],
  })
  const died = once(started, 'exit').then(([code, signal]: unknown[]) => {
    throw new Error(`a process ended: ${String(signal ?? code)}`)
  })
  for (let seed = next(); seed !== undefined; seed = next()) {
    started.send({ seed, ...perSeed } satisfies Share)
    const [result] = (await Promise.race([once(started, 'message'), died])) as [Result]
    tally.add(result)
  }
  died.catch(() => undefined)
  started.disconnect()
}

/** What has been tried, and what was found. */
class Tally {
  readonly failing: number[] = []
  readonly #began = performance.now()
  readonly #wanted: number
  readonly #tried = new Map<string, number>()
  #models = 0

  constructor(wanted: number) {
    this.#wanted = wanted
  }

  add({ seed, tried, failures }: Result): void {
    this.#models += each
    for (const [name, models] of tried) this.#tried.set(name, (this.#tried.get(name) ?? 0) + models)
    if (failures.length > 0) this.failing.push(seed)
    for (const failure of failures) console.log(`seed ${seed}, ${failure}\n`)
    console.error(`${this.#minutes()}: ${this.#models} of ${this.#wanted} models, last those of seed ${seed}`)
  }

  summary(): string {
    const { failing } = this
    const found = failing.length === 0 ? 'nothing found' : `found with the seeds ${failing.join(', ')}`
    const lines = [...this.#tried].map(([name, models]) => `${String(models).padStart(7)}  ${name}`)
    return [`${this.#models} models in ${this.#minutes()}: ${found}. Of each property:`, ...lines].join('\n')
  }

  #minutes(): string {
    return `${((performance.now() - this.#began) / 60_000).toFixed(1)} min`
  }
}

interface Options {
  readonly seed: number
  readonly models: number
  readonly jobs: number
  readonly goOn: boolean
}

/** The options, or what is to be said instead. */
function optionsOf(argv: readonly string[]): Options | string {
  const options = {
    seed: { type: 'string', default: '2' },
    models: { type: 'string', default: '20000' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    'go-on': { type: 'boolean', default: false },
    help: { type: 'boolean' },
  } as const
  let values
  try {
    values = parseArgs({ args: [...argv], options }).values
  } catch (thrown) {
    return `test:models: ${(thrown as Error).message}`
  }
  if (values.help === true) return usage
  const wrong = (['seed', 'models', 'jobs'] as const).find(name => !/^[1-9]\d{0,8}$/.test(values[name]))
  if (wrong !== undefined) return `test:models: --${wrong} takes a whole number above 0, not ${values[wrong]}`
  const [seed, models, jobs] = [values.seed, values.models, values.jobs].map(Number) as [number, number, number]
  return { seed, models, jobs, goOn: values['go-on'] }
}

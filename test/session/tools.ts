import type { Namespace } from '../../compiler/model/external.ts'
import {
  type Compiled,
  Network,
  type NetworkObject,
  type NetworkOptions,
  type QuantityLike,
  type RunEnd,
  type RunOptions,
} from '../../network/index.ts'
import { runScript, type ScriptOptions, type ScriptReport } from '../../session/index.ts'

/** What networks that only count time were asked to do. */
export interface FakeRuns {
  readonly network: NonNullable<ScriptOptions['network']>
  /** Every network made, in order. */
  readonly networks: readonly Network[]
  readonly runs: {
    /** Index in `networks`. */
    readonly network: number
    /** Names of its groups and monitors, in order of creation. */
    readonly objects: readonly string[]
    readonly from: number
    readonly duration: number
    readonly namespace: Namespace
    /** Script variables of the objects. */
    readonly variables: readonly string[]
  }[]
}

/** Real groups, monitors and clocks in networks that only count time: nothing is compiled. */
export function fakeNetworks(): FakeRuns {
  const networks: Network[] = []
  const runs: FakeRuns['runs'][number][] = []

  class TimeOnly extends Network {
    readonly #objects: NetworkObject[] = []
    #now = 0

    constructor(objects: readonly NetworkObject[], options: NetworkOptions) {
      super([], options)
      this.add(...objects)
    }

    override add(...objects: readonly NetworkObject[]): void {
      super.add(...objects)
      // A network adds what it is made of before it is a TimeOnly.
      if (objects.length === 0) return
      this.#objects.push(...objects.filter(object => !this.#objects.includes(object)))
    }

    override remove(...objects: readonly NetworkObject[]): void {
      super.remove(...objects)
      for (const object of objects) this.#objects.splice(this.#objects.indexOf(object), 1)
    }

    override get t(): number {
      return this.#now
    }

    override check(): boolean {
      return true
    }

    override async run(length: QuantityLike, options: RunOptions = {}): Promise<RunEnd> {
      const { signal, onProgress, namespace = new Map(), variables = new Map() } = options
      const duration = typeof length === 'string' ? Number.NaN : length.value
      const from = this.#now
      onProgress?.({ t: from, fraction: 0, secondsLeft: 0 })
      await Promise.resolve()
      signal?.throwIfAborted()
      runs.push({
        network: networks.indexOf(this),
        objects: this.#objects.map(({ name }) => name),
        from,
        duration,
        namespace: namespace as Namespace,
        variables: this.#objects.flatMap(object => variables.get(object) ?? []),
      })
      // Brian's time stands still where there is nothing to simulate.
      if (this.#objects.length === 0) return ended(from)
      this.#now += duration
      for (const object of this.#objects) object.joins(this)
      for (const clock of new Set(this.#objects.map(({ clockInUse }) => clockInUse))) {
        clock.moveTo(clock.begin(from, this.#now, options.span).endStep)
      }
      onProgress?.({ t: this.#now, fraction: 1, secondsLeft: 0 })
      return ended(this.#now)
    }

    override compile(): Promise<Compiled> {
      return Promise.reject(new Error('a network that only counts time has no module'))
    }
  }

  const network: FakeRuns['network'] = (...given) => {
    const made = new TimeOnly(...given)
    networks.push(made)
    return made
  }
  return { network, networks, runs }
}

function ended(t: number): RunEnd {
  return { t, steps: 0, synapticEvents: 0, seed: 1, threads: 1, compileMilliseconds: 0, runMilliseconds: 0 }
}

export interface Outcome extends ScriptReport {
  /** Everything printed. */
  readonly out: string
  /** Errors as `message`. */
  readonly errors: readonly string[]
  /** The text each error points at. */
  readonly places: readonly string[]
  readonly fake: FakeRuns
}

/** Runs a script over networks that only count time. */
export async function run(text: string, options: ScriptOptions = {}): Promise<Outcome> {
  let out = ''
  const fake = fakeNetworks()
  const report = await runScript(text, { network: fake.network, onPrint: part => void (out += part), ...options })
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error')
  return {
    ...report,
    out,
    errors: errors.map(({ message }) => message),
    places: errors.map(({ span }) => (span === undefined ? '' : span.source.text.slice(span.start, span.end))),
    fake,
  }
}

/** The values of expressions, each as `str` and `repr`, in one script. */
export async function shown(
  expressions: readonly string[],
  before = '',
): Promise<ReadonlyMap<string, readonly [str: string, repr: string]>> {
  const lines = expressions.map(each => `print(str(${each}), end='\\x00')\nprint(repr(${each}), end='\\x00')`)
  const { out, errors } = await run(`from brian2 import *\n${before}\n${lines.join('\n')}`)
  if (errors.length > 0) throw new Error(errors.join('\n'))
  const parts = out.split('\0')
  return new Map(expressions.map((each, k) => [each, [parts[2 * k] ?? '', parts[2 * k + 1] ?? '']]))
}

import type { Namespace } from '../../compiler/model/external.ts'
import { networkEngine } from '../../session/library/brian2/network-engine.ts'
import type { Engine, EngineNetwork, EngineObject } from '../../session/library/brian2/engine.ts'
import { runScript, type ScriptOptions, type ScriptReport } from '../../session/index.ts'

/** What a fake network was asked to do. */
export interface FakeRuns {
  readonly engine: Engine
  /** Names of the objects of every network made, by network. */
  readonly networks: string[][]
  readonly runs: {
    readonly network: number
    readonly from: number
    readonly duration: number
    readonly namespace: Namespace
    /** Script variables of the objects. */
    readonly variables: readonly string[]
  }[]
}

/** Real groups and monitors in networks that only count time: nothing is compiled. */
export function fakeEngine(): FakeRuns {
  const real = networkEngine()
  const networks: string[][] = []
  const runs: FakeRuns['runs'][number][] = []
  const network = (objects: readonly EngineObject[]): EngineNetwork => {
    const index = networks.push(objects.map(({ name }) => name)) - 1
    let [t, dt] = [0, 1e-4]
    return {
      get t() {
        return t
      },
      get dt() {
        return dt
      },
      setDt: to => {
        dt = to
      },
      add: (...more) => void networks[index]?.push(...more.map(({ name }) => name)),
      check: () => true,
      run: async (duration, { signal, onProgress, namespace = new Map(), variables = new Map() } = {}) => {
        onProgress?.({ t, fraction: 0, secondsLeft: 0 })
        await Promise.resolve()
        signal?.throwIfAborted()
        runs.push({ network: index, from: t, duration, namespace, variables: [...variables.values()] })
        t += duration
        onProgress?.({ t, fraction: 1, secondsLeft: 0 })
        return { t, steps: Math.round(duration / dt), seed: 1, compileMilliseconds: 0, runMilliseconds: 0 }
      },
      compile: () => Promise.reject(new Error('a fake network has no module')),
    }
  }
  return { engine: { ...real, network }, networks, runs }
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

/** Runs a script over a fake network. */
export async function run(text: string, options: ScriptOptions = {}): Promise<Outcome> {
  let out = ''
  const fake = fakeEngine()
  const report = await runScript(text, { engine: fake.engine, onPrint: part => void (out += part), ...options })
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

/**
 * The same modules on two engines: in Node under Hillock's own host, and under wasmtime with a host in Python. What
 * they record is equal to the last bit.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ManifestMonitor, Precision } from '../../abi/manifest.ts'
import { load, type Simulation } from '../../host/index.ts'

/** Elementary functions, noise, random resets, several groups, whole numbers, monitors of every kind and interval. */
export const onTwoEngines = [
  'adaptive-threshold',
  'squid-axon',
  'noisy-membrane',
  'several-groups',
  'functions-in-equations',
  'time-in-equations',
  'recorded-types',
  'monitor-dt',
  'refractory-string',
  'random-reset',
  'random-threshold',
  'random-two-noises',
  'random-run-regularly',
  'random-population-rate',
  'clocks',
  'clocks-unaligned',
  'clocks-monitors',
  'events-several',
  'events-refractory',
  'spike-monitor-variables',
  'run-regularly-shared',
  'slots-of-two-clocks',
  'subgroups',
  'subgroups-with-noise',
  'spike-generator',
  'timed-array',
  'random-poisson-group',
  'random-poisson-input',
  'scheme-of-ones-own',
  'linked-in-resets',
  'synapses-connect-again',
  'synapses-clock-driven',
  'synapses-delay-by-expression',
  'synapses-delay-order',
  'synapses-gap-junctions',
  'synapses-monitor',
  'synapses-on-post',
  'synapses-pathways',
  'synapses-poisson-source',
]

/** What it takes to compare. */
export interface EngineTools {
  /** Of groups that do not say. */
  readonly precision: Precision
  /** The project's folder. */
  readonly root: string
  /** Compiles a model file. */
  readonly compile: (file: string, precision: Precision) => Uint8Array | Promise<Uint8Array>
  /** An interpreter with wasmtime. */
  readonly python: string
  readonly seed?: number
}

interface Hash {
  readonly length: number
  readonly sha256: string
}

type Hashes = Readonly<Record<string, Hash>>

/** The first of some interpreters that has wasmtime. */
export function pythonWithWasmtime(candidates: readonly (string | undefined)[]): string | undefined {
  return candidates.find(
    python => python !== undefined && spawnSync(python, ['-c', 'import wasmtime'], { stdio: 'ignore' }).status === 0,
  )
}

/**
 * Compiles a model file and runs its module on both engines.
 *
 * @param file the model file
 * @returns `differences` in words, and how many `values` were compared
 */
export async function compareEngines(
  file: string,
  { precision, root, compile, python, seed = 7 }: EngineTools,
): Promise<{ readonly values: number; readonly differences: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'hillock-'))
  try {
    const module = join(folder, 'model.wasm')
    const bytes = await compile(file, precision)
    writeFileSync(module, bytes)
    const host = join(root, 'test/conformance/wasmtime_host.py')
    const printed = execFileSync(python, [host, '--seed', String(seed), module], { encoding: 'utf8' })
    const theirs = (JSON.parse(printed) as Record<string, Hashes>)[module] ?? {}
    const ours = await hashesInNode(bytes, seed)
    const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    return {
      values: Object.values(ours).reduce((sum, { length }) => sum + length, 0),
      differences: names.flatMap(name => {
        const [node, wasmtime] = [ours[name], theirs[name]].map(hash => hash && `${hash.length} values, ${hash.sha256}`)
        return node === wasmtime ? [] : [`${name}: ${node} in Node, ${wasmtime} under wasmtime`]
      }),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function hashesInNode(module: Uint8Array, seed: number): Promise<Hashes> {
  const model = await load(module)
  const simulation = await model.start({ seed })
  await simulation.run(model.manifest.defaults.duration ?? 0)
  const hashes: Record<string, Hash> = {}
  for (const monitor of model.manifest.monitors) {
    const name = monitor.variable ?? monitor.name
    for (const [what, arrays] of recordedBy(monitor, simulation)) hashes[`${name}.${what}`] = digest(arrays)
  }
  simulation.dispose()
  return hashes
}

type Numbers = Float64Array | Float32Array | Int32Array

/** What a monitor recorded: a name and its arrays. */
function recordedBy(
  monitor: ManifestMonitor,
  { spikes, events, traces, rates }: Simulation,
): readonly (readonly [what: string, arrays: readonly Numbers[]])[] {
  const name = monitor.variable ?? monitor.name
  switch (monitor.kind) {
    case 'event': {
      const record = (monitor.event === 'spike' ? spikes : events)[name]
      if (record === undefined) return []
      return [
        ['i', [record.i]],
        ['t', [record.t]],
        ...monitor.columns.map(({ variable }) => [variable, [record.get(variable)]] as const),
      ]
    }
    case 'state': {
      const trace = traces[name]
      if (trace === undefined) return []
      return [['t', [trace.t]], ...monitor.columns.map(({ variable }) => [variable, trace.get(variable)] as const)]
    }
    case 'rate': {
      const record = rates[name]
      if (record === undefined) return []
      return [
        ['t', [record.t]],
        ['rate', [record.rate]],
      ]
    }
  }
}

function digest(arrays: readonly Numbers[]): Hash {
  const hash = createHash('sha256')
  for (const array of arrays) hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  return { length: arrays.reduce((sum, { length }) => sum + length, 0), sha256: hash.digest('hex') }
}

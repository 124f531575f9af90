/**
 * The same modules on two engines: in Node under Hillock's own host, and under wasmtime with a host in Python. What
 * they record is equal to the last bit.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

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

/**
 * Compiles a model file and runs its module on both engines.
 *
 * @param file the model file
 * @param tools `precision` is that of groups that do not say; `root` is the project's folder, `hillock` its built command line, `python` an interpreter with wasmtime
 * @returns `differences` in words, and how many `values` were compared
 */
export async function compareEngines(file, { precision, root, hillock, python, seed = 7 }) {
  const folder = mkdtempSync(join(tmpdir(), 'hillock-'))
  try {
    const module = join(folder, 'model.wasm')
    const flags = ['--precision', precision, '-o', module]
    execFileSync(process.execPath, [hillock, 'compile', file, ...flags], { stdio: ['ignore', 'ignore', 'pipe'] })
    const host = fileURLToPath(new URL('wasmtime_host.py', import.meta.url))
    const printed = execFileSync(python, [host, '--seed', String(seed), module], { encoding: 'utf8' })
    const theirs = JSON.parse(printed)[module]
    const ours = await hashesInNode(module, { root, seed })
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

async function hashesInNode(file, { root, seed }) {
  const { load } = await import(join(root, 'dist/host/index.js'))
  const { loadFile } = await import(join(root, 'dist/host/node.js'))
  const model = await load(await loadFile(file))
  const simulation = await model.start({ seed })
  await simulation.run(model.manifest.defaults.duration)
  const hashes = {}
  for (const monitor of model.manifest.monitors) {
    const name = monitor.variable ?? monitor.name
    for (const [what, arrays] of recordedBy(monitor, simulation)) hashes[`${name}.${what}`] = digest(arrays)
  }
  simulation.dispose()
  return hashes
}

/** What a monitor recorded: a name and its arrays. */
function recordedBy({ kind, event, name, columns }, { spikes, events, traces, rates }) {
  switch (kind) {
    case 'event': {
      const record = (event === 'spike' ? spikes : events)[name]
      return [
        ['i', [record.i]],
        ['t', [record.t]],
        ...columns.map(({ variable }) => [variable, [record.get(variable)]]),
      ]
    }
    case 'state':
      return [['t', [traces[name].t]], ...columns.map(({ variable }) => [variable, traces[name].get(variable)])]
    default:
      return [
        ['t', [rates[name].t]],
        ['rate', [rates[name].rate]],
      ]
  }
}

function digest(arrays) {
  const hash = createHash('sha256')
  for (const array of arrays) hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  return { length: arrays.reduce((sum, { length }) => sum + length, 0), sha256: hash.digest('hex') }
}

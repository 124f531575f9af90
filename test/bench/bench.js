// npm run bench: the figures of the README, measured on this machine.
//
//   npm run bench                              all of them
//   npm run bench -- lif cuba                  how fast these models of models/ run, and nothing else
//   npm run bench -- --against brian2 --python ~/venv/bin/python
//   npm run bench -- --precision float32 hodgkin-huxley
//   npm run bench -- --threads 1,2 --sizes 1e3,1e4,1e5 lif
//
// What flags there are is for `hillock bench` to say. Times of whole commands are medians of five.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { benchOf, chosen, fileOf, hillock, models, networks } from './models.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'hillock-figures-'))
const text = { type: 'string' }
const { values, positionals } = parseArgs({
  options: { against: text, python: text, sizes: text, duration: text, precision: text, threads: text },
  allowPositionals: true,
})
const flags = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value])

try {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`)
  const names = chosen(positionals)
  if (positionals.length === 0) {
    console.log('| what | measured |\n|---|---|')
    startup()
    await sizes()
    memory()
    connecting()
  }
  speed(names.filter(name => name in models))
  speedOfNetworks(names.filter(name => name in networks))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function tell(what, value) {
  console.log(`| ${what} | ${value} |`)
}

function startup() {
  const script = join(scratch, 'first.py')
  writeFileSync(
    script,
    `from brian2 import *
G = NeuronGroup(1, 'dv/dt = (1-v)/(10*ms) : 1', threshold='v>0.8', reset='v = 0', method='exact')
M = SpikeMonitor(G)
run(50*ms)
print('Spike times:', M.t[:])
`,
  )
  const cold = []
  const cached = []
  for (let k = 0; k < 5; k++) {
    const env = { ...process.env, XDG_CACHE_HOME: join(scratch, `cache-${k}`) }
    cold.push(timed(['run', script], env))
    cached.push(timed(['run', script], env))
  }
  tell('`hillock run` of a first script, nothing cached', `${median(cold).toFixed(0)} ms`)
  tell('`hillock run` of a first script, module cached', `${median(cached).toFixed(0)} ms`)
}

function timed(argv, env) {
  const start = performance.now()
  execFileSync(process.execPath, [hillock, ...argv], { env, stdio: 'ignore' })
  return performance.now() - start
}

async function sizes() {
  tell('noisy adaptive threshold as `.wasm`', `${(statSync(noisyModule()).size / 1000).toFixed(1)} kB`)
  const { outputFiles } = await build({
    stdin: { contents: "export { load } from './host/index.ts'", resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  tell('`hillock/host` bundled alone, gzip', `${(gzipSync(outputFiles[0].contents).length / 1000).toFixed(1)} kB`)
}

function noisyModule() {
  const file = join(scratch, 'noisy.wasm')
  execFileSync(process.execPath, [hillock, 'compile', fileOf('noisy-adaptive'), '-o', file], { stdio: 'ignore' })
  return file
}

function memory() {
  const size = 1e7
  const program = `
    import { load } from ${JSON.stringify(join(root, 'dist/host/index.js'))}
    import { loadFile } from ${JSON.stringify(join(root, 'dist/host/node.js'))}
    const model = await load(await loadFile(${JSON.stringify(noisyModule())}))
    const simulation = await model.start({ seed: 1, sizes: { G: ${size} } })
    simulation.advance(4)
    console.log(process.resourceUsage().maxRSS)`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  if (stdout.trim() === '') throw new Error(stderr)
  const each = (Number(stdout) * 1024 - 150e6) / size
  tell('memory at N = 10⁷ noisy neurons, beyond 150 MB', `${each.toFixed(1)} B a neuron`)
}

/** Processor time, since much of it is memory that the system hands out; each time in a new process, which has read a rule before. */
function connecting() {
  const program = `
    import { NeuronGroup, Synapses } from ${JSON.stringify(join(root, 'dist/network/index.js'))}
    const connect = neurons => {
      const group = new NeuronGroup(neurons, 'v : 1', { threshold: 'v > 1', reset: 'v = 0' })
      new Synapses(group, group, '', { onPre: 'v_post += 1' }).connect({ p: 0.01 })
    }
    connect(100)
    const before = process.cpuUsage()
    connect(32_000)
    const { user, system } = process.cpuUsage(before)
    console.log((user + system) / 1000)`
  const run = () => execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  const all = Array.from({ length: 5 }, () => Number(run()))
  tell('`connect(p=0.01)` among 3.2·10⁴ neurons, 10⁷ synapses', `${median(all).toFixed(0)} ms`)
}

/** Nanoseconds per neuron and step of each model; with a rival also its own, and how many times as long it took. */
function speed(names) {
  let head = false
  if (names.length === 0) return
  const compileSeconds = []
  for (const name of names) {
    const { sizes, brian2 } = benchOf(name, flags)
    if (!head) {
      if (brian2 !== undefined) console.log(`\nBrian 2 ${brian2.version}, C++ standalone: ${brian2.flags.join(' ')}`)
      const columns = sizes.map(({ neurons, threads }) => ` N = ${neurons}${together(threads)} |`)
      console.log(`\n| ns per neuron and step |${columns.join('')}\n|---|${'---|'.repeat(columns.length)}`)
      head = true
    }
    tell(models[name], sizes.map(each => `${cell(each)}${gain(each, sizes)}`).join(' | '))
    compileSeconds.push(...sizes.map(({ hillock: figures }) => figures.compileSeconds))
  }
  const times = `${(median(compileSeconds) * 1000).toFixed(0)} ms`
  console.log(`\ncompiling a model in a process that has compiled before: ${times}`)
}

/** Seconds for a second of each network; with a rival also its own, and how many times as long it took. */
function speedOfNetworks(names) {
  if (names.length === 0) return
  console.log('\n| network | seconds for a second | compiling |\n|---|---|---|')
  for (const name of names) {
    const [title, size] = networks[name]
    const { sizes } = benchOf(name, [...flags, '--sizes', String(size)])
    for (const each of sizes) {
      const { threads, hillock: ours, brian2, ratio } = each
      const own = ours.realTimeFactor.toPrecision(3)
      const both =
        ratio === undefined
          ? own
          : `${own}, Brian 2 ${brian2.realTimeFactor.toPrecision(3)}: **${ratio.median.toPrecision(3)}**`
      tell(
        `${title}${together(threads)}`,
        `${both}${gain(each, sizes)} | ${ours.compileSeconds.toPrecision(2)} s${brian2 === undefined ? '' : `, Brian 2 ${brian2.compileSeconds.toPrecision(2)} s`}`,
      )
    }
  }
}

/** How many threads there were, in words; nothing of one. */
function together(threads) {
  return threads === 1 ? '' : `, ${threads} threads`
}

/** How many times as long one thread took for the same, if there were several. */
function gain({ neurons, threads, hillock: ours }, sizes) {
  const alone = sizes.find(each => each.neurons === neurons && each.threads === 1)
  if (threads === 1 || alone === undefined) return ''
  return `, one thread ${(alone.hillock.nanoseconds.median / ours.nanoseconds.median).toPrecision(3)} times as long`
}

function cell({ hillock: ours, brian2, ratio }) {
  const own = ours.nanoseconds.median.toPrecision(3)
  return ratio === undefined
    ? own
    : `${own}, Brian 2 ${brian2.nanoseconds.median.toPrecision(3)}: **${ratio.median.toPrecision(3)}**`
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

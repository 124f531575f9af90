// npm run bench: the figures of the README, measured on this machine.
//
// Times are the best of several repetitions where something is repeated (a shared machine only ever makes them longer),
// medians where whole processes are timed.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { load } from '../../dist/host/index.js'
import { exactNeurons, firstScript, noisyNeurons } from './models.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cli = join(root, 'dist/cli/main.js')
const scratch = mkdtempSync(join(tmpdir(), 'hillock-bench-'))

try {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`)
  await startup()
  await compileTimes()
  await sizes()
  await speed('exact LIF with refractoriness', exactNeurons, 2)
  await speed('noisy adaptive threshold', noisyNeurons, 15)
  await firstRun()
  await memory()
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function tell(what, value, goal) {
  console.log(`${what.padEnd(62)} ${value.padStart(12)}   goal ${goal}`)
}

async function startup() {
  const script = join(scratch, 'first.py')
  writeFileSync(script, firstScript)
  const cold = []
  const cached = []
  for (let k = 0; k < 5; k++) {
    const env = { ...process.env, XDG_CACHE_HOME: join(scratch, `cache-${k}`) }
    cold.push(timed(['run', script], env))
    cached.push(timed(['run', script], env))
  }
  tell('hillock run of a first script, nothing cached', `${median(cold).toFixed(0)} ms`, '1500 ms')
  tell('hillock run of a first script, module cached', `${median(cached).toFixed(0)} ms`, '700 ms')
}

function timed(args, env) {
  const start = performance.now()
  execFileSync(process.execPath, [cli, ...args], { env, stdio: 'ignore' })
  return performance.now() - start
}

async function compileTimes() {
  const times = []
  for (let k = 0; k < 6; k++) {
    const network = noisyNeurons(1000)
    const start = performance.now()
    await network.compile()
    times.push(performance.now() - start)
  }
  tell('compiling in a process that has compiled before', `${Math.min(...times.slice(1)).toFixed(0)} ms`, '200 ms')
  tell('the first compile of a process', `${times[0].toFixed(0)} ms`, '-')
}

async function sizes() {
  const { module } = await noisyNeurons(1000).compile()
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(module)).length
  tell(`noisy adaptive threshold as .wasm, ${imports} import`, `${(module.length / 1000).toFixed(1)} kB`, '24 kB')
  const { outputFiles } = await build({
    stdin: { contents: "export { load } from './host/index.ts'", resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  const bytes = gzipSync(outputFiles[0].contents).length
  tell('hillock/host bundled alone, gzip', `${(bytes / 1000).toFixed(1)} kB`, '30 kB')
}

async function speed(name, make, goal) {
  for (const size of [100, 10_000, 1_000_000]) {
    const model = await load((await make(size).compile()).module)
    const simulation = await model.start({ seed: 1 })
    const steps = Math.max(32, Math.round(3e6 / size / 32) * 32)
    simulation.advance(steps)
    simulation.advance(steps)
    let best = Infinity
    for (let k = 0; k < 12; k++) {
      const start = performance.now()
      simulation.advance(steps)
      best = Math.min(best, ((performance.now() - start) * 1e6) / steps / size)
    }
    tell(`${name}, N = ${size}`, `${best.toFixed(2)} ns`, size === 10_000 ? `${goal} ns per neuron and step` : '-')
  }
}

async function firstRun() {
  const ratios = []
  for (let k = 0; k < 3; k++) {
    const model = await load((await noisyNeurons(10_000).compile()).module)
    const simulation = await model.start({ seed: k })
    const times = []
    for (let run = 0; run < 2; run++) {
      const start = performance.now()
      await simulation.run('300 ms')
      times.push(performance.now() - start)
    }
    ratios.push(times[0] / times[1])
  }
  tell('a first long run against the second', median(ratios).toFixed(2), '1.2')
}

async function memory() {
  const file = join(scratch, 'noisy.wasm')
  writeFileSync(file, (await noisyNeurons(1000).compile()).module)
  const size = 1e7
  const program = `
    import { readFileSync } from 'node:fs'
    import { load } from ${JSON.stringify(join(root, 'dist/host/index.js'))}
    const model = await load(readFileSync(${JSON.stringify(file)}))
    const simulation = await model.start({ seed: 1, sizes: { neurongroup: ${size} } })
    simulation.advance(4)
    console.log(process.resourceUsage().maxRSS)`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  if (stdout.trim() === '') throw new Error(stderr)
  const bytes = Number(stdout) * 1024
  const each = (bytes - 150e6) / size
  tell('memory at N = 10⁷ noisy neurons, beyond 150 MB', `${each.toFixed(1)} B`, '64 B per neuron')
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

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
import { assembleHere } from '../../dist/network/index.js'
import { exactNeurons, firstScript, noisyNeurons } from './models.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cli = join(root, 'dist/cli/hillock.js')
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
    // Without the memory of a process, which would answer the second time without compiling.
    const network = noisyNeurons(1000, { assemble: assembleHere })
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

/**
 * In a process of its own that has never compiled: the engine optimises what runs hot in the background, and the
 * compiler's own functions would stand in that queue.
 */
async function speed(name, make, goal) {
  const file = join(scratch, `${make.name}.wasm`)
  writeFileSync(file, (await make(1000).compile()).module)
  for (const size of [100, 10_000, 1_000_000]) {
    const best = Number(
      alone(`
        const model = await load(readFileSync(${JSON.stringify(file)}))
        const simulation = await model.start({ seed: 1, sizes: { neurongroup: ${size} } })
        const steps = ${Math.max(32, Math.round(3e6 / size / 32) * 32)}
        let best = Infinity
        for (let k = 0; k < 30; k++) {
          const start = performance.now()
          simulation.advance(steps)
          best = Math.min(best, ((performance.now() - start) * 1e6) / steps / ${size})
        }
        console.log(best)`),
    )
    tell(`${name}, N = ${size}`, `${best.toFixed(2)} ns`, size === 10_000 ? `${goal} ns per neuron and step` : '-')
  }
}

/** Runs a program that uses the host, and gives what it printed. */
function alone(program) {
  const imports = `
    import { readFileSync } from 'node:fs'
    import { load } from ${JSON.stringify(join(root, 'dist/host/index.js'))}`
  const options = ['--input-type=module', '-e', imports + program]
  const { stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' })
  if (stdout.trim() === '') throw new Error(stderr)
  return stdout
}

async function firstRun() {
  const file = join(scratch, 'long.wasm')
  writeFileSync(file, (await noisyNeurons(10_000).compile()).module)
  const ratios = [1, 2, 3].map(seed =>
    Number(
      alone(`
        const model = await load(readFileSync(${JSON.stringify(file)}))
        const simulation = await model.start({ seed: ${seed} })
        const times = []
        for (let run = 0; run < 2; run++) {
          const start = performance.now()
          await simulation.run('500 ms')
          times.push(performance.now() - start)
        }
        console.log(times[0] / times[1])`),
    ),
  )
  tell('a first long run against the second', median(ratios).toFixed(2), '1.2')
}

async function memory() {
  const file = join(scratch, 'noisy.wasm')
  writeFileSync(file, (await noisyNeurons(1000).compile()).module)
  const size = 1e7
  const kilobytes = alone(`
    const model = await load(readFileSync(${JSON.stringify(file)}))
    const simulation = await model.start({ seed: 1, sizes: { neurongroup: ${size} } })
    simulation.advance(4)
    console.log(process.resourceUsage().maxRSS)`)
  const each = (Number(kilobytes) * 1024 - 150e6) / size
  tell('memory at N = 10⁷ noisy neurons, beyond 150 MB', `${each.toFixed(1)} B`, '64 B per neuron')
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

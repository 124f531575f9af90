import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { version } from '../../compiler/version.ts'
import { place, type Place } from './io.ts'

/** What `npm run build` makes. */
const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

const model = `from brian2 import *
tau = 10*ms
G = NeuronGroup(3, 'dv/dt = (2-v)/tau : 1', threshold='v>1', reset='v = 0', method='exact')
spikes = SpikeMonitor(G)
run(20*ms)
print(spikes.num_spikes)
plot(spikes.t/ms, spikes.i, '.k')
`

function hillock(here: Place, ...argv: string[]): Promise<{ stdout: string; stderr: string }> {
  const env = { ...process.env, XDG_CACHE_HOME: here.path('cache') }
  return promisify(execFile)(process.execPath, [command, ...argv], { cwd: here.cwd, env })
}

test('--version', async () => {
  expect((await hillock(await place(), '--version')).stdout).toBe(`hillock ${version}\n`)
})

test('a model file is compiled in a worker at first, and found in the cache afterwards', async () => {
  const here = await place()
  await here.write('model.py', model)
  const first = await hillock(here, 'model.py')
  expect(first).toEqual({ stdout: '6\n', stderr: 'figures/model-1.svg\nfigures/model-1.json\n' })
  const entries = await readdir(here.path('cache/hillock'))
  expect(entries).toHaveLength(1)
  expect(await hillock(here, 'model.py')).toEqual(first)
  expect(await readdir(here.path('cache/hillock'))).toEqual(entries)
})

test.runIf(process.platform === 'linux')('little address space is told, with what makes do with it', async () => {
  const here = await place()
  await here.write('model.py', model)
  const limited = (options: string): Promise<{ stdout: string; stderr: string }> => {
    const env = { ...process.env, HILLOCK_CACHE: 'off', NODE_OPTIONS: options }
    const line = `ulimit -v 6000000; "${process.execPath}" "${command}" run model.py --no-figures`
    return promisify(execFile)('bash', ['-c', line], { cwd: here.cwd, env })
  }
  await expect(limited('')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^error\[too-large\]: this process has too little address space[^]*ulimit -v/),
  })
  expect(await limited('--disable-wasm-trap-handler')).toEqual({ stdout: '6\n', stderr: '' })
})

test('a model that is wrong ends with exit code 1', async () => {
  const here = await place()
  await here.write('model.py', 'from brian2 import *\n3*volt + 2*amp\n')
  await expect(hillock(here, 'model.py')).rejects.toMatchObject({ code: 1, stdout: '' })
})

/** Sends a signal as soon as a process writes something to stderr. */
function interruptAtOutput(child: ChildProcess, times: number): void {
  let left = times
  child.stderr?.on('data', () => {
    if (left-- > 0) child.kill('SIGINT')
  })
}

test('Ctrl-C stops the run, and the script goes on', async () => {
  const here = await place()
  await here.write('model.py', model.replace('run(20*ms)', "run(1e9*second, report='stderr', report_period=50*ms)"))
  const env = { ...process.env, XDG_CACHE_HOME: here.path('cache') }
  const child = spawn(process.execPath, [command, 'model.py'], { cwd: here.cwd, env })
  let stdout = ''
  child.stdout.on('data', text => (stdout += String(text)))
  interruptAtOutput(child, 1)
  const code = await new Promise(resolve => child.on('close', resolve))
  expect(code).toBe(130)
  expect(stdout).toMatch(/^\d+\n$/)
  expect(await readdir(here.path('figures'))).toEqual(['model-1.json', 'model-1.svg'])
})

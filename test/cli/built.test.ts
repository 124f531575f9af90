import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { version } from '../../compiler/version.ts'
import { Network, NeuronGroup } from '../../network/index.ts'
import { endlessModule } from '../endless-module.ts'
import { place, type Place } from './io.ts'

/** What `npm run build` makes. */
const command = fileURLToPath(new URL('../../dist/cli/hillock.js', import.meta.url))

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
  const modules = async (): Promise<string[]> =>
    (await readdir(here.path('cache/hillock'))).filter(name => name.endsWith('.module'))
  const entries = await modules()
  expect(entries).toHaveLength(1)
  expect(await hillock(here, 'model.py')).toEqual(first)
  expect(await modules()).toEqual(entries)
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

/** How a command ended. */
interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command and presses Ctrl-C when its stderr has these texts, one after the other. */
async function interrupted(here: Place, argv: readonly string[], ...at: readonly string[]): Promise<Ended> {
  const env = { ...process.env, XDG_CACHE_HOME: here.path('cache') }
  const child = spawn(process.execPath, [command, ...argv], { cwd: here.cwd, env })
  const presses = [...at]
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', text => (stdout += String(text)))
  child.stderr.on('data', text => {
    stderr += String(text)
    if (presses[0] === undefined || !stderr.includes(presses[0])) return
    presses.shift()
    child.kill('SIGINT')
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  return { code, signal, stdout, stderr }
}

test('Ctrl-C stops the run, and the script goes on', async () => {
  const here = await place()
  await here.write('model.py', model.replace('run(20*ms)', "run(1e9*second, report='stderr', report_period=50*ms)"))
  const { code, stdout, stderr } = await interrupted(here, ['model.py'], 'Starting simulation')
  expect(stderr).toContain('stopping: what was recorded is kept; Ctrl-C again ends at once')
  expect(code).toBe(130)
  expect(stdout).toMatch(/^\d+\n$/)
  expect(await readdir(here.path('figures'))).toEqual(['model-1.json', 'model-1.svg'])
})

/** Says on stderr that the script has come this far. */
const here = '%here\n'

test.each([
  ['runs that take no time', 'while True:\n    run(1*ms)\n'],
  ['comprehensions', '[[[1 for i in range(3000)] for j in range(3000)] for k in range(100)]\n'],
  ['a loop', 'n = 0\nwhile True:\n    n += 1\n'],
])('Ctrl-C ends %s', async (_, text) => {
  const folder = await place()
  await folder.write('model.py', `from brian2 import *\n${here}${text}`)
  const { code, stderr } = await interrupted(folder, ['model.py'], "'%here'")
  expect(code).toBe(130)
  expect(stderr).toContain('stopping')
})

test('the second Ctrl-C ends at once, whatever a library call is busy with', async () => {
  const folder = await place()
  await folder.write('model.py', `from brian2 import *\n${here}sort(rand(4*10**7))\n`)
  const { signal } = await interrupted(folder, ['model.py'], "'%here'", 'stopping')
  expect(signal).toBe('SIGINT')
})

test('a module that never returns is ended by the second Ctrl-C', async () => {
  const folder = await place()
  const group = new NeuronGroup(1, 'v : 1')
  await folder.write('endless.wasm', await endlessModule(new Network(group)))
  for (let patience = 1000; ; patience *= 2) {
    const env = { ...process.env, XDG_CACHE_HOME: folder.path('cache') }
    const child = spawn(process.execPath, [command, 'run', 'endless.wasm'], { cwd: folder.cwd, env })
    let stderr = ''
    child.stderr.on('data', text => {
      stderr += String(text)
      child.kill('SIGINT')
    })
    setTimeout(() => child.kill('SIGINT'), patience)
    const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
    expect(signal).toBe('SIGINT')
    // otherwise it had not begun to run
    if (stderr.includes('stopping')) break
  }
})

test('output that cannot be written is an error of the command', async () => {
  const folder = await place()
  await folder.write('model.py', 'print(1)\n')
  const env = { ...process.env, XDG_CACHE_HOME: folder.path('cache') }
  const full = openSync('/dev/full', 'w')
  const child = spawn(process.execPath, [command, 'model.py'], {
    cwd: folder.cwd,
    env,
    stdio: ['ignore', full, 'pipe'],
  })
  let stderr = ''
  child.stderr?.on('data', text => (stderr += String(text)))
  const [code] = (await once(child, 'close')) as [number]
  closeSync(full)
  expect(code).toBe(2)
  expect(stderr).toBe('error[file]: the output cannot be written: the disk is full\n')
})

test('a Node that is too old is told so, before anything else is loaded', async () => {
  const here = await place()
  await here.write(
    'old.cjs',
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })",
  )
  const old = promisify(execFile)(process.execPath, ['-r', here.path('old.cjs'), command, 'model.py'])
  await expect(old).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr:
      'error[usage]: Hillock needs Node 20.19 or newer; this is 18.20.4\n  help: https://nodejs.org has a newer one\n',
  })
  // an import of its own would be loaded, and fail, first
  expect(await readFile(command, 'utf8')).not.toMatch(/^import\b/m)
})

test('what was recorded is saved, though nobody reads the output any more', async () => {
  const folder = await place()
  await folder.write('model.py', `${model}for k in range(3000):\n    print('x'*99)\n`)
  const env = { ...process.env, XDG_CACHE_HOME: folder.path('cache') }
  const pipe = `${process.execPath} ${command} model.py --save data.npz | head -1; exit \${PIPESTATUS[0]}`
  const child = spawn('bash', ['-c', pipe], { cwd: folder.cwd, env, stdio: 'ignore' })
  const [code] = (await once(child, 'close')) as [number]
  expect(code).toBe(0)
  expect(await readdir(folder.cwd)).toContain('data.npz')
  expect(await readdir(folder.path('figures'))).toEqual(['model-1.json', 'model-1.svg'])
})

test.each(['SIGTERM', 'SIGHUP'] as const)('%s ends a command as it would end any', async signal => {
  const folder = await place()
  await folder.write('model.py', `from brian2 import *\n${here}while True:\n    pass\n`)
  const env = { ...process.env, XDG_CACHE_HOME: folder.path('cache') }
  const child = spawn(process.execPath, [command, 'model.py'], { cwd: folder.cwd, env })
  child.stderr.once('data', () => child.kill(signal))
  const [, ended] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  expect(ended).toBe(signal)
})

test('a press that comes while a library call is busy is not forgotten', async () => {
  const folder = await place()
  await folder.write('model.py', `from brian2 import *\n${here}x = sort(rand(3*10**6))\n`)
  const { code, signal } = await interrupted(folder, ['model.py'], "'%here'")
  expect({ code, signal }).toEqual({ code: 130, signal: null })
})

import { chmod, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { spreadOf } from '../../cli/bench/statistics.ts'
import { twoGroups } from '../host/fixtures/two-groups.ts'
import { place, type Place } from './io.ts'

const model = `from brian2 import *
tau = 10*ms
P = NeuronGroup(5, 'dv/dt = -v/tau : 1', method='exact', dt=0.2*ms)
G = NeuronGroup(3, 'dv/dt = (2-v)/tau : 1', threshold='v>1', reset='v = 0', method='exact')
spikes = SpikeMonitor(G)
run(1*ms)
print('never reached')
`

interface Told {
  readonly exit: number
  readonly sizes: readonly {
    readonly neurons: number
    readonly allNeurons: number
    readonly duration: number
    readonly repetitions: number
    readonly hillock: { readonly [figure: string]: unknown; readonly nanoseconds: { readonly median: number } }
    readonly brian2?: { readonly [figure: string]: unknown }
    readonly ratio?: { readonly median: number; readonly quartiles: readonly [number, number] }
  }[]
}

async function withModel(env?: Readonly<Record<string, string>>): Promise<Place> {
  const here = await place(env)
  await here.write('model.py', model)
  return here
}

test('a model file is measured at each size, with its own monitors', async () => {
  const here = await withModel()
  const flags = ['--sizes', '4,1e2', '--group', 'G', '--duration', '20ms', '--json']
  const { code, stdout, stderr } = await here.hillock(['bench', 'model.py', ...flags])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const { sizes } = JSON.parse(stdout) as Told
  // 20 ms give two spikes: v reaches 1 every 6.9 ms
  expect(sizes).toMatchObject([
    { neurons: 4, allNeurons: 9, duration: 0.02, hillock: { spikes: 8, bytesPerNeuron: 8 } },
    { neurons: 100, allNeurons: 105, duration: 0.02, hillock: { spikes: 200, bytesPerNeuron: 8 } },
  ])
  for (const { repetitions, hillock } of sizes) {
    expect(repetitions).toBeGreaterThanOrEqual(5)
    expect(hillock['arithmetic']).toBeGreaterThan(0)
    expect(hillock['arithmetic']).toBeLessThanOrEqual(1)
    expect(hillock['compileSeconds']).toBeGreaterThan(0)
    expect(hillock['realTimeFactor']).toBeGreaterThan(0)
  }
  // P steps half as often as G
  const [{ hillock }] = sizes as [Told['sizes'][number]]
  const neuronSteps = 4 * 200 + 5 * 100
  expect(hillock.nanoseconds.median).toBeCloseTo((Number(hillock['realTimeFactor']) * 0.02 * 1e9) / neuronSteps, 6)
})

test('a terminal sees what is being done, and a column for each size', async () => {
  const here = await withModel()
  const { stdout, stderr } = await here.hillock(['bench', 'model.py', '--sizes', '10,20'], { terminal: true })
  expect(stderr).toContain('10 neurons: warming up …')
  expect(stderr).toContain('20 neurons: repetition 5, Hillock …')
  expect(stdout).toMatch(/^model\.py, sizes of P; one thread, /)
  expect(stdout).toMatch(/^neurons +10 +20$/m)
  expect(stdout).toMatch(/^model time +1 s +1 s$/m)
  expect(stdout).toMatch(/^Hillock: ns per neuron and step( +[\d.]+){2}$/m)
  expect(stdout).not.toContain('Brian')
})

test('a module is measured too', async () => {
  const here = await place()
  await here.write('model.wasm', await twoGroups())
  const measured = async (...flags: string[]): Promise<Told> =>
    JSON.parse((await here.hillock(['bench', 'model.wasm', '--duration', '1ms', '--json', ...flags])).stdout)
  expect(await measured('--sizes', '50')).toMatchObject({ group: 'G', sizes: [{ neurons: 50, allNeurons: 57 }] })
  expect(await measured('--sizes', '50', '--group', 'H')).toMatchObject({ sizes: [{ neurons: 50, allNeurons: 150 }] })
})

test('single precision is said, and takes less memory', async () => {
  const here = await withModel()
  const flags = ['--sizes', '4', '--duration', '1ms', '--precision', 'float32']
  expect((await here.hillock(['bench', 'model.py', ...flags])).stdout).toMatch(/^Hillock \S+ in float32, Node /m)
  const told: unknown = JSON.parse((await here.hillock(['bench', 'model.py', '--json', ...flags])).stdout)
  expect(told).toMatchObject({ precision: 'float32', sizes: [{ hillock: { bytesPerNeuron: 4 } }] })
  await here.write('model.wasm', await twoGroups())
  const { code, stderr } = await here.hillock(['bench', 'model.wasm', ...flags])
  expect(code).toBe(2)
  expect(stderr).toContain('--precision float32: G of this module is in float64')
})

test.each([
  [['--sizes', '1e2,x'], 'a size must be a whole number from 1'],
  [['--sizes', ''], 'a size must be a whole number from 1'],
  [['--duration', '5mV'], 'the duration has unit s'],
  [['--duration', '0s'], '--duration must be more than 0 seconds'],
  [['--precision', 'single'], "--precision takes float64 or float32, not 'single'"],
  [['--against', 'nest'], "--against takes brian2, not 'nest'"],
  [['--python', 'python'], '--python is for --against brian2'],
  [['--group', 'Q'], '--group Q: the model has no group of that name'],
])('bench model.py %j cannot be understood', async (flags, message) => {
  const here = await withModel()
  const { code, stdout, stderr } = await here.hillock(['bench', 'model.py', ...flags])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(message)
})

test('Brian 2 takes no modules, and no standard input', async () => {
  const here = await place()
  await here.write('model.wasm', await twoGroups())
  const { code, stderr } = await here.hillock(['bench', 'model.wasm', '--against', 'brian2'])
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'error[usage]: --against is for scripts; model.wasm is a module\n',
  })
  expect((await here.hillock(['bench', '-', '--against', 'brian2'])).stderr).toContain('--against needs a file')
})

test('what is no module is told as everywhere', async () => {
  const here = await place()
  await here.write('model.wasm', 'from brian2 import *')
  const { code, stderr } = await here.hillock(['bench', 'model.wasm'])
  expect(code).toBe(1)
  expect(stderr).toContain('error[module]: ')
})

test('what is wrong with a script is told as everywhere', async () => {
  const here = await place()
  await here.write('model.py', model.replace('/tau', ''))
  const { code, stdout, stderr } = await here.hillock(['bench', 'model.py'])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^model\.py:3:\d+: error\[unit-mismatch\]/)
})

test('Ctrl-C stops, and what was measured is shown', async () => {
  const here = await withModel()
  const argv = ['bench', 'model.py', '--sizes', '10,20,30', '--duration', '1ms']
  const { code, stdout, stderr } = await here.hillock(argv, {
    terminal: true,
    onOutput: text => {
      if (text.includes('20 neurons: warming up')) here.interrupt()
    },
  })
  expect(code).toBe(130)
  expect(here.kept).toEqual(['what was measured is shown'])
  expect(stdout).toMatch(/^neurons +10$/m)
  expect(stderr).not.toContain('30 neurons')
})

test('a size that cannot be leaves the others alone', async () => {
  const here = await place()
  await here.write('model.py', `${model.replace('run(', "S = StateMonitor(P, 'v', record=[3])\nrun(")}`)
  const { code, stdout, stderr } = await here.hillock(['bench', 'model.py', '--sizes', '20,2', '--duration', '1ms'])
  expect(code).toBe(1)
  expect(stderr).toContain('error[')
  expect(stdout).toMatch(/^neurons +20$/m)
})

/** A program that behaves as Python with the driver does; `lines` are carried out when it builds. */
function fakePython(version: string | null, lines = ''): string {
  return `#!${process.execPath}
const { chmodSync, copyFileSync, writeFileSync } = require('node:fs')
const text = process.argv[3]
if (process.argv[2] === '--results_dir') {
  // it is the program that was built
  const { seconds, neurons } = require('./request.json')
  writeFileSync(text + 'last_run_info.txt', seconds * 10 + ' 1\\n')
  writeFileSync(text + 'count', Int32Array.of(2 * neurons))
} else if (text === undefined) {
  console.log(JSON.stringify({ brian2: ${JSON.stringify(version)} }))
} else {
  const request = JSON.parse(text)
  ${lines}
  const { folder } = request
  const program = folder + '/main'
  copyFileSync(__filename, program)
  chmodSync(program, 0o755)
  writeFileSync(folder + '/request.json', text)
  const results = folder + '/'
  writeFileSync(folder + '/built.json', JSON.stringify({
    compileSeconds: 30, precision: 'float64', flags: ['-O3'], program, environment: {}, results, counts: [results + 'count'],
  }))
}
`
}

async function withPython(script: string, env?: Readonly<Record<string, string>>): Promise<Place> {
  const here = await withModel(env)
  await here.write('python3', script)
  await chmod(here.path('python3'), 0o755)
  return here
}

test.skipIf(process.platform === 'win32')(
  'Brian 2 runs the same file, by turns, and what was built is removed',
  async () => {
    const here = await withPython(
      fakePython('2.99.0', `writeFileSync(${'`${__dirname}/asked-${request.neurons}`'}, JSON.stringify(request))`),
    )
    const argv = ['bench', 'model.py', '--sizes', '4,8', '--group', 'G', '--duration', '20ms', '--against', 'brian2']
    const { code, stdout } = await here.hillock([...argv, '--python', './python3', '--json'])
    expect(code).toBe(0)
    const request = JSON.parse(await here.read('asked-8')) as { readonly folder: string }
    expect(request).toMatchObject({ file: 'model.py', group: 'neurongroup_1', neurons: 8, threads: 1, seconds: 0.02 })
    await expect(readdir(request.folder)).rejects.toThrow('ENOENT')
    const told = JSON.parse(stdout) as Told
    expect(told).toMatchObject({
      brian2: { version: '2.99.0', python: './python3', precision: 'float64', flags: ['-O3'] },
    })
    for (const { neurons, brian2, hillock, ratio } of told.sizes) {
      expect(brian2).toMatchObject({ spikes: 2 * neurons, compileSeconds: 30, realTimeFactor: 10 })
      expect(hillock).toMatchObject({ spikes: 2 * neurons })
      // the median of quotients is not quite the quotient of medians
      expect(((ratio?.median ?? 0) * Number(hillock['realTimeFactor'])) / 10).toBeCloseTo(1, 1)
    }
  },
)

test.skipIf(process.platform === 'win32')('the Python of the PATH is taken, and the ratio shown', async () => {
  const here = await withPython(fakePython('2.99.0'), { PATH: '.' })
  const { stdout } = await here.hillock([
    'bench',
    'model.py',
    '--sizes',
    '4',
    '--duration',
    '1ms',
    '--against',
    'brian2',
  ])
  expect(stdout).toContain('Brian 2 2.99.0 of python3, C++ standalone in float64: -O3')
  expect(stdout).toMatch(/^Brian 2 ÷ Hillock +\d/m)
})

test.skipIf(process.platform === 'win32')('Ctrl-C ends what Brian 2 is at', async () => {
  const wait = 'if (request.neurons === 8) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'
  const here = await withPython(fakePython('2.99.0', wait))
  const argv = [
    'bench',
    'model.py',
    '--sizes',
    '4,8',
    '--duration',
    '1ms',
    '--against',
    'brian2',
    '--python',
    './python3',
  ]
  const { code, stdout } = await here.hillock(argv, {
    terminal: true,
    onOutput: text => {
      if (text.includes('8 neurons: building in Brian 2')) setTimeout(() => here.interrupt(), 300)
    },
  })
  expect(code).toBe(130)
  expect(stdout).toMatch(/^neurons +4$/m)
})

test.skipIf(process.platform === 'win32')('a Python without Brian 2 is told, and one that is not there', async () => {
  const bench = async (here: Place, ...flags: string[]): Promise<string> => {
    const { code, stderr } = await here.hillock(['bench', 'model.py', '--against', 'brian2', ...flags])
    expect(code).toBe(2)
    return stderr
  }
  const without = await withPython(fakePython(null), { PATH: '.' })
  expect(await bench(without)).toMatch(/^error\[usage\]: python3 has no Brian 2\n  help: pip install brian2/)
  expect(await bench(await withModel({ PATH: '.' }))).toContain('error[usage]: there is no Python on the PATH')
  expect(await bench(without, '--python', './gone')).toContain(
    '--python ./gone cannot be started: there is no such file or folder',
  )
})

test.skipIf(process.platform === 'win32')('a file that fails in Brian 2 says why', async () => {
  const here = await withPython(fakePython('2.99.0', "throw 'NameError: no tau'"))
  const argv = [
    'bench',
    'model.py',
    '--sizes',
    '4',
    '--duration',
    '1ms',
    '--against',
    'brian2',
    '--python',
    './python3',
  ]
  const { code, stdout, stderr } = await here.hillock(argv)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('error[python]: Brian 2 does not run model.py: ')
})

test('the models of npm run bench run', async () => {
  const here = await place()
  const folder = fileURLToPath(new URL('../bench/models', import.meta.url))
  const { code, stdout } = await here.hillock(['check', folder])
  expect({ code, stdout }).toEqual({ code: 0, stdout: '11 of 11 files run\n' })
})

test('half of the measurements lie between the quartiles', () => {
  expect(spreadOf([5, 1, 3, 2, 4])).toEqual({ median: 3, quartiles: [2, 4] })
  expect(spreadOf([1, 2])).toEqual({ median: 1.5, quartiles: [1.25, 1.75] })
  expect(spreadOf([7])).toEqual({ median: 7, quartiles: [7, 7] })
})

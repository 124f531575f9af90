import { beforeAll, expect, test } from 'vitest'
import { ABI } from '../../abi/layout.ts'
import { twoClocks } from '../host/fixtures/two-clocks.ts'
import { twoGroups } from '../host/fixtures/two-groups.ts'
import { place, type Place } from './io.ts'

let module: Uint8Array

beforeAll(async () => {
  module = await twoGroups()
})

async function withModule(): Promise<Place> {
  const here = await place()
  await here.write('model.wasm', module)
  return here
}

test('running a module tells what its monitors recorded', async () => {
  const here = await withModule()
  const { code, stdout, stderr } = await here.hillock(['run', 'model.wasm', '--seed', '7'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^spikes: [\d ]+ spikes$/m)
  expect(stdout).toContain('trace: 1 000 samples of v, n in 2 neurons')
})

test('a run without a seed says how to repeat it', async () => {
  const here = await withModule()
  const first = await here.hillock(['run', 'model.wasm'])
  const seed = first.stderr.match(/^note\[seed\]: repeat with --seed (\d+)\n$/)?.[1] ?? 'none'
  expect(await here.hillock(['run', 'model.wasm', '--seed', seed])).toEqual({ ...first, stderr: '' })
})

test('a file alone is run', async () => {
  const here = await withModule()
  const { code, stdout } = await here.hillock(['model.wasm', '--seed', '7', '--duration', '1ms'])
  expect(code).toBe(0)
  expect(stdout).toContain('trace: 10 samples')
})

test('the precision of a module cannot be chosen', async () => {
  const here = await withModule()
  const run = (precision: string): ReturnType<Place['hillock']> =>
    here.hillock(['run', 'model.wasm', '--seed', '7', '--precision', precision])
  expect((await run('float64')).code).toBe(0)
  expect(await run('float32')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'error[usage]: --precision float32: G of this module is in float64\n' +
      '  help: compile the model again: hillock compile model.py --precision float32\n',
  })
})

test('constants and sizes are inputs', async () => {
  const here = await withModule()
  const run = async (...flags: string[]): Promise<string> =>
    (await here.hillock(['run', 'model.wasm', '--seed', '1', '--duration', '10ms', ...flags])).stdout
  const usual = await run()
  expect(await run('--set', 'tau=10ms')).toBe(usual)
  expect(await run('--set', 'tau=10 ms')).toBe(usual)
  expect(await run('--set', 'tau=5*ms')).not.toBe(usual)
  expect(await run('--set', 'kicks=False')).not.toBe(usual)
  expect(await run('--size', 'H=1e3')).toContain('in 1 000 neurons')
  expect(await run('--size', 'neurongroup_1=1e3')).toContain('in 1 000 neurons')
})

test.each([
  [['--set', 'tau'], '--set takes NAME=VALUE'],
  [['--set', 'tau=1', '--set', 'tau=2'], 'gives tau twice'],
  [['--size', 'G=1.5'], 'the size of G must be a whole number from 1'],
  [['--size', 'G=0'], 'the size of G must be a whole number from 1'],
  [['--seed', 'x'], 'the seed must be a whole number from 0 to 9007199254740991'],
  [['--save', 'data.mat'], "--save writes .npz, .csv and .json files, not '.mat'"],
  [['--sedd', '1'], 'did you mean --seed?'],
  [['--open'], 'a module draws no figures'],
  [['--module', 'x.wasm'], 'a module already'],
  [['more.wasm'], "'more.wasm' is one file too many"],
])('run model.wasm %j cannot be understood', async (flags, message) => {
  const here = await withModule()
  const { code, stdout, stderr } = await here.hillock(['run', 'model.wasm', ...flags])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('error[usage]')
  expect(stderr).toContain(message)
})

test.each([
  [['--set', 'taw=1ms'], 'unknown-name', "did you mean 'tau'?"],
  [['--set', 'tau=1mV'], 'unit-mismatch', 'tau has unit s'],
  [['--set', 'tau=quick'], 'bad-value', 'tau'],
  [['--set', 'tau=True'], 'unit-mismatch', 'tau has unit s, but true is a truth value'],
  [['--duration', '5mV'], 'unit-mismatch', 'the duration has unit s'],
  [['--duration', '-1ms'], 'bad-value', 'non-negative duration'],
])('run model.wasm %j does not suit the model', async (flags, errorCode, message) => {
  const here = await withModule()
  const { code, stderr } = await here.hillock(['run', 'model.wasm', ...flags])
  expect(code).toBe(2)
  expect(stderr).toContain(`error[${errorCode}]`)
  expect(stderr).toContain(message)
})

test.each([
  ['not there', undefined, 2, 'gone.wasm cannot be read: there is no such file or folder'],
  ['empty', '', 1, 'this file is empty'],
  ['text', 'from brian2 import *', 1, "this is not a WebAssembly file: it begins with 'from brian2 '"],
])('a module that is %s', async (_, content, exit, message) => {
  const here = await place()
  if (content !== undefined) await here.write('gone.wasm', content)
  const { code, stderr } = await here.hillock(['run', 'gone.wasm'])
  expect(code).toBe(exit)
  expect(stderr).toContain(message)
  expect(stderr).not.toContain('Response')
})

test('a module from standard input, or under any name, is run', async () => {
  const here = await withModule()
  const flags = ['--seed', '1', '--duration', '10ms']
  const expected = await here.hillock(['run', 'model.wasm', ...flags])
  expect(expected.code).toBe(0)
  expect(await here.hillock(['run', '-', ...flags], { stdin: module })).toEqual(expected)
  await here.write('named', module)
  expect(await here.hillock(['named', ...flags])).toEqual(expected)
})

test('a module that was cut off is refused', async () => {
  const here = await place()
  await here.write('half.wasm', module.subarray(0, module.length / 2))
  const { code, stderr } = await here.hillock(['inspect', 'half.wasm'])
  expect(code).toBe(1)
  expect(stderr).toContain('cut off')
})

test('--summary tells spikes, rates, times and where the data is', async () => {
  const here = await withModule()
  const { stderr } = await here.hillock(['run', 'model.wasm', '--seed', '7', '--summary', '--save', 'data.npz'])
  expect(stderr).toMatch(/^spikes +[\d ]+ spikes, mean rate [\d.]+ Hz$/m)
  expect(stderr).toMatch(/^compile time +[\d.]+ (ms|µs)$/m)
  expect(stderr).toMatch(/^speed +[\d .]+ ns per neuron and step$/m)
  expect(stderr).toMatch(/^data +data\.npz$/m)
})

test('--json gives one text for machines', async () => {
  const here = await withModule()
  const { code, stdout } = await here.hillock(['run', 'model.wasm', '--seed', '7', '--duration', '1ms', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    file: 'model.wasm',
    steps: 10,
    seed: 7,
    interrupted: false,
    monitors: { trace: { kind: 'traces', samples: 10, neurons: 2, variables: ['v', 'n'] } },
    diagnostics: [],
  })
  const wrong = await here.hillock(['run', 'model.wasm', '--set', 'taw=1', '--json'])
  expect(JSON.parse(wrong.stdout)).toMatchObject({ exit: 2, diagnostics: [{ code: 'unknown-name' }] })
})

test('Ctrl-C stops a long run and keeps what was recorded', async () => {
  const here = await withModule()
  here.interruptSoon()
  const { code, stdout } = await here.hillock([
    'run',
    'model.wasm',
    '--seed',
    '7',
    '--duration',
    '1e6 s',
    '--save',
    'data.csv',
  ])
  expect(code).toBe(130)
  expect(here.kept).toEqual(['what was recorded is kept'])
  expect(stdout).toMatch(/spikes: [\d ]+ spikes/)
  expect((await here.read('data-spikes.csv')).split('\n').length).toBeGreaterThan(2)
})

test('a long run on a terminal has a progress bar, which is gone afterwards', async () => {
  const here = await withModule()
  let shown = false
  const interruptAtBar = (text: string): void => {
    if (!shown && text.includes('░')) setImmediate(() => here.interrupt())
    shown ||= text.includes('░')
  }
  const flags = ['run', 'model.wasm', '--seed', '7', '--duration', '1e6 s']
  const { code, stderr } = await here.hillock(flags, { terminal: true, onOutput: interruptAtBar })
  expect(code).toBe(130)
  expect(stderr).toMatch(/0%  t = [\d.]+ (ms|s|min)/)
  // the line is cleared at the end
  expect(stderr.lastIndexOf('\u001b[2K')).toBeGreaterThan(stderr.lastIndexOf('░'))
  const quiet = await here.hillock(['run', 'model.wasm', '--seed', '7'], { terminal: true })
  expect(quiet.stderr).toBe('')
})

test('inspect tells what is in a module', async () => {
  const here = await withModule()
  const { code, stdout, stderr } = await here.hillock(['inspect', 'model.wasm'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  for (const part of [
    'group G (neurongroup)\n  100 neurons, float64, integrated by euler',
    'threshold: v > 1',
    '  tau    10 ms\n  half   5 ms   = 0.5*tau\n',
    'trace (statemonitor)',
    'w (second) of H, all neurons, every 5 steps',
    "G.v = 'rand()'",
    '  clock_1       0.5 ms  every 5 steps of defaultclock\n',
    '  thresholds  1  spikemonitor                   defaultclock\n',
    'in blocks of up to 32 steps\n    tile0 over G: statemonitor, neurongroup_stateupdater',
    'bytes a neuron',
  ]) {
    expect(stdout).toContain(part)
  }
})

test('inspect says why a part goes step by step, and which clocks count for themselves', async () => {
  const here = await place()
  await here.write('model.wasm', await twoClocks())
  const { stdout } = await here.hillock(['inspect', 'model.wasm'])
  for (const part of [
    'in steps of 0.1 ms and 0.25 ms',
    '3 neurons, float64, integrated by euler, by defaultclock',
    '  event fire: x > 1\n  on fire: x = 0\n',
    'fire events of cells with x, every 0.1 ms',
    'rate of fire of cells, every 0.1 ms',
    'clock_1       0.25 ms  counts its own steps',
    'step by step: neurongroup_1 reads the events of neurongroup\n',
  ]) {
    expect(stdout).toContain(part)
  }
})

test('events with what was recorded of them, and rates, are told and saved', async () => {
  const here = await place()
  await here.write('model.wasm', await twoClocks())
  const run = ['run', 'model.wasm', '--duration', '0.3ms']
  const { stdout } = await here.hillock([...run, '--save', 'out.csv'])
  expect(stdout).toBe(
    ['fires: 2 events with x', 'counted: 2 samples of seen in 2 neurons', 'rate: 3 steps, mean rate 2 220 Hz', ''].join(
      '\n',
    ),
  )
  expect(await here.read('out-fires.csv')).toBe('t (s),i,x\n0.0001,2,1.5\n0.0002,0,1.5\n')
  expect(await here.read('out-rate.csv')).toMatch(/^t \(s\),rate \(Hz\)\n0,0\n0.0001,3333\.3/)
  await here.hillock([...run, '--save', 'out.json'])
  expect(JSON.parse(await here.read('out.json'))).toMatchObject({
    'fires.x': { unit: '', values: [1.5, 1.5] },
    'rate.t': { unit: 's', values: [0, 1e-4, 2e-4] },
  })
  const { stdout: json } = await here.hillock([...run, '--json'])
  expect(JSON.parse(json)).toMatchObject({
    steps: 4,
    monitors: {
      fires: { kind: 'events', events: 2, variables: ['x'] },
      rate: { kind: 'rates', samples: 3 },
    },
  })
})

test('inspect --json is the manifest, --types its declarations', async () => {
  const here = await withModule()
  const { stdout } = await here.hillock(['inspect', 'model.wasm', '--json'])
  expect(JSON.parse(stdout)).toMatchObject({ abi: ABI, bytes: module.length, constants: [{ name: 'tau' }, {}, {}, {}] })
  const types = await here.hillock(['inspect', 'model.wasm', '--types'])
  expect(types.stdout).toContain('export default interface Model {')
})

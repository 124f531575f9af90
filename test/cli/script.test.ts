import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { place } from './io.ts'

const spiking = `from brian2 import *
tau = 10*ms
G = NeuronGroup(3, 'dv/dt = (2-v)/tau : 1', threshold='v>1', reset='v = 0', method='exact')
spikes = SpikeMonitor(G)
trace = StateMonitor(G, 'v', record=[0, 2])
run(20*ms)
print(spikes.num_spikes)
`

const drawing = `${spiking}plot(trace.t/ms, trace.v[0])
xlabel('Time (ms)')
`

test('what a script prints goes to stdout; figures to figures/, with their data, named on stderr', async () => {
  const here = await place()
  await here.write('model.py', drawing)
  const { code, stdout, stderr } = await here.hillock(['run', 'model.py'])
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: '6\n',
    stderr: 'figures/model-1.svg\nfigures/model-1.json\n',
  })
  expect(await here.read('figures/model-1.svg')).toContain('<title>')
  expect(JSON.parse(await here.read('figures/model-1.json'))).toMatchObject({ axes: [{ x: { label: 'Time (ms)' } }] })
})

test('--precision is for groups that do not say; what they record is saved so', async () => {
  const here = await place()
  const groups = `prefs.core.default_float_dtype = float64
H = NeuronGroup(1, 'v : 1', dtype=float64)
print(G.v[:].dtype, H.v[:].dtype, G.v[0] == float32(G.v[0]), trace.t[:].dtype)`
  await here.write('model.py', `${spiking.replace('SpikeMonitor(G)', "SpikeMonitor(G, variables='v')")}${groups}`)
  const { stdout, stderr } = await here.hillock([
    'model.py',
    '--precision',
    'float32',
    '--save',
    'out.npz',
    '--seed',
    '1',
  ])
  expect(stdout).toBe('6\nfloat32 float64 True float64\n')
  expect(stderr).toContain('prefs.core.default_float_dtype = float64 is ignored: float32 was asked for')
  const heads = async (file: string): Promise<readonly string[]> => {
    const entries = unzipSync(new Uint8Array(await readFile(here.path(file))))
    return ['trace.v', 'spikes.v', 'trace.t'].map(
      key => /'descr': '(...)'/.exec(new TextDecoder('latin1').decode(entries[`${key}.npy`]))?.[1] ?? '',
    )
  }
  expect(await heads('out.npz')).toEqual(['<f4', '<f4', '<f8'])
  await here.hillock(['compile', 'model.py', '--precision', 'float32'])
  expect((await here.hillock(['inspect', 'model.wasm'])).stdout).toContain('3 neurons, float32, integrated by exact')
  await here.hillock(['run', 'model.wasm', '--precision', 'float32', '--save', 'again.npz'])
  expect(await heads('again.npz')).toEqual(['<f4', '<f4', '<f8'])
})

test('a script from standard input', async () => {
  const here = await place()
  const { code, stdout } = await here.hillock(['-'], { stdin: 'from brian2 import *\n20*volt' })
  expect({ code, stdout }).toEqual({ code: 0, stdout: '20. V\n' })
})

test('--no-figures draws nothing, --open shows what was drawn', async () => {
  const here = await place()
  await here.write('model.py', drawing)
  expect((await here.hillock(['run', 'model.py', '--no-figures'])).stderr).toBe('')
  expect(await readdir(here.cwd)).toEqual(['model.py'])
  await here.hillock(['run', 'model.py', '--open'])
  expect(here.opened).toEqual([here.path('figures/model-1.svg')])
})

test('savefig writes into figures/, wherever the script would have it', async () => {
  const here = await place()
  await here.write('model.py', "from brian2 import *\nplot([1, 2])\nsavefig('../../away/raster.png')\nclose()\n")
  await here.hillock(['run', 'model.py'])
  expect((await readdir(here.path('figures'))).toSorted()).toEqual(['raster.json', 'raster.svg'])
})

test('--figures chooses the folder', async () => {
  const here = await place()
  await here.write('model.py', drawing)
  expect((await here.hillock(['model.py', '--figures', 'out/plots'])).stderr).toBe(
    'out/plots/model-1.svg\nout/plots/model-1.json\n',
  )
  expect(await readdir(here.cwd)).toEqual(['model.py', 'out'])
})

test('a figure that cannot be written leaves the others alone, and is named', async () => {
  const here = await place()
  await mkdir(here.path('figures/bad.svg'), { recursive: true })
  await here.write('model.py', `${spiking}plot([1, 2])\nsavefig('bad')\nsavefig('good')\n`)
  const { code, stderr } = await here.hillock(['model.py', '--save', 'data.npz'])
  expect(code).toBe(2)
  expect(stderr).toContain('error[file]: figures/bad.svg cannot be written: it is a folder')
  expect((await readdir(here.path('figures'))).toSorted()).toEqual([
    'bad.svg',
    'good.json',
    'good.svg',
    'model-1.json',
    'model-1.svg',
  ])
  expect(await readdir(here.cwd)).toContain('data.npz')
})

test('names that are too long for a disk are cut, and stay apart', async () => {
  const here = await place()
  const names = ['a', 'ä'].flatMap(letter => [letter.repeat(400), `${letter.repeat(400)}b`])
  await here.write(
    'model.py',
    `from brian2 import *\nplot([1, 2])\n${names.map(name => `savefig('${name}.png')\n`).join('')}close()\n`,
  )
  expect((await here.hillock(['model.py'])).code).toBe(0)
  expect(await readdir(here.path('figures'))).toHaveLength(8)
})

test('a link in the place of a figure is replaced; one in the place of the folder is not followed unless it is named', async () => {
  const here = await place()
  await here.write('model.py', 'from brian2 import *\nplot([1, 2])\n')
  await here.write('mine.svg', 'mine')
  await mkdir(here.path('figures'))
  await symlink(here.path('mine.svg'), here.path('figures/model-1.svg'))
  expect((await here.hillock(['model.py'])).code).toBe(0)
  expect(await here.read('mine.svg')).toBe('mine')
  expect(await here.read('figures/model-1.svg')).toContain('<svg')

  await rm(here.path('figures'), { recursive: true })
  await mkdir(here.path('away'))
  await symlink(here.path('away'), here.path('figures'))
  const refused = await here.hillock(['model.py'])
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('figures are not drawn through the link figures')
  expect(await readdir(here.path('away'))).toEqual([])
  await here.hillock(['model.py', '--figures', 'figures'])
  expect(await readdir(here.path('away'))).toHaveLength(2)
})

test('--set replaces the one assignment, --size names a group', async () => {
  const here = await place()
  await here.write('model.py', spiking)
  expect((await here.hillock(['model.py', '--set', 'tau=20ms'])).stdout).toBe('3\n')
  expect((await here.hillock(['model.py', '--set', 'tau=20*ms'])).stdout).toBe('3\n')
  expect((await here.hillock(['model.py', '--size', 'G=1e1'])).stdout).toBe('20\n')
  const none = await here.hillock(['model.py', '--set', 'taw=20ms'])
  expect(none.code).toBe(2)
  expect(none.stderr).toContain("'tau'")
})

test('a picture that turns out not to be drawn costs neither the others nor what was recorded', async () => {
  const here = await place()
  await here.write('model.py', `${drawing}yscale('sym' + 'log')\nprint('end')`)
  const { code, stdout, stderr } = await here.hillock(['run', 'model.py', '--save', 'data.npz'])
  expect([code, stdout]).toEqual([1, '6\nend\n'])
  expect(stderr).toContain("model.py:10:1: error[unsupported]: the scale 'symlog' is not drawn yet")
  expect(stderr).toContain('figures/model-1.svg\n')
  expect(Object.keys(unzipSync(await readFile(here.path('data.npz'))))).toContain('trace.v.npy')
})

test('a script that fails after its run loses nothing of what was recorded', async () => {
  const here = await place()
  await here.write('model.py', `${spiking}print(trace.v[0][1000])`)
  const { code, stderr } = await here.hillock(['run', 'model.py', '--save', 'data.npz'])
  expect(code).toBe(1)
  expect(stderr).toContain('IndexError: index 1000 is out of bounds')
  expect(Object.keys(unzipSync(await readFile(here.path('data.npz'))))).toContain('trace.v.npy')
})

test('--save writes what the monitors recorded', async () => {
  const here = await place()
  await here.write('model.py', spiking)
  const { code, stderr } = await here.hillock(['run', 'model.py', '--save', 'out/data.npz'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'out/data.npz\n' })
  expect(Object.keys(unzipSync(await readFile(here.path('out/data.npz'))))).toEqual([
    'spikes.t.npy',
    'spikes.i.npy',
    'trace.t.npy',
    'trace.i.npy',
    'trace.v.npy',
    'units.npy',
  ])
  await here.hillock(['run', 'model.py', '--save', 'data.json'])
  const data = JSON.parse(await here.read('data.json'))
  expect(data['spikes.t'].values).toHaveLength(6)
  expect(data['trace.v'].values).toHaveLength(2)
  expect(data['trace.v'].values[0]).toHaveLength(200)
})

test('networks of a script save events with their variables, and rates; their runs can be compiled', async () => {
  const here = await place()
  await here.write(
    'model.py',
    `from brian2 import *
G = NeuronGroup(2, 'dv/dt = 1/ms : 1', threshold='v > 0.25', reset='v = 0', events={'half': 'v > 0.15'}, method='euler')
E = EventMonitor(G, 'half', 'v')
R = PopulationRateMonitor(G)
net = Network(collect())
net.run(0.3*ms)
net.run(0.1*ms)
`,
  )
  const { code, stderr } = await here.hillock(['run', 'model.py', '--save', 'data.json', '--summary'])
  expect(code).toBe(0)
  expect(stderr).toMatch(/^simulated +2 runs, to 400 µs of 2 neurons, 4 steps in all$/m)
  const data = JSON.parse(await here.read('data.json'))
  expect(data['E.i'].values).toEqual([0, 1, 0, 1])
  expect(data['E.v'].values.map((v: number) => Math.round(v * 10))).toEqual([2, 2, 3, 3])
  expect(data['R.rate']).toEqual({ unit: 'Hz', values: [0, 0, 10_000, 0] })
  const compiled = await here.hillock(['compile', 'model.py', '--run', '2', '-o', 'second.wasm'])
  expect(compiled.code).toBe(0)
  const again = await here.hillock(['run', 'second.wasm'])
  expect(again.stdout).toContain('R: 1 step, mean rate 0 Hz')
})

test('a model that is wrong ends with 1, points at the place, and saves nothing if it has not run', async () => {
  const here = await place()
  await here.write('model.py', `from brian2 import *\nprint(6)\n3*volt + 2*amp\n${spiking}`)
  const { code, stdout, stderr } = await here.hillock(['model.py', '--save', 'data.npz'])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '6\n' })
  expect(stderr).toContain('model.py:3:1: error[unit-mismatch]: DimensionMismatchError: Cannot calculate')
  expect(await readdir(here.cwd)).toEqual(['model.py'])
})

test('a file that is not there, a folder, and bytes that are no text', async () => {
  const here = await place()
  await mkdir(here.path('folder.py'))
  await here.write('bytes.py', Uint8Array.of(0x61, 0xff))
  const run = async (file: string): Promise<string> => {
    const { code, stderr } = await here.hillock(['run', file])
    return `${code} ${stderr.split('\n')[0]}`
  }
  expect(await run('gone.py')).toBe('2 error[file]: gone.py cannot be read: there is no such file or folder')
  expect(await run('folder.py')).toBe('2 error[file]: folder.py cannot be read: it is a folder')
  expect(await run('bytes.py')).toBe('1 bytes.py:1:2: error[not-text]: byte 0xff at offset 1 is not UTF-8 text')
})

test('a figures folder that cannot be made is said', async () => {
  const here = await place()
  await here.write('model.py', drawing)
  await here.write('figures', 'a file, not a folder')
  const { code, stderr } = await here.hillock(['model.py'])
  expect(code).toBe(2)
  expect(stderr).toContain('figures/model-1.svg cannot be written')
})

test('--summary and --module', async () => {
  const here = await place()
  await here.write('model.py', drawing)
  const { code, stderr } = await here.hillock(['model.py', '--summary', '--module', 'model.wasm', '--save', 'data.csv'])
  expect(code).toBe(0)
  for (const line of [
    /^spikes +6 spikes, mean rate 100 Hz$/m,
    /^simulated +20 ms of 3 neurons, 200 steps$/m,
    /^compile time +[\d.]+ \S+$/m,
    /^run time +[\d.]+ \S+$/m,
    /^speed +[\d. ]+ ns per neuron and step$/m,
    /^figure +figures\/model-1\.svg$/m,
    /^data +data-spikes\.csv$/m,
    /^module +model\.wasm$/m,
  ]) {
    expect(stderr).toMatch(line)
  }
  expect((await here.hillock(['model.wasm'])).stdout).toBe('spikes: 6 spikes\ntrace: 200 samples of v in 2 neurons\n')
})

test('--summary counts the events that came to synapses, in scripts and modules', async () => {
  const here = await place()
  await here.write(
    'net.py',
    `from brian2 import *
G = SpikeGeneratorGroup(2, [0, 1], [0, 0.2]*ms)
H = NeuronGroup(3, 'v : 1')
S = Synapses(G, H, 'w : 1', on_pre='v_post += 1', delay=0.1*ms)
S.connect()
M = StateMonitor(S, 'v_post', record=True)
run(1*ms)
`,
  )
  const connecting = /^connect time +[\d.]+ \S+$/m
  const counted = /^synaptic events +6, [\d. ]+ per second of run time$/m
  const script = (await here.hillock(['net.py', '--summary', '--module', 'net.wasm'])).stderr
  expect(script).toMatch(counted)
  expect(script).toMatch(connecting)
  const { stdout, stderr } = await here.hillock(['net.wasm', '--summary'])
  expect(stderr).toMatch(counted)
  expect(stdout).toContain('M: 10 samples of v_post in 6 synapses')
  const told = (await here.hillock(['inspect', 'net.wasm'])).stdout
  expect(told).toContain('pathway pre: spike of G (spikegeneratorgroup), after 100 µs')
  expect(told).toMatch(/tile\S+ over S, for the synapses that events come to: synapses_pre$/m)
  expect(told).toMatch(/^ {2}S: \d+ bytes a synapse: .*\bw 8\b/m)
  expect(told).toMatch(/^ {2}pathway pre of S: \d+ B of events on their way and \d+ B of rows, for 2 neurons$/m)
  expect(told).not.toContain(' 0 B of rows')
})

test('--json gives everything as one text', async () => {
  const here = await place()
  await here.write('model.py', drawing)
  const { stdout, stderr } = await here.hillock(['model.py', '--json', '--seed', '3'])
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toMatchObject({
    file: 'model.py',
    exit: 0,
    output: '6\n',
    seed: 3,
    runs: [{ steps: 200 }],
    monitors: [{ name: 'spikes', spikes: 6, neurons: 3 }],
    figures: ['figures/model-1.svg', 'figures/model-1.json'],
    diagnostics: [],
  })
  await here.write('wrong.py', '1 +')
  const wrong = JSON.parse((await here.hillock(['wrong.py', '--json'])).stdout)
  expect(wrong).toMatchObject({ exit: 1, diagnostics: [{ code: 'syntax', file: 'wrong.py', line: 1 }] })
})

test('Ctrl-C stops the run, and the script goes on to its prints and figures', async () => {
  const here = await place()
  const model = spiking
    .replace('run(20*ms)', "run(1e9*second, report='text', report_period=50*ms)")
    .replace(/^trace.*$/m, 'plot([1, 2])')
  await here.write('model.py', model)
  const interruptOnce = (text: string): void => {
    if (/^.*% *\) simulated in/.test(text) && !text.includes('100%')) here.interrupt()
  }
  const { code, stdout, stderr } = await here.hillock(['model.py'], { onOutput: interruptOnce })
  expect(code).toBe(130)
  expect(Number(stdout.trim().split('\n').at(-1))).toBeGreaterThan(0)
  expect(stderr).toContain('the run was stopped at t =')
  expect(stderr).toContain('figures/model-1.svg')
})

test('Ctrl-C ends an endless loop', async () => {
  const here = await place()
  await here.write('model.py', 'n = 0\nwhile True:\n    n += 1\n')
  here.interruptSoon()
  expect((await here.hillock(['model.py'])).code).toBe(130)
})

test('--duration is for modules', async () => {
  const here = await place()
  await here.write('model.py', spiking)
  const { code, stderr } = await here.hillock(['model.py', '--duration', '1ms'])
  expect(code).toBe(2)
  expect(stderr).toContain('a script says itself how long it runs')
})

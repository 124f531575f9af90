import { describe, expect, test } from 'vitest'
import { HillockError } from '../../diagnostics/index.ts'
import { checkScript, RunStopper, runScript } from '../../session/index.ts'
import { fakeNetworks, run } from './tools.ts'

const model = `from brian2 import *
tau = 10*ms
N = 4
vt = -50*mV
if N > 3:
    vt = vt
G = NeuronGroup(N, 'dv/dt = -v/tau : volt', method='exact')
run(1*ms)
print(tau, N, len(G))
`

async function usage(promise: Promise<unknown>): Promise<string[]> {
  const thrown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(HillockError)
  return thrown instanceof HillockError ? thrown.diagnostics.map(({ code, message }) => `${code}: ${message}`) : []
}

describe('constants set from outside', () => {
  test.each(['20 ms', '20ms', '20*ms', '0.02*second'])('tau=%s', async tau => {
    const { out } = await run(model, { set: { tau } })
    expect(out).toBe('20. ms 4 4\n')
  })

  test('integers stay integers', async () => {
    expect((await run(model, { set: { N: '7' } })).out).toBe('10. ms 7 7\n')
  })

  test.each([
    [{ taus: '1 ms' }, 'usage: --set taus: no statement at the top of the script assigns it'],
    [{ tau: '1 mV' }, 'usage: --set tau=1 mV: line 2 assigns it a value with unit s, not V'],
  ])('%o', async (set, message) => {
    expect(await usage(run(model, { set }))).toEqual([message])
  })

  test('a name assigned twice names both lines', async () => {
    expect(await usage(run('a = 1\nb = 2\na = 3', { set: { a: '5' } }))).toEqual([
      'usage: --set a: it is assigned in lines 1 and 3',
    ])
  })
})

describe('sizes set from outside', () => {
  test.each(['G', 'neurongroup'])('by %s', async name => {
    expect((await run(model, { sizes: { [name]: 9 } })).out).toBe('10. ms 4 9\n')
  })

  test('of no group', async () => {
    const { diagnostics, out } = await run(model, { sizes: { H: 9 } })
    expect(out).toBe('')
    expect(diagnostics.map(({ code, message, help }) => [code, message, help])).toEqual([
      ['usage', '--size H: the script makes no group of that name', "did you mean 'G'?"],
    ])
  })
})

describe('ending early', () => {
  test('an endless loop ends at the signal, and what was printed stays', async () => {
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(), 50)
    const { out, ok, interrupted, errors } = await run('print(1)\nwhile True: pass', { signal: controller.signal })
    clearTimeout(timer)
    expect({ out, ok, interrupted, errors }).toEqual({ out: '1\n', ok: false, interrupted: true, errors: [] })
  })

  test('the event loop lives on during a long loop', async () => {
    let ticks = 0
    const timer = setInterval(() => ticks++, 5)
    await run('x = 0\nfor i in range(300000): x = x + i')
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(0)
  })

  test('the stopper stops the run alone; the script goes on', async () => {
    const stopper = new RunStopper()
    stopper.stop()
    const { out, ok, diagnostics } = await run(model, { stopper })
    expect(ok).toBe(true)
    expect(out).toBe('10. ms 4 4\n')
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'the run was stopped at t = 0. s; what was recorded stays',
    ])
  })

  test('where a script whose run was stopped would run again, it ends', async () => {
    const stopper = new RunStopper()
    stopper.stop()
    const { out, ok, interrupted } = await run(`${model}run(1*ms)\nprint('behind it')\n`, { stopper })
    expect({ out, ok, interrupted }).toEqual({ out: '10. ms 4 4\n', ok: false, interrupted: true })
  })

  test('a comprehension, which gives nothing a turn, can be interrupted', async () => {
    const controller = new AbortController()
    const checkInterrupt = (): void => controller.abort()
    const text = 'xs = [[[1 for i in range(3000)] for j in range(3000)] for k in range(100)]\nprint(1)\n'
    const { out, interrupted } = await run(text, { checkInterrupt, signal: controller.signal })
    expect({ out, interrupted }).toEqual({ out: '', interrupted: true })
  })
})

test('checking reads the whole script but stops at the first run', async () => {
  const { network, runs } = fakeNetworks()
  const good = await checkScript(`${model}print(1/0)`, { network })
  expect(good.ok).toBe(true)
  expect(runs).toEqual([])
  const bad = await checkScript("from brian2 import *\nG = NeuronGroup(1, 'dv/dt = 1-v : 1')\nrun(1*ms)")
  expect(bad.diagnostics.map(({ code }) => code)).toEqual(['unit-mismatch'])
})

test.each([
  ['seed(42)\nprint(rand() < 2)', undefined, 42],
  ['seed(42)\nprint(rand() < 2)', 7, 42],
  ['seed()\nprint(rand() < 2)', 7, 7],
  ['print(rand() < 2)\nseed(42)', 7, 42],
])('the seed of the report repeats the script: %j', async (text, seed, repeats) => {
  expect((await runScript(`from brian2 import *\n${text}`, { seed })).seed).toBe(repeats)
})

test('a seed of several numbers is for later', async () => {
  const { diagnostics } = await runScript('import numpy as np\nnp.random.seed([1, 2])')
  expect(diagnostics.map(({ code }) => code)).toEqual(['unsupported'])
})

test('the report names the groups and monitors bound at the end', async () => {
  const { variables } = await run(`from brian2 import *
G = NeuronGroup(2, 'v : 1', threshold='v > 1', reset='v = 0')
spikes, trace = SpikeMonitor(G), StateMonitor(G, 'v', record=[1])
run(1*ms)`)
  expect(variables.map(({ name, data }) => [name, data.kind])).toEqual([
    ['G', 'group'],
    ['spikes', 'spike-monitor'],
    ['trace', 'state-monitor'],
  ])
})

test('figures are drawn with the values of the script, units left out', async () => {
  const { figures, out, errors } = await run(`from brian2 import *
x = linspace(0*ms, 2*ms, 3)
plot(x/ms, [1, 2, 3]*mV/mV, 'C1--', label='a')
xlabel('t (ms)')
fig, (left, right) = subplots(1, 2, figsize=(8, 3))
left.plot(x, x/second)
right.set_title('right')
n, bins, patches = hist([1, 2, 2, 3], bins=2)
print(n, bins, fig, *map(float, xlim()))`)
  expect(errors).toEqual([])
  expect(figures.map(figure => figure.axes.length)).toEqual([1, 2])
  const [line] = figures[0]?.axes[0]?.series ?? []
  expect(line?.kind === 'line' && [[...line.x], [...line.y]]).toEqual([
    [0, 1, 2],
    [1, 2, 3],
  ])
  expect(out).toBe('[1. 3.] [1. 2. 3.] <Figure 2: 800x300 with 2 Axes> 0.9 3.1\n')
})

test('what pyplot refuses is a Python exception at the call', async () => {
  const { errors, places } = await run('from brian2 import *\nplot([1, 2], [1, 2, 3])')
  expect(errors[0]).toMatch(/^ValueError: /)
  expect(places).toEqual(['plot([1, 2], [1, 2, 3])'])
})

describe('with the real network', () => {
  const spiking = `from brian2 import *
tau = 10*ms
G = NeuronGroup(1, 'dv/dt = (1-v)/tau : 1', threshold='v > 0.8', reset='v = 0', method='exact')
trace = StateMonitor(G, 'v', record=0)
spikes = SpikeMonitor(G)
run(50*ms)
print('Spike times: %s' % spikes.t[:])
print(len(trace), trace.t[-1], trace[0].v[0], spikes.count[:], spikes.spike_trains())
for t in spikes.t:
    axvline(t/ms)
`

  test('spikes, traces and figures arrive', async () => {
    let out = ''
    const report = await runScript(spiking, { onPrint: text => void (out += text) })
    expect(report.diagnostics).toEqual([])
    expect(out).toBe('Spike times: [16.  32.1 48.2] ms\n500 49.9 ms 0.0 [3] {0: array([16. , 32.1, 48.2]) * msecond}\n')
    expect(report.figures[0]?.axes[0]?.series).toHaveLength(3)
    expect(report.runs[0]?.steps).toBe(500)
  })

  test('compiling stops at the run and gives its module', async () => {
    const { compiled, ok, runs } = await runScript(spiking, { compile: 1, file: 'models/model.py' })
    expect(ok).toBe(true)
    expect(runs).toEqual([])
    expect(WebAssembly.validate(compiled?.module as BufferSource)).toBe(true)
    expect(compiled?.manifest.groups.map(each => each.variable)).toEqual(['G'])
    expect(compiled?.manifest.script?.name).toBe('model.py')
  })

  test('a run that the script does not have is named', async () => {
    const { diagnostics } = await runScript('from brian2 import *\nx = 1', { compile: 1 })
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['usage', 'the script never calls run(), so there is nothing to compile'],
    ])
  })
})

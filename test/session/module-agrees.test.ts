/** What is set on a script and what is set on its module give the same run. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Precision } from '../../abi/index.ts'
import { load } from '../../host/index.ts'
import { runScript } from '../../session/index.ts'

const own = `
from brian2 import *
N = 200
tau = 10*ms
vr = -70*mV
vt0 = -50*mV
jump = 5*mV
sigma = 0.5*(vt0 - vr)
drive = 2*(vt0 - vr)
G = NeuronGroup(N, '''dv/dt = (drive + vr - v)/tau + sigma*xi*tau**-0.5 : volt
                      dvt/dt = (vt0 - vt)/(100*ms) : volt''',
                threshold='v > vt', reset='v = vr; vt += jump', refractory=5*ms, method='euler')
G.v = 'rand()*(vt0 - vr) + vr'
G.vt = vt0
G.vt['i > 100'] = vt0 + jump
G.v['i == 7'] = -60*mV
G.run_regularly('vt += 0.1*jump*rand()', dt=0.5*ms)
spikes = SpikeMonitor(G)
run(50*ms)
`
const tutorial = fileURLToPath(new URL('../../../shared/tutorial/cells/24-adaptive-threshold.py', import.meta.url))
const models = existsSync(tutorial) ? [own, readFileSync(tutorial, 'utf8')] : [own]

describe.each(models)('a model and its module', text => {
  test.each([
    ['nothing set', {}],
    ['a constant that others derive from, and initial values too', { vt0: '-45 mV' }],
    ['a derived constant, which then follows no longer', { sigma: '3 mV', vt0: '-52 mV' }],
    ['single precision', {}, 'float32'],
  ])('agree with %s', async (_, set: Record<string, string>, precision?: string) => {
    const options = { set, precision: precision as Precision | undefined }
    const report = await runScript(text, { seed: 5, ...options })
    const monitor = report.variables.find(({ data }) => data.kind === 'spike-monitor')
    const recorded = monitor?.data.kind === 'spike-monitor' ? monitor.data.object : undefined
    const { compiled } = await runScript(text, { compile: 1, precision: options.precision })
    const model = await load(compiled?.module ?? new Uint8Array())
    await using simulation = await model.start({ seed: 5, set })
    await simulation.run(compiled?.manifest.defaults.duration ?? 0)
    const spikes = simulation.spikes[monitor?.name ?? '']
    expect(recorded?.length).toBeGreaterThan(100)
    expect(spikes?.i).toEqual(recorded?.i)
    expect(spikes?.t).toEqual(recorded?.t)
  })
})

describe('random conditions choose the same neurons in a script and in its module', () => {
  test.each([
    ['for a number', "G.v['rand() < 0.5'] = 3"],
    ['for random numbers', "G.v['rand() < 0.5'] = 'rand()'"],
    ['for random numbers of several kinds', "G.v['randn() < 0'] = 'poisson(3) + rand()'"],
    ['for random numbers that look at the values so far', "G.v['v < randn()'] = 'v + rand()'"],
  ])('%s', async (_, assignment) => {
    await agree(`G = NeuronGroup(50, 'v : 1')\nG.v = 'randn()'\n${assignment}`)
  })
})

test('values in single precision are assigned alike in a script and in its module', async () => {
  await agree(`tau = 0.1*ms
G = NeuronGroup(50, '''v : 1
w : 1
x = w/3 : 1
s : 1 (shared)''', dtype=float32)
G.s = 0.3
G.w = '0.1*i'
G.w[3:7] = [1/3, 1/7, 1e-40, 1e39]
G.v = 's*x + w + exp(-w) + rand() + (tau/ms)'
G.v['w > 2.1'] = 'v*w'`)
})

/** Whether the script's `G.v` is that of its module. */
async function agree(statements: string): Promise<void> {
  const text = `from brian2 import *\n${statements}\nrun(1*ms)`
  const { variables } = await runScript(text, { seed: 5 })
  const [data] = variables.flatMap(each => (each.data.kind === 'group' ? [each.data] : []))
  const { compiled } = await runScript(text, { compile: 1 })
  const model = await load(compiled?.module ?? new Uint8Array())
  await using simulation = await model.start({ seed: 5 })
  expect(new Set(data?.object.get('v')).size).toBeGreaterThan(20)
  expect(simulation.get('G.v')).toEqual(data?.object.get('v'))
}

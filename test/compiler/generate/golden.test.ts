import { expect, test } from 'vitest'
import { Network, NeuronGroup, type NeuronGroupOptions, SpikeMonitor, StateMonitor } from '../../../network/index.ts'

interface GoldenModel {
  readonly equations: string
  readonly options?: NeuronGroupOptions
  readonly initial?: Readonly<Record<string, string>>
  readonly record?: readonly string[]
}

/** Models whose generated text is kept under test/golden/, to be read. Accept changes with `vitest run -u`. */
const models: Record<string, GoldenModel> = {
  'leaky-refractory': {
    equations: 'dv/dt = (v0 - v)/tau : volt (unless refractory)\nv0 : volt',
    options: {
      threshold: 'v > -50*mV',
      reset: 'v = -70*mV',
      refractory: '5*ms',
      method: 'exact',
      namespace: { tau: '10*ms' },
    },
    initial: { v: '-70*mV', v0: '-60*mV + i*30*mV/(N-1)' },
  },
  'adaptive-threshold': {
    equations: 'dv/dt = (v_drive+vr-v)/tau + sigma*xi*tau**-0.5 : volt\ndvt/dt = (vt0-vt)/tau_t : volt',
    options: {
      threshold: 'v > vt',
      reset: 'v = vr; vt += delta_vt0',
      refractory: '5*ms',
      method: 'euler',
      namespace: {
        tau: '10*ms', tau_t: '100*ms', vr: '-70*mV', vt0: '-50*mV', sigma: '10*mV', v_drive: '40*mV', delta_vt0: '5*mV',
      }, // prettier-ignore
    },
    initial: { v: 'rand()*(vt0 - vr) + vr', vt: 'vt0' },
  },
  'two-coupled': {
    equations: 'dv/dt = (w - v)/tau_v : 1 (unless refractory)\ndw/dt = (I - w - 0.1*v)/tau_w : 1\nI : 1',
    options: {
      threshold: 'v > 1',
      reset: 'v = 0; w -= 0.2',
      refractory: '2*ms',
      method: 'exact',
      namespace: { tau_v: '10*ms', tau_w: '30*ms' },
    },
  },
  'tau-per-neuron': {
    equations: 'dv/dt = (I - v)/tau : 1\ntau : second\nI : 1',
    options: { threshold: 'v > 1', reset: 'v = 0', method: 'exact' },
    initial: { tau: '5*ms + 10*ms*i/N', I: '2.0' },
  },
  'sine-drive': {
    equations: 'dv/dt = (1 + A*sin(2*pi*f*t) - v)/tau : 1',
    options: { threshold: 'v > 1', reset: 'v = 0', method: 'euler', namespace: { tau: '10*ms', A: 0.5, f: '20*Hz' } },
  },
  'recorded-current': {
    equations: 'dv/dt = -I/C : volt\nI = g*(v - E) : amp\nE : volt (shared)',
    options: { method: 'exponential_euler', namespace: { C: '200*pF', g: '10*nS' } },
    record: ['v', 'I'],
  },
  'parameter-in-reset': {
    equations: 'dv/dt = (2 - v)/tau : 1\ntau : second\ncount : integer',
    options: { threshold: 'v > 1', reset: 'v = 0; tau *= 1.1; count += 1', method: 'exact' },
    initial: { tau: '10*ms' },
  },
}

/** The text alone: nothing is assembled here. */
async function textOf({ equations, options, initial = {}, record }: GoldenModel): Promise<string> {
  const group = new NeuronGroup(100, equations, options)
  group.set(initial)
  const spikes = group.model.threshold === undefined ? [] : [new SpikeMonitor(group)]
  const traces = record === undefined ? [] : [new StateMonitor(group, record, { record: [0, 50] })]
  const network = new Network([group, ...spikes, ...traces], { assemble: () => Promise.resolve(new Uint8Array(8)) })
  network.seed(1)
  return (await network.compile()).text
}

test.each(Object.entries(models))('%s', async (name, model) => {
  await expect(await textOf(model)).toMatchFileSnapshot(`../../golden/${name}.ts`)
})

test('the text holds no sizes, values or names of objects, so that it can be a key', async () => {
  const text = async (size: number, tau: string, name: string): Promise<string> => {
    const group = new NeuronGroup(size, 'dv/dt = (1-v)/tau : 1', {
      threshold: 'v>0.8',
      reset: 'v=0',
      namespace: { tau },
      name,
    })
    group.set({ v: 'rand()' })
    const network = new Network([group, new SpikeMonitor(group, { name: `${name}_spikes` })], {
      assemble: () => Promise.resolve(new Uint8Array(8)),
    })
    return (await network.compile()).text
  }
  expect(await text(10, '10*ms', 'G')).toBe(await text(1e6, '20*ms', 'cells'))
})

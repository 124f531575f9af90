// The models that are measured, as networks of the TypeScript API.

import { Network, NeuronGroup, SpikeMonitor } from '../../dist/network/index.js'

/** Exact leaky integrate-and-fire neurons with refractoriness and a range of drives. */
export function exactNeurons(size) {
  const group = new NeuronGroup(size, 'dv/dt = (v0-v)/tau : 1 (unless refractory)\nv0 : 1', {
    threshold: 'v>1',
    reset: 'v=0',
    refractory: '5*ms',
    method: 'exact',
    namespace: { tau: '10*ms' },
  })
  group.set({ v0: 'i*3.0/(N-1)' })
  return network(group)
}

/** Noisy neurons with an adaptive threshold, Euler–Maruyama: two variables, one normal number per neuron and step. */
export function noisyNeurons(size, options = {}) {
  const equations = `
    dv/dt = (v_drive+vr-v)/tau + sigma*xi*tau**-0.5 : volt
    dvt/dt = (vt0-vt)/tau_t : volt`
  const group = new NeuronGroup(size, equations, {
    threshold: 'v>vt',
    reset: 'v = vr; vt += delta_vt0',
    refractory: '5*ms',
    method: 'euler',
    namespace: {
      tau: '10*ms',
      tau_t: '100*ms',
      vr: '-70*mV',
      vt0: '-50*mV',
      sigma: '10*mV',
      v_drive: '40*mV',
      delta_vt0: '5*mV',
    },
  })
  group.set({ v: 'rand()*(-50*mV - -70*mV) + -70*mV', vt: '-50*mV' })
  return network(group, options)
}

function network(group, options = {}) {
  const made = new Network([group, new SpikeMonitor(group)], options)
  made.seed(1)
  return made
}

/** What `hillock run` is timed with. */
export const firstScript = `from brian2 import *
tau = 10*ms
eqs = '''
dv/dt = (1-v)/tau : 1
'''
G = NeuronGroup(1, eqs, threshold='v>0.8', reset='v = 0', method='exact')
M = SpikeMonitor(G)
run(50*ms)
print('Spike times: %s' % M.t[:])
`

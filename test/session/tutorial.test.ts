import { expect, test } from 'vitest'
import { runScript } from '../../session/index.ts'

/** Standard output and error messages of a script over the real network. */
async function outcome(text: string): Promise<{ readonly out: string[]; readonly errors: string[] }> {
  let out = ''
  const { diagnostics } = await runScript(`from brian2 import *\n${text}`, { onPrint: part => void (out += part) })
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  return { out: out.trimEnd().split('\n'), errors }
}

test('a leaky integrator relaxes to its drive', async () => {
  const { out, errors } = await outcome(`tau = 10*ms
G = NeuronGroup(1, 'dv/dt = (1-v)/tau : 1', method='exact')
print('Before v = %s' % G.v[0])
run(100*ms)
print('After v = %s' % G.v[0])
print('Error = %g' % abs(G.v[0] - (1 - exp(-100*ms/tau))))`)
  expect(errors).toEqual([])
  expect(out[0]).toBe('Before v = 0.0')
  expect(Number(out[1]?.split(' = ')[1])).toBeCloseTo(0.9999546000702375, 13)
  expect(Number(out[2]?.split(' = ')[1])).toBeLessThan(1e-13)
})

test('the refractory period delays the next spike', async () => {
  const { out } = await outcome(`tau = 5*ms
G = NeuronGroup(1, 'dv/dt = (1-v)/tau : 1', threshold='v>0.8', reset='v = 0', refractory=15*ms, method='exact')
trace = StateMonitor(G, 'v', record=0)
spikes = SpikeMonitor(G)
run(50*ms)
print("Spike times: %s" % spikes.t[:])
print(max(trace.v[0]))`)
  expect(out[0]).toBe('Spike times: [ 8. 23. 38.] ms')
  expect(Number(out[1])).toBeCloseTo(0.9492071661351018, 13)
})

test('the rate follows the drive: the f-I curve of 100 neurons', async () => {
  const { out } = await outcome(`N = 100
tau = 10*ms
v0_max = 3.
duration = 1000*ms
G = NeuronGroup(N, '''dv/dt = (v0-v)/tau : 1 (unless refractory)
v0 : 1''', threshold='v>1', reset='v=0', refractory=5*ms, method='exact')
M = SpikeMonitor(G)
G.v0 = 'i*v0_max/(N-1)'
run(duration)
print(M.count[33], M.count[34], M.count[99], sum(M.count))
print((M.count/duration)[99])`)
  expect(out).toEqual(['0 24 111 5273', '111. Hz'])
})

test('a noisy population has the right activity, and the same again for the same seed', async () => {
  const model = `seed(4321)
tau = 10*ms
sigma = 0.2
G = NeuronGroup(100, '''dv/dt = (v0-v)/tau+sigma*xi*tau**-0.5 : 1 (unless refractory)
v0 : 1''', threshold='v>1', reset='v=0', refractory=5*ms, method='euler')
M = SpikeMonitor(G)
G.v0 = 'i*3./(N-1)'
run(1*second)
print(len(M))`
  const [first, second] = [await outcome(model), await outcome(model)]
  // Mean 5534.9 and standard deviation 16.1 over seeds, from 20 runs of Brian 2.
  expect(Math.abs(Number(first.out[0]) - 5534.9)).toBeLessThan(5 * 16.1)
  expect(second.out).toEqual(first.out)
})

test('runs go on where the last one ended', async () => {
  const { out } = await outcome(`tau = 10*ms
G = NeuronGroup(2, 'dv/dt = -v/tau : 1', method='exact')
G.v = [1, 2]
M = StateMonitor(G, 'v', record=True)
run(1*ms)
G.v *= 2
run(1*ms)
print(M.t[[0, 9, 10, 19]], M.v.shape, G.t)
print(M[1].v[9:11])`)
  expect(out).toEqual(['[0.  0.9 1.  1.9] ms (2, 20) <neurongroup.t: 2. * msecond>', '[1.82786237 3.61934967]'])
})

test('a time constant without its unit is what the help names', async () => {
  const { diagnostics } = await runScript(
    "from brian2 import *\ntau = 10\nG = NeuronGroup(1, 'dv/dt = -v/tau : 1', method='exact')\nrun(1*ms)",
  )
  expect(diagnostics.map(({ help }) => help)).toEqual(["'tau' has no unit: if it is a time, say so, 10*ms"])
})

test('equations without a time constant are refused at the expression', async () => {
  const { errors } = await outcome("G = NeuronGroup(1, 'dv/dt = 1-v : 1')\nrun(1*ms)")
  expect(errors).toEqual([
    "DimensionMismatchError: Inconsistent units in differential equation defining variable 'v': Expression '1-v' does not have the expected unit hertz (unit is 1).",
  ])
})

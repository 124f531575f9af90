import { expect, test } from 'vitest'
import { runScript } from '../../session/index.ts'

const script = `from brian2 import *
seed(3)
G = NeuronGroup(50, 'dv/dt = (2 - v)/(10*ms) + 0.1*xi/sqrt(ms) : 1', threshold='v > 1', reset='v = 0', method='euler')
M = SpikeMonitor(G)
run(20*ms)
print(M.num_spikes)
run(5*ms)
`

test('runs of a script are measured where that is asked for, and come to the same', async () => {
  const printed: string[] = []
  const onPrint = (text: string): void => void printed.push(text)
  const plain = await runScript(script, { onPrint })
  const measured = await runScript(script, { onPrint, profile: true })
  expect(printed[1]).toBe(printed[0])
  expect(plain.runs.map(({ profile }) => profile)).toEqual([undefined, undefined])
  const names = measured.runs.map(({ profile = [] }) => profile.map(({ name }) => name).toSorted())
  const all = [
    'neurongroup_spike_resetter',
    'neurongroup_spike_thresholder',
    'neurongroup_stateupdater',
    'spikemonitor',
  ]
  expect(names).toEqual([all, all])
  expect(measured.diagnostics).toEqual([])
})

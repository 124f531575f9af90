/** What modules keep of each synapse. */
import { expect, test } from 'vitest'
import {
  type ConnectOptions,
  Network,
  NeuronGroup,
  StateMonitor,
  Synapses,
  type SynapsesOptions,
} from '../../network/index.ts'

/** The variables that a module keeps of each synapse, and how long the array of `i` is. */
async function kept(
  options: SynapsesOptions = {},
  change: (synapses: Synapses) => void = () => undefined,
  rule: ConnectOptions = {},
): Promise<readonly string[]> {
  const group = new NeuronGroup(3, 'v : 1', { threshold: 'v > 1', reset: 'v = 0', name: 'g' })
  const synapses = new Synapses(group, group, 'w : 1', { onPre: 'v_post += w', name: 's', ...options })
  synapses.connect(rule)
  change(synapses)
  const monitor = new StateMonitor(synapses, 'w', { record: true, name: 'm' })
  const { manifest } = await new Network(group, synapses, monitor).compile()
  const { variables = [] } = manifest.groups.find(({ name }) => name === 's') ?? {}
  return variables.map(({ name, array }) => `${name} per ${manifest.arrays[array]?.length.per}`)
}

test.each<[string, Parameters<typeof kept>, readonly string[]]>([
  ['a weight', [], ['i per row', 'j per neuron', 'w per neuron']],
  ['one delay for all', [{ delay: '1*ms' }], ['i per row', 'j per neuron', 'w per neuron', 'delay per fixed']],
  [
    'a delay of each',
    [{}, synapses => synapses.set({ delay: 'i*ms' })],
    ['i per neuron', 'j per neuron', 'w per neuron', 'delay per neuron'],
  ],
  [
    'a delay that code reads',
    [{ onPre: 'v_post += w*delay/ms' }],
    ['i per row', 'j per neuron', 'w per neuron', 'delay per neuron'],
  ],
  ['code that asks for i', [{ onPost: 'w += 0.1*i' }], ['i per neuron', 'j per neuron', 'w per neuron']],
  ['values by i', [{}, synapses => synapses.set({ w: '0.1*i' })], ['i per neuron', 'j per neuron', 'w per neuron']],
  [
    'synapses in another order',
    [{}, () => undefined, { i: 'k for k in range(N_pre)' }],
    ['i per neuron', 'j per neuron', 'w per neuron'],
  ],
])('%s', async (_, given, expected) => {
  expect(await kept(...given)).toEqual(expected)
})

test('delays that are alike can be changed, and are there for whoever asks', async () => {
  const group = new NeuronGroup(2, 'v : 1', { threshold: 'v > 1', reset: 'v = 0', name: 'g' })
  group.set({ v: 2 })
  const synapses = new Synapses(group, group, '', { onPre: 'v_post += 0.25', name: 's' })
  synapses.connect({ condition: 'i == j' })
  const network = new Network(group, synapses)
  await network.run('0.1*ms')
  expect(synapses.read('delay')).toEqual(Float64Array.of(0, 0))
  synapses.write('delay', [1e-4, 3e-4])
  group.set({ v: 2 })
  await network.run('0.2*ms')
  expect([...group.read('v')]).toEqual([0.25, 0])
  await network.run('0.2*ms')
  expect([...group.read('v')]).toEqual([0.25, 0.25])
  expect(synapses.read('delay')).toEqual(Float64Array.of(1e-4, 3e-4))
  expect(synapses.read('i')).toEqual(Int32Array.of(0, 1))
})

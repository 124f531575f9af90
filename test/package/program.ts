/** A user's program that goes through every door of the package; it prints one line of JSON. */
import { load } from '../../host/index.ts'
import { loadFile } from '../../host/node.ts'
import { Network, NeuronGroup, SpikeMonitor } from '../../network/index.ts'
import { runScript } from '../../session/index.ts'
import { writeFile } from 'node:fs/promises'

const group = new NeuronGroup(10, 'dv/dt = (2 - v)/tau : 1', {
  threshold: 'v > 1',
  reset: 'v = 0',
  method: 'exact',
  namespace: { tau: '10*ms' },
})
group.set({ v: 'rand()' })
const spikes = new SpikeMonitor(group)
const net = new Network(group, spikes)
net.seed(42)
const { module } = await net.compile({ duration: '50 ms' })
await net.run('50 ms')
net.dispose()

await writeFile('leaky.wasm', module)
const model = await load(await loadFile('leaky.wasm'))
const simulation = await model.start()
await simulation.run('50 ms')
const again = simulation.spikes['spikemonitor']

const printed: string[] = []
const report = await runScript(
  `from brian2 import *
tau = 10*ms
G = NeuronGroup(1, 'dv/dt = (1-v)/tau : 1', method='exact')
M = StateMonitor(G, 'v', record=True)
run(tau)
plot(M.t/ms, M.v[0])
print('%.3f' % G.v[0])
`,
  { set: { tau: '20 ms' }, onPrint: text => printed.push(text) },
)
const svg = await report.figures[0]?.toSVG()

console.log(
  JSON.stringify({
    spikes: spikes.length,
    same: JSON.stringify([...(again ?? [])]) === JSON.stringify([...spikes]),
    printed: printed.join(''),
    diagnostics: report.diagnostics.map(({ message }) => message),
    svg: svg?.startsWith('<svg'),
  }),
)

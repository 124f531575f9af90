/** Networks of random inputs: however their steps are carried out, spikes and sums have the same bits. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  Network,
  NeuronGroup,
  PoissonGroup,
  PoissonInput,
  SpikeGeneratorGroup,
  SpikeMonitor,
} from '../../network/index.ts'
import type { Stepping } from '../../network/index.ts'
import { assembleQuickly } from '../assemble.ts'

const dt = fc.constantFrom(undefined, '0.1*ms', '0.2*ms', '0.15*ms')

const inputs = fc.record({
  size: fc.integer({ min: 1, max: 70 }),
  rates: fc.constantFrom('300*Hz', '20*Hz*i', '(1 + sin(2*pi*100*Hz*t))*kHz', 'rand()*2*kHz'),
  poissonDt: dt,
  trains: fc.constantFrom(1, 20, 5000),
  weight: fc.constantFrom('0.25', 'w', 'rand()', 'u*0.01'),
  when: fc.constantFrom('synapses', 'start', 'before_thresholds', 'end'),
  generatorDt: dt,
  again: fc.boolean(),
  spikes: fc.uniqueArray(fc.tuple(fc.nat(9), fc.nat(39)), { maxLength: 60, selector: String }),
})

type Inputs = typeof inputs extends fc.Arbitrary<infer Value> ? Value : never

/** Everything that a run leaves behind, in a text. */
async function observed(given: Inputs, stepping: Stepping): Promise<string> {
  const { size, rates, poissonDt, trains, weight, when, generatorDt, again, spikes } = given
  const cells = new NeuronGroup(size, 'du/dt = -u/(3*ms) : 1 (unless refractory)\nw : 1', {
    threshold: 'u > 1.5',
    reset: 'u = 0.1*rand()',
    refractory: '0.5*ms',
    method: 'exact',
  })
  cells.set({ w: 'i*0.02', u: 'rand()' })
  const poisson = new PoissonGroup(size, rates, { dt: poissonDt })
  const step = generatorDt === undefined ? 1e-4 : Number.parseFloat(generatorDt) * 1e-3
  const generator = new SpikeGeneratorGroup(
    10,
    spikes.map(([neuron]) => neuron),
    spikes.map(([, bin]) => bin * step),
    {
      dt: generatorDt,
      ...(again && { period: { value: 40 * step, dimension: [0, 0, 1, 0, 0, 0, 0] } }),
    },
  )
  const monitors = [
    new SpikeMonitor(cells, { variables: 'u' }),
    new SpikeMonitor(poisson),
    new SpikeMonitor(generator),
  ] as const
  const input = new PoissonInput(cells, 'u', trains, '100*Hz', weight, { when })
  await using network = new Network([cells, poisson, generator, input, ...monitors], {
    assemble: assembleQuickly,
    stepping,
  })
  network.seed(7)
  await network.run('3.3*ms')
  await network.run('4*ms')
  const records = monitors.map(({ i, t }) => [...i].join(',') + [...t].join(','))
  return [...records, monitors[0].samples('u'), cells.read('u')].join('\n')
}

const ways: readonly Stepping[] = [{ join: false }, { lanes: 'scalar' }, { blockLimit: 3, tile: 16 }]

test('inputs are the same in every way of stepping', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(inputs, fc.constantFrom(...ways), async (given, way) => {
      expect(await observed(given, way)).toBe(await observed(given, {}))
    }),
    { numRuns: 12, seed: 20 },
  )
})

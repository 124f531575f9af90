/**
 * Many runs in several threads, of random networks, ended at random moments: none hangs, and no spike is lost. For 20 seconds, or as many
 * as HILLOCK_SOAK says.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  assembleHere,
  Network,
  NeuronGroup,
  PopulationRateMonitor,
  SpikeMonitor,
  Synapses,
} from '../../network/index.ts'
import { RandomStreams } from '../../network/streams.ts'

const seconds = Number(process.env['HILLOCK_SOAK'] ?? 20)

const networks = fc.record({
  size: fc.integer({ min: 1, max: 700 }),
  seed: fc.nat(1000),
  delay: fc.constantFrom('0*ms', '0.1*ms', '1.5*ms'),
  threads: fc.integer({ min: 2, max: 4 }),
  tile: fc.constantFrom(undefined, 16, 64),
  blockLimit: fc.constantFrom(1, 3, 32),
  /** Milliseconds of model time, and of waiting before the run is ended, if it is. */
  runs: fc.array(fc.record({ duration: fc.integer({ min: 1, max: 60 }), abort: fc.option(fc.nat(20)) }), {
    minLength: 1,
    maxLength: 8,
  }),
})

type Given = typeof networks extends fc.Arbitrary<infer Of> ? Of : never

function made({ size, seed, delay, tile, blockLimit }: Given, threads: number): Made {
  const streams = new RandomStreams(seed)
  const equations = 'dv/dt = (1.1 + I - v)/(10*ms) + 0.2*xi*(10*ms)**-0.5 : 1\ndI/dt = -I/(5*ms) : 1'
  const group = new NeuronGroup(size, equations, { threshold: 'v > 1', reset: 'v = 0', method: 'euler', streams })
  const synapses = new Synapses(group, group, '', { onPre: 'I_post += 0.02', delay, streams })
  synapses.connect({ p: 0.1 })
  group.set({ v: 'rand()' })
  const spikes = new SpikeMonitor(group)
  const rate = new PopulationRateMonitor(group)
  const stepping = { threads, threadsAfter: 0, blockLimit, ...(tile !== undefined && { tile }) }
  const network = new Network([group, synapses, spikes, rate], { streams, assemble: assembleHere, stepping })
  return { network, group, spikes, rate }
}

interface Made {
  readonly network: Network
  readonly group: NeuronGroup
  readonly spikes: SpikeMonitor
  readonly rate: PopulationRateMonitor
}

/** Everything that counts, as numbers. */
function contents({ group, spikes, rate }: Made): number[][] {
  return [group.get('v'), spikes.t, spikes.i, rate.rate].map(each => Array.from(each as ArrayLike<number>))
}

test('many runs in several threads end, and lose nothing', { timeout: 1000 * (seconds + 300) }, async () => {
  const end = performance.now() + 1000 * seconds
  let count = 0
  for (const given of fc.sample(networks, { seed: 11, numRuns: 100_000 })) {
    if (performance.now() > end) break
    const [many, one] = [made(given, given.threads), made(given, 1)]
    let steps = 0
    for (const { duration, abort } of given.runs) {
      count++
      const signal = abort === null ? undefined : AbortSignal.timeout(abort)
      const before = many.network.t
      await many.network.run(`${duration}*ms`, { slice: 1, signal }).catch((reason: unknown) => {
        if (!(reason instanceof DOMException)) throw reason
      })
      steps += Math.round((many.network.t - before) / 1e-4)
    }
    await one.network.run(`${steps}*0.1*ms`)
    expect(contents(many), JSON.stringify(given)).toEqual(contents(one))
    many.network.dispose()
    one.network.dispose()
  }
  expect(count).toBeGreaterThan(seconds)
})

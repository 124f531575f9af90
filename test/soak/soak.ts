/**
 * Many runs in several threads, of random networks, some of them side by side, ended at random moments by an abort or a stop: none hangs, no
 * spike is lost, and what is left behind is what one thread leaves.
 */
import fc from 'fast-check'
import {
  assembleHere,
  Network,
  NeuronGroup,
  PoissonGroup,
  PopulationRateMonitor,
  remembering,
  SpikeMonitor,
  Synapses,
} from '../../network/index.ts'
import { RandomStreams } from '../../network/streams.ts'

/** Seconds after which a run of milliseconds is one that hangs. */
const patience = 60

const run = fc.record({
  /** Milliseconds of model time. */
  duration: fc.integer({ min: 1, max: 12 }),
  end: fc.constantFrom('itself', 'itself', 'abort', 'stop'),
  /** Milliseconds of waiting before it is ended. */
  after: fc.nat(5),
})

const network = fc.record({
  size: fc.integer({ min: 1, max: 700 }),
  seed: fc.nat(1000),
  /** Of each of its pathways. */
  delays: fc.array(fc.constantFrom('0*ms', '0.1*ms', '0.2*ms', '1.5*ms', '5*ms'), { minLength: 1, maxLength: 2 }),
  /** Delays of each synapse besides, which are for one thread. */
  apart: fc.boolean(),
  /** Poisson neurons, which go ahead of the others. */
  inputs: fc.constantFrom(0, 0, 50, 400),
  threads: fc.integer({ min: 1, max: 3 }),
  tile: fc.constantFrom(undefined, 16, 64),
  blockLimit: fc.constantFrom(1, 3, 32),
  /** Making a network takes as long as some of them. */
  runs: fc.array(run, { minLength: 1, maxLength: 64, size: 'max' }),
})

type Given = typeof network extends fc.Arbitrary<infer Of> ? Of : never

const sideBySide = fc.array(network, { minLength: 1, maxLength: 2 })

/** What a soak has done. */
export interface Soaked {
  readonly networks: number
  readonly runs: number
  /** Of these, ended before their time. */
  readonly ended: number
  /** Of these, in several threads at their end. */
  readonly together: number
}

/** When a soak is over: whichever comes first. */
export interface Limits {
  readonly seconds?: number | undefined
  readonly runs?: number | undefined
}

/**
 * Goes on until it is over, and to the end of the network that is under way.
 *
 * @throws Error with the networks whose runs hang or lose something
 */
export async function soak({ seconds = Infinity, runs: most = Infinity }: Limits, seed: number): Promise<Soaked> {
  const assemble = remembering(assembleHere)
  const end = performance.now() + 1000 * seconds
  const total = { networks: 0, runs: 0, ended: 0, together: 0 }
  for (let k = 0; performance.now() < end && total.runs < most; k++) {
    const [all = []] = fc.sample(sideBySide, { seed: seed + k, numRuns: 1 })
    const many = all.map(given => made(given, given.threads, assemble))
    const told = await within(
      patience * 8,
      Promise.all(many.map((each, index) => runs(each, all[index]?.runs ?? []))),
      all,
    )
    for (const [index, each] of many.entries()) {
      const given = all[index]
      const { steps = 0, ended = 0, together = 0 } = told[index] ?? {}
      if (given === undefined) continue
      const one = made(given, 1, assemble)
      await one.network.run(`${steps}*0.1*ms`)
      requireSame(contents(each), contents(one), given)
      total.networks++
      total.runs += given.runs.length
      total.ended += ended
      total.together += together
      for (const { network } of [each, one]) network.dispose()
    }
  }
  return total
}

interface Made {
  readonly network: Network
  readonly group: NeuronGroup
  readonly spikes: SpikeMonitor
  readonly rate: PopulationRateMonitor
}

function made(
  { size, seed, delays, apart, inputs, tile, blockLimit }: Given,
  threads: number,
  assemble = assembleHere,
): Made {
  const streams = new RandomStreams(seed)
  const equations = 'dv/dt = (1.1 + I - v)/(10*ms) + 0.2*xi*(10*ms)**-0.5 : 1\ndI/dt = -I/(5*ms) : 1'
  const group = new NeuronGroup(size, equations, { threshold: 'v > 1', reset: 'v = 0', method: 'euler', streams })
  const synapses = [...delays, ...(apart ? ['each'] : [])].map(delay => {
    const one = new Synapses(group, group, '', {
      onPre: 'I_post += 0.02',
      streams,
      ...(delay !== 'each' && { delay }),
    })
    one.connect({ p: 0.1 })
    if (delay === 'each') one.set({ delay: 'rand()*2*ms' })
    return one
  })
  const sources = inputs === 0 ? [] : [new PoissonGroup(inputs, '30*Hz', { streams })]
  const driving = sources.map(source => {
    const one = new Synapses(source, group, '', { onPre: 'I_post += 0.05', streams })
    one.connect({ p: 0.2 })
    return one
  })
  group.set({ v: 'rand()' })
  const spikes = new SpikeMonitor(group)
  const rate = new PopulationRateMonitor(group)
  const stepping = { threads, threadsAfter: 0, blockLimit, ...(tile !== undefined && { tile }) }
  const network = new Network([...sources, group, ...synapses, ...driving, spikes, rate], {
    streams,
    assemble,
    stepping,
  })
  return { network, group, spikes, rate }
}

/** Runs a network as it is told to. */
async function runs(
  { network }: Made,
  all: Given['runs'],
): Promise<{ readonly steps: number; readonly ended: number; readonly together: number }> {
  let steps = 0
  let ended = 0
  let together = 0
  for (const { duration, end, after } of all) {
    const controller = new AbortController()
    const timer =
      end === 'itself'
        ? undefined
        : setTimeout(() => (end === 'stop' ? network.stop() : controller.abort(new Ended())), after)
    const before = network.t
    try {
      const { threads } = await network.run(`${duration}*ms`, { slice: 1, signal: controller.signal })
      if (threads > 1) together++
    } catch (reason) {
      if (!(reason instanceof Ended)) throw reason
    }
    clearTimeout(timer)
    const done = Math.round((network.t - before) / 1e-4)
    if (done < duration * 10) ended++
    steps += done
  }
  return { steps, ended, together }
}

class Ended extends Error {}

/** Everything that counts, as numbers. */
function contents({ group, spikes, rate }: Made): number[][] {
  return [group.get('v'), spikes.t, spikes.i, rate.rate].map(each => Array.from(each as ArrayLike<number>))
}

function requireSame(many: readonly number[][], one: readonly number[][], given: Given): void {
  const differs = one.findIndex((values, k) => {
    const others = many[k] ?? []
    return values.length !== others.length || values.some((value, n) => !Object.is(value, others[n]))
  })
  if (differs < 0) return
  const what = ['v', 'the times of spikes', 'the neurons of spikes', 'rates'][differs]
  throw new Error(`${what} differ from those of one thread: ${JSON.stringify(given)}`)
}

async function within<T>(seconds: number, work: Promise<T>, given: readonly Given[]): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`runs hang: ${JSON.stringify(given)}`)), 1000 * seconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

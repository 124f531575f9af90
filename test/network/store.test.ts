/** What a network keeps of itself, and puts back (semantics §10.6). */
import { describe, expect, test } from 'vitest'
import {
  EventMonitor,
  HillockError,
  type Network,
  NetworkOperation,
  NeuronGroup,
  PopulationRateMonitor,
  SpikeGeneratorGroup,
  SpikeMonitor,
  StateMonitor,
} from '../../network/index.ts'
import { complaints, networkOf } from './helpers.ts'

interface Made {
  readonly network: Network
  readonly group: NeuronGroup
  readonly generator: SpikeGeneratorGroup
  readonly seen: () => unknown
}

/** A network with something of everything. */
function make(size = 5, seed = 3): Made {
  const equations =
    'dv/dt = (1.3 - v)/(5*ms) + 0.2*xi*second**-0.5 : 1 (unless refractory)\nn : integer\nb : boolean\ns : 1 (shared)'
  const group = new NeuronGroup(size, equations, {
    threshold: 'v > 1', reset: 'v = 0; n += 1; b = not b', refractory: '1*ms', events: { high: 'v > 0.9' }, method: 'euler',
  }) // prettier-ignore
  group.set({ v: 'rand()' })
  const generator = new SpikeGeneratorGroup(2, [0, 1, 1], [0.001, 0.007, 0.012])
  const [trace, spikes, given] = [new StateMonitor(group, ['v', 'n'], { record: [1, 3], dt: '0.3*ms' }), new SpikeMonitor(group, { variables: 'b' }), new SpikeMonitor(generator)] // prettier-ignore
  const [high, counts, rate] = [new EventMonitor(group, 'high'), new SpikeMonitor(group, { record: false }), new PopulationRateMonitor(group)] // prettier-ignore
  const network = networkOf(group, generator, trace, spikes, given, high, counts, rate)
  network.seed(seed)
  const seen = (): unknown => [
    network.t, group.clockInUse.timestep, trace.clockInUse.timestep,
    ...['v', 'n', 'b', 's', 'lastspike', 'not_refractory'].map(name => group.read(name)),
    trace.t, trace.get('v'), trace.get('n'), spikes.t, spikes.i, spikes.count, spikes.get('b'),
    given.t, given.i, high.t, counts.count, rate.t, rate.rate,
  ] // prettier-ignore
  return { network, group, generator, seen }
}

describe('what is put back', () => {
  test('is everything; with the random state the same bits follow', async () => {
    const { network, group, seen } = make()
    await network.run('5*ms')
    network.store()
    const before = seen()
    await network.run('6.1*ms')
    const after = seen()
    group.set({ s: 4 })
    network.restore('default', { restoreRandomState: true })
    expect(seen()).toEqual(before)
    await network.run('6.1*ms')
    expect(seen()).toEqual(after)
  })

  test('before the first run, from bytes, into a network made in the same way', async () => {
    const first = make()
    await first.network.run('4.2*ms')
    const bytes = first.network.storedBytes()
    await first.network.run('4*ms')
    const second = make(5, 99)
    second.network.restore(bytes, { restoreRandomState: true })
    await second.network.run('4*ms')
    expect(second.seen()).toEqual(first.seen())
  })

  test('of several states, by name', async () => {
    const { network, group } = make()
    const at = async (name: string): Promise<unknown> => {
      await network.run('1*ms')
      network.store(name)
      return [network.t, group.read('v')]
    }
    const [a, b] = [await at('a'), await at('b')]
    for (const [name, state] of [['a', a], ['b', b], ['a', a]] as const) {
      network.restore(name)
      expect([network.t, group.read('v')]).toEqual(state)
    } // prettier-ignore
  })

  test('with other random numbers to follow, unless asked for', async () => {
    const { network, group } = make()
    network.store()
    const next = async (): Promise<unknown> => {
      network.restore()
      await network.run('3*ms')
      return group.read('v')
    }
    expect(await next()).not.toEqual(await next())
  })

  test('spikes that were given, and the length of a step', async () => {
    const { network, generator } = make()
    network.store()
    const spikes = [...generator.spikeTime]
    generator.setSpikes([0], [0.002])
    network.dt = '0.05*ms'
    network.restore()
    expect([[...generator.spikeTime], network.dt]).toEqual([spikes, 1e-4])
  })
})

test('the state can be kept within a step, but not be put back there', async () => {
  const group = new NeuronGroup(1, 'dx/dt = 1/ms : 1', { method: 'euler' })
  const keep = new NetworkOperation(t => (t > 0.15e-3 && t < 0.25e-3 ? network.store() : undefined))
  const network = networkOf(group, keep)
  await network.run('1*ms')
  network.restore()
  expect([network.t, group.read('x')[0]]).toEqual([2e-4, expect.closeTo(0.2, 12)])
  const back = networkOf(new NetworkOperation(() => back.restore()))
  await expect(back.run('1*ms')).rejects.toThrow('running already')
})

test('a module begins with what was put back before the first run', async () => {
  const { network } = make()
  const bytes = network.storedBytes()
  const other = make(5, 8)
  other.network.restore(bytes)
  const { manifest } = await other.network.compile()
  const values = manifest.initial.flatMap(each => (each.kind === 'data' ? [each.values] : []))
  expect(values).toContainEqual([...make().group.read('v')].length === 5 ? [...other.group.read('v')] : [])
})

describe('what is refused', () => {
  test.each<[string, (made: Made) => void, string, string]>([
    ['a name that nobody stored', ({ network }) => network.restore('defualt'), 'unknown-name', "KeyError: 'defualt'"],
    ['another size', ({ network }) => network.restore(make(6).network.storedBytes()), 'network', "the stored state of 'neurongroup' is of other variables, another size or other floats than it has now"],
    ['an object too many', ({ network }) => network.restore(networkOf(make().group).storedBytes()), 'network', "KeyError: Stored state does not have a stored state for 'spikegeneratorgroup'. Note that the names of all objects have to be identical to the names when they were stored."],
    ['an object too few', ({ network }) => networkOf(new NeuronGroup(1, 'x : 1')).restore(network.storedBytes()), 'network', 'KeyError: The stored state contains the state of the following objects which were not present in the network: spikegeneratorgroup, statemonitor, spikemonitor, spikemonitor_1, eventmonitor, spikemonitor_2, ratemonitor, statemonitor_clock. Note that the names of all objects have to be identical to the names when they were stored.'],
  ])('%s', (_, wrong, code, message) => {
    const made = make()
    made.network.store()
    expect(complaints(() => wrong(made))).toMatchObject([{ code, message }])
  }) // prettier-ignore

  const unreadable = (bytes: Uint8Array): string => {
    const [problem] = complaints(() => make().network.restore(bytes))
    return `${problem?.code}: ${problem?.message.replace('this is no stored state of a network: ', '')}`
  }

  test('bytes of something else, or not all of them', () => {
    const bytes = make().network.storedBytes()
    expect(unreadable(new Uint8Array(0))).toBe('file: it begins with other bytes')
    expect(unreadable(new TextEncoder().encode('from brian2 import *\n'))).toBe('file: it begins with other bytes')
    for (const length of [20, bytes.length >> 1, bytes.length - 1])
      expect(unreadable(bytes.slice(0, length))).toBe('file: it is damaged, or not all of it is there')
  })

  test('bytes of which any one was changed, and nothing of them is used', () => {
    const { network, seen } = make()
    const [bytes, before] = [network.storedBytes(), seen()]
    for (let at = 8; at < bytes.length; at += 97) {
      const damaged = bytes.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      expect(() => network.restore(damaged)).toThrow(HillockError)
    }
    expect(seen()).toEqual(before)
  })
})

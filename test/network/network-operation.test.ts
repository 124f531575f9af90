/** Functions of one's own within the steps of a network (semantics §10.6). */
import { describe, expect, test } from 'vitest'
import {
  Clock,
  HillockError,
  Network,
  NetworkOperation,
  type NetworkOperationOptions,
  NeuronGroup,
  PopulationRateMonitor,
  SpikeMonitor,
  StateMonitor,
  type Stepping,
} from '../../network/index.ts'
import { assembleQuickly } from '../assemble.ts'
import { complaints, networkOf } from './helpers.ts'

const climbing = (): NeuronGroup =>
  new NeuronGroup(2, 'dv/dt = 1/ms : 1', { threshold: 'v > 0.25', reset: 'v = 0', method: 'euler' })

/** What an operation at a place of the step sees at each of its moments. */
async function seenAt(options: NetworkOperationOptions): Promise<string[]> {
  const group = climbing()
  const [trace, spikes, rate] = [new StateMonitor(group, 'v', { record: true }), new SpikeMonitor(group), new PopulationRateMonitor(group)] // prettier-ignore
  const seen: string[] = []
  const look = new NetworkOperation(t => {
    const [v = 0] = group.read('v')
    seen.push(`${(t * 1e3).toFixed(1)}: v ${v.toFixed(1)}, ${trace.length} ${spikes.length} ${rate.length}`)
  }, options)
  await networkOf(group, trace, spikes, rate, look).run('0.4*ms')
  return seen
}

describe('is called where it stands in a step', () => {
  test.each<[string, NetworkOperationOptions, string[]]>([
    [
      'at the start unless told otherwise, before monitors: by its name',
      {},
      ['0.0: v 0.0, 0 0 0', '0.1: v 0.1, 1 0 1', '0.2: v 0.2, 2 0 2', '0.3: v 0.0, 3 2 3'],
    ],
    [
      'behind the monitors of its slot',
      { name: 'zeta' },
      ['0.0: v 0.0, 1 0 0', '0.1: v 0.1, 2 0 1', '0.2: v 0.2, 3 0 2', '0.3: v 0.0, 4 2 3'],
    ],
    [
      'between the condition of an event and its code',
      { when: 'thresholds', order: 5, dt: '0.2*ms' },
      ['0.0: v 0.1, 1 0 0', '0.2: v 0.3, 3 2 2'],
    ],
    [
      'between two objects of a slot',
      { when: 'thresholds', order: 1, name: 'a' },
      ['0.0: v 0.1, 1 0 0', '0.1: v 0.2, 2 0 1', '0.2: v 0.3, 3 0 2', '0.3: v 0.1, 4 2 3'],
    ],
    ['at the very end', { when: 'after_end', dt: '0.3*ms' }, ['0.0: v 0.1, 1 0 1', '0.3: v 0.1, 4 2 4']],
    [
      'by a clock that does not fit the others',
      { when: 'end', dt: '0.15*ms' },
      ['0.0: v 0.1, 1 0 0', '0.1: v 0.2, 2 0 2', '0.3: v 0.1, 4 2 3'],
    ],
  ])('%s', async (_, options, seen) => {
    expect(await seenAt(options)).toEqual(seen)
  })
})

test('the network, its clocks and its groups stand at the moment at hand', async () => {
  const group = climbing()
  const slow = new Clock('0.2*ms')
  const seen: number[][] = []
  const look = new NetworkOperation(t => void seen.push([t, network.t, slow.timestep, group.clockInUse.timestep]), {
    clock: slow,
    when: 'resets',
  })
  const network = networkOf(group, look)
  await network.run('0.5*ms')
  expect(seen).toEqual([
    [0, 0, 0, 0],
    [2e-4, 2e-4, 1, 2],
    [4e-4, 4e-4, 2, 4],
  ])
})

test('what it writes is there for what comes behind it, and constants of neurons are computed anew', async () => {
  const group = new NeuronGroup(2, 'dv/dt = -v/tau : 1\ntau : second', { method: 'exact' })
  group.set({ v: 1, tau: '10*ms' })
  const trace = new StateMonitor(group, 'v', { record: [1] })
  const write = new NetworkOperation(t => group.set(t > 1.5e-4 ? { tau: '1*ms' } : {}), { when: 'before_groups' })
  const network = networkOf(group, trace, write)
  await network.run('0.4*ms')
  const expected = [1, Math.exp(-0.01), Math.exp(-0.02), Math.exp(-0.12)]
  expect([...(trace.get('v')[0] ?? [])]).toEqual(expected.map(value => expect.closeTo(value, 12) as unknown))
})

describe('ends a run', () => {
  test('by stop(), after the step at hand', async () => {
    const group = climbing()
    const trace = new StateMonitor(group, 'v', { record: [0] })
    const halt = new NetworkOperation(t => (t > 0.5e-3 ? network.stop() : undefined), { when: 'thresholds' })
    const network = networkOf(group, trace, halt)
    await network.run('1*ms')
    expect([network.t, trace.length]).toEqual([expect.closeTo(7e-4, 12), 7])
    await network.run('0.1*ms')
    expect(trace.length).toBe(8)
  })

  test('by what it throws; the step at hand is done again by the next run', async () => {
    const group = new NeuronGroup(1, 'dv/dt = 1/ms : 1', { method: 'euler' })
    const trace = new StateMonitor(group, 'v', { record: [0] })
    const fail = new NetworkOperation(
      t => {
        if (t > 0.25e-3) throw new RangeError('too far')
      },
      { when: 'end' },
    )
    const network = networkOf(group, trace, fail)
    await expect(network.run('1*ms')).rejects.toThrow(new RangeError('too far'))
    expect(network.t).toBeCloseTo(3e-4, 12)
    fail.active = false
    await network.run('0.2*ms')
    expect([...trace.t].map(t => Math.round(t * 1e4))).toEqual([0, 1, 2, 3, 3, 4])
    expect([...(trace.get('v')[0] ?? [])]).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5].map(v => expect.closeTo(v, 12) as unknown)) // prettier-ignore
  })

  test('a signal waits for the end of the step', async () => {
    const group = climbing()
    const trace = new StateMonitor(group, 'v', { record: [0] })
    const controller = new AbortController()
    const abort = new NetworkOperation(t => (t > 0.15e-3 ? controller.abort() : undefined), { when: 'thresholds' })
    const network = networkOf(group, trace, abort)
    await expect(network.run('1*ms', { signal: controller.signal })).rejects.toThrow()
    expect([network.t, trace.length]).toEqual([expect.closeTo(3e-4, 12), 3])
  })
})

test('a promise is waited for', async () => {
  const seen: number[] = []
  const wait = new NetworkOperation(
    async t => {
      await new Promise(resolve => setTimeout(resolve, 1))
      seen.push(t)
    },
    { dt: '0.5*ms' },
  )
  await networkOf(climbing(), wait).run('1*ms')
  expect(seen).toEqual([0, 5e-4])
})

test('a network of operations alone goes on in time', async () => {
  const seen: number[] = []
  const network = networkOf(new NetworkOperation(t => void seen.push(t)))
  await network.run('0.3*ms')
  expect(seen).toEqual([0, 1e-4, 2e-4].map(t => expect.closeTo(t, 12) as unknown))
})

describe('changes no bit of anything by being there', () => {
  const equations = 'dv/dt = (2 + sin(2*pi*50*Hz*t) - v)/(5*ms) + 0.3*xi*second**-0.5 : 1 (unless refractory)\nn : 1'
  const run = async (stepping: Stepping, operations: readonly NetworkOperation[]): Promise<unknown> => {
    const group = new NeuronGroup(40, equations, {
      threshold: 'v > 1', reset: 'v = 0', refractory: '0.7*ms', events: { high: 'v > 0.9' }, method: 'euler',
    }) // prettier-ignore
    group.runOnEvent('high', 'n += rand()')
    const trace = new StateMonitor(group, ['v', 'n'], { record: [3, 20], dt: '0.3*ms' })
    const [spikes, rate] = [new SpikeMonitor(group, { variables: 'v' }), new PopulationRateMonitor(group)]
    const network = new Network([group, trace, spikes, rate, ...operations], { assemble: assembleQuickly, stepping })
    network.seed(5)
    await network.run('12.3*ms')
    return [
      group.read('v'),
      group.read('not_refractory'),
      trace.get('n'),
      trace.t,
      spikes.get('v'),
      spikes.t,
      rate.rate,
    ]
  }
  const idle = (options: NetworkOperationOptions): NetworkOperation => new NetworkOperation(() => undefined, options)
  test.each<[string, NetworkOperationOptions[], Stepping?]>([
    ['before everything', [{}]],
    ['now and then', [{ dt: '0.7*ms' }]],
    ['after the update', [{ when: 'after_groups' }]],
    ['between condition and reset, now and then', [{ when: 'synapses', dt: '0.5*ms' }]],
    ['behind everything', [{ when: 'after_end', dt: '1.1*ms' }]],
    [
      'at many places',
      [{}, { when: 'thresholds', dt: '0.3*ms' }, { when: 'thresholds', order: 1 }, { when: 'end', order: 2 }],
    ],
    ['each phase by itself', [{ when: 'thresholds', dt: '0.3*ms' }], { join: false }],
    ['in small tiles', [{ when: 'thresholds', dt: '0.3*ms' }], { tile: 16, blockLimit: 5 }],
    ['one neuron at a time', [{ when: 'resets', dt: '0.3*ms' }], { lanes: 'scalar' }],
    ['by a clock that does not fit', [{ when: 'resets', dt: '0.17*ms' }]],
  ])('%s', async (_, places, stepping = {}) => {
    expect(await run(stepping, places.map(idle))).toEqual(await run({}, []))
  })
})

test('has its line in the schedule', () => {
  const network = networkOf(climbing(), new NetworkOperation(() => undefined, { when: 'end', order: 2, dt: '1*ms' }))
  const [last] = network.schedule().slice(-1)
  expect(last).toMatchObject({ name: 'networkoperation', type: 'NetworkOperation', when: 'end', order: 2, every: 10 })
})

describe('what cannot be', () => {
  test('a module that calls a function', async () => {
    const network = networkOf(climbing(), new NetworkOperation(() => undefined))
    const refused = await network.compile().catch((thrown: unknown) => thrown)
    expect((refused as HillockError).diagnostics).toMatchObject([
      {
        code: 'unsupported',
        message: "'networkoperation' is a function of the modeller's, which a module cannot call",
      },
    ])
  })

  test('anything but a function', () => {
    expect(complaints(() => new NetworkOperation('v = 0' as never))).toMatchObject([
      { code: 'type-mismatch', message: "TypeError: operation has to be a function, not 'v = 0'" },
    ])
  })

  test('a run of its own network within it, even after stop()', async () => {
    const nested = new NetworkOperation(async () => {
      network.stop()
      await network.run('1*ms')
    })
    const network = networkOf(climbing(), nested)
    await expect(network.run('1*ms')).rejects.toThrow('running already')
  })

  test('a slot that there is not', async () => {
    const network = networkOf(climbing(), new NetworkOperation(() => undefined, { when: 'startt' }))
    await expect(network.run('1*ms')).rejects.toThrow("KeyError: 'startt'")
  })
})

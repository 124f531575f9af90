/** What is in a network: its objects by Brian 2's names, their order in a step, and the model that is made of them. */
import { describe, expect, test } from 'vitest'
import {
  Clock,
  EventMonitor,
  Network,
  NeuronGroup,
  PopulationRateMonitor,
  SpikeMonitor,
  StateMonitor,
} from '../../network/index.ts'
import { complaints } from './helpers.ts'
import { describe as describeNetwork } from '../../network/describe.ts'

const source = { name: 'model.py', text: 'NeuronGroup(1, eqs) SpikeMonitor(G)' }
const here = { source, start: 0, end: 19 }
const there = { source, start: 20, end: 35 }

/** A group with everything a step can do, and a monitor of each kind. */
function rich() {
  const G = new NeuronGroup(
    3,
    `dv/dt = (I - v + s)/(10*ms) : 1 (unless refractory)
     I = sin(t/ms) : 1 (constant over dt)
     w : 1
     s : 1 (shared)`,
    {
      threshold: 'v > 0.5',
      reset: 'v = 0',
      refractory: '2*ms',
      events: { crossing: 'v > 0.2', high: 'v > 0.4' },
      method: 'euler',
    },
  )
  const operations = [
    G.runRegularly('w = w + 1'),
    G.runRegularly('w *= 2', { dt: '1*ms' }),
    G.runRegularly('s = 3', { when: 'end', order: 2, name: 'ending' }),
  ]
  G.runOnEvent('crossing', 'w -= 1')
  G.runOnEvent('high', 'w = 0', { when: 'before_groups', order: 5 })
  const monitors = [
    new StateMonitor(G, 'v', { record: true }),
    new SpikeMonitor(G),
    new EventMonitor(G, 'crossing'),
    new PopulationRateMonitor(G),
  ] as const
  return { G, operations, monitors, net: new Network(G, ...monitors) }
}

describe('a schedule', () => {
  test('is that of Brian 2', () => {
    const rows = rich().net.schedule()
    expect(rows.map(({ name, type, owner, every, when, order }) => [name, type, owner, every, when, order])).toEqual([
      ['neurongroup_subexpression_update', 'SubexpressionUpdater', 'neurongroup', 1, 'before_start', 0],
      ['neurongroup_run_regularly', 'CodeRunner', 'neurongroup', 1, 'start', 0],
      ['neurongroup_run_regularly_1', 'CodeRunner', 'neurongroup', 10, 'start', 0],
      ['statemonitor', 'StateMonitor', 'statemonitor', 1, 'start', 0],
      ['neurongroup_high_resetter', 'Resetter', 'neurongroup', 1, 'before_groups', 5],
      ['neurongroup_stateupdater', 'StateUpdater', 'neurongroup', 1, 'groups', 0],
      ['neurongroup_spike_thresholder', 'Thresholder', 'neurongroup', 1, 'thresholds', 0],
      ['spikemonitor', 'SpikeMonitor', 'spikemonitor', 1, 'thresholds', 1],
      ['neurongroup_crossing_thresholder', 'Thresholder', 'neurongroup', 1, 'after_thresholds', 0],
      ['neurongroup_high_thresholder', 'Thresholder', 'neurongroup', 1, 'after_thresholds', 0],
      ['eventmonitor', 'EventMonitor', 'eventmonitor', 1, 'after_thresholds', 1],
      ['neurongroup_spike_resetter', 'Resetter', 'neurongroup', 1, 'resets', 0],
      ['neurongroup_crossing_resetter', 'Resetter', 'neurongroup', 1, 'after_resets', 0],
      ['ratemonitor', 'PopulationRateMonitor', 'ratemonitor', 1, 'end', 0],
      ['ending', 'CodeRunner', 'neurongroup', 1, 'end', 2],
    ])
    expect(rows[1]?.ownerType).toBe('NeuronGroup')
    expect(rows.map(({ clock }) => clock.dt)[2]).toBe(1e-3)
  })

  test('counts in steps of the fastest clock', () => {
    const G = new NeuronGroup(3, 'dv/dt = -v/(10*ms) : 1', { threshold: 'v > 0.5', reset: 'v = 0', dt: '0.25*ms' })
    const slow = new Clock('1*ms', { name: 'slow' })
    const H = new NeuronGroup(3, 'dv/dt = -v/(10*ms) : 1', { name: 'other', clock: slow })
    H.runRegularly('v = 1', { dt: '2*ms' })
    const M = new StateMonitor(G, 'v', { record: true, dt: '0.5*ms', when: 'end', order: -3 })
    const N = new StateMonitor(H, 'v', { record: true })
    const S = new SpikeMonitor(G, { when: 'after_resets', order: 7 })
    const rows = new Network(G, H, M, N, S).schedule()
    expect(rows.map(({ name, clock, every }) => [name, clock.name, every])).toEqual([
      ['other_run_regularly', 'other_run_regularly_clock', 8],
      ['statemonitor_1', 'slow', 4],
      ['neurongroup_stateupdater', 'neurongroup_clock', 1],
      ['other_stateupdater', 'slow', 4],
      ['neurongroup_spike_thresholder', 'neurongroup_clock', 1],
      ['neurongroup_spike_resetter', 'neurongroup_clock', 1],
      ['spikemonitor', 'neurongroup_clock', 1],
      ['statemonitor', 'statemonitor_clock', 2],
    ])
  })

  test('of an empty network is empty', () => {
    expect(new Network().schedule()).toEqual([])
  })

  test('has no slot that the network has not', () => {
    const G = new NeuronGroup(1, 'v : 1')
    const M = new StateMonitor(G, 'v', { record: true, when: 'Start', span: there })
    const net = new Network(G, M)
    expect(complaints(() => net.schedule())).toMatchObject([{ message: "KeyError: 'Start'", span: there }])
    net.slots = ['start', 'Start', 'groups', 'thresholds', 'synapses', 'resets', 'end']
    expect(net.schedule().map(({ name }) => name)).toEqual(['statemonitor', 'neurongroup_stateupdater'])
    net.slots = undefined
    expect(net.slots).toEqual(['start', 'groups', 'thresholds', 'synapses', 'resets', 'end'])
  })

  test.each([
    [['start', 'before_start'], "Slot names are not allowed to start with 'before_' or 'after_'"],
    ['abc', 'Schedule has to be None or a sequence of scheduling slots'],
    [[3], 'Schedule has to be None or a sequence of scheduling slots'],
  ])('%j are no slots', (slots, message) => {
    expect(() => (new Network().slots = slots as never)).toThrow(message)
  })
})

describe('the objects of a network', () => {
  test('are what was added and what belongs to it', () => {
    const { net, G, operations } = rich()
    expect(net.objects).toHaveLength(16)
    expect(net.get('neurongroup')?.object).toBe(G)
    expect(net.get('ending')?.object).toBe(operations[2])
    expect(net.get('neurongroup_stateupdater')).toMatchObject({ owner: 'neurongroup', object: G })
    expect([net.has('eventmonitor'), net.has('neurongroup_1')]).toEqual([true, false])
  })

  test('have names of their own', () => {
    const options = { threshold: 'v > 1', reset: 'v = 0', name: 'aa' }
    const [G, H] = [here, there].map(span => new NeuronGroup(1, 'v : 1', { ...options, span }))
    const [complaint] = complaints(() => new Network(G as NeuronGroup, H as NeuronGroup).check())
    expect(complaint?.message).toBe(
      'ValueError: All objects in a network need to have unique names, the following name(s) were used more than once: ' +
        "'aa', 'aa_stateupdater', 'aa_spike_thresholder', 'aa_spike_resetter'",
    )
    expect(complaint?.span).toBe(there)
  })

  test('are not called as what belongs to another', () => {
    const G = new NeuronGroup(1, 'v : 1', { name: 'aa', span: here })
    const M = new StateMonitor(G, 'v', { record: true, name: 'aa_stateupdater', span: there })
    const [complaint] = complaints(() => new Network(G, M).check())
    expect(complaint?.message).toContain("used more than once: 'aa_stateupdater'")
  })

  test('come with what they depend on', () => {
    const G = new NeuronGroup(1, 'v : 1')
    const M = new StateMonitor(G, 'v', { record: true, name: 'mm', span: there })
    expect(complaints(() => new Network(M).check())).toMatchObject([
      {
        message: "ValueError: 'mm' has been included in the network but not the object on which it depends.",
        span: there,
        help: 'add neurongroup too',
      },
    ])
  })

  test('can be taken out, if they are in', () => {
    const { net, monitors } = rich()
    net.remove(monitors[0])
    expect(net.has('statemonitor')).toBe(false)
    expect(() => net.remove(monitors[0])).toThrow("KeyError: 'statemonitor' is not in the network")
    net.add(monitors[0])
    expect(net.has('statemonitor')).toBe(true)
  })

  test('are numbered where nobody named them, or where a star says so', () => {
    const groups = ['cells*', 'cells*', undefined, undefined].map(name => new NeuronGroup(1, 'v : 1', { name }))
    expect(new Network(...groups).check()).toBe(true)
    expect(groups.map(({ name, model }) => [name, model.name])).toEqual(
      ['cells', 'cells_1', 'neurongroup', 'neurongroup_1'].map(name => [name, name]),
    )
  })

  test('have names that Python could read', () => {
    expect(() => new NeuronGroup(1, 'v : 1', { name: '1a' })).toThrow('ValueError: Name 1a not valid variable name')
    const G = new NeuronGroup(1, 'v : 1')
    expect(() => new StateMonitor(G, 'v', { record: true, name: 'a b' })).toThrow('Name a b not valid variable name')
  })
})

describe('a network for the compiler', () => {
  const names = { slots: ['start', 'groups'], namespace: new Map() }

  test('has its clocks in the order of their first use', () => {
    const shared = new Clock('2*ms', { name: 'shared' })
    const G = new NeuronGroup(1, 'v : 1', { dt: '1*ms' })
    const operation = G.runRegularly('v = 1', { clock: shared })
    const H = new NeuronGroup(1, 'v : 1', { clock: shared, name: 'h' })
    const M = new StateMonitor(H, 'v', { record: true, dt: '3*ms' })
    const N = new StateMonitor(G, 'v', { record: [0], name: 'n' })
    const { network, clocks } = describeNetwork([G, M, H, N, operation], names)
    expect(network.clocks).toEqual([
      { name: 'neurongroup_clock', dt: 1e-3 },
      { name: 'shared', dt: 2e-3 },
      { name: 'statemonitor_clock', dt: 3e-3 },
    ])
    expect(clocks).toEqual([G.clock, shared, M.clock])
    expect(network.groups.map(({ name, clock }) => [name, clock])).toEqual([
      ['neurongroup', 0],
      ['h', 1],
    ])
    expect(network.regular).toMatchObject([{ name: 'neurongroup_run_regularly', group: 0, clock: 1 }])
    expect(network.monitors).toMatchObject([
      { name: 'statemonitor', group: 1, clock: 2, record: 'all' },
      { name: 'n', group: 0, clock: 0, record: [0] },
    ])
  })

  test('has one default clock', () => {
    const [G, H] = [new NeuronGroup(1, 'v : 1'), new NeuronGroup(1, 'v : 1')]
    const net = new Network(G, H)
    net.dt = '0.2*ms'
    expect(G.clockInUse).toBe(H.clockInUse)
    expect([...G.read('dt')]).toEqual([2e-4])
    expect(describeNetwork([G, H], names).network.clocks).toEqual([{ name: 'defaultclock', dt: 2e-4 }])
  })

  test('tells what monitors record', () => {
    const { G, monitors } = rich()
    const spikes = new SpikeMonitor(G, { variables: ['v', 't', 'v', 'w'], name: 'spikes' })
    const { network } = describeNetwork([G, ...monitors, spikes], names)
    expect(network.monitors).toMatchObject([
      { kind: 'state', variables: ['v'], timing: { when: 'start', order: 0 } },
      { kind: 'event', event: 'spike', variables: [], timing: { when: 'thresholds', order: 1 } },
      { kind: 'event', event: 'crossing', variables: [], timing: { when: 'after_thresholds', order: 1 } },
      { kind: 'rate', event: 'spike', timing: { when: 'end', order: 0 } },
      { kind: 'event', event: 'spike', variables: ['v', 'w'] },
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { Clock, HillockError, NeuronGroup, StateMonitor } from '../../network/index.ts'
import { complaints } from './helpers.ts'

const source = { name: 'model.py', text: 'run(1.5*ms)' }
const span = { source, start: 0, end: 11 }

/** Runs it from 0 to a time, as a network does. */
function ranTo(clock: Clock, seconds: number): Clock {
  clock.moveTo(clock.begin(0, seconds).endStep)
  return clock
}

describe('a clock', () => {
  test('counts the steps of a run, the last one begun before the end', () => {
    const clock = new Clock('0.1*ms')
    expect(clock.begin(0, 0.00025)).toMatchObject({ firstStep: 0, endStep: 3 })
    clock.moveTo(3)
    expect([clock.timestep, clock.t]).toEqual([3, 3 * 1e-4])
    expect(clock.begin(0.00025, 0.0005)).toMatchObject({ firstStep: 3, endStep: 5 })
  })

  test('longer than a run, has one step and stands at the next', () => {
    const clock = ranTo(new Clock('5*ms'), 0.001)
    expect(clock.t).toBe(0.005)
    expect(clock.begin(0.001, 0.002)).toMatchObject({ firstStep: 1, endStep: 1 })
    expect(clock.begin(0.002, 0.006)).toMatchObject({ firstStep: 1, endStep: 2 })
  })

  test('with a new dt stands where it stood until the next run', () => {
    const clock = ranTo(new Clock('0.25*ms'), 0.001)
    clock.dt = '0.5*ms'
    expect([clock.dt, clock.t, clock.timestep]).toEqual([5e-4, 1e-3, 4])
    expect(clock.begin(0.001, 0.002)).toMatchObject({ firstStep: 2, endStep: 4 })
    expect([clock.t, clock.timestep]).toEqual([1e-3, 2])
  })

  test('refuses a dt that the time is no multiple of when a run begins, once, at the run', () => {
    const clock = ranTo(new Clock('0.1*ms'), 0.0007)
    clock.dt = '0.5*ms'
    const begin = () => clock.begin(0.0007, 0.0022, span)
    const [complaint] = complaints(begin)
    expect(complaint?.message).toBe(
      'ValueError: Cannot set dt from 100. us to 0.5 ms, the time 0.7 ms is not a multiple of 0.5 ms.',
    )
    expect(complaint?.span).toBe(span)
    expect(begin()).toMatchObject({ firstStep: 2 })
  })

  test('compares with the dt before, even if that was never run', () => {
    const clock = ranTo(new Clock('0.1*ms'), 0.0007)
    clock.dt = '0.5*ms'
    clock.dt = '0.1*ms'
    expect(() => clock.begin(0.0007, 0.001)).toThrow('Cannot set dt from 0.5 ms to 100. us, the time 0.7 ms is not')
  })

  test('refuses other steps between two of the old ones', () => {
    const clock = ranTo(new Clock('0.1*ms'), 0.00025)
    clock.dt = '0.05*ms'
    expect(() => clock.begin(0.00025, 0.0005)).toThrow('Cannot set dt from 100. us to 50. us, the time 250. us is not')
  })

  test.each(['0*ms', '-1*ms'])('has no dt of %s', dt => {
    expect(() => new Clock(dt)).toThrow('the time step has to be positive')
    const clock = new Clock('1*ms')
    expect(() => (clock.dt = dt)).toThrow('the time step has to be positive')
  })

  test('has a dt with a unit of time', () => {
    expect(() => new Clock('1*mV')).toThrow(HillockError)
    expect(() => new Clock(1 as never)).toThrow(
      'dt should be set with a value with units second, but got 1 (unit is 1)',
    )
  })
})

describe('clocks of objects', () => {
  test('are named after them', () => {
    const G = new NeuronGroup(1, 'v : 1', { dt: '1*ms', name: 'cells' })
    const M = new StateMonitor(G, 'v', { record: true, dt: '2*ms' })
    const operation = G.runRegularly('v = 1', { dt: '3*ms' })
    expect([G, M, operation].map(({ clockInUse: { name, dt } }) => [name, dt])).toEqual([
      ['cells_clock', 1e-3],
      ['statemonitor_clock', 2e-3],
      ['cells_run_regularly_clock', 3e-3],
    ])
  })

  test('follow a new name, with the regular operations', () => {
    const G = new NeuronGroup(1, 'v : 1', { dt: '1*ms' })
    const [first, ending, second] = [
      G.runRegularly('v = 1', { dt: '1*ms' }),
      G.runRegularly('v = 1', { name: 'ending' }),
      G.runRegularly('v = 2'),
    ]
    G.rename('neurongroup_1')
    expect([G.clock?.name, first.name, first.clock?.name, ending.name, second.name]).toEqual([
      'neurongroup_1_clock',
      'neurongroup_1_run_regularly',
      'neurongroup_1_run_regularly_clock',
      'ending',
      'neurongroup_1_run_regularly_1',
    ])
  })

  test('may be shared', () => {
    const clock = new Clock('1*ms', { name: 'slow' })
    const G = new NeuronGroup(1, 'v : 1', { clock })
    expect(new StateMonitor(G, 'v', { record: true }).clockInUse).toBe(clock)
    expect(G.runRegularly('v = 1').clockInUse).toBe(clock)
  })

  test('are one, not two', () => {
    const both = { dt: '1*ms', clock: new Clock('1*ms'), span }
    const message = 'ValueError: Can only specify either a dt or a clock, not both.'
    expect(() => new NeuronGroup(1, 'v : 1', both)).toThrow(message)
    const G = new NeuronGroup(1, 'v : 1')
    expect(() => new StateMonitor(G, 'v', { ...both, record: true })).toThrow(message)
    expect(complaints(() => new NeuronGroup(1, 'v : 1', both))[0]?.span).toBe(span)
    // Brian 2 takes the clock here.
    expect(G.runRegularly('v = 1', both).clock).toBe(both.clock)
  })
})

describe('the time that a group reads', () => {
  test('is that of the clock it is to run by', () => {
    const defaultClock = new Clock('0.05*ms')
    const G = new NeuronGroup(2, 'w : 1', { defaultClock })
    G.set({ w: 'dt/ms' })
    expect([...G.read('w')]).toEqual([0.05, 0.05])
    defaultClock.dt = '0.5*ms'
    expect([...G.read('dt')]).toEqual([5e-4])
  })

  test('and 0.1 ms where nobody says otherwise', () => {
    expect([...new NeuronGroup(2, 'w : 1').read('dt')]).toEqual([1e-4])
  })
})

/** Neurons without equations that spike at random (semantics §10.1). */
import { describe, expect, test } from 'vitest'
import { NeuronGroup, PoissonGroup, PopulationRateMonitor, SpikeMonitor, StateMonitor } from '../../network/index.ts'
import { complaints, networkOf } from './helpers.ts'

async function spikesOf(group: PoissonGroup, duration: string, seed = 1): Promise<SpikeMonitor> {
  const spikes = new SpikeMonitor(group)
  const net = networkOf(group, spikes)
  net.seed(seed)
  await net.run(duration)
  return spikes
}

describe('rates', () => {
  test('as a quantity are a variable', () => {
    const group = new PoissonGroup(3, '20*Hz')
    expect([...group.get('rates', 'Hz')]).toEqual([20, 20, 20])
    group.set({ rates: [1, 2, 3] })
    expect([...group.get('rates')]).toEqual([1, 2, 3])
    group.set({ rates: 'i*kHz' })
    expect([...group.get('rates')]).toEqual([0, 1000, 2000])
  })

  test('as an array are one for each neuron, in hertz', () => {
    expect([...new PoissonGroup(3, [5, 6, 7]).get('rates')]).toEqual([5, 6, 7])
  })

  test('as an expression are computed at every step, and cannot be set', async () => {
    const group = new PoissonGroup(2, 'i*int(t >= high)*MHz', { namespace: { high: '0.3*ms' } })
    const trace = new StateMonitor(group, 'rates', { record: true })
    const spikes = new SpikeMonitor(group, { variables: 'rates' })
    await networkOf(group, trace, spikes).run('0.5*ms')
    expect(trace.get('rates', 'MHz').map(row => [...row])).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 1, 1],
    ])
    expect([...spikes.get('t', 'ms')]).toEqual([expect.closeTo(0.3), expect.closeTo(0.4)])
    expect([...spikes.get('rates')]).toEqual([1e6, 1e6])
    const [problem] = complaints(() => group.set({ rates: '3*Hz' } as object))
    expect(problem).toMatchObject({ code: 'read-only', message: 'TypeError: Variable rates is read-only.' })
  })

  test.each([
    ['volts', '3*mV', 'unit-mismatch', "rates has unit Hz, but '3*mV' has unit V"],
    ['a number without unit', '3', 'unit-mismatch', "rates has unit Hz, but '3' has unit 1"],
    ['too few', [1, 2], 'bad-value', 'ValueError: Provided values do not match the size of the indices, 2 != 3.'],
    [
      'no rates at all',
      {},
      'type-mismatch',
      "TypeError: rates has to be a text such as '15*Hz', or an array of numbers, not an object",
    ],
  ])('%s', (_, rates, code, message) => {
    expect(complaints(() => new PoissonGroup(3, rates as string))).toMatchObject([{ code, message }])
  })

  test('of another dimension, computed, are told when it runs', async () => {
    const net = networkOf(new PoissonGroup(3, 'i*mV'))
    await expect(net.run('1*ms')).rejects.toThrow(
      "The expression provided for PoissonGroup's 'rates' argument, has to have units of Hz (unit is V).",
    )
  })

  test('drawn anew whenever they are looked at spike, and cannot be recorded', async () => {
    const group = new PoissonGroup(1000, 'rand()*2*kHz')
    expect((await spikesOf(group, '10*ms')).length / 1e4).toBeGreaterThan(0.09)
    const again = new PoissonGroup(1, 'rand()*2*kHz')
    const trace = new StateMonitor(again, 'rates', { record: [0] })
    await expect(networkOf(again, trace).run('1*ms')).rejects.toThrow(
      "recording 'rates', which is another value whenever it is looked at, is Brian 2, not yet Hillock",
    )
  })
})

describe('sizes', () => {
  test.each([0, -1, 2.5, Number.NaN])('%d', size => {
    const message = `ValueError: N has to be an integer >= 1, got ${size}.`
    expect(complaints(() => new PoissonGroup(size, '1*Hz'))).toMatchObject([{ code: 'bad-value', message }])
  })

  test('more than can be numbered', () => {
    expect(complaints(() => new PoissonGroup(2 ** 31, '1*Hz'))).toMatchObject([{ code: 'too-large' }])
  })
})

test('a step has a thresholder of it, and no state update', () => {
  const group = new PoissonGroup(2, '1*Hz', { when: 'start', order: 2 })
  const net = networkOf(group, new SpikeMonitor(group), new PopulationRateMonitor(group))
  expect(net.schedule().map(({ name, type, ownerType, when, order }) => [name, type, ownerType, when, order])).toEqual([
    ['poissongroup_spike_thresholder', 'Thresholder', 'PoissonGroup', 'thresholds', 2],
    ['spikemonitor', 'SpikeMonitor', 'SpikeMonitor', 'thresholds', 3],
    ['ratemonitor', 'PopulationRateMonitor', 'PopulationRateMonitor', 'end', 0],
  ])
  expect(net.objects.map(({ name }) => name)[0]).toBe('poissongroup')
  expect(group.when).toBe('start')
})

test('there has to be a slot where the group says it stands', async () => {
  const net = networkOf(new PoissonGroup(1, '1*Hz', { when: 'lunch' }))
  await expect(net.run('1*ms')).rejects.toThrow("KeyError: 'lunch'")
})

test('spikes come with the probability of the rate, whatever is joined and in whatever tiles', async () => {
  const group = new PoissonGroup(1000, '100*Hz')
  const spikes = await spikesOf(group, '100*ms')
  // 10⁶ draws at one in a hundred: five standard deviations are 500
  expect(Math.abs(spikes.length - 10_000)).toBeLessThan(500)
  expect([...(await spikesOf(new PoissonGroup(1000, '100*Hz'), '100*ms')).t]).toEqual([...spikes.t])
})

test('neurons of two groups draw numbers of their own', async () => {
  const one = new PoissonGroup(200, '1*kHz')
  const other = new PoissonGroup(200, '1*kHz')
  const monitors = [new SpikeMonitor(one), new SpikeMonitor(other)] as const
  await networkOf(one, other, ...monitors).run('5*ms')
  expect([...monitors[0].i]).not.toEqual([...monitors[1].i])
})

test('a regular operation changes the rates', async () => {
  const group = new PoissonGroup(3, '0*Hz')
  group.runRegularly('rates = 1*MHz', { dt: '1*ms', when: 'end' })
  const spikes = await spikesOf(group, '0.3*ms')
  expect([...spikes.count]).toEqual([2, 2, 2])
})

test('monitors take both kinds of groups, and nothing else', () => {
  expect(() => new SpikeMonitor(new PoissonGroup(1, '1*Hz'))).not.toThrow()
  expect(complaints(() => new SpikeMonitor(new NeuronGroup(1, 'v : 1')))).toHaveLength(1)
  expect(complaints(() => new SpikeMonitor({} as PoissonGroup))).toMatchObject([
    { message: 'TypeError: the first argument of a monitor has to be a group, not an object' },
  ])
})

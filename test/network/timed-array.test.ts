import { describe, expect, test } from 'vitest'
import { load } from '../../host/index.ts'
import { HillockError, Network, NeuronGroup, StateMonitor, TimedArray } from '../../network/index.ts'
import { assembleQuickly } from '../assemble.ts'
import { networkOf } from './helpers.ts'

test('drives neurons as a function of the time', async () => {
  const I = new TimedArray([1, 2, 0], '1 ms', { unit: 'nA' })
  const group = new NeuronGroup(2, 'input = I(t)*R : volt', { namespace: { I, R: '10 Mohm' } })
  const monitor = new StateMonitor(group, 'input', { record: [1], dt: '0.5 ms' })
  await using network = new Network([group, monitor], { assemble: assembleQuickly })
  await network.run('4 ms')
  // The last value is held.
  expect(monitor.get('input', 'mV')[0]?.map(Math.round)).toEqual(Float64Array.of(10, 10, 20, 20, 0, 0, 0, 0))
})

test('has a column for each neuron, and NaN beside them', async () => {
  const J = new TimedArray([[1, 2], [3, 4]], '1 ms') // prettier-ignore
  const group = new NeuronGroup(3, 'own : 1\nother : 1', { namespace: { J } })
  group.runRegularly('own = J(t, i)\nother = J(t, 1 - i)')
  await using network = new Network([group], { assemble: assembleQuickly })
  await network.run('2 ms')
  expect(group.get('own')).toEqual(Float64Array.of(3, 4, NaN))
  expect(group.get('other')).toEqual(Float64Array.of(4, 3, NaN))
  group.set({ own: 'J(0.4*ms, i)*10' })
  expect(group.get('own')).toEqual(Float64Array.of(10, 20, NaN))
})

test('another one of the same length takes its place from the next run on', async () => {
  const group = new NeuronGroup(1, 'input = I(t % (2*ms)) : 1')
  const monitor = new StateMonitor(group, 'input', { record: [0], dt: '1 ms' })
  await using network = new Network([group, monitor], { assemble: assembleQuickly })
  for (const values of [
    [1, 2],
    [3, 4],
  ])
    await network.run('2 ms', { namespace: { I: new TimedArray(values, '1 ms') } })
  expect(monitor.get('input')[0]).toEqual(Float64Array.of(1, 2, 3, 4))
})

test('goes with a module, whatever the size of the group', async () => {
  const J = new TimedArray([[1, 2, NaN], [3, 4, Infinity]], '0.1 ms') // prettier-ignore
  const group = new NeuronGroup(2, 'own : 1', { name: 'group', namespace: { J } })
  group.runRegularly('own = J(t, i)')
  const { module } = await new Network([group], { assemble: assembleQuickly }).compile()
  await using simulation = await (await load(module)).start({ sizes: { group: 5 } })
  await simulation.run('0.1 ms')
  expect(simulation.get('group.own')).toEqual(Float64Array.of(1, 2, NaN, NaN, NaN))
  await simulation.run('0.1 ms')
  expect(simulation.get('group.own')).toEqual(Float64Array.of(3, 4, Infinity, NaN, NaN))
})

test('may be asked for a time, as code that goes by steps of some length sees it', () => {
  const I = new TimedArray([1, 2, 3], '0.25 ms')
  const seen = Array.from({ length: 8 }, (_, k) => I.at(k * 1e-4, 1e-4))
  expect(seen).toEqual([1, 1, 1, 2, 2, 3, 3, 3])
  expect(I.at(-1, 1e-4)).toBe(1)
  expect(new TimedArray([[1, 2]], '1 ms').at(0, 1e-4, 2)).toBeNaN()
})

describe('what cannot be one is refused', () => {
  const message = (make: () => unknown): string => {
    try {
      make()
    } catch (cause) {
      if (cause instanceof HillockError) return cause.diagnostics.map(each => each.message).join('\n')
      throw cause
    }
    return ''
  }
  test.each<[what: string, make: () => unknown]>([
    ['ValueError: a TimedArray needs values', () => new TimedArray([], '1 ms')],
    ['ValueError: dt has to be positive and finite', () => new TimedArray([1], '0 ms')],
    ['ValueError: a TimedArray needs values', () => new TimedArray([[], []], '1 ms')],
    ['ValueError: the rows of a TimedArray have as many values each', () => new TimedArray([[1], [1, 2]], '1 ms')],
    [
      "TypeError: values has to be an array of numbers, or of rows of numbers, not 'fast'",
      () => new TimedArray('fast' as unknown as number[], '1 ms'),
    ],
    ["'fast' is not a unit", () => new TimedArray([1], '1 ms', { unit: 'fast' })],
    ["dt has unit s, but '1 mV' has unit V", () => new TimedArray([1], '1 mV')],
  ])('%s', (what, make) => {
    expect(message(make)).toBe(what)
  })
})

test('grids that do not fit are told of once', async () => {
  const told: string[] = []
  const values = new TimedArray([1, 2, 3], '0.25*ms')
  const group = new NeuronGroup(1, 'dx/dt = I(t)/ms : 1', { method: 'euler', namespace: { I: values } })
  const net = networkOf(group)
  for (let run = 0; run < 2; run++) await net.run('0.5*ms', { onDiagnostic: ({ message }) => void told.push(message) })
  expect(told.filter(message => message.includes('time grids not aligned'))).toHaveLength(1)
})

/** Synapses from TypeScript (semantics §9). */
import { describe, expect, test } from 'vitest'
import { Network, NeuronGroup, SpikeGeneratorGroup, Synapses, type SynapsesOptions } from '../../network/index.ts'
import { assembleQuickly } from '../assemble.ts'
import { complaints } from './helpers.ts'

function network(options: SynapsesOptions = {}): { b: NeuronGroup; s: Synapses; net: Network } {
  const a = new SpikeGeneratorGroup(2, [0, 1], [0.2e-3, 0.5e-3], { name: 'a' })
  const b = new NeuronGroup(2, 'v : 1', { name: 'b' })
  const s = new Synapses(a, b, 'w : 1', { onPre: 'v_post += w', name: 's', ...options })
  return { b, s, net: new Network([a, b, s], { assemble: assembleQuickly }) }
}

describe('what is on its way', () => {
  test('arrives when it would have after the delays have changed', async () => {
    const { b, s, net } = network()
    s.connect({ condition: 'i == j' })
    s.set({ w: 'i + 1', delay: '1*ms' })
    await net.run('1*ms')
    s.set({ delay: '0.1*ms' })
    await net.run('0.3*ms')
    expect([...b.read('v')]).toEqual([1, 0])
    await net.run('0.3*ms')
    expect([...b.read('v')]).toEqual([1, 2])
  })

  test('of one delay too, which a pathway can be given', async () => {
    const { b, s, net } = network({ delay: '1*ms' })
    s.connect({ condition: 'i == j' })
    s.set({ w: '1' })
    await net.run('1*ms')
    s.setPathway('pre', { delay: '0.1*ms' })
    expect([...s.read('delay')]).toEqual([1e-4])
    await net.run('1*ms')
    expect([...b.read('v')]).toEqual([1, 1])
  })

  test('arrives as it was sent, after code has changed the delays', async () => {
    const { b, s, net } = network({ onPre: 'v_post += w; delay = 0.1*ms' })
    s.connect({ condition: 'i == j' })
    s.set({ w: 'i + 1', delay: '(i + 1)*ms' })
    await net.run('1.4*ms')
    expect([...s.read('delay')]).toEqual([1e-4, 0.002])
    await net.run('1*ms')
    expect([...b.read('v')]).toEqual([1, 0])
    await net.run('0.2*ms')
    expect([...b.read('v')]).toEqual([1, 2])
  })

  test('finds what is computed ahead of many synapses too', async () => {
    const { b, s, net } = network({ delay: '1*ms', onPre: 'v_post += exp(w)' })
    s.connect({ condition: 'i == j' })
    s.set({ w: 'i' })
    await net.run('1*ms')
    s.setPathway('pre', { delay: '0.1*ms' })
    await net.run('1*ms')
    expect([...b.read('v')]).toEqual([1, expect.closeTo(Math.E, 14)])
  })

  test('is stored and restored, with as many synapses as there were', async () => {
    const { b, s, net } = network()
    s.connect({ condition: 'i == j' })
    s.set({ w: 'i + 1', delay: '1*ms' })
    await net.run('1*ms')
    net.store()
    s.connect({ condition: 'i != j' })
    s.set({ w: 50, delay: '0.2*ms' })
    await net.run('0.5*ms')
    net.restore()
    expect(s.size).toBe(2)
    await net.run('1*ms')
    expect([...b.read('v')]).toEqual([1, 2])
  })
})

test('the synapses of a pathway are given one delay, if each has one of its own too', () => {
  const { s } = network()
  s.connect()
  s.set({ delay: 'i*ms' })
  s.setPathway('pre', { delay: '2*ms' })
  expect([...s.read('delay')]).toEqual([0.002, 0.002, 0.002, 0.002])
})

test('a pathway rests, and has another slot and order', async () => {
  const { b, s, net } = network()
  s.connect()
  s.set({ w: '1' })
  s.setPathway('pre', { active: false, when: 'end', order: 3 })
  await net.run('1*ms')
  expect([...b.read('v')]).toEqual([0, 0])
  expect(s.pathway('pre')?.code.timing).toMatchObject({ when: 'end', order: 3 })
})

describe('refused', () => {
  test.each<[string, (made: ReturnType<typeof network>) => unknown]>([
    [
      "TypeError: Cannot write to synaptic variable 'w', you need to call connect(...) first",
      ({ s }) => s.set({ w: 1 }),
    ],
    [
      "TypeError: Cannot write to synaptic variable '_pre_delay', you need to call connect(...) first",
      ({ s }) => s.set({ delay: '1*ms' }),
    ],
    ["'s' has no pathway 'post'", ({ s }) => s.setPathway('post', { active: false })],
    ['ValueError: Cannot combine condition with i or j arguments', ({ s }) => s.connect({ condition: true, i: 1 })],
  ])('%s', (message, wrong) => {
    const made = network()
    expect(complaints(() => wrong(made))).toMatchObject([{ message }])
  })

  test('a delay that is none', () => {
    const { s } = network({ delay: '1*ms' })
    s.connect()
    expect(complaints(() => s.setPathway('pre', { delay: '-1*ms' }))).toMatchObject([
      { message: 'ValueError: a delay is a time from 0 on, not -0.001 seconds' },
    ])
  })

  test('a delay of hours', async () => {
    const { s, net } = network({ delay: '10000000*second' })
    s.connect({})
    await expect(net.run('1*ms')).rejects.toThrow(
      /^too-large: the events that are on their way through 'pre' for 10000000 seconds do not fit: the arrays need/,
    )
  })

  test('a run without connect', async () => {
    await expect(network().net.run('1*ms')).rejects.toThrow("Synapses object 's' does not do anything")
  })
})

import { describe, expect, test } from 'vitest'
import { namedText } from '../../diagnostics/index.ts'
import {
  Network,
  NeuronGroup,
  RandomStreams,
  StateMonitor,
  Synapses,
  type SynapsesOptions,
} from '../../network/index.ts'
import { assembleQuickly } from '../assemble.ts'
import { complaints } from './helpers.ts'

const streams = new RandomStreams(1)

/** Synapses from three neurons to four; some pairs have several. */
function made(options: SynapsesOptions = {}): Synapses {
  const G = new NeuronGroup(3, 'x : 1', { threshold: 'x > 1', reset: '', streams })
  const H = new NeuronGroup(4, 'y : 1', { streams })
  const synapses = new Synapses(G, H, 'w : 1', { onPre: 'y_post += w', streams, ...options })
  synapses.connect({ i: [0, 0, 1, 2, 0, 1, 0], j: [1, 2, 1, 3, 1, 0, 1] })
  return synapses
}

const numbers = (values: ArrayLike<number>): number[] => Array.from(values)

describe('synapses between neurons', () => {
  test.each<[Parameters<Synapses['between']>, number[]]>([
    [[0], [0, 1, 4, 6]],
    [
      [undefined, 1],
      [0, 2, 4, 6],
    ],
    [
      [0, 1],
      [0, 4, 6],
    ],
    [
      [
        [2, 0],
        [2, 3],
      ],
      [1, 3],
    ],
    [[1, 3], []],
    [[-1], []],
    [[undefined, [7, 0]], [5]],
    [[], [0, 1, 2, 3, 4, 5, 6]],
    [[0, 1, 1], [4]],
    [
      [0, undefined, [0, 2]],
      [0, 1, 6],
    ],
    [[undefined, undefined, 5], []],
  ])('%o are found in order', (given, expected) => {
    expect(numbers(made({ multisynapticIndex: 'k' }).between(...given))).toEqual(expected)
  })

  test('of a subgroup are counted as their end counts', () => {
    const G = new NeuronGroup(6, 'x : 1', { streams })
    const synapses = new Synapses(G.subgroup(2, 5), G, 'w : 1', { streams })
    synapses.connect({ condition: 'i == j' })
    expect(numbers(synapses.between(0))).toEqual([0])
    expect(numbers(synapses.between(G.subgroup(3, 5)))).toEqual([1, 2])
    expect(numbers(synapses.between(undefined, G.subgroup(0, 2)))).toEqual([0, 1])
  })

  test('are numbered only where that was asked for', () => {
    const [problem] = complaints(() => made().between(0, 1, 0))
    expect(problem?.message).toContain("switch on the calculation of the 'multisynaptic_index'")
  })
})

describe('a multisynaptic index', () => {
  test('counts the synapses of a pair, over all calls', () => {
    const synapses = made({ multisynapticIndex: 'k' })
    expect(numbers(synapses.read('k'))).toEqual([0, 0, 0, 0, 1, 0, 2])
    synapses.connect({ i: [1, 0], j: [0, 1], n: 2 })
    expect(numbers(synapses.read('k'))).toEqual([0, 0, 0, 0, 1, 0, 2, 1, 2, 3, 4])
    synapses.assign('w', namedText('w', '10*k'), { namespace: new Map() })
    expect(numbers(synapses.read('w'))).toEqual([0, 0, 0, 0, 10, 0, 20, 10, 20, 30, 40])
  })

  test.each([
    ['w', "Duplicate definition of variable 'w'"],
    ['i', 'has a special meaning in equations'],
    ['k k', "expected ':'"],
  ])('cannot be called %s', (multisynapticIndex, message) => {
    expect(complaints(() => made({ multisynapticIndex }))[0]?.message).toContain(message)
  })
})

test('the numbers of synapses of the neurons are seen in texts', () => {
  const synapses = made()
  expect(numbers(synapses.degrees('pre'))).toEqual([4, 2, 1])
  expect(numbers(synapses.degrees('post'))).toEqual([1, 4, 1, 1])
  const setting = { namespace: new Map() }
  synapses.assign('w', namedText('w', 'N_incoming + 10*N_outgoing'), setting)
  expect(numbers(synapses.read('w'))).toEqual([44, 41, 24, 11, 44, 21, 44])
  expect(numbers(synapses.select(namedText('index', 'N_incoming == 1'), new Map()))).toEqual([1, 3, 5])
})

test('the numbers of synapses of the neurons are seen by code and monitors, of synapses made later too', async () => {
  const synapses = made({ onPre: 'w = N_incoming' })
  synapses.runRegularly('w = N_incoming + 10*N_outgoing + 100*N_pre')
  const names = ['N_incoming', 'N_outgoing', 'N_pre', 'N_post'] as const
  const counts = new StateMonitor(synapses, names, { record: [0, 5] })
  const { pre, post } = synapses.ends
  const net = new Network([pre.group, post.group, synapses, counts], { assemble: assembleQuickly })
  await net.run('0.1*ms')
  expect(names.map(name => counts.get(name).flatMap(numbers))).toEqual([
    [4, 1],
    [4, 2],
    [3, 3],
    [4, 4],
  ])
  synapses.connect({ i: [2], j: [1] })
  await net.run('0.1*ms')
  expect(numbers(synapses.read('w'))).toEqual([345, 341, 325, 321, 345, 321, 345, 325])
})

describe('before connect', () => {
  test('nothing of synapses can be set', () => {
    const G = new NeuronGroup(2, 'x : 1', { threshold: 'x > 1', reset: '', streams })
    for (const [variable, name, delay] of [
      ['w', 'w', undefined],
      ['delay', '_pre_delay', undefined],
      ['delay', '_pre_delay', '1 ms'],
    ] as const) {
      const synapses = new Synapses(G, G, 'w : 1', { onPre: 'x_post += w', delay, streams })
      const message = `TypeError: Cannot write to synaptic variable '${name}', you need to call connect(...) first`
      expect(complaints(() => synapses.write(variable, 1))[0]?.message).toBe(message)
      expect(complaints(() => synapses.set({ [variable]: 'i*second' }))[0]?.message).toBe(message)
    }
  })
})

describe('a delay for all synapses', () => {
  test('is one value, which another one replaces', () => {
    const synapses = made({ delay: '2 ms' })
    expect(numbers(synapses.read('delay'))).toEqual([0.002])
    expect(synapses.settled.synaptic?.pathways.get('pre')?.delay).toEqual({ seconds: 0.002 })
    synapses.set({ delay: '3*ms' })
    expect(synapses.settled.synaptic?.pathways.get('pre')?.delay).toEqual({ seconds: 0.003 })
    const [problem] = complaints(() => synapses.set({ delay: 'i*ms' }))
    expect(problem?.message).toContain("Cannot write to scalar variable 'delay'")
  })

  test('has to be a time', () => {
    const synapses = made({ delay: '2 ms' })
    synapses.write('delay', -1)
    expect(complaints(() => synapses.requireConnected())[0]?.message).toContain('delays are times from 0 on')
  })
})

describe('what modules repeat', () => {
  test('are pairs as they are when the module is made, and what was set for those of the first call', () => {
    const synapses = made({ multisynapticIndex: 'k' })
    synapses.set({ w: 'i + 1' })
    synapses.connect({ i: [2, 2], j: [3, 3] })
    const noted = synapses.initial.map(({ assignment }) => assignment).filter(each => each.kind === 'data')
    expect(synapses.initial).toHaveLength(noted.length)
    expect(noted.map(({ variable, indices, values }) => [variable, indices, values])).toEqual([
      ['i', 'all', [0, 0, 1, 2, 0, 1, 0, 2, 2]],
      ['j', 'all', [1, 2, 1, 3, 1, 0, 1, 3, 3]],
      ['k', 'all', [0, 0, 0, 0, 1, 0, 2, 1, 2]],
      ['w', [0, 1, 2, 3, 4, 5, 6], [1, 1, 2, 3, 1, 2, 1]],
    ])
  })
})

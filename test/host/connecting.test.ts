/** Modules that make their synapses by the rules of the script. */
import { describe, expect, test, vi } from 'vitest'
import { moduleError } from '../../host/errors.ts'
import { load, type Model, type Simulation } from '../../host/index.ts'
import { Crew } from '../../host/threads/crew.ts'
import {
  type ConnectOptions,
  EventMonitor,
  Network,
  NeuronGroup,
  StateMonitor,
  Synapses,
  type SynapsesOptions,
} from '../../network/index.ts'
import { RandomStreams } from '../../network/streams.ts'
import { assembleQuickly } from '../assemble.ts'

interface Wanted {
  readonly neurons?: number
  readonly chance?: number
  readonly rules: readonly ConnectOptions[]
  readonly options?: SynapsesOptions
  /** Values of the synapses, set behind the rules. */
  readonly values?: Record<string, string>
}

/** Two populations, and synapses from the first to the second. */
function network({ neurons = 12, chance = 0.3, rules, options = {}, values = {} }: Wanted): {
  network: Network
  synapses: Synapses
} {
  const streams = new RandomStreams(5)
  const a = new NeuronGroup(neurons, 'x : 1', { threshold: 'i % 2 == 0', reset: 'x = x', name: 'a', streams })
  const b = new NeuronGroup(7, 'v : 1', { name: 'b', streams })
  a.set({ x: 'i/N' })
  const synapses = new Synapses(a, b, 'w : 1\nu = w : 1', { onPre: 'v_post += w', name: 's', streams, ...options })
  const monitors = [
    new EventMonitor(a, 'spike', { name: 'spikes' }),
    new StateMonitor(synapses, 'w', { record: true, name: 'weights' }),
  ]
  for (const rule of rules) synapses.connect({ namespace: { chance }, ...rule })
  synapses.set({ w: 'rand() + x_pre', ...values })
  return { network: new Network([a, b, synapses, ...monitors], { streams, assemble: assembleQuickly }), synapses }
}

async function modelOf(wanted: Wanted): Promise<Model> {
  const { module } = await network(wanted).network.compile({ namespace: { chance: wanted.chance ?? 0.3 } })
  return load(module)
}

function synapsesOf(simulation: Simulation): readonly (readonly number[])[] {
  return (['s.i', 's.j', 's.w'] as const).map(name => Array.from(simulation.get(name)))
}

function made({ synapses }: { readonly synapses: Synapses }): readonly (readonly number[])[] {
  return ['i', 'j', 'w'].map(name => [...synapses.read(name)])
}

const rules: Record<string, readonly ConnectOptions[]> = {
  everything: [{}],
  'a condition': [{ condition: 'i % 7 == j' }],
  'a condition on variables': [{ condition: 'x_pre*N_post > j' }],
  'a probability': [{ p: 'chance' }],
  'a probability of each pair': [{ p: 'chance*x_pre + 0.1*j', n: 2 }],
  'a range': [{ j: 'k for k in range(i, i + 3)', skipInvalid: true }],
  'a sample': [{ j: 'k for k in sample(N_post, size=3)' }],
  'a generator of the neurons before': [{ i: 'k for k in range(N_pre) if k >= j' }],
  'an equality with a probability': [{ condition: 'i % 3 == j % 3', p: 0.5 }],
  'an equality with a probability of each pair': [{ condition: 'i % 3 == j % 3', p: '0.1*j' }],
  'two rules': [{ condition: 'i == j' }, { p: 0.2 }],
}

describe.each(Object.entries(rules))('%s', (_, given) => {
  test('is followed as the script follows it, whatever the size', async () => {
    const model = await modelOf({ rules: given })
    expect(model.manifest.initial.filter(({ kind }) => kind === 'connect')).toHaveLength(given.length)
    await using simulation = await model.start()
    expect(synapsesOf(simulation)).toEqual(made(network({ rules: given })))
    await using larger = await model.start({ sizes: { a: 40 } })
    expect(synapsesOf(larger)).toEqual(made(network({ rules: given, neurons: 40 })))
    expect(larger.sizes).toEqual({ a: 40, b: 7, s: larger.get('s.w').length })
  })

  test('is followed by several threads as by one', async () => {
    const model = await modelOf({ rules: given })
    for (const neurons of [12, 600]) {
      const sizes = { a: neurons }
      await using one = await model.start({ sizes })
      await using three = await model.start({ sizes, threads: 3, threadsAfter: 0 })
      expect(synapsesOf(three)).toEqual(synapsesOf(one))
    }
  })
})

describe('several threads', () => {
  const together = { threads: 2, threadsAfter: 0 }

  test('make more synapses of a neuron than they have room for at a time', async () => {
    const model = await modelOf({ rules: [{ i: 'k for k in sample(N_pre, p=chance)' }] })
    const sizes = { a: 50_000 }
    await using one = await model.start({ sizes })
    await using two = await model.start({ sizes, ...together })
    expect(two.sizes['s']).toBeGreaterThan(100_000)
    expect(synapsesOf(two)).toEqual(synapsesOf(one))
  })

  test('find the synapses of neurons where these stand by neuron, and go on to run', async () => {
    const streams = new RandomStreams(5)
    const group = new NeuronGroup(300, 'v : 1', { threshold: 'i % 3 == 0', reset: 'v = v', name: 'g', streams })
    const synapses = new Synapses(group, group, 'w : 1', { onPre: 'v_post += w', name: 's', streams })
    synapses.connect({ p: 0.2 })
    synapses.set({ w: 'rand()' })
    const { module } = await new Network([group, synapses], { assemble: assembleQuickly, streams }).compile()
    const model = await load(module)
    expect(model.manifest.arrays.some(({ length, purpose }) => length.per === 'row' && purpose === 'state')).toBe(true)
    const seen: unknown[] = []
    for (const options of [{}, together, { ...together, threads: 3 }]) {
      for (const sizes of [{}, { g: 900 }]) {
        await using simulation = await model.start({ ...options, sizes })
        await simulation.run('2*ms')
        seen.push((['s.i', 's.j', 's.w', 'g.v'] as const).map(name => Array.from(simulation.get(name))))
      }
    }
    expect([seen[2], seen[4]]).toEqual([seen[0], seen[0]])
    expect([seen[3], seen[5]]).toEqual([seen[1], seen[1]])
  })

  /** Calls in the threads that are to fail, of all there are. */
  function failing(fails: (export_: string, call: number) => boolean): { readonly calls: () => number } & Disposable {
    const call = Reflect.get(Crew.prototype, 'call')
    let calls = 0
    const spied = vi.spyOn(Crew.prototype, 'call').mockImplementation(function (this: Crew, thread, order) {
      if (order.kind === 'call' && fails(order.export, calls++)) return Promise.reject(moduleError('it has died'))
      return call.call(this, thread, order)
    })
    return { calls: () => calls, [Symbol.dispose]: () => spied.mockRestore() }
  }

  test.each([
    ['one dies', (_: string, call: number) => call === 3],
    ['all die', (_: string, call: number) => call > 3],
    ['one dies at values of elements', (name: string) => name === 'initialize2'],
  ])('lose nothing where %s', async (_name, fails) => {
    const model = await modelOf({ rules: [{ p: 'chance' }] })
    const sizes = { a: 500 }
    await using one = await model.start({ sizes })
    using failed = failing(fails)
    await using two = await model.start({ sizes, ...together })
    expect(failed.calls()).toBeGreaterThan(3)
    expect(synapsesOf(two)).toEqual(synapsesOf(one))
    expect([...two.get('a.x')]).toEqual([...one.get('a.x')])
  })

  test.each([
    ['a neuron that is not there', { j: 'i' }, { a: 900 }],
    ['a sample that is too large', { j: 'k for k in sample(N_post, size=i % 400)' }, { a: 900 }],
    ['too many, of which the first is another mistake', { j: 'k for k in range(i - 5)', n: '3 - i % 2*i' }, { a: 900 }],
  ] as const)('say of %s what one says', async (_name, rule, sizes) => {
    const model = await modelOf({ rules: [rule], neurons: 4 })
    const told = async (options: object): Promise<unknown> =>
      model.start({ sizes, ...options }).then(
        () => undefined,
        (cause: Error) => cause.message,
      )
    const one = await told({})
    expect(one).toMatch(/s\.connect/)
    expect(await told(together)).toBe(one)
  })

  test('tell how far they are, and end with what is thrown then', async () => {
    const model = await modelOf({ rules: [{ p: 'chance' }] })
    const fractions: number[] = []
    await using simulation = await model.start({
      sizes: { a: 20_000 },
      ...together,
      onConnecting: ({ fraction }) => void fractions.push(fraction),
    })
    expect(fractions.length).toBeGreaterThan(10)
    expect(fractions.at(-1)).toBe(1)
    expect(simulation.sizes['s']).toBeGreaterThan(30_000)
    const onConnecting = ({ fraction }: { readonly fraction: number }): void => {
      if (fraction > 0.3) throw new Error('enough')
    }
    const ended = vi.spyOn(Crew.prototype, 'dispose')
    await expect(model.start({ sizes: { a: 20_000 }, ...together, onConnecting })).rejects.toThrow('enough')
    expect(ended).toHaveBeenCalledOnce()
    ended.mockRestore()
  })

  test('are left to themselves where none can be started', async () => {
    const model = await modelOf({ rules: [{ p: 'chance' }] })
    await using one = await model.start()
    const start = vi.spyOn(Crew.prototype, 'gather').mockRejectedValue(moduleError('no thread can be started'))
    try {
      await using two = await model.start(together)
      expect(synapsesOf(two)).toEqual(synapsesOf(one))
    } finally {
      start.mockRestore()
    }
  })

  test('are asked as soon as it is known that they are worth it', async () => {
    const model = await modelOf({ rules: [{ p: 'chance' }] })
    const sizes = { a: 1_000_000 }
    const gathered = vi.spyOn(Crew.prototype, 'gather')
    await using two = await model.start({ sizes, threads: 2, threadsAfter: 10 })
    expect(gathered).toHaveBeenCalled()
    gathered.mockClear()
    await using one = await model.start({ sizes })
    expect(gathered).not.toHaveBeenCalled()
    gathered.mockRestore()
    for (const name of ['s.i', 's.j', 's.w'] as const)
      expect(Buffer.from(two.get(name).buffer).equals(Buffer.from(one.get(name).buffer)), name).toBe(true)
  })
})

test('constants of a rule can be set', async () => {
  const wanted = { rules: [{ p: 'chance' }] }
  const model = await modelOf(wanted)
  await using simulation = await model.start({ set: { chance: 0.9 } })
  expect(synapsesOf(simulation)).toEqual(made(network({ ...wanted, chance: 0.9 })))
  await using none = await model.start({ set: { chance: 0 } })
  await none.run('1*ms')
  expect(none.get('s.w')).toHaveLength(0)
})

test('another seed makes other synapses, which are recorded as they are', async () => {
  const model = await modelOf({ rules: [{ p: 'chance' }], values: { delay: 'rand()*2*ms' } })
  await using simulation = await model.start({ seed: 1 })
  const before = simulation.get('s.w').length
  await simulation.run('1*ms')
  simulation.restart({ seed: 2 })
  await simulation.run('1*ms')
  const weights = simulation.get('s.w')
  expect(weights).not.toHaveLength(before)
  expect(simulation.traces['weights']?.get('w').map(row => row[0])).toEqual([...weights])
  expect(simulation.spikes['spikes']?.i.length).toBe(60)
  await using again = await model.start({ seed: 2 })
  expect(again.get('s.delay')).toEqual(simulation.get('s.delay'))
})

test('what was drawn by another seed stays as it was drawn', async () => {
  const given = network({ rules: [{ p: 'chance' }] })
  given.network.seed(9)
  const model = await load((await given.network.compile({ namespace: { chance: 0.3 } })).module)
  expect(model.manifest.defaults.seed).toBe(9)
  for (const seed of [9, 10]) {
    await using simulation = await model.start({ seed })
    expect(synapsesOf(simulation)).toEqual(made(given))
  }
})

test('values of each synapse are given once they are there', async () => {
  const model = await modelOf({ rules: [{ condition: 'i == j' }] })
  await using simulation = await model.start({ set: { 's.w': [1, 2, 3, 4, 5, 6, 7] } })
  expect([...simulation.get('s.w')]).toEqual([1, 2, 3, 4, 5, 6, 7])
  await expect(model.start({ set: { 's.w': [1, 2] } })).rejects.toThrow('s.w takes 7 values')
})

test('constants may be called as what is in the code of a rule', async () => {
  const names = { made: 3, key: 1, count: 2, scale: 0.5, room: 1, place: 0, drawn: 0, stop: 1 }
  const rule = {
    j: 'k for k in sample(N_post, p=scale) if i + count*key + room + place + drawn + stop < made*k',
    namespace: names,
  }
  const given = network({ rules: [rule] })
  const model = await load((await given.network.compile({ namespace: names })).module)
  await using simulation = await model.start()
  expect(simulation.get('s.w').length).toBeGreaterThan(3)
  expect(synapsesOf(simulation)).toEqual(made(given))
})

test.each([{}, { p: 0.7 }])(
  'many rows are told of as they are made, with more synapses than in the script: %o',
  async rule => {
    const model = await modelOf({ rules: [rule] })
    const told: number[] = []
    const names = new Set<string>()
    await using simulation = await model.start({
      sizes: { a: 20_000 },
      onConnecting: ({ name, fraction }) => {
        names.add(name)
        told.push(fraction)
      },
    })
    expect(synapsesOf(simulation)).toEqual(made(network({ rules: [rule], neurons: 20_000 })))
    expect([...names]).toEqual(['s'])
    expect(told.length).toBeGreaterThan(10)
    expect(told.at(-1)).toBe(1)
    await expect(
      model.start({
        onConnecting: () => {
          throw new Error('enough')
        },
      }),
    ).rejects.toThrow('enough')
  },
)

test('a probability that is none is told in the words of scripts', async () => {
  for (const p of ['chance', 'chance*N_post']) {
    const model = await modelOf({ rules: [{ p }] })
    await expect(model.start({ set: { chance: Number.NaN } })).rejects.toThrow('p is a probability, not nan')
    expect(() => network({ chance: Number.NaN, rules: [{ p }] })).toThrow('p is a probability, not nan')
  }
})

describe('a rule that cannot be followed', () => {
  test.each([
    ['outside', { j: 'i' }, "'s.connect(j='i')' connects a neuron that is not there"],
    [
      'a sample that is too large',
      { i: 'k for k in sample(N_pre, size=N_pre - 30)' },
      'takes a sample of fewer than 0',
    ],
  ] as const)('%s is told', async (_name, rule, message) => {
    const model = await modelOf({ rules: [rule], neurons: rule === undefined ? 7 : 'j' in rule ? 7 : 31 })
    await expect(model.start({ sizes: { a: 20 } })).rejects.toThrow(message)
  })
})

describe('synapses are data of the module', () => {
  test.each<[string, Wanted]>([
    ['where pairs are given', { rules: [{ i: [0, 1], j: [2, 3] }] }],
    ['where they are counted', { rules: [{}], options: { multisynapticIndex: 'k' } }],
  ])('%s', async (_name, wanted) => {
    const model = await modelOf(wanted)
    expect(model.manifest.initial.some(({ kind }) => kind === 'connect')).toBe(false)
    await using simulation = await model.start()
    expect(synapsesOf(simulation)).toEqual(made(network(wanted)))
    await expect(model.start({ sizes: { a: 40 } })).rejects.toThrow('because of the synapses of s')
  })

  test.each<
    [string, (made: { readonly network: Network; readonly synapses: Synapses }) => Promise<void> | void, boolean]
  >([
    ['nothing more is said', () => undefined, true],
    ['a value of all is given', ({ synapses }) => synapses.set({ w: 2 }), true],
    ['values are given by numbers', ({ synapses }) => synapses.write('w', 2, { indices: [3, 4] }), false],
    ['another seed is taken', ({ network: of }) => of.seed(9), true],
  ])('or not, where %s', async (_name, change, isRule) => {
    const given = network({ rules: [{ p: 'chance' }] })
    await change(given)
    const { manifest } = await given.network.compile({ namespace: { chance: 0.3 } })
    expect(manifest.initial.some(({ kind }) => kind === 'connect')).toBe(isRule)
  })

  test('where a name in a subexpression means something else by then', async () => {
    const group = new NeuronGroup(4, 'x = scale*i : 1', { name: 'g' })
    const synapses = new Synapses(group, group, '', { onPre: '', name: 's' })
    synapses.connect({ condition: 'x_pre > 5', namespace: { scale: 2 } })
    const kinds = async (scale: number): Promise<readonly string[]> => {
      const { manifest } = await new Network(group, synapses).compile({ namespace: { scale } })
      return manifest.initial.map(({ kind }) => kind)
    }
    expect(await kinds(2)).toEqual(['connect'])
    expect(await kinds(3)).toEqual(['data', 'data'])
  })

  test('where the rule reads neurons that have run, or the time, which was another one', async () => {
    const group = new NeuronGroup(3, 'v : 1', { threshold: 'v > 1', reset: 'v = 0', name: 'g' })
    const other = new NeuronGroup(3, 'y : 1 (linked)', { name: 'other' })
    other.link('y', group, 'v')
    const first = new Network(group, other)
    await first.run('1*ms')
    for (const condition of ['y_pre >= 0', 't > 0*ms']) {
      const synapses = new Synapses(other, other, '', { onPre: '', name: 's' })
      synapses.connect({ condition, namespace: {} })
      expect(synapses.followsRules, condition).toBe(condition === 't > 0*ms')
    }
  })

  test('where values were given for each', async () => {
    const { network: made_, synapses } = network({ rules: [{ condition: 'i == j' }] })
    synapses.write('w', [1, 2, 3, 4, 5, 6, 7])
    const model = await load((await made_.compile()).module)
    expect(model.manifest.initial.some(({ kind }) => kind === 'connect')).toBe(false)
  })
})

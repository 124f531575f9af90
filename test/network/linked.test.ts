import { describe, expect, test } from 'vitest'
import { load } from '../../host/index.ts'
import { Network, NeuronGroup, StateMonitor, type Stepping, Synapses } from '../../network/index.ts'
import { complaints } from './helpers.ts'

const source = (size = 4): NeuronGroup => {
  const made = new NeuronGroup(size, 'dy/dt = (i + 1)*(1*kHz) : 1\nk : integer\nz : volt\nsub = 2*y + i : 1', {
    threshold: 'y > 0.35',
    reset: 'y = 0; k += 1',
    method: 'euler',
    name: 'source',
  })
  made.set({ y: 'i*0.01' })
  return made
}

/** Linked in every way; `rate` divides by what only events of the other group change. */
const linked = (of: NeuronGroup): NeuronGroup => {
  const made = new NeuronGroup(
    4,
    'x : 1 (linked)\nj : integer (linked)\nl : integer\ns : 1 (linked)\nv0 : 1\nrate = 1/(1.5 + j) : 1\n' +
      'dv/dt = (x - v)*rate*(1*kHz) : 1',
    { threshold: 'v > 0.2 + s', reset: 'v = x*0.1', method: 'euler', name: 'linked' },
  )
  made.set({ l: '3 - i' })
  made.link('x', of, 'y')
  made.link('j', of, 'k', { index: 'l' })
  made.link('s', of, 'sub', { index: [0, 0, 1, 0] })
  made.set({ v0: 'x + j' })
  return made
}

describe('a linked variable', () => {
  test('has the values of the other group as they are', () => {
    const of = source()
    const group = linked(of)
    of.set({ k: 'i*10' })
    expect([...group.get('x')]).toEqual([0, 0.01, 0.02, 0.03])
    expect([...group.get('j')]).toEqual([30, 20, 10, 0])
    expect([...group.get('s')]).toEqual([0, 0, 1.02, 0])
    expect([...group.subgroup(1, 3).get('j')]).toEqual([20, 10])
    expect([...group.variables.keys()].filter(name => name.startsWith('_'))).toEqual([])
  })

  test('of one neuron, or what all share, is one value', () => {
    const one = source(1)
    const group = new NeuronGroup(3, 'x : 1 (linked)\nw : 1')
    group.link('x', one, 'sub')
    one.set({ y: 2 })
    expect([...group.get('x')]).toEqual([4])
    group.set({ w: 'x + i' })
    expect([...group.get('w')]).toEqual([4, 5, 6])
  })

  test('has the dimensions of the other up to rounding', () => {
    const of = new NeuronGroup(2, 'y : metre**0.1*metre**0.2')
    const group = new NeuronGroup(2, 'x : metre**0.3 (linked)')
    group.link('x', of, 'y')
    of.write('y', [1, 2])
    expect([...group.get('x')]).toEqual([1, 2])
  })

  test.each<[what: string, wrong: (group: NeuronGroup, of: NeuronGroup) => void, message: string]>([
    ['is marked as one', (group, of) => group.link('l', of, 'k'), "marked as a linked variable with '(linked)'"],
    [
      'has the dimensions',
      (group, of) => group.link('x', of, 'z'),
      "Unit of variable 'x' does not match its link target",
    ],
    ['needs a variable', (group, of) => group.link('x', of, 'nothing'), "KeyError: 'nothing'"],
    ['needs as many neurons', group => group.link('x', source(3), 'y'), '(4 != 3)'],
    ['or as many indices', (group, of) => group.link('x', of, 'y', { index: [1] }), 'but has shape (1,)'],
    ['of neurons there are', (group, of) => group.link('x', of, 'y', { index: [0, 1, 2, 4] }), 'valid range [0, 4['],
    [
      'that are whole',
      (group, of) => group.link('x', of, 'y', { index: [0, 1, 2, 0.5] }),
      'has to be an integer array',
    ],
    ['or a variable of integers', (group, of) => group.link('x', of, 'y', { index: 'v0' }), 'should be an integer'],
    ['which there is', (group, of) => group.link('x', of, 'y', { index: 'no' }), "Index variable 'no' not found"],
    [
      'of a subgroup, if that is meant',
      (group, of) => group.link('x', of.subgroup(1, 4), 'y', { index: [0, 1, 3, 2] }),
      'index 3 is out of bounds for axis 0 with size 3',
    ],
    ['nor of a clock', (group, of) => group.link('j', of, 'i'), "linked to 'i' is Brian 2, not yet Hillock"],
  ])('%s', (_, wrong, message) => {
    const of = source()
    expect(complaints(() => wrong(linked(of), of))[0]?.message).toContain(message)
  })

  test('is read where it is linked only', () => {
    const group = new NeuronGroup(2, 'x : 1 (linked)')
    expect(complaints(() => group.get('x'))[0]?.message).toContain('Link target for variable x has not been set')
  })
})

describe('in a network', () => {
  const values = async (stepping: Stepping, order: readonly string[] = ['a', 'b']): Promise<unknown> => {
    const of = source()
    const group = linked(of)
    for (const [k, each] of [of, group].entries()) each.rename(order[k] ?? each.name)
    const trace = new StateMonitor(group, ['x', 'j', 's', 'v', 'rate'], { record: true })
    await using network = new Network([of, group, trace], { stepping })
    await network.run('3*ms')
    return [
      trace.get('x'),
      trace.get('j'),
      trace.get('s'),
      trace.get('v'),
      trace.get('rate'),
      group.states(),
      of.states(),
    ]
  }

  test('the bits do not depend on lanes, tiles and joining', async () => {
    const usual = await values({})
    for (const stepping of [{ lanes: 'scalar' }, { join: false }, { tile: 16 }] as const)
      expect(await values(stepping)).toEqual(usual)
  })

  test('a group that comes later in a step sees what the other one has become', async () => {
    const [behind, before] = [await values({}, ['a', 'b']), await values({}, ['b', 'a'])]
    expect(behind).not.toEqual(before)
  })

  test('a module does the same', async () => {
    const of = source()
    const group = linked(of)
    const trace = new StateMonitor(group, ['x', 'j', 'v'], { record: true })
    await using network = new Network(of, group, trace)
    const { module } = await network.compile({ duration: '3*ms' })
    await network.run('3*ms')
    const model = await load(module)
    await using simulation = await model.start()
    await simulation.run('3 ms')
    const recorded = simulation.traces['statemonitor']
    for (const name of ['x', 'j', 'v'] as const) expect(recorded?.get(name)).toEqual(trace.get(name))
    expect([...simulation.get('linked.v0')]).toEqual([...group.get('v0')])
  })

  test.each<[what: string, make: () => Network, message: string]>([
    ['needs the other group', () => new Network(linked(source())), 'a link to a group that is not in the network'],
    [
      'needs its link',
      () => new Network(new NeuronGroup(1, 'x : 1 (linked)')),
      'The identifier "x" could not be resolved',
    ],
  ])('%s', async (_, make, message) => {
    await using network = make()
    await expect(network.run('1*ms')).rejects.toThrow(message)
  })
})

describe('statements that write to a linked variable', () => {
  /** Twelve spikes of three neurons, each of which adds to what it is linked to. */
  const writing = (
    of: NeuronGroup,
    code: string,
    options: { index?: readonly number[]; name?: string } = {},
  ): NeuronGroup => {
    const { index, name = 'x' } = options
    const made = new NeuronGroup(3, 'l : 1 (linked)\nn : 1\ndy/dt = (i + 1)*(1*kHz) : 1', {
      threshold: 'y > 0.45',
      reset: code,
      method: 'euler',
      name: 'writing',
    })
    made.link('l', of, name, index === undefined ? {} : { index })
    return made
  }
  const store = (size: number): NeuronGroup =>
    new NeuronGroup(size, 'x : 1\nk : 1 (shared)\nd = 2*x : 1', { name: 'store' })

  test('change the other group at once, neuron by neuron', async () => {
    const of = store(3)
    const group = writing(of, 'y = 0; l += 1; n = l', { index: [1, 1, 0] })
    await using network = new Network(of, group)
    await network.run('2*ms')
    // Every 5, 3 and 2 steps; where two neurons write to one, the second finds what the first one left.
    expect([...of.get('x')]).toEqual([10, 10, 0])
    expect([...group.get('n')]).toEqual([10, 9, 10])
  })

  test('go through links of links, and only where a regular operation is about', async () => {
    const of = store(3)
    const middle = new NeuronGroup(3, 'm : 1 (linked)', { name: 'middle' })
    middle.link('m', of, 'x', { index: [2, 0, 1] })
    const group = writing(middle, 'y = 0', { name: 'm' })
    const some = group.subgroup(1, 3)
    await using network = new Network(of, middle, group, some.runRegularly('l += i + 1'))
    await network.run('0.1*ms')
    expect([...of.get('x')]).toEqual([1, 2, 0])
  })

  test('keep their bits whatever the threads, tiles and blocks', async () => {
    const all: string[] = []
    for (const stepping of [
      {},
      { blockLimit: 1 },
      { tile: 16, blockLimit: 5 },
      { threads: 2, threadsAfter: 0 },
      { threads: 3, threadsAfter: 0 },
    ]) {
      const of = new NeuronGroup(300, 'dx/dt = -x/(3*ms) : 1', {
        method: 'exact',
        threshold: 'x > 2',
        reset: 'x = 0.1',
        name: 'of',
      })
      const group = new NeuronGroup(300, 'l : 1 (linked)\ndy/dt = (1 + l - y)/(2*ms) : 1', {
        threshold: 'y > 0.8',
        reset: 'y = 0; l += 0.01*i/N + 0.3*l',
        method: 'euler',
        name: 'group',
      })
      group.set({ y: 'i/(1.3*N)' })
      group.link('l', of, 'x', { index: Array.from({ length: 300 }, (_, k) => (k * 7) % 100) })
      await using network = new Network([of, group], { stepping: stepping as Stepping })
      await network.run('20*ms')
      all.push([...of.get('x'), ...group.get('y')].join(' '))
    }
    expect(new Set(all).size).toBe(1)
    expect(all[0]).toMatch(/[1-9]/)
  })

  test.each([
    ['x', 1, 'y = 0; l += 1', "Illegal write to 'l'"],
    ['x', 1, 'l += 1; y = 0', 'Writing to scalar variable l not allowed in this context.'],
    ['k', 3, 'l += 1; y = 0', 'Writing to scalar variable l not allowed in this context.'],
    ['d', 3, 'l += 1; y = 0', "Cannot write to subexpression 'l'."],
  ])('refuse %s of %i neurons on events', async (name, size, code, message) => {
    const of = store(size)
    await using network = new Network(of, writing(of, code, { name }))
    await expect(network.run('1*ms')).rejects.toThrow(message)
  })

  test('do not change one value for all in a regular operation yet', async () => {
    const of = store(1)
    const group = writing(of, 'y = 0')
    await using network = new Network(of, group, group.runRegularly('l += 1'))
    await expect(network.run('1*ms')).rejects.toThrow("writing to 'l', which is linked to one value for all neurons")
  })
})

describe('a group that is linked to itself', () => {
  const ring = (size: number, precision: 'float64' | 'float32' = 'float64'): NeuronGroup => {
    const equations = `dv/dt = (w-v)/(10*ms) + 0.3/ms : 1
w : 1 (linked)
level = 1.5*v - 0.2 : 1
m : 1 (linked)
c : 1`
    const options = { threshold: 'v + 0.1*m > 3', reset: 'v = 0.25*w; c += m', method: 'euler', precision } as const
    const group = new NeuronGroup(size, equations, options)
    group.set({ v: '0.9*(i % 4)' })
    const all = Array.from({ length: size }, (_, k) => k)
    group.link('w', group, 'v', { index: all.map(k => (k + 1) % size) })
    group.link('m', group, 'level', { index: size === 4 ? [3, 3, 1, 2] : all.toReversed() })
    return group
  }

  test('sees of its neurons what those before it in the loop have become, as in Brian 2 with Cython', async () => {
    const group = ring(4)
    await using network = new Network(group)
    await network.run('5*ms')
    expect(group.get('v').map(value => Number(value.toFixed(8)))).toEqual(
      Float64Array.of(1.92092111, 2.61256964, 0.41419485, 1.52630785),
    )
    expect(group.get('c').map(value => Number(value.toFixed(8)))).toEqual(Float64Array.of(0, 0, 3.70733272, 2.84319902))
  })

  test.each(['float64', 'float32'] as const)('has the same bits in %s whatever is joined', async precision => {
    const values = async (stepping: Stepping): Promise<unknown> => {
      const group = ring(50, precision)
      const trace = new StateMonitor(group, ['v', 'm'], { record: true })
      await using network = new Network([group, trace], { stepping })
      await network.run('5*ms')
      return [trace.get('v'), trace.get('m'), group.states()]
    }
    const usual = await values({})
    for (const stepping of [{ lanes: 'scalar' }, { join: false }, { tile: 16 }] as const)
      expect(await values(stepping)).toEqual(usual)
  })

  test('has them with several threads too: one of them takes all neurons in turn', async () => {
    const values = async (threads: number): Promise<unknown> => {
      const group = ring(3000)
      await using network = new Network([group], { stepping: { threads, threadsAfter: 0 } })
      expect((await network.run('300*ms')).threads).toBe(threads)
      return group.states()
    }
    expect(await values(2)).toEqual(await values(1))
  })

  test('is linked to nothing that is computed of the variable itself', () => {
    const group = new NeuronGroup(2, 'x : 1 (linked)\ny : 1 (linked)\nv : 1\ntwice = 2*x : 1')
    const refused = (source: string): string | undefined => complaints(() => group.link('x', group, source))[0]?.message
    expect(refused('y')).toBe("KeyError: 'y'")
    expect(refused('x')).toBe("KeyError: 'x'")
    expect(refused('twice')).toBe("RecursionError: 'x' would be linked to what is computed of it")
    group.link('x', group, 'v')
    group.link('y', group, 'twice')
    expect(refused('y')).toBe("RecursionError: 'x' would be linked to what is computed of it")
  })
})

test('links of a subgroup count from its first neuron', () => {
  const of = new NeuronGroup(5, 'y : 1')
  of.set({ y: 'i*10' })
  const group = new NeuronGroup(3, 'x : 1 (linked)\nz : 1 (linked)')
  group.link('x', of.subgroup(1, 4), 'y')
  group.link('z', of.subgroup(1, 4), 'y', { index: [2, 0, 0] })
  expect([[...group.get('x')], [...group.get('z')]]).toEqual([
    [10, 20, 30],
    [30, 10, 10],
  ])
})

test.each([
  ['float32', 'float32'],
  ['float32', 'float64'],
  ['float64', 'float32'],
] as const)('a group in %s is linked to one in %s', async (own, other) => {
  const of = new NeuronGroup(3, 'y : 1\nhalf = y/2 : 1', { precision: other })
  of.set({ y: '0.1*i' })
  const group = new NeuronGroup(3, 'x : 1 (linked)\nh : 1 (linked)\nv : 1', { precision: own })
  group.link('x', of, 'y', { index: [2, 1, 0] })
  group.link('h', of, 'half')
  group.runRegularly('v = v + x + h')
  const trace = new StateMonitor(group, ['x', 'v'], { record: true })
  await using network = new Network(of, group, trace)
  await network.run('0.2*ms')
  for (const [k, value] of group.get('v').entries()) expect(value).toBeCloseTo(2 * (0.2 - 0.1 * k + 0.05 * k), 6)
  expect(trace.get('x').map(row => row[1]?.toFixed(6))).toEqual(['0.200000', '0.100000', '0.000000'])
})

describe('what is written to a linked variable', () => {
  test('goes to the variable behind it, by its index, and into modules', async () => {
    const of = new NeuronGroup(4, 'y : 1\nk : integer', { name: 'source' })
    const group = new NeuronGroup(4, 'x : 1 (linked)\nj : integer (linked)', { name: 'linked' })
    group.link('x', of, 'y')
    group.link('j', of, 'k', { index: [3, 2, 1, 0] })
    group.write('j', [1, 2, 3, 4])
    expect([...of.get('k')]).toEqual([4, 3, 2, 1])
    group.subgroup(1, 3).write('j', 9)
    expect([...of.get('k')]).toEqual([4, 9, 9, 1])
    group.write('x', [1, 10, 11, 7])
    group.write('x', 0.5, { indices: [2] })
    expect([...of.get('y')]).toEqual([1, 10, 0.5, 7])
    const network = new Network(of, group)
    network.seed(1)
    const { module } = await network.compile()
    const simulation = await (await load(module)).start({ seed: 1 })
    expect([...simulation.get('source.y')]).toEqual([1, 10, 0.5, 7])
    expect([...simulation.get('source.k')]).toEqual([4, 9, 9, 1])
  })

  test('is refused where that cannot be written, or is not known', () => {
    const group = linked(source())
    expect(complaints(() => group.write('s', 1))[0]?.message).toContain('Variable s is read-only')
    const alone = new NeuronGroup(2, 'x : 1 (linked)')
    expect(complaints(() => alone.write('x', 1))[0]?.message).toContain('Link target for variable x')
  })
})

describe('in a module, groups keep the sizes', () => {
  async function sized(
    of: NeuronGroup,
    group: NeuronGroup,
    sizes: Readonly<Record<string, number>>,
  ): Promise<readonly number[]> {
    const { module } = await new Network(of, group).compile()
    await using simulation = await (await load(module)).start({ sizes })
    await simulation.run('0.1*ms')
    return [...simulation.get('linked.seen')]
  }
  const pair = (size: number, own: number, index?: string | number[]): [NeuronGroup, NeuronGroup] => {
    const of = new NeuronGroup(size, 'y : 1', { name: 'source' })
    const group = new NeuronGroup(own, 'x : 1 (linked)\nseen : 1\nl : integer', { name: 'linked' })
    of.set({ y: 'i + 1' })
    group.link('x', of, 'y', { index })
    group.runRegularly('seen = x')
    return [of, group]
  }

  test.each([
    ['neuron by neuron', pair(4, 4), { source: 3 }, 'source has 4 neurons, and not 3'],
    ['neuron by neuron', pair(4, 4), { linked: 6 }, 'linked has 4 neurons, and not 6'],
    ['to the only neuron', pair(1, 3), { source: 2 }, 'source has 1 neuron, and not 2'],
    ['by given indices', pair(4, 2, [3, 1]), { source: 3 }, 'source has 4 neurons, and not 3'],
  ])('that their links need: %s', async (_, [of, group], sizes, message) => {
    await expect(sized(of, group, sizes)).rejects.toThrow(`${message}, because of linked.x being linked to source.y`)
  })

  test('but for those that links fit in any size', async () => {
    const [only, behind] = pair(1, 3)
    expect(await sized(only, behind, { linked: 5 })).toEqual([1, 1, 1, 1, 1])
    const [of, group] = pair(4, 4, 'l')
    group.set({ l: '9 - i' })
    expect(await sized(of, group, { source: 3, linked: 2 })).toEqual([3, 3])
  })
})

describe('noise in a subexpression', () => {
  const noisy = (): NeuronGroup =>
    new NeuronGroup(2, 'dv/dt = (I - v)*kHz : 1\nI = 1 + xi_a*ms**0.5 : 1', {
      threshold: 'v > 1',
      reset: 'v = 0',
      method: 'euler',
    })

  test('has no value for those that are linked to it', async () => {
    const linkedTo = (of: NeuronGroup): NeuronGroup => {
      const group = new NeuronGroup(2, 'x : 1 (linked)\ny : 1')
      group.link('x', of, 'I')
      return group
    }
    const [of, other] = [noisy(), noisy()]
    await using unread = new Network(of, linkedTo(of))
    await unread.run('1*ms')
    expect(unread.t).toBe(0.001)
    const group = linkedTo(other)
    await using read = new Network(other, group, new StateMonitor(group, 'x', { record: true }))
    await expect(read.run('1*ms')).rejects.toThrow("'x' holds the noise 'xi_a'")
  })

  test('has none for synapses, but for those that ask for something else', async () => {
    const [of, other] = [noisy(), noisy()]
    const asks = new Synapses(of, of, undefined, { onPre: 'v_post += I_pre' })
    asks.connect()
    await using network = new Network(of, asks)
    await expect(network.run('1*ms')).rejects.toThrow("'I_pre' holds the noise 'xi_a'")
    const others = new Synapses(other, other, undefined, { onPre: 'v_post += 0.1' })
    others.connect()
    await using quiet = new Network(other, others)
    await quiet.run('1*ms')
    expect(quiet.t).toBe(0.001)
  })
})

import { describe, expect, test } from 'vitest'
import { type ConnectOptions, NeuronGroup, RandomStreams, Synapses } from '../../network/index.ts'
import { complaints } from './helpers.ts'

interface Sizes {
  readonly before?: number
  readonly behind?: number
  readonly seed?: number
}

/** Synapses between five neurons and four, with `x` and `m` of their own. */
function made({ before = 5, behind = 4, seed = 1 }: Sizes = {}): Synapses {
  const streams = new RandomStreams(seed)
  const group = (size: number, name: string): NeuronGroup =>
    new NeuronGroup(size, 'v : volt\nm : integer\nx : 1', { name, streams })
  const [G, H] = [group(before, 'G'), group(behind, 'H')]
  G.set({ m: 'i', x: 'i*0.5' })
  H.set({ m: '2*i', x: 'i' })
  return new Synapses(G, H, 'w : 1', { streams })
}

/** Pairs as `i-j`. */
function pairs(synapses: Synapses): string {
  const j = synapses.read('j')
  return Array.from(synapses.read('i'), (i, k) => `${i}-${j[k]}`).join(' ')
}

function connected(options: ConnectOptions, sizes?: Sizes): string {
  const synapses = made(sizes)
  synapses.connect(options)
  return pairs(synapses)
}

/** How many synapses each neuron has. */
function degrees(synapses: Synapses, index: 'i' | 'j', size: number): number[] {
  const found = Array.from({ length: size }, () => 0)
  for (const neuron of synapses.read(index)) found[neuron] = (found[neuron] ?? 0) + 1
  return found
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const variance = (values: readonly number[]): number => {
  const middle = mean(values)
  return mean(values.map(value => (value - middle) ** 2))
}

describe('a generator', () => {
  test.each<[ConnectOptions, string]>([
    [{ j: 'k for k in range(i)' }, '1-0 2-0 2-1 3-0 3-1 3-2 4-0 4-1 4-2 4-3'],
    [{ j: 'k for k in range(2, N_post)' }, '0-2 0-3 1-2 1-3 2-2 2-3 3-2 3-3 4-2 4-3'],
    [{ j: 'k for k in range(N_post-1, -1, -2) if i == 1' }, '1-3 1-1'],
    [{ j: 'i+k for k in range(-1, 2, 2) if i+k >= 0 and i+k < N_post' }, '0-1 1-0 1-2 2-1 2-3 3-2 4-3'],
    [{ j: 'i+k for k in range(-1, 2, 2) if j >= 0 and j < N_post' }, '0-1 1-0 1-2 2-1 2-3 3-2 4-3'],
    [{ j: 'i+k for k in range(-1, 2)', skipInvalid: true }, '0-0 0-1 1-0 1-1 1-2 2-1 2-2 2-3 3-2 3-3 4-3'],
    [{ j: 'i+k for k in range(-1, 2) if x_post > 1', skipInvalid: true }, '1-2 2-2 2-3 3-2 3-3 4-3'],
    [{ j: 'k for k in range(4) if x_pre == 1 and x_post >= 2' }, '2-2 2-3'],
    [{ j: 'm_pre for _ in range(2) if m_pre < 2' }, '0-0 0-0 1-1 1-1'],
    [{ j: 'k for k in range(int(x_pre))' }, '2-0 3-0 4-0 4-1'],
    [{ j: 'i if i < N_post' }, '0-0 1-1 2-2 3-3'],
    [{ j: 'i', skipInvalid: true }, '0-0 1-1 2-2 3-3'],
    [{ j: 'i % 2' }, '0-0 1-1 2-0 3-1 4-0'],
    [{ j: 'x_pre' }, '0-0 1-0 2-1 3-1 4-2'],
    [{ j: 'k for k in range(3)\n if k == i' }, '0-0 1-1 2-2'],
    [{ j: 'k for k in range(2) if i == 3', n: 'k + 1' }, '3-0 3-1 3-1'],
    [{ j: 'k for k in range(2) if i == 3', n: 'j + 1' }, '3-0 3-1 3-1'],
    [{ j: 'k for k in sample(N_post, p=1) if i == 1' }, '1-0 1-1 1-2 1-3'],
    [{ j: 'k for k in sample(0, N_post, 2, p=1) if i == 1' }, '1-0 1-2'],
    [{ j: 'k for k in sample(N_post, p=0)' }, ''],
    [{ j: 'k for k in sample(N_post, p=int(i == 2))' }, '2-0 2-1 2-2 2-3'],
    [{ j: 'k for k in sample(1, N_post, size=3) if i == 1' }, '1-1 1-2 1-3'],
    [{ j: 'k for k in sample(N_post, size=4*int(i == 2))' }, '2-0 2-1 2-2 2-3'],
    [{ j: 'k for k in sample(N_post, size=7) if i == 1', skipInvalid: true }, '1-0 1-1 1-2 1-3'],
    [{ j: 'k for k in sample(N_post, size=-1)', skipInvalid: true }, ''],
    [{ i: 'j' }, '0-0 1-1 2-2 3-3'],
    [{ i: 'k for k in range(N_pre) if k > j + 1' }, '2-0 3-0 4-0 3-1 4-1 4-2'],
    [{ i: 'k for k in range(m_post) if k < N_pre' }, '0-1 1-1 0-2 1-2 2-2 3-2 0-3 1-3 2-3 3-3 4-3'],
    [{ i: 'k for k in range(N_pre) if x_pre > 1.5' }, '4-0 4-1 4-2 4-3'],
    [{ i: 'k for k in sample(N_pre, size=N_pre) if j == 0' }, '0-0 1-0 2-0 3-0 4-0'],
  ])('%o connects as in Brian 2', (options, expected) => {
    expect(connected(options)).toBe(expected)
  })

  test('counts N as the synapses that there are', () => {
    const synapses = made()
    synapses.connect({ j: 'k for k in range(N)' })
    expect(synapses.size).toBe(0)
    synapses.connect({ i: [0, 1], j: [0, 0] })
    synapses.connect({ j: 'k for k in range(N) if i == 4' })
    expect(pairs(synapses)).toBe('0-0 1-0 4-0 4-1')
  })

  test('of more candidates than are looked at together has its order', () => {
    const synapses = made({ before: 3, behind: 50_000 })
    synapses.connect({ j: 'k for k in range(N_post) if k % 20000 == i' })
    expect(pairs(synapses)).toBe('0-0 0-20000 0-40000 1-1 1-20001 1-40001 2-2 2-20002 2-40002')
  })
})

describe('a condition', () => {
  test.each<[ConnectOptions, string]>([
    [{ condition: 'i == j' }, '0-0 1-1 2-2 3-3'],
    [{ condition: '(i == j\n and i > 1)' }, '2-2 3-3'],
    [{ condition: 'x_pre > 0.5 and x_post < 2' }, '2-0 2-1 3-0 3-1 4-0 4-1'],
    [{ condition: 'x > 2 and i == 0' }, '0-3'],
    [{ condition: 'v_pre < 1*mV and i == 1' }, '1-0 1-1 1-2 1-3'],
    [{ condition: false }, ''],
    [{ condition: 'False' }, ''],
    [{ condition: 'i < 2', p: 'int(j < 2)' }, '0-0 0-1 1-0 1-1'],
    [{ condition: 'j < 2', p: 'int(i < 2)' }, '0-0 0-1 1-0 1-1'],
    [{ condition: 'm_pre == m_post' }, '0-0 2-1 4-2'],
    [{ condition: 'x_post > 0 and 1.0*j == x_pre' }, '2-1 4-2'],
    [{ condition: 'i % 2 == j % 2 and i != j' }, '0-2 1-3 2-0 3-1 4-0 4-2'],
    [{ condition: 'i == 2 or i == j' }, '0-0 1-1 2-0 2-1 2-2 2-3 3-3'],
    [{ condition: 'x_pre/x_post == x_post' }, '2-1'],
    [{ condition: 'i == j', n: 'i' }, '1-1 2-2 2-2 3-3 3-3 3-3'],
    [{ condition: 'i == j and i < 2', n: 2 }, '0-0 0-0 1-1 1-1'],
    [{ condition: 'i == 1', p: 2 }, '1-0 1-1 1-2 1-3'],
    [{ p: -1 }, ''],
    [{ n: 0 }, ''],
  ])('%o connects as in Brian 2', (options, expected) => {
    expect(connected(options)).toBe(expected)
  })

  test('of an equality looks at no other pairs: a billion take no time', () => {
    const synapses = made({ before: 32_000, behind: 32_000 })
    synapses.connect({ condition: 'm_post == 2*i and j > 31_990' })
    expect(pairs(synapses)).toBe(Array.from({ length: 9 }, (_, k) => `${31_991 + k}-${31_991 + k}`).join(' '))
  })

  test('of an equality leaves the random numbers of its pairs as they are', () => {
    const p = '0.5 + 0.1*rand()*(j > 3)'
    const sizes = { before: 40, behind: 40 }
    expect(connected({ condition: 'i % 3 == j % 3', p }, sizes)).toBe(
      connected({ condition: 'not (i % 3 != j % 3)', p }, sizes),
    )
  })

  test('that is none connects everything with everything', () => {
    expect(connected({}, { before: 2, behind: 2 })).toBe('0-0 0-1 1-0 1-1')
    expect(connected({ condition: true }, { before: 2, behind: 2 })).toBe('0-0 0-1 1-0 1-1')
  })
})

describe('indices', () => {
  test.each<[ConnectOptions, string]>([
    [{ i: [0, 1, 2], j: [1, 2, 3] }, '0-1 1-2 2-3'],
    [{ i: [4, 1], j: 1 }, '4-1 1-1'],
    [{ i: 2, j: Int32Array.of(0, 3) }, '2-0 2-3'],
    [{ i: [0], j: [1, 2] }, '0-1 0-2'],
    [{ i: [0, 1], j: [1, 2], n: 2 }, '0-1 0-1 1-2 1-2'],
    [{ i: [0, 1], j: [1, 2], n: [0, 3] }, '1-2 1-2 1-2'],
    [{ i: [0, 1], j: [1, 2], p: 0 }, ''],
    [{ i: [0, 1], j: [1, 2], p: 1 }, '0-1 1-2'],
    [{ i: [], j: [] }, ''],
  ])('%o are the pairs', (options, expected) => {
    expect(connected(options)).toBe(expected)
  })

  test('may be those of a subgroup, counted in its group', () => {
    const synapses = made()
    synapses.connect({ i: synapses.ends.pre.subgroup(2, 4), j: 0 })
    expect(pairs(synapses)).toBe('2-0 3-0')
  })

  test('are taken with a probability, with all synapses of a pair', () => {
    const synapses = made({ before: 1000, behind: 1 })
    synapses.connect({ i: Int32Array.from({ length: 1000 }, (_, k) => k), j: 0, p: 0.25, n: 2 })
    const counts = degrees(synapses, 'i', 1000)
    expect(new Set(counts)).toEqual(new Set([0, 2]))
    expect(mean(counts)).toBeGreaterThan(0.4)
    expect(mean(counts)).toBeLessThan(0.6)
  })
})

test.each([
  ['i > 2', [3, 4]],
  ['i < 1 or i == 4', [0, 4]],
  ['i == 1 or i > 2', [1, 3, 4]],
])('many pairs are in order where %s', (condition, holds) => {
  const behind = 40_000
  const synapses = made({ behind })
  synapses.connect({ condition })
  expect(degrees(synapses, 'i', 5)).toEqual([0, 1, 2, 3, 4].map(i => (holds.includes(i) ? behind : 0)))
  expect(synapses.read('j').every((j, k) => j === k % behind)).toBe(true)
  expect(synapses.read('i').every((i, k) => i === holds[Math.floor(k / behind)])).toBe(true)
})

test('several calls add up', () => {
  const synapses = made()
  synapses.connect({ i: 3, j: 3 })
  synapses.write('w', 5)
  synapses.connect({ condition: 'i == j and i < 2' })
  expect(pairs(synapses)).toBe('3-3 0-0 1-1')
  expect([...synapses.read('w')]).toEqual([5, 0, 0])
})

describe('what is random', () => {
  const ways: readonly ConnectOptions[] = [
    { p: 0.1 },
    { p: '0.1' },
    { condition: 'i != j', p: 0.1 },
    { p: '0.1*int(j >= 0)' },
    { condition: 'rand() < 0.1' },
    { j: 'k for k in sample(N_post, p=0.1)' },
    { j: 'k for k in range(N_post) if rand() < 0.1' },
    { i: 'k for k in sample(N_pre, p=0.1)' },
  ]

  test.each(ways)('%o has binomial degrees on both sides', options => {
    const size = 1000
    const synapses = made({ before: size, behind: size, seed: 7 })
    synapses.connect(options)
    for (const index of ['i', 'j'] as const) {
      const found = degrees(synapses, index, size)
      // Six standard errors of mean and variance of 1000 numbers from Binomial(1000, 0.1).
      expect(Math.abs(mean(found) - 100)).toBeLessThan((6 * Math.sqrt(90)) / Math.sqrt(size))
      expect(Math.abs(variance(found) - 90)).toBeLessThan(6 * 90 * Math.sqrt(2 / size))
    }
  })

  test('rows of many that are taken are whole, and in order', () => {
    const synapses = made({ before: 3, behind: 100_000 })
    synapses.connect({ p: 0.9 })
    for (const degree of degrees(synapses, 'i', 3)) expect(Math.abs(degree - 90_000)).toBeLessThan(6 * Math.sqrt(9000))
    const [i, j] = [synapses.read('i'), synapses.read('j')]
    expect(j.every((target, k) => k === 0 || i[k] !== i[k - 1] || target > (j[k - 1] ?? 0))).toBe(true)
  })

  test('samples of a size have that many different targets, each as likely as any other', () => {
    const synapses = made({ before: 2000, behind: 50 })
    synapses.connect({ j: 'k for k in sample(N_post, size=5)' })
    expect(new Set(degrees(synapses, 'i', 2000))).toEqual(new Set([5]))
    const [i, j] = [synapses.read('i'), synapses.read('j')]
    expect(j.every((target, k) => k === 0 || i[k] !== i[k - 1] || target > (j[k - 1] ?? 0))).toBe(true)
    const found = degrees(synapses, 'j', 50)
    expect(Math.abs(variance(found) - 2000 * 0.1 * 0.9)).toBeLessThan(6 * 180 * Math.sqrt(2 / 50))
    for (const count of found) expect(Math.abs(count - 200)).toBeLessThan(6 * Math.sqrt(180))
  })

  test('numbers of synapses from a Poisson distribution have its mean and variance', () => {
    const synapses = made({ before: 50, behind: 40 })
    synapses.connect({ n: 'poisson(2)' })
    const j = synapses.read('j')
    const counts = Array.from({ length: 2000 }, () => 0)
    synapses.read('i').forEach((i: number, k: number) => {
      const pair = i * 40 + (j[k] ?? 0)
      counts[pair] = (counts[pair] ?? 0) + 1
    })
    expect(Math.abs(mean(counts) - 2)).toBeLessThan((6 * Math.SQRT2) / Math.sqrt(2000))
    expect(Math.abs(variance(counts) - 2)).toBeLessThan(0.6)
  })

  test('numbers of a condition are others than those of n and of the choice', () => {
    const synapses = made({ before: 200, behind: 50 })
    synapses.connect({ condition: 'rand() < 0.5', p: '0.5 + 0*j', n: 'int(rand() < 0.5)' })
    expect(synapses.size / 10_000).toBeGreaterThan(0.1)
    expect(synapses.size / 10_000).toBeLessThan(0.15)
  })

  test.each([...ways, { j: 'k for k in sample(N_post, size=3)' }, { n: 'poisson(1)' }, { j: 'int(rand()*N_post)' }])(
    '%o gives a row whatever the number of rows',
    options => {
      const outer = options.i === undefined ? 'before' : 'behind'
      const few = made({ before: 30, behind: 30, [outer]: 20 })
      const many = made({ before: 30, behind: 30, [outer]: 70 })
      few.connect(options)
      many.connect(options)
      expect(few.size).toBeGreaterThan(0)
      expect(`${pairs(many)} `.startsWith(`${pairs(few)} `)).toBe(true)
    },
  )

  test('one seed gives one connectivity, and another call another', () => {
    const [one, same, other] = [made(), made(), made({ seed: 2 })]
    for (const synapses of [one, same, other]) synapses.connect({ p: 0.5 })
    expect(pairs(one)).toBe(pairs(same))
    expect(pairs(one)).not.toBe(pairs(other))
    const first = pairs(one)
    one.connect({ p: 0.5 })
    expect(pairs(one)).not.toBe(`${first} ${first}`)
  })
})

describe('what cannot be connected says why, and where', () => {
  test.each<[ConnectOptions, message: string, place: string]>([
    [{ j: 'i' }, 'IndexError: index _j=4 outside allowed range from 0 to 3', 'i'],
    [{ i: 'j + 3' }, 'IndexError: index _i=5 outside allowed range from 0 to 4', 'j + 3'],
    [{ j: 'k for k in sample(N_post, size=7)' }, 'Requested sample size 7 is bigger than the population size 4.', '7'],
    [{ j: 'k for k in sample(N_post, size=i-1)' }, 'Requested sample size -1 is negative.', 'i-1'],
    [{ j: 'k for k in range(0, 4, 0)' }, 'ZeroDivisionError: division by zero', '0'],
    [{ j: 'k for k in range(1000000000000)' }, 'has 1000000000000 numbers', '1000000000000'],
    [{ j: 'k for k in range(x_pre)' }, "The 'high' argument of the range function was 'x_pre'", 'x_pre'],
    [{ j: 'k for k in range(0.5, 2)' }, "The 'low' argument of the range function was '0.5'", '0.5'],
    [{ j: 'k for k in sample(N_post, size=2.5)' }, "The 'size' argument of the sample function was '2.5'", '2.5'],
    [{ j: 'k for k in range(j)' }, 'Expression "j" depends on postsynaptic index or iterator', 'j'],
    [{ j: 'k for k in range(2+k)' }, 'Expression "2 + k" depends on postsynaptic index or iterator', '2+k'],
    [{ i: 'k for k in range(j)' }, 'Expression "j" depends on presynaptic index or iterator', 'j'],
    [{ j: 'j' }, 'which neuron it is cannot depend on that neuron itself', 'j'],
    [{ j: 'i for i in range(3)' }, `The name 'i' is already present in the variables dictionary.`, 'i'],
    [{ j: 'k for k in range(N_incoming)' }, "The connect statement cannot refer to 'N_incoming'.", 'N_incoming'],
    [{ j: 'k for k in range(3) if w > 0' }, "The connect statement cannot refer to 'w'", 'w'],
    [{ condition: 'N_outgoing > 1' }, "The connect statement cannot refer to 'N_outgoing'.", 'N_outgoing'],
    [{ j: 'nobody' }, 'The identifier "nobody" could not be resolved.', 'nobody'],
    [{ j: 'k k' }, "Expression must have generator syntax, for example 'k for k in range(i-10, i+10)'.", 'k'],
    [{ j: 'i if i < 3 else 0' }, 'Expression must have generator syntax', 'else'],
    [{ j: '[k for k in range(3)]' }, 'Expression is not a generator expression.', '[k for k in range(3)]'],
    [{ j: 'k for k in range(3) # all' }, 'Expression must have generator syntax', '# all'],
    [{ j: 'k for k in foo' }, "one of the supported functions: ['range', 'sample']", 'foo'],
    [{ j: 'k for k, l in range(3)' }, 'must iterate over a single variable (not tuple, etc.).', 'k, l'],
    [{ j: 'k for k in range(3) for l in range(2)' }, 'must involve only one iterator.', 'l'],
    [{ j: 'k for k in range(3) if k > 0 if k < 2' }, 'must have at most one if statement.', 'k < 2'],
    [{ j: 'k for k in range(*i)' }, 'Star arguments not supported.', '*i'],
    [{ j: 'k for k in range()' }, 'Range iterator takes 1-3 positional arguments.', 'range()'],
    [{ j: 'k for k in range(3, p=1)' }, "Range iterator doesn't accept any keyword arguments.", 'p=1'],
    [{ j: 'k for k in sample(3)' }, "accepts one keyword argument, either 'p' or 'size'.", 'sample(3)'],
    [{ condition: 'i' }, "Condition 'i' is not a boolean condition", 'i'],
    [{ condition: 'v_pre > 1' }, 'Comparison of expressions with different units.', 'v_pre > 1'],
    [{ condition: ' i == j' }, 'IndentationError: unexpected indent', ' '],
    [{ condition: 'i == j\nor i == 0' }, 'SyntaxError: invalid syntax', 'or i == 0'],
    [
      { condition: 'k for k in range(3)' },
      `Generator expression given for condition, write connect(j='k for k in range(3)'...)`,
      'k for k in range(3)',
    ],
    [{ p: 'v_pre' }, 'Expression for p should be dimensionless.', 'v_pre'],
    [{ n: '-1' }, 'negative dimensions are not allowed', '-1'],
  ])('%o', (options, message, place) => {
    const [problem] = complaints(() => made().connect(options))
    expect(problem?.message).toContain(message)
    const { source, start, end } = problem?.span ?? { source: { text: '' }, start: 0, end: 0 }
    expect(source.text.slice(start, end)).toBe(place)
  })

  test.each<[ConnectOptions, message: string]>([
    [{ j: 'k for k in range(3)', p: 0.5 }, 'ValueError: Generator syntax cannot be combined with p argument'],
    [{ j: 'k for k in range(3)', i: 3 }, 'TypeError: Generator syntax for j cannot be combined with i argument'],
    [{ j: 'k', i: 'k' }, 'TypeError: Generator syntax for i cannot be combined with j argument'],
    [{ j: 'k', condition: 'i == j' }, 'ValueError: Cannot combine condition with i or j arguments'],
    [{ i: [0, 1] }, 'ValueError: Must specify at least one of condition, i or j arguments'],
    [{ i: [0], j: [1], skipInvalid: true }, 'ValueError: Can only use skip_if_invalid with string syntax'],
    [{ i: [0], j: [1], n: 'i' }, 'TypeError: Indices cannot be combined with a stringexpression for n.'],
    [{ i: [0], j: [1], n: -1 }, 'ValueError: repeats may not contain negative values.'],
    [{ i: [0], j: [1], p: 'i' }, 'TypeError: p is a number where i and j are indices'],
    [{ i: [0, 1, 2], j: [1, 2] }, 'ValueError: shape mismatch: objects cannot be broadcast to a single shape.'],
    [{ i: [0, 5], j: [1, 2] }, 'values outside of the range [0, 4] allowed for the source group "G"'],
    [{ i: [0, 1], j: [1, -1] }, 'values outside of the range [0, 3] allowed for the target group "H"'],
    [{ i: [0.5], j: [1] }, 'TypeError: i has to be a list of whole numbers'],
    [{ n: 1.5 }, 'TypeError: n must be int or string'],
    [{ n: [1] }, 'TypeError: n must be int or string'],
  ])('%o', (options, message) => {
    const synapses = made()
    expect(complaints(() => synapses.connect(options))[0]?.message).toContain(message)
    expect(synapses.connected).toBe(false)
  })

  test('too many synapses are refused with their number, before there are any', () => {
    const synapses = made({ before: 100_000, behind: 100_000 })
    for (const options of [{}, { p: 0.5, n: 2 }, { j: 'k for k in range(N_post)' }] satisfies ConnectOptions[]) {
      const [problem] = complaints(() => synapses.connect(options))
      expect(problem?.code).toBe('too-large')
      expect(problem?.message).toContain('MemoryError: 10000000000 synapses of 16 bytes each are')
    }
  })
})

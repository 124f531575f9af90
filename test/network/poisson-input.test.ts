/** Many spike trains that add to a variable of each neuron (semantics §10.2). */
import { describe, expect, test } from 'vitest'
import { NeuronGroup, PoissonGroup, PoissonInput, SpikeMonitor, StateMonitor } from '../../network/index.ts'
import { complaints, networkOf } from './helpers.ts'

const target = (options: ConstructorParameters<typeof NeuronGroup>[2] = {}): NeuronGroup =>
  new NeuronGroup(4, 'x : 1\nw : 1\nv : volt\ny = 2*x : 1\ns : 1 (shared)', options)

/** A rate by which each train has a spike in every step. */
const certain = '10*kHz'

describe('a weight', () => {
  test.each([
    ['that is a quantity', 'v', '0.5*mV', [3e-3, 3e-3, 3e-3, 3e-3]],
    ['that is a number', 'x', 2, [12, 12, 12, 12]],
    ['that is an expression of the target', 'x', 'w + gain', [6, 12, 18, 24]],
  ])('%s', async (_, variable, weight, values) => {
    const group = target({ namespace: { gain: 1 } })
    group.set({ w: 'i' })
    await networkOf(group, new PoissonInput(group, variable, 3, certain, weight)).run('0.2*ms')
    expect([...group.read(variable)]).toEqual(values.map(value => expect.closeTo(value, 12) as unknown))
  })
})

test('comes between threshold and reset, and not to neurons that are refractory', async () => {
  const group = new NeuronGroup(1, 'dv/dt = 0/second : 1 (unless refractory)\nn : 1', {
    threshold: 'v > 1.5',
    reset: 'n = v; v = 0',
    refractory: '0.3*ms',
    method: 'euler',
  })
  const input = new PoissonInput(group, 'v', 1, certain, 1)
  const trace = new StateMonitor(group, ['v', 'n'], { record: true })
  await networkOf(group, input, trace).run('0.8*ms')
  // the spike of step 2 sees what the input added before, and the reset what it did not add any more
  expect(trace.get('v').map(row => [...row])).toEqual([[0, 1, 2, 0, 0, 0, 1, 2]])
  expect([...group.read('n')]).toEqual([2])
})

test('stands in a step where it is told to', () => {
  const group = target()
  const net = networkOf(
    group,
    new PoissonInput(group, 'x', 1, '1*Hz', 1),
    new PoissonInput(group, 'x', 1, '1*Hz', 1, { when: 'start', order: 2 }),
  )
  expect(net.schedule().map(({ name, type, owner, when, order }) => [name, type, owner, when, order])).toEqual([
    ['poissoninput_1', 'PoissonInput', 'neurongroup', 'start', 2],
    ['neurongroup_stateupdater', 'StateUpdater', 'neurongroup', 'groups', 0],
    ['poissoninput', 'PoissonInput', 'neurongroup', 'synapses', 0],
  ])
})

test.each([
  ['few spikes', 20, '500*Hz', 1],
  ['many', 1000, '2*kHz', 200],
])('%s a step have the mean and the variance of the binomial distribution', async (_, trains, rate, mean) => {
  const group = new NeuronGroup(10_000, 'x : 1')
  const net = networkOf(group, new PoissonInput(group, 'x', trains, rate, 1))
  net.seed(1)
  await net.run('1*ms')
  const sums = Float64Array.from(group.read('x'))
  const average = sums.reduce((a, b) => a + b, 0) / sums.length
  const variance = sums.reduce((a, b) => a + (b - average) ** 2, 0) / sums.length
  const expected = 10 * mean * (1 - mean / trains)
  expect(Math.abs(average - 10 * mean)).toBeLessThan(4 * Math.sqrt(expected / sums.length))
  expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / sums.length))
})

test('changes no random number of its group, nor of another input', async () => {
  const make = (): NeuronGroup => {
    const group = new NeuronGroup(20, 'x : 1\ny : 1\nz : 1', { threshold: 'rand() < 0.1' })
    group.runRegularly('y = rand()')
    return group
  }
  const [plain, rich] = [make(), make()]
  const [spikes, same] = [new SpikeMonitor(plain), new SpikeMonitor(rich)]
  const first = (group: NeuronGroup): PoissonInput => new PoissonInput(group, 'x', 100, '1*kHz', 1)
  const one = networkOf(plain, first(plain), spikes)
  const both = networkOf(rich, first(rich), new PoissonInput(rich, 'z', 100, '1*kHz', 1), same)
  for (const net of [one, both]) {
    net.seed(5)
    await net.run('2*ms')
  }
  expect([...same.t]).toEqual([...spikes.t])
  expect([...rich.read('y')]).toEqual([...plain.read('y')])
  expect([...rich.read('x')]).toEqual([...plain.read('x')])
  expect([...rich.read('z')]).not.toEqual([...rich.read('x')])
})

test('rests while it is not active', async () => {
  const group = target()
  const input = new PoissonInput(group, 'x', 1, certain, 1)
  const net = networkOf(group, input)
  await net.run('0.2*ms')
  input.active = false
  await net.run('0.2*ms')
  expect([...group.read('x')]).toEqual([2, 2, 2, 2])
})

test('has constants of its own in a module', async () => {
  const group = target()
  const net = networkOf(group, new PoissonInput(group, 'v', 30, '5*Hz', '0.1*mV'))
  const { manifest, text } = await net.compile()
  expect(manifest.constants.map(({ name, value }) => [name, value])).toEqual([
    ['poissoninput.N', 30],
    ['poissoninput.rate', 5],
    ['poissoninput.weight', 1e-4],
  ])
  expect(manifest.randomCalls.map(({ function: called, group: of }) => [called, of])).toEqual([['binomial', 0]])
  expect(text).not.toContain('poissoninput')
})

test('adds to the rates of a PoissonGroup', async () => {
  const group = new PoissonGroup(2, '0*Hz')
  await networkOf(group, new PoissonInput(group, 'rates', 1, certain, '2*Hz')).run('0.3*ms')
  expect([...group.get('rates')]).toEqual([6, 6])
})

describe('what is wrong', () => {
  test.each<[what: string, make: () => unknown, code: string, message: string]>([
    [
      'no train',
      () => new PoissonInput(target(), 'x', 0, '1*Hz', 1),
      'bad-value',
      'ValueError: N has to be an integer >= 1, got 0.',
    ],
    [
      'half a train',
      () => new PoissonInput(target(), 'x', 2.5, '1*Hz', 1),
      'bad-value',
      'ValueError: N has to be an integer >= 1, got 2.5.',
    ],
    [
      'a negative rate',
      () => new PoissonInput(target(), 'x', 1, '-1*Hz', 1),
      'bad-value',
      'ValueError: The rate cannot be negative, got -1. Hz.',
    ],
    [
      'a rate that is none',
      () => new PoissonInput(target(), 'x', 1, '1*mV', 1),
      'unit-mismatch',
      "rate has unit Hz, but '1*mV' has unit V",
    ],
    [
      'a variable that is not there',
      () => new PoissonInput(target(), 'u', 1, '1*Hz', 1),
      'unknown-name',
      'KeyError: u is not a variable of neurongroup',
    ],
    [
      'a weight of another dimension',
      () => new PoissonInput(target(), 'v', 1, '1*Hz', 1),
      'unit-mismatch',
      "DimensionMismatchError: The provided weight does not have the same unit as the target variable 'v' (units are 1 and V).",
    ],
    [
      'a subexpression',
      () => new PoissonInput(target(), 'y', 1, '1*Hz', 'w'),
      'read-only',
      "SyntaxError: Illegal line 'y += poissoninput_binomial()*(w)' in abstract code. Cannot write to subexpression 'y'.",
    ],
    [
      'one value for all',
      () => new PoissonInput(target(), 's', 1, '1*Hz', 1),
      'read-only',
      'TypeError: Variable s is read-only.',
    ],
    [
      'no group',
      () => new PoissonInput('G' as never, 'x', 1, '1*Hz', 1),
      'type-mismatch',
      "TypeError: the target of a PoissonInput has to be a group, not 'G'",
    ],
    [
      'a weight that is none',
      () => new PoissonInput(target(), 'x', 1, '1*Hz', {} as never),
      'type-mismatch',
      "TypeError: weight has to be a quantity such as '0.1*mV', or a text, not an object",
    ],
  ])('%s', (_, make, code, message) => {
    expect(complaints(make)).toMatchObject([{ code, message }])
  })

  test('more than one spike of a train in a step', async () => {
    const group = target()
    const net = networkOf(group, new PoissonInput(group, 'x', 1, '11*kHz', 1))
    await expect(net.run('1*ms')).rejects.toThrow('ValueError: p < 0, p > 1 or p is NaN')
  })

  test('a boolean as target', async () => {
    const group = new NeuronGroup(1, 'b : boolean')
    const net = networkOf(group, new PoissonInput(group, 'b', 1, '1*Hz', 1))
    await expect(net.run('1*ms')).rejects.toThrow("UFuncTypeError: Cannot cast ufunc 'add' output")
  })

  test('a weight that uses a name nobody knows', async () => {
    const group = target()
    const net = networkOf(group, new PoissonInput(group, 'x', 1, '1*Hz', 'gain'))
    await expect(net.run('1*ms')).rejects.toThrow('The identifier "gain" could not be resolved')
  })

  test('an input without its group', async () => {
    const net = networkOf(target(), new PoissonInput(target(), 'x', 1, '1*Hz', 1))
    await expect(net.run('1*ms')).rejects.toThrow(
      "'poissoninput' has been included in the network but not the object on which it depends",
    )
  })
})

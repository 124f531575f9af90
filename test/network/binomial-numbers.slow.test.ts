/** Numbers that a million neurons draw in whole networks, beside their exact distributions. */
import { expect, test } from 'vitest'
import {
  BinomialFunction,
  Network,
  NeuronGroup,
  PoissonGroup,
  PoissonInput,
  SpikeMonitor,
} from '../../network/index.ts'
import { chiSquared, probabilities } from '../runtime-as/expect-binomial.ts'

const many = 1_000_000

/** Four standard deviations above what is expected, and room for the few with one degree. */
function expectBinomial(numbers: Float64Array, n: number, p: number): void {
  const { sum, degrees } = chiSquared(numbers, probabilities(n, p))
  expect(degrees).toBeGreaterThan(0)
  expect(sum).toBeLessThan(degrees + 4 * Math.sqrt(2 * degrees) + 8)
}

/** A normal number stands for it where more than five are expected to succeed and to fail (semantics §10.2). */
function expectNormal(numbers: Float64Array, n: number, p: number): void {
  const deviation = Math.sqrt(n * p * (1 - p))
  const scaled = numbers.map(each => (each - n * p) / deviation)
  const average = scaled.reduce((a, b) => a + b, 0) / many
  const variance = scaled.reduce((a, b) => a + (b - average) ** 2, 0) / many
  const fourth = scaled.reduce((a, b) => a + (b - average) ** 4, 0) / many
  expect(Math.abs(average)).toBeLessThan(4 / Math.sqrt(many))
  expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / many))
  expect(Math.abs(fourth - 3)).toBeLessThan(4 * Math.sqrt(96 / many))
}

test.each([
  [5, 0.3, true],
  [1000, 0.002, true],
  [40, 0.9, true],
  [200, 0.5, false],
  [100_000, 0.004, false],
])('BinomialFunction(%d, %d), approximate: %s', async (n, p, approximate) => {
  const drawn = new BinomialFunction(n, p, { approximate })
  const group = new NeuronGroup(many, 'x : 1', { namespace: { drawn } })
  group.runRegularly('x = drawn()')
  await using network = new Network(group)
  network.seed(11)
  await network.run('0.1 ms')
  expectBinomial(group.get('x'), n, p)
})

test('BinomialFunction(100, 0.4) is normal unless told otherwise', async () => {
  const group = new NeuronGroup(many, 'x : 1', { namespace: { drawn: new BinomialFunction(100, 0.4) } })
  group.runRegularly('x = drawn()')
  await using network = new Network(group)
  network.seed(12)
  await network.run('0.1 ms')
  expectNormal(group.get('x'), 100, 0.4)
})

test.each(['20*Hz', '1*kHz', '20*Hz*(1 + 0*i)', '300*Hz + 0*Hz*sin(t/ms)'])(
  'a PoissonGroup of %s has as many spikes in ten steps as ten draws have successes',
  async rates => {
    const group = new PoissonGroup(many, rates)
    const spikes = new SpikeMonitor(group, { record: false })
    await using network = new Network(group, spikes)
    network.seed(13)
    await network.run('1 ms')
    expectBinomial(Float64Array.from(spikes.count), 10, Number.parseFloat(rates) * (rates.includes('kHz') ? 0.1 : 1e-4))
  },
)

test.each([
  [1, 1000],
  [20, 100],
  [1000, 10],
  [400, 100],
])('a PoissonInput of %d trains of %d Hz adds what as many draws have', async (trains, rate) => {
  expectBinomial(await added(trains, rate), trains, rate * 1e-4)
})

test('a PoissonInput of very many trains adds normal numbers', async () => {
  expectNormal(await added(5000, 100), 5000, 0.01)
})

async function added(trains: number, rate: number): Promise<Float64Array> {
  const group = new NeuronGroup(many, 'x : 1')
  await using network = new Network(group, new PoissonInput(group, 'x', trains, `${rate}*Hz`, 1))
  network.seed(14)
  await network.run('0.1 ms')
  return group.get('x')
}

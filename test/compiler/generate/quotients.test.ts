/** Quotients, remainders and conversions in vectors have the bits of the functions that one neuron after the other calls. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Network, NeuronGroup, type NeuronGroupOptions } from '../../../network/index.ts'
import { assembleQuickly, notAssembled } from '../../assemble.ts'

type Precision = NeuronGroupOptions['precision']
type Lanes = 'vector' | 'scalar'

/** A neuron alone, around the number of a turn, and many. */
const sizes = [1, 7, 8, 9, 15, 16, 17, 100]

const edges = [
  0, 5e-324, 1e-310, 2 ** -1022, 1e-10, 0.1, 0.3, 0.5, 1 - 2 ** -53, 1, 1 + 2 ** -52, 2, 2.5, 3, 10, 2 ** 26 + 1, 2 ** 31 - 1,
  2 ** 31, 2 ** 32 - 0.5, 2 ** 32, 2 ** 49, 2 ** 50, 2 ** 53 - 1, 2 ** 53, 2 ** 53 + 2, 1e18, 2 ** 63 - 1024, 2 ** 63, 2 ** 64,
  2 ** 995, 1.5 * 2 ** 995, 1.3e307, 8e307, 1.7e308, Infinity, NaN,
] // prettier-ignore
const signed = edges.flatMap(edge => [edge, -edge])
const whole = [0, 1, 2, 3, 7, 12, 46341, 2 ** 30, 2 ** 31 - 1].flatMap(edge => [edge, -edge]).concat(-(2 ** 31))

/** Pairs of all edges, and random ones: quotients near whole numbers, whole ones, and large ones. */
function pairsOf(
  list: readonly number[],
  random: fc.Arbitrary<readonly [number, number]>,
): (readonly [number, number])[] {
  const all = list.flatMap(x => list.map(y => [x, y] as const))
  return [...fc.sample(random, { numRuns: 3000, seed: 4 }), ...all]
}

const factor = fc.double({ min: -10, max: 10, noNaN: true })
const floats = pairsOf(
  signed,
  fc.oneof(
    fc.tuple(fc.double(), fc.double()),
    fc.tuple(fc.integer({ min: -1000, max: 1000 }), factor).map(([k, y]) => [k * y, y] as const),
    fc.tuple(fc.maxSafeInteger(), factor).map(([k, y]) => [k * y, y] as const),
    fc.tuple(fc.integer(), fc.integer({ min: -1000, max: 1000 })).map(([k, y]) => [k / 10, y / 10] as const),
    fc.tuple(fc.maxSafeInteger(), fc.maxSafeInteger()),
    fc.tuple(fc.maxSafeInteger(), fc.integer({ min: -1000, max: 1000 })),
  ),
)
const integers = pairsOf(
  whole,
  fc.oneof(fc.tuple(fc.integer(), fc.integer()), fc.tuple(fc.integer(), fc.integer({ min: -99, max: 99 }))),
)

/** Integers of 64 bits: whatever a float gives. */
const [x, y] = ['timestep(a*second, 1*second)', 'timestep(b*second, 1*second)']

const expressions: Record<string, readonly string[]> = {
  float: [
    'a % b', 'a // b', 'a % 0.3', 'a // (-0.3)', '2.5 % a', '(-1e10) // a', 'a % inf', '1.0*(k % j)', '(a % 3) // b',
    `1.0*${x}`, `1.0*(${x} % ${y})`, `1.0*(${x} // ${y})`, `1.0*(${x} % k)`, `1.0*(k // ${y})`, `1.0*(${x} // 7)`,
  ],
  integer: [
    'k % j', 'k // j', 'k % 3', 'k // (-1)', 'k % (-7)', 'k // 0', '7 % k', '(-7) // j', 'i % N', '(k - i) // N',
    x, `${x} % ${y}`, `${x} // ${y}`, `${y} % 10`, `i % ${x}`, 'int(a % b)', '(N - i)**k',
  ],
} // prettier-ignore

const list = Object.entries(expressions).flatMap(([type, texts]) =>
  texts.map((text, index) => ({ text, name: `${type}${index}`, type: type === 'float' ? '1' : 'integer' })),
)

/** Neurons that have these pairs, and compute each expression at each step. */
function groupOf(size: number, precision: Precision): NeuronGroup {
  const targets = list.map(({ name, type }) => `${name} : ${type}`)
  const inputs = ['a : 1', 'b : 1', 'k : integer', 'j : integer']
  const group = new NeuronGroup(size, [...inputs, ...targets].join('\n'), { precision })
  const pick = (pairs: readonly (readonly [number, number])[], of: 0 | 1): number[] =>
    Array.from({ length: size }, (_, index) => pairs[index % pairs.length]?.[of] ?? 0)
  group.set({ a: pick(floats, 0), b: pick(floats, 1), k: pick(integers, 0), j: pick(integers, 1) })
  // Whatever is read changes, so that nothing moves out of the step.
  group.runRegularly(
    [...list.map(({ name, text }) => `${name} = ${text}`), 'a = a', 'b = b', 'k = k', 'j = j'].join('\n'),
  )
  return group
}

/** What each expression is after a step. */
async function values(size: number, precision: Precision, lanes: Lanes): Promise<Map<string, ArrayLike<number>>> {
  const group = groupOf(size, precision)
  await using network = new Network([group], { assemble: assembleQuickly, stepping: { lanes } })
  await network.run('0.1 ms')
  return new Map(list.map(({ name }) => [name, group.read(name)]))
}

describe.each(['float64', 'float32'] as const)('%s', precision => {
  test.each([...sizes, floats.length])('%i neurons: vectors and single neurons agree', async size => {
    const [vectors, single] = [await values(size, precision, 'vector'), await values(size, precision, 'scalar')]
    const different = list.flatMap(({ name, text }) => {
      const [actual, expected] = [vectors.get(name) ?? [], Array.from(single.get(name) ?? [])]
      expect(expected.length).toBe(size)
      const neuron = expected.findIndex((value, each) => !Object.is(value, actual[each]))
      const [pair, whole] = [floats[neuron % floats.length], integers[neuron % integers.length]]
      return neuron < 0 ? [] : [{ text, pair, whole, actual: actual[neuron], expected: expected[neuron] }]
    })
    expect(different).toEqual([])
  })

  test('nothing of it is done for one neuron after the other', async () => {
    const { manifest } = await new Network([groupOf(1, precision)], { assemble: notAssembled }).compile()
    expect(manifest.costs.map(({ single }) => single)).toEqual([[]])
  })
})

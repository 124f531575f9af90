import { describe, expect, test } from 'vitest'
import { streamKey } from '../../abi/index.ts'
import { bits, loadRuntime } from './runtime.ts'

const runtime = loadRuntime()
const row = runtime.heap

const low32 = (x: bigint): bigint => BigInt.asUintN(32, x)

/** Philox4x32-10 written down from the paper, with integers of any length. */
function philox(counter: readonly number[], key: readonly number[]): readonly bigint[] {
  let [c0, c1, c2, c3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint]
  let [k0, k1] = key.map(BigInt) as [bigint, bigint]
  for (let round = 0; round < 10; round++) {
    const p = c0 * 0xd2511f53n
    const q = c2 * 0xcd9e8d57n
    ;[c0, c1, c2, c3] = [(q >> 32n) ^ c1 ^ k0, low32(q), (p >> 32n) ^ c3 ^ k1, low32(p)]
    k0 = low32(k0 + 0x9e3779b9n)
    k1 = low32(k1 + 0xbb67ae85n)
  }
  return [c0, c1, c2, c3]
}

/** The 64 bits of a neuron, by the rule of ARCHITECTURE.md. */
function reference(neuron: number, step: bigint, draw: number, stream: number, key: readonly number[]): bigint {
  const group = Math.floor(neuron / 8)
  const word = Math.floor((neuron % 8) / 2)
  const lane = 2 * (neuron % 2)
  const low = Number(step & 0xffffffffn)
  const high = Number((step >> 32n) & 0xffn)
  const block = (j: number): bigint =>
    philox([4 * group + j, low, high * 2 ** 24 + draw, stream >>> 0], key)[word] ?? 0n
  return block(lane) | (block(lane + 1) << 32n)
}

const cases = [
  { first: 0, end: 24, step: 0n, draw: 0, stream: 0, seed: 0 },
  { first: 0, end: 3, step: 17n, draw: 1, stream: 4097, seed: 1 },
  { first: 8, end: 21, step: 0xfffffffffn, draw: 0xffffff, stream: 0xffffffff, seed: 42 },
  { first: 1_000_000, end: 1_000_016, step: 123_456_789_012n, draw: 77, stream: 5 << 12, seed: 2 ** 52 },
]

describe('Philox4x32-10', () => {
  // the known answers published with Random123 1.14 (kat_vectors)
  test.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('counter %j, key %j', (counter, key, answer) => {
    const words = [0, 1, 2, 3].map(word => runtime.call('philoxWord', ...counter, ...key, word) >>> 0)
    expect(words).toEqual(answer)
    expect(philox(counter, key)).toEqual(answer.map(BigInt))
  })
})

describe.each(cases)('keying: neurons $first to $end at step $step, draw $draw', given => {
  const key = streamKey(given.seed, 3)
  const args = [row, given.first, given.end, given.step, given.draw, given.stream, ...key] as const
  const neurons = Array.from({ length: given.end - given.first }, (_, i) => given.first + i)
  const words = neurons.map(n => reference(n, given.step, given.draw, given.stream, key))

  /** The 53 bits of a neuron's uniform. */
  const upper = (n: number): number => Number(reference(n, given.step, given.draw, given.stream, key) >> 11n)

  test('uniforms are the upper 53 bits', () => {
    runtime.call('fillUniforms', ...args)
    neurons.forEach((_, i) => expect(runtime.f64[row / 8 + i]).toBe(Number((words[i] ?? 0n) >> 11n) / 2 ** 53))
  })

  test('a uniform does not need its neighbours', () => {
    neurons.forEach((n, i) => {
      const alone = runtime.call('uniformAt', n, given.step, given.draw, given.stream, ...key)
      expect(alone).toBe(Number((words[i] ?? 0n) >> 11n) / 2 ** 53)
    })
  })

  test('nor does a normal', () => {
    runtime.call('fillNormals', ...args)
    const together = neurons.map((_, i) => bits(runtime.f64[row / 8 + i] ?? NaN))
    const alone = neurons.map(n => bits(runtime.call('normalAt', n, given.step, given.draw, given.stream, ...key)))
    expect(alone).toEqual(together)
  })

  test('normals pair neuron 8g + h with 8g + 2 + h, bit for bit as the scalar functions give them', () => {
    runtime.call('fillNormals', ...args)
    neurons.forEach((n, i) => {
      const cosine = n - (n & 2)
      const r = Math.sqrt(-2 * runtime.call('log', (upper(cosine) + 1) / 2 ** 53))
      const wave = runtime.call(n & 2 ? 'sinTau' : 'cosTau', upper(cosine + 2) / 2 ** 53)
      expect(bits(runtime.f64[row / 8 + i] ?? NaN)).toBe(bits(r * wave))
    })
  })

  test('no neuron’s number depends on where the fill begins or ends', () => {
    runtime.call('fillNormals', ...args)
    const together = runtime.f64.slice(row / 8, row / 8 + neurons.length)
    for (let at = given.first; at < given.end; at += 8) {
      runtime.call('fillNormals', row, at, Math.min(at + 5, given.end), ...args.slice(3))
      const part = runtime.f64.slice(row / 8, row / 8 + Math.min(5, given.end - at))
      expect(part).toEqual(together.slice(at - given.first, at - given.first + part.length))
    }
  })
})

test('a fill of no neurons writes nothing', () => {
  runtime.f64.fill(7, row / 8, row / 8 + 8)
  runtime.call('fillUniforms', row, 8, 8, 0n, 0, 0, 1, 2)
  runtime.call('fillNormals', row, 0, 0, 0n, 0, 0, 1, 2)
  expect(Array.from(runtime.f64.slice(row / 8, row / 8 + 8))).toEqual(Array<number>(8).fill(7))
})

test('a fill writes whole groups of eight and nothing beyond', () => {
  runtime.f64.fill(7, row / 8, row / 8 + 32)
  runtime.call('fillNormals', row, 0, 9, 0n, 0, 0, 1, 2)
  expect(Array.from(runtime.f64.slice(row / 8 + 16, row / 8 + 32))).toEqual(Array<number>(16).fill(7))
  expect(runtime.f64.slice(row / 8, row / 8 + 16)).not.toContain(7)
})

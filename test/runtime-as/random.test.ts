import { describe, expect, test } from 'vitest'
import { streamKey } from '../../abi/index.ts'
import { bits, loadRuntime } from './runtime.ts'

const runtime = loadRuntime()
const row = runtime.heap
const table = row + 65536
runtime.call('makeZiggurat', table)

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

interface Place {
  readonly step: bigint
  readonly draw: number
  readonly stream: number
  readonly key: readonly [number, number]
}

/** A word of a counter and its neighbour, as 64 bits. */
function pair(counter: number, word: number, { step, draw, stream, key }: Place): bigint {
  const high = Number((step >> 32n) & 0xffn)
  const [low = 0n, upper = 0n] = [counter, counter + 1].map(
    c0 => philox([c0, Number(step & 0xffffffffn), high * 2 ** 24 + draw, stream >>> 0], key)[word],
  )
  return low | (upper << 32n)
}

/** Value v of block b, by the rule of ARCHITECTURE.md. */
function value(b: number, v: number, place: Place): bigint {
  return pair(4 * b + 2 * (v % 2), Math.floor(v / 2), place)
}

/** The 53 bits of a neuron's uniform. */
function upper(n: number, place: Place): number {
  return Number(value(Math.floor(n / 8), n % 8, place) >> 11n)
}

/** The first 8 bits of the number that a probability is compared with. */
function firstBits(n: number, place: Place): bigint {
  const m = n % 64
  return (value(Math.floor(n / 64), Math.floor(m / 8), place) >> BigInt(8 * (m % 8))) & 255n
}

/** Its 45 further bits. */
function furtherBits(n: number, place: Place): bigint {
  return value(Math.floor(n / 8), n % 8, { ...place, draw: place.draw + 1 }) >> 19n
}

/** The same numbers by the functions that modules have. */
const exp = (x: number): number => runtime.call('exp', x)
const log = (x: number): number => runtime.call('log', x)

/** Where a layer ends, as the table has it. */
const layerEnd = (layer: number): number => (runtime.f64[table / 8 + 2 * layer] ?? NaN) / 2

interface Normal {
  readonly x: number
  /** How many times it asked for further bits. */
  readonly attempts: number
  /** What took it: a layer as far as the next one goes, what of the layer is beside, or the tail. */
  readonly by: 'layer' | 'side' | 'tail'
}

/** A normal by the rule of `runtime-as/normal.ts`. */
function normal(n: number, place: Place): Normal {
  const w = Math.floor((n % 16) / 4)
  const shared = value(Math.floor(n / 16), 2 * w + (n % 2), place)
  let own = n & 2 ? (shared >> 32n) | (low32(shared) << 32n) : shared
  for (let attempts = 0; ; attempts++) {
    const layer = Number(own & 511n)
    const u = Number((own >> 12n) - (1n << 51n)) / 2 ** 52
    const end = layerEnd(layer)
    const next = layer === 511 ? 0 : layerEnd(layer + 1)
    const x = u * (2 * end)
    if (Math.abs(u) < next / (2 * end)) return { x, attempts, by: 'layer' }
    const more = { ...place, draw: 2 ** 23 + 2 ** 12 * attempts + place.draw }
    const [first, second] = [pair(2 * n, 0, more), pair(2 * n, 1, more)]
    const [p, q] = [first, second].map(each => Number((each >> 11n) + 1n) / 2 ** 53) as [number, number]
    if (layer === 0) {
      const beyond = -log(p) / next
      if (-2 * log(q) > beyond * beyond) {
        return { x: Math.sign(u) * (next + beyond), attempts: attempts + 1, by: 'tail' }
      }
      continue
    }
    const height = 1 + q * (exp(0.5 * (end - next) * (end + next)) - 1)
    if (height < exp(0.5 * (end - x) * (end + x))) return { x, attempts: attempts + 1, by: 'side' }
    own = first
  }
}

const cases = [
  { first: 0, end: 24, step: 0n, draw: 0, stream: 0, seed: 0 },
  { first: 0, end: 3, step: 17n, draw: 1, stream: 4097, seed: 1 },
  { first: 16, end: 61, step: 0xfffffffffn, draw: 0xfff, stream: 0xffffffff, seed: 42 },
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
  ] as const)('counter %j, key %j', (counter, key, answer) => {
    expect(philox(counter, key)).toEqual(answer.map(BigInt))
    const [c0, c1, c2, c3] = counter
    const step = BigInt(c1) | (BigInt(c2 >>> 24) << 32n)
    const place = [step, c2 % 2 ** 24, c3, ...key] as const
    runtime.call('fillBlocks', row, row + 128, Math.floor(c0 / 4), ...place)
    const lane = c0 % 4
    const words = [0, 1, 2, 3].map(word => (runtime.i32[row / 4 + 4 * word + lane] ?? NaN) >>> 0)
    expect(words).toEqual(answer)
    const alone = [0, 1, 2, 3].map(word => {
      const both = BigInt.asUintN(64, BigInt(runtime.call('wordOf', c0 - (c0 % 2), word, ...place)))
      return Number(c0 % 2 === 0 ? low32(both) : both >> 32n)
    })
    expect(alone).toEqual(answer)
  })
})

describe.each(cases)('keying: neurons $first to $end at step $step, draw $draw', given => {
  const key = streamKey(given.seed, 3)
  const place = { ...given, key }
  const args = [row, given.first, given.end, given.step, given.draw, given.stream, ...key] as const
  const neurons = Array.from({ length: given.end - given.first }, (_, i) => given.first + i)

  test('uniforms are the upper 53 bits', () => {
    runtime.call('fillUniforms', ...args)
    neurons.forEach((n, i) => expect(runtime.f64[row / 8 + i]).toBe(upper(n, place) / 2 ** 53))
  })

  test('a uniform does not need its neighbours', () => {
    neurons.forEach(n => {
      const alone = runtime.call('uniformAt', n, given.step, given.draw, given.stream, ...key)
      expect(alone).toBe(upper(n, place) / 2 ** 53)
    })
  })

  test('of a number for a probability the first 8 bits are a byte of the block that sixty-four neurons share', () => {
    runtime.call('fillFirstBits', ...args)
    neurons.forEach((n, i) => expect(runtime.f64[row / 8 + i]).toBe(Number(firstBits(n, place)) / 256))
  })

  test('the further ones are 45 bits of the next draw', () => {
    runtime.call('fillFurtherBits', ...args)
    neurons.forEach((n, i) => expect(runtime.f64[row / 8 + i]).toBe(Number(furtherBits(n, place)) / 2 ** 53))
    neurons.forEach(n => {
      const further = Number(furtherBits(n, place)) / 2 ** 53
      expect(runtime.call('furtherBitsAt', n, ...args.slice(3))).toBe(further)
      const all = runtime.call('chanceAt', n, ...args.slice(3))
      expect(all).toBe(Number(firstBits(n, place)) / 256 + further)
      expect(all * 2 ** 53).toBe(Math.floor(all * 2 ** 53))
    })
  })

  test('nor does one that shares its finer bits with a partner', () => {
    runtime.call('fillPaired', ...args)
    const together = Array.from(runtime.f64.slice(row / 8, row / 8 + neurons.length))
    expect(neurons.map(n => runtime.call('pairedAt', n, ...args.slice(3)))).toEqual(together)
  })

  test('nor does a normal', () => {
    runtime.call('fillNormals', ...args, table)
    const together = neurons.map((_, i) => bits(runtime.f64[row / 8 + i] ?? NaN))
    const alone = neurons.map(n => bits(runtime.call('normalAt', n, ...args.slice(3), table)))
    expect(alone).toEqual(together)
  })

  test('normals are those of the rule, bit for bit', () => {
    runtime.call('fillNormals', ...args, table)
    neurons.forEach((n, i) => expect(bits(runtime.f64[row / 8 + i] ?? NaN)).toBe(bits(normal(n, place).x)))
  })

  test.each([
    ['fillUniforms', []],
    ['fillPaired', []],
    ['fillFirstBits', []],
    ['fillFurtherBits', []],
    ['fillNormals', [table]],
  ])('no neuron’s number depends on where %s begins or ends', (fill, last) => {
    runtime.call(fill, ...args, ...last)
    const together = runtime.f64.slice(row / 8, row / 8 + neurons.length)
    for (const length of [5, 16, 21, 40]) {
      for (let at = given.first; at < given.end; at += 16) {
        runtime.call(fill, row, at, Math.min(at + length, given.end), ...args.slice(3), ...last)
        const part = runtime.f64.slice(row / 8, row / 8 + Math.min(length, given.end - at))
        expect(part).toEqual(together.slice(at - given.first, at - given.first + part.length))
      }
    }
  })
})

describe('normals that need further bits', () => {
  const place = { step: 5n, draw: 3, stream: 0x7001, key: streamKey(9, 1) }
  const args = [place.step, place.draw, place.stream, ...place.key, table] as const
  const expectRule = (x: number, n: number): Normal => {
    const expected = normal(n, place)
    if (bits(x) !== bits(expected.x)) expect.fail(`neuron ${n}: ${x} is not ${expected.x}`)
    return expected
  }

  test('are those of the rule, filled and alone', () => {
    const length = 4096
    runtime.call('fillNormals', row, 0, length, ...args)
    const met: Normal['by'][] = []
    runtime.f64.slice(row / 8, row / 8 + length).forEach((x, n) => {
      const { attempts, by } = expectRule(x, n)
      if (attempts === 0) return
      expectRule(runtime.call('normalAt', n, ...args), n)
      met.push(by)
    })
    // one in 120; half of them begin anew
    expect(met.filter(by => by === 'side').length).toBeGreaterThan(5)
    expect(met.filter(by => by === 'layer').length).toBeGreaterThan(5)
  })

  test('in the tail too', () => {
    const met: Normal[] = []
    for (let first = 0; first < 200 * 4096; first += 4096) {
      runtime.call('fillNormals', row, first, first + 4096, ...args)
      runtime.f64.slice(row / 8, row / 8 + 4096).forEach((x, i) => {
        if (Math.abs(x) <= layerEnd(1)) return
        expectRule(runtime.call('normalAt', first + i, ...args), first + i)
        met.push(expectRule(x, first + i))
      })
    }
    // 96 expected, one in seventeen at a further attempt
    expect(met.length).toBeGreaterThan(50)
    expect(met.every(({ by }) => by === 'tail')).toBe(true)
    expect(met.some(({ attempts }) => attempts > 1)).toBe(true)
  })
})

describe('the ziggurat', () => {
  const density = (x: number): number => Math.exp((-x * x) / 2)
  const area = layerEnd(0) * density(layerEnd(1))

  test('has layers of one area', () => {
    for (let layer = 1; layer < 512; layer++) {
      const next = layer === 511 ? 0 : layerEnd(layer + 1)
      expect(layerEnd(layer) * (density(next) - density(layerEnd(layer)))).toBeCloseTo(area, 14)
    }
  })

  test('covers the density, whose tail its lowest layer stands for', () => {
    // Half the area under the density lies under the layers above the lowest, in the lowest up to its edge, and beyond.
    // There it is density(edge) / (edge + 1 / (edge + 2 / (edge + …))).
    const edge = layerEnd(1)
    let fraction = edge
    for (let n = 60; n > 0; n--) fraction = edge + n / fraction
    expect(edge * density(edge) + density(edge) / fraction).toBeCloseTo(area, 14)
  })

  test('has of each layer what share of it the next one has', () => {
    for (let layer = 0; layer < 512; layer++) {
      const next = layer === 511 ? 0 : layerEnd(layer + 1)
      expect(runtime.f64[table / 8 + 2 * layer + 1]).toBe(next / (2 * layerEnd(layer)))
    }
  })
})

test('a fill of no neurons writes nothing', () => {
  runtime.f64.fill(7, row / 8, row / 8 + 8)
  runtime.call('fillUniforms', row, 8, 8, 0n, 0, 0, 1, 2)
  runtime.call('fillPaired', row, 0, 0, 0n, 0, 0, 1, 2)
  runtime.call('fillFirstBits', row, 0, 0, 0n, 0, 0, 1, 2)
  runtime.call('fillFurtherBits', row, 0, 0, 0n, 0, 0, 1, 2)
  runtime.call('fillNormals', row, 0, 0, 0n, 0, 0, 1, 2, table)
  expect(Array.from(runtime.f64.slice(row / 8, row / 8 + 8))).toEqual(Array<number>(8).fill(7))
})

test.each([
  ['fillUniforms', []],
  ['fillPaired', []],
  ['fillFirstBits', []],
  ['fillFurtherBits', []],
  ['fillNormals', [table]],
])('%s writes whole groups of sixteen and nothing around them', (fill, last) => {
  for (const groups of [1, 2, 3]) {
    runtime.f64.fill(7, row / 8, row / 8 + 96)
    runtime.call(fill, row + 128, 0, 16 * groups - 7, 0n, 0, 0, 1, 2, ...last)
    const around = [
      ...runtime.f64.slice(row / 8, row / 8 + 16),
      ...runtime.f64.slice(row / 8 + 16 + 16 * groups, row / 8 + 96),
    ]
    expect(around).toEqual(Array<number>(96 - 16 * groups).fill(7))
    expect(runtime.f64.slice(row / 8 + 16, row / 8 + 16 + 16 * groups)).not.toContain(7)
  }
})

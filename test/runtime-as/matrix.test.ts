import { describe, expect, test } from 'vitest'
import { fixed } from './exact.ts'
import { loadRuntime, testNumbers } from './runtime.ts'

const runtime = loadRuntime()
type Matrix = readonly (readonly number[])[]

/** What the runtime makes of a matrix. */
function apply(name: string, a: Matrix): Matrix {
  const n = a.length
  const from = runtime.heap
  const to = from + 8 * n * n
  const work = to + 8 * n * n
  const end = work + runtime.call('matrixWork', n)
  runtime.f64.set(a.flat(), from / 8)
  runtime.f64[end / 8] = 42
  runtime.call(name, from, n, to, work)
  expect(runtime.f64[end / 8], 'writes past its scratch').toBe(42)
  expect(Array.from(runtime.f64.subarray(from / 8, to / 8)), 'changes its argument').toEqual(a.flat())
  return a.map((_, i) => Array.from(runtime.f64.subarray(to / 8 + i * n, to / 8 + (i + 1) * n)))
}

const p = 700
const one = 1n << BigInt(p)
type FixedMatrix = readonly (readonly bigint[])[]

function product(a: FixedMatrix, b: FixedMatrix): FixedMatrix {
  return a.map(row => row.map((_, j) => row.reduce((sum, x, k) => sum + x * (b[k]?.[j] ?? 0n), 0n) >> BigInt(p)))
}

/** phi1(A) and e^A by Taylor's series of A/2^40 to 700 bits, and 40 doublings. */
function reference(a: Matrix): readonly [phi: Matrix, exponential: Matrix] {
  const doublings = 40
  const scaled = a.map(row => row.map(x => fixed(x, p - doublings)))
  const unit = a.map((row, i) => row.map((_, j) => (i === j ? one : 0n)))
  let term: FixedMatrix = unit
  let phi: FixedMatrix = unit
  for (let k = 2n; k < 40n; k++) {
    term = product(term, scaled).map(row => row.map(x => x / k))
    phi = phi.map((row, i) => row.map((x, j) => x + (term[i]?.[j] ?? 0n)))
  }
  let power = product(scaled, phi).map((row, i) => row.map((x, j) => x + (unit[i]?.[j] ?? 0n)))
  for (let i = 0; i < doublings; i++) {
    const grown = product(power, phi)
    phi = phi.map((row, r) => row.map((x, c) => (x + (grown[r]?.[c] ?? 0n)) / 2n))
    power = product(power, power) as bigint[][]
  }
  const doubles = (m: FixedMatrix): Matrix => m.map(row => row.map(x => Number(x >> BigInt(p - 200)) / 2 ** 200))
  return [doubles(phi), doubles(power)]
}

const norm = (a: Matrix): number => Math.max(...a.map(row => row.reduce((sum, x) => sum + Math.abs(x), 0)))
const distance = (a: Matrix, b: Matrix): number => norm(a.map((row, i) => row.map((x, j) => x - (b[i]?.[j] ?? NaN))))

function random(n: number, size: number, diagonal: number): Matrix {
  const u = testNumbers(n + Math.round(size))
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_unused, j) => size * (2 * u() - 1) + (i === j ? diagonal : 0)),
  )
}

const cases: readonly (readonly [what: string, a: Matrix, tolerance: number])[] = [
  ['one number', [[-0.25]], 1e-16],
  [
    'two zeros',
    [
      [0, 0],
      [0, 0],
    ],
    0,
  ],
  [
    'a nilpotent',
    [
      [0, 1],
      [0, 0],
    ],
    1e-16,
  ],
  [
    'a singular of rank one',
    [
      [-1, 1],
      [1, -1],
    ],
    1e-15,
  ],
  [
    'a rotation',
    [
      [0, 3],
      [-3, 0],
    ],
    2e-15,
  ],
  [
    'synapse and membrane',
    [
      [-0.01, 0.01],
      [0, -0.02],
    ],
    1e-16,
  ],
  [
    'equal time constants',
    [
      [-0.01, 0.01],
      [0, -0.01],
    ],
    1e-16,
  ],
  [
    'stiff',
    [
      [-1e6, 1e6],
      [0, -1],
    ],
    1e-14,
  ],
  [
    'stiff both ways',
    [
      [-1e6, 3],
      [5, -1e-6],
    ],
    1e-14,
  ],
  [
    'growing',
    [
      [20, 1],
      [2, 19],
    ],
    1e-14,
  ],
  ['of size 3', random(3, 1, -1), 1e-15],
  ['of size 6', random(6, 2, -3), 4e-15],
  ['of size 12', random(12, 1, -2), 4e-15],
  ['of size 12, stiff', random(12, 100, -2000), 1e-14],
]

describe.each(cases)('of %s', (_, a, tolerance) => {
  const [phi, exponential] = reference(a)
  test('phi1', () => expect(distance(apply('phi1Matrix', a), phi)).toBeLessThanOrEqual(tolerance * norm(phi)))
  test('e^A', () =>
    expect(distance(apply('expMatrix', a), exponential)).toBeLessThanOrEqual(tolerance * norm(exponential)))
})

test('of a matrix of one element they are the scalar functions, bit for bit', () => {
  for (const x of [-1e6, -3, -1e-9, 0, 0.5, 700]) {
    expect(apply('phi1Matrix', [[x]])).toEqual([[runtime.call('phi1', x)]])
    expect(apply('expMatrix', [[x]])).toEqual([[runtime.call('exp', x)]])
  }
})

test('phi1(A) A is e^A less one', () => {
  const a = random(4, 1, -1)
  const phi = apply('phi1Matrix', a)
  const back = a.map((row, i) =>
    row.map((_, j) => phi.reduce((sum, _row, k) => sum + (phi[i]?.[k] ?? 0) * (a[k]?.[j] ?? 0), i === j ? 1 : 0)),
  )
  expect(distance(back, apply('expMatrix', a))).toBeLessThan(1e-14)
})

test.each([NaN, Infinity])('of a matrix with %d nothing is known', x => {
  const result = apply('phi1Matrix', [
    [x, 1],
    [0, 1],
  ])
  expect(result.flat().some(Number.isNaN)).toBe(true)
})

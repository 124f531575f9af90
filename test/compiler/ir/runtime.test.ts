import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { arrayMemory, leastLent } from '../../../compiler/ir/array-memory.ts'
import { createRuntime, type Runtime } from '../../../compiler/ir/runtime.ts'

let runtime: Runtime

beforeAll(() => {
  runtime = createRuntime()
})

afterEach(() => vi.restoreAllMocks())

test.each([16_384, 16_385, 20_480, 100_003])('%i random numbers are the same wherever they stand', length => {
  for (const kind of ['rand', 'randn'] as const) {
    const there = runtime.draw(kind, length, 3, [1, 2])
    expect(runtime.reaches(there)).toBe(true)
    vi.spyOn(arrayMemory, 'lend').mockReturnValue(undefined)
    expectSame(runtime.draw(kind, length, 3, [1, 2]), there)
    vi.restoreAllMocks()
  }
})

type Row = Float64Array | Float32Array | Uint8Array
type Kind<T extends Row> = new (buffer: ArrayBufferLike, at: number, length: number) => T

const beyond = 3

/** Room for elements, in the memory of the runtime or elsewhere, with others on either side. */
function room<T extends Row>(
  kind: Kind<T> & { readonly BYTES_PER_ELEMENT: number },
  length: number,
  isLent: boolean,
): T {
  const bytes = (length + 2 * beyond) * kind.BYTES_PER_ELEMENT
  const { buffer, byteOffset } = (isLent ? arrayMemory.lend(Math.max(leastLent, bytes)) : undefined) ?? {
    buffer: new ArrayBuffer(bytes),
    byteOffset: 0,
  }
  const whole = new kind(buffer, byteOffset, length + 2 * beyond)
  whole.fill(77)
  return whole.subarray(beyond, beyond + length) as T
}

/** What stands on either side. */
function neighbours(row: Row): number[] {
  const kind = row.constructor as Kind<Row>
  const width = row.BYTES_PER_ELEMENT
  return [
    new kind(row.buffer, row.byteOffset - beyond * width, beyond),
    new kind(row.buffer, row.byteOffset + row.byteLength, beyond),
  ].flatMap(each => [...each])
}

const strange = [0, -0, 1, -1, NaN, Infinity, -Infinity, 5e-324, -5e-324, 1.7e308, -1.7e308, 0.1, 1e-310, 3.5, -2.5]

function numbers(row: Float64Array | Float32Array, shift: number): void {
  for (let k = 0; k < row.length; k++) row[k] = strange[(k * 7 + shift) % strange.length] ?? NaN
}

/** Bit by bit, NaN being one. */
function expectSame(row: Row, wanted: Row): void {
  expect(row).toHaveLength(wanted.length)
  const other = row.findIndex((value, k) => !Object.is(value, wanted[k]))
  expect([other, row[other]]).toEqual([-1, undefined])
}

/** Below a turn, whole turns, more, and more than a piece. */
const lengths = [1, 2, 7, 8, 9, 64, 65, 8191, 8192, 8193, 20_003]

/** Where the result and two rows are. */
const whereabouts = [0, 1, 2, 3, 4, 5, 6, 7].map(n => [(n & 1) > 0, (n & 2) > 0, (n & 4) > 0] as const)

const arithmetic: readonly (readonly [string, (a: number, b: number) => number])[] = [
  ['add', (a, b) => a + b],
  ['subtract', (a, b) => a - b],
  ['multiply', (a, b) => a * b],
  ['divide', (a, b) => a / b],
]

describe.each(whereabouts)('rows, in the memory or not: %s, %s, %s', (there, here, elsewhere) => {
  test.each(lengths)('arithmetic of %d numbers, and nothing beyond them', length => {
    const [x, y, result] = [
      room(Float64Array, length, here),
      room(Float64Array, length, elsewhere),
      room(Float64Array, length, there),
    ]
    numbers(x, 0)
    numbers(y, 4)
    for (const [name, f] of arithmetic) {
      runtime.pairs(name)(result, x, y)
      expectSame(
        result,
        x.map((a, k) => f(a, y[k] ?? NaN)),
      )
      expect(neighbours(result)).toEqual([77, 77, 77, 77, 77, 77])
    }
    const number = Float64Array.of(-2.5)
    runtime.pairs('subtract')(result, x, number)
    expectSame(
      result,
      x.map(a => a + 2.5),
    )
    runtime.pairs('subtract')(result, number, x)
    expectSame(
      result,
      x.map(a => -2.5 - a),
    )
    // over one of them
    const sums = x.map((a, k) => a * (y[k] ?? NaN))
    runtime.pairs('multiply')(y, x, y)
    expectSame(y, sums)
    const halves = x.map(a => a / 2)
    runtime.pairs('divide')(x, x, Float64Array.of(2))
    expectSame(x, halves)
    expect([...neighbours(x), ...neighbours(y)]).toEqual(Array.from({ length: 12 }, () => 77))
  })

  test.each(lengths)('single precision and truths, %d of them', length => {
    const [x, y, result] = [
      room(Float32Array, length, here),
      room(Float32Array, length, elsewhere),
      room(Float32Array, length, there),
    ]
    numbers(x, 2)
    numbers(y, 9)
    for (const [name, f] of arithmetic) {
      runtime.pairs(`${name}f`)(result, x, y)
      expectSame(
        result,
        x.map((a, k) => f(a, y[k] ?? NaN)),
      )
    }
    expect(neighbours(result)).toEqual([77, 77, 77, 77, 77, 77])
    const [p, q, made] = [
      room(Uint8Array, length, here),
      room(Uint8Array, length, elsewhere),
      room(Uint8Array, length, there),
    ]
    for (let k = 0; k < length; k++) [p[k], q[k]] = [k % 2, (k >> 1) % 2]
    runtime.pairs('bothHold')(made, p, q)
    expectSame(
      made,
      p.map((a, k) => a & (q[k] ?? 0)),
    )
    runtime.pairs('theyDiffer')(made, p, Uint8Array.of(1))
    expectSame(
      made,
      p.map(a => 1 - a),
    )
    expect(neighbours(made)).toEqual([77, 77, 77, 77, 77, 77])
  })

  test.each(lengths)('what holds of %d numbers', length => {
    const [x, y, made] = [
      room(Float64Array, length, here),
      room(Float64Array, length, elsewhere),
      room(Uint8Array, length, there),
    ]
    numbers(x, 1)
    numbers(y, 6)
    const tests: readonly (readonly [string, (a: number, b: number) => boolean])[] = [
      ['less', (a, b) => a < b],
      ['lessEqual', (a, b) => a <= b],
      ['equal', (a, b) => a === b],
      ['notEqual', (a, b) => a !== b],
    ]
    for (const [name, f] of tests) {
      runtime.pairs(`${name}Pair`)(made, x, y)
      expectSame(
        made,
        Uint8Array.from(x, (a, k) => Number(f(a, y[k] ?? NaN))),
      )
    }
    runtime.rowWith('less')(made, x, 0.1, 1)
    expectSame(
      made,
      Uint8Array.from(x, a => Number(a < 0.1)),
    )
    runtime.rowWith('finite')(made, x)
    expectSame(
      made,
      Uint8Array.from(x, a => Number(Number.isFinite(a))),
    )
    expect(neighbours(made)).toEqual([77, 77, 77, 77, 77, 77])
  })

  test.each(lengths)('functions of %d numbers have the bits of the function, also over the other argument', length => {
    const [x, y, result] = [
      room(Float64Array, length, here),
      room(Float64Array, length, elsewhere),
      room(Float64Array, length, there),
    ]
    numbers(x, 3)
    numbers(y, 8)
    const [exp, pow] = [runtime.function('exp'), runtime.function('pow')]
    runtime.rows('exp')(result, x)
    expectSame(
      result,
      x.map(a => exp(a)),
    )
    runtime.rows('pow')(result, x, y)
    const powers = x.map((a, k) => pow(a, y[k] ?? NaN))
    expectSame(result, powers)
    runtime.rows('pow')(result, x, Float64Array.of(1.5))
    expectSame(
      result,
      x.map(a => pow(a, 1.5)),
    )
    runtime.rows('pow')(result, Float64Array.of(1.5), x)
    expectSame(
      result,
      x.map(a => pow(1.5, a)),
    )
    runtime.rows('pow')(y, x, y)
    expectSame(y, powers)
    expect([...neighbours(result), ...neighbours(y)]).toEqual(Array.from({ length: 12 }, () => 77))
  })

  test.each(lengths)('whether %d numbers are within bounds is seen wherever one is not', length => {
    const [x, y, result] = [
      room(Float64Array, length, here).fill(3),
      room(Float64Array, length, elsewhere).fill(4),
      room(Float64Array, length, there),
    ]
    const add = runtime.pairsWithin('add', 7)
    expect(add(result, x, y)).toBe(true)
    for (const place of [0, length >> 1, length - 1]) {
      for (const wrong of [5, -20, NaN, Infinity]) {
        y[place] = wrong
        expect(add(result, x, y)).toBe(false)
        expect(result[place]).toBe(3 + wrong)
      }
      y[place] = 4
    }
  })

  test('lines come to the same wherever they are', () => {
    const [x, y] = [room(Float64Array, 2048, here), room(Float64Array, 2048, elsewhere)]
    for (let k = 0; k < x.length; k++) [x[k], y[k]] = [Math.sin(k) * 1e3, Math.cos(k)]
    const [plainX, plainY] = [Float64Array.from(x), Float64Array.from(y)]
    expect(runtime.line('sumLine')(x)).toBe(runtime.line('sumLine')(plainX))
    expect(runtime.line('placeLine')(x, -1)).toBe(plainX.indexOf(Math.min(...plainX)))
    const products = runtime.lines('productsLines')
    expect(products(x, y, 8, 1001, 512)).toBe(products(plainX, plainY, 8, 1001, 512))
    const sums = new Float64Array(64)
    runtime.ontoRow('addRows')(sums, x)
    const others = new Float64Array(64)
    runtime.ontoRow('addRows')(others, plainX)
    expect(sums).toEqual(others)
  })
})

test('functions reach rows in memory that came later than they did', () => {
  const many = 2 ** 23
  const values = room(Float64Array, many, true)
  const result = room(Float64Array, many, true)
  expect([values, result].every(row => runtime.reaches(row))).toBe(true)
  for (let k = 0; k < many; k++) values[k] = -k / many
  runtime.rows('exp')(result, values)
  for (const k of [0, 1, 1000, many - 1]) expect(result[k]).toBeCloseTo(Math.exp(-k / many), 14)
})

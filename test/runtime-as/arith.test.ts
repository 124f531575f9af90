import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { floorDivide, floorModulo } from '../../session/arrays/math.ts'
import { loadRuntime } from './runtime.ts'

const { call } = loadRuntime()
const inf = Infinity

/** Python's rule: the quotient rounded down and the remainder of the divisor's sign. */
describe.each([
  [7, 2, 3, 1],
  [-7, 2, -4, 1],
  [7, -2, -4, -1],
  [-7, -2, 3, -1],
  [6, 3, 2, 0],
  [-6, 3, -2, 0],
  [-1, 3, -1, 2],
  [0, 5, 0, 0],
  [5, 0, 0, 0],
  [2147483647, -1, -2147483647, 0],
])('%i by %i', (x, y, quotient, remainder) => {
  test('32 bits', () => {
    expect([call('floorDivI32', x, y), call('modI32', x, y)]).toEqual([quotient, remainder])
  })
  test('64 bits', () => {
    const results = [call('floorDivI64', BigInt(x), BigInt(y)), call('modI64', BigInt(x), BigInt(y))]
    expect(results).toEqual([BigInt(quotient), BigInt(remainder)])
  })
  test('floats, which divide by zero as floats do', () => {
    const ofItsSign = remainder === 0 && y < 0 ? -0 : remainder
    const expected = y === 0 ? [Infinity, NaN] : [quotient, ofItsSign]
    expect([call('floorDiv', x, y), call('mod', x, y)]).toEqual(expected)
  })
})

test('the most negative integers by -1 wrap and do not trap', () => {
  expect([call('floorDivI32', -2147483648, -1), call('modI32', -2147483648, -1)]).toEqual([-2147483648, 0])
  const least = -(2n ** 63n)
  expect([call('floorDivI64', least, -1n), call('modI64', least, -1n)]).toEqual([least, 0n])
})

describe('floats are divided by the exact remainder, as in Python', () => {
  const pairs = fc.oneof(
    fc.tuple(fc.double(), fc.double()),
    // Near each other, near multiples, and exact multiples.
    fc.tuple(fc.double({ min: -1e3, max: 1e3 }), fc.double({ min: -10, max: 10 })),
    fc.tuple(fc.integer(), fc.double({ min: -10, max: 10 })).map(([k, y]) => [k * y, y] as const),
    fc.tuple(fc.integer(), fc.integer({ min: -1000, max: 1000 })).map(([k, y]) => [k / 10, y / 10] as const),
    fc.tuple(fc.double(), fc.integer({ min: -99, max: 99 })).map(([x, k]) => [x, k * 5e-324] as const),
  )

  test('whatever the numbers', () => {
    const one = (x: number, y: number): void => {
      expect([x, y, call('mod', x, y), call('floorDiv', x, y)]).toEqual([x, y, floorModulo(x, y), floorDivide(x, y)])
    }
    const edges = [0, 5e-324, 3e-310, 2 ** -1022, 0.1, 0.5, 1, 2, 3.7, 2 ** 53, 1.7976931348623157e308, inf, NaN]
    const signed = edges.flatMap(edge => [edge, -edge])
    for (const x of signed) for (const y of signed) one(x, y)
    fc.assert(
      fc.property(pairs, ([x, y]) => one(x, y)),
      { numRuns: 3000 },
    )
  })

  // What numpy 2 says.
  test.each([
    [0.5, 0.1, 4, 0.09999999999999998],
    [0.5, -0.1, -5, -2.7755575615628914e-17],
    [-7.5, 0.1, -75, 4.163336342344337e-16],
    [1, 3e-310, inf, 3.5074317610433e-311],
    [7.5, 1e-300, 7.5e300, 7.223898960297836e-301],
    [0, -0.1, -0, -0],
    [-0.5, inf, -1, inf],
    [-0.5, -0, inf, NaN],
    [0, 0, NaN, NaN],
    [-inf, 2, NaN, NaN],
  ])('%d by %d', (x, y, quotient, remainder) => {
    expect([call('floorDiv', x, y), call('mod', x, y)]).toEqual([quotient, remainder])
  })
})

test.each([
  ['mod', [-7.5, 2], 0.5],
  ['mod', [7.5, -2], -0.5],
  ['mod', [1, 0], NaN],
  ['mod', [inf, 2], NaN],
  ['floorDiv', [7.5, 2], 3],
  ['floorDiv', [-7.5, 2], -4],
  ['floorDiv', [1, 0], inf],
  ['sign', [3.5], 1],
  ['sign', [-inf], -1],
  ['sign', [0], 0],
  ['sign', [-0], 0],
  ['sign', [NaN], NaN],
  ['signI32', [-5], -1],
  ['clip', [5, 0, 3], 3],
  ['clip', [-5, 0, 3], 0],
  ['clip', [2, 0, 3], 2],
  ['clip', [NaN, 0, 3], NaN],
  ['clip', [2, NaN, NaN], 2],
  ['clip', [1, 3, 0], 3],
  ['clipI32', [7, -1, 1], 1],
  ['truncate', [1.9], 1],
  ['truncate', [-1.9], -1],
  ['truncate', [1e10], 2147483647],
  ['truncate', [-inf], -2147483648],
  ['truncate', [NaN], 0],
])('%s of %j is %d', (name, args, value) => {
  expect(call(name, ...args)).toBe(value)
})

test.each([
  [0.1, 1e-4, 1000n],
  [0.3, 1e-4, 3000n], // 0.3/1e-4 is 2999.9999999999995
  [0.00009999, 1e-4, 1n],
  [0.000099, 1e-4, 0n],
  [-0.00015, 1e-4, -1n],
  [1e300, 1e-4, 2n ** 63n - 1n],
])('timestep of %d s in steps of %d s is %d', (t, dt, step) => {
  expect(call('timestep', t, dt)).toBe(step)
})

test.each([
  [0.00015, 1e-4, 1],
  [-0.00015, 1e-4, -1],
  [1e300, 1e-4, 2 ** 63],
  [-Infinity, 1e-4, -(2 ** 63)],
  [NaN, 1e-4, 0],
])('%d s are %d s times %d whole steps, which compare as those that are integers', (t, dt, steps) => {
  expect(call('wholeSteps', t, dt)).toBe(steps)
})

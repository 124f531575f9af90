import { expect, test } from 'vitest'
import { loadRuntime } from '../runtime.ts'

const { call } = loadRuntime()
const inf = Infinity
const tiny = 2 ** -149

/** What numpy gives for float32. */
test.each([
  [7.5, 2, 3, 1.5],
  [-7.5, 2, -4, 0.5],
  [7.5, -2, -4, -0.5],
  [-7.5, -2, 3, -1.5],
  [6, -3, -2, -0],
  [0.1, -tiny, -7.173242888065424e43, -0],
  [tiny, -3, -1, -3],
  [5, 0, inf, NaN],
  [5, inf, 0, 5],
  [-5, inf, -1, inf],
  [inf, 2, NaN, NaN],
])('%d by %d is %d, rest %d', (x, y, quotient, rest) => {
  const singles = [call('floorDivf', x, y), call('modf', x, y)]
  expect(singles).toEqual([Math.fround(quotient), Math.fround(rest)])
})

test.each([
  ['signf', [-3], -1],
  ['signf', [tiny], 1],
  ['signf', [-0], 0],
  ['signf', [NaN], NaN],
  ['clipf', [5, -1, 1], 1],
  ['clipf', [-5, -1, 1], -1],
  ['clipf', [0.5, -1, 1], 0.5],
  ['clipf', [NaN, -1, 1], NaN],
  ['squaref', [0.1], 0.010000000707805157],
  ['squaref', [1e30], inf],
  ['cubef', [-3], -27],
] as const)('%s of %j is %d', (name, given, value) => {
  expect(call(name, ...given)).toBe(Math.fround(value))
})

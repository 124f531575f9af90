import { expect, test } from 'vitest'
import { loadRuntime } from '../runtime.ts'

const { call } = loadRuntime()
const inf = Infinity
const tiny = 2 ** -149

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

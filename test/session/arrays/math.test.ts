import { expect, test } from 'vitest'
import { floorDivide, floorModulo } from '../../../session/arrays/math.ts'

// a, b, a // b, a % b as numpy gives them.
test.each([
  [0.3, 0.1, 2, 0.09999999999999998],
  [-5, 3, -2, 1],
  [5, -3, -2, -1],
  [-1, Infinity, -1, Infinity],
  [1, -Infinity, -1, -Infinity],
  [Infinity, 1, NaN, NaN],
  [5, 0, Infinity, NaN],
  [-0, 3, -0, 0],
  [6, -3, -2, -0],
  [0, -3, -0, -0],
  [-7.5, 2, -4, 0.5],
  [-1e-20, 3, -1, 3],
])('%d // %d is %d, remainder %d', (a, b, quotient, remainder) => {
  expect([floorDivide(a, b), floorModulo(a, b)]).toEqual([quotient, remainder])
})

import { expect, test } from 'vitest'
import { nextSlice } from '../../host/pacing.ts'

test.each([
  ['grows fourfold at most', 1, 0.001, 0, 4],
  ['grows when a clock shows nothing', 32, 0, 0, 128],
  ['keeps to 2 ms in a young run', 100, 2, 1, 96],
  ['fills the slice in a warm run', 1000, 5, 100, 1984],
  ['shrinks when steps become slow', 6400, 40, 100, 1600],
  ['does a step at least', 1, 500, 1000, 1],
  ['does a whole block where that takes up to five times as long', 32, 40, 100, 32],
  ['does less than a block where that takes longer', 32, 60, 100, 5],
  ['does not jump to a block from a few steps', 2, 1, 100, 8],
  ['is short in a young run, whole block or not', 32, 10, 1, 6],
])('a slice %s', (_name, steps, milliseconds, age, next) => {
  expect(nextSlice(steps, milliseconds, age, 10, 32)).toBe(next)
})

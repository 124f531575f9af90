import { expect, test } from 'vitest'
import { interpolate } from '../../../session/arrays/interpolate.ts'

const points = { places: Float64Array.of(-1, 0, 0, 2, 5), heights: Float64Array.of(3, 1, 7, 7, -Infinity) }

test.each([
  [-1.5, 10],
  [-1, 3],
  [-0.5, 2],
  [-0, 7],
  [0, 7],
  [1, 7],
  [2, 7],
  [3, -Infinity],
  [5, -Infinity],
  [5.5, 20],
  [NaN, NaN],
  [-Infinity, 10],
  [Infinity, 20],
])('at %s the height is %s', (x, height) => {
  expect(interpolate(Float64Array.of(x), points, 10, 20)).toEqual(Float64Array.of(height))
  const far = Float64Array.of(4, x, -0.5, x)
  expect(interpolate(far, points, 10, 20).filter((_, k) => k % 2 === 1)).toEqual(Float64Array.of(height, height))
})

test('a single point, and none to look at', () => {
  const one = { places: Float64Array.of(2), heights: Float64Array.of(5) }
  expect(interpolate(Float64Array.of(1, 2, 3, NaN), one, -1, 1)).toEqual(Float64Array.of(-1, 5, 1, 5))
  expect(interpolate(new Float64Array(), one, -1, 1)).toEqual(new Float64Array())
})

test.each([2, 3, 4, 5, 8, 9, 17, 18, 33, 100])('every line of %s points is found', count => {
  const places = Float64Array.from({ length: count }, (_, k) => k * k)
  const x = Float64Array.from({ length: count - 1 }, (_, k) => k * k + 0.5)
  const expected = x.map((_, k) => k + 0.5 / (2 * k + 1))
  const points = { places, heights: places.map(Math.sqrt) }
  for (const turned of [false, true]) {
    const found = interpolate(turned ? x.toReversed() : x, points, 0, 0)
    for (const [k, height] of (turned ? found.toReversed() : found).entries())
      expect(height).toBeCloseTo(expected[k] ?? NaN, 12)
  }
})

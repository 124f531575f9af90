/** Fields of arrows. */
import { expect, test } from 'vitest'
import { toJSON } from '../../figures/index.ts'
import { layersOf, type Placement } from '../../figures/layers.ts'
import type { Series } from '../../figures/series.ts'
import { draw } from './draw.ts'

/** A box of 100 by 50 pixels, ten for a unit to the right, five for one up. */
const placement: Placement = {
  box: { left: 0, top: 0, width: 100, height: 50 },
  x: value => 10 * value,
  y: value => 50 - 5 * value,
}

function seriesOf(...call: readonly [string, ...unknown[]]): Series {
  const [series] = draw(call as never).axes[0]?.series ?? []
  if (series === undefined) throw new Error('nothing drawn')
  return series
}

/** The tip of each arrow: of its seven corners the fourth. */
function tips(series: Series): readonly (readonly [x: number, y: number])[] {
  return layersOf(series, placement, 1).flatMap(({ path }) =>
    path
      .split('Z')
      .filter(Boolean)
      .map(arrow => {
        const corners = [...arrow.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
        return corners[3] ?? [NaN, NaN]
      }),
  )
}

test('by the data’s own units an arrow goes from (x, y) to (x + u, y + v)', () => {
  const series = seriesOf('quiver', [0, 1], [0, 1], [2, 3], [4, -1], {
    angles: 'xy',
    scale_units: 'xy',
    scale: 1,
    width: 0.01,
  })
  expect(tips(series)).toEqual([
    [20, 30],
    [40, 50],
  ])
})

test('else it points as (u, v) on the sheet, and ten of the mean length, and 1.8 times that room, fill the width', () => {
  const series = seriesOf('quiver', [5], [5], [1], [1], { width: 0.001 })
  const reach = 100 / 18 / Math.SQRT2
  const [[x, y] = [NaN, NaN]] = tips(series)
  expect(x).toBeCloseTo(50 + reach, 1)
  expect(y).toBeCloseTo(25 - reach, 1)
})

test.each([
  ['tail', 50, 60],
  ['mid', 45, 55],
  ['tip', 40, 50],
])('the %s of an arrow is at its point', (pivot, from, to) => {
  const series = seriesOf('quiver', [5], [5], [1], [0], { pivot, scale: 10, width: 0.01 })
  const [layer] = layersOf(series, placement, 1)
  expect(layer?.path).toMatch(new RegExp(`^M${from} `))
  expect(tips(series)).toEqual([[to, 25]])
})

test('places are columns and rows unless they are said; two lines stand for all pairs', () => {
  const field = [[1, 1, 1], [0, 0, 0]] // prettier-ignore
  expect(seriesOf('quiver', field, field)).toMatchObject({
    x: Float64Array.of(0, 1, 2, 0, 1, 2),
    y: Float64Array.of(0, 0, 0, 1, 1, 1),
  })
  expect(seriesOf('quiver', [5, 6, 7], [8, 9], field, field)).toMatchObject({
    x: Float64Array.of(5, 6, 7, 5, 6, 7),
    y: Float64Array.of(8, 8, 8, 9, 9, 9),
  })
})

test('numbers make colours, which a colour bar shows; nan leaves an arrow out, one too short is a spot', () => {
  const figure = draw(['quiver', [0, 1, 2], [0, 0, 0], [1, NaN, 0], [1, 1, 0], [5, 6, 7]], ['colorbar'])
  const [series] = figure.axes[0]?.series ?? []
  const layers = layersOf(series as Series, placement, 1)
  expect(layers.map(({ fill }) => fill)).toEqual(['#440154', '#fde725'])
  expect(layers[1]?.path.match(/L/g)).toHaveLength(5)
  expect(toJSON(figure).axes[0]?.series[0]).toMatchObject({ kind: 'quiver', u: [1, null, 0], values: [5, 6, 7] })
})

test('one number for all, one place for all', () => {
  expect(seriesOf('quiver', [1, 2], [3], [1, 1], 5)).toMatchObject({
    y: Float64Array.of(3, 3),
    v: Float64Array.of(5, 5),
  })
})

test('by the data’s own units without a scale, arrows of the mean length fill as much as others', () => {
  const series = seriesOf('quiver', [5], [5], [1], [0], { angles: 'xy', scale_units: 'xy', width: 0.001 })
  expect(tips(series)[0]?.[0]).toBeCloseTo(50 + 100 / 18, 1)
})

test.each([
  [[[1], [1], [1], [1], [1, 2, 3]], 'Argument C has a size 3 which does not match 1'],
  [[[1], [1], [1], [1], 'r'], 'C is a number for each arrow'],
  [[[1], [1], { angles: 45 }], 'arrows at angles of their own are not drawn yet'],
  [[[1, 2]], 'quiver() takes U and V'],
  [
    [
      [1, 2],
      [1, 2],
      [1, 2, 3],
      [1, 2, 3],
    ],
    'Argument U has a size 3 which does not match 2',
  ],
  [[[1], [1], { units: 'xy' }], 'arrows with units=xy are not drawn yet'],
  [[[1], [1], { pivot: 'end' }], 'pivot'],
])('quiver(%j) is refused', (args, message) => {
  expect(() => draw(['quiver', ...args] as never)).toThrow(message)
})

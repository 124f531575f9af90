import { expect, test } from 'vitest'
import { toSVG } from '../../figures/index.ts'
import { limitsOf } from '../../figures/axis-limits.ts'
import type { SegmentSeries } from '../../figures/series.ts'
import { type Call, draw } from './draw.ts'

function series(call: Call): readonly SegmentSeries[] {
  return (draw(call).axes[0]?.series ?? []) as readonly SegmentSeries[]
}

test('eventplot draws a row of strokes for each set, one apart', () => {
  const rows = series(['eventplot', [[1, 2, 3], [2]], { label: ['a', 'b'] }])
  expect(rows).toMatchObject([
    { x0: Float64Array.of(1, 2, 3), y0: Float64Array.of(-0.5, -0.5, -0.5), label: 'a' },
    { x0: Float64Array.of(2), y0: Float64Array.of(0.5), y1: Float64Array.of(1.5), label: 'b' },
  ])
})

test.each<[object, object]>([
  [{}, { y0: Float64Array.of(0.5, 0.5), y1: Float64Array.of(1.5, 1.5), stroke: { colour: '#1f77b4', width: 1.5 } }],
  [{ orientation: 'vertical' }, { x0: Float64Array.of(0.5, 0.5), y0: Float64Array.of(3, 4) }],
  [
    { lineoffsets: 5, linelengths: 0.5 },
    { y0: Float64Array.of(4.75, 4.75), y1: Float64Array.of(5.25, 5.25) },
  ],
  [{ colors: 'k', linewidths: 3, linestyles: 'dotted' }, { stroke: { colour: '#000000', width: 3, dash: 'dotted' } }],
])('eventplot of one set, %j', (more, expected) => {
  expect(series(['eventplot', [3, 4], more])).toMatchObject([expected])
})

test('eventplot: every row its colour and offset', () => {
  const rows = series(['eventplot', [[1], [2]], { colors: ['r', 'g'], lineoffsets: [4, 8] }])
  expect(rows.map(({ stroke, y0 }) => [stroke.colour, y0[0]])).toEqual([
    ['#ff0000', 3.5],
    ['#008000', 7.5],
  ])
})

test('limits reach a whole length from the middle of each row, as in matplotlib', () => {
  const [axes] = draw(['eventplot', [[1, 3], [2]], { linelengths: 0.8 }]).axes
  const limits = (direction: 'x' | 'y') => axes && limitsOf(axes, direction).map(value => Math.round(value * 1e6) / 1e6)
  expect([limits('x'), limits('y')]).toEqual([
    [0.9, 3.1],
    [-0.93, 1.93],
  ])
})

test('vlines has a colour for each piece', async () => {
  const svg = await toSVG(draw(['vlines', [1, 2, 3], 0, 1, { colors: ['r', 'g'] }]))
  expect([svg.split('#ff0000').length - 1, svg.split('#008000').length - 1]).toEqual([2, 1])
})

test.each<[Call, string]>([
  [['eventplot'], "eventplot() missing 1 required positional argument: 'positions'"],
  [['eventplot', 3], 'eventplot() needs a list of events, or a list of such lists'],
  [['eventplot', [1], { orientation: 'up' }], "'up' is not a valid value for orientation"],
  [['eventplot', [[1], [2]], { linelengths: [1, 2, 3] }], 'linelengths and positions are unequal sized sequences'],
  [['eventplot', [[1], [2]], { colors: ['r', 'g', 'b'] }], 'colors and positions are unequal sized sequences'],
  [['vlines', [1, 2], [0, 0, 0], 1], 'ymin must have one value or as many as x, 2, but has 3'],
])('%j: %s', (call, message) => {
  expect(() => draw(call)).toThrow(message)
})

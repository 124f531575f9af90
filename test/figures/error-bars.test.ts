import { expect, test } from 'vitest'
import type { Series } from '../../figures/series.ts'
import { type Call, draw } from './draw.ts'

const seriesOf = (...calls: readonly Call[]): readonly Series[] => draw(...calls).axes[0]?.series ?? []

test('errors go down and up from each point, or by a row for each side', () => {
  expect(
    seriesOf([
      'errorbar',
      [1, 2],
      [3, 4],
      {
        yerr: [
          [1, 2],
          [0.5, 0.25],
        ],
        fmt: 'none',
      },
    ]),
  ).toMatchObject([
    { kind: 'segments', x0: Float64Array.of(1, 2), y0: Float64Array.of(2, 2), y1: Float64Array.of(3.5, 4.25) },
  ])
})

test('bars have errors at their tips, lying ones too', () => {
  expect(seriesOf(['bar', [1, 2], [3, 4], { yerr: 0.5, capsize: 3 }])).toMatchObject([
    {
      kind: 'segments',
      x0: Float64Array.of(1, 2),
      y0: Float64Array.of(2.5, 3.5),
      cap: 3,
      stroke: { colour: '#000000' },
    },
    { kind: 'bars' },
  ])
  expect(seriesOf(['barh', [1], [3], { xerr: 0.5, left: 1, align: 'edge', ecolor: 'r' }])).toMatchObject([
    { x0: Float64Array.of(3.5), x1: Float64Array.of(4.5), y0: Float64Array.of(1.4), stroke: { colour: '#ff0000' } },
    { kind: 'bars' },
  ])
})

test.each<[Call, string]>([
  [['bar', [1, 2], [3, 4], { yerr: [1, 2, 3] }], "'yerr' must have one error or as many as there are points, 2"],
  [['errorbar', [1], [2], -1], "'yerr' must not contain negative values"],
])('%j: %s', (call, message) => {
  expect(() => draw(call)).toThrow(message)
})

/** Axes of angles and distances. Facts are those of matplotlib 3.11. */
import { describe, expect, test } from 'vitest'
import { limitsOf } from '../../figures/axis-limits.ts'
import type { Axes, Figure } from '../../figures/figure.ts'
import { axesMethods } from '../../figures/methods.ts'
import { withPlainAxes } from '../../figures/polar.ts'
import { currentAxes, newPyplot } from '../../figures/pyplot.ts'
import type { LineSeries, PolygonSeries, TextSeries } from '../../figures/series.ts'
import { toSVG } from '../../figures/svg.ts'
import { call, type Call, draw, rounded } from './draw.ts'

const quarter = Math.PI / 2

function plainAxesOf(figure: Figure): Axes {
  const [axes] = withPlainAxes(figure).axes
  if (!axes) throw new Error('no axes')
  return axes
}

const textsOf = (axes: Axes): readonly string[] =>
  axes.series.flatMap(series => (series.kind === 'text' ? [series.text] : []))

test.each<Call[]>([
  [['subplot', 1, 1, 1, { projection: 'polar' }]],
  [['subplot', 1, 1, 1, { polar: true }]],
  [['axes', [0, 0, 1, 1], { projection: 'polar' }]],
  [['subplots', 1, 1, { subplot_kw: new Map([['projection', 'polar']]) }]],
  [['polar', [0, 1], [1, 2]]],
])('%o makes polar axes', one => {
  const axes = draw(one).axes[0]
  expect([axes?.polar !== undefined, axes?.grid]).toEqual([true, 'both'])
})

test('other projections are refused, plain axes are as they were', () => {
  expect(() => draw(['subplot', 1, 1, 1, { projection: 'hammer' }])).toThrow("the projection 'hammer' is not drawn yet")
  expect(() => draw(['subplot', 1, 1, 1, { projection: 'ball' }])).toThrow("'ball' is not a valid value for projection")
  const figure = draw(['plot', [1, 2]])
  expect(withPlainAxes(figure)).toBe(figure)
})

test('distances go from 0 to the greatest with its margin', () => {
  const axes = (values: readonly number[]): Axes => {
    const state = newPyplot()
    call(state, ['polar', [0, 1, 2], values])
    return currentAxes(state)
  }
  expect(limitsOf(axes([1, 2, 3]), 'y')).toEqual([0, 3.1])
  expect(limitsOf(axes([0, 2, 3]), 'y')[0]).toBe(0)
  expect(limitsOf(axes([-1, 2, 3]), 'y')[0]).toBeLessThan(-1)
  expect(rounded(limitsOf(axes([1, 2, 3]), 'x'))).toEqual(rounded([0, 2 * Math.PI]))
})

describe('on the square', () => {
  test('points lie at their angles and distances, within the circle', () => {
    const axes = plainAxesOf(draw(['polar', [0, quarter, 0], [1, 2, 9]], ['ylim', 0, 4]))
    const line = axes.series.find(series => series.kind === 'line' && series.x.length === 3) as LineSeries
    expect([rounded(line.x), rounded(line.y)]).toEqual([
      [1, 0, NaN],
      [0, 2, NaN],
    ])
    expect([axes.equal, axes.frame]).toEqual(['box', false])
  })

  test('angles are labelled every 45 degrees, distances at round numbers', () => {
    const axes = plainAxesOf(draw(['polar', [0, 1, 2], [1, 2, 3]]))
    expect(textsOf(axes)).toEqual([
      '0°', '45°', '90°', '135°', '180°', '225°', '270°', '315°', '0.5', '1.0', '1.5', '2.0', '2.5', '3.0',
    ]) // prettier-ignore
  })

  test('bars are pieces of rings', () => {
    const axes = plainAxesOf(draw(['subplot', 1, 1, 1, { polar: true }], ['bar', [0], [2], quarter, 1], ['ylim', 0, 4]))
    const wedge = axes.series.find(series => series.kind === 'polygon') as PolygonSeries
    const distances = wedge.x.map((x, k) => Math.hypot(x, wedge.y[k] ?? NaN))
    expect([Math.min(...distances), Math.max(...distances)].map(each => Math.round(each * 1e6) / 1e6)).toEqual([1, 3])
    expect(Math.atan2(wedge.y[0] ?? NaN, wedge.x[0] ?? NaN)).toBeCloseTo(-Math.PI / 4)
  })

  test('the zero of angles, their direction, ticks and limits can be set', () => {
    const state = newPyplot()
    call(state, ['polar', [0, quarter], [1, 2]])
    const axes = currentAxes(state)
    const set = (name: string, ...args: readonly unknown[]) => axesMethods.get(name)?.(state, axes, args, new Map())
    set('set_theta_zero_location', 'N')
    set('set_theta_direction', -1)
    set('set_rmax', 4)
    set('set_rticks', [2])
    set('set_thetagrids', [0, 90], ['up', 'right'])
    const flat = plainAxesOf(axes.figure)
    const line = flat.series.find(
      series => series.kind === 'line' && series.x.length === 2 && series.zorder === 2,
    ) as LineSeries
    expect([rounded(line.x), rounded(line.y)]).toEqual([
      [0, 2],
      [1, 0],
    ])
    expect(textsOf(flat)).toEqual(['up', 'right', '2'])
    expect(limitsOf(axes, 'y')).toEqual([0, 4])
    expect(() => axesMethods.get('set_theta_offset')?.(state, currentAxes(newPyplot()), [1], new Map())).toThrow(
      'set_theta_offset() is for polar axes',
    )
  })

  test('words and colour fields go along', () => {
    const table = [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]
    const axes = plainAxesOf(
      draw(
        ['subplot', 1, 1, 1, { polar: true }],
        ['pcolormesh', [0, 1, 2, 3, 4], [0, 1, 2], table],
        ['text', quarter, 1, 'w'],
      ),
    )
    const words = axes.series.find(series => series.kind === 'text' && series.text === 'w') as TextSeries
    expect(rounded([words.x, words.y])).toEqual([0, 1])
    expect(axes.series.find(({ kind }) => kind === 'contour')).toMatchObject({ filled: true, parts: { length: 8 } })
  })
})

test('an SVG comes of it', async () => {
  const figure = draw(
    ['polar', [0, 1, 2], [1, 2, 3]],
    ['hist', [1, 2, 2]],
    ['fill_between', [0, 1], [1, 2]],
    ['axvline', 1],
  )
  expect(await toSVG(figure)).toContain('135°')
})

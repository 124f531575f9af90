/** Stems, boxes, violins and pies. Their numbers are those of matplotlib 3.11. */
import { describe, expect, test } from 'vitest'
import { limitsOf } from '../../figures/axis-limits.ts'
import type { LineSeries, PolygonSeries, SegmentSeries, Series, TextSeries } from '../../figures/series.ts'
import { call, type Call, draw, rounded } from './draw.ts'
import { currentAxes, newPyplot } from '../../figures/pyplot.ts'

const axesOf = (...calls: readonly Call[]) => {
  const [axes] = draw(...calls).axes
  if (!axes) throw new Error('no axes')
  return axes
}

function result(...of: Call): unknown {
  return call(newPyplot(), of)
}

describe('stem', () => {
  test('markers, strokes from the base line and the base line', () => {
    const [markers, strokes, base] = result('stem', [1, 2, 3], [4, -1, 2]) as [LineSeries, SegmentSeries, LineSeries]
    expect(rounded(markers.y)).toEqual([4, -1, 2])
    expect([rounded(strokes.y0), rounded(strokes.y1)]).toEqual([
      [0, 0, 0],
      [4, -1, 2],
    ])
    expect([rounded(base.x), rounded(base.y)]).toEqual([
      [1, 3],
      [0, 0],
    ])
    expect([markers.marker?.face, strokes.stroke.colour, base.stroke.colour]).toEqual(['#1f77b4', '#1f77b4', '#d62728'])
  })

  test('formats, a base line elsewhere, and lying', () => {
    const [markers, strokes, base] = result('stem', [5, 6], 'r--', 'k^', ' ', {
      bottom: 1,
      orientation: 'horizontal',
    }) as [LineSeries, SegmentSeries, LineSeries]
    expect(strokes.stroke).toMatchObject({ colour: '#ff0000', dash: 'dashed' })
    expect(markers.marker).toMatchObject({ symbol: '^', face: '#000000' })
    expect([rounded(strokes.x0), rounded(strokes.y0), rounded(base.x)]).toEqual([
      [1, 1],
      [0, 1],
      [1, 1],
    ])
  })
})

describe('boxplot', () => {
  const parts = (...of: Call) =>
    result(...of) as ReadonlyMap<string, readonly (Pick<LineSeries, 'x' | 'y'> & Partial<PolygonSeries>)[]>
  const data = [
    [1, 2, 3, 4, 10],
    [2, 3, 4, 5],
  ]

  test('boxes from quartile to quartile, whiskers, and what lies beyond', () => {
    const found = parts('boxplot', data)
    expect(found.get('boxes')?.map(({ y }) => rounded(y))).toEqual([
      [2, 2, 4, 4, 2],
      [2.75, 2.75, 4.25, 4.25, 2.75],
    ])
    expect(rounded(found.get('boxes')?.[0]?.x ?? [])).toEqual([0.925, 1.075, 1.075, 0.925, 0.925])
    expect(found.get('whiskers')?.map(({ y }) => rounded(y))).toEqual([
      [2, 1],
      [4, 4],
      [2.75, 2],
      [4.25, 5],
    ])
    expect(found.get('caps')?.length).toBe(4)
    expect(found.get('medians')?.map(({ y }) => rounded(y))).toEqual([
      [3, 3],
      [3.5, 3.5],
    ])
    expect(found.get('fliers')?.map(({ y }) => rounded(y))).toEqual([[10], []])
  })

  test('limits and ticks are those of the sets', () => {
    const axes = axesOf(['boxplot', data, { tick_labels: ['a', 'b'] }])
    expect([limitsOf(axes, 'x'), rounded(limitsOf(axes, 'y'))]).toEqual([
      [0.5, 2.5],
      [0.55, 10.45],
    ])
    expect(axes.x.tickLabels).toEqual(['a', 'b'])
  })

  test('filled, lying, with means, without fliers, with whiskers at percentiles', () => {
    const found = parts('boxplot', [1, 2, 3, 4, 10], {
      patch_artist: true,
      vert: false,
      showmeans: true,
      showfliers: false,
      whis: [0, 100],
    })
    expect(found.get('boxes')?.[0]).toMatchObject({ kind: 'polygon', fill: { face: '#1f77b4', edge: '#000000' } })
    expect(rounded(found.get('whiskers')?.[1]?.x ?? [])).toEqual([4, 10])
    expect([found.get('fliers')?.length, rounded(found.get('means')?.[0]?.x ?? [])]).toEqual([0, [4]])
  })

  test('notches are refused, lengths are compared', () => {
    expect(() => result('boxplot', [1, 2], { notch: true })).toThrow('boxes with notches are not drawn yet')
    expect(() => result('boxplot', data, { positions: [1] })).toThrow('must have same the length')
  })
})

test('a violin has its width where the density is greatest', () => {
  const axes = axesOf(['violinplot', [[1, 2, 3, 4, 10], [2, 3, 4, 5]], { showmedians: true }]) // prettier-ignore
  expect(rounded(limitsOf(axes, 'x'))).toEqual([0.675, 2.325])
  expect(rounded(limitsOf(axes, 'y'))).toEqual([0.55, 10.45])
  const [body] = axes.series as readonly PolygonSeries[]
  // What scipy's gaussian_kde gives at the least value, relative to the greatest.
  expect((body?.x[0] ?? NaN) - 1).toBeCloseTo(-0.2164545, 6)
  expect(axes.series.filter(({ kind }) => kind === 'segments').length).toBe(4)
})

describe('pie', () => {
  const [wedges, labels, numbers] = result('pie', [1, 2, 3], {
    labels: ['a', 'b', 'c'],
    explode: [0, 0.1, 0],
    startangle: 90,
    autopct: { format: (value: number) => value.toFixed(1) },
  }) as [PolygonSeries[], TextSeries[], TextSeries[]]

  test('labels and numbers stand at the middle of their wedges', () => {
    expect(labels.map(({ text, x, y, align }) => [text, ...rounded([x, y]), align])).toEqual([
      ['a', -0.55, 0.952627944, 'right'],
      ['b', -1.039230485, -0.6, 'right'],
      ['c', 1.1, -0, 'left'].map(each => (each === 0 ? 0 : each)),
    ])
    expect(numbers.map(({ text }) => text)).toEqual(['16.7', '33.3', '50.0'])
  })

  test('wedges go around, in the colours of the cycle', () => {
    expect(wedges.map(({ fill }) => fill.face)).toEqual(['#1f77b4', '#ff7f0e', '#2ca02c'])
    expect(rounded([wedges[0]?.x[0] ?? NaN, wedges[0]?.y[0] ?? NaN])).toEqual([0, 1])
  })

  test('its axes are a square without a frame', () => {
    const axes = axesOf(['pie', [1, 2]])
    expect([axes.equal, axes.frame, limitsOf(axes, 'x')]).toEqual(['box', false, [-1.25, 1.25]])
  })

  test('parts of less than the whole, and what is none', () => {
    expect(() => result('pie', [0.8, 0.4], { normalize: false })).toThrow('unnormalized pie')
    expect(() => result('pie', [1, -1])).toThrow('non negative')
  })
})

test('all of them are drawn', () => {
  const state = newPyplot()
  const calls: readonly Call[] = [
    ['stem', [1, 2]],
    ['boxplot', [1, 2, 3]],
    ['violinplot', [1, 2, 4]],
    ['pie', [1, 2]],
  ]
  for (const one of calls) call(state, one)
  const kinds = new Set(currentAxes(state).series.map(({ kind }: Series) => kind))
  expect([...kinds].toSorted()).toEqual(['line', 'polygon', 'segments', 'text'])
})

import { expect, test } from 'vitest'
import {
  axesMethods,
  currentAxes,
  legendEntries,
  listedColours,
  newPyplot,
  entryColour,
  entryOf,
} from '../../figures/index.ts'
import { artistMakers } from '../../figures/made-artists.ts'
import type { PolygonSeries, Series } from '../../figures/series.ts'
import { rounded } from './draw.ts'

function make(name: string, args: readonly unknown[], keywords: Readonly<Record<string, unknown>> = {}): Series {
  const maker = artistMakers.get(name)
  if (maker === undefined) throw new Error(`no maker ${name}`)
  return maker(args, new Map(Object.entries(keywords)))
}

function corners(series: Series): readonly (readonly number[])[] {
  const { x, y } = series as PolygonSeries
  return Array.from(x, (each, k) => rounded([each, y[k] ?? NaN]))
}

test('rectangles have their corners, turned about the first one', () => {
  expect(corners(make('Rectangle', [[1, 2], 3, 4]))).toEqual([
    [1, 2],
    [4, 2],
    [4, 6],
    [1, 6],
  ])
  expect(corners(make('Rectangle', [[1, 2], 3, 4], { angle: 90 }))).toEqual([
    [1, 2],
    [1, 5],
    [-3, 5],
    [-3, 2],
  ])
})

test('circles and ellipses are round', () => {
  const circle = corners(make('Circle', [[1, 1]], { radius: 2 }))
  expect(circle.every(([x = 0, y = 0]) => Math.abs(Math.hypot(x - 1, y - 1) - 2) < 1e-8)).toBe(true)
  const ellipse = make('Ellipse', [[0, 0], 4, 2], { angle: 90 }) as PolygonSeries
  expect(rounded([Math.max(...ellipse.x), Math.max(...ellipse.y)])).toEqual([1, 2])
})

test('a patch is C0 without an edge, of one colour, or an outline', () => {
  expect(make('Patch', [])).toMatchObject({ fill: { face: '#1f77b4', edge: 'none' } })
  expect(make('Patch', [], { color: 'r' })).toMatchObject({ fill: { face: '#ff0000', edge: '#ff0000' } })
  expect(make('Patch', [], { fc: 'none', ec: 'g' })).toMatchObject({ fill: { face: 'none', edge: '#008000' } })
  expect(make('Patch', [], { fill: false })).toMatchObject({ fill: { face: 'none', edge: '#000000' } })
  expect(make('Patch', [], { fill: false, color: 'b' })).toMatchObject({ fill: { face: 'none', edge: '#0000ff' } })
})

const refused: readonly (readonly [string, readonly unknown[], string, Readonly<Record<string, unknown>>])[] = [
  ['Rectangle', [[0, 0], 1], "Rectangle() missing 1 required positional argument: 'height'", {}],
  ['Circle', [3], 'xy of Circle() is a pair of numbers', {}],
  ['Line2D', [[1, 2], [1]], 'xdata and ydata must have the same length', {}],
  ['Patch', [], "Patch() got an unexpected keyword argument 'colour'", { colour: 'r' }],
]

test.each(refused)('%s%j is refused', (name, args, message, keywords) => {
  expect(() => make(name, args, keywords)).toThrow(message)
})

test('what was made is put on axes, and into legends without axes', () => {
  const pyplot = newPyplot()
  const axes = currentAxes(pyplot)
  const [patch, line] = [
    make('Rectangle', [[0, 0], 1, 1], { label: 'box' }),
    make('Line2D', [
      [0, 1],
      [1, 0],
    ]),
  ]
  axesMethods.get('add_patch')?.(pyplot, axes, [patch], new Map())
  axesMethods.get('add_line')?.(pyplot, axes, [line], new Map())
  expect(axes.series).toEqual([patch, line])
  expect(() => axesMethods.get('add_artist')?.(pyplot, axes, [3], new Map())).toThrow('not drawn yet')
  const handles = [make('Line2D', [[0], [0]], { color: 'r', label: 'exc' }), make('Patch', [], { label: 'inh' })]
  axesMethods.get('legend')?.(pyplot, axes, [], new Map([['handles', handles]]))
  expect(legendEntries(axes).map(({ label }) => label)).toEqual(['exc', 'inh'])
})

test('a map of listed colours gives each an equal part of the scale', () => {
  const map = listedColours('mine', ['r', 'g', '#0000ff'])
  expect([0, 0.32, 0.34, 0.67, 1].map(share => entryOf(share, map))).toEqual([0, 0, 1, 2, 2])
  expect(entryColour(map, 2)).toEqual([0, 0, 1, 1])
  expect(entryColour(listedColours('one', ['r']), 0)).toEqual([1, 0, 0, 1])
})

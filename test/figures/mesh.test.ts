import { describe, expect, test } from 'vitest'
import { type ColourBar, artistMethod, colourMap, entryColour, noKeywords, toJSON, toSVG } from '../../figures/index.ts'
import { layersOf } from '../../figures/layers.ts'
import { layOut } from '../../figures/sheet-layout.ts'
import { newPyplot } from '../../figures/pyplot.ts'
import type { MeshSeries, Series } from '../../figures/series.ts'
import { call, draw } from './draw.ts'

const two = [[0, 1], [2, 3]] // prettier-ignore

test.each([
  ['viridis', 0, '#440154'],
  ['viridis', 255, '#fde725'],
  ['viridis_r', 0, '#fde725'],
  ['gray', 255, '#ffffff'],
  ['jet', 0, '#000080'],
] as const)('%s at entry %i is %s', (name, entry, expected) => {
  const bytes = entryColour(colourMap(name), entry).slice(0, 3)
  expect(`#${bytes.map(part => Math.round(part * 255).toString(16).padStart(2, '0')).join('')}`).toBe(expected) // prettier-ignore
})

test('a map of another name is refused with a suggestion', () => {
  expect(() => draw(['imshow', two, { cmap: 'virids' }])).toThrow("'virids' is not a known value for cmap")
})

describe('imshow', () => {
  test('the first row is at the top, cells are as high as wide, and every cell is drawn', () => {
    const figure = draw(['imshow', two, { cmap: 'gray' }])
    const [panel] = layOut(figure).panels
    if (!panel) throw new Error('no panel')
    expect(toJSON(figure).axes[0]).toMatchObject({ x: { limits: [-0.5, 1.5] }, y: { limits: [1.5, -0.5] } })
    expect(panel.box.width).toBe(panel.box.height)
    const placement = { box: { left: 0, top: 0, width: 10, height: 10 }, x: at, y: at }
    const layers = layersOf(panel.axes.series[0] as Series, placement, 1)
    expect(layers.map(({ path, fill }) => [path, fill])).toEqual([
      ['M0 0H5V5H0Z', '#000000'],
      ['M5 0H10V5H5Z', '#555555'],
      ['M0 5H5V10H0Z', '#aaaaaa'],
      ['M5 5H10V10H5Z', '#ffffff'],
    ])
  })

  test('neighbours of one colour are one rectangle, and nan is left out', () => {
    const [series] = draw(['imshow', [[1, 1, NaN, 2]]]).axes[0]?.series ?? []
    const placement = { box: { left: 0, top: 0, width: 20, height: 5 }, x: at, y: at }
    expect(layersOf(series as Series, placement, 1).map(({ path }) => path)).toEqual(['M0 0H10V5H0Z', 'M15 0H20V5H15Z'])
  })

  test('origin and extent', () => {
    const figure = draw(['imshow', two, { origin: 'lower', extent: [0, 4, 10, 20], aspect: 'auto' }])
    expect(figure.axes[0]?.series).toMatchObject([{ x: Float64Array.of(0, 2, 4), y: Float64Array.of(10, 15, 20) }])
    expect(figure.axes[0]?.equal).toBe('none')
  })

  test.each([[[1, 2, 3]], [3]])('%j is not two-dimensional', value => {
    expect(() => draw(['imshow', value])).toThrow('X must be two-dimensional')
  })
})

test.each([
  [
    'edges',
    [
      [0, 1, 3],
      [0, 2, 4],
    ],
    [0, 1, 3],
    [0, 2, 4],
  ],
  [
    'centres',
    [
      [1, 2],
      [10, 20],
    ],
    [0.5, 1.5, 2.5],
    [5, 15, 25],
  ],
  [
    'corners',
    [
      [
        [0, 1, 3],
        [0, 1, 3],
        [0, 1, 3],
      ],
      [
        [0, 0, 0],
        [2, 2, 2],
        [4, 4, 4],
      ],
    ],
    [0, 1, 3],
    [0, 2, 4],
  ],
] as const)('pcolormesh takes %s', (_, [x, y], xs, ys) => {
  const [series] = draw(['pcolormesh', x, y, two]).axes[0]?.series ?? []
  expect(series).toMatchObject({ x: Float64Array.from(xs), y: Float64Array.from(ys) })
})

test('pcolormesh without margin, and another number of edges is refused', () => {
  expect(toJSON(draw(['pcolormesh', two])).axes[0]).toMatchObject({ x: { limits: [0, 2] }, y: { limits: [0, 2] } })
  expect(() => draw(['pcolormesh', [0, 1, 2, 3], [0, 1, 2], two])).toThrow('2 cells need 2 centres or 3 edges, not 4')
})

test('markers are coloured by numbers between limits', () => {
  const figure = draw(['scatter', [1, 2, 3, 4], [1, 2, 3, 4], { c: [0, 5, 10, 20], cmap: 'gray', vmin: 0, vmax: 10 }])
  const placement = { box: { left: 0, top: 0, width: 10, height: 10 }, x: at, y: at }
  const layers = layersOf(figure.axes[0]?.series[0] as Series, placement, 1)
  expect(layers.map(({ fill }) => fill)).toEqual(['#000000', '#808080', '#ffffff'])
})

test('a bar of colours stands beside the axes, has the limits of the numbers, and follows clim', async () => {
  const state = newPyplot()
  const mesh = call(state, ['pcolormesh', two]) as MeshSeries
  const bar = call(state, ['colorbar', { label: 'weight' }]) as ColourBar
  call(state, ['clim', 0, 10])
  const figure = bar.ax.figure
  const [main, beside] = layOut(figure).panels
  if (!main || !beside) throw new Error('two panels are expected')
  expect(beside.box.left).toBeGreaterThan(main.box.left + main.box.width)
  expect(beside.y.ticks.labels).toEqual(['0', '2', '4', '6', '8', '10'])
  expect(artistMethod(mesh, 'get_clim', () => [figure])?.([], noKeywords)).toEqual([0, 10])
  expect(await toSVG(figure)).toContain('>weight</text>')
})

test('a bar of nothing is refused', () => {
  expect(() => draw(['plot', [1, 2]], ['colorbar'])).toThrow('No mappable was found')
})

function at(value: number): number {
  return (value + 0.5) * 5
}

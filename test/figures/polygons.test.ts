import { expect, test } from 'vitest'
import type { PolygonSeries, Series } from '../../figures/series.ts'
import { type Call, draw } from './draw.ts'

const seriesOf = (...calls: readonly Call[]): readonly Series[] => draw(...calls).axes[0]?.series ?? []

/** The corners of the only polygon, rounded. */
function corners(call: Call): readonly (readonly [number, number])[] {
  const [{ x, y } = { x: [], y: [] }] = seriesOf(call) as readonly PolygonSeries[]
  const rounded = (value: number): number => Math.round(value * 1e6) / 1e6 + 0
  return Array.from(x, (value, k) => [rounded(value), rounded(y[k] ?? NaN)])
}

test('an arrow reaches beyond its length by its head, or includes it', () => {
  expect(corners(['arrow', 0, 0, 2, 0, { width: 0.2 }])).toEqual([
    [0, 0.1],
    [2, 0.1],
    [2, 0.3],
    [2.9, 0],
    [2, -0.3],
    [2, -0.1],
    [0, -0.1],
  ])
  const tip = Math.max(...corners(['arrow', 0, 0, 2, 0, { width: 0.2, length_includes_head: true }]).map(([x]) => x))
  expect(tip).toBe(2)
})

test('an arrow points where it goes, and one of no length is nothing', () => {
  expect(corners(['arrow', 1, 1, 0, 2, { width: 0.2, head_length: 1 }])[3]).toEqual([1, 4])
  expect(corners(['arrow', 1, 1, 0, 0, { head_length: 0 }])).toEqual([])
})

test('a half arrow has one side', () => {
  expect(corners(['arrow', 0, 0, 2, 0, { width: 0.2, shape: 'left' }]).every(([, y]) => y >= 0)).toBe(true)
})

test('an arrow is C0 with a black edge, or of one colour', () => {
  const fills = seriesOf(
    ['arrow', 0, 0, 1, 1],
    ['arrow', 0, 0, 1, 1, { color: 'r' }],
    ['arrow', 0, 0, 1, 1, { ec: 'g' }],
  )
  expect(fills).toMatchObject([
    { fill: { face: '#1f77b4', edge: '#000000' } },
    { fill: { face: '#ff0000', edge: 'none' } },
    { fill: { face: '#1f77b4', edge: '#008000' } },
  ])
})

test('fill takes several areas, in colours of the cycle or their own', () => {
  const series = seriesOf(['fill', [0, 1, 1], [0, 0, 1], 'r', [2, 3, 3], [0, 0, 1], { label: 'a' }])
  expect(series).toMatchObject([
    { kind: 'polygon', x: Float64Array.of(0, 1, 1), fill: { face: '#ff0000' }, label: 'a' },
    { x: Float64Array.of(2, 3, 3), fill: { face: '#1f77b4' } },
  ])
})

test.each<[Call, string]>([
  [['fill', [1, 2]], 'fill() needs x and y of every polygon'],
  [['fill', [1, 2], [1]], 'x and y must have same first dimension, but have shapes (2,) and (1,)'],
  [['arrow', 0, 0, 1], 'arrow() needs the numbers x, y, dx and dy'],
  [['arrow', 0, 0, 1, 1, { shape: 'half' }], "'half' is not a valid value for shape"],
])('%j: %s', (call, message) => {
  expect(() => draw(call)).toThrow(message)
})

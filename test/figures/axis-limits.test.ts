import { expect, test } from 'vitest'
import { addAxes, emptyFigure, wholeSheet } from '../../figures/figure.ts'
import { limitsOf } from '../../figures/axis-limits.ts'
import { invert } from '../../figures/axes-settings.ts'
import { plot } from '../../figures/plot.ts'
import { ticksOf } from '../../figures/ticks.ts'
import { type Call, draw } from './draw.ts'

const curve: Call = ['plot', [0, 29.9], [0, 0.95]]
const eye = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

/** Calls, and the limits that matplotlib 3.10 gives. */
const automatic: readonly (readonly [string, readonly Call[], readonly [number, number], readonly [number, number]])[] =
  [
    ['5 % on either side', [curve], [-1.495, 31.395], [-0.0475, 0.9975]],
    ['a single point', [['plot', [5], [0]]], [4.725, 5.275], [-0.055, 0.055]],
    [
      'points with a gap count in neither direction',
      [['plot', [1, NaN, 3], [1, 2, Infinity]]],
      [0.945, 1.055],
      [0.945, 1.055],
    ],
    ['the foot of a histogram has no margin', [['hist', [1, 2, 2, 3]]], [0.9, 3.1], [0, 2.1]],
    ['nor that of bars', [['bar', [1, 2], [3, 4]]], [0.51, 2.49], [0, 4.2]],
    [
      'a vertical line widens x only',
      [
        ['plot', [0, 1], [5, 6]],
        ['axvline', 3],
      ],
      [-0.15, 3.15],
      [4.95, 6.05],
    ],
    [
      'a logarithmic axis has its margin in decades',
      [['semilogy', [1, 2], [1, 1000]]],
      [0.95, 2.05],
      [0.70794578, 1412.5375446],
    ],
    ['fixed limits stay', [['xlim', 0, 10], curve, ['ylim', { top: 2 }]], [0, 10], [-0.0475, 2]],
    ['no data', [['title', 'empty']], [0, 1], [0, 1]],
    ['a picture shows itself alone', [curve, ['imshow', eye]], [-0.5, 2.5], [2.5, -0.5]],
    ['until something is drawn over it', [['imshow', eye], curve], [-0.5, 31.42], [2.5, -0.5]],
    [
      'which a text is not',
      [
        ['imshow', eye],
        ['text', 9, 9, 'x'],
      ],
      [-0.5, 2.5],
      [2.5, -0.5],
    ],
    ["axis('tight') keeps the margins", [curve, ['axis', 'tight']], [-1.495, 31.395], [-0.0475, 0.9975]],
    [
      'and gives limits up that were fixed before, but not those it found for what comes later',
      [['xlim', 0, 3], curve, ['axis', 'tight'], ['plot', [90], [90]]],
      [-1.495, 31.395],
      [-0.0475, 0.9975],
    ],
    [
      'limits that fall do so when they follow the data again',
      [['ylim', 5, 2], curve, ['axis', 'auto']],
      [-1.495, 31.395],
      [0.9975, -0.0475],
    ],
    ["axis('square')", [curve, ['axis', 'square']], [-1.495, 31.395], [-0.0475, 32.8425]],
    ['some of the limits', [curve, ['axis', { xmin: 1, ymax: 2 }]], [1, 31.395], [-0.0475, 2]],
  ]

test.each(automatic)('%s', (_, calls, x, y) => {
  const [axes] = draw(...calls).axes
  if (!axes) throw new Error('no axes')
  const found = [...limitsOf(axes, 'x'), ...limitsOf(axes, 'y')]
  found.forEach((limit, k) => expect(limit).toBeCloseTo([...x, ...y][k] ?? NaN, 6))
})

test('axes that are turned round follow the data, and so do those turned back', () => {
  const [axes] = draw(['plot', [0, 5], [0, 7]]).axes
  if (!axes) throw new Error('no axes')
  invert(axes, 'y', [], new Map())
  plot(axes, [[0, 9]], new Map())
  expect(limitsOf(axes, 'y')).toEqual([expect.closeTo(9.45), expect.closeTo(-0.45)])
  invert(axes, 'y', [], new Map())
  expect(limitsOf(axes, 'y')).toEqual([expect.closeTo(-0.45), expect.closeTo(9.45)])
})

test.each([
  [0, 1, '0.0 0.2 0.4 0.6 0.8 1.0', ''],
  [-1.5, 31.4, '0 5 10 15 20 25 30', ''],
  [0, 50, '0 10 20 30 40 50', ''],
  [-0.1, 3.2, '0.0 0.5 1.0 1.5 2.0 2.5 3.0', ''],
  [-70, -50, '−70.0 −67.5 −65.0 −62.5 −60.0 −57.5 −55.0 −52.5 −50.0', ''],
  [0, 1e-5, '0.0 0.2 0.4 0.6 0.8 1.0', '1e−5'],
  [0, 2e6, '0.00 0.25 0.50 0.75 1.00 1.25 1.50 1.75 2.00', '1e6'],
  [1000, 1001, '1000.0 1000.2 1000.4 1000.6 1000.8 1001.0', ''],
])('from %d to %d the ticks are %s', (low, high, labels, factor) => {
  const { x } = addAxes(emptyFigure(1), wholeSheet)
  const ticks = ticksOf(x, [low, high], 9)
  expect(ticks.labels.join(' ')).toBe(labels)
  expect(ticks.factor).toBe(factor)
})

test('a logarithmic axis is marked at powers of ten, as many as fit', () => {
  const { x } = addAxes(emptyFigure(1), wholeSheet)
  x.scale = 'log'
  expect(ticksOf(x, [0.5, 2000], 9).labels).toEqual(['10⁰', '10¹', '10²', '10³'])
  expect(ticksOf(x, [1e-20, 1], 4).labels).toEqual(['10⁻²⁰', '10⁻¹⁵', '10⁻¹⁰', '10⁻⁵', '10⁰'])
  expect(ticksOf(x, [2, 8], 9).labels).toEqual(['2', '3', '4', '5', '6', '7', '8'])
})

import { describe, expect, test } from 'vitest'
import { axesMethods, newPyplot, noKeywords, toSVG } from '../../figures/index.ts'
import type { HistogramSeries } from '../../figures/series.ts'
import { type Call, call, draw, rounded } from './draw.ts'

const sets = [
  [1, 2, 2, 3, 3, 3, 4, 7],
  [2, 3, 5, 5, 6],
]

function series(...calls: readonly Call[]): readonly HistogramSeries[] {
  return (draw(...calls).axes[0]?.series ?? []) as readonly HistogramSeries[]
}

const heights = (...calls: readonly Call[]): readonly (readonly number[])[] =>
  series(...calls).map(one => [...one.heights])

function limits(call_: Call, direction: 'x' | 'y'): Float64Array {
  const [axes] = draw(call_).axes
  if (!axes) throw new Error('no axes')
  return axesMethods.get(`get_${direction}lim`)?.(newPyplot(), axes, [], noKeywords) as Float64Array
}

describe('several sets', () => {
  test('have the same edges, and stand side by side in eight tenths of a bin', () => {
    expect(heights(['hist', sets, 4])).toEqual([
      [3, 3, 1, 1],
      [1, 1, 2, 1],
    ])
    const across = series(['hist', sets, 4]).map(one => one.across.map(share => Math.round(share * 1e6) / 1e6))
    expect(across).toEqual([
      [0.1, 0.5],
      [0.5, 0.9],
    ])
  })

  test('give a row of counts each, and stacked ones what they reach', () => {
    const counts = (more: object) => (call(newPyplot(), ['hist', sets, 4, more]) as readonly unknown[])[0]
    expect(counts({})).toEqual({ shape: [2, 4], data: [3, 3, 1, 1, 1, 1, 2, 1] })
    expect(counts({ stacked: true })).toEqual({ shape: [2, 4], data: [3, 3, 1, 1, 4, 4, 3, 2] })
  })

  test('are the columns of a table, and have a label and a colour each', () => {
    const table = { shape: [2, 2], data: Float64Array.of(1, 10, 2, 20) }
    const drawn = series(['hist', table, 2, { label: ['a', 'b'], color: ['r', 'g'] }])
    expect(drawn.map(one => [one.label, one.fill.face])).toEqual([
      ['a', '#ff0000'],
      ['b', '#008000'],
    ])
    expect(drawn[0]?.edges).toEqual(Float64Array.of(1, 10.5, 20))
  })

  test('stand on each other where they are stacked, and are one in all as a density', () => {
    const drawn = series(['hist', sets, 4, { stacked: true, density: true }])
    expect(drawn[1]?.base).toEqual(drawn[0]?.heights)
    const area = drawn.reduce((sum, one) => sum + one.heights.reduce((part, n) => part + n * 1.5, 0), 0)
    expect(area).toBeCloseTo(1, 12)
  })
})

test.each<[object, readonly number[]]>([
  [{ cumulative: true }, [3, 6, 7, 8]],
  [{ cumulative: -1 }, [8, 5, 2, 1]],
  [{ cumulative: true, density: true }, [0.375, 0.75, 0.875, 1]],
])('%j', (more, expected) => {
  expect(heights(['hist', sets[0] ?? [], 4, more])).toEqual([expected])
})

test.each<[Call, unknown, unknown]>([
  [
    ['hist', [1, 2, 3], 2],
    [0.9, 3.1],
    [0, 2.1],
  ],
  [
    ['hist', [1, 2, 3], 2, { orientation: 'horizontal' }],
    [0, 2.1],
    [0.9, 3.1],
  ],
  [
    ['hist', [1, 2, 3], 2, { bottom: 5 }],
    [0.9, 3.1],
    [5, 7.1],
  ],
  [
    ['hist', [1, 2, 3], 2, { align: 'left' }],
    [0.4, 2.6],
    [0, 2.1],
  ],
])('%j: limits', (one, x, y) => {
  expect([rounded(limits(one, 'x')), rounded(limits(one, 'y'))]).toEqual([x, y])
})

test.each(['bar', 'step', 'stepfilled'])('lying and upright ones are drawn as %s', async histtype => {
  const areas = async (more: object): Promise<readonly string[]> =>
    [
      ...(await toSVG(draw(['axis', 'off'], ['hist', [1, 1, 2], 2, { histtype, ...more }]))).matchAll(/ d="(M[^"]*)"/g),
    ].map(([, path = '']) => path)
  const [upright, lying, raised] = [
    await areas({}),
    await areas({ orientation: 'horizontal' }),
    await areas({ bottom: [0, 3] }),
  ]
  expect(upright.length).toBe(lying.length)
  expect(new Set([upright, lying, raised].map(paths => paths.join(''))).size).toBe(3)
})

test.each<[Call, string]>([
  [['hist', sets, 4, { color: ['r', 'g', 'b'] }], "The 'color' keyword argument must have one color per dataset"],
  [['hist', [1], 3, { bottom: [1, 2] }], 'bottom must have one value or as many as there are bins, 3'],
  [['hist', [1], 3, { align: 'centre' }], "'centre' is not a valid value for align"],
  [['hist', [1], 'auto'], "bins='auto' is not known yet"],
  [['hist', sets, 3, { weights: [[1]] }], 'weights should have the same shape as x'],
])('%j: %s', (one, message) => {
  expect(() => draw(one)).toThrow(message)
})

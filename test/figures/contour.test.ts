import { describe, expect, test } from 'vitest'
import { limitsOf } from '../../figures/axis-limits.ts'
import { bandOutlines, type Field, levelLines, linesIn, type Outlines } from '../../figures/contour-lines.ts'
import { layersOf, placementOf } from '../../figures/layers.ts'
import { outside } from '../../figures/paths.ts'
import { layOut } from '../../figures/sheet-layout.ts'
import { currentAxes, currentFigure, newPyplot } from '../../figures/pyplot.ts'
import type { ContourSeries, TextSeries } from '../../figures/series.ts'
import { call } from './draw.ts'

/** A field over a square from −1 to 1. */
function fieldOf(count: number, f: (x: number, y: number) => number): Field {
  const at = (k: number): number => -1 + (2 * k) / (count - 1)
  const all = Array.from({ length: count * count }, (_, k) => [at(k % count), at(Math.floor(k / count))] as const)
  return {
    rows: count,
    columns: count,
    x: Float64Array.from(all, ([x]) => x),
    y: Float64Array.from(all, ([, y]) => y),
    values: Float64Array.from(all, ([x, y]) => f(x, y)),
  }
}

function area(outlines: Outlines): number {
  return linesIn(outlines).reduce((sum, { x, y }) => {
    const next = (along: Float64Array, k: number): number => along[(k + 1) % along.length] ?? NaN
    return sum + x.reduce((part, px, k) => part + (px * next(y, k) - next(x, k) * (y[k] ?? NaN)) / 2, 0)
  }, 0)
}

describe('lines and areas', () => {
  test('a plane has straight lines', () => {
    const lines = linesIn(levelLines(fieldOf(5, x => x), 0.25)) // prettier-ignore
    expect(lines.length).toBe(1)
    expect([...(lines[0]?.x ?? [])].every(x => x === 0.25)).toBe(true)
    expect(lines[0]?.x.length).toBe(5)
  })

  test('a hill has closed lines, one each', () => {
    const [line, ...more] = linesIn(levelLines(fieldOf(41, (x, y) => x * x + y * y), 0.25)) // prettier-ignore
    expect(more).toEqual([])
    expect([line?.x.at(-1), line?.y.at(-1)]).toEqual([line?.x[0], line?.y[0]])
    line?.x.forEach((x, k) => expect(Math.hypot(x, line.y[k] ?? NaN)).toBeCloseTo(0.5, 2))
  })

  test('areas have their holes, and all of them together are the whole', () => {
    const hill = fieldOf(41, (x, y) => x * x + y * y)
    const ring = bandOutlines(hill, 0.25, 0.81)
    expect(linesIn(ring).length).toBe(2)
    expect(area(ring)).toBeCloseTo(Math.PI * (0.81 - 0.25), 1)
    const levels = [-Infinity, 0.2, 0.5, 0.9, 1.4, Infinity]
    const whole = levels.slice(1).reduce((sum, high, k) => sum + area(bandOutlines(hill, levels[k] ?? 0, high)), 0)
    expect(whole).toBeCloseTo(4, 10)
  })

  test('saddles are cut by the mean in their middle', () => {
    const saddle = fieldOf(2, (x, y) => x * y)
    expect(linesIn(levelLines(saddle, 0)).length).toBe(2)
    expect(area(bandOutlines(saddle, 0, 2)) + area(bandOutlines(saddle, -2, 0))).toBeCloseTo(4, 10)
  })

  test('what is not a number has no lines around it', () => {
    const field = fieldOf(9, (x, y) => (x > 0 && y > 0 ? NaN : x))
    expect([...levelLines(field, 0.6).y].every(y => !(y > 0))).toBe(true)
  })
})

/** x² + y² over 9 by 7 places, as the numbers of matplotlib below are for. */
const across = Array.from({ length: 9 }, (_, k) => -2 + k / 2)
const upwards = Array.from({ length: 7 }, (_, k) => -1 + k / 3)
const bowl = upwards.map(y => across.map(x => x * x + y * y))

function drawn(name: string, ...args: readonly unknown[]) {
  const state = newPyplot()
  const set = call(state, [name, ...args]) as ContourSeries
  return { state, set }
}

describe('levels', () => {
  test.each([
    ['contour', [across, upwards, bowl], [0, 0.8, 1.6, 2.4, 3.2, 4, 4.8, 5.6]],
    ['contourf', [across, upwards, bowl, 3], [0, 1.5, 3, 4.5, 6]],
    ['contour', [bowl, [1, 2]], [1, 2]],
    ['contour', [bowl.map(row => row.map(z => z - 1))], [-1.6, -0.8, 0, 0.8, 1.6, 2.4, 3.2, 4]],
  ] as const)('%s: round numbers as matplotlib chooses them', (name, args, levels) => {
    expect([...drawn(name, ...args).set.levels]).toEqual(levels)
  })

  test('have to increase, and areas need two', () => {
    expect(() => drawn('contour', bowl, [2, 1])).toThrow('Contour levels must be increasing')
    expect(() => drawn('contourf', bowl, [2])).toThrow('Filled contours require at least 2 levels.')
  })

  test('colours go by levels, or by the middle between two', () => {
    expect([...drawn('contourf', across, upwards, bowl, 3).set.mapped.values]).toEqual([0.75, 2.25, 3.75, 5.25])
    const { set } = drawn('contourf', bowl, [1, 2, 3], { extend: 'both' })
    expect([...set.mapped.values]).toEqual([-Infinity, 1.5, 2.5, Infinity])
    expect([set.mapped.low, set.mapped.high, set.parts.length]).toEqual([1, 3, 4])
  })
})

test('negative levels of one colour are dashed, and axes end at the field', () => {
  const { state, set } = drawn('contour', across, upwards, bowl, [-1, 1], { colors: 'k' })
  expect(set.dashes).toEqual(['dashed', 'solid'])
  expect([limitsOf(currentAxes(state), 'x'), limitsOf(currentAxes(state), 'y')]).toEqual([
    [-2, 2],
    [-1, 1],
  ])
})

test('coordinates have to fit the field', () => {
  expect(() => drawn('contour', [1, 2], upwards, bowl)).toThrow('Length of x (2) must match number of columns in z (9)')
  expect(() => drawn('contour', [1, 2])).toThrow('Z must be two-dimensional')
})

test('words stand on lines, which leave room for them', () => {
  const { state, set } = drawn('contour', across, upwards, bowl)
  const sheet = layOut(currentFigure(state))
  const [panel] = sheet.panels
  if (!panel) throw new Error('no panel')
  const before = layersOf(set, placementOf(panel), sheet.point).map(({ path }) => path.split('M').length)
  const words = call(state, ['clabel', set, { fmt: { format: (level: number) => `${level} mV` } }]) as TextSeries[]
  expect(words.map(({ text }) => text)).toContain('0.8 mV')
  expect(words.every(({ x, y }) => Math.abs(x) <= 2 && Math.abs(y) <= 1)).toBe(true)
  const after = layersOf(set, placementOf(panel), sheet.point).map(({ path }) => path.split('M').length)
  expect(after.some((count, k) => count > (before[k] ?? 0))).toBe(true)
})

test('a line outside of a circle', () => {
  const line = { x: Float64Array.of(-3, 0, 3), y: Float64Array.of(0, 0, 0) }
  expect(outside(line, 0, 0, 1).map(({ x }) => [...x])).toEqual([
    [-3, -1],
    [1, 3],
  ])
  expect(outside(line, 0, 5, 1).map(({ x }) => [...x])).toEqual([[-3, 0, 3]])
})

test.each(['neither', 'min', 'max', 'both'])(
  'a bar of colours has those of the areas between levels, extended to %s',
  extend => {
    const { state, set } = drawn('contourf', bowl, [1, 2, 3], { extend })
    call(state, ['colorbar', set])
    const sheet = layOut(currentFigure(state))
    const [panel, beside] = sheet.panels
    const scale = currentFigure(state).axes.at(-1)?.series[0]
    if (!panel || !beside || !scale) throw new Error('no bar')
    const areas = layersOf(set, placementOf(panel), sheet.point).map(({ fill }) => fill)
    const between = ['min', 'both'].includes(extend) ? areas.slice(1, 3) : areas.slice(0, 2)
    const shown = layersOf(scale, placementOf(beside), sheet.point).filter(({ path }) => path !== '')
    expect(shown.map(({ fill }) => fill)).toEqual(between)
  },
)

test('a bar of colours has the levels as its ticks', () => {
  const { state, set } = drawn('contourf', bowl, [0, 2, 6])
  call(state, ['colorbar', set])
  const bar = currentFigure(state).axes.at(-1)
  expect([...(bar?.y.ticks ?? [])]).toEqual([0, 2, 6])
  expect(bar?.series[0]).toMatchObject({ kind: 'scale', contour: { kind: 'contour' } })
})

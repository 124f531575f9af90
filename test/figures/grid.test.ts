import { describe, expect, test } from 'vitest'
import {
  type Axes,
  cellsOf,
  type Figure,
  figureMethods,
  gridspec,
  newPyplot,
  noKeywords,
  subgrid,
} from '../../figures/index.ts'
import { layOut } from '../../figures/sheet-layout.ts'
import { type Call, call, draw } from './draw.ts'

const grid = (...args: readonly unknown[]) => gridspec('GridSpec', undefined, args, noKeywords)

const boxesOf = (figure: Figure) => layOut(figure).panels.map(({ box }) => box)

test('cells of a grid are places of panels', () => {
  const cells = cellsOf(grid(3, 3), [1, 2], [0, 1])
  const [axes] = draw(['subplot', cells]).axes
  expect(axes?.place).toMatchObject({ rows: 3, columns: 3, row: 1, column: 0, rowSpan: 2, columnSpan: 2 })
})

test('a grid in a cell begins and ends where the cell does', () => {
  const outer = grid(1, 2)
  const inner = subgrid('subgridspec', [2, 1, cellsOf(outer, [0, 0], [1, 1])], noKeywords)
  const figure = draw(
    ['subplot', cellsOf(outer, [0, 0], [0, 0])],
    ['subplot', cellsOf(inner, [0, 0], [0, 0])],
    ['subplot', cellsOf(inner, [1, 1], [0, 0])],
  )
  const [left, upper, lower] = boxesOf(figure)
  if (!left || !upper || !lower) throw new Error('no boxes')
  expect(upper.top).toBe(left.top)
  // Boxes are of whole pixels.
  expect(Math.abs(lower.top + lower.height - left.top - left.height)).toBeLessThanOrEqual(1)
  expect([upper.width, lower.width]).toEqual([left.width, left.width])
  expect(lower.top).toBeGreaterThan(upper.top + upper.height)
})

test('labels inside of a cell keep the grid around it apart', () => {
  const wide = (label: string): number => {
    const outer = grid(1, 2)
    const inner = subgrid('subgridspec', [2, 1, cellsOf(outer, [0, 0], [1, 1])], noKeywords)
    const calls: Call[] = [
      ['subplot', cellsOf(outer, [0, 0], [0, 0])],
      ['subplot', cellsOf(inner, [0, 0], [0, 0])],
    ]
    const [left, right] = boxesOf(draw(...calls, ['ylabel', label], ['tight_layout']))
    return (right?.left ?? NaN) - (left?.left ?? NaN) - (left?.width ?? NaN)
  }
  expect(wide('label')).toBeGreaterThan(wide('') + 10)
})

describe('sharing', () => {
  test('what is shared is shared with all: limits, ticks, scale', () => {
    const figure = draw(['subplots', 2, { sharex: true }], ['xticks', [0, 5], ['a', 'b']], ['xlim', 0, 5])
    expect(figure.axes.map(({ x }) => [x.tickLabels, x.limits])).toEqual([
      [
        ['a', 'b'],
        [0, 5],
      ],
      [
        ['a', 'b'],
        [0, 5],
      ],
    ])
  })

  test('two grids on a figure share nothing with each other', () => {
    const state = newPyplot()
    const figure = call(state, ['figure']) as Figure
    for (let k = 0; k < 2; k++) {
      figureMethods.get('subplots')?.(state, figure, [2], new Map([['sharex', true]]))
    }
    const groups = figure.axes.map(({ x }) => x.shared)
    expect([groups[0], groups[2]]).toEqual([groups[1], groups[3]])
    expect(groups[0]).not.toBe(groups[2])
  })

  test('subplot2grid and subplot take axes to share with, and a title', () => {
    const state = newPyplot()
    const first = call(state, ['subplot', 211]) as Axes
    const second = call(state, ['subplot2grid', [2, 1], [1, 0], { sharex: first, title: 'T' }]) as Axes
    call(state, ['xlim', 3, 4])
    expect(first.x.limits).toEqual([3, 4])
    expect(second.title).toBe('T')
  })
})

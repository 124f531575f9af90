/** What axes share, and what axes of another figure or place mean. Facts are those of matplotlib 3.11. */
import { expect, test } from 'vitest'
import { limitsOf } from '../../figures/axis-limits.ts'
import type { Axes, Figure } from '../../figures/figure.ts'
import { axesMethods, figureMethods } from '../../figures/methods.ts'
import { newPyplot } from '../../figures/pyplot.ts'
import { readPointer } from '../../figures/pointer.ts'
import { call } from './draw.ts'

const state = newPyplot()
const onAxes = (axes: Axes, name: string, ...args: readonly unknown[]): unknown =>
  axesMethods.get(name)?.(state, axes, args, new Map())

function twoRows(): readonly [Figure, Axes, Axes] {
  const [figure, axes] = call(state, ['subplots', 2, 1, { sharex: true }]) as [Figure, [Axes, Axes]]
  return [figure, ...axes]
}

test('names under bars are those of all axes that share the direction', () => {
  const [, first, second] = twoRows()
  onAxes(first, 'bar', ['p', 'q'], [1, 2])
  expect([second.x.tickLabels, [...(second.x.ticks ?? [])]]).toEqual([['p', 'q'], [0, 1]]) // prettier-ignore
})

test("axis('auto') gives up limits that others have set", () => {
  const [, first, second] = twoRows()
  onAxes(second, 'plot', [0, 10], [0, 1])
  onAxes(second, 'set_xlim', 0, 5)
  onAxes(first, 'axis', 'auto')
  expect([limitsOf(first, 'x'), limitsOf(second, 'x')]).toEqual([
    [-0.5, 10.5],
    [-0.5, 10.5],
  ])
})

test('words of a figure may stand where axes say', () => {
  const [figure, axes] = twoRows()
  const transform = { kind: 'transform', spaces: ['axes', 'axes'], axes } as const
  const words = figureMethods.get('text')?.(state, figure, [0.5, 0.5, 'x'], new Map([['transform', transform]]))
  expect([axes.series.at(-1), figure.texts]).toEqual([words, []])
})

test('axes share with those of their own figure', () => {
  const [figure] = twoRows()
  const [, other] = twoRows()
  const add = figureMethods.get('add_axes')
  expect(() => add?.(state, figure, [[0, 0, 1, 1]], new Map([['sharex', other]]))).toThrow('those of another figure')
})

test('the head of a simple arrow is as wide as it says', () => {
  const style = (arrowstyle: string) => readPointer(new Map<string, unknown>([['arrowstyle', arrowstyle]]), 10)
  expect(style('simple,head_width=1,tail_width=.5')).toMatchObject({ end: { half: 5 }, body: 5 })
  expect(style('simple')).toMatchObject({ end: { half: 2.5, length: 5 }, body: 2 })
  expect(style('fancy')).toMatchObject({ end: { half: 2, length: 4 }, body: 4 })
})

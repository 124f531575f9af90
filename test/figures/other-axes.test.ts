import { expect, test } from 'vitest'
import { type Axes, axesMethods, type Figure, figureMethods, newPyplot, noKeywords } from '../../figures/index.ts'
import { layOut } from '../../figures/sheet-layout.ts'
import { call, draw } from './draw.ts'

function method(axes: Axes, name: string, ...args: readonly unknown[]): unknown {
  return axesMethods.get(name)?.(newPyplot(), axes, args, noKeywords)
}

const boxesOf = (figure: Figure) => layOut(figure).panels.map(({ box }) => box)

test('twins lie on the same box, share one direction and have the other on the opposite side', () => {
  const figure = draw(['plot', [0, 10], [1, 2]], ['twinx'], ['plot', [0, 20], [5, 6]], ['ylabel', 'right'])
  const [first, second] = figure.axes
  if (!first || !second) throw new Error('no axes')
  expect(method(first, 'get_xlim')).toEqual(new Float64Array([-1, 21]))
  expect(method(second, 'get_xlim')).toEqual(new Float64Array([-1, 21]))
  expect(method(first, 'get_ylim')).toEqual(new Float64Array([0.95, 2.05]))
  expect(second.y).toMatchObject({ opposite: true, labelOpposite: true, label: 'right' })
  expect(second.x.visible).toBe(false)
  const [one, other] = boxesOf(figure)
  expect(other).toEqual(one)
})

test('a twin of a twin is on the box of the first, and a title stands above the numbers of twiny', () => {
  const figure = draw(['plot', [0, 1]], ['title', 'T'], ['twinx'], ['twiny'], ['xlabel', 'top'])
  expect(figure.axes.map(({ within }) => within?.axes === figure.axes[0])).toEqual([false, true, true])
  const plain = draw(['plot', [0, 1]], ['title', 'T'])
  plain.tight = figure.tight = true
  expect(boxesOf(figure)[0]?.top).toBeGreaterThan((boxesOf(plain)[0]?.top ?? NaN) + 20)
})

test('insets are part of the box, or of the sheet', () => {
  const state = newPyplot()
  const figure = call(state, ['figure', { figsize: [10, 10] }]) as Figure
  const axes = call(state, ['axes', [0.1, 0.2, 0.5, 0.4]]) as Axes
  const inset = method(axes, 'inset_axes', [0.5, 0.5, 0.5, 0.25]) as Axes
  expect(boxesOf(figure)).toEqual([
    { left: 100, top: 400, width: 500, height: 400 },
    { left: 350, top: 500, width: 250, height: 100 },
  ])
  expect(figure.currentAxes).toBe(axes)
  expect(inset.within).toMatchObject({ kind: 'inset' })
})

test.each([
  [[], 'axes() needs a place [left, bottom, width, height]'],
  [[[1, 2, 3]], 'axes() needs four numbers, [left, bottom, width, height]'],
  [[[0, 0, 0, 1]], 'all entries in rect must be finite, and width and height positive'],
])('add_axes(%j): %s', (args, message) => {
  const figure = draw(['figure'])
  expect(() => figureMethods.get('add_axes')?.(newPyplot(), figure, args, noKeywords)).toThrow(
    message.replace('axes()', 'add_axes()'),
  )
})

test('axes that are taken off take along what is on them', () => {
  const figure = draw(['plot', [1]], ['twinx'])
  const [first] = figure.axes
  if (!first) throw new Error('no axes')
  method(first, 'remove')
  expect(figure.axes).toEqual([])
  expect(figure.currentAxes).toBe(null)
})

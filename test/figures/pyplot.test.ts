import { describe, expect, test } from 'vitest'
import {
  type Axes,
  type Figure,
  axesMethods,
  drawnFigures,
  figureMethods,
  newPyplot,
  noKeywords,
  toJSON,
} from '../../figures/index.ts'
import { type Call, call, draw } from './draw.ts'

function onlyAxes(figure: Figure): Axes {
  const [axes] = figure.axes
  if (!axes) throw new Error('no axes')
  return axes
}

describe('plot', () => {
  test('curves take the colours of the cycle, and a given colour takes none', () => {
    const figure = draw(['plot', [1, 2]], ['plot', [1, 2], 'k'], ['plot', [1, 2], { c: 'r' }], ['plot', [1, 2]])
    const colours = onlyAxes(figure).series.map(series => series.kind === 'line' && series.stroke.colour)
    expect(colours).toEqual(['#1f77b4', '#000000', '#ff0000', '#ff7f0e'])
  })

  test('one argument is y over 0, 1, 2…', () => {
    expect(onlyAxes(draw(['plot', [5, 6, 7]])).series).toMatchObject([
      { x: Float64Array.of(0, 1, 2), y: Float64Array.of(5, 6, 7) },
    ])
  })

  test('several curves in one call', () => {
    expect(onlyAxes(draw(['plot', [1, 2], [3, 4], 'r', [1, 2], [5, 6], 'b--'])).series).toMatchObject([
      { y: Float64Array.of(3, 4), stroke: { colour: '#ff0000', dash: 'solid' } },
      { y: Float64Array.of(5, 6), stroke: { colour: '#0000ff', dash: 'dashed' } },
    ])
  })

  test.each([
    [
      'rows',
      [
        [1, 10],
        [2, 20],
        [3, 30],
      ],
    ],
    ['a shape', { kind: 'array', shape: [3, 2], data: Float64Array.of(1, 10, 2, 20, 3, 30) }],
  ])('a two-dimensional array gives a line for each column (%s)', (_, values) => {
    const { series } = onlyAxes(draw(['plot', [7, 8, 9], values, { label: ['a', 'b'] }]))
    expect(series).toMatchObject([
      { label: 'a', x: Float64Array.of(7, 8, 9), y: Float64Array.of(1, 2, 3) },
      { label: 'b', x: Float64Array.of(7, 8, 9), y: Float64Array.of(10, 20, 30) },
    ])
  })
})

test('axvline takes line style, colour and width', () => {
  const [line] = onlyAxes(draw(['axvline', 16, { ls: '--', c: 'C1', lw: 3 }])).series
  expect(line).toMatchObject({
    kind: 'reference',
    axis: 'x',
    at: 16,
    stroke: { colour: '#ff7f0e', dash: 'dashed', width: 3 },
  })
})

test('hist gives counts and edges, and its face is filled', () => {
  const state = newPyplot()
  const result = call(state, [
    'hist',
    [0, 1, 1, 4],
    2,
    { histtype: 'stepfilled', facecolor: 'k', weights: [1, 1, 1, 0.5] },
  ])
  expect(result).toMatchObject([
    Float64Array.of(3, 0.5),
    Float64Array.of(0, 2, 4),
    [{ fill: { face: '#000000', edge: 'none' } }],
  ])
})

describe('panels', () => {
  test('subplot(121) and subplot(1, 2, 1) are the same axes', () => {
    const state = newPyplot()
    expect(call(state, ['subplot', 121])).toBe(call(state, ['subplot', 1, 2, 1]))
    expect(call(state, ['subplot', 122])).not.toBe(call(state, ['subplot', 121]))
  })

  test.each([
    [[], 'axes'],
    [[2], 'list of 2'],
    [[1, 3], 'list of 3'],
    [[2, 3], 'list of 2'],
  ])('subplots(%j) gives %s', (args, shape) => {
    const [, axes] = call(newPyplot(), ['subplots', ...args]) as readonly [Figure, unknown]
    expect(Array.isArray(axes) ? `list of ${axes.length}` : (axes as Axes).kind).toBe(shape)
  })

  test('axes that share x share its limits', () => {
    const [, [upper, lower]] = call(newPyplot(), ['subplots', 2, { sharex: true }]) as readonly [Figure, [Axes, Axes]]
    axesMethods.get('set_xlim')?.(newPyplot(), lower, [0, 5], noKeywords)
    expect(axesMethods.get('get_xlim')?.(newPyplot(), upper, [], noKeywords)).toEqual(new Float64Array([0, 5]))
    expect([upper.x.numbered, lower.x.numbered]).toEqual([false, true])
  })
})

test('set() sets many things at once', () => {
  const figure = draw(['plot', [1]])
  const axes = onlyAxes(figure)
  const wishes = { title: 'Trace', xlabel: 'Time (ms)', ylabel: 'v', ylim: [0, 1], yscale: 'linear' }
  axesMethods.get('set')?.(newPyplot(), axes, [], new Map(Object.entries(wishes)))
  expect(toJSON(figure).axes[0]).toMatchObject({
    title: 'Trace',
    x: { label: 'Time (ms)' },
    y: { label: 'v', limits: [0, 1] },
  })
})

describe('figures', () => {
  test('show() finishes a figure, and the next call starts another', () => {
    const state = newPyplot()
    for (const one of [['plot', [1]], ['show'], ['plot', [2]]] as const) call(state, one)
    expect(drawnFigures(state).map(figure => figure.axes.length)).toEqual([1, 1])
  })

  test('a closed figure is not drawn, an empty one neither', () => {
    const state = newPyplot()
    for (const one of [['figure'], ['figure'], ['plot', [1]], ['close']] as const) call(state, one)
    expect(drawnFigures(state)).toEqual([])
  })

  test('savefig keeps the figure as it was', () => {
    const state = newPyplot()
    for (const one of [
      ['plot', [1]],
      ['savefig', 'one.svg'],
      ['plot', [2]],
    ] as const)
      call(state, one)
    expect(state.saved.map(({ file, figure }) => [file, figure.axes[0]?.series.length])).toEqual([['one.svg', 1]])
  })

  test('figure(1) goes back to the first', () => {
    const state = newPyplot()
    const first = call(state, ['figure'])
    call(state, ['figure'])
    expect(call(state, ['figure', 1])).toBe(first)
  })

  test('a figure’s own methods', () => {
    const state = newPyplot()
    const figure = draw(['figure', { figsize: [4, 3] }])
    const axes = figureMethods.get('add_subplot')?.(state, figure, [212], noKeywords)
    expect(axes).toMatchObject({ kind: 'axes', place: { rows: 2, row: 1 } })
    figureMethods.get('tight_layout')?.(state, figure, [], noKeywords)
    expect(figure.tight).toBe(true)
  })
})

test('the data beside a figure hold every point; nan is null', () => {
  const { axes } = toJSON(draw(['plot', [0, 1, 2], [1, NaN, 3], { label: 'v' }], ['axhline', 0.8], ['hist', [1, 2], 1]))
  expect(JSON.parse(JSON.stringify(axes[0]?.series))).toMatchObject([
    { kind: 'line', label: 'v', x: [0, 1, 2], y: [1, null, 3] },
    { kind: 'reference', label: null, y: 0.8 },
    { kind: 'histogram', edges: [1, 2], counts: [2] },
  ])
})

/** A call that cannot be, the exception Python raises, and how its sentence begins. */
const mistakes: readonly (readonly [Call, string, string])[] = [
  [['plot', [1, 2, 3], [1, 2]], 'ValueError', 'x and y must have same first dimension, but have shapes (3,) and (2,)'],
  [['plot', [1], { ls: 'zz' }], 'ValueError', "'zz' is not a valid value for ls"],
  [['plot', [1], { marker: 'q' }], 'ValueError', "Unrecognized marker style 'q'"],
  [['plot', [1], { colour: 'k' }], 'AttributeError', "Line2D.set() got an unexpected keyword argument 'colour'"],
  [['plot', [1], { color: 'b', c: 'k' }], 'TypeError', "Got both 'color' and 'c', which are aliases of one another"],
  [['plot', [1], { alpha: 2 }], 'ValueError', 'alpha (2) is outside 0-1 range'],
  [['plot', [1], { transform: 2 }], 'NotImplementedError', "'transform' of plot() is not drawn yet"],
  [['plot', [[1, 2], [3]]], 'ValueError', 'y has rows of different lengths'],
  [['plot', 'k'], 'TypeError', "plot() needs numbers before the format string 'k'"],
  [['subplot', 0], 'ValueError', 'Single argument to subplot must be a three-digit integer, not 0'],
  [['subplot', 1, 2, 3], 'ValueError', 'num must be an integer with 1 <= num <= 2, not 3'],
  [['subplots', 0], 'ValueError', 'Number of rows must be a positive integer, not 0'],
  [['xlim', NaN, 1], 'ValueError', 'Axis limits cannot be NaN or Inf'],
  [['scatter', [1], [1, 2]], 'ValueError', 'x and y must be the same size'],
  [['hist', [1], { histtype: 'zz' }], 'ValueError', "'zz' is not a valid value for histtype"],
  [['hist', [1, 2], { weights: [1] }], 'ValueError', 'weights should have the same shape as x'],
  [['legend', { loc: 'zz' }], 'ValueError', "'zz' is not a valid value for loc"],
  [['figure', { figsize: [-1, 2] }], 'ValueError', 'figure size must be positive finite not (-1, 2)'],
  [['figure', { figsize: [1e6, 1] }], 'ValueError', 'Image size of 100000000x100 pixels is too large'],
  [['axvline', 1, 2, 3, 4], 'TypeError', 'axvline() takes 3 positional arguments but 4 were given'],
  [['xlabel'], 'TypeError', "xlabel() missing 1 required positional argument: 'xlabel'"],
  [['xlabel', 'a', { colour: 'r' }], 'AttributeError', "Text.set() got an unexpected keyword argument 'colour'"],
  [['xticks', [1, 2], ['a']], 'ValueError', 'The number of FixedLocator locations (2)'],
  [['yscale', 'cubic'], 'ValueError', "'cubic' is not a valid value for yscale"],
]

test.each(mistakes)('%j is refused', (one, exception, message) => {
  expect(() => draw(one)).toThrow(expect.objectContaining({ exception, message: expect.stringContaining(message) }))
})

test('a misspelt keyword has a hint', () => {
  expect(() => draw(['plot', [1], { lable: 'v' }])).toThrow(expect.objectContaining({ help: "did you mean 'label'?" }))
})

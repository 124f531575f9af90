import { expect, test } from 'vitest'
import { type Axes, type Direction, axisMethods, formatter, noKeywords, tickers, toSVG } from '../../figures/index.ts'
import { currentAxes, newPyplot } from '../../figures/pyplot.ts'
import { layOut } from '../../figures/sheet-layout.ts'
import { draw } from './draw.ts'

function plotted(scale = 'linear'): Axes {
  const [axes] = draw(['plot', [0, 1, 4, 10], [1, 10, 100, 1000]], ['yscale', scale]).axes
  if (!axes) throw new Error('no axes')
  return axes
}

function tell(axes: Axes, direction: Direction, name: string, ...args: readonly unknown[]): unknown {
  return axisMethods[direction].get(name)?.(axes, direction, args, noKeywords)
}

function make(name: string, args: readonly unknown[] = [], keywords: Readonly<Record<string, unknown>> = {}): unknown {
  return tickers.get(name)?.(args, new Map(Object.entries(keywords)))
}

function ticks(axes: Axes, direction: Direction): readonly (readonly [number, string])[] {
  const side = layOut(axes.figure).panels[0]?.[direction]
  return side?.ticks.values.map((value, k) => [value, side.ticks.labels[k] ?? ''] as const) ?? []
}

test.each([
  ['AutoLocator', [], {}, [0, 2, 4, 6, 8, 10]],
  ['NullLocator', [], {}, []],
  ['FixedLocator', [[1, 3, 50]], {}, [1, 3]],
  ['MultipleLocator', [2.5], {}, [0, 2.5, 5, 7.5, 10]],
  ['MultipleLocator', [4], { offset: 1 }, [1, 5, 9]],
  ['MaxNLocator', [4], {}, [0, 3, 6, 9]],
  ['MaxNLocator', [], { nbins: 3, integer: true, steps: [1, 2.5, 10] }, [0, 10]],
] as const)('%s(%j, %j)', (name, args, keywords, places) => {
  const axes = plotted()
  tell(axes, 'x', 'set_major_locator', make(name, args, keywords))
  expect(ticks(axes, 'x').map(([value]) => value)).toEqual(places)
})

test.each([
  ['NullFormatter', [], ['', '', '', '']],
  ['ScalarFormatter', [], ['1', '10', '100', '1000']],
  ['LogFormatterMathtext', [], ['10⁰', '10¹', '10²', '10³']],
  ['FixedFormatter', [['a', 'b']], ['a', 'b', '', '']],
  ['PercentFormatter', [1000], ['0.1%', '1%', '10%', '100%']],
] as const)('%s(%j) on a logarithmic axis', (name, args, texts) => {
  const axes = plotted('log')
  tell(axes, 'y', 'set_major_formatter', make(name, args))
  expect(ticks(axes, 'y').map(([, text]) => text)).toEqual(texts)
})

test('a function gets value and position, and a new locator takes away ticks that were set', () => {
  const axes = plotted()
  tell(axes, 'x', 'set_ticks', [3, 4])
  tell(axes, 'x', 'set_major_locator', make('MultipleLocator', [5]))
  tell(
    axes,
    'x',
    'set_major_formatter',
    formatter((value, k) => `${k}:${value}`),
  )
  expect(ticks(axes, 'x')).toEqual([[0, '0:0'], [5, '1:5'], [10, '2:10']]) // prettier-ignore
})

test('numbers and label move to the right, and the panel leaves room for them', () => {
  const axes = plotted()
  const room = (): number => {
    const [panel] = layOut(axes.figure).panels
    return panel === undefined ? NaN : 640 - panel.box.left - panel.box.width
  }
  axes.y.label = 'v (mV)'
  axes.figure.tight = true
  const before = room()
  tell(axes, 'y', 'tick_right')
  const numbers = room()
  tell(axes, 'y', 'set_label_position', 'right')
  expect([numbers > before + 25, room() > numbers + 10]).toEqual([true, true])
})

test('an axis that is not visible has neither marks nor numbers nor label', async () => {
  const axes = plotted()
  axes.y.label = 'hidden'
  tell(axes, 'y', 'set_ticks', [123], ['tick'])
  const words = async (): Promise<number> => (await toSVG(axes.figure)).match(/>(hidden|tick)<\/text>/g)?.length ?? 0
  expect(await words()).toBe(2)
  tell(axes, 'y', 'set_visible', false)
  expect(await words()).toBe(0)
})

test.each([
  [{ labelleft: false }, { numbered: false, opposite: false, marks: 'one' }],
  [
    { labelright: true, labelleft: false, right: true, left: false },
    { numbered: true, opposite: true, marks: 'one' },
  ],
  [{ left: false }, { numbered: true, opposite: false, marks: 'none' }],
  [{ right: true }, { numbered: true, opposite: false, marks: 'both' }],
])('tick_params(%j)', (keywords, expected) => {
  const axes = plotted()
  axisMethods.y.get('set_tick_params')?.(axes, 'y', [], new Map<string, unknown>(Object.entries(keywords)))
  expect(axes.y).toMatchObject(expected)
  expect(axes.x).toMatchObject({ numbered: true, opposite: false, marks: 'one' })
})

test.each([
  ['set_major_formatter', 3, 'formatter must be a formatter of matplotlib.ticker, a function or a text, not 3'],
  ['set_major_locator', 'x', "locator must be a locator of matplotlib.ticker, not 'x'"],
  ['set_label_position', 'top', "'top' is not a valid value for position; supported values are 'left', 'right'"],
] as const)('%s(%j) is refused', (name, value, message) => {
  expect(() => tell(currentAxes(newPyplot()), 'y', name, value)).toThrow(message)
})

test('a list of texts has no number of ticks, a list of places has one that is not heard', () => {
  expect(() => make('FixedFormatter', [['a']], { nbins: 3 })).toThrow(
    "FixedFormatter() got an unexpected keyword argument 'nbins'",
  )
  expect(() => make('FixedLocator', [[1]], { nbins: 3 })).toThrow("'nbins' of FixedLocator() is not drawn yet")
})

test('more ticks than can be told apart are refused', () => {
  const axes = plotted()
  tell(axes, 'x', 'set_major_locator', make('MultipleLocator', [1e-6]))
  expect(() => ticks(axes, 'x')).toThrow(/at most 1000/)
})

test('labels, numbers and titles have a colour', () => {
  const figure = draw(
    ['ylabel', 'v', { color: 'b' }],
    ['title', 'T', { color: 'g' }],
    ['tick_params', { axis: 'y', labelcolor: 'r' }],
  )
  const { x, y, titleColour } = figure.axes[0] ?? {}
  expect([y?.labelColour, y?.looks[0]?.colour, x?.looks[0]?.colour, titleColour]).toEqual([
    '#0000ff',
    '#ff0000',
    undefined,
    '#008000',
  ])
})

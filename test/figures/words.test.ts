import { describe, expect, test } from 'vitest'
import {
  axesMethods,
  type Axes,
  type Figure,
  newPyplot,
  noKeywords,
  toJSON,
  toSVG,
  transforms,
} from '../../figures/index.ts'
import { type Call, draw } from './draw.ts'

/** A figure of 1000 by 1000 pixels whose box is its middle, with x and y from 0 to 10. */
function drawnOn(...calls: readonly Call[]): Figure {
  const figure = draw(
    ['figure', { figsize: [10, 10] }],
    ['axes', [0.25, 0.25, 0.5, 0.5]],
    ['xlim', 0, 10],
    ['ylim', 0, 10],
    ['axis', 'off'],
    ...calls,
  )
  return figure
}

/** The paths of an SVG after that of the box's ground. */
async function paths(figure: Figure): Promise<readonly string[]> {
  return [...(await toSVG(figure)).matchAll(/<path d="(M[^"]*)"/g)].map(([, path = '']) => path)
}

const arrowTo = (xy: readonly number[], look: object, more: object = {}): Call => [
  'annotate',
  'a',
  xy,
  { xytext: [5, 5], ha: 'center', va: 'center', arrowprops: new Map(Object.entries(look)), ...more },
]

describe('annotate', () => {
  test('words stand at their own place, and the arrow ends near what it is about', async () => {
    const figure = drawnOn(arrowTo([5, 10], { arrowstyle: '->' }))
    const [line = ''] = (await paths(figure)).filter(path => path.includes('Q'))
    const numbers = line.match(/-?[\d.]+/g)?.map(Number) ?? []
    // From the middle of the box straight up to its edge, two points before it.
    expect(numbers.at(-2)).toBeCloseTo(500, 0)
    expect(numbers.at(-1)).toBeCloseTo(250 + (2 * 100) / 72, 0)
    expect(numbers[1]).toBeLessThan(500)
  })

  test.each([
    ['-', 1],
    ['->', 2],
    ['<->', 3],
    ['|-|', 3],
    ['-|>', 2],
    ['simple', 1],
  ])('the arrow %s is made of %i paths', async (arrowstyle, count) => {
    const plain = (await paths(drawnOn())).length
    expect((await paths(drawnOn(arrowTo([8, 8], { arrowstyle })))).length - plain).toBe(count)
  })

  test('without a style it has a body, in the colours given', async () => {
    const [words] = drawnOn(arrowTo([8, 8], { facecolor: 'k', shrink: 0.1, headwidth: 8 })).axes[0]?.series ?? []
    expect(words).toMatchObject({
      pointer: { look: { body: 4, face: '#000000', end: { kind: 'filled', half: 4 }, shrink: [2, 2, 0.1] } },
    })
  })

  test('what points at data beyond the box is not shown, unless asked for', async () => {
    const beyond = await toSVG(drawnOn(arrowTo([50, 5], { arrowstyle: '->' })))
    const asked = await toSVG(drawnOn(arrowTo([50, 5], { arrowstyle: '->' }, { annotation_clip: false })))
    expect([beyond.includes('>a<'), asked.includes('>a<')]).toEqual([false, true])
  })

  test('places count points from what they are about, shares of the box, or of the sheet', async () => {
    const xy = [5, 5]
    const at = async (more: object): Promise<string | undefined> =>
      /translate\(([^)]*)\)[^>]*>a</.exec(await toSVG(drawnOn(['annotate', 'a', xy, more])))?.[1]
    expect(await at({})).toBe('500 500')
    expect(await at({ xytext: [36, 72], textcoords: 'offset points' })).toBe('550 400')
    expect(await at({ xytext: [1, 1], textcoords: 'axes fraction' })).toBe('750 250')
    expect(await at({ xytext: [0.1, 0.1], textcoords: 'figure fraction' })).toBe('100 900')
    expect(await at({ xytext: [0.1, 5], textcoords: ['figure fraction', 'data'] })).toBe('100 500')
  })

  test.each<[object, string]>([
    [{ xytext: [0, 0], textcoords: 'axes points' }, "textcoords='axes points' is not drawn yet"],
    [{ xytext: [0, 0], textcoords: 'here' }, "'here' is not a valid coordinate"],
    [{ arrowprops: new Map([['arrowstyle', ']-[[']]) }, "the arrowstyle ']-[[' is not drawn yet"],
    [{ arrowprops: 3 }, 'arrowprops must be a dict, not 3'],
    [{ arrowprops: new Map([['head', 3]]) }, "FancyArrowPatch.set() got an unexpected keyword argument 'head'"],
  ])('%j: %s', (more, message) => {
    expect(() => draw(['annotate', 'a', [1, 1], more])).toThrow(message)
  })
})

test('text takes the transforms of axes and of the figure', () => {
  const [axes] = drawnOn(['text', 0, 1, 'a', { transform: transforms.get('transAxes') }]).axes
  expect(axes?.series[0]).toMatchObject({ spaces: ['axes', 'axes'] })
  expect(() => axesMethods.get('text')?.(newPyplot(), axes as Axes, [0, 1, 'a'], new Map([['transform', 3]]))).toThrow(
    'a transform is needed, ax.transAxes for instance, not 3',
  )
})

test('words on the sheet are drawn, and part of its data', async () => {
  const figure = drawnOn(['figtext', 0.5, 0.1, 'below'])
  expect(await toSVG(figure)).toMatch(/translate\(500 900\)[^>]*>below</)
  expect(toJSON(figure).texts).toEqual([{ x: 0.5, y: 0.1, text: 'below' }])
  expect(axesMethods.get('get_title')?.(newPyplot(), figure.axes[0] as Axes, [], noKeywords)).toBe('')
})

test('words may have a ground that hides what is behind them', async () => {
  const words: Call = ['text', 5, 5, 'a', { backgroundcolor: 'y' }]
  expect(await toSVG(drawnOn(words))).toContain('fill="#bfbf00"')
})

import { describe, expect, test } from 'vitest'
import { axesMethods, newPyplot, noKeywords, toJSON, toSVG } from '../../figures/index.ts'
import { type Call, draw } from './draw.ts'

/** How many areas a band is drawn as. */
async function areas(call: Call): Promise<number> {
  const svg = (await toSVG(draw(['axis', 'off'], call))).replaceAll(/<clipPath.*?<\/clipPath>/gs, '')
  return [...svg.matchAll(/ d="(M[^"]*)"/g)].reduce((sum, [, path = '']) => sum + path.split('Z').length - 1, 0)
}

describe('fill_between', () => {
  test.each<[string, unknown, number]>([
    ['everything', [1, 1, 1, 1, 1], 1],
    ['the ends', [1, 1, 0, 1, 1], 2],
    ['a single point, which is no area', [1, 0, 0, 0, 0], 0],
  ])('where it is %s', async (_, where, count) => {
    expect(await areas(['fill_between', [0, 1, 2, 3, 4], [1, 2, 1, 2, 1], 0, { where }])).toBe(count)
  })

  test('nan is a gap', async () => {
    expect(await areas(['fill_between', [0, 1, 2, 3, 4], [1, 2, NaN, 2, 1]])).toBe(2)
  })

  test('steps are drawn out', () => {
    const [band] = toJSON(draw(['fill_between', [0, 1, 2], [1, 2, 3], { step: 'post' }])).axes[0]?.series ?? []
    expect(band).toMatchObject({ x: [0, 1, 1, 2, 2], y1: [1, 1, 2, 2, 3], y2: [0, 0, 0, 0, 0] })
  })

  test('fill_betweenx lies beside y', () => {
    const figure = draw(['fill_betweenx', [0, 1, 2], [5, 6, 7], 4])
    expect(toJSON(figure).axes[0]?.series).toMatchObject([{ y: [0, 1, 2], x1: [5, 6, 7], x2: [4, 4, 4] }])
    const [axes] = figure.axes
    expect(axes && axesMethods.get('get_xlim')?.(newPyplot(), axes, [], noKeywords)).toEqual(
      new Float64Array([3.85, 7.15]),
    )
  })

  test.each<[Call, string]>([
    [['fill_between', [1, 2], [1, 2], 0, { where: [true] }], "where size (1) does not match 'x' size (2)"],
    [['fill_between', [1, 2], [1, 2, 3]], "'y1' has size 3, but 'x' has an unequal size of 2"],
    [['fill_between', [1, 2], 1, { step: 'before' }], "'before' is not a valid value for step"],
  ])('%j: %s', (call, message) => {
    expect(() => draw(call)).toThrow(message)
  })
})

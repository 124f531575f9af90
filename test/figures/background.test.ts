import { expect, test } from 'vitest'
import { toSVG } from '../../figures/index.ts'
import { axesMethods, figureMethods } from '../../figures/methods.ts'
import { newPyplot } from '../../figures/pyplot.ts'
import { draw } from './draw.ts'

test('axes and figures are drawn on the colour that they are given', async () => {
  const figure = draw(['plot', [1, 2]])
  const [axes] = figure.axes
  if (axes === undefined) throw new Error('there are no axes')
  axesMethods.get('set_facecolor')?.(newPyplot(), axes, ['#abcdef'], new Map())
  figureMethods.get('set_facecolor')?.(newPyplot(), figure, ['#fedcba'], new Map())
  const svg = await toSVG(figure)
  expect(svg.match(/fill="#abcdef"/g)).toHaveLength(1)
  expect(svg.match(/fill="#fedcba"/g)).toHaveLength(1)
})

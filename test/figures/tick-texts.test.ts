import { expect, test } from 'vitest'
import { changeLook } from '../../figures/index.ts'
import { axesMethods } from '../../figures/methods.ts'
import { layOut } from '../../figures/sheet-layout.ts'
import { lookOf, turnedSize, type TickLabel } from '../../figures/tick-looks.ts'
import { tickTexts } from '../../figures/tick-texts.ts'
import { newPyplot } from '../../figures/pyplot.ts'
import { draw, type Call } from './draw.ts'

const names: Call = ['xticks', [0, 1, 2], ['first', 'second', 'third'], { rotation: 45, ha: 'right' }]

function textsOf(...calls: readonly Call[]) {
  const { panels, point } = layOut(draw(['plot', [0, 2], [0, 1]], ...calls))
  const [panel] = panels
  if (panel === undefined) throw new Error('there are no axes')
  return { panel, point, texts: tickTexts(panel, point) }
}

test('texts that lie straight are left to the library that draws axes', () => {
  expect(textsOf(['xticks', [0, 1], ['a', 'b'], { fontsize: 6 }]).texts).toEqual([])
})

test('the upright box around a turned text ends at its tick', () => {
  const { panel, point, texts } = textsOf(names)
  const [first] = texts
  const [width, height] = turnedSize('first', lookOf(panel.x.axis, 0), point)
  const tick = panel.box.left + ((0 - panel.x.start) / (panel.x.end - panel.x.start)) * panel.box.width
  expect(texts).toHaveLength(3)
  expect(first?.x).toBeCloseTo(tick - width / 2)
  expect(first?.y).toBeCloseTo(panel.box.top + panel.box.height + 7 * point + height / 2)
})

test('with anchors the end of the text itself is at the tick', () => {
  const { panel, point, texts } = textsOf([
    'xticks',
    [0, 2],
    ['a', 'b'],
    { rotation: 30, ha: 'right', rotation_mode: 'anchor' },
  ])
  expect(texts[0]).toMatchObject({
    align: 'right',
    verticalAlign: 'top',
    y: panel.box.top + panel.box.height + 7 * point,
  })
})

test('turned texts take room below, so that the label is under them', () => {
  const straight = textsOf(['xticks', [0, 1], ['a', 'long name']]).panel.box
  const turned = textsOf(['xticks', [0, 1], ['a', 'long name'], { rotation: 90 }], ['tight_layout']).panel.box
  expect(turned.top + turned.height).toBeLessThan(straight.top + straight.height)
})

test('one text alone is hidden, and the others are not', () => {
  const figure = draw(['plot', [0, 2], [0, 1]], ['xticks', [0, 1, 2], ['a', 'b', 'c']])
  const [axes] = figure.axes
  if (axes === undefined) throw new Error('there are no axes')
  const labels = axesMethods.get('get_xticklabels')?.(newPyplot(), axes, [], new Map()) as readonly TickLabel[]
  for (const label of labels.filter((_, k) => k !== 1)) changeLook(label, { visible: false })
  expect(
    layOut(figure)
      .panels.flatMap(panel => tickTexts(panel, 1))
      .map(({ text }) => text),
  ).toEqual(['b'])
})

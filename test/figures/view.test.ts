/** Figures looked at closely: other limits, the point under a finger, earlier runs behind, numbers taken away. */
import { expect, test } from 'vitest'
import { nearestPoint, toCSV, toSVG, viewOf, withGhosts, zoomed } from '../../figures/index.ts'
import { runScript } from '../../session/index.ts'

async function figureOf(lines: string): Promise<Awaited<ReturnType<typeof runScript>>['figures'][number]> {
  const { figures, diagnostics } = await runScript(`from pylab import *\n${lines}`)
  const [figure] = figures
  if (figure === undefined) throw new Error(diagnostics.map(({ message }) => message).join())
  return figure
}

test('says where panels lie, and with which limits', async () => {
  const figure = await figureOf(
    'subplot(121)\nplot([0, 10], [0, 1])\nxlim(0, 10)\nsubplot(122)\nsemilogy([1, 2], [1, 100])',
  )
  const { width, height, panels } = viewOf(figure)
  expect([width, height]).toEqual([640, 480])
  expect(panels.map(({ xLog, yLog, zoomable }) => [xLog, yLog, zoomable])).toEqual([
    [false, false, true],
    [false, true, true],
  ])
  expect(panels[0]?.x).toEqual([0, 10])
  expect((panels[0]?.box.left ?? 0) + (panels[0]?.box.width ?? 0)).toBeLessThan(panels[1]?.box.left ?? 0)
})

test('polar axes keep their limits', async () => {
  const figure = await figureOf('subplot(111, projection="polar")\nplot([0, 1, 2], [1, 2, 3])')
  expect(viewOf(figure).panels.map(({ zoomable }) => zoomable)).toEqual([false])
})

test('shows another range, on all axes that share it, and leaves the figure alone', async () => {
  const figure = await figureOf(
    'f, (a, b) = subplots(2, 1, sharex=True)\na.plot([0, 10], [0, 1])\nb.plot([0, 10], [5, 6])',
  )
  const closer = zoomed(figure, 0, { x: [2, 3] })
  expect(viewOf(closer).panels.map(({ x }) => x)).toEqual([
    [2, 3],
    [2, 3],
  ])
  expect(viewOf(closer).panels[0]?.y).toEqual(viewOf(figure).panels[0]?.y)
  expect(viewOf(figure).panels[0]?.x).toEqual([-0.5, 10.5])
})

test('finds the point under a place', async () => {
  const figure = await figureOf('plot([0, 1, 2], [0, 5, 2], "o", label="rate")\nxlim(0, 2)\nylim(0, 5)')
  const [panel] = viewOf(figure).panels
  const { left, top, width, height } = panel?.box ?? { left: 0, top: 0, width: 0, height: 0 }
  expect(nearestPoint(figure, left + width / 2 + 5, top + 4)).toMatchObject({ x: 1, y: 5, label: 'rate' })
  expect(nearestPoint(figure, left + width / 2, top + height / 2)).toBeUndefined()
  expect(nearestPoint(figure, 0, 0)).toBeUndefined()
})

test('earlier runs stand behind in grey, without a place in the legend', async () => {
  const figure = await figureOf('plot([0, 1], [0, 1], "r", label="now")\nlegend()')
  const before = await figureOf('plot([0, 1], [3, 2], "b", label="before")')
  const both = withGhosts(figure, [before])
  expect(both.axes[0]?.series.map(({ label }) => label)).toEqual([undefined, 'now'])
  expect(figure.axes[0]?.series).toHaveLength(1)
  const svg = await toSVG(both)
  expect(svg).toContain('#8a94a3')
  expect(svg).not.toContain('before')
  const other = await figureOf('subplot(121)\nplot([1])\nsubplot(122)\nplot([1])')
  expect(withGhosts(figure, [other])).toBe(figure)
})

test('gives its numbers to a spreadsheet, which takes none of them for a formula', async () => {
  const figure = await figureOf(
    'plot([0, 1], [0.5, float("nan")], label="=1+1")\nxlabel("time, ms")\nylabel("v")\nhist([1, 1, 2], bins=[0, 1.5, 3])',
  )
  expect(toCSV(figure).split('\r\n')).toEqual([
    'panel,curve,"time, ms",v',
    "1,'=1+1,0,0.5",
    "1,'=1+1,1,",
    '1,curve 1,0,2',
    '1,curve 1,1.5,1',
    '',
  ])
})

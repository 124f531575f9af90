import { expect, test } from 'vitest'
import { newPyplot, toSVG } from '../../figures/index.ts'
import { draw } from './draw.ts'

/** A raster of `spikes` dots from `neurons` neurons over one second, scattered as if at random. */
function raster(spikes: number, neurons: number): readonly [Float64Array, Float64Array] {
  const time = Float64Array.from({ length: spikes }, (_, k) => ((k * 0.618_033_988_75) % 1) * 1000)
  const neuron = Float64Array.from({ length: spikes }, (_, k) => (k * 7919) % neurons)
  return [time, neuron]
}

test('a raster of 100 000 spikes stays far under 3 MB', async () => {
  const svg = await toSVG(draw(['plot', ...raster(100_000, 1000), '.k']))
  expect(svg.length).toBeLessThan(2_000_000)
  expect(svg.length).toBeGreaterThan(500_000)
})

test('a line of a million samples is thinned to what the pixels show', async () => {
  const x = Float64Array.from({ length: 1_000_000 }, (_, k) => k)
  const svg = await toSVG(draw(['plot', x, x.map(k => Math.sin(k / 3) + (k === 777_777 ? 9 : 0))]))
  expect(svg.length).toBeLessThan(100_000)
})

test('the same figure gives the same text, whatever was drawn before', async () => {
  const once = await toSVG(draw(['plot', [1, 2, 3], 'o-'], ['title', 'once']))
  await toSVG(draw(['hist', [1, 2, 2, 3]]))
  expect(await toSVG(draw(['plot', [1, 2, 3], 'o-'], ['title', 'once']))).toBe(once)
})

test('figures on one page do not share ids', async () => {
  const svgs = await Promise.all([toSVG(draw(['plot', [1, 2]])), toSVG(draw(['plot', [1, 3]]))])
  const [one, other] = svgs.map(svg => svg.match(/ id="[^"]+"/g))
  expect(one).not.toBeNull()
  expect(one).not.toEqual(other)
})

test.each([
  '<script>alert(1)</script>',
  '"><svg onload=x>',
  "' onclick='x",
  '&lt;b&gt;',
  '</title><a>',
  'd="M0 -7L0 -9"',
  ']]>',
])('the label %s stays words', async hostile => {
  const figure = draw(
    ['plot', [1, 2], { label: hostile }],
    ...(['xlabel', 'ylabel', 'title', 'suptitle'] as const).map(name => [name, hostile] as const),
    ['text', 0, 1, hostile],
    ['xticks', [0, 1], [hostile, 'b']],
    ['legend'],
  )
  const svg = await toSVG(figure)
  const tags = new Set(Array.from(svg.matchAll(/<\/?([\w:!-]+)/g), match => match[1]))
  expect([...tags].toSorted((a = '', b = '') => (a < b ? -1 : 1))).toEqual([
    'clipPath',
    'defs',
    'desc',
    'g',
    'path',
    'rect',
    'svg',
    'text',
    'title',
  ])
  expect(svg).not.toMatch(/ on\w+=["']/)
})

test('title and description tell what is drawn', async () => {
  const svg = await toSVG(
    draw(
      ['plot', [0, 10, 20], [0, 0.5, 0.75], { label: 'v' }],
      ['xlabel', 'Time (ms)'],
      ['ylabel', 'v'],
      ['axhline', 0.8],
    ),
  )
  expect(svg).toContain('<title>v against Time (ms)</title>')
  expect(svg).toMatch(
    /<desc>x axis “Time \(ms\)” from -1 to 21, y axis “v” from .* line of 3 points, x 0 to 20, y 0 to 0.75 “v”; horizontal line at 0.8/,
  )
})

test('a figure is as large as it says, 100 pixels an inch', async () => {
  expect(await toSVG(draw(['figure', { figsize: [12, 4] }], ['plot', [1]]))).toMatch(/^<svg width="1200" height="400"/)
})

test('every marker and every kind of series is drawn without a broken number', async () => {
  const marks = Array.from('.,ov^<>1234sp*hH+xXDdP|_8', marker => ['plot', [1, NaN, 3], { marker, mfc: 'w' }] as const)
  const figure = draw(
    ...marks,
    ['hist', [1, 2, 2], { histtype: 'step' }],
    ['bar', [1, 2], [3, -1]],
    ['barh', [1, 2], [3, 4]],
    ['fill_between', [1, 2, 3], [1, NaN, 1]],
    [
      'errorbar',
      [1, 2],
      [1, 2],
      {
        yerr: 0.5,
        xerr: [
          [0.1, 0.1],
          [0.2, 0.2],
        ],
        capsize: 3,
      },
    ],
    ['axvspan', 1, 2],
    ['vlines', [1, 2], 0, 1],
    ['scatter', [1, 2], [1, 2], { s: [20, 80], c: ['r', 'b'] }],
    ['step', [1, 2, 3], [1, 2, 3], { where: 'mid' }],
    ['text', 1, 1, 'here'],
    ['legend'],
  )
  const svg = await toSVG(figure)
  expect(svg).not.toMatch(/NaN|Infinity|undefined/)
})

test('nothing to draw gives an empty sheet', async () => {
  const state = newPyplot()
  expect(state.current).toBeNull()
  expect(await toSVG(draw(['figure']))).toContain('<desc>An empty figure.</desc>')
})

import type { CustomSeriesOption, EChartsOption, XAXisComponentOption, YAXisComponentOption } from 'echarts'
import type { Direction, TextSeries } from './series.ts'
import { pixelsOf } from './anchor.ts'
import { type Layer, type Placement, layersOf, placementOf } from './layers.ts'
import { pointerLayers } from './pointer.ts'
import { textWidth } from './text-width.ts'
import { type TickText, tickTexts } from './tick-texts.ts'
import { isPlain, lookOf } from './tick-looks.ts'
import { stacked } from './stack.ts'
import { type Box, lengths, lineCount } from './measures.ts'
import {
  type Panel,
  type Sheet,
  type Side,
  aboveBox,
  shareOf,
  isNumbered,
  labelDistance,
  labelHeight,
} from './sheet-layout.ts'
import { inkOf, legendBox } from './legend-box.ts'
import { readable } from './mathtext.ts'
import { round } from './paths.ts'

/** A figure for ECharts, and the paths that take the places of its stand-ins (see `standIn`). */
export interface Chart {
  readonly option: EChartsOption
  readonly paths: readonly string[]
}

const fontFamily = "'DejaVu Sans', Verdana, Helvetica, Arial, sans-serif"
const ink = '#000000'

type Shape = Readonly<Record<string, unknown>>

/** The panels, axes, labels and layers of a measured figure as an ECharts option. */
export function chartOf(sheet: Sheet): Chart {
  const paths: string[] = []
  const { panels, point, figure } = sheet
  const series = panels.map((panel, k) => panelSeries(panel, k, sheet, paths))
  const option: EChartsOption = {
    animation: false,
    backgroundColor: figure.background === 'none' ? 'transparent' : figure.background,
    textStyle: { fontFamily, color: ink },
    grid: panels.map(({ box, axes }) => ({ ...box, outerBoundsMode: 'none' as const, ...groundOfGrid(axes) })),
    xAxis: panels.map((panel, k) => xAxis(panel, k, point)),
    yAxis: panels.map((panel, k) => yAxis(panel, k, point)),
    series,
    graphic: { elements: onSheet(sheet) },
  }
  return { option, paths }
}

/** The figure's title and its other words. */
function onSheet(sheet: Sheet): Shape[] {
  const { figure, width, height, point } = sheet
  const box: Box = { left: 0, top: 0, width, height }
  const across: Placement = { box, x: share => share * width, y: share => (1 - share) * height }
  return [
    ...(figure.suptitle === undefined ? [] : [suptitle(sheet, figure.suptitle)]),
    ...figure.texts.map(text => textAt(text, pixelsOf(text, across, sheet), point)),
  ]
}

function suptitle({ width, height, point }: Sheet, text: string): Shape {
  const style = {
    text: readable(text),
    x: width / 2,
    y: height * 0.02,
    align: 'center',
    verticalAlign: 'top',
    fill: ink,
  }
  return { type: 'text', silent: true, style: { ...style, font: font(12 * point) } }
}

function font(size: number, bold = false): string {
  return `${bold ? 'bold ' : ''}${round(size)}px ${fontFamily}`
}

/** What the axes of both directions have in common. */
function axisBase(panel: Panel, direction: Direction, index: number, point: number) {
  const { axes, [direction]: side } = panel
  const frame = axes.frame && side.axis.visible
  const grid = side.axis.visible && (axes.grid === direction || axes.grid === 'both')
  // The library sees shares of the axis, so that no range of numbers, however odd, reaches its own reckoning of ticks.
  const places = side.ticks.values.map(value => shareOf(side, value))
  const { labels } = side.ticks
  const look = lookOf(side.axis, 0)
  return {
    type: 'value' as const,
    gridIndex: index,
    z: isAbove(axes) ? 3 : 0,
    show: frame || grid,
    min: 0,
    max: 1,
    silent: true,
    axisLine: { show: false },
    splitLine: { show: grid, lineStyle: { color: '#b0b0b0', width: 1 } },
    axisTick: {
      show: frame && side.axis.marks !== 'none',
      length: lengths.tick * point,
      lineStyle: { color: ink, width: 1 },
      customValues: places,
    },
    axisLabel: {
      show: frame && isNumbered(side.axis) && isPlain(side.axis),
      margin: (lengths.tick + lengths.tickPad) * point,
      fontSize: round(look.size * point),
      color: look.colour,
      customValues: places,
      hideOverlap: false,
      showMinLabel: true,
      showMaxLabel: true,
      formatter: (value: number) => readable(labels[nearest(places, value)] ?? ''),
    },
    name: frame ? readable(side.axis.label) : '',
    nameLocation: 'middle' as const,
    nameMoveOverlap: false,
    nameGap: labelGap(panel, direction, point),
    nameTextStyle: { fontSize: round(side.axis.labelSize * point), color: side.axis.labelColour },
  }
}

function nearest(places: readonly number[], value: number): number {
  let best = 0
  places.forEach((place, k) => {
    if (Math.abs(place - value) < Math.abs((places[best] ?? NaN) - value)) best = k
  })
  return best
}

/** From the numbers' side of the box to the label, in pixels: backwards across the box to a label on the other side. */
function labelGap(panel: Panel, direction: Direction, point: number): number {
  const { axis } = panel[direction]
  const distance = labelDistance(panel, direction, point)
  if (axis.labelOpposite === axis.opposite) return distance
  return -(distance + labelHeight(axis) * point + (direction === 'x' ? panel.box.height : panel.box.width))
}

function xAxis(panel: Panel, index: number, point: number): XAXisComponentOption {
  const base = axisBase(panel, 'x', index, point)
  return { ...base, position: panel.x.axis.opposite ? 'top' : 'bottom', axisLine: { show: false, onZero: false } }
}

function yAxis(panel: Panel, index: number, point: number): YAXisComponentOption {
  const base = axisBase(panel, 'y', index, point)
  return { ...base, position: panel.y.axis.opposite ? 'right' : 'left', axisLine: { show: false, onZero: false } }
}

/** Everything inside a panel as one custom series: the data, cut off at the box, then box, title, texts and legend. */
function panelSeries(panel: Panel, index: number, sheet: Sheet, paths: string[]): CustomSeriesOption {
  const { panels, point } = sheet
  const { axes, box } = panel
  const placement = placementOf(panel)
  const layers = axes.series.flatMap(series => layersOf(series, placement, point))
  const texts = axes.series.filter(series => series.kind === 'text').filter(({ visible }) => visible !== false)
  const legend = legendBox(panel, axes.legend?.location === 'best' ? inkOf(layers) : [], point)
  const clipped: Shape = {
    type: 'group',
    silent: true,
    clipPath: { type: 'rect', shape: rectangle(box) },
    children: stacked(layers).map(layer => path(layer, paths)),
  }
  const children: Shape[] = [...(isAbove(axes) ? [groundOf(box, axes.background)] : []), clipped]
  if (axes.frame) children.push(...frameOf(box, axes.spines))
  children.push(...marginalia(panel, panels, point))
  for (const text of texts) children.push(...wordsAt(text, placement, sheet, paths))
  if (legend) {
    if (legend.framed) children.push(legendFrame(legend.frame))
    children.push(...legend.samples.map(layer => path(layer, paths)))
    children.push(...legend.words.map(word => label(word.text, word.x, word.y, 'left', 'middle', word.size)))
  }
  return {
    type: 'custom',
    xAxisIndex: index,
    yAxisIndex: index,
    silent: true,
    clip: false,
    z: isAbove(axes) ? 3 : 2,
    data: [[0, 0]],
    renderItem: () => ({ type: 'group', silent: true, children }) as never,
  }
}

/** Whether axes lie over others, which they hide. */
function isAbove({ within }: Panel['axes']): boolean {
  return within?.kind === 'inset' || within?.kind === 'sheet'
}

/** The colour of a box behind its grid, where the script gave it one. */
function groundOfGrid(axes: Panel['axes']): {
  readonly show?: true
  readonly backgroundColor?: string
  readonly borderWidth?: 0
} {
  const { background, frame } = axes
  if (background === undefined || background === 'none' || !frame || isAbove(axes)) return {}
  return { show: true, backgroundColor: background, borderWidth: 0 }
}

function groundOf(box: Box, colour = '#ffffff'): Shape {
  return { type: 'rect', silent: true, shape: rectangle(box), style: { fill: colour } }
}

function marginalia(panel: Panel, all: readonly Panel[], point: number): readonly Shape[] {
  const { axes, box, x, y } = panel
  const middle = box.left + box.width / 2
  const above = box.top - lengths.titlePad * point - aboveBox(panel, all, point)
  const shapes: Shape[] = []
  const factorRoom = y.ticks.factor !== '' && axes.frame ? lengths.tickText * 1.5 * point : 0
  if (axes.title !== '')
    shapes.push(
      label(axes.title, middle, above - factorRoom, 'center', 'bottom', axes.titleSize * point, axes.titleColour),
    )
  if (!axes.frame) return shapes
  const size = lengths.tickText * point
  const { left, top, width, height } = box
  if (y.ticks.factor !== '' && isNumbered(y.axis)) {
    const [at, align] = y.axis.opposite ? ([left + width, 'right'] as const) : ([left, 'left'] as const)
    shapes.push(label(y.ticks.factor, at, top - 3 * point, align, 'bottom', size))
  }
  if (x.ticks.factor !== '' && isNumbered(x.axis)) {
    const away = (lengths.tick + lengths.tickPad + lengths.tickText + 3) * point
    const [at, align] = x.axis.opposite ? ([top - away, 'bottom'] as const) : ([top + height + away, 'top'] as const)
    shapes.push(label(x.ticks.factor, left + width, at, 'right', align, size))
  }
  return [...shapes, ...tickTexts(panel, point).map(turnedText), ...secondMarks(panel, point)]
}

function turnedText({ text, x, y, align, verticalAlign, look, size }: TickText): Shape {
  const { colour: fill, alpha: opacity, bold } = look
  const style = { text: readable(text), align, verticalAlign, fill, opacity, font: font(size, bold) }
  return { type: 'text', silent: true, x: round(x), y: round(y), rotation: (look.rotation * Math.PI) / 180, style }
}

/** Marks on the side that has no numbers, where an axis has them on both. */
function secondMarks({ box, x, y }: Panel, point: number): readonly Shape[] {
  const length = lengths.tick * point
  const line = (x1: number, y1: number, x2: number, y2: number): Shape => ({
    type: 'line',
    silent: true,
    shape: { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2) },
    style: { stroke: ink, lineWidth: 1 },
  })
  const places = (side: Side): readonly number[] =>
    side.axis.visible && side.axis.marks === 'both' ? side.ticks.values.map(value => shareOf(side, value)) : []
  const [top, right] = [
    x.axis.opposite ? box.top + box.height + length : box.top,
    y.axis.opposite ? box.left : box.left + box.width + length,
  ]
  return [
    ...places(x).map(share => line(box.left + share * box.width, top - length, box.left + share * box.width, top)),
    ...places(y)
      .map(share => [right - length, box.top + (1 - share) * box.height, right] as const)
      .map(([from, at, to]) => line(from, at, to, at)),
  ]
}

type Align = 'left' | 'center' | 'right'
type VerticalAlign = 'top' | 'middle' | 'bottom'

function label(
  text: string,
  x: number,
  y: number,
  align: Align,
  verticalAlign: VerticalAlign,
  size: number,
  fill = ink,
): Shape {
  const style = { text: readable(text), x: round(x), y: round(y), align, verticalAlign, fill, font: font(size) }
  return { type: 'text', silent: true, style }
}

/** Words, and the arrow from them to what they are about. */
function wordsAt(text: TextSeries, placement: Placement, sheet: Sheet, paths: string[]): readonly Shape[] {
  const { pointer } = text
  const target = pointer && pixelsOf(pointer.target, placement, sheet)
  const place = pixelsOf(text, placement, sheet, target)
  const hidden = pointer?.clipped === true && target !== undefined && !isInside(placement.box, target)
  if (hidden || ![...place, ...(target ?? [])].every(Number.isFinite)) return []
  const arrow =
    pointer?.look && target ? pointerLayers(pointer.look, boxOfText(text, place, sheet.point), target, sheet.point) : []
  const words = text.text === '' ? [] : [textAt(text, place, sheet.point)]
  return [...arrow.filter(layer => layer.path !== '').map(layer => path(layer, paths)), ...words]
}

function isInside({ left, top, width, height }: Box, [x, y]: readonly [number, number]): boolean {
  return x >= left - 1 && x <= left + width + 1 && y >= top - 1 && y <= top + height + 1
}

/** About what room words take up. */
function boxOfText(
  { text, fontSize, align, verticalAlign }: TextSeries,
  [x, y]: readonly [number, number],
  point: number,
): Box {
  const width = text === '' ? 0 : textWidth(text, fontSize * point)
  const height = lineCount(text) * fontSize * lengths.lineHeight * point
  const left = { left: x, center: x - width / 2, right: x - width }[align]
  const top = { top: y, middle: y - height / 2, bottom: y - height }[verticalAlign]
  return { left, top, width, height }
}

function textAt(series: TextSeries, [x, y]: readonly [number, number], point: number): Shape {
  const { align, verticalAlign, colour: fill, alpha: opacity, background } = series
  const style = {
    ...(background !== undefined && groundOfText(background, series, point)),
    text: readable(series.text),
    align,
    verticalAlign,
    fill,
    opacity,
    font: font(series.fontSize * point, series.bold),
  }
  return { type: 'text', silent: true, x: round(x), y: round(y), rotation: (series.rotation * Math.PI) / 180, style }
}

/** A ground that reaches beyond the words on all sides, and leaves them where they are. */
function groundOfText(backgroundColor: string, { align, verticalAlign }: TextSeries, point: number) {
  const padding = lengths.textPad * point
  const x = { left: -padding, center: 0, right: padding }[align]
  const y = { top: -padding, middle: 0, bottom: padding }[verticalAlign]
  return { backgroundColor, padding, x, y }
}

/** Half a pixel in makes a line of one pixel sharp. */
function frameOf(box: Box, spines: Panel['axes']['spines']): readonly Shape[] {
  const style = { fill: 'none', stroke: ink, lineWidth: 1 }
  const [x, y, width, height] = [box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1]
  if (Object.values(spines).every(Boolean)) {
    return [{ type: 'rect', silent: true, shape: { x, y, width, height }, style }]
  }
  const lines = {
    left: { x1: x, y1: y, x2: x, y2: y + height },
    right: { x1: x + width, y1: y, x2: x + width, y2: y + height },
    bottom: { x1: x, y1: y + height, x2: x + width, y2: y + height },
    top: { x1: x, y1: y, x2: x + width, y2: y },
  }
  return Object.entries(lines).flatMap(([side, shape]) =>
    spines[side as keyof typeof lines] ? [{ type: 'line', silent: true, shape, style }] : [],
  )
}

function legendFrame(box: Box): Shape {
  const shape = {
    x: box.left + 0.5,
    y: box.top + 0.5,
    width: Math.round(box.width),
    height: Math.round(box.height),
    r: 3,
  }
  return {
    type: 'rect',
    silent: true,
    shape,
    style: { fill: 'rgba(255,255,255,0.8)', stroke: '#cccccc', lineWidth: 1 },
  }
}

function rectangle({ left: x, top: y, width, height }: Box): Shape {
  return { x, y, width, height }
}

function path(layer: Layer, paths: string[]): Shape {
  const { fill, stroke, width: lineWidth, dash, cap: lineCap, opacity } = layer
  const pathData = standIn(paths.push(layer.path) - 1)
  const style = {
    fill,
    stroke,
    lineWidth: round(lineWidth),
    lineDash: dash.length > 0 ? dash : null,
    lineCap,
    lineJoin: 'round',
    opacity,
  }
  return { type: 'path', silent: true, shape: { pathData }, style }
}

/**
 * A path that no drawing has, for ECharts to style and place; its text is exchanged for the real one at the end. Parsing and
 * printing 10⁵ spikes number by number would take the library seconds.
 */
function standIn(index: number): string {
  return `M${index} -7L${index} -9`
}

/** Finds the stand-ins in SVG text; the first group is the index. */
export const standInPattern: RegExp = / d="M(\d+) -7L\1 -9"/g

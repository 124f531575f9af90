import type { Axes, Axis, Figure, Share } from './figure.ts'
import { type Room, cellFinder } from './grid-cells.ts'
import { type Box, lengths, lineCount } from './measures.ts'
import { limitsOf } from './axis-limits.ts'
import type { Direction } from './series.ts'
import { labelsAway, lookOf, turnedSize } from './tick-looks.ts'
import { type Ticks, ticksOf } from './ticks.ts'

/** One coordinate direction of a panel, ready to draw. */
export interface Side {
  readonly axis: Axis
  /** Limits as `scaled`: logarithms on a logarithmic axis. The start is at the left or at the bottom. */
  readonly start: number
  readonly end: number
  readonly ticks: Ticks
}

/** Axes with their place on the sheet. */
export interface Panel {
  readonly axes: Axes
  readonly box: Box
  readonly x: Side
  readonly y: Side
}

/** A figure measured out in pixels. */
export interface Sheet {
  readonly figure: Figure
  readonly width: number
  readonly height: number
  /** Pixels in a point. */
  readonly point: number
  readonly panels: readonly Panel[]
}

/**
 * Measures a figure out: panels at matplotlib's default places, moved apart and inwards as far as labels need, or with just
 * that margin after `tight_layout()`.
 */
export function layOut(figure: Figure): Sheet {
  const point = figure.dpi / 72
  const width = Math.round(figure.size[0] * figure.dpi)
  const height = Math.round(figure.size[1] * figure.dpi)
  const sheet = { figure, width, height, point }
  // How many ticks fit depends on the boxes, and the boxes on how wide the tick labels are: twice is enough.
  const bare = figure.axes.map(axes => ({ axes, limits: [limitsOf(axes, 'x'), limitsOf(axes, 'y')] as const }))
  let boxes: readonly Box[] = figure.axes.map(() => ({ left: 0, top: 0, width: width * 0.7, height: height * 0.7 }))
  let panels: readonly Panel[] = []
  for (let pass = 0; pass < 3; pass++) {
    panels = bare.map(({ axes, limits }, k) => {
      const box = boxes[k] ?? { left: 0, top: 0, width, height }
      const [x, y] = axes.equal === 'limits' ? equalised(limits, box) : limits
      return { axes, box, x: sideOf(axes.x, x, box.width, point, 3), y: sideOf(axes.y, y, box.height, point, 2) }
    })
    boxes = place(sheet, panels)
  }
  return { ...sheet, panels: panels.map((panel, k) => ({ ...panel, box: boxes[k] ?? panel.box })) }
}

type Limits = readonly [number, number]

/** Limits widened about their middle in one direction, until a step is as long in either. */
function equalised([x, y]: readonly [Limits, Limits], box: Box): readonly [Limits, Limits] {
  const [across, up] = [(x[1] - x[0]) / box.width, (y[1] - y[0]) / box.height]
  const step = Math.max(Math.abs(across), Math.abs(up))
  const wide = ([low, high]: Limits, own: number): Limits => {
    const half = ((high - low) / 2) * (step / Math.abs(own))
    return [(low + high) / 2 - half, (low + high) / 2 + half]
  }
  return [wide(x, across), wide(y, up)]
}

/** Ticks no closer than `apart` heights of their text, and never so close that wide numbers touch. */
function sideOf(axis: Axis, limits: readonly [number, number], length: number, point: number, apart: number): Side {
  const [low, high] = [Math.min(...limits), Math.max(...limits)]
  const textSize = lookOf(axis, 0).size * point
  let most = Math.min(9, Math.max(1, Math.floor(length / (apart * textSize))))
  let ticks = ticksOf(axis, limits, most)
  const fits = (): boolean => apart < 3 || most === 1 || !crowded(axis, ticks, low, high, length, point)
  while (!fits()) ticks = ticksOf(axis, limits, --most)
  return {
    axis,
    start: scaled(axis, limits[0]),
    end: scaled(axis, limits[1]),
    ticks,
  }
}

function crowded(
  axis: Axis,
  { labels, values }: Ticks,
  low: number,
  high: number,
  length: number,
  point: number,
): boolean {
  const textSize = lookOf(axis, 0).size * point
  const widest = Math.max(0, ...labels.map((label, k) => turnedSize(label, lookOf(axis, k), point)[0]))
  const apart = values.length > 1 ? (Math.abs((values[1] ?? 0) - (values[0] ?? 0)) / (high - low)) * length : length
  return values.length > 2 && widest + textSize / 2 > apart
}

/** A value, or on a logarithmic axis its logarithm; what has none is a gap. */
function scaled(axis: Axis, value: number): number {
  return axis.scale === 'linear' ? value : value > 0 ? Math.log10(value) : NaN
}

/** Where a value lies along its axis: 0 at the start, 1 at the end. */
export function shareOf({ axis, start, end }: Side, value: number): number {
  return (scaled(axis, value) - start) / (end - start)
}

/** The boxes of all panels: of those with a place in the grid, then of those within others. */
function place(sheet: Omit<Sheet, 'panels'>, all: readonly Panel[]): Box[] {
  const panels = all.filter(({ axes }) => axes.within === undefined)
  const needed = panels.map(panel => ({ place: panel.axes.place, room: roomOfAll(panel, all, sheet.point) }))
  const gridCell = cellFinder(sheet, needed)
  const [cellOf, boxOf] = [new Map<Axes, Box>(), new Map<Axes, Box>()]
  for (const { axes, x, y } of all) {
    const cell = cellFor(axes, sheet, cellOf, boxOf) ?? gridCell(axes.place)
    cellOf.set(axes, cell)
    const box = boxIn(axes, cell, boxOf)
    boxOf.set(axes, axes.equal === 'box' ? equalBox(box, x, y) : box)
  }
  return all.map(({ axes }) => rounded(boxOf.get(axes) ?? { left: 0, top: 0, width: 1, height: 1 }))
}

type Boxes = ReadonlyMap<Axes, Box>

/** What axes and the bars beside them may take, where that is no cell of a grid. */
function cellFor(
  { within }: Axes,
  { width, height }: Omit<Sheet, 'panels'>,
  cells: Boxes,
  boxes: Boxes,
): Box | undefined {
  switch (within?.kind) {
    case 'sheet':
      return partOf({ left: 0, top: 0, width, height }, within.share)
    case 'inset': {
      const owner = boxes.get(within.axes)
      return owner && partOf(owner, within.share)
    }
    default:
      return within && cells.get(within.axes)
  }
}

function partOf(box: Box, [left, bottom, width, height]: Share): Box {
  return {
    left: box.left + left * box.width,
    top: box.top + (1 - bottom - height) * box.height,
    width: width * box.width,
    height: height * box.height,
  }
}

function rounded({ left, top, width, height }: Box): Box {
  return { left: Math.round(left), top: Math.round(top), width: Math.round(width), height: Math.round(height) }
}

/** matplotlib's shares of axes that a bar of colours takes, and how many times as long as thick it is. */
const bar = { share: 0.15, padRight: 0.05, padBelow: 0.15, aspect: 20 } as const

/** What bars of colours leave of the cell of their axes. */
function withoutBars(axes: Axes, cell: Box): Box {
  let { width, height } = cell
  for (const { within } of axes.figure.axes) {
    if (within?.axes !== axes) continue
    if (within.kind === 'right') width *= 1 - bar.share - bar.padRight
    if (within.kind === 'below') height *= 1 - bar.share - bar.padBelow
  }
  return { ...cell, width, height }
}

function boxIn(axes: Axes, cell: Box, boxes: Boxes): Box {
  const { within } = axes
  switch (within?.kind) {
    case 'twin':
      return boxes.get(within.axes) ?? cell
    case 'right': {
      const rest = withoutBars(within.axes, cell)
      return { ...rest, left: cell.left + cell.width * (1 - bar.share), width: rest.height / bar.aspect }
    }
    case 'below': {
      const rest = withoutBars(within.axes, cell)
      return { ...rest, top: cell.top + cell.height * (1 - bar.share), height: rest.width / bar.aspect }
    }
    default:
      return withoutBars(axes, cell)
  }
}

/** The largest box in the middle of another in which a step of x is as long as one of y. */
function equalBox(box: Box, x: Side, y: Side): Box {
  const [across, up] = [Math.abs(x.end - x.start), Math.abs(y.end - y.start)]
  const step = Math.min(box.width / across, box.height / up)
  const [width, height] = [step * across, step * up]
  return { left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2, width, height }
}

/** What a panel and those on or beside it need around it. */
function roomOfAll(panel: Panel, all: readonly Panel[], point: number): Room {
  const rooms = all
    .filter(({ axes }) => axes === panel.axes || axes.within?.axes === panel.axes)
    .map(one => {
      const room = roomOf(one, all, point)
      switch (one.axes.within?.kind) {
        case 'inset':
          return { left: 0, right: 0, top: 0, bottom: 0 }
        case 'right': {
          const free = (panel.box.width * bar.share) / (1 - bar.share - bar.padRight) - one.box.width
          return { ...room, left: 0, right: room.right - free }
        }
        case 'below': {
          const free = (panel.box.height * bar.share) / (1 - bar.share - bar.padBelow) - one.box.height
          return { ...room, top: 0, bottom: room.bottom - free }
        }
        default:
          return room
      }
    })
  const most = (side: keyof Room): number => Math.max(...rooms.map(room => room[side]))
  return { left: most('left'), right: most('right'), top: most('top'), bottom: most('bottom') }
}

/** What ticks, numbers, labels and title of a panel need around its box. */
function roomOf(panel: Panel, all: readonly Panel[], point: number): Room {
  const { axes, x, y } = panel
  const titled = axes.title === '' ? 0 : lengths.titlePad + lineCount(axes.title) * axes.titleSize * lengths.lineHeight
  if (!axes.frame) return { left: 0, right: 0, top: titled * point, bottom: 0 }
  const half = (lengths.tickText / 2) * point
  const lastLabel = turnedSize(x.ticks.labels.at(-1) ?? '', lookOf(x.axis, 0), point)[0] / 2
  const factor = isNumbered(y.axis) && y.ticks.factor !== '' ? lengths.tickText * 1.5 : 0
  return {
    left: sideRoom(panel, 'y', false, point),
    right: Math.max(sideRoom(panel, 'y', true, point), isNumbered(x.axis) ? Math.max(4, lastLabel - toEnd(panel)) : 4),
    top: Math.max(half, (titled + factor) * point + aboveBox(panel, all, point)),
    bottom: Math.max(half, sideRoom(panel, 'x', false, point)),
  }
}

/** Whether numbers are written along an axis. */
export function isNumbered({ visible, numbered }: Axis): boolean {
  return visible && numbered
}

/**
 * What marks, numbers and label of one direction need beyond the box, in pixels.
 * @param opposite at the top or right, or at the bottom or left
 */
export function sideRoom(panel: Panel, direction: Direction, opposite: boolean, point: number): number {
  const { axis } = panel[direction]
  if (!axis.visible) return 0
  if (axis.labelOpposite === opposite) return labelDistance(panel, direction, point) + labelHeight(axis) * point
  return axis.opposite === opposite ? numbersRoom(panel, direction, point) : 0
}

/** What numbers and labels need above a panel, of its own and of those on the same box, in pixels: a title is above all of them. */
export function aboveBox(panel: Panel, all: readonly Panel[], point: number): number {
  const onBox = all.filter(({ axes: { within } }) => within?.kind === 'twin' && within.axes === panel.axes)
  return Math.max(...[panel, ...onBox].map(one => (one.axes.frame ? sideRoom(one, 'x', true, point) : 0)))
}

function toEnd({ box, x }: Panel): number {
  const last = x.ticks.values.at(-1)
  return last === undefined ? 0 : (1 - shareOf(x, last)) * box.width
}

/** The height of a label in points. */
export function labelHeight(axis: Axis): number {
  return axis.label === '' ? 0 : lineCount(axis.label) * axis.labelSize * lengths.lineHeight
}

/** From the box to the label of a direction, in pixels. */
export function labelDistance(panel: Panel, direction: Direction, point: number): number {
  const { axis } = panel[direction]
  const numbers = axis.labelOpposite === axis.opposite ? numbersRoom(panel, direction, point) : 0
  return numbers + lengths.labelPad * point
}

/** From the box to the far side of the numbers, in pixels. */
function numbersRoom(panel: Panel, direction: Direction, point: number): number {
  const { axis, ticks } = panel[direction]
  const marks = lengths.tick * point
  if (!isNumbered(axis) || ticks.labels.every(label => label === '')) return marks
  const sizes = ticks.labels.map((label, k) => {
    const look = lookOf(axis, k)
    return look.visible ? turnedSize(label, look, point)[direction === 'x' ? 1 : 0] : 0
  })
  return labelsAway * point + Math.max(...sizes)
}

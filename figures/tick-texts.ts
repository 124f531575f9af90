/** Where what is written at ticks stands, where it is turned or hidden, or each text looks different. */
import type { Panel } from './sheet-layout.ts'
import { isNumbered, shareOf } from './sheet-layout.ts'
import { isPlain, labelsAway, lookOf, turnedSize, type TickLook } from './tick-looks.ts'
import type { Direction, TextSeries } from './series.ts'

/** A text at a tick: which part of it is at a point on the sheet, about which it is turned. Lengths in pixels. */
export interface TickText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly align: TextSeries['align']
  readonly verticalAlign: TextSeries['verticalAlign']
  readonly size: number
  readonly look: TickLook
}

/** The texts of both directions that are not plain. */
export function tickTexts(panel: Panel, point: number): readonly TickText[] {
  return [...alongSide(panel, 'x', point), ...alongSide(panel, 'y', point)]
}

function alongSide(panel: Panel, direction: Direction, point: number): readonly TickText[] {
  const { axis, ticks } = panel[direction]
  if (!isNumbered(axis) || isPlain(axis)) return []
  return ticks.values.flatMap((value, k) => {
    const [look, text] = [lookOf(axis, k), ticks.labels[k] ?? '']
    return look.visible && text !== ''
      ? [textAt(panel, direction, shareOf(panel[direction], value), text, look, point)]
      : []
  })
}

function textAt(
  panel: Panel,
  direction: Direction,
  share: number,
  text: string,
  look: TickLook,
  point: number,
): TickText {
  const { box } = panel
  const { axis } = panel[direction]
  const away = labelsAway * point
  const [x, y] =
    direction === 'x'
      ? [box.left + share * box.width, axis.opposite ? box.top - away : box.top + box.height + away]
      : [axis.opposite ? box.left + box.width + away : box.left - away, box.top + (1 - share) * box.height]
  const usual = usualParts(direction, axis.opposite)
  const [align, verticalAlign] = [look.align ?? usual[0], look.verticalAlign ?? usual[1]]
  const size = look.size * point
  if (look.anchored) return { text, x, y, align, verticalAlign, size, look }
  // Not the text itself but the upright box around the turned text is put at the tick, as matplotlib does.
  const [width, height] = turnedSize(text, look, point)
  const right = { left: width / 2, center: 0, right: -width / 2 }[align]
  const down = { top: height / 2, middle: 0, bottom: -height / 2 }[verticalAlign]
  return { text, x: x + right, y: y + down, align: 'center', verticalAlign: 'middle', size, look }
}

function usualParts(direction: Direction, opposite: boolean): readonly [TickText['align'], TickText['verticalAlign']] {
  if (direction === 'x') return ['center', opposite ? 'bottom' : 'top']
  return [opposite ? 'left' : 'right', 'middle']
}

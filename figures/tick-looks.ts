/** How the numbers and names along an axis look: turned, smaller, in another colour, hidden. */
import { type Colour, parseColour } from './colours.ts'
import { type Axes, type Axis, textSizes } from './figure.ts'
import { fontSize, given } from './properties.ts'
import { type KeywordReader, oneOf, toNumber, toText, truth } from './pyplot-arguments.ts'
import type { Direction } from './series.ts'
import { textWidth } from './text-width.ts'
import { lengths, lineCount } from './measures.ts'
import { horizontal, turnOf, vertical } from './text-places.ts'

/** The look of what is written at a tick. */
export interface TickLook {
  /** In points. */
  readonly size: number
  readonly colour: Colour
  /** Degrees, anticlockwise. */
  readonly rotation: number
  /** Which part of it is at the tick; undefined for what is usual at its side of the box. */
  readonly align: 'left' | 'center' | 'right' | undefined
  readonly verticalAlign: 'top' | 'middle' | 'bottom' | undefined
  /** Whether it is put at the tick before it is turned round that point, or after. */
  readonly anchored: boolean
  readonly bold: boolean
  /** Opacity, 0 to 1. */
  readonly alpha: number
  readonly visible: boolean
}

/** What is written at one tick, as scripts have it. */
export interface TickLabel {
  readonly kind: 'ticklabel'
  readonly axes: Axes
  readonly direction: Direction
  /** Which tick it is, from 0, and where. */
  readonly index: number
  /** How many there are. */
  readonly count: number
  readonly place: number
  readonly text: string
}

const usualLook: TickLook = {
  size: textSizes.labelSize,
  colour: '#000000',
  rotation: 0,
  align: undefined,
  verticalAlign: undefined,
  anchored: false,
  bold: false,
  alpha: 1,
  visible: true,
}

/** How a tick's text looks; ticks beyond those that were told anything look like the first one, as in matplotlib. */
export function lookOf({ looks }: Axis, index: number): TickLook {
  return { ...usualLook, ...(looks[index] ?? looks[0]) }
}

/** Changes the look of all ticks of an axis. */
export function changeLooks(axis: Axis, change: Partial<TickLook>): void {
  axis.looks = axis.looks.length === 0 ? [change] : axis.looks.map(look => ({ ...look, ...change }))
}

/** Changes the look of one tick. */
export function changeLook({ axes, direction, index, count }: TickLabel, change: Partial<TickLook>): void {
  const axis = axes[direction]
  const { looks } = axis
  axis.looks = Array.from({ length: Math.max(looks.length, count, 2) }, (_, k) => ({
    ...(looks[k] ?? looks[0]),
    ...(k === index && change),
  }))
}

/** Whether all texts along an axis look the same and lie straight, as the charting library writes them itself. */
export function isPlain(axis: Axis): boolean {
  const { rotation, align, verticalAlign, bold, alpha, visible } = lookOf(axis, 0)
  return axis.looks.length < 2 && rotation === 0 && !align && !verticalAlign && !bold && alpha === 1 && visible
}

type Change = (value: unknown, before: TickLook) => Partial<TickLook>

const size: Change = (value, before) => ({ size: fontSize(value, before.size) })
const align: Change = value => ({ align: oneOf(horizontal, toText(value), 'horizontalalignment') })
const verticalAlign: Change = value => ({ verticalAlign: oneOf(vertical, toText(value), 'verticalalignment') })
const weight: Change = value => ({ bold: value === 'bold' || (typeof value === 'number' && value >= 600) })
const colour: Change = value => ({ colour: parseColour(value) })
const modes = { default: false, anchor: true } as const

/** What changes the look of a tick's text, by matplotlib's names of the property. */
export const lookChanges: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['rotation', value => ({ rotation: turnOf(value) })],
  ['rotation_mode', value => ({ anchored: given(value) && oneOf(modes, toText(value), 'rotation_mode') })],
  ['fontsize', size],
  ['size', size],
  ['color', colour],
  ['c', colour],
  ['horizontalalignment', align],
  ['ha', align],
  ['verticalalignment', verticalAlign],
  ['va', verticalAlign],
  ['fontweight', weight],
  ['weight', weight],
  ['alpha', value => ({ alpha: given(value) ? toNumber(value, 'alpha') : 1 })],
  ['visible', value => ({ visible: truth(value) })],
])

/** What a script asks of the look of a tick's text, by method. */
export const lookAnswers: ReadonlyMap<string, (look: TickLook) => unknown> = new Map<
  string,
  (look: TickLook) => unknown
>([
  ['get_rotation', ({ rotation }) => rotation],
  ['get_fontsize', look => look.size],
  ['get_size', look => look.size],
  ['get_color', look => look.colour],
  ['get_visible', ({ visible }) => visible],
])

/** Takes what a call such as `xticks(rotation=45, fontsize=8)` says of the look of all ticks. */
export function readLooks(reader: KeywordReader, axis: Axis): void {
  for (const [name, change] of lookChanges) {
    const value = reader.take(name)
    if (value !== undefined) changeLooks(axis, change(value, lookOf(axis, 0)))
  }
}

/** The width and height in pixels of a text when it is turned. */
export function turnedSize(
  text: string,
  { rotation, size: points }: TickLook,
  point: number,
): readonly [number, number] {
  const [width, height] = [textWidth(text, points * point), lineCount(text) * points * point]
  const angle = (rotation * Math.PI) / 180
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  return [width * cos + height * sin, width * sin + height * cos]
}

/** From the box to the near side of the texts, in points. */
export const labelsAway: number = lengths.tick + lengths.tickPad

import {
  KeywordReader,
  type Keywords,
  missing,
  named,
  noKeywords,
  oneDimensional,
  oneOf,
  onlyArgument,
  pairOf,
  toNumber,
  toText,
  tooMany,
  truth,
} from './pyplot-arguments.ts'
import { isArrayLike, repr } from './repr.ts'
import { type Colour, parseColour } from './colours.ts'
import { notDrawn, typeError, valueError } from './error.ts'
import { type Axes, type Axis, textSizes } from './figure.ts'
import type { Direction } from './series.ts'
import { farthest, limitsOf, widened } from './axis-limits.ts'
import { changeShared, relatives } from './sharing.ts'
import { fontSize, given, textList } from './properties.ts'
import { readLooks, type TickLabel } from './tick-looks.ts'
import { ticksOf } from './ticks.ts'
import { undrawnTexts } from './undrawn.ts'

/** A text, its size and its colour from the call of a label or title. */
export function readLabel(
  call: string,
  name: string,
  args: readonly unknown[],
  keywords: Keywords,
  size: number,
): readonly [text: string, size: number, colour: Colour] {
  const reader = new KeywordReader(call, named(call, [name], args, keywords), 'Text')
  const text = reader.take(name)
  if (text === undefined) throw missing(call, name)
  const points = fontSize(reader.take('fontsize', 'size'), size)
  const colour = reader.take('color', 'c')
  reader.done()
  return [text === null ? '' : toText(text), points, given(colour) ? parseColour(colour) : '#000000']
}

/** `xlabel(text)`, `ylabel(text)`. */
export function setLabel(axes: Axes, direction: Direction, args: readonly unknown[], keywords: Keywords): null {
  const axis = axes[direction]
  ;[axis.label, axis.labelSize, axis.labelColour] = readLabel(
    `${direction}label`,
    `${direction}label`,
    args,
    keywords,
    textSizes.labelSize,
  )
  return null
}

/** `title(text)`. */
export function setTitle(axes: Axes, args: readonly unknown[], keywords: Keywords): null {
  ;[axes.title, axes.titleSize, axes.titleColour] = readLabel('title', 'label', args, keywords, textSizes.titleSize)
  return null
}

/**
 * `xlim()`, `xlim(low, high)`, `xlim((low, high))`, `xlim(left=…, right=…)`, and the same for y with `bottom` and `top`.
 * None keeps a limit where it stands now; from then on the limits do not follow the data.
 * @returns the limits, as numpy's numbers if nothing was set
 */
export function setLimits(
  axes: Axes,
  direction: Direction,
  args: readonly unknown[],
  keywords: Keywords,
): ArrayLike<number> {
  const call = `${direction}lim`
  const [first, second] = direction === 'x' ? (['left', 'right'] as const) : (['bottom', 'top'] as const)
  const [low, high] = [`${direction}min`, `${direction}max`]
  if (args.length === 0 && keywords.size === 0) return new Float64Array(limitsOf(axes, direction))
  const pair = args.length === 1 ? pairOf(args[0]) : undefined
  const reader = new KeywordReader(call, named(call, [first, second], pair ?? args, keywords))
  const ends = [reader.take(first, low), reader.take(second, high)]
  reader.ignore('auto')
  reader.done()
  const now = limitsOf(axes, direction)
  const [from, to] = ends.map((end, k) => (given(end) ? toNumber(end, call) : (now[k] ?? NaN)))
  if (from === undefined || to === undefined || !Number.isFinite(from) || !Number.isFinite(to)) {
    throw valueError('Axis limits cannot be NaN or Inf')
  }
  if (axes[direction].scale === 'log' && (from <= 0 || to <= 0)) {
    throw valueError('a logarithmic axis needs limits above zero')
  }
  if (Math.max(Math.abs(from), Math.abs(to)) > farthest) {
    throw valueError(`Axis limits cannot be beyond ${farthest}`)
  }
  const limits = widened(from, to)
  changeShared(axes, direction, { limits, pictured: undefined, inverted: from > to })
  return limits
}

/**
 * `xticks()`, `xticks(places)`, `xticks(places, labels)`.
 * Further keywords say how what is written at the ticks looks.
 * @returns places and labels
 */
export function setTicks(
  axes: Axes,
  direction: Direction,
  args: readonly unknown[],
  keywords: Keywords,
): readonly unknown[] {
  const call = `${direction}ticks`
  const reader = new KeywordReader(call, named(call, ['ticks', 'labels'], args, keywords))
  const [places, labels] = [reader.take('ticks'), reader.take('labels')]
  const axis = axes[direction]
  readLooks(reader, axis)
  reader.done()
  if (given(places)) {
    const values = oneDimensional(places, 'ticks')
    if (given(labels) && textList(labels).length !== values.length) {
      throw valueError(
        `The number of FixedLocator locations (${values.length}), usually from a call to set_ticks, does not match the number of labels (${textList(labels).length}).`,
      )
    }
    changeShared(axes, direction, { ticks: values, tickLabels: undefined })
  } else if (given(labels)) {
    throw typeError(`${call}(): Parameter 'labels' can't be set without setting 'ticks'`)
  }
  if (given(labels)) changeShared(axes, direction, { tickLabels: textList(labels) })
  const shown = tickLabels(axes, direction)
  return [Float64Array.from(shown, ({ place }) => place), shown]
}

/** What is written at the ticks of an axis, as `get_xticklabels()` has it. */
export function tickLabels(axes: Axes, direction: Direction): readonly TickLabel[] {
  const { values, labels } = ticksOf(axes[direction], limitsOf(axes, direction), usualIntervals)
  return values.map((place, index) => {
    return { kind: 'ticklabel', axes, direction, index, count: values.length, place, text: labels[index] ?? '' }
  })
}

/** What fits along an axis of the usual size. */
const usualIntervals = 8

/** `set_xticklabels(labels)`: of the ticks that were set, or else of those there are now, the first ones. */
export function setTickLabels(axes: Axes, direction: Direction, args: readonly unknown[], keywords: Keywords): null {
  const call = `set_${direction}ticklabels`
  const reader = new KeywordReader(call, named(call, ['labels'], args, keywords))
  const labels = reader.take('labels')
  if (labels === undefined) throw missing(call, 'labels')
  const axis = axes[direction]
  readLooks(reader, axis)
  reader.done()
  const texts = textList(labels)
  const now = texts.length === 0 ? [] : ticksOf(axis, limitsOf(axes, direction), usualIntervals).values
  const ticks = axis.ticks ?? Float64Array.from(now)
  changeShared(axes, direction, { ticks, tickLabels: Array.from(ticks, (_, k) => texts[k] ?? '') })
  return null
}

const scales = { linear: 'linear', log: 'log' } as const

/** `xscale('log')`, `yscale('linear')`. */
export function setScale(axes: Axes, direction: Direction, args: readonly unknown[], keywords: Keywords): null {
  const call = `${direction}scale`
  const reader = new KeywordReader(call, named(call, ['value'], args, keywords))
  const value = reader.text('value')
  if (value === undefined) throw missing(call, 'value')
  reader.done()
  if (undrawnTexts.scale.includes(value)) {
    throw notDrawn(`the scale '${value}' is not drawn yet`, "the scales are 'linear' and 'log'")
  }
  applyScale(axes, direction, oneOf(scales, value, call))
  return null
}

/** Makes one direction linear or logarithmic, for all axes that share it; limits that have no logarithm are given up. */
export function applyScale(axes: Axes, direction: Direction, scale: 'linear' | 'log'): void {
  for (const one of relatives(axes, direction)) {
    const axis = one[direction]
    axis.scale = scale
    if (scale === 'log' && axis.limits && Math.min(...axis.limits) <= 0) axis.limits = undefined
  }
}

/** `grid()`, `grid(True)`, `grid(axis='y')`. */
export function setGrid(axes: Axes, args: readonly unknown[], keywords: Keywords): null {
  const reader = new KeywordReader('grid', named('grid', ['visible', 'which', 'axis'], args, keywords))
  const visible = reader.flag('visible') ?? true
  const axis = oneOf({ both: 'both', x: 'x', y: 'y' } as const, reader.text('axis') ?? 'both', 'axis')
  reader.done()
  const shown = (direction: Direction): boolean =>
    axis === 'both' || axis === direction ? visible : axes.grid === 'both' || axes.grid === direction
  axes.grid = shown('x') ? (shown('y') ? 'both' : 'x') : shown('y') ? 'y' : 'none'
  return null
}

/** `margins(0.1)`, `margins(x=…, y=…)`. */
export function setMargins(axes: Axes, args: readonly unknown[], keywords: Keywords): null {
  if (args.length > 2) throw tooMany('margins', 2, args.length)
  const reader = new KeywordReader('margins', keywords)
  const [x, y] = [reader.number('x'), reader.number('y')]
  reader.ignore('tight')
  reader.done()
  const [first, second] = args.map(value => toNumber(value, 'margin'))
  axes.x.margin = first ?? x ?? axes.x.margin
  axes.y.margin = second ?? first ?? y ?? axes.y.margin
  return null
}

/** `set_xmargin(0)`: the room beside the data, as a share of what they take. */
export function setMargin(axes: Axes, direction: Direction, args: readonly unknown[], keywords: Keywords): null {
  axes[direction].margin = toNumber(onlyArgument(`set_${direction}margin`, 'm', args, keywords), 'margin')
  return null
}

/** `get_xbound()`: the limits, the lower one first. */
export function bounds(axes: Axes, direction: Direction): Float64Array {
  return new Float64Array(limitsOf(axes, direction)).sort()
}

/** `set_xbound(low, high)`: limits the other way round where the axis is inverted. */
export function setBounds(axes: Axes, direction: Direction, args: readonly unknown[], keywords: Keywords): null {
  const call = `set_${direction}bound`
  const pair = args.length === 1 ? pairOf(args[0]) : undefined
  const reader = new KeywordReader(call, named(call, ['lower', 'upper'], pair ?? args, keywords))
  const ends = [reader.take('lower'), reader.take('upper')]
  reader.done()
  const [from, to] = limitsOf(axes, direction)
  setLimits(axes, direction, from > to ? ends.toReversed() : ends, noKeywords)
  return null
}

/** What `axis()` takes besides the limits, as matplotlib names it. */
const axisWords: Readonly<Record<string, (axes: Axes) => void>> = {
  off: axes => (axes.frame = false),
  on: axes => (axes.frame = true),
  auto: axes => followData(axes, 'none'),
  equal: axes => followData(axes, 'limits'),
  // 'tight' keeps the margins: they are part of the view, and it only ends further changes.
  tight: axes => holdLimits(axes, 'none'),
  scaled: axes => holdLimits(axes, 'box'),
  image: axes => holdLimits(axes, 'box'),
  square: axes => {
    holdLimits(axes, 'box')
    const [[left, right], [bottom, top]] = [limitsOf(axes, 'x'), limitsOf(axes, 'y')]
    const edge = Math.max(right - left, top - bottom)
    setLimits(axes, 'x', [left, left + edge], noKeywords)
    setLimits(axes, 'y', [bottom, bottom + edge], noKeywords)
  },
}

/** Limits that a script had fixed follow the data again. */
function followData(axes: Axes, equal: Axes['equal']): void {
  for (const direction of ['x', 'y'] as const) changeShared(axes, direction, { limits: undefined, pictured: undefined })
  axes.equal = equal
}

/** The limits that the data have now; what is drawn later does not change them. */
function holdLimits(axes: Axes, equal: Axes['equal']): void {
  followData(axes, equal)
  for (const direction of ['x', 'y'] as const) changeShared(axes, direction, { limits: limitsOf(axes, direction) })
}

/** Fixes the limits of a direction of which one is given. */
function setEnds(axes: Axes, [xmin, xmax, ymin, ymax]: readonly unknown[]): void {
  if (given(xmin) || given(xmax)) setLimits(axes, 'x', [xmin, xmax], noKeywords)
  if (given(ymin) || given(ymax)) setLimits(axes, 'y', [ymin, ymax], noKeywords)
}

/**
 * `axis('off')`, `axis('tight')`, `axis((xmin, xmax, ymin, ymax))`, `axis(xmin=0)`.
 * @returns the limits
 */
export function setAxis(axes: Axes, args: readonly unknown[], keywords: Keywords): Float64Array {
  const reader = new KeywordReader('axis', named('axis', ['arg'], args, keywords))
  const value = reader.take('arg')
  const ends = given(value) ? [] : ['xmin', 'xmax', 'ymin', 'ymax'].map(name => reader.take(name))
  reader.done()
  if (typeof value === 'string') oneOf(axisWords, value, 'axis')(axes)
  else if (isArrayLike(value)) {
    if (value.length !== 4) {
      throw typeError('The first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]')
    }
    setEnds(axes, Array.from(value))
  } else if (given(value)) axes.frame = truth(value)
  else setEnds(axes, ends)
  return new Float64Array([...limitsOf(axes, 'x'), ...limitsOf(axes, 'y')])
}

/** `invert_xaxis()`, `invert_yaxis()`: the limits the other way round, which follow the data if they did before. */
export function invert(axes: Axes, direction: Direction, args: readonly unknown[], keywords: Keywords): null {
  if (args.length > 0 || keywords.size > 0) throw tooMany(`invert_${direction}axis`, 0, args.length + keywords.size)
  setInverted(axes, direction, !isInverted(axes, direction))
  return null
}

/** Whether numbers fall along an axis. */
export function isInverted(axes: Axes, direction: Direction): boolean {
  const [from, to] = limitsOf(axes, direction)
  return from > to
}

/** Lets numbers fall along an axis, or rise. */
export function setInverted(axes: Axes, direction: Direction, inverted: boolean): void {
  const turned = (limits: Axis['limits']): Axis['limits'] => {
    if (limits === undefined) return undefined
    const [low, high] = [Math.min(...limits), Math.max(...limits)]
    return inverted ? [high, low] : [low, high]
  }
  const { limits, pictured } = axes[direction]
  changeShared(axes, direction, { limits: turned(limits), pictured: turned(pictured), inverted })
}

/** `box(False)`: the box around the axes; without an argument what is there goes, and what is not comes. */
export function setBox(axes: Axes, args: readonly unknown[], keywords: Keywords): null {
  const reader = new KeywordReader('box', named('box', ['on'], args, keywords))
  const on = reader.flag('on') ?? !Object.values(axes.spines).every(Boolean)
  reader.done()
  Object.assign(axes.spines, { left: on, right: on, bottom: on, top: on })
  return null
}

/** `set_aspect('equal')`, `set_aspect('auto')`. */
export function setAspect(axes: Axes, args: readonly unknown[], keywords: Keywords): null {
  const reader = new KeywordReader('set_aspect', named('set_aspect', ['aspect'], args, keywords))
  const aspect = reader.take('aspect')
  const adjustable = reader.text('adjustable')
  reader.ignore('anchor', 'share')
  reader.done()
  if (aspect !== 'equal' && aspect !== 'auto' && aspect !== 1) {
    throw notDrawn(`the aspect ${repr(aspect)} is not drawn yet`, "it is 'equal' or 'auto'")
  }
  axes.equal = aspect === 'auto' ? 'none' : adjustable === 'datalim' ? 'limits' : 'box'
  return null
}

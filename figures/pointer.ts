/** The arrow from an annotation to what it is about. */
import { type Colour, parseColour } from './colours.ts'
import { notDrawn, typeError } from './error.ts'
import { type Dash, parseDash } from './format-string.ts'
import { dashLengths, type Layer } from './layers.ts'
import type { Box } from './measures.ts'
import { polygonPath, round } from './paths.ts'
import { KeywordReader, type Keywords } from './pyplot-arguments.ts'
import { given } from './properties.ts'
import { repr } from './repr.ts'

/** What an end of an arrow has. Lengths are in points. */
interface Head {
  readonly kind: 'none' | 'open' | 'filled' | 'bar'
  readonly length: number
  /** Half of its width. */
  readonly half: number
}

/** How an arrow looks. Lengths are in points. */
export interface PointerLook {
  readonly start: Head
  readonly end: Head
  /** Width of a body that is an area; 0 for a line. */
  readonly body: number
  readonly face: Colour
  readonly edge: Colour
  readonly width: number
  readonly dash: Dash
  readonly alpha: number
  /** Left free at either end: points, and a share of the whole. */
  readonly shrink: readonly [start: number, end: number, share: number]
  /** How far the line is bent aside, as a share of its length (`arc3,rad=0.3`). */
  readonly bend: number
}

const none: Head = { kind: 'none', length: 0, half: 0 }

/** matplotlib's measures of arrow heads, in units of the text's size. */
const measures = { length: 0.4, half: 0.2, bar: 1, simple: [0.5, 0.25, 0.2], fancy: [0.4, 0.2, 0.4] } as const

/** `arrowprops=dict(arrowstyle='->', …)`; without `arrowstyle` an arrow with a body, as `dict(facecolor='k', shrink=0.05)`. */
export function readPointer(value: unknown, size: number): PointerLook {
  if (!(value instanceof Map)) throw typeError(`arrowprops must be a dict, not ${repr(value)}`)
  const reader = new KeywordReader('arrowprops', value as Keywords, 'FancyArrowPatch')
  const style = reader.text('arrowstyle')
  const colour = reader.take('color')
  const [face, edge] = [reader.take('facecolor', 'fc') ?? colour, reader.take('edgecolor', 'ec') ?? colour]
  const dash = reader.take('linestyle', 'ls')
  const shape =
    style === undefined
      ? bodied(reader.number('width') ?? 4, reader.number('headwidth') ?? 12, reader.number('headlength') ?? 12)
      : shapeOf(style, reader.number('mutation_scale') ?? size)
  const look: PointerLook = {
    ...shape,
    face: given(face) ? parseColour(face) : parseColour('C0'),
    edge: given(edge) ? parseColour(edge) : '#000000',
    width: reader.number('linewidth', 'lw') ?? 1,
    dash: given(dash) ? parseDash(dash) : 'solid',
    alpha: reader.number('alpha') ?? 1,
    shrink: [reader.number('shrinkA') ?? 2, reader.number('shrinkB') ?? 2, reader.number('shrink') ?? 0],
    bend: bendOf(reader.text('connectionstyle') ?? ''),
  }
  // Where exactly the line leaves the words, and how its ends are cut.
  reader.ignore('relpos', 'patchA', 'patchB', 'frac', 'capstyle', 'joinstyle', 'zorder', 'clip_on', 'antialiased')
  reader.done()
  return look
}

type Shape = Pick<PointerLook, 'start' | 'end' | 'body'>

function bodied(width: number, headWidth: number, headLength: number): Shape {
  return { start: none, end: { kind: 'filled', length: headLength, half: headWidth / 2 }, body: width }
}

/** `'->'`, `'-|>'`, `'<->'`, `'|-|'`, `'simple'`, each perhaps with measures: `'->,head_length=0.8'`. */
function shapeOf(text: string, size: number): Shape {
  const [style = '', ...settings] = text.split(',').map(part => part.trim())
  const given_ = new Map(settings.map(part => part.split('=').map(each => each.trim()) as [string, string]))
  const measure = (name: string, usual: number): number => Number(given_.get(name) ?? usual) * size
  if (style === 'simple' || style === 'fancy' || style === 'wedge') {
    const [length, half, body] = measures[style === 'fancy' ? 'fancy' : 'simple']
    return bodied(measure('tail_width', body), measure('head_width', 2 * half), measure('head_length', length))
  }
  const ends = /^(<\||<|\||\])?-(\|>|>|\||\[)?$/.exec(style)
  if (ends === null) {
    throw notDrawn(
      `the arrowstyle ${repr(style)} is not drawn yet`,
      "the styles are '-', '->', '-|>', '<->', '|-|', 'simple'",
    )
  }
  const head = (mark = ''): Head => {
    if (mark === '') return none
    if (/[<>]/.test(mark)) {
      const kind = mark.length === 2 ? 'filled' : 'open'
      return { kind, length: measure('head_length', measures.length), half: measure('head_width', measures.half) }
    }
    return { kind: 'bar', length: 0, half: measure('widthB', measures.bar) }
  }
  return { start: head(ends[1]), end: head(ends[2]), body: 0 }
}

function bendOf(style: string): number {
  return Number(/^arc3.*rad=(-?[\d.]+)/.exec(style.replaceAll(' ', ''))?.[1] ?? 0)
}

type Point = readonly [x: number, y: number]

/**
 * The arrow from words to a point, as paths.
 * @param words the box that the words take up, in pixels
 */
export function pointerLayers(look: PointerLook, words: Box, tip: Point, point: number): readonly Layer[] {
  const middle: Point = [words.left + words.width / 2, words.top + words.height / 2]
  const bent: Point = [
    (middle[0] + tip[0]) / 2 + look.bend * (middle[1] - tip[1]),
    (middle[1] + tip[1]) / 2 + look.bend * (tip[0] - middle[0]),
  ]
  const leave = leaving(words, middle, bent)
  const whole = Math.hypot(tip[0] - leave[0], tip[1] - leave[1])
  if (!(whole > 0)) return []
  const [shrinkStart, shrinkEnd, share] = look.shrink
  const from = towards(leave, bent, shrinkStart * point + share * whole)
  const to = towards(tip, bent, shrinkEnd * point + share * whole)
  const common = {
    opacity: look.alpha,
    zorder: 3,
    cap: 'butt' as const,
    width: look.width * point,
    dash: dashLengths(look.dash, look.width * point),
  }
  if (look.body > 0) {
    const path = bodyPath(from, to, look, point)
    return [{ ...common, path, fill: look.face, stroke: look.edge }]
  }
  const line = `M${at(from)}Q${at(bent)} ${at(to)}`
  const [first, last] = [headPath(look.start, from, bent, point), headPath(look.end, to, bent, point)]
  const heads = [
    [look.start, first],
    [look.end, last],
  ] as const
  return [
    { ...common, path: line, fill: 'none', stroke: look.edge },
    ...heads.map(([{ kind }, path]) => ({
      ...common,
      dash: [],
      path,
      fill: kind === 'filled' ? look.face : 'none',
      stroke: look.edge,
    })),
  ]
}

function at([x, y]: Point): string {
  return `${round(x)} ${round(y)}`
}

/** From a point so far towards another. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (length === 0) return from
  return [from[0] + ((to[0] - from[0]) * distance) / length, from[1] + ((to[1] - from[1]) * distance) / length]
}

/** Room around words, in pixels. */
const pad = 4

/** Where a line from the middle of a box leaves it, with a little room around. */
function leaving(box: Box, middle: Point, to: Point): Point {
  const [dx, dy] = [to[0] - middle[0], to[1] - middle[1]]
  const share = Math.min(
    1,
    (box.width / 2 + pad) / Math.abs(dx || Number.MIN_VALUE),
    (box.height / 2 + pad) / Math.abs(dy || Number.MIN_VALUE),
  )
  return [middle[0] + share * dx, middle[1] + share * dy]
}

/** A point so far back from the tip along the line, and so far aside. */
function beside(tip: Point, from: Point, back: number, aside: number): Point {
  const length = Math.hypot(tip[0] - from[0], tip[1] - from[1]) || 1
  const [ux, uy] = [(tip[0] - from[0]) / length, (tip[1] - from[1]) / length]
  return [tip[0] - back * ux - aside * uy, tip[1] - back * uy + aside * ux]
}

function headPath({ kind, length, half }: Head, tip: Point, from: Point, point: number): string {
  if (kind === 'none') return ''
  const [one, other] = [
    beside(tip, from, length * point, half * point),
    beside(tip, from, length * point, -half * point),
  ]
  if (kind === 'bar') return `M${at(one)}L${at(other)}`
  return `M${at(one)}L${at(tip)}L${at(other)}${kind === 'filled' ? 'Z' : ''}`
}

function bodyPath(from: Point, to: Point, { body, end }: PointerLook, point: number): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const head = Math.min(length, end.length * point)
  const [half, wing] = [(body / 2) * point, end.half * point]
  const corners = [
    beside(from, to, 0, half),
    beside(to, from, head, -half),
    beside(to, from, head, -wing),
    to,
    beside(to, from, head, wing),
    beside(to, from, head, half),
    beside(from, to, 0, -half),
  ]
  return polygonPath(
    corners.map(([x]) => x),
    corners.map(([, y]) => y),
  )
}

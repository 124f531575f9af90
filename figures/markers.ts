import { notDrawn, valueError } from './error.ts'

/** The shape of a marker in a square of side 1 around the origin, y upwards. */
export type MarkerShape =
  | { readonly kind: 'dot'; readonly diameter: number }
  | { readonly kind: 'polygon'; readonly points: readonly Point[] }
  | { readonly kind: 'strokes'; readonly strokes: readonly (readonly [Point, Point])[] }

/** One of matplotlib's marker characters. */
export type MarkerSymbol =
  | ('.' | ',' | 'o' | 's' | 'D' | 'd' | '^' | '<' | 'v' | '>' | 'p' | 'h' | 'H' | '8' | '*')
  | ('P' | 'X' | '+' | 'x' | '|' | '_' | '1' | '2' | '3' | '4')

type Point = readonly [x: number, y: number]

const half = 0.5
const cross = corners([-1, -3, 1, -3, 1, -1, 3, -1, 3, 1, 1, 1, 1, 3, -1, 3, -1, 1, -3, 1, -3, -1, -1, -1])
const saltire = corners([-1, -2, 0, -1, 1, -2, 2, -1, 1, 0, 2, 1, 1, 2, 0, 1, -1, 2, -2, 1, -1, 0, -2, -1])
const thinDiamond = 0.6 * Math.SQRT1_2

const shapes: Readonly<Record<MarkerSymbol, MarkerShape>> = {
  '.': { kind: 'dot', diameter: 0.5 },
  ',': { kind: 'dot', diameter: 0 },
  o: { kind: 'dot', diameter: 1 },
  s: polygon(corners([-half, -half, half, -half, half, half, -half, half])),
  D: regular(4, Math.SQRT1_2),
  d: polygon(corners([0, Math.SQRT1_2, -thinDiamond, 0, 0, -Math.SQRT1_2, thinDiamond, 0])),
  '^': triangle(0),
  '<': triangle(1),
  v: triangle(2),
  '>': triangle(3),
  p: regular(5, half),
  h: regular(6, half),
  H: regular(6, half, Math.PI / 6),
  '8': regular(8, half, Math.PI / 8),
  '*': polygon(Array.from({ length: 10 }, (_, k) => onCircle(k % 2 === 0 ? half : 0.190_983, (k * Math.PI) / 5))),
  P: polygon(cross.map(([x, y]) => [x / 6, y / 6])),
  X: polygon(saltire.map(([x, y]) => [x / 4, y / 4])),
  '+': strokes([-half, 0, half, 0], [0, -half, 0, half]),
  x: strokes([-half, -half, half, half], [-half, half, half, -half]),
  '|': strokes([0, -half, 0, half]),
  _: strokes([-half, 0, half, 0]),
  '1': spokes(2),
  '2': spokes(0),
  '3': spokes(1),
  '4': spokes(3),
}

/** Whether a text is a marker character. */
export function isMarker(text: string): text is MarkerSymbol {
  return Object.hasOwn(shapes, text)
}

/** The geometry of a marker. */
export function markerShape(symbol: MarkerSymbol): MarkerShape {
  return shapes[symbol]
}

/**
 * A marker by its character, or undefined for none (`'None'`, `''`, None).
 * @throws FigureError for a marker that is not known
 */
export function parseMarker(value: unknown): MarkerSymbol | undefined {
  if (value === null || value === '' || value === ' ' || value === 'None' || value === 'none') return undefined
  if (typeof value === 'string' && isMarker(value)) return value
  const text = typeof value === 'string' ? `'${value}'` : `a ${typeof value}`
  const isReal = typeof value !== 'string' || value.startsWith('$')
  if (isReal) throw notDrawn(`the marker ${text} is not drawn yet`, `the markers are ${Object.keys(shapes).join(' ')}`)
  throw valueError(`Unrecognized marker style ${text}`, `the markers are ${Object.keys(shapes).join(' ')}`)
}

function polygon(points: readonly Point[]): MarkerShape {
  return { kind: 'polygon', points }
}

/** Points from x and y in turn. */
function corners(numbers: readonly number[]): readonly Point[] {
  return Array.from({ length: numbers.length / 2 }, (_, k) => [numbers[2 * k] ?? 0, numbers[2 * k + 1] ?? 0])
}

function strokes(...lines: readonly (readonly [x0: number, y0: number, x1: number, y1: number])[]): MarkerShape {
  return {
    kind: 'strokes',
    strokes: lines.map(([x0, y0, x1, y1]) => [
      [x0, y0],
      [x1, y1],
    ]),
  }
}

function onCircle(radius: number, angle: number): Point {
  return [-radius * Math.sin(angle), radius * Math.cos(angle)]
}

function regular(sides: number, radius: number, turn = 0): MarkerShape {
  return polygon(Array.from({ length: sides }, (_, k) => onCircle(radius, turn + (2 * Math.PI * k) / sides)))
}

function quarterTurns([x, y]: Point, turns: number): Point {
  return turns === 0 ? [x, y] : quarterTurns([-y, x], turns - 1)
}

function triangle(turns: number): MarkerShape {
  return polygon(corners([0, half, -half, -half, half, -half]).map(corner => quarterTurns(corner, turns)))
}

function spokes(turns: number): MarkerShape {
  const ends = corners([0, half, 0.4, -0.25, -0.4, -0.25])
  return { kind: 'strokes', strokes: ends.map(end => [[0, 0], quarterTurns(end, turns)]) }
}

import type { Box } from './measures.ts'
import type { MarkerShape } from './markers.ts'

/** A polyline in pixels; nan is a gap. */
export interface Polyline {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Lines of fewer points are drawn as they are. */
const fewPoints = 4000

/**
 * Thins a line without changing its picture: of consecutive points in one column of pixels, the first, the lowest, the
 * highest and the last stay (Jugel et al., M4, VLDB 2014). Gaps stay gaps.
 */
export function thin(line: Polyline): Polyline {
  const { x, y } = line
  if (x.length <= fewPoints) return line
  const kept: number[] = []
  let [start, lowest, highest] = [0, 0, 0]
  const close = (end: number): void => {
    const run = [...new Set([start, lowest, highest, end])].toSorted((a, b) => a - b)
    for (const k of run) kept.push(k)
  }
  for (let k = 0; k < x.length; k++) {
    const column = Math.floor(x[k] ?? NaN)
    const value = y[k] ?? NaN
    // A gap is never in the same column as anything, since nan equals nothing.
    if (
      k > start &&
      (column !== Math.floor(x[start] ?? NaN) || Number.isNaN(value) !== Number.isNaN(y[start] ?? NaN))
    ) {
      close(k - 1)
      start = lowest = highest = k
    }
    if (value < (y[lowest] ?? NaN)) lowest = k
    if (value > (y[highest] ?? NaN)) highest = k
  }
  close(x.length - 1)
  return { x: Float64Array.from(kept, k => x[k] ?? NaN), y: Float64Array.from(kept, k => y[k] ?? NaN) }
}

/** A line with its steps drawn out. */
export function stepped({ x, y }: Polyline, where: 'pre' | 'mid' | 'post'): Polyline {
  const corners: [number, number][] = []
  for (let k = 0; k < x.length; k++) {
    const [here, value] = [x[k] ?? NaN, y[k] ?? NaN]
    if (k > 0) {
      const [before, last] = [x[k - 1] ?? NaN, y[k - 1] ?? NaN]
      if (where === 'pre') corners.push([before, value])
      else if (where === 'post') corners.push([here, last])
      else corners.push([(before + here) / 2, last], [(before + here) / 2, value])
    }
    corners.push([here, value])
  }
  return { x: Float64Array.from(corners, corner => corner[0]), y: Float64Array.from(corners, corner => corner[1]) }
}

/** How far outside the box a line is still drawn, in pixels: wider than any stroke. */
const slack = 50

/** The path of a line; what lies outside the box is cut off, so that zooming in makes the path short. */
export function linePath({ x, y }: Polyline, box: Box): string {
  const parts: string[] = []
  let pen = ''
  for (let k = 1; k < x.length; k++) {
    const piece = clip(x[k - 1] ?? NaN, y[k - 1] ?? NaN, x[k] ?? NaN, y[k] ?? NaN, box)
    if (!piece) continue
    const from = `${round(piece[0])} ${round(piece[1])}`
    const to = `${round(piece[2])} ${round(piece[3])}`
    if (from !== pen) parts.push(`M${from}`)
    if (to !== from || from !== pen) parts.push(`L${to}`)
    pen = to
  }
  return parts.join('')
}

/** The part of a straight piece inside the box with its slack (Liang and Barsky 1984), or undefined. */
function clip(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  box: Box,
): readonly [number, number, number, number] | undefined {
  const [dx, dy] = [x1 - x0, y1 - y0]
  let [from, to] = [0, 1]
  const sides: readonly (readonly [step: number, room: number])[] = [
    [-dx, x0 - box.left + slack],
    [dx, box.left + box.width + slack - x0],
    [-dy, y0 - box.top + slack],
    [dy, box.top + box.height + slack - y0],
  ]
  for (const [step, room] of sides) {
    if (step === 0 ? room < 0 : !Number.isFinite(step) || Number.isNaN(room)) return undefined
    if (step < 0) from = Math.max(from, room / step)
    else if (step > 0) to = Math.min(to, room / step)
  }
  return from <= to ? [x0 + from * dx, y0 + from * dy, x0 + to * dx, y0 + to * dy] : undefined
}

/** The closed path of a polygon; corners far outside come no nearer than they have to for the picture. */
export function polygonPath(x: ArrayLike<number>, y: ArrayLike<number>): string {
  const corners = Array.from(x, (value, k) => `${round(near(value))} ${round(near(y[k] ?? NaN))}`)
  return corners.length === 0 ? '' : `M${corners.join('L')}Z`
}

/** Numbers that every SVG reader takes. */
function near(value: number): number {
  return Math.min(1e5, Math.max(-1e5, value))
}

/** Markers at the places that lie in the box, each quarter of a pixel once: more would not change the picture. */
export function markersPath(line: Polyline, shape: MarkerShape, size: number, dots: boolean, box: Box): string {
  const seen = new Set<number>()
  const parts: string[] = []
  const reach = size + slack
  for (let k = 0; k < line.x.length; k++) {
    const [x, y] = [Math.round((line.x[k] ?? NaN) * 4), Math.round((line.y[k] ?? NaN) * 4)]
    const key = x * 0x10_00_00 + y
    const inside =
      x / 4 > box.left - reach &&
      x / 4 < box.left + box.width + reach &&
      y / 4 > box.top - reach &&
      y / 4 < box.top + box.height + reach
    if (!inside || seen.has(key)) continue
    seen.add(key)
    parts.push(dots ? `M${x / 4} ${y / 4}h.1` : markerPath(shape, x / 4, y / 4, size))
  }
  return parts.join('')
}

/** One marker; `size` in pixels. */
export function markerPath(shape: MarkerShape, x: number, y: number, size: number): string {
  const at = ([dx, dy]: readonly [number, number]): string => `${round(x + dx * size)} ${round(y - dy * size)}`
  switch (shape.kind) {
    case 'dot': {
      const radius = round((shape.diameter * size) / 2)
      const across = round(2 * radius)
      return `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${across} 0a${radius} ${radius} 0 1 0 ${-across} 0Z`
    }
    case 'polygon':
      return `M${shape.points.map(at).join('L')}Z`
    case 'strokes':
      return shape.strokes.map(([from, to]) => `M${at(from)}L${at(to)}`).join('')
  }
}

/** A hundredth of a pixel is finer than any eye. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** What of a line lies outside a circle, in pixels: each piece a line of its own. */
export function outside({ x, y }: Polyline, cx: number, cy: number, radius: number): readonly Polyline[] {
  const pieces: [number, number][][] = []
  let piece: [number, number][] = []
  const close = (): void => {
    if (piece.length > 1) pieces.push(piece)
    piece = []
  }
  for (let k = 0; k + 1 < x.length; k++) {
    const [ax, ay, bx, by] = [x[k] ?? NaN, y[k] ?? NaN, x[k + 1] ?? NaN, y[k + 1] ?? NaN]
    const inside = throughCircle(ax - cx, ay - cy, bx - ax, by - ay, radius)
    const at = (share: number): [number, number] => [ax + share * (bx - ax), ay + share * (by - ay)]
    if (piece.length === 0 && !(inside && inside[0] <= 0)) piece.push([ax, ay])
    if (inside) {
      if (inside[0] > 0) piece.push(at(inside[0]))
      close()
      if (inside[1] < 1) piece.push(at(inside[1]))
    }
    if (!(inside && inside[1] >= 1)) piece.push([bx, by])
  }
  close()
  return pieces.map(points => ({
    x: Float64Array.from(points, ([px]) => px),
    y: Float64Array.from(points, ([, py]) => py),
  }))
}

/** Between which shares of it a segment lies within a circle about the origin; undefined where it does not meet it. */
function throughCircle(
  ax: number,
  ay: number,
  dx: number,
  dy: number,
  radius: number,
): readonly [from: number, to: number] | undefined {
  const [a, b, c] = [dx * dx + dy * dy, ax * dx + ay * dy, ax * ax + ay * ay - radius * radius]
  const under = b * b - a * c
  if (a === 0 || !(under > 0)) return c < 0 && a === 0 ? [0, 1] : undefined
  const [from, to] = [(-b - Math.sqrt(under)) / a, (-b + Math.sqrt(under)) / a]
  return from >= 1 || to <= 0 ? undefined : [Math.max(0, from), Math.min(1, to)]
}

/** Lines along which a field has one value, and areas in which it lies between two (marching squares). */

/** Numbers at the corners of cells, row after row, and where the corners are. */
export interface Field {
  readonly rows: number
  readonly columns: number
  readonly x: Float64Array
  readonly y: Float64Array
  readonly values: Float64Array
}

/** Several lines, or outlines of areas; nan stands between them. */
export interface Outlines {
  readonly x: Float64Array
  readonly y: Float64Array
}

interface Point {
  /** What it is, so that neighbouring cells find that they share it. */
  readonly key: string
  readonly x: number
  readonly y: number
}

interface Corner extends Point {
  readonly value: number
}

/** The lines of one level; a closed one ends where it begins. */
export function levelLines(field: Field, level: number): Outlines {
  const ends = new Map<string, Point[]>()
  const points = new Map<string, Point>()
  const join = ([from, to]: readonly Point[]): void => {
    if (from === undefined || to === undefined) return
    for (const [one, other] of [[from, to], [to, from]] as const) {
      points.set(one.key, one)
      add(ends, one, other)
    }
  } // prettier-ignore
  forEachRing(field, [level], ring => {
    join(ring.flatMap((corner, k) => crossings(corner, ring[(k + 1) % ring.length] ?? corner, [level])))
  })
  const lines: Point[][] = []
  const walk = (start: Point): void => {
    const line = [start]
    for (let at: Point | undefined = start; at !== undefined;) {
      const next: Point | undefined = ends.get(at.key)?.pop()
      if (next === undefined) break
      const back = ends.get(next.key)
      back?.splice(
        back.findIndex(({ key }) => key === at?.key),
        1,
      )
      line.push(next)
      at = next
    }
    if (line.length > 1) lines.push(line)
  }
  // Open lines from their ends, then what goes round.
  for (const [key, others] of ends) if (others.length === 1) walk(points.get(key) ?? nowhere)
  for (const [key, others] of ends) if (others.length > 0) walk(points.get(key) ?? nowhere)
  return outlinesOf(lines)
}

const nowhere: Point = { key: '', x: NaN, y: NaN }

/** Notes a point that another one is joined with. */
function add(joined: Map<string, Point[]>, { key }: Point, other: Point): void {
  const known = joined.get(key)
  if (known) known.push(other)
  else joined.set(key, [other])
}

/** The outlines of the areas above one level and not above another; around holes they go the other way. */
export function bandOutlines(field: Field, low: number, high: number): Outlines {
  const edges = new Map<string, readonly [Point, Point]>()
  const levels = [low, high]
  forEachRing(field, levels, ring => {
    const corners = ring.flatMap((corner, k) => [
      ...(corner.value > low && corner.value <= high ? [corner] : []),
      ...crossings(corner, ring[(k + 1) % ring.length] ?? corner, levels),
    ])
    corners.forEach((from, k) => {
      const to = corners[(k + 1) % corners.length] ?? from
      // An edge between two cells is in neither outline.
      if (!edges.delete(`${to.key} ${from.key}`)) edges.set(`${from.key} ${to.key}`, [from, to])
    })
  })
  const onward = new Map<string, Point[]>()
  for (const [from, to] of edges.values()) add(onward, from, to)
  const lines: Point[][] = []
  for (const [start] of edges.values()) {
    const line: Point[] = []
    for (let at = onward.get(start.key)?.pop(); at !== undefined; at = onward.get(at.key)?.pop()) line.push(at)
    if (line.length > 2) lines.push(line)
  }
  return outlinesOf(lines)
}

/**
 * The corners of every cell, in one sense of rotation. Where a level goes through a cell twice, the cell is four
 * triangles about its middle, which has the mean value.
 */
function forEachRing(field: Field, levels: readonly number[], use: (ring: readonly Corner[]) => void): void {
  const { rows, columns, x, y, values } = field
  const corners = Array.from(values, (value, k): Corner => ({ key: String(k), x: x[k] ?? NaN, y: y[k] ?? NaN, value }))
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const first = row * columns + column
      const [a, b, c, d] = [first, first + 1, first + 1 + columns, first + columns].map(k => corners[k])
      if (!a || !b || !c || !d) continue
      const ring = [a, b, c, d]
      if (!ring.every(isWhole)) continue
      if (!levels.some(level => isSaddle(ring, level))) {
        use(ring)
        continue
      }
      const mean = (of: (corner: Corner) => number): number => (of(a) + of(b) + of(c) + of(d)) / 4
      const middle = { key: `m${first}`, x: mean(at => at.x), y: mean(at => at.y), value: mean(at => at.value) }
      for (const [one, other] of [[a, b], [b, c], [c, d], [d, a]] as const) use([one, other, middle]) // prettier-ignore
    }
  }
}

function isWhole({ x, y, value }: Corner): boolean {
  return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(value)
}

function isSaddle([a, b, c, d]: readonly Corner[], level: number): boolean {
  const above = [a, b, c, d].map(corner => (corner?.value ?? NaN) > level)
  return above[0] === above[2] && above[1] === above[3] && above[0] !== above[1]
}

/** Where levels are met on the way from one corner to the next; the same numbers whichever way it is gone. */
function crossings(from: Corner, to: Corner, levels: readonly number[]): readonly Point[] {
  const [a, b] = from.key < to.key ? [from, to] : [to, from]
  const met = levels.filter(level => from.value > level !== to.value > level)
  const ordered = from.value < to.value ? met : met.toReversed()
  return ordered.map(level => {
    const share = (level - a.value) / (b.value - a.value)
    return { key: `${a.key}-${b.key}@${level}`, x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }
  })
}

function outlinesOf(lines: readonly (readonly Point[])[]): Outlines {
  const all = lines.flatMap((line, k) => (k === 0 ? line : [nowhere, ...line]))
  return { x: Float64Array.from(all, ({ x }) => x), y: Float64Array.from(all, ({ y }) => y) }
}

/** The lines of outlines, one by one. */
export function linesIn({ x, y }: Outlines): readonly Outlines[] {
  const lines: Outlines[] = []
  let start = 0
  for (let k = 0; k <= x.length; k++) {
    if (k < x.length && !Number.isNaN(x[k])) continue
    if (k > start) lines.push({ x: x.subarray(start, k), y: y.subarray(start, k) })
    start = k + 1
  }
  return lines
}

/** Matrices taken apart: into triangles, columns at right angles, and singular values. A matrix is a list of its columns. */

export type Columns = readonly Float64Array[]

/** The columns of a matrix that is given row after row. */
export function columnsOf(data: Float64Array, rows: number, columns: number): Float64Array[] {
  return Array.from({ length: columns }, (_, j) =>
    Float64Array.from({ length: rows }, (_, i) => at(data, i * columns + j)),
  )
}

/** A matrix row after row. */
export function rowAfterRow(columns: Columns, rows: number): Float64Array {
  const data = new Float64Array(rows * columns.length)
  columns.forEach((column, j) => {
    for (let i = 0; i < rows; i++) data[i * columns.length + j] = at(column, i)
  })
  return data
}

/** Rows as columns. */
export function turned(columns: Columns, rows: number): Float64Array[] {
  return Array.from({ length: rows }, (_, i) => Float64Array.from(columns, column => at(column, i)))
}

const at = (data: Float64Array, k: number): number => data[k] ?? NaN

export function dotOf(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let k = 0; k < x.length; k++) sum += at(x, k) * at(y, k)
  return sum
}

/** The sum of columns, each by its factor. */
export function combined(columns: Columns, factors: Float64Array, rows: number): Float64Array {
  const sum = new Float64Array(rows)
  columns.forEach((column, j) => {
    for (let i = 0; i < rows; i++) sum[i] = at(sum, i) + at(factors, j) * at(column, i)
  })
  return sum
}

/**
 * The lower triangle L of which L Lᵀ is the symmetric matrix, row after row; of the matrix only its lower triangle is read.
 *
 * @returns undefined for a matrix that has none
 */
export function choleskyTriangle(matrix: Float64Array, n: number): Float64Array | undefined {
  const lower = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = at(matrix, i * n + j)
      for (let k = 0; k < j; k++) rest -= at(lower, i * n + k) * at(lower, j * n + k)
      if (i > j) lower[i * n + j] = rest / at(lower, j * n + j)
      else if (rest > 0) lower[i * n + i] = Math.sqrt(rest)
      else return undefined
    }
  }
  return lower
}

/** The reflection of columns, from one row on, along a vector. */
interface Reflection {
  readonly row: number
  readonly along: Float64Array
  readonly factor: number
}

/** The one that leaves nothing of a column below a row; undefined where nothing is there. */
function reflectionOf(column: Float64Array, row: number): Reflection | undefined {
  const along = column.slice(row)
  const others = along.subarray(1)
  if (others.every(x => x === 0)) return undefined
  const head = at(along, 0)
  const largest = along.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const scaled = along.map(x => x / largest)
  const size = largest * Math.sqrt(dotOf(scaled, scaled))
  const first = head + (head >= 0 ? size : -size)
  along[0] = 1
  for (let k = 1; k < along.length; k++) along[k] = at(along, k) / first
  return { row, along, factor: 2 / dotOf(along, along) }
}

function reflect(column: Float64Array, { row, along, factor }: Reflection): void {
  const part = column.subarray(row)
  const times = factor * dotOf(part, along)
  for (let k = 0; k < part.length; k++) part[k] = at(part, k) - times * at(along, k)
}

export interface Triangular {
  /** Above the diagonal and on it, and nothing below. */
  readonly r: Columns
  /** So many columns at right angles to each other, the first of which times `r` are the matrix. */
  readonly q: (count: number) => Float64Array[]
}

/** Householder's reflections, with the signs that LAPACK gives them. */
export function orthogonalise(matrix: Columns, rows: number): Triangular {
  const r = matrix.map(column => column.slice())
  const reflections: Reflection[] = []
  r.forEach((column, k) => {
    for (const reflection of reflections) reflect(column, reflection)
    const own = k < rows ? reflectionOf(column, k) : undefined
    if (own === undefined) return
    reflect(column, own)
    column.fill(0, k + 1)
    reflections.push(own)
  })
  const q = (count: number): Float64Array[] =>
    Array.from({ length: count }, (_, k) => {
      const column = new Float64Array(rows)
      column[k] = 1
      for (const reflection of reflections.toReversed()) reflect(column, reflection)
      return column
    })
  return { r, q }
}

export interface Singular {
  /** The largest first. */
  readonly values: Float64Array
  /** As many columns at right angles as were asked for. */
  readonly left: Columns
  readonly right: Columns
}

const epsilon = 2 ** -52

/** Shorter columns of a matrix with numbers near 1 are what rounding has left of none. */
const negligible = 2 ** -110

/** Sweeps of turns after which it is given up; ten are many. */
const mostSweeps = 60

/**
 * Singular values with the columns that belong to them: the matrix is `left` × values × `right`ᵀ. By one-sided Jacobi
 * rotations of the triangle of the matrix, which find small values as well as large ones.
 *
 * @param full whether there are as many columns as the matrix has rows (`left`) and columns (`right`), or as values
 * @returns undefined where the turns come to no end
 */
export function singularValues(matrix: Columns, rows: number, full: boolean): Singular | undefined {
  if (rows < matrix.length) {
    const found = singularValues(turned(matrix, rows), matrix.length, full)
    return found && { values: found.values, left: found.right, right: found.left }
  }
  const n = matrix.length
  const size = scaleOf(matrix)
  const scaled = matrix.map(column => column.map(x => x / size))
  const { r, q } = orthogonalise(scaled, rows)
  const a = r.map(column => column.slice(0, n))
  const v = identity(n)
  if (!turnApart(a, v)) return undefined
  const lengths = Float64Array.from(a, column => Math.sqrt(dotOf(column, column)))
  const order = Array.from(lengths.keys()).sort((i, j) => at(lengths, j) - at(lengths, i))
  const sorted = Float64Array.from(order, k => at(lengths, k))
  const basis = q(n)
  const known = order
    .filter(k => at(lengths, k) > rows * epsilon * at(sorted, 0))
    .map(k =>
      combined(
        basis,
        (a[k] ?? new Float64Array(n)).map(x => x / at(lengths, k)),
        rows,
      ),
    )
  return {
    values: sorted.map(x => x * size),
    left: completed(known, rows, full ? rows : n),
    right: order.map(k => v[k] ?? new Float64Array(n)),
  }
}

/** A power of two near the largest number, so that squares are neither 0 nor infinite. */
function scaleOf(matrix: Columns): number {
  const largest = matrix.reduce((most, column) => column.reduce((own, x) => Math.max(own, Math.abs(x)), most), 0)
  return largest === 0 ? 1 : 2 ** Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest))))
}

function identity(n: number): Float64Array[] {
  return Array.from({ length: n }, (_, k) => Float64Array.from({ length: n }, (_, i) => Number(i === k)))
}

/** Columns at right angles to each other, with others that are so too. */
function completed(known: Columns, rows: number, count: number): Columns {
  if (known.length >= count) return known
  return [...known, ...orthogonalise(known, rows).q(count).slice(known.length)]
}

/** Turns pairs of columns until all are at right angles; `v` takes part. False if they never are. */
function turnApart(a: Columns, v: Columns): boolean {
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let turns = 0
    for (const [p, x] of a.entries()) {
      for (const [k, y] of a.slice(p + 1).entries()) {
        const by = turnOf(x, y)
        if (by === undefined) continue
        turns++
        turn(x, y, by)
        const [left, right] = [v[p], v[p + 1 + k]]
        if (left && right) turn(left, right, by)
      }
    }
    if (turns === 0) return true
  }
  return false
}

interface Turn {
  readonly c: number
  readonly s: number
}

/** What makes two columns stand at right angles; undefined if they do. */
function turnOf(x: Float64Array, y: Float64Array): Turn | undefined {
  const [xx, yy, xy] = [dotOf(x, x), dotOf(y, y), dotOf(x, y)]
  const isNothing = Math.min(xx, yy) < negligible * negligible
  if (isNothing || !(Math.abs(xy) > x.length * epsilon * Math.sqrt(xx) * Math.sqrt(yy))) return undefined
  const zeta = (yy - xx) / (2 * xy)
  const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta))
  const c = 1 / Math.sqrt(1 + t * t)
  return { c, s: c * t }
}

function turn(x: Float64Array, y: Float64Array, { c, s }: Turn): void {
  for (let k = 0; k < x.length; k++) {
    const [one, other] = [at(x, k), at(y, k)]
    x[k] = c * one - s * other
    y[k] = s * one + c * other
  }
}

/**
 * Eigenvalues and eigenvectors of real matrices, row after row: by QR steps with two shifts of the Hessenberg form, balanced
 * unless the matrix is symmetric.
 */

/** Eigenvalues, and the eigenvector of each as a column of a matrix; real and imaginary parts. */
export interface Eigen {
  readonly values: { readonly re: Float64Array; readonly im: Float64Array }
  readonly vectors: { readonly re: Float64Array; readonly im: Float64Array } | undefined
}

const epsilon = 2 ** -52

/** @returns undefined where the steps come to no end */
export function eigen(matrix: Float64Array, n: number, withVectors: boolean): Eigen | undefined {
  const { scaled: h, size } = ofModestSize(matrix)
  const scales = balance(h, n)
  const q = withVectors ? identity(n) : undefined
  reduce(h, n, q)
  if (!triangulate(h, n, q)) return undefined
  for (let k = 0; k < n - 1; k++) if (isPair(h, n, k)) split(h, n, q, k)
  const values = valuesOf(h, n)
  const vectors = q && vectorsOf(h, n, q, scales, values)
  return { values: { re: values.re.map(x => x * size), im: values.im.map(x => x * size) }, vectors }
}

/** The matrix by a power of two that makes its largest number about 1: products of two numbers are neither 0 nor infinite then. */
function ofModestSize(matrix: Float64Array): { readonly scaled: Float64Array; readonly size: number } {
  const largest = matrix.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const size = largest === 0 ? 1 : 2 ** Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest))))
  return { scaled: matrix.map(x => x / size), size }
}

function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, k) => Number(k % (n + 1) === 0))
}

const at = (data: Float64Array, k: number): number => data[k] ?? NaN

/** Powers of two that make rows and columns alike in size: matrix becomes D⁻¹ matrix D. */
function balance(a: Float64Array, n: number): Float64Array {
  const scales = new Float64Array(n).fill(1)
  for (let changed = true; changed;) {
    changed = false
    for (let i = 0; i < n; i++) {
      let [row, column] = [0, 0]
      for (let j = 0; j < n; j++) {
        if (j === i) continue
        row += Math.abs(at(a, i * n + j))
        column += Math.abs(at(a, j * n + i))
      }
      if (row === 0 || column === 0) continue
      const power = Math.round(Math.log2(row / column) / 2)
      const f = 2 ** power
      if (power === 0 || !Number.isFinite(f) || !(column * f + row / f < 0.95 * (column + row))) continue
      changed = true
      scales[i] = at(scales, i) * f
      for (let j = 0; j < n; j++) {
        a[i * n + j] = at(a, i * n + j) / f
        a[j * n + i] = at(a, j * n + i) * f
      }
    }
  }
  return scales
}

/** A reflection that leaves of these numbers the first alone; undefined where the others are 0 already. */
function reflector(x: readonly number[]): { readonly v: readonly number[]; readonly factor: number } | undefined {
  const size = Math.hypot(...x)
  const [first = 0, ...others] = x
  if (size === 0 || others.every(each => each === 0)) return undefined
  const head = first + (first >= 0 ? size : -size)
  const v = [1, ...others.map(each => each / head)]
  return { v, factor: 2 / v.reduce((sum, each) => sum + each * each, 0) }
}

type Reflector = NonNullable<ReturnType<typeof reflector>>

/** The reflection of rows from `row` on, in columns from `from` to `to`. */
function fromLeft(a: Float64Array, n: number, row: number, { v, factor }: Reflector, from: number, to: number): void {
  for (let j = from; j < to; j++) {
    let sum = 0
    for (let k = 0; k < v.length; k++) sum += (v[k] ?? 0) * at(a, (row + k) * n + j)
    sum *= factor
    for (let k = 0; k < v.length; k++) a[(row + k) * n + j] = at(a, (row + k) * n + j) - sum * (v[k] ?? 0)
  }
}

/** The reflection of columns from `column` on, in rows from `from` to `to`. */
function fromRight(a: Float64Array, n: number, column: number, by: Reflector, from: number, to: number): void {
  const { v, factor } = by
  for (let i = from; i < to; i++) {
    let sum = 0
    for (let k = 0; k < v.length; k++) sum += (v[k] ?? 0) * at(a, i * n + column + k)
    sum *= factor
    for (let k = 0; k < v.length; k++) a[i * n + column + k] = at(a, i * n + column + k) - sum * (v[k] ?? 0)
  }
}

/** To Hessenberg form, with nothing below the first subdiagonal; `q` takes part. */
function reduce(a: Float64Array, n: number, q: Float64Array | undefined): void {
  for (let k = 0; k < n - 2; k++) {
    const by = reflector(Array.from({ length: n - k - 1 }, (_, i) => at(a, (k + 1 + i) * n + k)))
    if (by === undefined) continue
    fromLeft(a, n, k + 1, by, k, n)
    fromRight(a, n, k + 1, by, 0, n)
    if (q) fromRight(q, n, k + 1, by, 0, n)
    for (let i = k + 2; i < n; i++) a[i * n + k] = 0
  }
}

/** To blocks of one or two on the diagonal and what is above; false where that takes too long. A block of two may have real eigenvalues. */
function triangulate(h: Float64Array, n: number, q: Float64Array | undefined): boolean {
  const size = h.reduce((sum, x) => sum + Math.abs(x), 0)
  let [end, turns] = [n - 1, 0]
  while (end > 0) {
    // Where steps lead nowhere, what is negligible beside the whole matrix is so.
    const start = startOfBlock(h, n, end, turns > 10 ? size / n : 0)
    if (start >= end - 1) {
      end = start - 1
      turns = 0
      continue
    }
    if (turns++ > 60) return false
    step(h, n, q, start, end, turns % 10 === 0)
  }
  return true
}

/** Where the part begins that has this end and no number below its diagonal that is negligible beside those around it, or a size. */
function startOfBlock(h: Float64Array, n: number, end: number, size: number): number {
  for (let l = end; l > 0; l--) {
    const around = Math.abs(at(h, (l - 1) * n + l - 1)) + Math.abs(at(h, l * n + l))
    if (Math.abs(at(h, l * n + l - 1)) > epsilon * Math.max(around, size)) continue
    h[l * n + l - 1] = 0
    return l
  }
  return 0
}

/** One step with both eigenvalues of the last block as shifts; with others where these lead nowhere. */
function step(h: Float64Array, n: number, q: Float64Array | undefined, l: number, m: number, other: boolean): void {
  const [a, b, c, d] = blockAt(h, n, m - 1)
  const odd = Math.abs(c) + Math.abs(at(h, (m - 1) * n + m - 2))
  const [sum, product] = other ? [1.5 * odd, odd * odd] : [a + d, a * d - b * c]
  const [e, f, g, k] = blockAt(h, n, l)
  let bulge = [e * e + f * g - sum * e + product, g * (e + k - sum), g * at(h, (l + 2) * n + l + 1)]
  // What eigenvectors do not need is left as it is.
  const [first, last] = q ? [0, n] : [l, m + 1]
  for (let i = l; i < m; i++) {
    if (i > l) bulge = Array.from({ length: Math.min(3, m - i + 1) }, (_, r) => at(h, (i + r) * n + i - 1))
    const by = reflector(bulge)
    if (by === undefined) continue
    fromLeft(h, n, i, by, Math.max(l, i - 1), last)
    fromRight(h, n, i, by, first, Math.min(i + 3, m) + 1)
    if (q) fromRight(q, n, i, by, 0, n)
    if (i > l) for (let r = 1; r < bulge.length; r++) h[(i + r) * n + i - 1] = 0
  }
}

type Block = readonly [a: number, b: number, c: number, d: number]

/** Two rows and columns on the diagonal. */
function blockAt(h: Float64Array, n: number, k: number): Block {
  return [at(h, k * n + k), at(h, k * n + k + 1), at(h, (k + 1) * n + k), at(h, (k + 1) * n + k + 1)]
}

function isPair(h: Float64Array, n: number, k: number): boolean {
  return k + 1 < n && at(h, (k + 1) * n + k) !== 0
}

/**
 * A block with real eigenvalues is turned so that they stand on the diagonal (G. H. Golub and C. F. Van Loan, Matrix Computations, §7.6):
 * its first column becomes the eigenvector of the one that is further from d.
 */
function split(h: Float64Array, n: number, q: Float64Array | undefined, k: number): void {
  const [a, b, c, d] = blockAt(h, n, k)
  const half = (a - d) / 2
  const square = half * half + b * c
  if (square < 0) return
  const z = half + (half >= 0 ? Math.sqrt(square) : -Math.sqrt(square))
  const length = Math.hypot(z, c)
  const [cos, sin] = [z / length, -c / length]
  for (let j = k; j < n; j++) turnPair(h, k * n + j, (k + 1) * n + j, cos, sin)
  for (let i = 0; i < k + 2; i++) turnPair(h, i * n + k, i * n + k + 1, cos, sin)
  if (q) for (let i = 0; i < n; i++) turnPair(q, i * n + k, i * n + k + 1, cos, sin)
  h[(k + 1) * n + k] = 0
}

function valuesOf(h: Float64Array, n: number): Eigen['values'] {
  const [re, im] = [new Float64Array(n), new Float64Array(n)]
  for (let k = 0; k < n; k++) {
    if (!isPair(h, n, k)) {
      re[k] = at(h, k * n + k)
      continue
    }
    const [a, b, c, d] = blockAt(h, n, k)
    const half = (a - d) / 2
    const away = Math.sqrt(-(half * half + b * c))
    re.set([d + half, d + half], k)
    im.set([away, -away], k)
    k++
  }
  return { re, im }
}

type Complex = readonly [re: number, im: number]

const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c]
const minus = ([a, b]: Complex, [c, d]: Complex): Complex => [a - c, b - d]

function over(x: Complex, [c, d]: Complex): Complex {
  const size = c * c + d * d
  const [re, im] = times(x, [c, -d])
  return [re / size, im / size]
}

/** The eigenvectors of the triangular form, turned back, each of length 1. */
function vectorsOf(
  h: Float64Array,
  n: number,
  q: Float64Array,
  scales: Float64Array,
  { re, im }: Eigen['values'],
): NonNullable<Eigen['vectors']> {
  const vectors = { re: new Float64Array(n * n), im: new Float64Array(n * n) }
  const least = h.reduce((most, each) => Math.max(most, Math.abs(each) * epsilon), 2 ** -500)
  for (let k = 0; k < n; k++) {
    const value: Complex = [at(re, k), at(im, k)]
    const isSecond = k > 0 && isPair(h, n, k - 1)
    const x = upwards(h, n, value, isSecond ? k - 1 : k, least)
    const turned = Array.from({ length: n }, (_, i): Complex => {
      let [a, b] = [0, 0]
      for (let j = 0; j < n; j++) {
        a += at(q, i * n + j) * (x[j]?.[0] ?? 0)
        b += at(q, i * n + j) * (x[j]?.[1] ?? 0)
      }
      return [a * at(scales, i), b * at(scales, i)]
    })
    const unit = toUnit(turned)
    unit.forEach(([a, b], i) => {
      vectors.re[i * n + k] = a
      vectors.im[i * n + k] = b
    })
  }
  return vectors
}

/** What the triangular form less an eigenvalue makes nothing of: from the eigenvalue's block upwards. */
function upwards(h: Float64Array, n: number, value: Complex, from: number, least: number): readonly Complex[] {
  const x: Complex[] = Array.from({ length: n }, () => [0, 0])
  if (isPair(h, n, from)) {
    const [a, b, c, d] = blockAt(h, n, from)
    const isFirst = Math.abs(b) >= Math.abs(c)
    x[from] = isFirst ? [b, 0] : minus(value, [d, 0])
    x[from + 1] = isFirst ? minus(value, [a, 0]) : [c, 0]
  } else x[from] = [1, 0]
  const end = isPair(h, n, from) ? from + 2 : from + 1
  const rest = (row: number, after: number): Complex => {
    let [re, im] = [0, 0]
    for (let j = after; j < end; j++) {
      const [factor, [a, b] = [0, 0]] = [at(h, row * n + j), x[j]]
      re -= factor * a
      im -= factor * b
    }
    return [re, im]
  }
  const safe = (z: Complex, smallest = least): Complex => (Math.hypot(...z) < smallest ? [smallest, 0] : z)
  for (let i = from - 1; i >= 0; i--) {
    if (i === 0 || !isPair(h, n, i - 1)) {
      x[i] = over(rest(i, i + 1), safe(minus([at(h, i * n + i), 0], value)))
      keepModest(x, i)
      continue
    }
    const [a, b, c, d] = blockAt(h, n, i - 1)
    const [first, second] = [minus([a, 0], value), minus([d, 0], value)]
    const [above, below] = [rest(i - 1, i + 1), rest(i, i + 1)]
    const around = Math.hypot(...first) * Math.hypot(...second) + Math.abs(b * c)
    const determinant = safe(minus(times(first, second), [b * c, 0]), Math.max(epsilon * around, least * least))
    x[i - 1] = over(minus(times(above, second), times([b, 0], below)), determinant)
    x[i] = over(minus(times(first, below), times([c, 0], above)), determinant)
    keepModest(x, i)
    keepModest(x, i - 1)
    i--
  }
  return x
}

/** Eigenvalues that are alike make the numbers of a vector grow from one to the next: before one of them is infinite, all are divided. */
function keepModest(x: Complex[], at: number): void {
  const size = Math.hypot(...(x[at] ?? [0, 0]))
  if (size > 2 ** 200) for (const [k, [re, im]] of x.entries()) x[k] = [re / size, im / size]
}

/** Of length 1; the largest number of a complex vector is real. */
function toUnit(x: readonly Complex[]): readonly Complex[] {
  const largest = x.reduce((best, each) => (Math.hypot(...each) > Math.hypot(...best) ? each : best), [0, 0])
  const size = Math.hypot(...largest)
  const scaled = x.map(([a, b]): Complex => [a / size, b / size])
  const length = Math.sqrt(scaled.reduce((sum, [a, b]) => sum + a * a + b * b, 0))
  const isReal = x.every(([, b]) => b === 0)
  const turn: Complex = isReal ? [1, 0] : [largest[0] / size, -largest[1] / size]
  return scaled.map(each => {
    const [a, b] = times(each, turn)
    return [a / length, each[0] * size === largest[0] && each[1] * size === largest[1] ? 0 : b / length]
  })
}

/**
 * Eigenvalues of a symmetric matrix, the least first, and the eigenvector of each as a column: of such a matrix nothing is
 * left above the diagonal either, so that the turns that lead there are the eigenvectors.
 *
 * @returns undefined where the steps come to no end
 */
export function symmetricEigen(
  matrix: Float64Array,
  n: number,
): { readonly values: Float64Array; readonly vectors: Float64Array } | undefined {
  const { scaled: a, size } = ofModestSize(matrix)
  const v = identity(n)
  reduce(a, n, v)
  if (!triangulate(a, n, v)) return undefined
  for (let k = 0; k < n - 1; k++) if (isPair(a, n, k)) rotate(a, v, n, k, k + 1)
  const order = Array.from({ length: n }, (_, k) => k).sort((i, j) => at(a, i * n + i) - at(a, j * n + j))
  const vectors = new Float64Array(n * n)
  order.forEach((from, to) => {
    const sign = at(v, (n - 1) * n + from) < 0 ? -1 : 1
    for (let i = 0; i < n; i++) vectors[i * n + to] = sign * at(v, i * n + from)
  })
  return { values: Float64Array.from(order, k => at(a, k * n + k) * size), vectors }
}

/** Jacobi's rotation that makes one number beside the diagonal 0. */
function rotate(a: Float64Array, v: Float64Array, n: number, i: number, j: number): void {
  const between = at(a, i * n + j)
  if (between === 0) return
  const theta = (at(a, j * n + j) - at(a, i * n + i)) / (2 * between)
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const c = 1 / Math.hypot(t, 1)
  const s = t * c
  for (let k = 0; k < n; k++) turnPair(a, k * n + i, k * n + j, c, s)
  for (let k = 0; k < n; k++) turnPair(a, i * n + k, j * n + k, c, s)
  for (let k = 0; k < n; k++) turnPair(v, k * n + i, k * n + j, c, s)
  a[i * n + j] = 0
  a[j * n + i] = 0
}

function turnPair(data: Float64Array, p: number, q: number, c: number, s: number): void {
  const [x, y] = [at(data, p), at(data, q)]
  data[p] = c * x - s * y
  data[q] = s * x + c * y
}

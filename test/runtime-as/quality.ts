/** How good random numbers are: statistics of many rows, each in standard deviations of what chance alone does. */
import { streamKey } from '../../abi/index.ts'
import { loadRuntime } from './runtime.ts'

const runtime = loadRuntime()
const key = streamKey(20_240_501, 1)
/** Neurons of a row. */
const rowLength = 4096
const table = runtime.heap + 8 * rowLength
runtime.call('makeZiggurat', table)

/** The cumulative normal distribution: series and continued fraction of Abramowitz & Stegun 26.2.10 and 26.2.14. */
function normalCumulative(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
  if (Math.abs(x) < 3) {
    let term = x
    let sum = x
    for (let n = 3; Math.abs(term) > 1e-17; n += 2) sum += term *= (x * x) / n
    return 0.5 + density * sum
  }
  let fraction = Math.abs(x)
  for (let n = 40; n > 0; n--) fraction = Math.abs(x) + n / fraction
  return x < 0 ? density / fraction : 1 - density / fraction
}

/** Pearson's chi-square of counts, as a standard normal (its degrees of freedom are many). */
function chiSquare(counts: ArrayLike<number>, expected: (bin: number) => number, freedom: number): number {
  let sum = 0
  for (let bin = 0; bin < counts.length; bin++) sum += ((counts[bin] ?? 0) - expected(bin)) ** 2 / expected(bin)
  return (sum - freedom) / Math.sqrt(2 * freedom)
}

/** A grid over the normals. */
const perUnit = 4096
const reach = 8
const gridSize = 2 * reach * perUnit
const gridCell = (x: number): number => Math.min(Math.max(Math.floor((x + reach) * perUnit), 0), gridSize - 1)
const gridCumulative = Float64Array.from({ length: gridSize + 1 }, (_, cell) =>
  normalCumulative(cell / perUnit - reach),
)

/** About equally probable unions of cells of the grid. */
const sides = 120
const sideOf = Uint8Array.from({ length: gridSize }, (_, cell) =>
  Math.min(Math.floor(sides * (gridCumulative[cell] ?? 0)), sides - 1),
)
const sideShare = new Float64Array(sides)
sideOf.forEach((side, cell) => {
  const share = (gridCumulative[cell + 1] ?? 0) - (gridCumulative[cell] ?? 0)
  sideShare[side] = (sideShare[side] ?? 0) + share
})

/** Where layers of the ziggurat end, and halfway between, ascending from 0. */
const layerEdges: readonly number[] = [...Array.from({ length: 512 }, (_, i) => layerEnd(512 - i)), Infinity].flatMap(
  (edge, i, all) => (i === 0 ? [edge] : edge === Infinity ? [edge] : [(edge + (all[i - 1] ?? 0)) / 2, edge]),
)
function layerEnd(layer: number): number {
  return layer === 512 ? 0 : (runtime.f64[table / 8 + 2 * layer] ?? NaN) / 2
}
/** The last bin that begins at or below a place. */
const binFrom = Int32Array.from(
  { length: reach * perUnit },
  (_, cell) => layerEdges.findIndex(edge => edge > cell / perUnit) - 1,
)

/** Hermite's polynomials of degree 1 to 3, which are independent, and their variances. */
const hermite: readonly ((row: Float64Array) => Float64Array)[] = [
  row => row.slice(),
  row => row.map(x => x * x - 1),
  row => row.map(x => x * x * x - 3 * x),
]
const variances = [1, 2, 6]

/** Distances of neurons; neurons n and n + 2 share bits. */
const distances = [1, 2, 3, 4, 8, 16]

export interface NormalQuality {
  /** Of the means of x to x⁴. */
  readonly moments: readonly number[]
  /** Kolmogorov and Smirnov's: above 1.95 once in a thousand samples. */
  readonly kolmogorov: number
  /** How many lie beyond so many sigma, and how many should. */
  readonly tails: readonly { readonly beyond: number; readonly found: number; readonly expected: number }[]
  /** Chi-square of bins between the ends of layers, both signs apart. */
  readonly layers: number
  /** Chi-square of 14 400 cells of neurons that share bits. */
  readonly partners: number
  /** Correlations of degree 1 to 3 of neurons at a distance, and of one neuron in two steps. */
  readonly correlations: Readonly<Record<string, readonly number[]>>
}

/** Draws `steps` rows of 4096 normals and looks at them. */
export function normalQuality(steps: number): NormalQuality {
  const powers = [0, 0, 0, 0]
  const grid = new Float64Array(gridSize)
  const bins = new Float64Array(2 * (layerEdges.length - 1))
  const cells = new Float64Array(sides * sides)
  const products = new Map<string, number[]>()
  const row = runtime.f64.subarray(runtime.heap / 8, runtime.heap / 8 + rowLength)
  let before: readonly Float64Array[] = []
  for (let step = 0; step < steps; step++) {
    runtime.call('fillNormals', runtime.heap, 0, rowLength, BigInt(step), 0, 1 << 12, ...key, table)
    addPowers(powers, row)
    addToGrid(grid, row)
    addToBins(bins, row)
    addToCells(cells, row)
    const now = hermite.map(polynomials => polynomials(row))
    for (const distance of distances) addProducts(products, `${distance} apart`, now, now, distance)
    if (step > 0) addProducts(products, 'a step apart', before, now, 0)
    before = now
  }
  const count = steps * rowLength
  const inUnits = (sum: number, mean: number, variance: number, of: number): number =>
    (sum - of * mean) / Math.sqrt(of * variance)
  return {
    moments: powers.map((sum, i) => inUnits(sum, [0, 1, 0, 3][i] ?? 0, [1, 2, 15, 96][i] ?? 0, count)),
    kolmogorov: kolmogorov(grid, count),
    tails: [3, 3.5, 4, 4.5, 5, 5.5].map(beyond => ({
      beyond,
      found: beyondIn(grid, beyond),
      expected: 2 * count * normalCumulative(-beyond),
    })),
    layers: chiSquare(bins, bin => count * binShare(bin >> 1), bins.length - 1),
    partners: chiSquare(
      cells,
      cell => (count / 2) * (sideShare[Math.floor(cell / sides)] ?? 0) * (sideShare[cell % sides] ?? 0),
      cells.length - 1,
    ),
    correlations: Object.fromEntries(
      Array.from(products, ([name, sums]) => {
        const distance = Number.parseInt(name, 10)
        const pairs = Number.isNaN(distance) ? (steps - 1) * rowLength : steps * (rowLength - distance)
        return [name, sums.map((sum, i) => inUnits(sum, 0, (variances[i] ?? 0) ** 2, pairs))]
      }),
    ),
  }
}

function addPowers(powers: number[], row: Float64Array): void {
  let [one, two, three, four] = [0, 0, 0, 0]
  for (const x of row) {
    const square = x * x
    one += x
    two += square
    three += square * x
    four += square * square
  }
  for (const [i, sum] of [one, two, three, four].entries()) powers[i] = (powers[i] ?? 0) + sum
}

function addToGrid(grid: Float64Array, row: Float64Array): void {
  for (const x of row) {
    const cell = gridCell(x)
    grid[cell] = (grid[cell] ?? 0) + 1
  }
}

function addToBins(bins: Float64Array, row: Float64Array): void {
  for (const x of row) {
    const size = Math.abs(x)
    let bin = binFrom[Math.min(Math.floor(size * perUnit), binFrom.length - 1)] ?? 0
    while ((layerEdges[bin + 1] ?? Infinity) <= size) bin++
    const signed = 2 * bin + (x < 0 ? 1 : 0)
    bins[signed] = (bins[signed] ?? 0) + 1
  }
}

function binShare(bin: number): number {
  const [from = 0, to = 0] = layerEdges.slice(bin, bin + 2)
  return normalCumulative(-from) - (to === Infinity ? 0 : normalCumulative(-to))
}

function addToCells(cells: Float64Array, row: Float64Array): void {
  for (let n = 0; n < row.length; n += n & 1 ? 3 : 1) {
    const cell = sides * (sideOf[gridCell(row[n] ?? 0)] ?? 0) + (sideOf[gridCell(row[n + 2] ?? 0)] ?? 0)
    cells[cell] = (cells[cell] ?? 0) + 1
  }
}

function addProducts(
  products: Map<string, number[]>,
  name: string,
  from: readonly Float64Array[],
  to: readonly Float64Array[],
  distance: number,
): void {
  const sums = products.get(name) ?? [0, 0, 0]
  products.set(name, sums)
  for (const [degree, a] of from.entries()) sums[degree] = (sums[degree] ?? 0) + dot(a, to[degree] ?? a, distance)
}

function dot(a: Float64Array, b: Float64Array, distance: number): number {
  let sum = 0
  for (let i = distance; i < b.length; i++) sum += (a[i - distance] ?? 0) * (b[i] ?? 0)
  return sum
}

/** The cells are so narrow that looking at their ends is enough. */
function kolmogorov(grid: Float64Array, count: number): number {
  let sum = 0
  let worst = 0
  grid.forEach((found, cell) => {
    sum += found
    worst = Math.max(worst, Math.abs(sum / count - (gridCumulative[cell + 1] ?? 0)))
  })
  return worst * Math.sqrt(count)
}

function beyondIn(grid: Float64Array, beyond: number): number {
  let sum = 0
  for (let cell = gridCell(beyond); cell < gridSize; cell++) sum += (grid[cell] ?? 0) + (grid[gridSize - 1 - cell] ?? 0)
  return sum
}

export interface BitQuality {
  /** Chi-square of the values of each byte of a block, all together. */
  readonly bytes: number
  /** The bit of a block that is set too often or too seldom. */
  readonly worstBit: number
}

/** Looks at blocks of Philox as they are, and at what differs from the block beside, and from that of the step before. */
export function bitQuality(steps: number): Readonly<Record<'alone' | 'beside' | 'before', BitQuality>> {
  const bytes = 8 * rowLength
  const row = new Uint8Array(runtime.f64.buffer, runtime.heap, bytes)
  const before = new Uint8Array(bytes)
  const counts = {
    alone: new Float64Array(64 * 256),
    beside: new Float64Array(64 * 256),
    before: new Float64Array(64 * 256),
  }
  const add = (to: Float64Array, at: number, byte: number): void => {
    const bin = ((at & 63) << 8) | byte
    to[bin] = (to[bin] ?? 0) + 1
  }
  for (let step = 0; step < steps; step++) {
    runtime.call('fillBlocks', runtime.heap, runtime.heap + bytes, 0, BigInt(step), 0, 2 << 12, ...key)
    for (let at = 0; at < bytes; at++) {
      const byte = row[at] ?? 0
      add(counts.alone, at, byte)
      // every second block, so that no block is in two pairs
      if (at & 64) add(counts.beside, at, byte ^ (row[at - 64] ?? 0))
      if (step & 1) add(counts.before, at, byte ^ (before[at] ?? 0))
    }
    before.set(row)
  }
  return { alone: bitsOf(counts.alone), beside: bitsOf(counts.beside), before: bitsOf(counts.before) }
}

function bitsOf(counts: Float64Array): BitQuality {
  const blocks = counts.reduce((sum, found) => sum + found, 0) / 64
  let worstBit = 0
  for (let bit = 0; bit < 512; bit++) {
    let set = 0
    for (let byte = 0; byte < 256; byte++) if ((byte >> (bit & 7)) & 1) set += counts[((bit >> 3) << 8) | byte] ?? 0
    worstBit = Math.max(worstBit, Math.abs(set - blocks / 2) / Math.sqrt(blocks / 4))
  }
  return { bytes: chiSquare(counts, () => blocks / 256, 64 * 255), worstBit }
}

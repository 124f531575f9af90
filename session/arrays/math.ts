/**
 * The elementary functions a script's numbers go through: those of compiled modules, so that a value computed by the
 * script and one computed by a simulation agree to the last bit.
 */
import type { ByteLoop } from './byte-loops.ts'
import type { BothMapLoop, MapLoop, PairLoop, PairLoops, SingleTestLoop, TestLoop } from './float-loops.ts'

export interface ScalarMath {
  exp(x: number): number
  expm1(x: number): number
  log(x: number): number
  log2(x: number): number
  log10(x: number): number
  log1p(x: number): number
  sin(x: number): number
  cos(x: number): number
  tan(x: number): number
  arcsin(x: number): number
  arccos(x: number): number
  arctan(x: number): number
  sinh(x: number): number
  cosh(x: number): number
  tanh(x: number): number
  arcsinh(x: number): number
  arccosh(x: number): number
  arctanh(x: number): number
  exprel(x: number): number
  pow(x: number, y: number): number
  /** The same functions of rows of numbers, bit by bit, as far as they have such a form. */
  readonly rows: Readonly<Record<RowFunction, MapLoop>> & {
    readonly pow: PairLoop
    readonly arctan2: PairLoop
  } & Choices &
    Tests &
    Arithmetic &
    Plain
  readonly lines: LongLines
}

/** What lines of numbers come to, and rows that follow one another, without a look at one number after the other. */
export interface LongLines {
  /** The sum in pairs, as numpy adds. */
  readonly sum: (line: Float64Array) => number
  /** The same of the squares of what numbers differ by from one. */
  readonly squares: (line: Float64Array, middle: number) => number
  /** The sum of the products of two lines. */
  readonly products: (x: Float64Array, y: Float64Array) => number
  /** Numbers times a single one are added to the result. */
  readonly addMultiples: PairLoop
  /** The greatest number, by the other sign the least; NaN if there is one. Of zeros it is the first. */
  readonly extreme: (line: Float64Array, sign: 1 | -1) => number
  /** Where the first one of it is; not asked of no numbers. */
  readonly placeOfExtreme: (line: Float64Array, sign: 1 | -1) => number
  /** The same of each of several lines, so long, that stand one behind the other. */
  readonly placesOfExtremes: (lines: Float64Array, length: number, sign: 1 | -1, result: Float64Array) => void
  /** Every row is added to the result, or compared with it. */
  readonly addRows: (result: Float64Array, rows: Float64Array) => void
  readonly greatestRows: (result: Float64Array, rows: Float64Array) => void
  readonly leastRows: (result: Float64Array, rows: Float64Array) => void
  readonly singles: LongSingles
}

/** The same of numbers of single precision, computed in that precision. */
export interface LongSingles {
  readonly sum: (line: Float32Array) => number
  /** Of the products of two lines, as doubles. */
  readonly products: (x: Float32Array, y: Float32Array) => number
  readonly squares: (line: Float32Array, middle: number) => number
  readonly extreme: (line: Float32Array, sign: 1 | -1) => number
  readonly placeOfExtreme: (line: Float32Array, sign: 1 | -1) => number
  readonly addRows: (result: Float32Array, rows: Float32Array) => void
  readonly greatestRows: (result: Float32Array, rows: Float32Array) => void
  readonly leastRows: (result: Float32Array, rows: Float32Array) => void
}

/**
 * What is chosen of numbers and truths. JavaScript has branches for it only, which random numbers take at random, and no
 * instructions for many bytes; long rows go through the runtime's.
 */
export interface Choices {
  readonly maximum: PairLoops
  readonly minimum: PairLoops
  readonly sign: MapLoop
  /** Between the least and the most, neither of which is NaN; of single precision where the numbers are. */
  readonly clamp: (least: number, most: number) => BothMapLoop
  /** Rounded to fractions of 1: as numpy does, in the precision of the numbers. */
  readonly roundedBy: (factor: number) => MapLoop
  readonly bothHold: ByteLoop
  readonly oneHolds: ByteLoop
  readonly theyDiffer: ByteLoop
}

/** What holds of numbers, where a single one serves all of a row. */
export interface Tests {
  readonly less: TestLoop
  readonly lessEqual: TestLoop
  readonly equal: TestLoop
  readonly notEqual: TestLoop
  readonly areNaN: SingleTestLoop
  readonly areFinite: SingleTestLoop
  readonly areInfinite: SingleTestLoop
  readonly areZero: SingleTestLoop
  readonly areOther: SingleTestLoop
}

/** Arithmetic in the precision of the operands. */
export interface Arithmetic {
  readonly add: PairLoops
  readonly subtract: PairLoops
  readonly multiply: PairLoops
  readonly divide: PairLoops
}

/** What JavaScript does to doubles itself, and vectors to numbers of single precision. */
export interface Plain {
  readonly absolute: MapLoop
  readonly negative: MapLoop
  readonly square: PairLoops
  readonly squareRoot: BothMapLoop
  readonly floor: MapLoop
  readonly ceil: MapLoop
  readonly truncate: MapLoop
  /** To the nearest whole number. */
  readonly round: MapLoop
}

/** Functions that rows of numbers go through faster than single ones. */
export type RowFunction = (typeof rowFunctions)[number]
export const rowFunctions = [
  'exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'sin', 'cos', 'tan', 'arcsin', 'arccos', 'arctan', 'sinh', 'cosh',
  'tanh', 'exprel',
] as const // prettier-ignore

/** Python's and numpy's `//` on floats: the quotient rounded down, exact where it is a whole number. */
export function floorDivide(x: number, y: number): number {
  if (y === 0) return x / y
  if (!Number.isFinite(x) || Number.isNaN(y)) return Number.NaN
  const rest = x % y
  // Less one only now: taken from x, a remainder of the divisor's sign would be infinite where the divisor is.
  const quotient = (x - rest) / y - Number(isOpposite(rest, y))
  if (quotient === 0) return x / y < 0 || Object.is(x / y, -0) ? -0 : 0
  const floor = Math.floor(quotient)
  return quotient - floor > 0.5 ? floor + 1 : floor
}

/** Python's and numpy's `%` on floats: it has the sign of the divisor. */
export function floorModulo(x: number, y: number): number {
  const rest = x % y
  if (rest === 0) return y < 0 || Object.is(y, -0) ? -0 : 0
  return isOpposite(rest, y) ? rest + y : rest
}

function isOpposite(rest: number, y: number): boolean {
  return rest !== 0 && rest < 0 !== y < 0
}

/** The angle of the point (x, y), from −π to π. */
export function angleOf(y: number, x: number, math: Pick<ScalarMath, 'arctan'>): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN
  const negative = y < 0 || Object.is(y, -0)
  const backwards = x < 0 || Object.is(x, -0)
  const [rise, run] = [Math.abs(y), Math.abs(x)]
  let angle: number
  if (rise === 0) angle = 0
  else if (rise === Infinity) angle = run === Infinity ? Math.PI / 4 : Math.PI / 2
  else angle = rise <= run ? math.arctan(rise / run) : Math.PI / 2 - math.arctan(run / rise)
  if (backwards) angle = Math.PI - angle
  return negative ? -angle : angle
}

/** √(x² + y²) without overflow on the way. */
export function hypotenuse(x: number, y: number): number {
  const [a, b] = [Math.abs(x), Math.abs(y)]
  if (a === Infinity || b === Infinity) return Infinity
  const longer = Math.max(a, b)
  if (longer === 0 || Number.isNaN(longer)) return longer
  if (longer < 1e150 && longer > 1e-150) return Math.sqrt(a * a + b * b)
  return longer * Math.sqrt((a / longer) * (a / longer) + (b / longer) * (b / longer))
}

/** The cube root: a power, set right by one step of Newton's. */
export function cubeRoot(x: number, math: ScalarMath): number {
  if (x === 0 || !Number.isFinite(x)) return x
  const root = math.pow(Math.abs(x), 1 / 3)
  const nearer = root - (root - Math.abs(x) / (root * root)) / 3
  return x < 0 ? -nearer : nearer
}

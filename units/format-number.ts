import { exponentText, shortestDecimal } from './python-float.ts'
import { exactDigits, positionalDigits, scientificDigits, type Digits, type Shortest } from './round-decimal.ts'

/** Writes one element, in the width and notation common to all elements shown. */
export type Formatter = (x: number) => string

/** How numbers are held, and so how they look: floats with a point, integers without, `True` and `False`. */
export type NumberType = 'float' | 'integer' | 'boolean'

/**
 * The common notation for the elements of an array, by the rules of numpy's array printing: scientific if a magnitude
 * is 1e8 or more, below 1e-4, or a thousand times another; points aligned; width as little as possible.
 */
export function commonFormat(
  shown: readonly number[],
  type: NumberType,
  { alone, ...floats }: FloatNotation & { readonly alone: boolean },
): Formatter {
  switch (type) {
    case 'boolean':
      return x => (x === 0 ? 'False' : alone ? 'True' : ' True')
    case 'integer': {
      const width = shown.reduce((most, x) => Math.max(most, integerText(x).length), 0)
      return x => integerText(x).padStart(width)
    }
    case 'float':
      return floatFormat(shown, floats)
  }
}

/** All digits of an integer, however large. */
export function integerText(x: number): string {
  return Number.isInteger(x) && !Number.isSafeInteger(x) ? String(BigInt(x)) : String(x)
}

/** How floats are written. */
export interface FloatNotation {
  /** Most decimals. */
  readonly precision: number
  /** The digits that tell a float from others of its type. */
  readonly shortest?: Shortest
  /** From this magnitude on all have an exponent; 1e8 unless given. */
  readonly largest?: number
  /** Small magnitudes, and those far from one another, are written without exponents. */
  readonly suppress?: boolean
  /** What is written for what is no number, and for what is infinite. */
  readonly nan?: string
  readonly infinity?: string
}

function floatFormat(
  shown: readonly number[],
  {
    precision,
    shortest = shortestDecimal,
    largest = 1e8,
    suppress = false,
    nan = 'nan',
    infinity = 'inf',
  }: FloatNotation,
): Formatter {
  const finite = shown.filter(x => Number.isFinite(x))
  const scientific = needsExponent(finite, largest, suppress)
  const digitsOf = scientific ? scientificDigits : positionalDigits
  const parts = finite.map(x => digitsOf(x, precision, shortest))
  const fraction = longest(parts.map(part => part.fraction))
  const power = longest(parts.map(part => String(Math.abs(part.exponent ?? 0))))
  const exponentOf = (digits: Digits): string => `e${exponentText(digits.exponent ?? 0, power)}`
  const right = scientific ? fraction + longest(parts.map(exponentOf)) : fraction
  const hasInfinite = shown.some(x => !Number.isFinite(x) && !Number.isNaN(x))
  const special = Math.max(
    shown.some(x => Number.isNaN(x)) ? nan.length : 0,
    hasInfinite ? infinity.length + (shown.includes(-Infinity) ? 1 : 0) : 0,
  )
  // Without finite elements there is no point to make room for.
  const taken = parts.length > 0 ? right + 1 : 0
  const left = Math.max(longest(parts.map(part => part.whole)), special - taken)

  return x => {
    if (!Number.isFinite(x)) return (Number.isNaN(x) ? nan : `${x < 0 ? '-' : ''}${infinity}`).padStart(left + taken)
    const part = scientific ? exactDigits(x, fraction) : positionalDigits(x, precision, shortest)
    const tail = scientific
      ? part.fraction.padEnd(fraction, '0') + exponentOf(part)
      : part.fraction.padEnd(fraction, ' ')
    return `${part.whole.padStart(left)}.${tail}`
  }
}

function needsExponent(finite: readonly number[], largest: number, suppress: boolean): boolean {
  let least = Infinity
  let most = 0
  for (const x of finite) {
    if (x === 0) continue
    least = Math.min(least, Math.abs(x))
    most = Math.max(most, Math.abs(x))
  }
  return most > 0 && (most >= largest || (!suppress && (least < 1e-4 || most / least > 1000)))
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, text.length), 0)
}

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
  { precision, alone, shortest }: { precision: number; alone: boolean; shortest?: Shortest },
): Formatter {
  switch (type) {
    case 'boolean':
      return x => (x === 0 ? 'False' : alone ? 'True' : ' True')
    case 'integer': {
      const width = shown.reduce((most, x) => Math.max(most, integerText(x).length), 0)
      return x => integerText(x).padStart(width)
    }
    case 'float':
      return floatFormat(shown, precision, shortest)
  }
}

/** All digits of an integer, however large. */
export function integerText(x: number): string {
  return Number.isInteger(x) && !Number.isSafeInteger(x) ? String(BigInt(x)) : String(x)
}

function floatFormat(shown: readonly number[], precision: number, shortest: Shortest = shortestDecimal): Formatter {
  const finite = shown.filter(x => Number.isFinite(x))
  const scientific = needsExponent(finite)
  const digitsOf = scientific ? scientificDigits : positionalDigits
  const parts = finite.map(x => digitsOf(x, precision, shortest))
  const fraction = longest(parts.map(part => part.fraction))
  const power = longest(parts.map(part => String(Math.abs(part.exponent ?? 0))))
  const exponentOf = (digits: Digits): string => `e${exponentText(digits.exponent ?? 0, power)}`
  const right = scientific ? fraction + longest(parts.map(exponentOf)) : fraction
  const hasInfinite = shown.some(x => !Number.isFinite(x) && !Number.isNaN(x))
  const special = Math.max(
    shown.some(x => Number.isNaN(x)) ? 3 : 0,
    hasInfinite ? 3 + (shown.includes(-Infinity) ? 1 : 0) : 0,
  )
  // Without finite elements there is no point to make room for.
  const taken = parts.length > 0 ? right + 1 : 0
  const left = Math.max(longest(parts.map(part => part.whole)), special - taken)

  return x => {
    if (!Number.isFinite(x)) return specialText(x).padStart(left + taken)
    const part = scientific ? exactDigits(x, fraction) : positionalDigits(x, precision, shortest)
    const tail = scientific
      ? part.fraction.padEnd(fraction, '0') + exponentOf(part)
      : part.fraction.padEnd(fraction, ' ')
    return `${part.whole.padStart(left)}.${tail}`
  }
}

function needsExponent(finite: readonly number[]): boolean {
  let least = Infinity
  let most = 0
  for (const x of finite) {
    if (x === 0) continue
    least = Math.min(least, Math.abs(x))
    most = Math.max(most, Math.abs(x))
  }
  return most > 0 && (most >= 1e8 || least < 1e-4 || most / least > 1000)
}

function specialText(x: number): string {
  if (Number.isNaN(x)) return 'nan'
  return x > 0 ? 'inf' : '-inf'
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, text.length), 0)
}

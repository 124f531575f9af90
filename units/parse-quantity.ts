import { dimensionless } from './dimension.ts'
import type { NumberType } from './format-number.ts'
import { allUnitNames, unitNamed, unitWithSymbol } from './names.ts'
import { divideQuantities, multiplyQuantities, type Quantity } from './quantity.ts'
import { divideUnits, multiplyUnits, powerUnit, type Unit } from './unit.ts'

export interface ParsedQuantity {
  readonly kind: 'quantity'
  readonly quantity: Quantity
  /** `5` is an integer, `5.0` and `1e6` are floats, `True` is a boolean; with a unit it is always a float. */
  readonly type: NumberType
  /** What it was written in, if in units: `ms`, `mV/ms`. */
  readonly unit?: Unit
}

export interface QuantityError {
  readonly kind: 'error'
  readonly error: string
  /** The guilty part, as offsets into the text. */
  readonly start: number
  readonly end: number
  /** The word that is no unit, and the words it may have been meant to be. */
  readonly unknown?: { readonly word: string; readonly candidates: Iterable<string> }
}

type TokenKind = 'number' | 'word' | 'operator' | 'other'

interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly start: number
}

/** A factor: what it is worth, and the unit if it is one. */
interface Factor {
  readonly quantity: Quantity
  readonly type: NumberType
  readonly unit?: Unit
  /** Index of the next token. */
  readonly next: number
}

const HOW = "write it as 100ms, '100 ms' or '100*ms'"
const TOKEN =
  /(?<number>(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<operator>\*\*|[*/+-])|\S/gu
const WORDS: ReadonlyMap<string, readonly [value: number, type: NumberType]> = new Map([
  ['inf', [Infinity, 'float']],
  ['nan', [NaN, 'float']],
  ['True', [1, 'boolean']],
  ['False', [0, 'boolean']],
])

/**
 * Reads a quantity as the command line and the TypeScript API take it: a number, then units with `*`, `/`, `**`:
 * `100ms`, `100 ms`, `100*ms`, `-70*mV`, `1e6`, `5`, `3*mV/ms`, `2/second`. Symbols of units serve as well as
 * the names scripts use (`1 s`, `5 V`). Values are computed from left to right, as a script would.
 */
export function parseQuantity(text: string): ParsedQuantity | QuantityError {
  const tokens = tokensOf(text)
  let at = 0
  let negative = false
  for (; isOperator(tokens[at], '+') || isOperator(tokens[at], '-'); at++) {
    if (isOperator(tokens[at], '-')) negative = !negative
  }
  const first = factor(tokens, at, text)
  if ('kind' in first) return first
  let { quantity, type, unit } = first
  if (negative) quantity = { ...quantity, value: -quantity.value }
  if (type === 'boolean' && first.next > 1) type = 'integer'
  at = first.next

  while (at < tokens.length) {
    const token = tokens[at]
    const divides = isOperator(token, '/')
    const isBeside = at === first.next && token?.kind === 'word' && first.unit === undefined
    if (!divides && !isBeside && !isOperator(token, '*'))
      return failure(token, text, `did not expect '${brief(token?.text ?? '')}'`)
    const other = factor(tokens, isBeside ? at : at + 1, text)
    if ('kind' in other) return other
    quantity = (divides ? divideQuantities : multiplyQuantities)(quantity, other.quantity)
    unit = combined(unit, other.unit, divides)
    type = 'float'
    at = other.next
  }
  return { kind: 'quantity', quantity: { ...quantity, type }, type, ...(unit && { unit }) }
}

function factor(tokens: readonly Token[], at: number, text: string): Factor | QuantityError {
  const token = tokens[at]
  if (token === undefined) return failure(token, text, at === 0 ? 'expected a quantity' : 'expected a number or a unit')
  if (token.kind === 'number') {
    const type: NumberType = /^[\d_]+$/.test(token.text) ? 'integer' : 'float'
    if (isOperator(tokens[at + 1], '**')) return failure(tokens[at + 1], text, 'only units may be raised to a power')
    return { ...plainFactor(Number(token.text.replaceAll('_', '')), type), next: at + 1 }
  }
  if (token.kind !== 'word') return failure(token, text, `did not expect '${brief(token.text)}'`)
  const word = WORDS.get(token.text)
  if (word !== undefined) return { ...plainFactor(...word), next: at + 1 }
  const unit = unitNamed(token.text) ?? unitWithSymbol(token.text)
  if (unit === undefined) {
    const { error, ...rest } = failure(token, text, `'${brief(token.text)}' is not a unit`)
    return { ...rest, error, unknown: { word: token.text, candidates: allUnitNames() } }
  }
  if (!isOperator(tokens[at + 1], '**')) return unitFactor(unit, at + 1)
  return raised(unit, tokens, at + 2, text)
}

function raised(unit: Unit, tokens: readonly Token[], at: number, text: string): Factor | QuantityError {
  const negative = isOperator(tokens[at], '-')
  const token = tokens[negative ? at + 1 : at]
  if (token?.kind !== 'number') return failure(token, text, 'expected a number as the exponent')
  const power = Number(token.text.replaceAll('_', ''))
  return unitFactor(powerUnit(unit, negative ? -power : power), at + (negative ? 2 : 1))
}

function unitFactor(unit: Unit, next: number): Factor {
  return { quantity: { value: unit.value, dimension: unit.dimension }, type: 'float', unit, next }
}

function plainFactor(value: number, type: NumberType): Omit<Factor, 'next'> {
  return { quantity: { value, dimension: dimensionless, type }, type }
}

function combined(unit: Unit | undefined, other: Unit | undefined, divides: boolean): Unit | undefined {
  if (other === undefined) return unit
  if (unit === undefined) return divides ? powerUnit(other, -1) : other
  return (divides ? divideUnits : multiplyUnits)(unit, other)
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), match => {
    const [start, words] = [match.index, match.groups ?? {}]
    const kind = (['number', 'word', 'operator'] as const).find(name => words[name] !== undefined) ?? 'other'
    return { kind, text: match[0], start }
  })
}

function isOperator(token: Token | undefined, text: string): boolean {
  return token?.kind === 'operator' && token.text === text
}

function failure(token: Token | undefined, text: string, problem: string): QuantityError {
  const start = token?.start ?? text.length
  const end = start + (token?.text.length ?? 0)
  return { kind: 'error', error: `cannot read '${brief(text)}' as a quantity: ${problem}; ${HOW}`, start, end }
}

function brief(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

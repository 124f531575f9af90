/** Strings, bytes, lists and tuples added and repeated. */
import type { BinaryOperator } from '../../compiler/grammar/ast.ts'
import { concatenate, type SourceText } from '../../diagnostics/index.ts'
import { at } from '../arrays/array.ts'
import { PythonError } from './python-error.ts'
import { requireLength } from './sequence-limit.ts'
import { typeName } from './types.ts'
import { bytes, isBytes, list, tuple, type Value } from './values.ts'

/**
 * `a + b`, `a * 3` or `3 * a`; undefined for everything else.
 *
 * @throws PythonError TypeError for a sequence added to another kind, MemoryError for what gets too long
 */
export function sequences(operator: BinaryOperator, a: Value, b: Value): Value | undefined {
  if (operator === '*') {
    if (countOf(a) !== undefined || countOf(b) !== undefined) return repeatedSequence(a, b)
    const [sequence, other] = isSequence(a) ? [a, b] : [b, a]
    if (!isSequence(sequence)) return undefined
    throw new PythonError('TypeError', `can't multiply sequence by non-int of type '${typeName(other)}'`)
  }
  if (operator === '+' && typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    if (a.kind === 'str' && b.kind === 'str') return { kind: 'str', text: joined(a.text, b.text) }
    if (a.kind === 'bytes' && b.kind === 'bytes') {
      requireLength(a.text.length + b.text.length)
      return bytes(a.text + b.text)
    }
    if (a.kind === 'list' && b.kind === 'list') return list(chained(a.items, b.items))
    if (a.kind === 'tuple' && b.kind === 'tuple') return tuple(chained(a.items, b.items))
  }
  if (operator === '+' && isBytes(a)) throw new PythonError('TypeError', `can't concat ${typeName(b)} to bytes`)
  if (operator === '+' && typeof a === 'object' && a !== null && ['str', 'list', 'tuple'].includes(a.kind)) {
    throw new PythonError('TypeError', `can only concatenate ${typeName(a)} (not "${typeName(b)}") to ${typeName(a)}`)
  }
  return undefined
}

/** A sequence so many times; undefined for what is none, and where nothing is a number of times. */
export function repeatedSequence(a: Value, b: Value): Value | undefined {
  const times = countOf(b)
  if (times !== undefined) return repeat(a, times)
  const count = countOf(a)
  return count === undefined ? undefined : repeat(b, count)
}

function isSequence(value: Value): boolean {
  return typeof value === 'object' && value !== null && ['str', 'bytes', 'list', 'tuple'].includes(value.kind)
}

/** How often a value repeats a sequence, one of numpy's integers too. */
export function countOf(value: Value): number | undefined {
  if (typeof value === 'bigint' || typeof value === 'boolean') return Math.max(0, Number(value))
  if (typeof value !== 'object' || value?.kind !== 'array' || value.shape.length > 0) return undefined
  return value.type === 'integer' ? Math.max(0, at(value, 0)) : undefined
}

function repeat(value: Value, times: number): Value | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  switch (value.kind) {
    case 'str': {
      const { text, pieces } = value.text
      requireLength(text.length * times)
      if (times === 1) return value
      return { kind: 'str', text: { text: text.repeat(times), pieces: times === 0 ? [] : pieces } }
    }
    case 'bytes':
      requireLength(value.text.length * times)
      return bytes(value.text.repeat(times))
    case 'list':
      return list(repeated(value.items, times))
    case 'tuple':
      return tuple(repeated(value.items, times))
    default:
      return undefined
  }
}

function repeated(items: readonly Value[], times: number): Value[] {
  requireLength(items.length * times)
  const result: Value[] = []
  for (let k = 0; k < times; k++) for (const item of items) result.push(item)
  return result
}

function chained(a: readonly Value[], b: readonly Value[]): Value[] {
  requireLength(a.length + b.length)
  return [...a, ...b]
}

/** Pieces beyond this many are forgotten, so that a text grown bit by bit does not take ever longer to grow. */
const mostPieces = 256

function joined(a: SourceText, b: SourceText): SourceText {
  requireLength(a.text.length + b.text.length)
  const text = concatenate([a, b])
  return text.pieces.length <= mostPieces ? text : { text: text.text, pieces: text.pieces.slice(0, mostPieces) }
}

import type { SavedArray } from './recording.ts'

const atOnce = 4096

/**
 * Arrays as JSON: `{ "statemon.v": { "unit": "V", "values": [[…], […]] } }`, in pieces, since one text of it all may be
 * longer than a string can be. JSON has no nan and no infinities: they are null.
 */
export function* jsonPieces(arrays: readonly SavedArray[]): Generator<string> {
  yield '{'
  for (const [index, { key, unit, shape, values }] of arrays.entries()) {
    yield `${index === 0 ? '' : ','}\n  ${JSON.stringify(key)}: {"unit": ${JSON.stringify(unit)}, "values": `
    const [rows = 0, length] = shape
    if (length === undefined) yield* list(values, 0, rows)
    else {
      yield '['
      for (let row = 0; row < rows; row++) {
        if (row > 0) yield ', '
        yield* list(values, row * length, length)
      }
      yield ']'
    }
    yield '}'
  }
  yield '\n}\n'
}

function* list(values: ArrayLike<number>, from: number, length: number): Generator<string> {
  yield '['
  for (let at = 0; at < length; at += atOnce) {
    const numbers: string[] = []
    for (let k = at; k < Math.min(at + atOnce, length); k++) numbers.push(jsonNumber(values[from + k] ?? NaN))
    yield `${at === 0 ? '' : ', '}${numbers.join(', ')}`
  }
  yield ']'
}

function jsonNumber(value: number): string {
  if (Object.is(value, -0)) return '-0.0'
  return Number.isFinite(value) ? String(value) : 'null'
}

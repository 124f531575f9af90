import type { Diagnostic, SourceText } from '../../diagnostics/index.ts'
import { concatenate, error, sliceText, spanOf } from '../../diagnostics/index.ts'
import { limits } from './reading-limits.ts'

/** What is told when a literal is faulty. */
export type Complain = (diagnostic: Diagnostic) => void

/** How the inside of a string is to be read. */
export interface StringManner {
  readonly raw: boolean
  readonly bytes: boolean
  /** In an f-string `{{` is a brace. */
  readonly formatted: boolean
}

const simpleEscapes: Readonly<Record<string, string>> = {
  '\n': '',
  '\r': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/**
 * The value of the characters `start…end` between the quotes of a literal, escapes resolved, line ends as `\n`; its
 * pieces point at where its characters stand.
 */
export function stringValue(
  text: SourceText,
  start: number,
  end: number,
  { raw, bytes, formatted }: StringManner,
  complain: Complain,
): SourceText {
  const inside = text.text.slice(start, end)
  if (!/[\\\r]/.test(inside) && !(formatted && /\{\{|\}\}/.test(inside))) return sliceText(text, start, end)
  const parts: SourceText[] = []
  let plain = start
  let at = start
  const replace = (length: number, value: string): void => {
    if (at > plain) parts.push(sliceText(text, plain, at))
    const { source, start: from } = spanOf(text, at, at + 1)
    parts.push({ text: value, pieces: value === '' ? [] : [{ at: 0, length: 1, source, start: from }] })
    at += length
    plain = at
  }
  while (at < end) {
    const mark = text.text[at]
    const next = text.text[at + 1] ?? ''
    if (mark === '\r') replace(next === '\n' ? 2 : 1, '\n')
    else if (formatted && (mark === '{' || mark === '}') && next === mark) replace(2, mark)
    else if (mark !== '\\') at++
    else if (raw) at += next === '\r' ? 1 : 2
    else if (next in simpleEscapes) {
      replace(next === '\r' && text.text[at + 2] === '\n' ? 3 : 2, simpleEscapes[next] ?? '')
    } else {
      const escape = codeEscape(text, at, Math.min(end, at + 12), bytes, complain)
      if (escape === undefined) at += 2
      else replace(escape.length, escape.value)
    }
  }
  if (end > plain) parts.push(sliceText(text, plain, end))
  return concatenate(parts)
}

const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

function codeEscape(
  text: SourceText,
  at: number,
  end: number,
  bytes: boolean,
  complain: Complain,
): { length: number; value: string } | undefined {
  const rest = text.text.slice(at + 1, end)
  const octal = /^[0-7]{1,3}/.exec(rest)?.[0]
  if (octal !== undefined) return { length: 1 + octal.length, value: String.fromCharCode(parseInt(octal, 8)) }
  const letter = rest[0] ?? ''
  if (letter === 'N' && !bytes) {
    complain(
      error('unsupported', spanOf(text, at, at + 2), "'\\N{…}' is Python, not yet Hillock", {
        help: 'write the character itself',
      }),
    )
    return undefined
  }
  const wanted = bytes && letter !== 'x' ? undefined : hexDigits[letter]
  if (wanted === undefined) return undefined
  const found = /^[0-9a-fA-F]*/.exec(rest.slice(1, 1 + wanted))?.[0] ?? ''
  const code = parseInt(found, 16)
  if (found.length < wanted || code > 0x10ffff) {
    const what =
      found.length < wanted ? `'\\${letter}' needs ${wanted} hexadecimal digits` : 'there is no such character'
    complain(error('syntax', spanOf(text, at, at + 2 + found.length), what))
    return undefined
  }
  return { length: 2 + wanted, value: String.fromCodePoint(code) }
}

/** A number as written. */
export interface NumberValue {
  readonly integer: boolean
  readonly imaginary: boolean
  readonly text: string
  readonly value: number
}

const radixNumber = /^0(?:x(?:_?[0-9a-f])+|o(?:_?[0-7])+|b(?:_?[01])+)$/i
const decimalNumber = /^(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?j?$/i

/** What a number's characters say, or why they say nothing. */
export function numberValue(image: string): NumberValue | { readonly message: string; readonly help?: string } {
  if (image.length > limits.digits) {
    return { message: `a number of ${image.length} characters; at most ${limits.digits} can be read` }
  }
  const text = image.replaceAll('_', '')
  if (radixNumber.test(image)) return { integer: true, imaginary: false, text, value: Number(text) }
  if (!decimalNumber.test(image) || /__|_$|_[.ej]|[.e+-]_/i.test(image)) {
    const [, digits = '', word = ''] = /^([\d.]+)(\p{ID_Start}\p{ID_Continue}*)$/u.exec(image) ?? []
    const help = word === '' ? undefined : `a product needs a '*': ${digits}*${word}`
    return { message: `'${image.slice(0, 40)}' is not a number`, ...(help !== undefined && { help }) }
  }
  const imaginary = /j$/i.test(text)
  const integer = /^\d+$/.test(text)
  if (integer && /^0+[1-9]/.test(text)) {
    return {
      message: 'a whole number cannot begin with 0',
      help: `write ${text.replace(/^0+/, '')}, or 0o${text.replace(/^0+/, '')} for an octal number`,
    }
  }
  return { integer, imaginary, text, value: Number(imaginary ? text.slice(0, -1) : text) }
}

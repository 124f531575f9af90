/** Python's regular expressions as those of JavaScript, where the meaning is the same; everything else is refused. */
import { PythonError, unsupported } from '../../evaluate/python-error.ts'

/** The flags of a pattern by their letters. */
export interface Flags {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
  readonly x: boolean
  readonly a: boolean
}

export interface Translated {
  readonly expression: RegExp
  readonly flags: Flags
  /** Names of groups in order, undefined for those without. */
  readonly names: readonly (string | undefined)[]
}

const word = String.raw`\p{L}\p{N}_`
const classes: Readonly<Record<string, string>> = { d: String.raw`\p{Nd}`, w: word, s: String.raw`\s` }
const asciiClasses: Readonly<Record<string, string>> = { d: '0-9', w: 'A-Za-z0-9_', s: String.raw` \t\n\r\f\v` }
const atEnd = String.raw`(?![\s\S])`
const atStart = String.raw`(?<![\s\S])`

/** @throws PythonError re.error for what is no pattern, and NotImplementedError for what JavaScript has not */
export function translate(pattern: string, given: Flags): Translated {
  const [, letters = ''] = /^\(\?([aimsux]+)\)/.exec(pattern) ?? []
  const flags: Flags = {
    i: given.i || letters.includes('i'),
    m: given.m || letters.includes('m'),
    s: given.s || letters.includes('s'),
    x: given.x || letters.includes('x'),
    a: given.a || letters.includes('a'),
  }
  const reader = new Reader(pattern, letters === '' ? 0 : letters.length + 3, flags)
  const source = reader.read()
  try {
    return { expression: new RegExp(source, `dgu${flags.i ? 'i' : ''}`), flags, names: reader.names }
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown
    throw new PythonError('error', `the pattern '${pattern}' is not a regular expression`)
  }
}

class Reader {
  readonly names: (string | undefined)[] = []
  private readonly pattern: string
  private readonly flags: Flags
  private at: number
  private depth = 0

  constructor(pattern: string, at: number, flags: Flags) {
    this.pattern = pattern
    this.at = at
    this.flags = flags
  }

  read(): string {
    let made = ''
    while (this.at < this.pattern.length) made += this.item()
    if (this.depth > 0) throw this.fault('missing ), unterminated subpattern')
    return made
  }

  private fault(what: string, at = this.at): PythonError {
    return new PythonError('error', `${what} at position ${Math.min(at, this.pattern.length)}`)
  }

  private item(): string {
    const mark = this.pattern[this.at] ?? ''
    switch (mark) {
      case '\\':
        return this.escape()
      case '[':
        return this.set()
      case '(':
        return this.group()
      case ')':
        if (--this.depth < 0) throw this.fault('unbalanced parenthesis')
        this.at++
        return ')'
      case '.':
        this.at++
        return this.flags.s ? String.raw`[\s\S]` : String.raw`[^\n]`
      case '^':
        this.at++
        return this.flags.m ? String.raw`(?<![^\n])` : atStart
      case '$':
        this.at++
        return this.flags.m ? String.raw`(?![^\n])` : String.raw`(?=\n?${atEnd})`
      case '*':
      case '+':
      case '?':
        return this.repeat(mark)
      case '{': {
        const found = /^\{(\d*)(,?)(\d*)\}/.exec(this.pattern.slice(this.at))
        if (found === null || found[0] === '{}' || found[0] === '{,}') {
          this.at++
          return String.raw`\{`
        }
        const [whole, least = '', comma = '', most = ''] = found
        this.at += whole.length
        return this.possessive(`{${least === '' ? '0' : least}${comma}${most}}`)
      }
      case '}':
      case ']':
      case '/':
        this.at++
        return `\\${mark}`
      default:
        return this.plain(mark)
    }
  }

  private plain(mark: string): string {
    if (this.flags.x) {
      if (/\s/.test(mark)) {
        this.at++
        return ''
      }
      if (mark === '#') {
        const end = this.pattern.indexOf('\n', this.at)
        this.at = end < 0 ? this.pattern.length : end + 1
        return ''
      }
    }
    this.at++
    return mark
  }

  private repeat(mark: string): string {
    this.at++
    return this.possessive(mark)
  }

  private possessive(times: string): string {
    if (this.pattern[this.at] === '+') throw unsupported('a possessive repeat in a pattern is Python, not yet Hillock')
    if (this.pattern[this.at] !== '?') return times
    this.at++
    return `${times}?`
  }

  private classOf(letter: string): string {
    return (this.flags.a ? asciiClasses : classes)[letter] ?? ''
  }

  private escape(): string {
    const letter = this.pattern[this.at + 1]
    if (letter === undefined) throw this.fault('bad escape (end of pattern)')
    this.at += 2
    if ('dws'.includes(letter)) return `[${this.classOf(letter)}]`
    if ('DWS'.includes(letter)) return `[^${this.classOf(letter.toLowerCase())}]`
    const inside = `[${this.classOf('w')}]`
    switch (letter) {
      case 'A':
        return atStart
      case 'Z':
        return atEnd
      case 'b':
        return `(?:(?<=${inside})(?!${inside})|(?<!${inside})(?=${inside}))`
      case 'B':
        return `(?:(?<=${inside})(?=${inside})|(?<!${inside})(?!${inside}))`
      default:
    }
    if (/[1-9]/.test(letter)) {
      const digits = /^\d/.test(this.pattern.slice(this.at)) ? letter + (this.pattern[this.at] ?? '') : letter
      if (digits.length > 1) this.at++
      if (Number(digits) > this.names.length)
        throw this.fault(`invalid group reference ${digits}`, this.at - digits.length)
      return `(?:\\${digits})`
    }
    return this.character(letter)
  }

  /** What an escape stands for that is one character. */
  private character(letter: string): string {
    const digits = { x: 2, u: 4, U: 8 }[letter]
    if (digits !== undefined) {
      const code = this.pattern.slice(this.at, this.at + digits)
      if (!/^[\da-f]+$/i.test(code) || code.length < digits)
        throw this.fault(`incomplete escape \\${letter}`, this.at - 2)
      this.at += digits
      return `\\u{${code}}`
    }
    if (letter === '0') {
      const [octal = ''] = /^[0-7]{0,2}/.exec(this.pattern.slice(this.at)) ?? []
      this.at += octal.length
      return `\\u{${parseInt(`0${octal}`, 8).toString(16)}}`
    }
    if ('nrtfv'.includes(letter)) return `\\${letter}`
    if (letter === 'a') return String.raw`\u{7}`
    if (/[a-zA-Z]/.test(letter)) throw this.fault(`bad escape \\${letter}`, this.at - 2)
    return literal(letter)
  }

  private set(): string {
    const start = this.at++
    let made = '['
    if (this.pattern[this.at] === '^') {
      made += '^'
      this.at++
    }
    let first = true
    for (;;) {
      const mark = this.pattern[this.at]
      if (mark === undefined) throw this.fault('unterminated character set', start)
      if (mark === ']' && !first) {
        this.at++
        return `${made}]`
      }
      first = false
      if (mark === '\\') {
        const letter = this.pattern[this.at + 1] ?? ''
        this.at += 2
        if ('dws'.includes(letter) && letter !== '') made += this.classOf(letter)
        else if ('DWS'.includes(letter) && letter !== '') made += negated(letter, this.flags.a)
        else made += letter === 'b' ? String.raw`\u{8}` : this.character(letter)
      } else {
        this.at++
        made += mark === '-' ? this.hyphen() : literal(mark)
      }
    }
  }

  /** A hyphen that is the first or last of a set stands for itself. */
  private hyphen(): string {
    const before = this.pattern[this.at - 2]
    const after = this.pattern[this.at]
    const opens = before === '[' || (before === '^' && this.pattern[this.at - 3] === '[')
    return opens || after === ']' ? String.raw`\-` : '-'
  }

  private group(): string {
    const rest = this.pattern.slice(this.at)
    this.depth++
    const named = /^\(\?P<([^>]*)>/.exec(rest)
    if (named !== null) {
      const [whole, name = ''] = named
      if (!/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name)) throw this.fault(`bad character in group name '${name}'`)
      if (this.names.includes(name)) throw this.fault(`redefinition of group name '${name}'`)
      this.names.push(name)
      this.at += whole.length
      return `(?<${name}>`
    }
    const reference = /^\(\?P=([^)]*)\)/.exec(rest)
    if (reference !== null) {
      const [whole, name = ''] = reference
      if (!this.names.includes(name)) throw this.fault(`unknown group name '${name}'`)
      this.depth--
      this.at += whole.length
      return `(?:\\k<${name}>)`
    }
    const comment = /^\(\?#[^)]*\)/.exec(rest)
    if (comment !== null) {
      this.depth--
      this.at += comment[0].length
      return ''
    }
    for (const opening of ['(?:', '(?=', '(?!', '(?<=', '(?<!']) {
      if (rest.startsWith(opening)) {
        this.at += opening.length
        return opening
      }
    }
    if (rest.startsWith('(?')) {
      throw unsupported(`'${rest.slice(0, 4)}' in a pattern is Python, not yet Hillock`)
    }
    this.names.push(undefined)
    this.at++
    return '('
  }
}

function negated(letter: string, ascii: boolean): string {
  if (letter === 'S') return String.raw`\S`
  if (ascii) throw unsupported(`\\${letter} in a set of an ASCII pattern is Python, not yet Hillock`)
  if (letter === 'D') return String.raw`\P{Nd}`
  throw unsupported(String.raw`\W in a set is Python, not yet Hillock`)
}

/** A character that stands for itself. */
function literal(mark: string): string {
  return /[\p{L}\p{N}_\s]/u.test(mark) ? mark : `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`
}

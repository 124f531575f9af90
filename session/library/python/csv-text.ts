/** Rows of text between separators, as the module `csv` reads and writes them. */
import { PythonError } from '../../evaluate/python-error.ts'

export interface Dialect {
  readonly delimiter: string
  /** Undefined for none. */
  readonly quote: string | undefined
  readonly escape: string | undefined
  /** A quote within quotes is written twice. */
  readonly doubled: boolean
  readonly skipsBlanks: boolean
  readonly end: string
  readonly quoting: Quoting
  /** Whether a text that is not as it should be is refused. */
  readonly strict: boolean
}

export type Quoting = 'minimal' | 'all' | 'others' | 'none'

export interface Field {
  readonly text: string
  readonly quoted: boolean
}

function csvError(message: string): PythonError {
  return new PythonError('Error', message)
}

/** Where in a row the reader is; it is `over` behind the end of a line, where nothing else may stand. */
type State =
  | 'row'
  | 'field'
  | 'inside'
  | 'escaped'
  | 'escaped end'
  | 'quoted'
  | 'escaped in quotes'
  | 'quote in quotes'
  | 'over'

/** Puts rows together from lines; a field within quotes may go on in the next line. */
export class RowReader {
  /** How many lines there were. */
  lines = 0
  readonly #dialect: Dialect
  #state: State = 'row'
  #fields: Field[] = []
  #text = ''
  #isQuoted = false

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  /** The row that ends with a line; undefined where it goes on in the next one. */
  take(line: string): readonly Field[] | undefined {
    this.lines++
    for (const character of line) this.#read(character)
    this.#read(undefined)
    return this.#state === 'row' ? this.#finished() : undefined
  }

  /** What the last line left open; undefined where that is nothing. */
  end(): readonly Field[] | undefined {
    if (this.#text === '' && this.#state !== 'quoted') return undefined
    if (this.#dialect.strict) throw csvError('unexpected end of data')
    this.#close()
    return this.#finished()
  }

  #finished(): readonly Field[] {
    const fields = this.#fields
    this.#fields = []
    this.#state = 'row'
    return fields
  }

  #close(): void {
    this.#fields.push({ text: this.#text, quoted: this.#isQuoted })
    this.#text = ''
    this.#isQuoted = false
  }

  #add(text: string, next: State): void {
    this.#text += text
    this.#state = next
  }

  /** @param character undefined at the end of a line */
  #read(character: string | undefined): void {
    const { quote, escape, doubled, quoting } = this.#dialect
    const isQuote = character !== undefined && character === quote && quoting !== 'none'
    switch (this.#state) {
      case 'row':
        if (character === undefined) return
        if (isLineEnd(character)) this.#state = 'over'
        else this.#begin(character)
        return
      case 'field':
        this.#begin(character)
        return
      case 'escaped':
        this.#add(character ?? '\n', character !== undefined && isLineEnd(character) ? 'escaped end' : 'inside')
        return
      case 'escaped end':
        if (character !== undefined) this.#goOn(character)
        return
      case 'inside':
        this.#goOn(character)
        return
      case 'quoted':
        if (character === undefined) return
        if (character === escape) this.#state = 'escaped in quotes'
        else if (isQuote) this.#state = doubled ? 'quote in quotes' : 'inside'
        else this.#text += character
        return
      case 'escaped in quotes':
        this.#add(character ?? '\n', 'quoted')
        return
      case 'quote in quotes':
        this.#afterQuote(character, isQuote)
        return
      case 'over':
        if (character === undefined) this.#state = 'row'
        else if (!isLineEnd(character)) {
          const help = "do you need to open the file with newline=''?"
          throw csvError(`new-line character seen in unquoted field - ${help}`)
        }
    }
  }

  /** At the first character of a field. */
  #begin(character: string | undefined): void {
    const { quote, escape, skipsBlanks, quoting } = this.#dialect
    this.#state = 'field'
    if (character !== undefined && character === quote && quoting !== 'none') {
      this.#isQuoted = true
      this.#state = 'quoted'
    } else if (!(character === ' ' && skipsBlanks && character !== escape)) this.#goOn(character)
  }

  /** At a character of a field that is not within quotes. */
  #goOn(character: string | undefined): void {
    const { delimiter, escape } = this.#dialect
    if (character === undefined || isLineEnd(character)) {
      this.#close()
      this.#state = character === undefined ? 'row' : 'over'
    } else if (character === escape) this.#state = 'escaped'
    else if (character === delimiter) {
      this.#close()
      this.#state = 'field'
    } else this.#add(character, 'inside')
  }

  /** Behind a quote that ends a field, or is the first of two. */
  #afterQuote(character: string | undefined, isQuote: boolean): void {
    const { delimiter, quote = '', strict } = this.#dialect
    if (isQuote) this.#add(quote, 'quoted')
    else if (character === undefined || character === delimiter || isLineEnd(character)) this.#goOn(character)
    else if (strict) throw csvError(`'${delimiter}' expected after '${quote}'`)
    else this.#add(character, 'inside')
  }
}

function isLineEnd(character: string): boolean {
  return character === '\n' || character === '\r'
}

/**
 * A row as it is written, with the end of its line.
 *
 * @param fields `quoted` of each is whether it is no number
 */
export function lineOf(fields: readonly Field[], dialect: Dialect): string {
  const [only] = fields
  const isBlank = fields.length === 1 && only?.text === ''
  if (isBlank && dialect.quoting === 'none') throw csvError('single empty field record must be quoted')
  const { delimiter, quote = '', end } = dialect
  return (isBlank ? quote + quote : fields.map(field => written(field, dialect)).join(delimiter)) + end
}

function written({ text, quoted }: Field, { delimiter, quote, escape, doubled, quoting, end }: Dialect): string {
  const special = new Set([delimiter, quote, escape, '\r', '\n', ...end])
  let needsQuotes = quoting === 'all' || (quoting === 'others' && quoted)
  let inner = ''
  for (const character of text) {
    if (special.has(character)) {
      const isDoubled = character === quote && doubled
      const isEscaped = quoting === 'none' || character === escape || (character === quote && !doubled)
      if (isEscaped && escape === undefined) throw csvError('need to escape, but no escapechar set')
      if (isEscaped) inner += escape
      else if (isDoubled) inner += quote
      if (!isEscaped) needsQuotes = true
    }
    inner += character
  }
  return needsQuotes && quoting !== 'none' ? `${quote}${inner}${quote}` : inner
}

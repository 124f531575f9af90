/** Rows of text between separators, as the module `csv` reads and writes them. */

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
}

export type Quoting = 'minimal' | 'all' | 'others' | 'none'

export interface Field {
  readonly text: string
  readonly quoted: boolean
}

/** The rows that lines hold; a field within quotes may go on in the next line. */
export function* rowsOf(lines: Iterable<string>, dialect: Dialect): Iterable<readonly Field[]> {
  const { delimiter, quote, escape, doubled, skipsBlanks } = dialect
  let fields: Field[] = []
  let text = ''
  let [isQuoted, isInside, isBegun] = [false, false, false]
  const close = (): void => {
    fields.push({ text, quoted: isQuoted })
    text = ''
    isQuoted = false
    isBegun = false
  }
  for (const line of lines) {
    const content = line.replace(/\r?\n$|\r$/, '')
    for (let k = 0; k < content.length; k++) {
      const character = content[k] ?? ''
      if (character === escape) text += content[++k] ?? ''
      else if (isInside) {
        if (character !== quote) text += character
        else if (doubled && content[k + 1] === quote) {
          text += character
          k++
        } else isInside = false
      } else if (character === delimiter) close()
      else if (character === quote && !isBegun && dialect.quoting !== 'none') {
        isInside = true
        isQuoted = true
        isBegun = true
      } else if (!(skipsBlanks && !isBegun && character === ' ')) {
        text += character
        isBegun = true
      }
    }
    if (isInside) {
      text += line.slice(content.length)
      continue
    }
    if (content.trim() !== '' || isQuoted || fields.length > 0 || text !== '') close()
    yield fields
    fields = []
  }
  if (isInside) {
    close()
    yield fields
  }
}

/** A row as it is written, with the end of its line. */
export function lineOf(fields: readonly Field[], dialect: Dialect): string {
  const { delimiter, end } = dialect
  const [only] = fields
  const isBlank = fields.length === 1 && only?.text === '' && dialect.quoting !== 'none'
  return (isBlank ? '""' : fields.map(field => written(field, dialect)).join(delimiter)) + end
}

/** @param field `quoted` is whether it is no number */
function written({ text, quoted }: Field, { delimiter, quote = '', escape, doubled, quoting, end }: Dialect): string {
  const special = [delimiter, quote, '\r', '\n', ...end].filter(each => each !== '')
  const needs = special.some(each => text.includes(each))
  if (quoting === 'none') {
    if (!needs) return text
    if (escape === undefined) throw new RangeError('need to escape, but no escapechar set')
    return [...text].map(each => (special.includes(each) || each === escape ? escape + each : each)).join('')
  }
  if (!(quoting === 'all' || (quoting === 'others' && quoted) || needs)) return text
  const inner = doubled ? text.replaceAll(quote, quote + quote) : text.replaceAll(quote, (escape ?? quote) + quote)
  return quote + inner + quote
}

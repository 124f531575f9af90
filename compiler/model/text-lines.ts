/**
 * How Brian 2 reads the texts of conditions, values and statements: line by line, so that some of what would do as an
 * expression does not do there (semantics §5.3, §5.9, §7). What Brian refuses is refused, for the file must run there.
 */
import { error, type Report, type SourceText, spanOf } from '../../diagnostics/index.ts'

const onOneLine = "write it on one line; in a script, neighbouring strings join: ('v > v_th '  'and w < 1')"

/**
 * Reports a condition that Brian 2 does not read; true if it does.
 *
 * @param wrapped whether Brian puts parentheses around it, so that nothing may stand behind it on its line: refractory
 *   arguments, and thresholds where there is one
 */
export function checkConditionLines(text: SourceText, wrapped: boolean, report: Report): boolean {
  const content = text.text.search(/\S/)
  if (content < 0) return true
  if (/[ \t]/.test(text.text[content - 1] ?? '')) {
    return refuse(text, 0, content, 'IndentationError: unexpected indent', 'leave out the blanks before it', report)
  }
  return checkOneLine(text, content, report) && (!wrapped || checkNothingBehind(text, content, report))
}

/** Reports the text of an assignment from outside, `G.v = '…'`, that Brian 2 does not read; true if it does. */
export function checkValueLines(text: SourceText, report: Report): boolean {
  const content = text.text.search(/\S/)
  if (content < 0) return true
  return checkOneLine({ ...text, text: text.text.trimEnd() }, content, report)
}

/** Reports what `connect` is told that Python does not read; true if it does. Line ends within brackets are blanks. */
export function checkClauseLines(text: SourceText, report: Report): boolean {
  const content = text.text.search(/\S/)
  if (content < 0) return true
  if (/[ \t]/.test(text.text[content - 1] ?? '')) {
    return refuse(text, 0, content, 'IndentationError: unexpected indent', 'leave out the blanks before it', report)
  }
  let at = content
  for (const line of text.text.slice(content).split('\n')) {
    const before = text.text.slice(content, at)
    if (line.trim() !== '' && at > content && count(before, '(') <= count(before, ')')) {
      const message = /^[ \t]/.test(line) ? 'IndentationError: unexpected indent' : 'SyntaxError: invalid syntax'
      return refuse(text, at + line.search(/\S/), text.text.length, message, 'put brackets around it', report)
    }
    at += line.length + 1
  }
  return true
}

/** Line ends before and within: Brian's code for it ends where its first line does. */
function checkOneLine(text: SourceText, content: number, report: Report): boolean {
  const { text: characters } = text
  if (/[\r\n]/.test(characters.slice(0, content))) {
    const message = 'ValueError: Parsing the statement failed: Expected !W:(=#)'
    return refuse(text, 0, content, message, 'let it begin on the first line', report)
  }
  const end = characters.indexOf('\n', content)
  if (end < 0) return true
  const rest = characters.slice(end)
  const next = rest.search(/\S/)
  if (next < 0) {
    if (/^[\r\n]*$/.test(rest)) return true
    const message = 'IndentationError: unexpected indent'
    return refuse(text, end + 1, characters.length, message, 'leave out the blank line behind it', report)
  }
  return refuse(text, end + next, characters.length, brokenLine(characters.slice(content, end)), onOneLine, report)
}

function checkNothingBehind(text: SourceText, content: number, report: Report): boolean {
  const { text: characters } = text
  const [line = ''] = characters.slice(content).split(/[\r\n#]/, 1)
  const end = content + line.length
  if (end === characters.length) return true
  const message = unbalanced(`(${line.trimEnd()}`)
  const what = characters[end] === '#' ? 'the comment' : 'the line end'
  return refuse(text, end, characters.length, message, `leave out ${what} behind it`, report)
}

/** Reports statements that Brian 2 does not read; true if it does. */
export function checkStatementLines(text: SourceText, report: Report): boolean {
  let good = true
  let at = 0
  for (const line of text.text.split('\n')) {
    if (line.trim() !== '') good = checkStatementLine(text, line, at, report) && good
    at += line.length + 1
  }
  return good
}

function checkStatementLine(text: SourceText, line: string, at: number, report: Report): boolean {
  const hash = line.indexOf('#')
  const code = hash < 0 ? line : line.slice(0, hash)
  const within = (from: number, to: number, message: string, help: string): boolean =>
    refuse(text, at + from, at + to, message, help, report)
  if (code.trim() === '') {
    return within(hash, line.trimEnd().length, notAStatement, 'a comment stands behind a statement, on its line')
  }
  const semicolon = hash < 0 ? -1 : line.indexOf(';', hash)
  if (semicolon >= 0) {
    const help = 'a statement ends at ; even in a comment: leave it out'
    return within(
      semicolon,
      semicolon + 1,
      'ValueError: Parsing the statement failed: Expected assignment operator',
      help,
    )
  }
  if (code.trimEnd().endsWith('\\')) {
    const from = code.trimEnd().length - 1
    const message = 'SyntaxError: unexpected character after line continuation character'
    return within(from, from + 1, message, 'write the statement on one line')
  }
  let from = 0
  for (const statement of code.split(';')) {
    const to = from + statement.length
    if (from > 0 && statement !== '' && statement.trim() === '' && (hash >= 0 || to >= line.trimEnd().length)) {
      return within(from - 1, to, notAStatement, 'leave out the ; behind the last statement')
    }
    if (count(statement, '(') > count(statement, ')')) {
      const value = /=(.*)$/s.exec(statement)?.[1]?.trim() ?? ''
      return within(from + statement.indexOf('('), to, unbalanced(value), 'write the statement on one line')
    }
    from = to + 1
  }
  return true
}

const notAStatement = 'ValueError: Parsing the statement failed: Expected W:(A-Z_a-z, 0-9A-Z_a-z)'

function brokenLine(line: string): string {
  if (line.trimEnd().endsWith('\\')) return 'SyntaxError: unexpected character after line continuation character'
  return count(line, '(') > count(line, ')') ? unbalanced(line.trimEnd()) : 'SyntaxError: invalid syntax'
}

function unbalanced(expression: string): string {
  return `ValueError: Unbalanced parentheses in expression: '${expression}'`
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}

function refuse(text: SourceText, from: number, to: number, message: string, help: string, report: Report): false {
  report(error('syntax', spanOf(text, from, to), message, { help }))
  return false
}

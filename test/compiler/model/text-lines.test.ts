/** Texts that Brian 2 reads and does not read, line by line. What Brian 2.11 was seen to do. */
import { describe, expect, test } from 'vitest'
import { checkConditionLines, checkStatementLines, checkValueLines } from '../../../compiler/model/text-lines.ts'
import { type Diagnostic, namedText, type Report, type SourceText } from '../../../diagnostics/index.ts'
import { mark, unmark } from '../../diagnostics/marked.ts'

/** The message, after its place has been looked at; empty where the text is read. */
function refusal(marked: string, check: (text: SourceText, report: Report) => boolean): string {
  const found: Diagnostic[] = []
  const good = check(namedText('text', unmark(marked).text), each => void found.push(each))
  expect(good).toBe(found.length === 0)
  if (good) return ''
  expect(found.map(mark)).toEqual([marked])
  expect(found[0]?.help).toBeDefined()
  return found[0]?.message ?? ''
}

const condition = (marked: string, wrapped = false): string =>
  refusal(marked, (text, report) => checkConditionLines(text, wrapped, report))

describe('conditions', () => {
  test.each([
    ['<|  |>v > w', 'IndentationError: unexpected indent'],
    ['<|\t|>v > w', 'IndentationError: unexpected indent'],
    ['<|\n|>v > w', 'ValueError: Parsing the statement failed: Expected !W:(=#)'],
    ['<|\n   |>v > w', 'IndentationError: unexpected indent'],
    ['v > w\n<|   |>', 'IndentationError: unexpected indent'],
    ['v >\n<|w|>', 'SyntaxError: invalid syntax'],
    ['(v > w) and\n  <|(w > 1)|>', 'SyntaxError: invalid syntax'],
    ['(v > w and\n  <|w > 1)|>', "ValueError: Unbalanced parentheses in expression: '(v > w and'"],
    ['v > \\\n<|w|>', 'SyntaxError: unexpected character after line continuation character'],
    ['v > w\n<|w > 1|>', 'SyntaxError: invalid syntax'],
  ])('%j', (text, message) => {
    expect(condition(text)).toBe(message)
    expect(condition(text, true)).toBe(message)
  })

  test.each(['v > w', 'v > w  ', '(v > w)', ''])('%j is read', text => {
    expect(condition(text)).toBe('')
    expect(condition(text, true)).toBe('')
  })

  test.each(['v > w<|\n|>', 'v > w<|\r\n|>', 'v > w <|# w|>', 'v > w<|#|>', 'v > w <|# w\n|>'])(
    '%j is read where Brian puts no parentheses around it',
    text => {
      expect(condition(unmark(text).text)).toBe('')
      expect(condition(text, true)).toBe("ValueError: Unbalanced parentheses in expression: '(v > w'")
    },
  )
})

describe('values', () => {
  test.each([
    ['<|\n|>v - w', 'ValueError: Parsing the statement failed: Expected !W:(=#)'],
    ['v -\n<|w|>', 'SyntaxError: invalid syntax'],
    ['(v -\n  <|w)|>', "ValueError: Unbalanced parentheses in expression: '(v -'"],
    ['v - w\n<|v|>', 'SyntaxError: invalid syntax'],
  ])('%j', (text, message) => {
    expect(refusal(text, checkValueLines)).toBe(message)
  })

  test.each(['v - w', '  v - w', 'v - w\n', 'v - w\n   ', 'v - w # any words', ''])('%j is read', text => {
    expect(refusal(text, checkValueLines)).toBe('')
  })
})

describe('statements', () => {
  const none = 'ValueError: Parsing the statement failed: Expected W:(A-Z_a-z, 0-9A-Z_a-z)'
  test.each([
    ['<|# a comment|>', none],
    ['w = 1\n  <|# a comment|>\nv = 2', none],
    ['w = 1<|; |>', none],
    ['w = 1<|; |># a comment', none],
    ['w = 1 # one<|;|> two', 'ValueError: Parsing the statement failed: Expected assignment operator'],
    ['w = <|(1 +|>\n 2)', "ValueError: Unbalanced parentheses in expression: '(1 +'"],
    ['v = 2; w = <|(1|>;2)', "ValueError: Unbalanced parentheses in expression: '(1'"],
    ['w = 1 + <|\\|>\n 2', 'SyntaxError: unexpected character after line continuation character'],
  ])('%j', (text, message) => {
    expect(refusal(text, checkStatementLines)).toBe(message)
  })

  test.each([
    '',
    '\n',
    ';',
    'w = 1;',
    'w = 1;;v = 2',
    ';w = 1',
    ' ;w = 1',
    'w = 1 # c',
    '  w = 1\n  v = 2',
    'w = 1\n\n \nv = 2',
    'w=1\r\nv=2\r\n',
  ])('%j is read', text => {
    expect(refusal(text, checkStatementLines)).toBe('')
  })

  test('each line is told of', () => {
    const found: Diagnostic[] = []
    checkStatementLines(namedText('reset', '# one\nv = (1 +\n2)\n# two'), each => void found.push(each))
    expect(found.map(({ span }) => span?.start)).toEqual([0, 10, 18])
  })
})

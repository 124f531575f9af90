import { describe, expect, test } from 'vitest'
import {
  concatenate,
  didYouMean,
  error,
  format,
  lineAndColumn,
  namedText,
  note,
  printableJson,
  sliceText,
  spanOf,
  type Source,
  warning,
} from '../../diagnostics/index.ts'
import { steering } from '../hostile.ts'

const source: Source = { name: 'model.py', text: 'tau = 10*ms\neqs = "dv/dt = -v/tua : 1"\n' }

describe('a diagnostic as text', () => {
  test('names the place, shows the line, and points at the characters', () => {
    const span = { source, start: 28, end: 31 }
    const text = format([error('unknown-name', span, 'no such name', { help: "did you mean 'tau'?" })])
    expect(text).toBe(
      [
        'model.py:2:17: error[unknown-name]: no such name',
        '  2 | eqs = "dv/dt = -v/tua : 1"',
        '    |                 ^^^',
        "  help: did you mean 'tau'?",
      ].join('\n'),
    )
  })

  test.each(['\n', '\r\n', '\r'])('lines that end in %j are told apart, and their ends not shown', newline => {
    const lines = { name: 'model.py', text: ['a = 1', 'b = c', 'd = 2', ''].join(newline) }
    const start = lines.text.indexOf('c')
    expect(format([error('unknown-name', { source: lines, start, end: start + 1 }, 'no such name')])).toBe(
      ['model.py:2:5: error[unknown-name]: no such name', '  2 | b = c', '    |     ^'].join('\n'),
    )
  })

  test('without a place is a line', () => {
    expect(format([note('seed', undefined, 'repeat with --seed 1')])).toBe('note[seed]: repeat with --seed 1')
  })

  test('shows notes with places of their own', () => {
    const first = { source, start: 0, end: 3 }
    const text = format([
      warning('shadowed-name', undefined, 'two of them', { notes: [{ message: 'here', span: first }] }),
    ])
    expect(text.split('\n').slice(0, 3)).toEqual([
      'warning[shadowed-name]: two of them',
      '  note: model.py:1:1: here',
      '  1 | tau = 10*ms',
    ])
  })

  test('shows what could steer a terminal, wherever it stands', () => {
    const wild = '\u001b]0;owned\u0007\u009b\u202e\u2028\r'
    const escapes = '\\u001b]0;owned\\u0007\\u009b\\u202e\\u2028\\r'
    const place = { source: { name: `${wild}.py`, text: wild }, start: 1, end: 2 }
    const notes = [{ message: wild, span: place }]
    const text = format([error('syntax', place, wild, { notes, help: wild })])
    expect(text).not.toMatch(steering)
    expect(text).toContain(`${escapes}.py:1:2: error[syntax]: ${escapes}\n`)
    expect(text).toContain(`note: ${escapes}.py:1:2: ${escapes}\n`)
    expect(text).toContain(`help: ${escapes}`)
    expect(text).toContain('  1 | \ufffd]0;owned\ufffd\ufffd\ufffd\ufffd\n    |  ^')
  })

  test('of several lines looks like no other diagnostic', () => {
    const text = format([error('python', undefined, 'one\nmodel.py:1:1: error[module]: two')])
    expect(text).toBe('error[python]: one\n    model.py:1:1: error[module]: two')
  })

  test('leaves out the other half of a line end', () => {
    const windows: Source = { name: 'model.py', text: 'x = y\r\n' }
    expect(format([error('syntax', { source: windows, start: 4, end: 5 }, 'oh')])).toContain('| x = y\n')
  })

  test('holds no control characters of the model, and no lines without end', () => {
    const wild: Source = { name: 'model.py', text: `x = '\u001b[31m${'y'.repeat(10_000)}'` }
    const text = format([error('syntax', { source: wild, start: 5000, end: 5001 }, 'oh')])
    expect(text).not.toContain('\u001b')
    expect(text.length).toBeLessThan(1000)
  })
})

describe('places', () => {
  test.each([
    [0, 1, 1],
    [11, 1, 12],
    [12, 2, 1],
    [28, 2, 17],
  ])('offset %i is line %i, column %i', (offset, line, column) => {
    expect(lineAndColumn(source, offset)).toEqual({ line, column })
  })

  test('survive joining and cutting', () => {
    const joined = concatenate([namedText('a', 'dv/dt = '), namedText('b', '-v/tau : 1')])
    const cut = sliceText(joined, 3, 12)
    expect(cut.text).toBe('dt = -v/t')
    expect(spanOf(cut, 5, 7)).toMatchObject({ source: { name: 'b' }, start: 0, end: 2 })
    expect(spanOf(cut, 0, 2)).toMatchObject({ source: { name: 'a' }, start: 3, end: 5 })
  })
})

test('JSON shows what it holds, and holds it', () => {
  const value = { '\u202e': ['\u009b\u007f\u2028', 'line\nline'] }
  expect(printableJson(value)).not.toMatch(steering)
  expect(JSON.parse(printableJson(value))).toEqual(value)
})

test.each([
  ['tua', ['tau', 'v'], "did you mean 'tau'?"],
  ['exat', ['exact', 'euler'], "did you mean 'exact'?"],
  ['something', ['tau'], undefined],
])('a word near %s among %j', (word, candidates, expected) => {
  expect(didYouMean(word, candidates)).toBe(expected)
})

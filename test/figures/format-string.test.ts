import { describe, expect, test } from 'vitest'
import { parseDash, parseFormat } from '../../figures/format-string.ts'

test.each([
  ['--', 'dashed'],
  [[0, [5, 1]], 'dashed'],
  [[0, [1, 3]], 'dotted'],
  [[2, [3, 5, 1, 5]], 'dashdot'],
  [[0, []], 'solid'],
])('the line style %j is drawn %s', (style, dash) => {
  expect(parseDash(style)).toBe(dash)
})

describe('format strings', () => {
  test.each([
    ['.k', { marker: '.', dash: 'none', colour: '#000000' }],
    ['C1--', { marker: undefined, dash: 'dashed', colour: '#ff7f0e' }],
    ['k-', { marker: undefined, dash: 'solid', colour: '#000000' }],
    ['ro', { marker: 'o', dash: 'none', colour: '#ff0000' }],
    [':', { marker: undefined, dash: 'dotted', colour: undefined }],
    ['b.-', { marker: '.', dash: 'solid', colour: '#0000ff' }],
    ['g^:', { marker: '^', dash: 'dotted', colour: '#008000' }],
    ['-.', { marker: undefined, dash: 'dashdot', colour: undefined }],
    ['C12:', { marker: undefined, dash: 'dotted', colour: '#2ca02c' }],
    ['x', { marker: 'x', dash: 'none', colour: undefined }],
    ['', { marker: undefined, dash: 'solid', colour: undefined }],
    ['k1', { marker: '1', dash: 'none', colour: '#000000' }],
    ['1', { marker: '1', dash: 'none', colour: undefined }],
  ])('%j', (text, format) => {
    expect(parseFormat(text)).toEqual(format)
  })

  test.each([
    ['r', '#ff0000'],
    ['0.5', '#808080'],
    ['C3', '#d62728'],
    ['tab:blue', '#1f77b4'],
    ['red', '#ff0000'],
  ])('%j is a colour alone, and leaves line and marker open', (text, colour) => {
    expect(parseFormat(text)).toEqual({ colour, dash: undefined, marker: undefined })
  })

  test.each([
    ['zz', "unrecognized character 'z'"],
    ['rb', 'two color symbols'],
    ['--:', 'two linestyle symbols'],
    ['-.-', 'two linestyle symbols'],
    ['o.', 'two marker symbols'],
    ['k.-q', "unrecognized character 'q'"],
  ])('%j is refused: %s', (text, why) => {
    expect(() => parseFormat(text)).toThrow(`'${text}' is not a valid format string (${why})`)
  })
})

test.each([
  ['-', 'solid'],
  ['solid', 'solid'],
  ['--', 'dashed'],
  ['dashdot', 'dashdot'],
  [':', 'dotted'],
  ['None', 'none'],
  ['', 'none'],
  [' ', 'none'],
])('the line style %j is %s', (value, dash) => {
  expect(parseDash(value)).toBe(dash)
})

test.each(['zz', '---', 3, 'toString'])('%j is no line style', value => {
  expect(() => parseDash(value)).toThrow('is not a valid value for ls')
})

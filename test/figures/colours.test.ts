import { expect, test } from 'vitest'
import { parseColour } from '../../figures/colours.ts'

test.each([
  ['k', '#000000'],
  ['c', '#00bfbf'],
  ['C0', '#1f77b4'],
  ['C17', '#7f7f7f'],
  ['tab:grey', '#7f7f7f'],
  ['grey', '#808080'],
  ['RED', '#ff0000'],
  ['light blue', '#add8e6'],
  ['0.25', '#404040'],
  ['0', '#000000'],
  ['1.0', '#ffffff'],
  ['#abc', '#aabbcc'],
  ['#ABCDEF80', '#abcdef80'],
  ['none', 'none'],
  [[0, 0.5, 1], '#0080ff'],
  [Float64Array.of(0.2, 0.4, 0.6, 0.5), '#33669980'],
  [['r', 0.5], '#ff000080'],
])('%j is %s', (value, colour) => {
  expect(parseColour(value)).toBe(colour)
})

test.each([
  ['zz', "'zz' is not a valid value for color"],
  ['1.5', "'1.5' is not a valid value for color"],
  ['#12345', "'#12345' is not a valid value for color"],
  ['constructor', "'constructor' is not a valid value for color"],
  ['C', "'C' is not a valid value for color"],
  [[1, 2, 3], '[1, 2, 3] is not a valid value for color'],
  [3, '3 is not a valid value for color'],
])('%j is refused', (value, message) => {
  expect(() => parseColour(value)).toThrow(message)
})

test.each([
  ['gren', "did you mean 'green'?"],
  ['tab:blu', "did you mean 'tab:blue'?"],
])('%s has a near name', (value, help) => {
  expect(() => parseColour(value)).toThrow(expect.objectContaining({ exception: 'ValueError', help }))
})

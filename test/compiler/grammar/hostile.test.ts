import { describe, expect, test } from 'vitest'
import { limits, print } from '../../../compiler/grammar/index.ts'
import { mostErrors } from '../../../diagnostics/index.ts'
import { expression, read, type Kind } from './reading.ts'

const wrappers: Record<Kind, (expression: string) => string> = {
  script: each => `x = ${each}`,
  equations: each => `x = ${each} : 1`,
  code: each => `x = ${each}`,
  expression: each => each,
  generator: each => `${each} for k in range(3)`,
}

const deep: [string, string][] = [
  ['parentheses', `${'('.repeat(1e4)}1${')'.repeat(1e4)}`],
  ['brackets of all kinds', `${'a([{'.repeat(1e4)}1${'}])'.repeat(1e4)}`],
  ['calls', `${'f('.repeat(1e4)}1${')'.repeat(1e4)}`],
  ['signs', `${'- '.repeat(1e4)}1`],
  ['not', `${'not '.repeat(1e4)}1`],
  ['powers', `${'2**'.repeat(1e4)}1`],
  ['conditions', `${'a if b else '.repeat(1e4)}1`],
  ['lambdas', `${'lambda: '.repeat(1e4)}1`],
  ['lambdas as defaults', `${'lambda a, b='.repeat(1e4)}1${': 1'.repeat(1e4)}`],
  ['sums', `${'1+'.repeat(5e4)}1`],
  ['attributes', `a${'.a'.repeat(1e4)}`],
]

describe.each(['script', 'equations', 'code', 'expression'] as const)('%s', kind => {
  test.each(deep)('%s', (_, text) => {
    const { diagnostics } = read(kind, wrappers[kind](text))
    expect(diagnostics.map(({ code }) => code)).toEqual(['too-deep'])
  })

  test.each([
    ['digits', '1'.repeat(1e7)],
    ['blanks', ' '.repeat(1e7)],
    ['a string', `'${'a'.repeat(1e7)}'`],
    ['a sum', `${'1+'.repeat(5e6)}1`],
  ])('a line of 10 MB: %s', (_, text) => {
    const { diagnostics } = read(kind, wrappers[kind](text))
    expect(diagnostics.map(({ code, span }) => [code, span?.start])).toEqual([['too-deep', 0]])
  })

  test.each([
    ['open brackets', '('.repeat(5e4)],
    ['closing brackets', ')'.repeat(5e4)],
    ['quotes', "'".repeat(5e4 + 1)],
    ['NUL', '\0'.repeat(5e4)],
    ['no text', '\ufffd\u0001 '.repeat(2e4)],
    ['faulty lines', 'x = =\n'.repeat(5e4)],
    ['lines with brackets left open', 'x = (\n'.repeat(5e4)],
    ['digits', '9'.repeat(5e5)],
    ['f-strings', "f'{".repeat(2e4)],
    ['lone surrogates', '\ud800'.repeat(2e4)],
  ])('%s', (_, text) => {
    const { diagnostics } = read(kind, wrappers[kind](text))
    expect(diagnostics.length).toBeGreaterThan(0)
    expect(diagnostics.length).toBeLessThanOrEqual(mostErrors)
    for (const { span } of diagnostics) expect(span).toBeDefined()
  })
})

test.each([
  ['blocks', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}if x:`).join('\n')],
  ['blocks by tabs', Array.from({ length: 1000 }, (_, i) => `${'\t'.repeat(i)}if x:`).join('\n')],
  ['f-strings', `${"f'{".repeat(1e4)}1${"}'".repeat(1e4)}`],
  ['format specifications', `f'${'{a:'.repeat(1e4)}${'}'.repeat(1e4)}'`],
])('nested %s', (_, text) => {
  expect(read('script', text).diagnostics.map(({ code }) => code)).toContain('too-deep')
})

test('what is wide and not deep is read', () => {
  expect(expression(`[${'-1, '.repeat(2e4)}]`)).toMatchObject({ items: { length: 2e4 } })
  expect(expression(`${'a and '.repeat(2e4)}b`)).toMatchObject({ operands: { length: 20_001 } })
  expect(read('script', `x = [${'lambda a, b=lambda: 0: {1: a}, '.repeat(200)}]`).diagnostics).toEqual([])
  expect(read('script', 'x = 1\n'.repeat(2e4))).toMatchObject({
    diagnostics: [],
    result: { statements: { length: 2e4 } },
  })
  expect(read('script', 'x = 1; '.repeat(2e4))).toMatchObject({
    diagnostics: [],
    result: { statements: { length: 2e4 } },
  })
})

test('at the limits trees can still be walked', () => {
  const { nesting, depth } = limits
  expect(print(expression(`${'('.repeat(nesting)}a${')'.repeat(nesting)}`))).toBe('a')
  expect(print(expression(`${'1 + '.repeat(depth - 1)}1`))).toHaveLength(4 * depth - 3)
})

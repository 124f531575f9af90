/** Every line of expressions.txt against what Python shows of it: reference.json, written by reference.py. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { run, shown } from '../../tools.ts'

const rows = JSON.parse(readFileSync(new URL('reference.json', import.meta.url), 'utf8')) as readonly string[][]

/** The names reference.py defines before each line. */
const before = `from brian2 import *
a = array([3, 1, 2])
f = array([0.5, -1.5, 2.25])
m = arange(6).reshape(2, 3)
b = array([True, False, True])
n = array([1, nan, 3])
q = array([1, 2, 3])*mV
`

const programs = rows.filter(([line = '']) => line.startsWith('> '))
const expressions = rows.filter(([line = '', ...texts]) => !line.startsWith('> ') && texts.length === 2)
const exceptions = rows.filter(([line = '', ...texts]) => !line.startsWith('> ') && texts.length === 1)

/** Functions that are right to 3 units in the last place, so that the last digit may differ from numpy's. */
const elementary = /\b(?:exp|expm1|exprel|log|log10|log1p|log2|(?:arc)?(?:sin|cos|tan)h?)\(/

function to15Digits(text: string): string {
  return text.replaceAll(/\d+\.\d+(?:e[-+]\d+)?/g, number => Number(number).toPrecision(15))
}

describe('values', () => {
  let found: Awaited<ReturnType<typeof shown>>
  beforeAll(async () => {
    found = await shown(
      expressions.map(([line = '']) => line),
      before,
    )
  })

  test.each(expressions)('%s', (line = '', ...texts) => {
    const shorter = elementary.test(line) ? to15Digits : (text: string): string => text
    expect(found.get(line)?.map(shorter)).toEqual(texts.map(shorter))
  })
})

test.each(exceptions)('%s is refused: %s', async (line, message) => {
  expect((await run(`${before}${line}`)).errors).toEqual([message?.trimEnd()])
})

test.each(programs)('%s', async (line = '', text = '') => {
  const { out, errors } = await run(before + line.slice(2).replaceAll(' ;; ', '\n'))
  expect(errors.length > 0 ? errors.join('\n') : out).toBe(text)
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formatArray, type ArrayFormat } from '../../units/index.ts'

type Case = readonly [
  values: readonly (number | string)[],
  shape: readonly number[],
  format: ArrayFormat,
  str: string,
  repr: string,
]

// Arrays of many sizes and magnitudes as plain numpy prints them.
const numpy = JSON.parse(readFileSync(new URL('fixtures/printing.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Case[]
}

const SPECIAL: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 }

describe('arrays look as numpy prints them', () => {
  const cases = numpy.cases.map(([values, ...rest]) => {
    return [values.map(x => (typeof x === 'string' ? (SPECIAL[x] ?? NaN) : x)), ...rest] as const
  })

  test('by str', () => {
    expect(cases.length).toBeGreaterThan(300)
    expect(cases.map(([values, shape, format]) => formatArray(values, shape, format))).toEqual(
      cases.map(([, , , str]) => str),
    )
  })

  test('by repr', () => {
    expect(cases.map(([values, shape, format]) => formatArray(values, shape, { ...format, style: 'repr' }))).toEqual(
      cases.map(([, , , , repr]) => repr),
    )
  })
})

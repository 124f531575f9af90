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

// numpy's repr of the same arrays of float32.
test.each([
  [[0.1, 0.2], 'array([0.1, 0.2], dtype=float32)'],
  [[1 / 3, 1e-9], 'array([3.3333334e-01, 9.9999997e-10], dtype=float32)'],
  [[0.1, 100.5, 3], 'array([1.000e-01, 1.005e+02, 3.000e+00], dtype=float32)'],
  [[16777217, 0.25], 'array([1.6777216e+07, 2.5000000e-01], dtype=float32)'],
  [[0.1, NaN], 'array([0.1, nan], dtype=float32)'],
])('%o in single precision', (values, text) => {
  const format = { style: 'repr', dtype: 'float32' } as const
  expect(formatArray(Float32Array.from(values), [values.length], format)).toBe(text)
})

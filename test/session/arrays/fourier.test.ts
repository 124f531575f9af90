import { describe, expect, test } from 'vitest'
import { complexRow, fourier, realFourier, type ComplexRow } from '../../../session/arrays/fourier.ts'
import { createRuntime } from '../../../compiler/index.ts'
import { runtimeMath } from '../../../session/runtime-math.ts'

const math = runtimeMath(createRuntime())

/** Numbers without a pattern. */
function given(length: number): ComplexRow {
  const row = complexRow(length)
  for (let k = 0; k < length; k++) {
    row.re[k] = Math.sin(k * k + 0.3)
    row.im[k] = Math.cos(3 * k * k - 0.1)
  }
  return row
}

/** Term by term, as it is defined. */
function defined({ re, im }: ComplexRow): ComplexRow {
  const { length } = re
  const result = complexRow(length)
  for (let j = 0; j < length; j++) {
    let [x, y] = [0, 0]
    for (let k = 0; k < length; k++) {
      const angle = (-2 * Math.PI * ((j * k) % length)) / length
      const [c, s] = [Math.cos(angle), Math.sin(angle)]
      x += (re[k] ?? 0) * c - (im[k] ?? 0) * s
      y += (re[k] ?? 0) * s + (im[k] ?? 0) * c
    }
    result.re[j] = x
    result.im[j] = y
  }
  return result
}

function expectNear(found: ComplexRow, expected: ComplexRow): void {
  const size = Math.hypot(...expected.re, ...expected.im)
  for (const part of ['re', 'im'] as const) {
    expect(found[part].length).toBe(expected[part].length)
    for (const [k, x] of found[part].entries())
      expect(Math.abs(x - (expected[part][k] ?? NaN)) / size).toBeLessThan(1e-14)
  }
}

describe('the transform of a row', () => {
  const lengths = [...Array.from({ length: 40 }, (_, k) => k + 1), 60, 61, 64, 67, 121, 122, 134, 210, 243, 509, 1024]

  test.each(lengths)('of length %i is the sum that defines it', length => {
    expectNear(fourier(given(length), false, math), defined(given(length)))
  })

  test.each(lengths)('of length %i is known by half of it where the numbers are real', length => {
    const { re } = given(length)
    const half = Math.floor(length / 2) + 1
    const whole = defined({ re, im: new Float64Array(length) })
    expectNear(realFourier(re, math), { re: whole.re.slice(0, half), im: whole.im.slice(0, half) })
  })

  test.each([1, 6, 67, 1000, 4096, 10007])('of length %i comes back by its inverse', length => {
    const { re, im } = fourier(fourier(given(length), false, math), true, math)
    expectNear({ re: re.map(x => x / length), im: im.map(x => x / length) }, given(length))
  })

  test('is exact where quarters of a turn are all there is to it', () => {
    const { re, im } = fourier({ re: Float64Array.of(1, 2, 3, 4), im: new Float64Array(4) }, false, math)
    expect([...re]).toEqual([10, -2, -2, -2])
    expect([...im].map(x => x + 0)).toEqual([0, 2, 0, -2])
  })

  test('of nothing is nothing', () => {
    expect(fourier(complexRow(0), false, math).re).toHaveLength(0)
  })
})

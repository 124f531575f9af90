import { describe, expect, test } from 'vitest'
import { codeAround, dedent } from '../helpers.ts'

/** The definitions of the new value of `v`, whose rate this is, in Hz. */
const after = (rate: string, more = ''): string =>
  codeAround('exponentials', 'update', {
    equations: `dv/dt = (${rate})*Hz : 1\ndw/dt = -w*Hz : 1\n${more}`,
  })[1].replace(/\nlet w_new[^]*/, '')

describe('exponentials with related arguments', () => {
  test('multiples are powers, by squares', () => {
    expect(after('exp(v*6) + w*exp(v*2) + exp(v*22)')).toBe(
      dedent(`
        let x: f64 = v[i] * 2.0
        let y: f64 = exp(x)
        let y2: f64 = square(y)
        let y3: f64 = y2 * y
        let y4: f64 = square(y2)
        let y8: f64 = square(y4)
        let y11: f64 = y8 * y3
        let v_new: f64 = v[i] + (y3 + w[i] * y + y11) * dt`),
    )
  })

  test('offsets are factors, those of constants cancel', () => {
    expect(after('exp((v - a)/2) + w*exp((w - v + 0.5)/b) + exp(v - a + 2) + exp((v + 3)/2 - a/2)')).toBe(
      dedent(`
        let x: f64 = (v[i] - a) * 0.5
        let y: f64 = exp(x)
        let y2: f64 = square(y)
        let y_2: f64 = y2 * exp(2.0)
        let y_3: f64 = y * exp(1.5)
        let v_new: f64 = v[i] + (y + w[i] * exp((w[i] - v[i] + 0.5) * (1.0 / b)) + y_2 + y_3) * dt`),
    )
  })

  test('slopes that the text relates, whatever a constant is', () => {
    expect(after('exp((v - a)/b) + exp(-(v - a)/(2*b))*w')).toBe(
      dedent(`
        let x: f64 = (v[i] - a) * -(1.0 / (2.0 * b))
        let y: f64 = exp(x)
        let y2: f64 = square(y)
        let y_2: f64 = 1.0 / y2
        let v_new: f64 = v[i] + (y_2 + y * w[i]) * dt`),
    )
  })

  test('y has the sign of most', () => {
    expect(after('exp(-v) + w*exp(v) + exp(2*v)')).toBe(
      dedent(`
        let y: f64 = exp(v[i])
        let y_2: f64 = 1.0 / y
        let y2: f64 = square(y)
        let v_new: f64 = v[i] + (y_2 + w[i] * y + y2) * dt`),
    )
  })

  test('x/(e^x - 1), and its series near zero, which few need', () => {
    expect(after('w/exprel(v) + 2/exprel((1 - v)/2)')).toBe(
      dedent(`
        let x: f64 = (1.0 - v[i]) * 0.5
        let x_2: f64 = x * -2.0 + 1.0
        let y: f64 = exp(x)
        let y2: f64 = square(y)
        let y_2: f64 = y2 * exp(-1.0)
        let y_3: f64 = select(3.273390607896142e+150 < y_2, 3.273390607896142e+150, y_2)
        let rexprel: f64 = rarely(abs(x_2) < 0.015625, 1.0 - x_2 * 0.5 + square(x_2) * (0.08333333333333333 - square(x_2) * 0.001388888888888889), x_2 * y_3 / (1.0 - y_3))
        let rexprel_2: f64 = rarely(abs(x) < 0.015625, 1.0 - x * 0.5 + square(x) * (0.08333333333333333 - square(x) * 0.001388888888888889), x / (y - 1.0))
        let v_new: f64 = v[i] + (w[i] * rexprel + rexprel_2 * 2.0) * dt`),
    )
  })

  test.each([
    'exp(v) + exp(w)*v',
    'exp(v/a) + exp(v/b)',
    'exp(v) + exp(v*2.5)',
    'exp(v) + exp(v*17)',
    'exp(v) + exp(v + 31)',
    'exp(v) + exp(v + a)',
    'exp(v) + exp(v)*v',
    'exp(v - v) + exp(v - v + 1)',
    'exp(v*v - v*v) + exp(v*v - v*v + 1)',
  ])('what stays: %s', rate => {
    const [before, now] = codeAround('exponentials', 'update', {
      equations: `dv/dt = (${rate})*Hz : 1\ndw/dt = -w*Hz : 1`,
    })
    expect(now).toBe(before)
  })
})

test('what does not vary is computed before the step as it is', () => {
  const equations = 'dv/dt = (exp(p) + exp(2*p) + sin(v))*Hz : 1\np : 1'
  const [before, now] = codeAround('exponentials', 'update', { equations })
  expect(now).toBe(before)
})

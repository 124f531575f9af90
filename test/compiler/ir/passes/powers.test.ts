import { expect, test } from 'vitest'
import { codeAround, valueAround } from '../helpers.ts'

// The table of `powers`: exponents that are products and roots; whatever else stays `pow`.
test.each<[expression: string, before: string, after: string]>([
  ['x**0', 'pow(x[i], 0.0)', '1.0'],
  ['x**1', 'pow(x[i], 1.0)', 'x[i]'],
  ['x**2', 'pow(x[i], 2.0)', 'square(x[i])'],
  ['x**3', 'pow(x[i], 3.0)', 'cube(x[i])'],
  ['x**4', 'pow(x[i], 4.0)', 'square(square(x[i]))'],
  ['x**0.5', 'pow(x[i], 0.5)', 'sqrt(x[i])'],
  ['x**-1', 'pow(x[i], -1.0)', '1.0 / x[i]'],
  ['x**-2', 'pow(x[i], -2.0)', '1.0 / square(x[i])'],
  ['x**-0.5', 'pow(x[i], -0.5)', '1.0 / sqrt(x[i])'],
  ['x**5', 'pow(x[i], 5.0)', 'pow(x[i], 5.0)'],
  ['x**1.5', 'pow(x[i], 1.5)', 'pow(x[i], 1.5)'],
  ['x**(1/2)', 'pow(x[i], 1.0 / 2.0)', 'pow(x[i], 1.0 / 2.0)'],
  ['x**y', 'pow(x[i], y[i])', 'pow(x[i], y[i])'],
  ['2**x', 'pow(2.0, x[i])', 'pow(2.0, x[i])'],
  ['(x**2)**2', 'pow(pow(x[i], 2.0), 2.0)', 'square(square(x[i]))'],
  ['1.0*k**2', '1.0 * f64(i32(pow(f64(k[i]), 2.0)))', '1.0 * f64(i32(square(f64(k[i]))))'],
  ['1.0*k**-1', '1.0 * f64(i32(pow(f64(k[i]), -1.0)))', '1.0 * f64(i32(1.0 / f64(k[i])))'],
])('%s: %s becomes %s', (expression, before, after) => {
  expect(valueAround('powers', expression)).toEqual([before, after])
})

// The table of `whole powers`: what else is products in state updates.
test.each<[power: string, after: string]>([
  ['v**5', 'square(square(v[i])) * v[i]'],
  ['v**6', 'square(cube(v[i]))'],
  ['v**7', 'square(cube(v[i])) * v[i]'],
  ['v**16', 'square(square(square(square(v[i]))))'],
  ['v**-5', '1.0 / (square(square(v[i])) * v[i])'],
  ['v**17', 'pow(v[i], 17.0)'],
  // Computed before the step.
  ['w**5', 'pow(w[i], 5.0)'],
  ['v**5.5', 'pow(v[i], 5.5)'],
])('in state updates, %s becomes %s', (power, after) => {
  const [, code] = codeAround('whole powers', 'update', { equations: `dv/dt = ${power}*Hz : 1\nw : 1` })
  expect(code).toBe(`let v_new: f64 = v[i] + dt * ${/ [/*] /.test(after) ? `(${after})` : after}\nv[i] := v_new`)
})

test('what is raised to a power is computed once', () => {
  const [, code] = codeAround('whole powers', 'update', { equations: 'dv/dt = (a - v)**5*Hz : 1' })
  expect(code).toBe(
    'let base: f64 = a - v[i]\nlet v_new: f64 = v[i] + dt * (square(square(base)) * base)\nv[i] := v_new',
  )
})

test('what is raised to a power at a time within a step is computed at that time', () => {
  const equations = 'dv/dt = sin((t - late)*Hz)**5*Hz : 1\nlate : second'
  const [, code] = codeAround('whole powers', 'update', { equations, method: 'gsl' })
  expect(code).toContain(
    ':\n  let base: f64 = sin(time - late[i])\n  let v_rate: f64 = square(square(base)) * base\n  rates v_rate\n',
  )
})

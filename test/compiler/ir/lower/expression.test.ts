import { describe, expect, test } from 'vitest'
import { codeOf, valueAround } from '../helpers.ts'

const loweredValue = (expression: string): string => valueAround('powers', expression)[0]

describe('every conversion of type is written out (semantics §3.2)', () => {
  test.each<[expression: string, ir: string]>([
    // Whole numbers stay whole in sums and products, and are floats where they are divided.
    ['1.0*(k + j)', '1.0 * f64(k[i] + j[i])'],
    ['1.0*(k*2 - 1)', '1.0 * f64(k[i] * 2 - 1)'],
    ['k/j', 'f64(k[i]) / f64(j[i])'],
    ['1/2', '1.0 / 2.0'],
    ['1.0*(k//j)', '1.0 * f64(floordiv(k[i], j[i]))'],
    ['1.0*(k%3)', '1.0 * f64(mod(k[i], 3))'],
    ['x//y', 'floordiv(x[i], y[i])'],
    ['x%2', 'mod(x[i], 2.0)'],
    ['k + x', 'f64(k[i]) + x[i]'],
    // 64 bits are wider than 32: sizes, steps, constants and large literals.
    ['1.0*(k + N)', '1.0 * f64(i64(k[i]) + N)'],
    ['1.0*(n*k)', '1.0 * f64(n * i64(k[i]))'],
    ['1.0*(k + 3000000000)', '1.0 * f64(i64(k[i]) + 3000000000)'],
    ['1.0*(k + t_in_timesteps)', '1.0 * f64(i64(k[i]) + step)'],
    ['x*N', 'x[i] * f64(N)'],
    // Whole numbers to whole powers stay whole, unless the power is negative.
    ['1.0*k**2', '1.0 * f64(i32(pow(f64(k[i]), 2.0)))'],
    ['1.0*n**k', '1.0 * f64(i64(pow(f64(n), f64(k[i]))))'],
    ['1.0*k**-2', '1.0 * f64(i32(pow(f64(k[i]), -2.0)))'],
    ['1.0*k**0.5', '1.0 * pow(f64(k[i]), 0.5)'],
    // Conditions count as 0 and 1.
    ['1.0*(p + q)', '1.0 * f64(i32(p[i]) + i32(q[i]))'],
    ['x*p', 'x[i] * f64(i32(p[i]))'],
    ['p/2', 'f64(p[i]) / 2.0'],
    ['1.0*int(x > y)', '1.0 * f64(i32(x[i] > y[i]))'],
    ['1.0*int(x)', '1.0 * f64(i32(x[i]))'],
    // Numbers count as conditions unless they are 0.
    ['p and (p + q)', 'p[i] and i32(p[i]) + i32(q[i]) != 0'],
    ['not (p*q)', 'not (i32(p[i]) * i32(q[i]) != 0)'],
    // Both sides of a comparison have one type.
    ['x > k', 'x[i] > f64(k[i])'],
    ['k == n', 'i64(k[i]) == n'],
    ['k < 3', 'k[i] < 3'],
    ['p == q', 'p[i] == q[i]'],
    // Functions of floats, and those of any number.
    ['exp(k)', 'exp(f64(k[i]))'],
    ['1.0*abs(k)', '1.0 * f64(abs(k[i]))'],
    ['1.0*sign(p)', '1.0 * f64(sign(i32(p[i])))'],
    ['clip(k, 0, x)', 'clip(f64(k[i]), 0.0, x[i])'],
    ['1.0*clip(k, 0, n)', '1.0 * f64(clip(i64(k[i]), i64(0), n))'],
    ['1.0*timestep(t, dt)', '1.0 * f64(timestep(t, dt))'],
    // Units are numbers; signs of literals are part of them.
    ['v/mV', 'v[i] / 0.001'],
    ['-2*x', '-2.0 * x[i]'],
    ['-x**2', '-pow(x[i], 2.0)'],
    ['+x', 'x[i]'],
    ['2*pi*x', '2.0 * 3.141592653589793 * x[i]'],
    ['x*inf', 'x[i] * Infinity'],
    // Chains of and, or from the left.
    ['p and q and x > 0', 'p[i] and q[i] and x[i] > 0.0'],
    ['p or q and not p', 'p[i] or q[i] and not p[i]'],
  ])('%s is %s', (expression, ir) => {
    expect(loweredValue(expression)).toBe(ir)
  })
})

describe('what is assigned has the type of its variable', () => {
  const equations = 'x : 1\nk : integer\np : boolean\nq = p + p : boolean\nr = 2*p : integer'
  test.each<[statement: string, ir: string]>([
    ['k = x', 'k[i] := i32(x[i])'],
    ['k = N', 'k[i] := i32(N)'],
    ['k += 1', 'k[i] := k[i] + 1'],
    ['k += 0.5', 'k[i] := i32(f64(k[i]) + 0.5)'],
    ['x = k', 'x[i] := f64(k[i])'],
    ['x -= k', 'x[i] := x[i] - f64(k[i])'],
    ['p = x > 1', 'p[i] := x[i] > 1.0'],
    ['x = r', 'x[i] := f64(2 * i32(p[i]))'],
    // A boolean subexpression is true or false whatever it counts.
    ['p = q', 'p[i] := i32(p[i]) + i32(p[i]) != 0'],
  ])('%s', (regular, ir) => {
    expect(codeOf('regular', { equations, regular })).toBe(ir)
  })
})

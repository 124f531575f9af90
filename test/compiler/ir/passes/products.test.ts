import { expect, test } from 'vitest'
import { codeAround, dedent } from '../helpers.ts'

const equations = `
tau_n : second
w : 1
rate : Hz
E_s : 1 (shared)`

/** The right-hand side of `v`, before and after. */
function increment(expression: string, more: object = {}): string[] {
  const group = { equations: `dv/dt = ${expression} : 1${equations}`, ...more }
  return codeAround('products', 'update', group).map(code =>
    code.replace(/^[^]*let v_new: f64 = /, '').replace(/\n[^]*/, ''),
  )
}

// The table of `products`: what is known before the run is multiplied and divided once, whatever the order it was written in.
test.each<[expression: string, before: string, after: string]>([
  // Constants of the run.
  ['-v/tau', 'v[i] + dt * (-v[i] / tau)', 'v[i] + v[i] * -(dt / tau)'],
  ['(a - v)/tau', 'v[i] + dt * ((a - v[i]) / tau)', 'v[i] + (a - v[i]) * (dt / tau)'],
  ['a*v*b/tau', 'v[i] + dt * (a * v[i] * b / tau)', 'v[i] + v[i] * (dt * a * b / tau)'],
  ['v/tau/a', 'v[i] + dt * (v[i] / tau / a)', 'v[i] + v[i] * (dt / (tau * a))'],
  ['v*(a/(tau/b))', 'v[i] + dt * (v[i] * (a / (tau / b)))', 'v[i] + v[i] * (dt * a * b / tau)'],
  ['(E_s - v)*E_s/tau', 'v[i] + dt * ((E_s - v[i]) * E_s / tau)', 'v[i] + (E_s - v[i]) * (dt * E_s / tau)'],
  ['a/tau', 'v[i] + dt * (a / tau)', 'v[i] + dt * a / tau'],
  // Divisions by a value of the neuron's own happen once per neuron.
  ['(a - v)/tau_n', 'v[i] + dt * ((a - v[i]) / tau_n[i])', 'v[i] + (a - v[i]) * (dt / tau_n[i])'],
  ['w*v/tau_n', 'v[i] + dt * (w[i] * v[i] / tau_n[i])', 'v[i] + v[i] * (w[i] * dt / tau_n[i])'],
  // A product with one is not worth an array.
  ['w*v/tau', 'v[i] + dt * (w[i] * v[i] / tau)', 'v[i] + w[i] * v[i] * (dt / tau)'],
  ['rate*v', 'v[i] + dt * (rate[i] * v[i])', 'v[i] + rate[i] * v[i] * dt'],
  // Time, and what changes, last.
  ['v*sin(t*f)/tau', 'v[i] + dt * (v[i] * sin(t * f) / tau)', 'v[i] + v[i] * sin(t * f) * (dt / tau)'],
  ['a/(v*tau)', 'v[i] + dt * (a / (v[i] * tau))', 'v[i] + dt * a / tau / v[i]'],
  ['a/(v*tau_n)', 'v[i] + dt * (a / (v[i] * tau_n[i]))', 'v[i] + dt * a / tau_n[i] / v[i]'],
  // Inside sums and functions too; sums are not opened.
  ['(1 + a*v/b)/tau', 'v[i] + dt * ((1.0 + a * v[i] / b) / tau)', 'v[i] + (1.0 + v[i] * (a / b)) * (dt / tau)'],
  ['exp(-v*a/b)/tau', 'v[i] + dt * (exp(-v[i] * a / b) / tau)', 'v[i] + exp(v[i] * -(a / b)) * (dt / tau)'],
  ['(a*v + b*v)/tau', 'v[i] + dt * ((a * v[i] + b * v[i]) / tau)', 'v[i] + (v[i] * a + v[i] * b) * (dt / tau)'],
  // Two signs are none.
  ['-(-v)/tau', 'v[i] + dt * (-(-v[i]) / tau)', 'v[i] + v[i] * (dt / tau)'],
  ['-v*w/rate**-1', 'v[i] + dt * (-v[i] * w[i] / (1.0 / rate[i]))', 'v[i] + v[i] * w[i] * rate[i] * -(dt / 1.0)'],
])('dv/dt = %s: %s becomes %s', (expression, before, after) => {
  expect(increment(expression)).toEqual([before, after])
})

test('a variable that code assigns in a step is not known before it', () => {
  expect(increment('(a - v)/tau_n', { regular: 'tau_n += 1*ms' })[1]).toBe('v[i] + (a - v[i]) * dt / tau_n[i]')
})

test('one that only events assign is: they compute the row of their neuron again', () => {
  expect(increment('(a - v)/tau_n', { threshold: 'v > 1', reset: 'tau_n += 1*ms' })[1]).toBe(
    'v[i] + (a - v[i]) * (dt / tau_n[i])',
  )
})

test('the flow of an exact step comes last, so that rounding never leads beyond a steady state', () => {
  expect(codeAround('products', 'update', { equations: 'dv/dt = (a - v)/tau : 1', method: 'exact' })).toEqual([
    'let v_new: f64 = v[i] + dt * phi1(dt * (-1.0 / tau)) * ((a - v[i]) / tau)\nv[i] := v_new',
    'let v_new: f64 = v[i] + (a - v[i]) * (dt / tau * phi1(dt * -1.0 / tau))\nv[i] := v_new',
  ])
})

test('statements and conditions keep the order in which they were written', () => {
  const group = { equations: 'dv/dt = -v/tau : 1', threshold: 'v*a/b > 1', reset: 'v = v*a/b', refractory: 'v*a/b > 1' }
  const regular = 'v = v*a/b'
  const after = (['threshold', 'code', 'regular', 'update'] as const).map(
    kind => codeAround('products', kind, { ...group, regular })[1],
  )
  expect(after).toEqual([
    dedent(`
      if not_refractory[i] and v[i] * a / b > 1.0:
        not_refractory[i] := false
        lastspike[i] := t
        event spike`),
    'v[i] := v[i] * a / b',
    'v[i] := v[i] * a / b',
    dedent(`
      not_refractory[i] := not_refractory[i] or not (v[i] * a / b > 1.0)
      let v_new: f64 = v[i] + v[i] * -(dt / tau)
      v[i] := v_new`),
  ])
})

import { expect, test } from 'vitest'
import { codeAround } from '../helpers.ts'

/** The definitions of the new value of `v`, whose rate this is, in Hz. */
const after = (rate: string): string =>
  codeAround('reciprocals', 'update', { equations: `dv/dt = (${rate})*Hz : 1\nw : 1` })[1].replace(
    '\nv[i] := v_new',
    '',
  )

// The table of `reciprocals`: divisors that different quotients have in common.
test.each<[rate: string, after: string]>([
  [
    'w/(1 + v) + sin(w)/(1 + v)',
    'let reciprocal: f64 = 1.0 / (1.0 + v[i])\nlet v_new: f64 = v[i] + (w[i] * reciprocal + sin(w[i]) * reciprocal) * dt',
  ],
  ['w/v + 1/v', 'let reciprocal: f64 = 1.0 / v[i]\nlet v_new: f64 = v[i] + (w[i] * reciprocal + reciprocal) * dt'],
  [
    '1/(2 + w/v) + sin(1/(2 + w/v) + v) + 2/v',
    'let reciprocal: f64 = 1.0 / v[i]\nlet v_new: f64 = v[i] + (1.0 / (2.0 + w[i] * reciprocal) + sin(1.0 / (2.0 + w[i] * reciprocal) + v[i]) + 2.0 * reciprocal) * dt',
  ],
  // One quotient, however often, and different divisors.
  ['w/v + sin(w/v)', 'let v_new: f64 = v[i] + (w[i] / v[i] + sin(w[i] / v[i])) * dt'],
  ['w/v + w/(1 + v)', 'let v_new: f64 = v[i] + (w[i] / v[i] + w[i] / (1.0 + v[i])) * dt'],
  // What does not vary is computed before the step.
  ['v/w + sin(v)/w', 'let v_new: f64 = v[i] * (1.0 + dt / w[i]) + sin(v[i]) * (dt / w[i])'],
])('%s', (rate, expected) => {
  expect(after(rate)).toBe(expected)
})

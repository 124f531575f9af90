import { expect, test } from 'vitest'
import { codeAround } from '../helpers.ts'

/** What stands for a rate, given in Hz. */
function rate(expression: string): string {
  const [, after] = codeAround('rexprel', 'update', { equations: `dv/dt = (${expression})*Hz : 1\nw : 1` })
  return after
    .replace('let v_new: f64 = v[i] + dt * ', '')
    .replace(/\n[^]*/, '')
    .replace(/^\((.*)\)$/, '$1')
}

// The table of `rexprel`: whatever is divided by exprel.
test.each<[expression: string, after: string]>([
  ['1/exprel(v)', 'rexprel(v[i])'],
  ['w/exprel(v)', 'w[i] * rexprel(v[i])'],
  ['w/(a*exprel(v))', 'w[i] / a * rexprel(v[i])'],
  ['w/(exprel(v)*a)', 'w[i] * rexprel(v[i]) / a'],
  ['w/(exprel(v)/a)', 'w[i] * rexprel(v[i]) * a'],
  ['w/(exprel(v)*exprel(w))', 'w[i] * rexprel(v[i]) * rexprel(w[i])'],
  ['1/exprel(1/exprel(v))', 'rexprel(rexprel(v[i]))'],
  ['w/(a/exprel(v))', 'w[i] / (a * rexprel(v[i]))'],
  ['exprel(v)/w', 'exprel(v[i]) / w[i]'],
  ['w/(1 + exprel(v))', 'w[i] / (1.0 + exprel(v[i]))'],
])('%s becomes %s', (expression, after) => {
  expect(rate(expression)).toBe(after)
})

test('code that people wrote stays', () => {
  expect(codeAround('rexprel', 'regular', { equations: 'v : 1', regular: 'v = 1/exprel(v)' })[1]).toBe(
    'v[i] := 1.0 / exprel(v[i])',
  )
})

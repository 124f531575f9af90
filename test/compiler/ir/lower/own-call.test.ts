import { expect, test } from 'vitest'
import { BinomialFunction, EquationFunction } from '../../../../network/index.ts'
import { codeOf } from '../helpers.ts'

const functions = {
  boltzmann: new EquationFunction('def boltzmann(v): return 1/(1 + exp((half - v)/slope))', {
    arguments: { v: '1' },
    result: '1',
    namespace: { half: 3, slope: 2 },
  }),
  capped: new EquationFunction(
    'def capped(x):\n  y = x*x\n  if y > 4:\n    return 4\n  elif 0 < x <= 1: y = 2*x\n  return minimum(y, x)',
    { result: '1' },
  ),
  drawn: new BinomialFunction(10, 0.5),
}

/** The value of y before it is compared with x. */
const y = 'select(0.0 < x[i] and x[i] <= 1.0, 2.0 * x[i], x[i] * x[i])'

test.each([
  ['boltzmann(x)', 'x[i] := 1.0 / (1.0 + exp((half - x[i]) / slope))'],
  ['capped(x)', `x[i] := select(x[i] * x[i] > 4.0, 4.0, select(${y} < x[i] or ${y} != ${y}, ${y}, x[i]))`],
  ['drawn() + x', 'draw binomial = binomial(f64(n), p, true) at site 2048, rows\nx[i] := binomial + x[i]'],
])('%s is written out', (expression, ir) => {
  const code = codeOf('regular', { equations: 'x : 1', regular: `x = ${expression}`, namespace: functions })
  expect(code).toBe(ir)
})

test('what is large is computed once', () => {
  const sum = Array.from({ length: 30 }, (_, k) => `x**${k + 2}`).join(' + ')
  const code = codeOf('regular', { equations: 'x : 1', regular: `x = capped(${sum})`, namespace: functions })
  expect(code.split('\n')[0]).toMatch(/^let x: f64 = pow/)
  expect(code.split('pow(')).toHaveLength(31)
})

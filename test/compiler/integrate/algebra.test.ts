import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { print } from '../../../compiler/grammar/index.ts'
import type { Expr } from '../../../compiler/grammar/ast.ts'
import { createAlgebra } from '../../../compiler/integrate/algebra.ts'
import type { Polynomial } from '../../../compiler/integrate/polynomial.ts'
import { write } from '../../../compiler/integrate/write.ts'
import { evaluate, expression, system } from './helpers.ts'

const written = (text: string, definitions = ''): string => {
  const expr = expression(text)
  return print(write(createAlgebra(system(definitions)).polynomial(expr), expr.span))
}

describe('an expression multiplied out, cancelled and written again', () => {
  test.each([
    ['0*v', '0'],
    ['v - v', '0'],
    ['v/v', '1'],
    ['v**0', '1'],
    ['0.1*v + 0.2*v - 0.3*v', '0'],
    ['v/10 + v/5 - 3*v/10', '0'],
    ['(v-1)*(v+1) - v**2', '-1'],
    ['(a+b)**3 - a**3 - 3*a**2*b - 3*a*b**2 - b**3', '0'],
    ['(a+b)*(c+d)/(a+b)', 'c + d'],
    ['(a+b)/(2*a+2*b)', '1 / 2'],
    ['c/(2*a+2*b)', 'c / (2 * a + 2 * b)'],
    ['c/(2*a+2*b) + c/(a+b)', '3 * c / (2 * a + 2 * b)'],
    ['(2*a+2*b)**0.5/(a+b)**0.5', '(2 * a + 2 * b)**0.5 / (a + b)**0.5'],
    ['-(-a)', 'a'],
    ['(-a)**3', '-a**3'],
    ['+a', 'a'],
    ['(v0-v)/tau', '(v0 - v) / tau'],
    ['-v/tau', '-v / tau'],
    ['-v/(10*ms)', '-v / (10 * ms)'],
    ['(b-a-c)/(a*b)', '1 / a - 1 / b - c / (b * a)'],
    ['-a/C - b/C', '-(a + b) / C'],
    ['tau**-0.5*tau**-0.5', '1 / tau'],
    ['a*tau**-0.5', 'a / tau**0.5'],
    ['(a**3)**0.5', 'a**1.5'],
    ['(a**2)**0.5', '(a**2)**0.5'],
    ['(a*b)**0.5*(a*b)**0.5', 'a * b'],
    ['(1+(a+b)**0.5)*(1-(a+b)**0.5)', '1 - a - b'],
    ['2*exp(a+b) - exp(b+a)', 'exp(a + b)'],
    ['2**n*2**n', '(2**n)**2'],
    ['a//b + a%b', 'a // b + a % b'],
    ['int(a>0)*b', 'int(a > 0) * b'],
    ['0.25*a', '0.25 * a'],
    ['1e-3/a', '0.001 / a'],
    ['1/0', '1 / 0'],
    ['1e200*1e200*a', '1e200 * 1e200 * a'],
  ])('%s is %s', (text, result) => {
    expect(written(text)).toBe(result)
  })

  test('subexpressions are followed, and may cancel', () => {
    expect(written('I - a', 'I=a+J; J=b*c')).toBe('b * c')
  })

  test('what depends on a name is known through subexpressions and functions', () => {
    const algebra = createAlgebra(system('I=exp(v/tau)'))
    const atom = algebra.polynomial(expression('2*I'))[0]?.factors[0]?.atom
    expect([...(atom?.names ?? [])].toSorted()).toEqual(['tau', 'v'])
  })
})

const extent = (polynomial: Polynomial): number => polynomial.reduce((sum, term) => sum + 1 + term.factors.length, 0)
const polynomial = (text: string, definitions = ''): Polynomial =>
  createAlgebra(system(definitions)).polynomial(expression(text))

// Without bounds, each of these would take longer than the universe lasts.
describe('size is bounded', () => {
  test.each([
    '(a+b+c+d+e1+f+g+h)**60',
    '(a+b)**1000000000',
    '(2*a)**1000000000',
    '(a+b+c)*(a+b+d)*(a+c+d)*(b+c+d)*(a+b+c)*(e1+f+g)*(e1+g+h)*(f+g+h)*(a+h+f)*(b+g+e1)*(a+e1+f)*(g+b+c)',
  ])('%s', text => {
    expect(extent(polynomial(text))).toBeLessThan(1e6)
  })

  test.each(['exp(s)+exp(2*s)', '(s+1)*(s-a)', 's*s', 's/(s+1)'])('a chain of sixty subexpressions %s', link => {
    const definitions = Array.from({ length: 60 }, (_, k) => `s${k + 1}=${link.replaceAll(/\bs\b/g, `s${k}`)}`).join(
      ';',
    )
    const value = polynomial('s60', definitions)
    expect(extent(value)).toBeLessThan(1e6)
    expect(print(write(value, expression('s60').span)).length).toBeLessThan(1e6)
  })
})

/** Random expressions over a few names, of sums, products, quotients and small powers. */
const expressions: fc.Arbitrary<string> = fc.letrec<{ any: string }>(tie => ({
  any: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('a', 'b', 'c', 'I', '2', '0.5', '3', 'exp(a)'),
    fc.tuple(tie('any'), fc.constantFrom('+', '-', '*'), tie('any')).map(([x, sign, y]) => `(${x}${sign}${y})`),
    fc.tuple(tie('any'), fc.constantFrom('a', 'b', '(a+b)', '4', '(2*a+2*c)')).map(([x, y]) => `(${x}/${y})`),
    fc.tuple(tie('any'), fc.integer({ min: 0, max: 3 })).map(([x, n]) => `(${x})**${n}`),
    tie('any').map(x => `(-${x})`),
  ),
})).any

test('the value stays what it was', () => {
  const subexpressions = system('I=(a-b)*c').subexpressions
  const positive = fc.double({ min: 0.25, max: 4, noNaN: true })
  fc.assert(
    fc.property(expressions, positive, positive, positive, (text, a, b, c) => {
      const values = { a, b, c }
      const expr = expression(text)
      const size = evaluate(magnitude(expr), values, new Map([['I', expression('(a+b)*c')]]))
      const algebra = createAlgebra({ subexpressions, statefulFunctions: new Set(), stepwiseFunctions: new Set() })
      const after = evaluate(write(algebra.polynomial(expr), expr.span), values, subexpressions)
      const before = evaluate(expr, values, subexpressions)
      expect(Math.abs(after - before)).toBeLessThanOrEqual(1e-10 * size)
    }),
    { numRuns: 200 },
  )
})

/** The same expression with every sign positive: a bound on what rounding can be measured against. */
function magnitude(expr: Expr): Expr {
  switch (expr.kind) {
    case 'unary':
      return magnitude(expr.operand)
    case 'binary':
      return {
        ...expr,
        operator: expr.operator === '-' ? '+' : expr.operator,
        left: magnitude(expr.left),
        right: magnitude(expr.right),
      }
    default:
      return expr
  }
}

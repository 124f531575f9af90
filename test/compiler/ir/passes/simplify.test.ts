import { describe, expect, test } from 'vitest'
import { call, cast, element, type IrExpr, literal, logical, negate, select } from '../../../../compiler/ir/ir.ts'
import { simplify } from '../../../../compiler/ir/passes/simplify.ts'
import { printExpression } from '../../../../compiler/ir/print.ts'
import { valueAround } from '../helpers.ts'

describe('what needs no computer', () => {
  test.each<[expression: string, before: string, after: string]>([
    // Arithmetic of literals: mostly units.
    ['3*mV', '3.0 * 0.001', '0.003'],
    ['2.0 + 1.5', '2.0 + 1.5', '3.5'],
    ['2.0 - 1.5', '2.0 - 1.5', '0.5'],
    ['1.0/4', '1.0 / 4.0', '0.25'],
    ['x/(10*ms/second)', 'x[i] / (10.0 * 0.001 / 1.0)', 'x[i] / 0.01'],
    ['x*volt**2/mV**2', 'x[i] * square(1.0) / square(0.001)', 'x[i] / 0.000001'],
    ['x*(2*volt)**3/volt**3', 'x[i] * cube(2.0 * 1.0) / cube(1.0)', 'x[i] * 8.0'],
    ['x*second**0.5/ms**0.5', 'x[i] * sqrt(1.0) / sqrt(0.001)', 'x[i] / 0.03162277660168379'],
    ['-(2.0)', '-2.0', '-2.0'],
    ['1/0.0', '1.0 / 0.0', 'Infinity'],
    ['0.0/0.0', '0.0 / 0.0', 'NaN'],
    // Factors of one.
    ['1*x', '1.0 * x[i]', 'x[i]'],
    ['x*1', 'x[i] * 1.0', 'x[i]'],
    ['x/1', 'x[i] / 1.0', 'x[i]'],
    ['-1*x', '-1.0 * x[i]', '-x[i]'],
    ['x*(-1)', 'x[i] * -1.0', '-x[i]'],
    ['x/(-1)', 'x[i] / -1.0', '-x[i]'],
    ['1/x', '1.0 / x[i]', '1.0 / x[i]'],
    // Conditions that are settled.
    ['True and p', 'true and p[i]', 'p[i]'],
    ['p and True', 'p[i] and true', 'p[i]'],
    ['False and p', 'false and p[i]', 'false'],
    ['p and False', 'p[i] and false', 'false'],
    ['True or p', 'true or p[i]', 'true'],
    ['p or True', 'p[i] or true', 'true'],
    ['False or p', 'false or p[i]', 'p[i]'],
    ['p or False', 'p[i] or false', 'p[i]'],
    ['p and q', 'p[i] and q[i]', 'p[i] and q[i]'],
    // A condition that is known counts as a number that is.
    ['x*True', 'x[i] * f64(i32(true))', 'x[i]'],
    ['x*int(False)', 'x[i] * f64(i32(false))', 'x[i] * 0.0'],
    // What may be NaN, infinite or −0 stays: the bits are those of what was written.
    ['0*x', '0.0 * x[i]', '0.0 * x[i]'],
    ['x + 0', 'x[i] + 0.0', 'x[i] + 0.0'],
    ['x - x', 'x[i] - x[i]', 'x[i] - x[i]'],
    ['x/x', 'x[i] / x[i]', 'x[i] / x[i]'],
    ['2*x*3', '2.0 * x[i] * 3.0', '2.0 * x[i] * 3.0'],
    ['exp(1.0)', 'exp(1.0)', 'exp(1.0)'],
    // Whole numbers stay what they are, for they may wrap around.
    ['k*1', 'i64(k[i] * 1)', 'i64(k[i] * 1)'],
    ['2 + 3', 'i64(2 + 3)', 'i64(2 + 3)'],
  ])('%s: %s becomes %s', (expression, before, after) => {
    expect(valueAround('simplify', expression)).toEqual([before, after])
  })
})

const x = element({ name: 'x', type: 'f64', population: 0, per: 'neuron', purpose: 'state' })
const p = element({ name: 'p', type: 'bool', population: 0, per: 'neuron', purpose: 'state' })

describe('what only rewrites give', () => {
  test.each<[IrExpr, string]>([
    [select(literal(1, 'bool'), x, literal(0)), 'x[i]'],
    [select(literal(0, 'bool'), x, literal(0)), '0.0'],
    [select(logical('or', p, literal(1, 'bool')), x, literal(0)), 'x[i]'],
    [select(p, x, literal(0)), 'select(p[i], x[i], 0.0)'],
    [cast(literal(1, 'bool'), 'f64'), '1.0'],
    [cast(literal(1, 'bool'), 'i64'), '1'],
    [{ kind: 'cast', type: 'f64', operand: literal(3, 'i32') }, '3.0'],
    [cast(literal(2.5), 'i32'), 'i32(2.5)'],
    [{ kind: 'negate', type: 'i32', operand: literal(3, 'i32') }, '-3'],
    [negate(negate(x)), '-(-x[i])'],
    [call('sqrt', 'f64', literal(-1)), 'NaN'],
  ])('%#', (expr, after) => {
    expect(printExpression(simplify(expr))).toBe(after)
  })
})

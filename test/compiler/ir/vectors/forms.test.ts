import { describe, expect, test } from 'vitest'
import {
  binary,
  call,
  cast,
  compare,
  element,
  type IrExpr,
  literal,
  local,
  negate,
  not,
  select,
} from '../../../../compiler/ir/ir.ts'
import { printExpression } from '../../../../compiler/ir/print.ts'
import { expanded, type Form, formOf, hasLanes } from '../../../../compiler/ir/vectors/forms.ts'
import { array, temporary } from '../ingredients.ts'

const [a, b] = [element(array('a')), element(array('b'))]
const [k, p] = [element(array('k', 'i32')), element(array('p', 'bool'))]
const step = element(array('step', 'i64'))

test.each<[form: Form, expr: IrExpr]>([
  ['lanes', a],
  ['lanes', literal(1)],
  ['lanes', binary('/', a, b)],
  ['lanes', negate(k)],
  ['lanes', compare('<', step, step)],
  ['lanes', not(p)],
  ['lanes', select(p, a, b)],
  ['lanes', call('sqrt', 'f64', a)],
  ['lanes', call('abs', 'i32', k)],
  ['lanes', cast(k, 'f64')],
  ['lanes', cast(a, 'i32')],
  ['lanes', cast(p, 'f64')],
  ['lanes', cast(k, 'i64')],
  ['lanes', cast(step, 'i32')],
  // An operation has its own form, whatever its operands have.
  ['lanes', binary('+', a, call('exp', 'f64', b))],
  ['row', call('exp', 'f64', a)],
  ['row', call('log1p', 'f64', a)],
  ['row', call('phi1', 'f64', a)],
  ['row', call('tanh', 'f64', call('sin', 'f64', a))],
  ['row', call('sin', 'f64', a)],
  ['row', call('pow', 'f64', a, b)],
  ['single', call('mod', 'f64', a, b)],
  ['single', call('timestep', 'i64', a, b)],
  ['single', cast(step, 'f64')],
  ['single', cast(a, 'i64')],
])('%s', (form, expr) => {
  expect([printExpression(expr), formOf(expr)]).toEqual([printExpression(expr), form])
})

test.each<[expected: boolean, expr: IrExpr]>([
  [true, binary('+', a, call('square', 'f64', b))],
  [true, select(p, call('abs', 'f64', a), b)],
  [false, binary('+', a, call('exp', 'f64', b))],
  [false, negate(call('mod', 'f64', a, b))],
  [false, call('square', 'f64', call('exp', 'f64', b))],
])('lanes for all of it: %s', (expected, expr) => {
  expect([printExpression(expr), hasLanes(expr)]).toEqual([printExpression(expr), expected])
})

describe('small functions are made of operations', () => {
  const [x, low, high] = [temporary('x'), temporary('low'), temporary('high')].map(local)
  const n = local(temporary('n', 'i32'))

  test.each<[operations: string | undefined, operation: string, ...operands: (IrExpr | undefined)[]]>([
    ['x * x', 'square', x],
    ['x * x * x', 'cube', x],
    ['select(x < low, low, select(x > high, high, x))', 'clip', x, low, high],
    ['select(x > 0.0, 1.0, select(x < 0.0, -1.0, select(x == 0.0, 0.0, x)))', 'sign', x],
    ['select(n > 0, 1, select(n < 0, -1, select(n == 0, 0, n)))', 'sign', n],
    [undefined, 'exp', x],
    [undefined, 'mod', x, low],
    [undefined, 'sqrt', x],
  ])('%s', (operations, operation, ...operands) => {
    const given = operands.filter(each => each !== undefined)
    const made = expanded(call(operation, given[0]?.type ?? 'f64', ...given), given)
    expect(made === undefined ? undefined : printExpression(made)).toBe(operations)
  })
})

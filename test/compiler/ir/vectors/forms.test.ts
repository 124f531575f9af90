import { expect, test } from 'vitest'
import {
  binary,
  call,
  cast,
  compare,
  element,
  type IrExpr,
  literal,
  negate,
  not,
  select,
} from '../../../../compiler/ir/ir.ts'
import { printExpression } from '../../../../compiler/ir/print.ts'
import { type Form, formOf, hasLanes, hasRows } from '../../../../compiler/ir/vectors/forms.ts'
import { array, single } from '../ingredients.ts'

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
  ['lanes', cast(step, 'f64')],
  ['lanes', cast(a, 'i64')],
  // An operation has its own form, whatever its operands have.
  ['lanes', binary('+', a, call('exp', 'f64', b))],
  ['row', call('exp', 'f64', a)],
  ['row', call('log1p', 'f64', a)],
  ['row', call('phi1', 'f64', a)],
  ['row', call('tanh', 'f64', call('sin', 'f64', a))],
  ['row', call('sin', 'f64', a)],
  ['row', call('pow', 'f64', a, b)],
  ['single', single(a)],
])('%s', (form, expr) => {
  expect([printExpression(expr), formOf(expr)]).toEqual([printExpression(expr), form])
})

test.each<[expected: boolean, expr: IrExpr]>([
  [true, binary('+', a, call('square', 'f64', b))],
  [true, select(p, call('abs', 'f64', a), b)],
  [false, binary('+', a, call('exp', 'f64', b))],
  [true, call('timestep', 'i64', a, b)],
  [true, call('mod', 'i32', k, k)],
  [true, call('mod', 'i64', cast(k, 'i64'), literal(3, 'i64'))],
  // Few neurons may need the function itself.
  [false, call('mod', 'i64', step, step)],
  [false, negate(call('mod', 'f64', a, b))],
  [false, negate(single(a))],
  [false, call('square', 'f64', call('exp', 'f64', b))],
])('lanes for all of it: %s', (expected, expr) => {
  expect([printExpression(expr), hasLanes(expr)]).toEqual([printExpression(expr), expected])
})

test.each<[expected: boolean, expr: IrExpr]>([
  [true, binary('+', a, call('exp', 'f64', b))],
  [true, call('mod', 'f64', call('exp', 'f64', a), b)],
  [false, negate(single(a))],
  [false, call('exp', 'f64', single(a))],
])('lanes or rows for all of it: %s', (expected, expr) => {
  expect([printExpression(expr), hasRows(expr)]).toEqual([printExpression(expr), expected])
})

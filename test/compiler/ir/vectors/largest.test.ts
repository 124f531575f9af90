import { expect, test } from 'vitest'
import {
  binary,
  compare,
  element,
  type IrExpr,
  type IrStatement,
  literal,
  local,
  logical,
  read,
  select,
  set,
} from '../../../../compiler/ir/ir.ts'
import { printExpression } from '../../../../compiler/ir/print.ts'
import { boundOf } from '../../../../compiler/ir/vectors/largest.ts'
import { array, assign, temporary } from '../ingredients.ts'

const [v, w, change, free] = [temporary('v'), temporary('w'), temporary('change'), temporary('free', 'bool')]
const threshold = read({ kind: 'scalar', scalar: { name: 'Vcut', type: 'f64', purpose: 'constant' } })
const moved = (by: IrExpr): IrStatement => assign(v, binary('+', local(v), by))
const above = compare('>', local(v), literal(1))
const freeAndAbove = logical('and', local(free), above)

/** The bound of a condition that is asked between statements, as text. */
function bound(condition: IrExpr, before: readonly IrStatement[] = [], after: readonly IrStatement[] = []): unknown {
  const meet = { kind: 'meet', met: { stem: 'spike' }, condition } as const
  const found = boundOf(meet, [...before, meet, ...after])
  return found && `${found.value.stem} ${found.operator} ${printExpression(found.limit)}`
}

test.each<[what: string, bound: string, condition: IrExpr, before?: IrStatement[], after?: IrStatement[]]>([
  ['a value above a limit', 'v > 1.0', above],
  ['one that reaches it', 'v >= 1.0', compare('>=', local(v), literal(1))],
  ['a limit below a value', 'v > Vcut', compare('<', threshold, local(v))],
  ['a limit that is computed', 'v >= Vcut + 1.0', compare('<=', binary('+', threshold, literal(1)), local(v))],
  ['a value that is stored then', 'v > 1.0', above, [], [set(array('v'), local(v))]],
  ['a value that a condition holds', 'v > 1.0', freeAndAbove, [moved(select(local(free), local(change), literal(0)))]],
  [
    'a value that it keeps',
    'v > 1.0',
    logical('and', above, local(free)),
    [assign(v, select(local(free), local(change), local(v)))],
  ],
])('the bound of %s is %s', (_, expected, condition, before, after) => {
  expect(bound(condition, before, after)).toBe(expected)
})

test.each<[what: string, condition: IrExpr, before?: IrStatement[], after?: IrStatement[]]>([
  ['a value below a limit', compare('<', local(v), literal(1))],
  ['two values of a neuron', compare('>', local(v), local(w))],
  ['a limit of each neuron', compare('>', local(v), element(array('limit')))],
  ['a limit that depends on the neuron', compare('>', local(v), binary('*', literal(2), local(w)))],
  ['a number of single precision', compare('>', local(temporary('v', 'f32')), literal(1, 'f32'))],
  ['one of two conditions', logical('or', local(free), above)],
  // Neurons that wait above the threshold would be looked at in every step.
  ['a value that moves all the time', freeAndAbove, [moved(local(change))]],
  [
    'a value that another condition holds',
    freeAndAbove,
    [moved(select(compare('>', local(w), literal(0)), local(change), literal(0)))],
  ],
  ['a value that is assigned later', above, [], [assign(v, literal(0))]],
  [
    'an array that is assigned later',
    compare('>', local(v), element(array('limit'))),
    [],
    [set(array('limit'), literal(0))],
  ],
])('%s has none', (_, condition, before, after) => {
  expect(bound(condition, before, after)).toBeUndefined()
})

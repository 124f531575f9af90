import { describe, expect, test } from 'vitest'
import { call, cast, type IrExpr, literal, local } from '../../../../compiler/ir/ir.ts'
import { printExpression } from '../../../../compiler/ir/print.ts'
import { operands } from '../../../../compiler/ir/walk.ts'
import { expanded } from '../../../../compiler/ir/vectors/expanded.ts'
import { dedent } from '../helpers.ts'
import { single, temporary } from '../ingredients.ts'

const [x, y, low, high] = ['x', 'y', 'low', 'high'].map(name => local(temporary(name))) as [
  IrExpr,
  IrExpr,
  IrExpr,
  IrExpr,
]
const [k, j] = ['k', 'j'].map(name => local(temporary(name, 'i32'))) as [IrExpr, IrExpr]
const [m, n] = ['m', 'n'].map(name => local(temporary(name, 'i64'))) as [IrExpr, IrExpr]
const f = local(temporary('f', 'f32'))
const whole = (value: number): IrExpr => literal(value, 'i32')

/** The values that stand in several places, `p = …; q = …`, and what comes out. */
function expandedText(expr: IrExpr): string | undefined {
  const kept: string[] = []
  const made = expanded(expr, operands(expr), value => {
    if (value.kind === 'literal') return value
    const name = String.fromCodePoint('a'.codePointAt(0)! + kept.length)
    kept.push(`${name} = ${printExpression(value)}`)
    return local(temporary(name, value.type))
  })
  return made === undefined ? undefined : [...kept, printExpression(made)].join('; ')
}

test.each<[operations: string | undefined, expr: IrExpr]>([
  ['x * x', call('square', 'f64', x)],
  ['x * x * x', call('cube', 'f64', x)],
  ['select(x < low, low, select(x > high, high, x))', call('clip', 'f64', x, low, high)],
  ['select(x > 0.0, 1.0, select(x < 0.0, -1.0, select(x == 0.0, 0.0, x)))', call('sign', 'f64', x)],
  ['select(k > 0, 1, select(k < 0, -1, select(k == 0, 0, k)))', call('sign', 'i32', k)],
  ['f64(f)', cast(f, 'f64')],
  ['f64(m)', cast(m, 'f64')],
  // What stands in several places comes first.
  ['a = select(x < -9223372036854776000.0, -9223372036854776000.0, trunc(x)); i64(a)', cast(x, 'i64')],
  [
    'a = (x + 0.001 * y) / y; b = select(a < -9223372036854776000.0, -9223372036854776000.0, trunc(a)); i64(b)',
    call('timestep', 'i64', x, y),
  ],
  [
    'a = trunc((x + 0.001 * y) / y); b = select(a == a, a, 0.0); select(b < -9223372036854776000.0, -9223372036854776000.0, select(b > 9223372036854776000.0, 9223372036854776000.0, b))',
    call('whole_steps', 'f64', x, y),
  ],
  ['a = f64(k); b = f64(j); c = a - floor(a / b) * b; i32(c)', call('mod', 'i32', k, j)],
  [
    'a = f64(k); b = f64(j); c = floor(a / b); select(j == 0, 0, select(j == -1, -k, i32(c)))',
    call('floordiv', 'i32', k, j),
  ],
  // Of a number it is known what it is not.
  ['a = f64(k); b = floor(a / 3.0); i32(b)', call('floordiv', 'i32', k, whole(3))],
  ['a = f64(k); b = floor(a / 0.0); 0', call('floordiv', 'i32', k, whole(0))],
  ['a = f64(k); b = floor(a / -1.0); -k', call('floordiv', 'i32', k, whole(-1))],
  ['a = f64(i64(k)); b = floor(a / 3.0); i64(b)', call('floordiv', 'i64', cast(k, 'i64'), literal(3, 'i64'))],
  [
    'a = f64(m); b = f64(n); c = floor(a / b); rarely(abs(a) >= 4503599627370496.0 or abs(b) >= 4503599627370496.0, floordiv(m, n), select(n == 0, 0, i64(c)))',
    call('floordiv', 'i64', m, n),
  ],
  [
    'a = f64(m); b = a - floor(a / 7.0) * 7.0; rarely(abs(a) >= 4503599627370496.0, mod(m, 7), i64(b))',
    call('mod', 'i64', m, literal(7, 'i64')),
  ],
  [undefined, call('exp', 'f64', x)],
  [undefined, call('sqrt', 'f64', x)],
  [undefined, single(x)],
  [undefined, cast(k, 'f64')],
])('%s', (operations, expr) => {
  expect(expandedText(expr)).toBe(operations)
})

describe('a quotient of floats', () => {
  const remainder = `
    a = x / y
    b = nearest(a)
    c = y * 134217729.0
    d = c - (c - y)
    e = y - d
    f = select(abs(x) < abs(y), x, x - b * d - b * e)`
  const isRare = 'abs(a) >= 33554432.0 or abs(x) > 3.3484643974570854e+299'

  test.each([
    ['mod', 'select(f != 0.0, select((f < 0.0) != (y < 0.0), f + y, f), select(y < 0.0, -0.0, 0.0))'],
    ['floordiv', 'select(abs(x) < abs(y), a * 0.0, b) - f64(f != 0.0 and (f < 0.0) != (y < 0.0))'],
  ])('%s', (operation, value) => {
    expect(expandedText(call(operation, 'f64', x, y))?.split('; ')).toEqual(
      linesOf(`${remainder}
    rarely(${isRare}, ${operation}(x, y), ${value})`),
    )
  })

  test('by a number, whose parts are known', () => {
    expect(expandedText(call('mod', 'f64', x, literal(-0.1)))?.split('; ')).toEqual(
      linesOf(`
    a = x / -0.1
    b = nearest(a)
    c = select(abs(x) < 0.1, x, x - b * -0.09999999962747097 - b * -3.7252903539730653e-10)
    rarely(abs(a) >= 33554432.0, mod(x, -0.1), select(c != 0.0, select(not (c < 0.0), c + -0.1, c), -0.0))`),
    )
  })

  test('of what is no huge number', () => {
    expect(expandedText(call('mod', 'f64', cast(f, 'f64'), y))).toContain('rarely(abs(a) >= 33554432.0, ')
  })
})

function linesOf(text: string): string[] {
  return dedent(text).split('\n')
}

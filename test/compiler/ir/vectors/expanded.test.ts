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
  ['select(j == 0, 0, select(j == -1, -k, i32(floor(f64(k) / f64(j)))))', call('floordiv', 'i32', k, j)],
  ['select(j == 0, 0, k - select(j == -1, -k, i32(floor(f64(k) / f64(j)))) * j)', call('mod', 'i32', k, j)],
  // Of a number it is known what it is not.
  ['k - i32(floor(f64(k) / 3.0)) * 3', call('mod', 'i32', k, whole(3))],
  ['0', call('mod', 'i32', k, whole(0))],
  ['-k', call('floordiv', 'i32', k, whole(-1))],
  ['a = f64(i64(k)); b = floor(a / 3.0); i64(b)', call('floordiv', 'i64', cast(k, 'i64'), literal(3, 'i64'))],
  [
    'a = f64(m); b = f64(n); c = floor(a / b); rarely(abs(a) >= 9007199254740992.0 or abs(b) >= 9007199254740992.0, floordiv(m, n), select(n == 0, 0, i64(c)))',
    call('floordiv', 'i64', m, n),
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
    a = abs(x)
    b = abs(y)
    c = a / b
    d = floor(c)
    e = d * b
    f = d * 134217729.0
    g = f - (f - d)
    h = d - g
    i = b * 134217729.0
    j = i - (i - b)
    k = b - j
    l = a - e - (g * j - e + g * k + h * j + h * k)
    m = select(a < b, a, select(l < 0.0, l + b, l))`
  const isRare = 'c >= 1125899906842624.0 or a > 3.3484643974570854e+299'

  test('its remainder', () => {
    expect(expandedText(call('mod', 'f64', x, y))?.split('; ')).toEqual(
      linesOf(`${remainder}
    n = select((x < 0.0) != (y < 0.0) and m != 0.0, b - m, m)
    rarely(${isRare}, mod(x, y), select(y < 0.0, -n, n))`),
    )
  })

  test('rounded down', () => {
    expect(expandedText(call('floordiv', 'f64', x, y))?.split('; ')).toEqual(
      linesOf(`${remainder}
    n = select(l < 0.0, d - 1.0, d)
    o = select((x < 0.0) != (y < 0.0), -(n + f64(m != 0.0)), n)
    p = x * 0.0
    rarely(${isRare}, floordiv(x, y), select(o == 0.0, select(y < 0.0, -p, p), o))`),
    )
  })

  test('by a number, whose parts are known', () => {
    expect(expandedText(call('mod', 'f64', x, literal(-0.1)))?.split('; ')).toEqual(
      linesOf(`
    a = abs(x)
    b = a / 0.1
    c = floor(b)
    d = c * 0.1
    e = c * 134217729.0
    f = e - (e - c)
    g = c - f
    h = a - d - (f * 0.09999999962747097 - d + f * 3.7252903539730653e-10 + g * 0.09999999962747097 + g * 3.7252903539730653e-10)
    i = select(a < 0.1, a, select(h < 0.0, h + 0.1, h))
    j = select(not (x < 0.0) and i != 0.0, 0.1 - i, i)
    rarely(b >= 1125899906842624.0 or a > 3.3484643974570854e+299, mod(x, -0.1), -j)`),
    )
  })
})

function linesOf(text: string): string[] {
  return dedent(text).split('\n')
}

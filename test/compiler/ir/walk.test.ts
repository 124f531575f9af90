import { describe, expect, test } from 'vitest'
import { commute, effectsOf } from '../../../compiler/ir/effects.ts'
import {
  binary,
  call,
  cast,
  compare,
  element,
  type IrExpr,
  type IrStatement,
  literal,
  local,
  negate,
  read,
  scalar,
  type ScalarRef,
  set,
} from '../../../compiler/ir/ir.ts'
import {
  createKeys,
  definedBy,
  expressionsOf,
  mapExpressions,
  sameExpression,
  withInner,
} from '../../../compiler/ir/walk.ts'
import { above, array, define, raise, temporary, when } from './ingredients.ts'

const [a, b] = [array('a'), array('b')]
const tau = (): ScalarRef => ({ name: 'tau', type: 'f64', purpose: 'constant' })

/** Expressions no two of which are the same. */
const different: Readonly<Record<string, IrExpr>> = {
  '0': literal(0),
  '-0': literal(-0),
  '1': literal(1),
  nan: literal(NaN),
  inf: literal(Infinity),
  '-inf': literal(-Infinity),
  'whole 0': literal(0, 'i32'),
  'whole 1': literal(1, 'i32'),
  'long 1': literal(1, 'i64'),
  true: literal(1, 'bool'),
  a: element(a),
  "another group's a": element({ ...a, population: 1 }),
  'shared a': element({ ...a, per: 'population' }),
  tau: scalar(tau()),
  "another group's tau": scalar(tau()),
  'a temporary x': local(temporary('x')),
  'another temporary x': local(temporary('x')),
  'a whole x': local(temporary('x', 'i32')),
  i: read({ kind: 'index' }, 'i32'),
  N: read({ kind: 'size', population: 0 }, 'i64'),
  "another group's N": read({ kind: 'size', population: 1 }, 'i64'),
  t: read({ kind: 'time', clock: 0 }),
  "another clock's t": read({ kind: 'time', clock: 1 }),
  dt: read({ kind: 'dt', clock: 0 }),
  step: read({ kind: 'step', clock: 0 }, 'i64'),
  'a + b': binary('+', element(a), element(b)),
  'a - b': binary('-', element(a), element(b)),
  'b + a': binary('+', element(b), element(a)),
  'a + (a + b)': binary('+', element(a), binary('+', element(a), element(b))),
  '(a + a) + b': binary('+', binary('+', element(a), element(a)), element(b)),
  'a < b': compare('<', element(a), element(b)),
  'a <= b': compare('<=', element(a), element(b)),
  '-a': negate(element(a)),
  'exp(a)': call('exp', 'f64', element(a)),
  'log(a)': call('log', 'f64', element(a)),
  'pow(a, b)': call('pow', 'f64', element(a), element(b)),
  'mod(a, b)': call('mod', 'f64', element(a), element(b)),
  'i32(a)': cast(element(a), 'i32'),
  'i64(a)': cast(element(a), 'i64'),
}

describe('two expressions are the same if they are the same operations on the same places', () => {
  const list = Object.entries(different)
  const keyOf = createKeys()

  test.each(list)('%s', (name, expr) => {
    expect(sameExpression(expr, copy(expr))).toBe(true)
    expect(keyOf(copy(expr))).toBe(keyOf(expr))
    for (const [other, each] of list) {
      expect([other, sameExpression(expr, each)]).toEqual([other, other === name])
      expect([other, keyOf(each) === keyOf(expr)]).toEqual([other, other === name])
    }
  })

  /** Another object for each expression, over the same places. */
  function copy(expr: IrExpr): IrExpr {
    switch (expr.kind) {
      case 'binary':
      case 'compare':
      case 'logical':
        return { ...expr, left: copy(expr.left), right: copy(expr.right) }
      case 'call':
        return { ...expr, arguments: expr.arguments.map(copy) }
      default:
        return { ...expr }
    }
  }

  test('a key is of one use: another one numbers places anew', () => {
    const [x, y] = [local(temporary('x')), local(temporary('x'))]
    expect(createKeys()(x)).toBe(createKeys()(y))
  })
})

describe('statements', () => {
  const x = temporary('x')
  const matrix: IrStatement = {
    kind: 'matrix', function: 'exp', scale: literal(2), size: 1, entries: [element(a)], results: [{ local: x, row: 0, column: 0 }],
  } // prettier-ignore
  const nested = when(above(a), define(x, element(b)), when(above(b), set(a, local(x)), raise))

  test('within statements, outer ones first', () => {
    expect(withInner(nested).map(({ kind }) => kind)).toEqual(['if', 'let', 'if', 'set', 'event'])
  })

  test('have expressions and define locals', () => {
    expect(expressionsOf(nested)).toEqual([above(a)])
    expect(expressionsOf(matrix)).toEqual([element(a), literal(2)])
    expect(withInner(nested).flatMap(definedBy)).toEqual([x])
    expect(definedBy(matrix)).toEqual([x])
  })

  test('are mapped with those inside', () => {
    const seen: IrExpr[] = []
    mapExpressions(nested, expr => (seen.push(expr), expr))
    expect(seen).toEqual([above(a), element(b), above(b), local(x)])
  })

  test('read and write arrays, inside too', () => {
    const { reads, writes } = effectsOf([nested])
    expect([...reads]).toEqual([a, b])
    expect([...writes]).toEqual([a])
  })

  test.each<[what: string, one: IrStatement, other: IrStatement, free: boolean]>([
    ['both read', define(x, element(a)), define(x, element(a)), true],
    ['one writes what the other reads', set(a, literal(1)), define(x, element(a)), false],
    ['one reads what the other writes', define(x, element(a)), set(a, literal(1)), false],
    ['both write', set(a, literal(1)), set(a, literal(2)), false],
    ['each its own', set(a, literal(1)), set(b, literal(2)), true],
    ['inside a condition', when(above(b), set(a, literal(1))), define(x, element(a)), false],
    ['the condition itself', when(above(b), raise), set(b, literal(1)), false],
    ['of another array of that name', set(a, literal(1)), set(array('a'), literal(1)), true],
  ])('may change places: %s', (_, one, other, free) => {
    expect(commute(effectsOf([one]), effectsOf([other]))).toBe(free)
  })
})

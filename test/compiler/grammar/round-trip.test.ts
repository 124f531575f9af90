import fc from 'fast-check'
import { test, expect } from 'vitest'
import { namedText } from '../../../diagnostics/index.ts'
import { print, type BinaryOperator, type CompareOperator, type Expr } from '../../../compiler/grammar/index.ts'
import { bare, expression } from './reading.ts'

const span = { source: { name: '', text: '' }, start: 0, end: 0 }

const binary = fc.constantFrom<BinaryOperator>('+', '-', '*', '/', '//', '%', '**', '@', '<<', '>>', '&', '^', '|')
const compare = fc.constantFrom<CompareOperator>('<', '<=', '>', '>=', '==', '!=', 'is', 'is not', 'in', 'not in')
const name = fc.constantFrom('v', 'tau', 'x_1', 'not_refractory')
const number = fc.oneof(
  fc.nat().map(String),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(value => value.toExponential()),
)

const { expr } = fc.letrec<{ expr: Expr; atom: Expr }>(tie => ({
  atom: fc.oneof(
    name.map((each): Expr => ({ kind: 'name', name: each, span })),
    number.map((each): Expr => {
      return { kind: 'number', integer: /^\d+$/.test(each), imaginary: false, text: each, value: Number(each), span }
    }),
    fc.constantFrom(true, false, null).map((value): Expr => ({ kind: 'constant', value, span })),
    fc.string({ unit: 'grapheme' }).map((value): Expr => {
      return { kind: 'string', text: namedText('', value), bytes: false, span }
    }),
  ),
  expr: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    tie('atom'),
    fc.tuple(fc.constantFrom('-', '+', '~', 'not'), tie('expr')).map(([operator, operand]): Expr => {
      return { kind: 'unary', operator: operator as '-', operand, span }
    }),
    fc.tuple(binary, tie('expr'), tie('expr')).map(([operator, left, right]): Expr => {
      return { kind: 'binary', operator, left, right, operatorSpan: span, span }
    }),
    fc
      .tuple(tie('expr'), fc.array(fc.tuple(compare, tie('expr')), { minLength: 1, maxLength: 3 }))
      .map(([first, rest]): Expr => {
        return {
          kind: 'compare',
          operands: [first, ...rest.map(([, each]) => each)],
          operators: rest.map(([each]) => each),
          span,
        }
      }),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('expr'), { minLength: 2, maxLength: 4 }))
      .map(([operator, operands]): Expr => {
        return { kind: 'logical', operator: operator as 'and', operands, span }
      }),
    fc.tuple(tie('expr'), tie('expr'), tie('expr')).map(([condition, then, otherwise]): Expr => {
      // oxlint-disable-next-line unicorn/no-thenable -- a branch of the tree, never awaited
      return { kind: 'conditional', condition, then, otherwise, span }
    }),
    fc.tuple(tie('expr'), fc.array(tie('expr'), { maxLength: 3 })).map(([callee, values]): Expr => {
      return { kind: 'call', callee, arguments: values.map(value => ({ value, span })), span }
    }),
    fc
      .tuple(tie('expr'), name)
      .map(([object, each]): Expr => ({ kind: 'attribute', object, name: each, nameSpan: span, span })),
    fc.tuple(tie('expr'), tie('expr')).map(([object, index]): Expr => ({ kind: 'subscript', object, index, span })),
    fc.tuple(fc.constantFrom('list', 'tuple'), fc.array(tie('expr'), { maxLength: 3 })).map(([kind, items]): Expr => {
      return { kind: kind as 'list', items, span }
    }),
  ),
}))

test('reading what was printed gives the same tree', () => {
  fc.assert(
    fc.property(expr, each => {
      expect(bare(expression(print(each)))).toEqual(bare(each))
    }),
    { numRuns: 500 },
  )
})

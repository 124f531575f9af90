/**
 * numpy's functions that the text of a function of the modeller's own may call, besides those of equations: operators and
 * choices under another name.
 */
import type { Span } from '../../diagnostics/index.ts'
import type { BinaryOperator, Expr, Logical } from '../grammar/ast.ts'

/** A function that is something of the language by another name. */
export interface TextFunction {
  readonly takes: number
  /** What a call with these arguments is; absent of the smaller and the larger of two. */
  readonly as?: (values: readonly Expr[], span: Span) => Expr
}

function operator(sign: BinaryOperator): TextFunction {
  return {
    takes: 2,
    as: (values, span) => {
      const [left, right] = two(values)
      return { kind: 'binary', operator: sign, left, right, operatorSpan: span, span }
    },
  }
}

function logical(word: Logical['operator']): TextFunction {
  return { takes: 2, as: (operands, span) => ({ kind: 'logical', operator: word, operands, span }) }
}

function two([left, right]: readonly Expr[]): readonly [Expr, Expr] {
  if (left === undefined || right === undefined) throw new Error('two arguments, as counted before')
  return [left, right]
}

const square: TextFunction = {
  takes: 1,
  as: ([left], span) => {
    const exponent: Expr = { kind: 'number', integer: true, imaginary: false, text: '2', value: 2, span }
    const [base, right] = two([...(left === undefined ? [] : [left]), exponent])
    return { kind: 'binary', operator: '**', left: base, right, operatorSpan: span, span }
  },
}

const not: TextFunction = {
  takes: 1,
  as: ([operand], span) => {
    if (operand === undefined) throw new Error('an argument, as counted before')
    return { kind: 'unary', operator: 'not', operand, span }
  },
}

const where: TextFunction = {
  takes: 3,
  as: ([condition, ...values], span) => {
    const [then, otherwise] = two(values)
    if (condition === undefined) throw new Error('a condition, as counted before')
    // oxlint-disable-next-line unicorn/no-thenable -- a branch of the tree, never awaited
    return { kind: 'conditional', condition, then, otherwise, span }
  },
}

/** By numpy's names. */
export const textFunctions: ReadonlyMap<string, TextFunction> = new Map([
  ['where', where],
  ['minimum', { takes: 2 }],
  ['maximum', { takes: 2 }],
  ['power', operator('**')],
  ['square', square],
  ['mod', operator('%')],
  ['logical_and', logical('and')],
  ['logical_or', logical('or')],
  ['logical_not', not],
])

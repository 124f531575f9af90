/** Operators. Python's own numbers are dealt with where they meet; everything else goes the long way. */
import type { Binary, BinaryOperator, Compare, CompareOperator, Logical, Unary } from '../../../compiler/grammar/ast.ts'
import type { ArrayValue } from '../../arrays/array.ts'
import { plainSite } from '../call.ts'
import { compare } from '../compare.ts'
import { binary, unary } from '../operators.ts'
import { raisedAt } from '../python-error.ts'
import { sequences } from '../sequences.ts'
import { isStr, type Value } from '../values.ts'
import { guarded, testOf, type Evaluate, type Frame } from './frame.ts'

/** What an operator makes of two values. */
type Combine = (left: Value, right: Value) => Value

/** The same, in the storage of an array among them that may be given up, if the result fits. */
type CombineInto = (left: Value, right: Value, into?: ArrayValue) => Value

const word = 1n << 63n
const negativeWord = -word

/** An operator on all that has no fast way. */
export function longWay(operator: BinaryOperator, { span }: Pick<Binary, 'span'>, { session }: Frame): CombineInto {
  const site = plainSite(session, span)
  return (a, b, into) => {
    try {
      const added = operator === '+' && isStr(a) && isStr(b) ? sequences('+', a, b) : undefined
      return added ?? binary(operator, a, b, site, into)
    } catch (thrown) {
      throw raisedAt(thrown, span)
    }
  }
}

/** An operator with the fast way for numbers of one kind, and what there is for all else. */
export function combining<Operand, Result>(
  operator: BinaryOperator,
  slow: (left: Operand, right: Operand) => Result,
): (left: Operand, right: Operand) => Result | number | bigint {
  switch (operator) {
    case '+':
      return (a, b) => {
        if (typeof a === 'bigint' && typeof b === 'bigint') return a + b
        if (typeof a === 'number' && typeof b === 'number') return a + b
        return slow(a, b)
      }
    case '-':
      return (a, b) => {
        if (typeof a === 'bigint' && typeof b === 'bigint') return a - b
        if (typeof a === 'number' && typeof b === 'number') return a - b
        return slow(a, b)
      }
    case '*':
      return (a, b) => {
        if (typeof a === 'number' && typeof b === 'number') return a * b
        // Products of these stay far below what an integer may hold.
        if (
          typeof a === 'bigint' &&
          typeof b === 'bigint' &&
          a < word &&
          a > negativeWord &&
          b < word &&
          b > negativeWord
        )
          return a * b
        return slow(a, b)
      }
    case '/':
      return (a, b) => (typeof a === 'number' && typeof b === 'number' && b !== 0 ? a / b : slow(a, b))
    default:
      return slow
  }
}

export function compileUnary(node: Unary, frame: Frame): Evaluate {
  const operand = frame.expression(node.operand, frame)
  const { operator, span } = node
  if (operator === 'not') {
    const test = testOf(node.operand, frame)
    return activation => !test(operand(activation))
  }
  const site = plainSite(frame.session, span)
  return guarded(span, activation => unary(operator, operand(activation), site))
}

function comparing(operator: CompareOperator, { span }: Compare, { session }: Frame): Combine {
  const site = plainSite(session, span)
  const slow: Combine = (a, b) => {
    try {
      return compare(operator, a, b, site)
    } catch (thrown) {
      throw raisedAt(thrown, span)
    }
  }
  const fast = numeric[operator]
  if (fast === undefined) return slow
  return (a, b) => {
    if ((typeof a === 'bigint' && typeof b === 'bigint') || (typeof a === 'number' && typeof b === 'number'))
      return fast(a, b)
    return slow(a, b)
  }
}

const numeric: Readonly<Partial<Record<CompareOperator, (a: number | bigint, b: number | bigint) => boolean>>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
}

/** `a < b < c` stops at the first that is false. */
export function compileCompare(node: Compare, frame: Frame): Evaluate {
  const [first, ...others] = node.operands.map(operand => frame.expression(operand, frame))
  const links = others.flatMap((operand, k) => {
    const operator = node.operators[k]
    return operator === undefined ? [] : [{ operand, compared: comparing(operator, node, frame) }]
  })
  const test = testOf(node, frame)
  const [link] = links
  if (first === undefined || link === undefined) return () => true
  if (links.length === 1) {
    const { operand, compared } = link
    return activation => compared(first(activation), operand(activation))
  }
  return activation => {
    let left = first(activation)
    let result: Value = true
    for (const [k, { operand, compared }] of links.entries()) {
      const right = operand(activation)
      result = compared(left, right)
      if (k < links.length - 1 && !test(result)) break
      left = right
    }
    return result
  }
}

export function compileLogical(node: Logical, frame: Frame): Evaluate {
  const operands = node.operands.map(operand => ({
    value: frame.expression(operand, frame),
    test: testOf(operand, frame),
  }))
  const stopsAt = node.operator === 'or'
  const last = operands.length - 1
  return activation => {
    let value: Value = null
    for (let k = 0; k <= last; k++) {
      const operand = operands[k]
      if (operand === undefined) break
      value = operand.value(activation)
      if (k < last && operand.test(value) === stopsAt) break
    }
    return value
  }
}

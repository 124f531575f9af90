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

/** What an operator makes of two values, in the storage of an array among them that may be given up if it fits. */
type Combine = (left: Value, right: Value, into?: ArrayValue) => Value

const word = 1n << 63n
const negativeWord = -word

/** An operator with the fast way for numbers of one kind. */
export function combining(operator: BinaryOperator, { span }: Pick<Binary, 'span'>, { session }: Frame): Combine {
  const site = plainSite(session, span)
  const slow: Combine = (a, b, into) => {
    try {
      return binary(operator, a, b, site, into)
    } catch (thrown) {
      throw raisedAt(thrown, span)
    }
  }
  const added: Combine = (a, b) => {
    try {
      return sequences('+', a, b) ?? slow(a, b)
    } catch (thrown) {
      throw raisedAt(thrown, span)
    }
  }
  switch (operator) {
    case '+':
      return (a, b, into) => {
        if (typeof a === 'bigint' && typeof b === 'bigint') return a + b
        if (typeof a === 'number' && typeof b === 'number') return a + b
        if (isStr(a) && isStr(b)) return added(a, b)
        return slow(a, b, into)
      }
    case '-':
      return (a, b, into) => {
        if (typeof a === 'bigint' && typeof b === 'bigint') return a - b
        if (typeof a === 'number' && typeof b === 'number') return a - b
        return slow(a, b, into)
      }
    case '*':
      return (a, b, into) => {
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
        return slow(a, b, into)
      }
    case '/':
      return (a, b, into) => (typeof a === 'number' && typeof b === 'number' && b !== 0 ? a / b : slow(a, b, into))
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

/**
 * `a + b` and its kind. What an operator made of long arrays as part of a larger expression, as `x * 2` of `x * 2 + y`,
 * nobody else can hold: the operator around it writes over it, which saves the time that other memory takes.
 */
import type { Binary, Expr } from '../../../compiler/grammar/ast.ts'
import type { ArrayValue } from '../../arrays/array.ts'
import type { Activation } from '../activation.ts'
import { isPythonNumber } from '../python-numbers.ts'
import type { Value } from '../values.ts'
import { combining } from './arithmetic.ts'
import type { Evaluate, Frame } from './frame.ts'

/** An array that only the expression around it has. */
class Spare {
  readonly array: ArrayValue

  constructor(array: ArrayValue) {
    this.array = array
  }
}

/** Shorter arrays are made anew as fast. */
const leastSpare = 2048

export function compileBinary(node: Binary, frame: Frame): Evaluate {
  if (!isOperator(node.left, frame) && !isOperator(node.right, frame)) {
    const [left, right] = [frame.expression(node.left, frame), frame.expression(node.right, frame)]
    const combine = combining(node.operator, node, frame)
    return activation => combine(left(activation), right(activation))
  }
  const made = compileMade(node, frame)
  return activation => valueOf(made(activation))
}

/** Whether it is an operator's own result, not a value that was worked out before. */
function isOperator(node: Expr, { held }: Frame): node is Binary {
  return node.kind === 'binary' && !held.has(node)
}

/** The value, spare if nothing else has it. */
function compileMade(node: Binary, frame: Frame): (activation: Activation) => Value | Spare {
  const left = operand(node.left, frame)
  const right = operand(node.right, frame)
  const combine = combining(node.operator, node, frame)
  return activation => {
    const a = left(activation)
    const b = right(activation)
    if (typeof a !== 'object' && typeof b !== 'object') return combine(a, b)
    const [p, q] = [valueOf(a), valueOf(b)]
    const into = a instanceof Spare ? a.array : b instanceof Spare ? b.array : undefined
    const value = combine(p, q, into)
    const isFresh = isPlain(p) && isPlain(q) && isArray(value) && value.data.length >= leastSpare
    return isFresh ? new Spare(value) : value
  }
}

function operand(node: Expr, frame: Frame): (activation: Activation) => Value | Spare {
  return isOperator(node, frame) ? compileMade(node, frame) : frame.expression(node, frame)
}

function valueOf(value: Value | Spare): Value {
  return value instanceof Spare ? value.array : value
}

/** Whether operators make new arrays of it: objects and classes have operators of their own, which may give what they hold. */
function isPlain(value: Value): boolean {
  return isPythonNumber(value) || isArray(value)
}

function isArray(value: Value): value is ArrayValue {
  return typeof value === 'object' && value?.kind === 'array'
}

/**
 * `a + b` and its kind. What an operator made of long arrays as part of a larger expression, as `x * 2` of `x * 2 + y`,
 * nobody else can hold: the operator around it writes over it, which saves the time that other memory takes.
 */
import type { Binary, Expr } from '../../../compiler/grammar/ast.ts'
import type { ArrayValue } from '../../arrays/array.ts'
import type { Activation } from '../activation.ts'
import { isPythonNumber } from '../python-numbers.ts'
import type { Value } from '../values.ts'
import { combining, longWay } from './arithmetic.ts'
import type { Evaluate, Frame } from './frame.ts'

/** An array that only the expression around it has. */
class Spare {
  readonly array: ArrayValue

  constructor(array: ArrayValue) {
    this.array = array
  }
}

type Made = Value | Spare

/** Shorter arrays are made anew as fast. */
const leastSpare = 2048

export function compileBinary(node: Binary, frame: Frame): Evaluate {
  const { operator } = node
  const way = longWay(operator, node, frame)
  if (isOperator(node.left, frame) || isOperator(node.right, frame)) {
    const [left, right] = [operand(node.left, frame), operand(node.right, frame)]
    const combine = combining<Made, Value>(operator, (a, b) => way(valueOf(a), valueOf(b), spareOf(a, b)))
    return activation => combine(left(activation), right(activation))
  }
  const [left, right] = [frame.expression(node.left, frame), frame.expression(node.right, frame)]
  const combine = combining(operator, way)
  return activation => combine(left(activation), right(activation))
}

/** Whether it is an operator's own result, not a value that was worked out before. */
function isOperator(node: Expr, { held }: Frame): node is Binary {
  return node.kind === 'binary' && !held.has(node)
}

/** An operand, spare if nothing else has it. */
function operand(node: Expr, frame: Frame): (activation: Activation) => Made {
  if (!isOperator(node, frame)) return frame.expression(node, frame)
  const { operator } = node
  const [left, right] = [operand(node.left, frame), operand(node.right, frame)]
  const way = longWay(operator, node, frame)
  const combine = combining<Made, Made>(operator, (a, b) => {
    const [p, q] = [valueOf(a), valueOf(b)]
    const value = way(p, q, spareOf(a, b))
    const isFresh = isPlain(p) && isPlain(q) && isArray(value) && value.data.length >= leastSpare
    return isFresh ? new Spare(value) : value
  })
  return activation => combine(left(activation), right(activation))
}

function valueOf(made: Made): Value {
  return made instanceof Spare ? made.array : made
}

function spareOf(a: Made, b: Made): ArrayValue | undefined {
  if (a instanceof Spare) return a.array
  return b instanceof Spare ? b.array : undefined
}

/** Whether operators make new arrays of it: objects and classes have operators of their own, which may give what they hold. */
function isPlain(value: Value): boolean {
  return isPythonNumber(value) || isArray(value)
}

function isArray(value: Value): value is ArrayValue {
  return typeof value === 'object' && value?.kind === 'array'
}

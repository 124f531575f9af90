import { isDimensionless } from '../../units/index.ts'
import { isSingle, type ArrayValue } from './array.ts'
import { LateCopy } from './late-copy.ts'

/** One side of an operation, and how messages quote it. */
export interface Operand {
  readonly values: ArrayValue
  /** Its text, made only when a message needs it. */
  readonly text: () => string
  /** A number of Python's, whose precision is that of what it meets. */
  readonly python?: boolean
  /** A view of what an object holds: it makes an array of a number that it meets, in double precision. */
  readonly live?: boolean
  /** A bare unit: messages leave out its symbol. */
  readonly bare?: boolean
}

/** Both sides as numpy computes with them: where one is a number of Python's, in the other's precision. */
export function inOnePrecision(left: Operand, right: Operand): readonly [Operand, Operand] {
  return [inPrecisionOfOther(left, right), inPrecisionOfOther(right, left)]
}

function inPrecisionOfOther(operand: Operand, { values: other, live }: Operand): Operand {
  if (
    operand.python !== true ||
    live === true ||
    !isSingle(LateCopy.sampleOf(other)) ||
    !isDimensionless(other.dimension)
  )
    return operand
  const { values } = operand
  return { ...operand, values: { ...values, type: 'float', data: new Float32Array(values.data) } }
}

import { isDimensionless } from '../../units/index.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { isSingle, stored, type ArrayValue } from './array.ts'
import { int64, kindOf, rangeOf, type ElementKind } from './kinds.ts'
import { LateCopy } from './late-copy.ts'

/** One side of an operation, and how messages quote it. */
export interface Operand {
  readonly values: ArrayValue
  /** Its text, made only when a message needs it. */
  readonly text: () => string
  /** A number of Python's, whose precision is that of what it meets. */
  readonly python?: boolean
  /** The same, of whole numbers. */
  readonly whole?: bigint | undefined
  /** A view of what an object holds: it makes an array of a number that it meets, in double precision. */
  readonly live?: boolean
  /** A bare unit: messages leave out its symbol. */
  readonly bare?: boolean
}

/** Both sides as numpy computes with them: where one is a number of Python's, in the other's precision. */
export function inOnePrecision(left: Operand, right: Operand): readonly [Operand, Operand] {
  return [inPrecisionOfOther(left, right), inPrecisionOfOther(right, left)]
}

/** The same for arithmetic: a whole number of Python's also takes the type of whole numbers that it meets. */
export function inOneKind(left: Operand, right: Operand): readonly [Operand, Operand] {
  const [one, other] = inOnePrecision(left, right)
  return [inKindOfOther(one, other), inKindOfOther(other, one)]
}

function inKindOfOther(operand: Operand, { values: other, live }: Operand): Operand {
  const { values, whole } = operand
  if (whole === undefined || live === true || other.type !== 'integer') return operand
  const kind = kindOf(LateCopy.sampleOf(other))
  if (kind === int64) return operand
  requireWithin(whole, kind)
  return { ...operand, values: { ...values, data: stored(values.data, kind) } }
}

/** @throws PythonError OverflowError, in numpy's words, for a number that a type has not */
export function requireWithin(whole: bigint, kind: ElementKind): void {
  const [least, most] = rangeOf(kind)
  if (whole >= least && whole <= most) return
  throw new PythonError('OverflowError', `Python integer ${whole} out of bounds for ${kind.name}`)
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

/**
 * Computes IR over arrays, without a compiler: values a script assigns and reads. The bits are those of a module, since
 * elementary functions and random numbers come from the same code.
 */
import { invariant } from '../../diagnostics/index.ts'
import type { IrBinary, IrCall, IrCompare, IrExpr, IrLookup, IrType, Place } from './ir.ts'
import { builtIn, runtimeFunction } from './operations.ts'
import type { Runtime } from './runtime.ts'
import { operands } from './walk.ts'

/** A value per element, or one for all. */
export type PlaceValue = number | ArrayLike<number>

/** What an expression is evaluated over. */
export interface Environment {
  readonly runtime: Runtime
  /** Number of elements. */
  readonly length: number
  /** What a place holds; booleans as 0 and 1, integers as safe integers. */
  readonly place: (place: Place) => PlaceValue
}

type Compute = (element: number) => number

/** How an expression is computed, and whether all elements have the same value. */
interface Compiled {
  readonly compute: Compute
  readonly uniform: boolean
}

/** The values of an expression for all elements, in SI. */
export function interpret(expr: IrExpr, environment: Environment): Float64Array {
  const { compute } = compile(expr, environment)
  const result = new Float64Array(environment.length)
  for (let element = 0; element < result.length; element++) result[element] = compute(element)
  return result
}

/** The value of an expression that reads nothing of single elements. */
export function interpretScalar(expr: IrExpr, environment: Environment): number {
  return compile(expr, environment).compute(0)
}

/** What has the same value for all elements is computed once, when it is first needed. */
function compile(expr: IrExpr, environment: Environment): Compiled {
  if (expr.kind === 'literal') return { compute: () => expr.value, uniform: true }
  if (expr.kind === 'read') {
    const value = environment.place(expr.place)
    if (typeof value === 'number') return { compute: () => value, uniform: true }
    return { compute: element => value[element] ?? Number.NaN, uniform: false }
  }
  if (expr.kind === 'lookup') return lookedUp(expr, environment)
  const inner = operands(expr).map(operand => compile(operand, environment))
  const compute = computed(
    expr,
    inner.map(operand => operand.compute),
    environment.runtime,
  )
  if (!inner.every(({ uniform }) => uniform)) return { compute, uniform: false }
  let value: number | undefined
  return { compute: () => (value ??= compute(0)), uniform: true }
}

function lookedUp({ array, at }: IrLookup, environment: Environment): Compiled {
  const values = environment.place({ kind: 'element', array, index: 'own' })
  const { compute, uniform } = compile(at, environment)
  invariant(typeof values !== 'number', `the values of ${array.name}`)
  return { compute: element => values[compute(element)] ?? Number.NaN, uniform }
}

type Operation = Exclude<IrExpr, { kind: 'literal' | 'read' | 'lookup' }>

/** An operation on what its operands give. */
function computed(expr: Operation, values: readonly Compute[], runtime: Runtime): Compute {
  const [a = nothing, b = nothing, c = nothing] = values
  switch (expr.kind) {
    case 'negate':
      return wrapped(expr.type, element => -a(element))
    case 'not':
      return element => 1 - a(element)
    case 'binary':
      return binary(expr, a, b)
    case 'compare':
      return comparison(expr.operator, a, b)
    case 'logical':
      return expr.operator === 'and' ? element => a(element) & b(element) : element => a(element) | b(element)
    case 'select':
      return element => (a(element) === 0 ? c(element) : b(element))
    case 'cast':
      return conversion(expr.operand.type, expr.type, a)
    case 'call':
      return wrapped(expr.type, called(expr, values, runtime))
  }
}

function nothing(): never {
  throw new Error('an operation without its operand')
}

/** Integers wrap around at 32 bits; at 64 bits beyond 2⁵³ they are refused, as numbers here do not hold them. */
function wrapped(type: IrType, compute: Compute): Compute {
  if (type === 'i32') return element => compute(element) | 0
  if (type === 'i64') return element => safe(compute(element))
  return compute
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer beyond 2^53')
  return value === 0 ? 0 : value
}

function binary({ operator, type }: IrBinary, a: Compute, b: Compute): Compute {
  switch (operator) {
    case '+':
      return wrapped(type, element => a(element) + b(element))
    case '-':
      return wrapped(type, element => a(element) - b(element))
    case '*':
      if (type === 'i32') return element => Math.imul(a(element), b(element))
      return wrapped(type, element => a(element) * b(element))
    case '/':
      return element => a(element) / b(element)
  }
}

function comparison(operator: IrCompare['operator'], a: Compute, b: Compute): Compute {
  switch (operator) {
    case '<':
      return element => Number(a(element) < b(element))
    case '<=':
      return element => Number(a(element) <= b(element))
    case '>':
      return element => Number(a(element) > b(element))
    case '>=':
      return element => Number(a(element) >= b(element))
    case '==':
      return element => Number(a(element) === b(element))
    case '!=':
      return element => Number(a(element) !== b(element))
  }
}

/** C's conversions, saturating as WebAssembly's. */
function conversion(from: IrType, to: IrType, operand: Compute): Compute {
  if (to === 'i32' && from === 'f64') return element => saturated(operand(element))
  if (to === 'i32' && from === 'i64') return element => Number(BigInt.asIntN(32, BigInt(operand(element))))
  if (to === 'i64' && from === 'f64') return element => safe(Math.trunc(operand(element)) || 0)
  return operand
}

function saturated(value: number): number {
  if (Number.isNaN(value)) return 0
  return Math.trunc(Math.max(-2147483648, Math.min(2147483647, value))) | 0
}

const builtIns: Readonly<Record<string, (x: number) => number>> = {
  sqrt: Math.sqrt,
  floor: Math.floor,
  ceil: Math.ceil,
  abs: Math.abs,
}

function called({ operation, type, arguments: given }: IrCall, values: readonly Compute[], runtime: Runtime): Compute {
  const { file, name } = runtimeFunction(operation, given[0]?.type ?? 'f64')
  const [x, y] = values
  invariant(x !== undefined, 'an operation with operands')
  if (file === builtIn) {
    const own = builtIns[name]
    invariant(own !== undefined, `${name} to be built in`)
    return element => own(x(element))
  }
  const wide = given.map(argument => argument.type === 'i64')
  if (type === 'i64' || wide.includes(true)) {
    const integer = runtime.integerFunction(name)
    return element =>
      Number(integer(...values.map((value, index) => (wide[index] ? BigInt(value(element)) : value(element)))))
  }
  const float = runtime.function(name)
  if (y === undefined) return element => float(x(element))
  return element => float(...values.map(value => value(element)))
}

/**
 * Computes IR over arrays, without a compiler: values a script assigns and reads. The bits are those of a module, since
 * elementary functions and random numbers come from the same code.
 */
import { invariant } from '../../diagnostics/index.ts'
import type { IrBinary, IrCompare, IrExpr, IrType, Place } from './ir.ts'
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

/** The values of an expression for all elements, in SI. */
export function interpret(expr: IrExpr, environment: Environment): Float64Array {
  const compute = compile(expr, environment)
  const result = new Float64Array(environment.length)
  for (let element = 0; element < result.length; element++) result[element] = compute(element)
  return result
}

/** The value of an expression that reads nothing of single elements. */
export function interpretScalar(expr: IrExpr, environment: Environment): number {
  return compile(expr, environment)(0)
}

function compile(expr: IrExpr, environment: Environment): Compute {
  const compute = compileNode(expr, environment)
  if (expr.kind === 'literal' || expr.kind === 'read' || !isUniform(expr, environment)) return compute
  let value: number | undefined
  return () => (value ??= compute(0))
}

/** Whether all elements have the same value, so that it is computed once. */
function isUniform(expr: IrExpr, environment: Environment): boolean {
  if (expr.kind === 'read') return typeof environment.place(expr.place) === 'number'
  return operands(expr).every(operand => isUniform(operand, environment))
}

function compileNode(expr: IrExpr, environment: Environment): Compute {
  switch (expr.kind) {
    case 'literal':
      return () => expr.value
    case 'read': {
      const value = environment.place(expr.place)
      return typeof value === 'number' ? () => value : element => value[element] ?? Number.NaN
    }
    case 'negate': {
      const operand = compile(expr.operand, environment)
      return wrapped(expr.type, element => -operand(element))
    }
    case 'not': {
      const operand = compile(expr.operand, environment)
      return element => 1 - operand(element)
    }
    case 'binary':
      return compileBinary(expr, environment)
    case 'compare':
      return compileCompare(expr, environment)
    case 'logical': {
      const left = compile(expr.left, environment)
      const right = compile(expr.right, environment)
      return expr.operator === 'and'
        ? element => left(element) & right(element)
        : element => left(element) | right(element)
    }
    case 'select': {
      const condition = compile(expr.condition, environment)
      const then = compile(expr.then, environment)
      const otherwise = compile(expr.otherwise, environment)
      return element => (condition(element) === 0 ? otherwise(element) : then(element))
    }
    case 'cast': {
      const operand = compile(expr.operand, environment)
      return compileCast(expr.operand.type, expr.type, operand)
    }
    case 'call':
      return wrapped(expr.type, compileCall(expr.operation, expr.arguments, environment))
  }
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

function compileBinary({ operator, type, left, right }: IrBinary, environment: Environment): Compute {
  const a = compile(left, environment)
  const b = compile(right, environment)
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

function compileCompare({ operator, left, right }: IrCompare, environment: Environment): Compute {
  const a = compile(left, environment)
  const b = compile(right, environment)
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
function compileCast(from: IrType, to: IrType, operand: Compute): Compute {
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

function compileCall(operation: string, args: readonly IrExpr[], environment: Environment): Compute {
  const type = args[0]?.type ?? 'f64'
  const { file, name } = runtimeFunction(operation, type)
  const values = args.map(argument => compile(argument, environment))
  const [x, y] = values
  invariant(x !== undefined, 'an operation with operands')
  if (file === builtIn) {
    const own = builtIns[name]
    invariant(own !== undefined, `${name} to be built in`)
    return element => own(x(element))
  }
  const wide = args.map(argument => argument.type === 'i64')
  if (wide.includes(true) || operation === 'timestep') {
    return element => {
      const given = values.map((value, index) => (wide[index] ? BigInt(value(element)) : value(element)))
      return Number(environment.runtime.call(name, ...given))
    }
  }
  const called = environment.runtime.function(name)
  if (y === undefined) return element => called(x(element))
  return element => called(...values.map(value => value(element)))
}

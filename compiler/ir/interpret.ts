/**
 * Computes IR over arrays, without a compiler: values a script assigns and reads. The bits are those of a module, since
 * elementary functions and random numbers come from the same code.
 */
import { invariant } from '../../diagnostics/index.ts'
import type { IrBinary, IrCall, IrCompare, IrExpr, IrLookup, IrSelect, IrType, Place } from './ir.ts'
import { builtIn, operationNamed, runtimeFunction } from './operations.ts'
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

/** Elements computed together: the values of every operation stay in a first-level cache. */
const together = 1024

/** The values of so many elements from the first one on, in an array that the next call writes over. */
type Compute = (first: number, count: number) => Float64Array

/** How an expression is computed, and whether all elements have the same value. */
interface Compiled {
  readonly compute: Compute
  readonly uniform: boolean
}

/** What every part of an expression is compiled in. */
interface Context extends Environment {
  /** Room for the values of an operation. */
  readonly room: () => Float64Array
}

/** The values of an expression for all elements, in SI. */
export function interpret(expr: IrExpr, environment: Environment): Float64Array {
  const { length } = environment
  const { compute } = compile(expr, withRoom(environment, Math.min(together, length)))
  const result = new Float64Array(length)
  for (let first = 0; first < length; first += together) {
    const count = Math.min(together, length - first)
    const values = compute(first, count)
    result.set(count === values.length ? values : values.subarray(0, count), first)
  }
  return result
}

/** The value of an expression that reads nothing of single elements. */
export function interpretScalar(expr: IrExpr, environment: Environment): number {
  return compile(expr, withRoom(environment, 1)).compute(0, 1)[0] ?? Number.NaN
}

function withRoom(environment: Environment, size: number): Context {
  return { ...environment, room: () => new Float64Array(size) }
}

/** What has the same value for all elements is computed once, when it is first needed. */
function compile(expr: IrExpr, context: Context): Compiled {
  if (expr.kind === 'literal') return constant(expr.value, context)
  if (expr.kind === 'read') {
    const value = context.place(expr.place)
    return typeof value === 'number' ? constant(value, context) : { compute: reading(value, context), uniform: false }
  }
  if (expr.kind === 'lookup') return lookedUp(expr, context)
  const inner = operands(expr).map(operand => compile(operand, context))
  const compute = computed(
    expr,
    inner.map(operand => operand.compute),
    context,
  )
  if (!inner.every(({ uniform }) => uniform)) return { compute, uniform: false }
  let values: Float64Array | undefined
  return { compute: () => (values ??= filled(compute(0, 1), context)), uniform: true }
}

function constant(value: number, { room }: Context): Compiled {
  const values = room().fill(value)
  return { compute: () => values, uniform: true }
}

function filled([value = Number.NaN]: Float64Array, { room }: Context): Float64Array {
  return room().fill(value)
}

function reading(values: ArrayLike<number>, { room }: Context): Compute {
  const result = room()
  if (ArrayBuffer.isView(values) && !(values instanceof DataView)) {
    const typed = values as Float64Array
    return (first, count) => {
      result.set(typed.subarray(first, first + count))
      return result
    }
  }
  return (first, count) => {
    for (let k = 0; k < count; k++) result[k] = values[first + k] ?? Number.NaN
    return result
  }
}

function lookedUp({ array, at }: IrLookup, context: Context): Compiled {
  const values = context.place({ kind: 'element', array, index: 'own' })
  const { compute, uniform } = compile(at, context)
  invariant(typeof values !== 'number', `the values of ${array.name}`)
  return { compute: each(compute, context, index => values[index] ?? Number.NaN), uniform }
}

type Selection = readonly [test: Compute, yes: Compute, no: Compute]

type Operation = Exclude<IrExpr, { kind: 'literal' | 'read' | 'lookup' }>

/** An operation on what its operands give. */
function computed(expr: Operation, values: readonly Compute[], context: Context): Compute {
  const [a = nothing, b = nothing, c = nothing] = values
  switch (expr.kind) {
    case 'negate':
      return wrapped(expr.type, negated(a, context))
    case 'not':
      return each(a, context, x => 1 - x)
    case 'binary':
      return binary(expr, a, b, context)
    case 'compare':
      return comparison(expr.operator, a, b, context)
    case 'logical':
      return expr.operator === 'and'
        ? pairwise(a, b, context, (x, y) => x & y)
        : pairwise(a, b, context, (x, y) => x | y)
    case 'select':
      return selected(expr, [a, b, c], context)
    case 'cast':
      return conversion(expr.operand.type, expr.type, a, context)
    case 'call':
      return wrapped(expr.type, called(expr, values, context))
  }
}

function nothing(): never {
  throw new Error('an operation without its operand')
}

/** A value of each value. Operations that rules and values of synapses are made of have loops of their own, which engines make quick. */
function each(a: Compute, { room }: Context, value: (x: number) => number): Compute {
  const result = room()
  return (first, count) => {
    const xs = a(first, count)
    for (let k = 0; k < count; k++) result[k] = value(xs[k] ?? 0)
    return result
  }
}

function negated(a: Compute, { room }: Context): Compute {
  const result = room()
  return (first, count) => {
    const xs = a(first, count)
    for (let k = 0; k < count; k++) result[k] = -(xs[k] ?? 0)
    return result
  }
}

function magnitude(a: Compute, { room }: Context): Compute {
  const result = room()
  return (first, count) => {
    const xs = a(first, count)
    for (let k = 0; k < count; k++) result[k] = Math.abs(xs[k] ?? 0)
    return result
  }
}

function pairwise(a: Compute, b: Compute, { room }: Context, value: (x: number, y: number) => number): Compute {
  const result = room()
  return (first, count) => {
    const [xs, ys] = [a(first, count), b(first, count)]
    for (let k = 0; k < count; k++) result[k] = value(xs[k] ?? 0, ys[k] ?? 0)
    return result
  }
}

/** Products of 32 bits, of which connectivity by rules takes millions. */
function wholeProducts(a: Compute, b: Compute, { room }: Context): Compute {
  const result = room()
  return (first, count) => {
    const [xs, ys] = [a(first, count), b(first, count)]
    for (let k = 0; k < count; k++) result[k] = Math.imul(xs[k] ?? 0, ys[k] ?? 0)
    return result
  }
}

function selected({ then, otherwise }: IrSelect, [test, yes, no]: Selection, { room }: Context): Compute {
  const result = room()
  const both = !mayRefuse(then) && !mayRefuse(otherwise)
  return (first, count) => {
    const tests = test(first, count)
    if (both) {
      const [xs, ys] = [yes(first, count), no(first, count)]
      for (let k = 0; k < count; k++) result[k] = (tests[k] === 0 ? ys[k] : xs[k]) ?? 0
    } else {
      // what no element takes is not refused
      for (let k = 0; k < count; k++) result[k] = (tests[k] === 0 ? no : yes)(first + k, 1)[0] ?? 0
    }
    return result
  }
}

/** Whether it may come to an integer that is refused. */
function mayRefuse(expr: IrExpr): boolean {
  return expr.type === 'i64' || operands(expr).some(mayRefuse)
}

/** Integers wrap around at 32 bits; at 64 bits beyond 2⁵³ they are refused, as numbers here do not hold them. */
function wrapped(type: IrType, compute: Compute): Compute {
  if (type !== 'i32' && type !== 'i64') return compute
  return (first, count) => {
    const values = compute(first, count)
    if (type === 'i32') for (let k = 0; k < count; k++) values[k] = (values[k] ?? 0) | 0
    else for (let k = 0; k < count; k++) values[k] = safe(values[k] ?? 0)
    return values
  }
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer beyond 2^53')
  return value === 0 ? 0 : value
}

function binary({ operator, type }: IrBinary, a: Compute, b: Compute, context: Context): Compute {
  if (operator === '*' && type === 'i32') return wholeProducts(a, b, context)
  const result = context.room()
  return wrapped(type, (first, count) => {
    const [xs, ys] = [a(first, count), b(first, count)]
    switch (operator) {
      case '+':
        for (let k = 0; k < count; k++) result[k] = (xs[k] ?? 0) + (ys[k] ?? 0)
        break
      case '-':
        for (let k = 0; k < count; k++) result[k] = (xs[k] ?? 0) - (ys[k] ?? 0)
        break
      case '*':
        for (let k = 0; k < count; k++) result[k] = (xs[k] ?? 0) * (ys[k] ?? 0)
        break
      case '/':
        for (let k = 0; k < count; k++) result[k] = (xs[k] ?? 0) / (ys[k] ?? 0)
        break
    }
    return result
  })
}

function comparison(operator: IrCompare['operator'], a: Compute, b: Compute, context: Context): Compute {
  switch (operator) {
    case '<':
      return less(a, b, context)
    case '<=':
      return pairwise(a, b, context, (x, y) => Number(x <= y))
    case '>':
      return less(b, a, context)
    case '>=':
      return pairwise(a, b, context, (x, y) => Number(x >= y))
    case '==':
      return pairwise(a, b, context, (x, y) => Number(x === y))
    case '!=':
      return pairwise(a, b, context, (x, y) => Number(x !== y))
  }
}

function less(a: Compute, b: Compute, { room }: Context): Compute {
  const result = room()
  return (first, count) => {
    const [xs, ys] = [a(first, count), b(first, count)]
    for (let k = 0; k < count; k++) result[k] = (xs[k] ?? 0) < (ys[k] ?? 0) ? 1 : 0
    return result
  }
}

/** C's conversions, saturating as WebAssembly's. */
function conversion(from: IrType, to: IrType, operand: Compute, context: Context): Compute {
  if (to === 'i32' && from === 'f64') return saturated(operand, context)
  if (to === 'i32' && from === 'i64') return each(operand, context, x => Number(BigInt.asIntN(32, BigInt(x))))
  if (to === 'i64' && from === 'f64') return each(operand, context, x => safe(Math.trunc(x) || 0))
  return operand
}

function saturated(operand: Compute, { room }: Context): Compute {
  const result = room()
  return (first, count) => {
    const xs = operand(first, count)
    // `| 0` is what is wanted of NaN, and of all that is not too large
    for (let k = 0; k < count; k++) result[k] = Math.max(-2147483648, Math.min(2147483647, xs[k] ?? 0)) | 0
    return result
  }
}

const builtIns: Readonly<Record<string, (x: number) => number>> = {
  sqrt: Math.sqrt,
  floor: Math.floor,
  ceil: Math.ceil,
  abs: Math.abs,
}

function called({ operation, type, arguments: given }: IrCall, values: readonly Compute[], context: Context): Compute {
  const { file, name } = runtimeFunction(operation, given[0]?.type ?? 'f64')
  const { runtime } = context
  const [x, y] = values
  invariant(x !== undefined, 'an operation with operands')
  if (operation === 'square' && type === 'f64') return square(x, context)
  if (operation === 'abs' && type !== 'i64') return magnitude(x, context)
  if (file === builtIn) {
    const own = builtIns[name]
    invariant(own !== undefined, `${name} to be built in`)
    return each(x, context, own)
  }
  const wide = given.map(argument => argument.type === 'i64')
  if (type === 'i64' || wide.includes(true)) {
    const integer = runtime.integerFunction(name)
    return of(values, context, taken =>
      Number(integer(...taken.map((value, index) => (wide[index] ? BigInt(value) : value)))),
    )
  }
  if (y === undefined && isRow(operation, type)) return inRows(x, context, name)
  const float = runtime.function(name)
  if (y === undefined) return each(x, context, float)
  return values.length === 2 ? pairwise(x, y, context, float) : of(values, context, taken => float(...taken))
}

function square(x: Compute, { room }: Context): Compute {
  const result = room()
  return (first, count) => {
    const xs = x(first, count)
    for (let k = 0; k < count; k++) result[k] = (xs[k] ?? 0) * (xs[k] ?? 0)
    return result
  }
}

/** Whether a function has a form over rows, with the same bits. */
function isRow(operation: string, type: IrType): boolean {
  return type === 'f64' && operationNamed(operation).row === true
}

function inRows(x: Compute, { room, runtime }: Context, name: string): Compute {
  const result = room()
  const compute = runtime.rows(name)
  return (first, count) => {
    compute(result.subarray(0, count), x(first, count).subarray(0, count))
    return result
  }
}

/** A value of one from each of several. */
function of(values: readonly Compute[], { room }: Context, value: (taken: number[]) => number): Compute {
  const result = room()
  return (first, count) => {
    const columns = values.map(compute => compute(first, count))
    for (let k = 0; k < count; k++) result[k] = value(columns.map(column => column[k] ?? 0))
    return result
  }
}

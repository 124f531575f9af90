/** Code in double precision → the same in single precision, but for what is computed of times. */
import {
  type ArrayRef,
  cast,
  compare,
  element,
  type IfStatement,
  type IrCall,
  type IrExpr,
  type IrLookup,
  type IrRead,
  type IrStatement,
  isFloat,
  type IrType,
  type LetStatement,
  literal,
  local,
  lookup,
  type Local,
  type PutStatement,
  read,
  select,
  type SetStatement,
} from '../ir.ts'
import { operationNamed } from '../operations.ts'
import { mapExpressions, mapOperands, mapReads, operands } from '../walk.ts'
import { type FloatArrays, holdsDouble, type SingleArrays } from './arrays.ts'
import type { Times } from './times.ts'

/** Code that computes in double precision, over arrays of single precision. */
export function overSingle(statement: IrStatement, single: SingleArrays): IrStatement {
  const own = mapExpressions(statement, expr => widened(expr, single))
  switch (own.kind) {
    case 'set':
    case 'put':
      return storing(own, single)
    case 'clear':
      return { ...own, array: single.get(own.array) ?? own.array }
    case 'if':
      return withBody(own, each => overSingle(each, single))
    case 'record':
    case 'sample':
      return { ...own, values: own.values.map(asStored) }
    default:
      return own
  }
}

/** What is recorded of a variable is what it holds. */
function asStored(value: IrExpr): IrExpr {
  const isWidened = value.kind === 'cast' && value.type === 'f64' && value.operand.type === 'f32'
  return isWidened && ['read', 'lookup'].includes(value.operand.kind) ? value.operand : value
}

/** A value in double precision, read from arrays of single precision. */
export function widened(expr: IrExpr, single: SingleArrays): IrExpr {
  if (expr.kind === 'read') {
    const array = expr.place.kind === 'element' ? single.get(expr.place.array) : undefined
    return array === undefined ? expr : cast(element(array), 'f64')
  }
  const inner = mapOperands(expr, each => widened(each, single))
  const found = inner.kind === 'lookup' ? lookupIn(inner, single) : undefined
  return found === undefined ? inner : cast(found, 'f64')
}

/** What is looked up in an array of single precision; undefined for any other array. */
function lookupIn({ array, at }: IrLookup, single: SingleArrays): IrLookup | undefined {
  const own = single.get(array)
  return own && lookup(own, at)
}

/** The code of a phase in single precision. */
export function narrowed(statements: readonly IrStatement[], arrays: FloatArrays, times: Times): IrStatement[] {
  const narrowing = new Narrowing(arrays, times)
  return statements.map(each => narrowing.statement(each))
}

function storing(statement: (SetStatement | PutStatement) & IrStatement, single: SingleArrays): IrStatement {
  const array = single.get(statement.array)
  return array === undefined ? statement : { ...statement, array, value: cast(statement.value, 'f32') }
}

function withBody(statement: IfStatement & IrStatement, map: (inner: IrStatement) => IrStatement): IrStatement {
  return { ...statement, body: statement.body.map(map) }
}

/** A value as another type: integers of 64 bits and floats of single precision by way of double precision, as vectors do. */
function converted(value: IrExpr, type: IrType): IrExpr {
  const types = [value.type, type]
  const isFar = types.includes('i64') && types.includes('f32')
  return cast(isFar ? cast(value, 'f64') : value, type)
}

class Narrowing {
  readonly #single: SingleArrays
  readonly #times: Times
  /** Arrays and locals of double precision. */
  readonly #doubles: Set<ArrayRef | Local>
  readonly #locals = new Map<Local, Local>()
  /** Uniform random numbers, which are below 1. */
  readonly #uniforms = new Set<Local>()

  constructor({ single, double }: FloatArrays, times: Times) {
    this.#single = single
    this.#doubles = new Set(double)
    this.#times = times
  }

  statement(statement: IrStatement): IrStatement {
    switch (statement.kind) {
      case 'let':
        return this.#let(statement)
      case 'set':
        return { ...statement, ...this.#stored(statement) }
      case 'put':
        return { ...statement, ...this.#stored(statement), at: this.#unchanged(statement.at) }
      case 'clear':
        return { ...statement, array: this.#single.get(statement.array) ?? statement.array }
      case 'if':
        return withBody({ ...statement, condition: this.#unchanged(statement.condition) }, each => this.statement(each))
      case 'record':
      case 'sample':
        return { ...statement, values: statement.values.map(value => this.#recorded(value)) }
      case 'rederive': {
        const { writes, reads } = statement
        const mapped = (arrays: typeof writes): typeof writes => arrays.map(each => this.#single.get(each) ?? each)
        return { ...statement, writes: mapped(writes), reads: mapped(reads) }
      }
      case 'adaptive':
        // What is to stay within an error is computed in double precision.
        return mapExpressions(statement, expr => this.#doubled(expr))
      case 'draw':
        if (statement.function === 'rand') this.#uniforms.add(statement.local)
        // A probability of 1 is above all of them.
        if (statement.function === 'chance') this.#doubles.add(statement.local)
        return mapExpressions(statement, expr => this.#unchanged(expr))
      default:
        return mapExpressions(statement, expr => this.#unchanged(expr))
    }
  }

  /** What is kept in double precision is computed so throughout. */
  #stored({ array, value }: SetStatement | PutStatement): Pick<SetStatement, 'array' | 'value'> {
    const narrow = this.#single.get(array)
    if (narrow !== undefined) return { array: narrow, value: this.#narrow(value) }
    return { array, value: value.type === 'f64' ? this.#doubled(value) : this.#unchanged(value) }
  }

  #let(statement: LetStatement & IrStatement): IrStatement {
    const { local: own, value } = statement
    if (own.type !== 'f64') return { ...statement, value: this.#unchanged(value) }
    if (this.#times.is(value)) {
      this.#times.add(own)
      return { ...statement, value: this.#wide(value) }
    }
    if (this.#isDouble(value)) {
      this.#doubles.add(own)
      return { ...statement, value: this.#wide(value) }
    }
    const narrow: Local = { ...own, type: 'f32' }
    const result = { ...statement, local: narrow, value: this.#narrow(value) }
    this.#locals.set(own, narrow)
    return result
  }

  #recorded(value: IrExpr): IrExpr {
    const isNarrow = value.type === 'f64' && !this.#times.is(value) && !this.#isDouble(value)
    return isNarrow ? this.#narrow(value) : this.#unchanged(value)
  }

  /** A float in single precision. */
  #narrow(expr: IrExpr): IrExpr {
    switch (expr.kind) {
      case 'literal':
        return literal(Math.fround(expr.value), 'f32')
      case 'read':
        return this.#narrowRead(expr)
      case 'binary': {
        const cancels = ['+', '-'].includes(expr.operator) && [expr.left, expr.right].some(each => this.#times.is(each))
        return cancels || this.#isDouble(expr) ? cast(this.#wide(expr), 'f32') : this.#inSingle(expr)
      }
      case 'call':
        return this.#isSingle(expr) ? this.#inSingle(expr) : cast(this.#wide(expr), 'f32')
      case 'lookup':
        return this.#lookup(expr) ?? cast(this.#wide(expr), 'f32')
      case 'cast':
        return this.#times.holds(expr) ? cast(this.#wide(expr), 'f32') : converted(this.#unchanged(expr.operand), 'f32')
      default:
        return this.#isDouble(expr) ? cast(this.#wide(expr), 'f32') : this.#inSingle(expr)
    }
  }

  /** Whether a float is computed in double precision, since something in it is. */
  #isDouble(expr: IrExpr): boolean {
    return holdsDouble(expr, this.#doubles)
  }

  #narrowRead(expr: IrRead): IrExpr {
    const { place } = expr
    if (place.kind === 'local') {
      const rounded = cast(local(this.#locals.get(place.local) ?? place.local), 'f32')
      return this.#uniforms.has(place.local) ? belowOne(rounded) : rounded
    }
    if (place.kind !== 'element') return read(place, 'f32')
    const array = this.#single.get(place.array)
    if (array !== undefined) return element(array)
    return place.index === 'own' ? cast(expr, 'f32') : read(place, 'f32')
  }

  #lookup({ array, at }: IrLookup): IrLookup | undefined {
    return lookupIn(lookup(array, this.#unchanged(at)), this.#single)
  }

  /** A value in double precision throughout. */
  #doubled(expr: IrExpr): IrExpr {
    return mapReads(widened(expr, this.#single), each => {
      const known = each.place.kind === 'local' ? this.#locals.get(each.place.local) : undefined
      return known === undefined ? each : cast(local(known), 'f64')
    })
  }

  /** The same operation on operands of single precision. */
  #inSingle(expr: IrExpr): IrExpr {
    const same = mapOperands(expr, operand =>
      operand.type === 'f64' ? this.#narrow(operand) : this.#unchanged(operand),
    )
    return { ...same, type: 'f32' } as IrExpr
  }

  /** A float in double precision. */
  #wide(expr: IrExpr): IrExpr {
    switch (expr.kind) {
      case 'literal':
        return expr
      case 'read': {
        const known = expr.place.kind === 'local' ? this.#locals.get(expr.place.local) : undefined
        return known === undefined ? widened(expr, this.#single) : cast(local(known), 'f64')
      }
      default: {
        if (expr.kind === 'lookup') {
          const found = this.#lookup(expr)
          return found === undefined ? this.#operandsWide(expr) : cast(found, 'f64')
        }
        const stays =
          expr.kind === 'call'
            ? !this.#isSingle(expr)
            : this.#times.holds(expr) || this.#times.isInterval(expr) || this.#isDouble(expr)
        return stays ? this.#operandsWide(expr) : cast(this.#narrow(expr), 'f64')
      }
    }
  }

  #operandsWide(expr: IrExpr): IrExpr {
    return mapOperands(expr, operand => this.#unchanged(operand))
  }

  /** What is of another type than floats in either precision, over floats of both; a float in double precision. */
  #unchanged(expr: IrExpr): IrExpr {
    if (expr.type === 'f64') return this.#wide(expr)
    if (expr.kind === 'compare' && expr.left.type === 'f64') {
      const sides = [expr.left, expr.right]
      const isWide = sides.some(each => this.#times.holds(each) || this.#times.isInterval(each) || this.#isDouble(each))
      const [left, right] = sides.map(each => (isWide ? this.#wide(each) : this.#narrow(each)))
      return left === undefined || right === undefined ? expr : compare(expr.operator, left, right)
    }
    if (expr.kind === 'cast' && expr.operand.type === 'f64') {
      const { operand } = expr
      // A power of integers is computed of floats.
      if (isOfIntegers(operand)) return converted(this.#ofIntegers(operand), expr.type)
      const isWide = this.#times.holds(operand) || this.#isDouble(operand)
      return converted(isWide ? this.#wide(operand) : this.#narrow(operand), expr.type)
    }
    return this.#operandsWide(expr)
  }

  #ofIntegers(expr: IrExpr): IrExpr {
    if (expr.kind === 'cast') return { ...expr, operand: this.#unchanged(expr.operand) }
    return mapOperands(expr, operand => this.#ofIntegers(operand))
  }

  /** Whether a call is made in single precision. */
  #isSingle({ operation, arguments: given }: IrCall): boolean {
    const { functions } = operationNamed(operation)
    return functions.f32 !== undefined && !given.some(each => this.#times.holds(each) || this.#isDouble(each))
  }
}

/** Whether a float is made of integers alone, all of which double precision holds. */
function isOfIntegers(expr: IrExpr): boolean {
  if (expr.kind === 'cast') return !isFloat(expr.operand.type)
  if (expr.kind === 'read') return false
  return operands(expr).every(isOfIntegers)
}

/** A number of [0, 1) that may have been rounded up to 1. */
function belowOne(rounded: IrExpr): IrExpr {
  return select(compare('<', rounded, literal(1, 'f32')), rounded, literal(1 - 2 ** -24, 'f32'))
}

/** What stands after the colon of an equation (semantics §2.2). */
import type { ValueType } from '../../abi/index.ts'
import { didYouMean, error, type Report } from '../../diagnostics/index.ts'
import {
  baseUnitForSpecification,
  baseUnitNames,
  createUnit,
  type Dimension,
  dimensionless,
  divideUnits,
  multiplyUnits,
  powerUnit,
  specificationError,
  type Unit,
} from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { sourceTextOf } from '../grammar/print.ts'

export interface UnitSpecification {
  readonly type: ValueType
  readonly dimension: Dimension
  /** As written. */
  readonly text: string
  /** What several units make, `volt/second`. */
  readonly compound?: Unit
}

/** Evaluates a unit specification; undefined after reporting why it is none. */
export function unitSpecification(unit: Expr, variable: string, report: Report): UnitSpecification | undefined {
  const text = sourceTextOf(unit)
  const reject = (expr: Expr, reason: string, help?: string): undefined => {
    const whole = `Error parsing the unit specification for variable '${variable}'`
    const [, type = 'ValueError', told = reason] = /^(\w+Error): (.*)$/s.exec(reason) ?? []
    const exception = { type: 'EquationError', message: `${whole}.`, cause: { type, message: told } }
    report(error('unknown-unit', expr.span, `EquationError: ${whole}: ${reason}`, { help, exception }))
    return undefined
  }
  if (unit.kind === 'name') {
    if (unit.name === 'boolean' || unit.name === 'integer') return { type: unit.name, dimension: dimensionless, text }
    if (unit.name === 'bool') {
      report(
        error('unknown-unit', unit.span, "TypeError: Use 'boolean' not 'bool' as the unit for a boolean variable."),
      )
      return undefined
    }
  }
  if (unit.kind === 'number') {
    return unit.value === 1 ? { type: 'float', dimension: dimensionless, text } : reject(unit, quantitySentence(text))
  }
  if (hasFactor(unit)) return reject(unit, quantitySentence(text), 'write the unit alone')
  const meant = unitOf(unit, reject)
  if (meant === undefined) return undefined
  return { type: 'float', dimension: meant.dimension, text, ...(unit.kind === 'binary' && { compound: meant }) }
}

function quantitySentence(text: string): string {
  return `ValueError: '${text}' does not evaluate to a unit but to a quantity -- make sure to only use units, e.g. 'siemens/metre**2' and not '1 * siemens/metre**2'`
}

/** A number times a unit is a quantity; `1/second` is a unit. */
function hasFactor(expr: Expr): boolean {
  if (expr.kind !== 'binary') return false
  if (expr.operator === '*')
    return isNumber(expr.left) || isNumber(expr.right) || hasFactor(expr.left) || hasFactor(expr.right)
  if (expr.operator === '/')
    return (isNumber(expr.left) && !isOne(expr.left)) || hasFactor(expr.left) || hasFactor(expr.right)
  return false
}

function isNumber(expr: Expr): boolean {
  return expr.kind === 'number'
}

function isOne(expr: Expr): boolean {
  return expr.kind === 'number' && expr.value === 1
}

const one = createUnit('1', '1', dimensionless)

function unitOf(expr: Expr, reject: (expr: Expr, reason: string, help?: string) => undefined): Unit | undefined {
  switch (expr.kind) {
    case 'name': {
      const unit = baseUnitForSpecification(expr.name)
      if (unit !== undefined) return unit
      const reason = specificationError(expr.name)
      return reject(
        expr,
        `ValueError: ${reason}`,
        reason.includes("Use '") ? undefined : didYouMean(expr.name, baseUnitNames()),
      )
    }
    case 'number':
      return expr.value === 1 ? one : reject(expr, quantitySentence(expr.text))
    case 'binary': {
      if (expr.operator === '**') {
        const base = unitOf(expr.left, reject)
        const exponent = exponentOf(expr.right)
        if (exponent === undefined) return reject(expr.right, 'the exponent has to be a number')
        return base === undefined ? undefined : powerUnit(base, exponent)
      }
      const left = unitOf(expr.left, reject)
      const right = unitOf(expr.right, reject)
      if (left === undefined || right === undefined) return undefined
      if (expr.operator === '*') return multiplyUnits(left, right)
      if (expr.operator === '/') return left === one ? powerUnit(right, -1) : divideUnits(left, right)
      return reject(expr, `ValueError: Could not interpret '${sourceTextOf(expr)}' as a unit specification.`)
    }
    default:
      return reject(expr, `ValueError: Could not interpret '${sourceTextOf(expr)}' as a unit specification.`)
  }
}

function exponentOf(expr: Expr): number | undefined {
  if (expr.kind === 'number') return expr.value
  if (expr.kind !== 'unary') return undefined
  const operand = exponentOf(expr.operand)
  if (operand === undefined) return undefined
  return expr.operator === '-' ? -operand : operand
}

/** One neuron at a time. */
import { type IrExpr, isFloat } from '../../ir/ir.ts'
import { type Lanes, offsetText } from './index.ts'

export const scalarLanes: Lanes = {
  load(type, address) {
    const arguments_ = `(${address.base}${offsetText(address)})`
    return type === 'bool' ? `load<u8>${arguments_} != 0` : `load<${type}>${arguments_}`
  },
  store(type, address, value) {
    const stored = type === 'bool' ? `<u8>${/^\w+$/.test(value) ? value : `(${value})`}` : value
    return `store<${type === 'bool' ? 'u8' : type}>(${address.base}, ${stored}${offsetText(address)})`
  },
  negate: (_, operand) => `-${operand}`,
  not: operand => `!${operand}`,
  binary: (operator, _, left, right) => `${left} ${operator} ${right}`,
  compare: (operator, _, left, right) => `${left} ${operator} ${right}`,
  logical: (operator, left, right) => `${left} ${operator === 'and' ? '&' : '|'} ${right}`,
  select(type, condition, then, otherwise) {
    const named = type === 'i32' || type === 'i64' || type === 'f32' ? `<${type}>` : ''
    return `select${named}(${then}, ${otherwise}, ${condition})`
  },
  orZero: (type, condition, then) => scalarLanes.select(type, condition, then, isFloat(type) ? '0.0' : '0'),
  // Numbers become integers by truncation, saturating at the ends: AssemblyScript's default.
  cast(to, from, [operand = '']) {
    // AssemblyScript takes numbers that come first in the operand for those of the type around it, which would round them
    const ownType = to === 'f32' && from === 'f64' && !/^(?:\w+|load<f64>\([^()]*\))$/.test(operand) ? '<f64>' : ''
    return `<${to}>${ownType}${operand}`
  },
  joined: ([mask = '']) => mask,
  instruction: (name, _, operands) => `${name}(${operands.join(', ')})`,
  precedence,
}

/** Of a truth value as memory holds it too, which is compared with 0. */
const comparison = 4

/**
 * Higher binds tighter. That of comparisons is the lowest: AssemblyScript takes `a < b | …` for the beginning of type
 * arguments, so that a comparison is in parentheses wherever it is part of something.
 */
function precedence(expr: IrExpr): number {
  switch (expr.kind) {
    case 'literal':
      return expr.type === 'i64' || expr.type === 'f32' || expr.value < 0 || Object.is(expr.value, -0) ? 14 : 20
    case 'read':
    case 'call':
    case 'select':
      return 20
    case 'lookup':
      return expr.type === 'bool' ? comparison : 20
    case 'negate':
    case 'not':
    case 'cast':
      return 14
    case 'binary':
      return expr.operator === '*' || expr.operator === '/' ? 12 : 11
    case 'compare':
      return comparison
    case 'logical':
      return expr.operator === 'and' ? 7 : 5
  }
}

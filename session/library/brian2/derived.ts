/** Which right-hand sides stay linked: `sigma = 0.5*(vt0-vr)` follows `vt0` in the compiled module. */
import type { Expr } from '../../../compiler/grammar/ast.ts'
import { functions } from '../../../compiler/index.ts'
import { unitInExpressions } from '../../../units/index.ts'
import type { Session } from '../../evaluate/call.ts'
import type { Value } from '../../evaluate/values.ts'
import { visibleBinding } from '../../evaluate/visible.ts'

/**
 * Whether an expression uses only constants (at least one of the script's own), arithmetic and built-in functions.
 *
 * @param own the name it defines, which it may not use
 */
export function isDerivation(expression: Expr, session: Session, own?: string): boolean {
  const names = new Set<string>()
  return usesOnlyConstants(expression, session, names) && names.size > 0 && (own === undefined || !names.has(own))
}

function usesOnlyConstants(node: Expr, session: Session, names: Set<string>): boolean {
  const all = (...nodes: readonly Expr[]): boolean => nodes.every(each => usesOnlyConstants(each, session, names))
  switch (node.kind) {
    case 'number':
      return !node.imaginary
    case 'name':
      return isConstantName(node.name, session, names)
    case 'unary':
      return (node.operator === '-' || node.operator === '+') && all(node.operand)
    case 'binary':
      return ['+', '-', '*', '/', '//', '%', '**'].includes(node.operator) && all(node.left, node.right)
    case 'call': {
      if (node.callee.kind !== 'name' || !isBuiltIn(node.callee.name, session)) return false
      return node.arguments.every(({ name, star, value }) => name === undefined && star === undefined && all(value))
    }
    default:
      return false
  }
}

/** A scalar the script assigned, or a unit or constant under its usual name. */
function isConstantName(name: string, session: Session, names: Set<string>): boolean {
  const binding = visibleBinding(name, session)
  if (binding?.value === undefined) return false
  const isReserved = unitInExpressions(name) !== undefined || ['pi', 'e', 'inf'].includes(name)
  if (!binding.assigned) return isReserved
  if (isReserved || functions.has(name) || !isScalar(binding.value)) return false
  names.add(name)
  return true
}

function isScalar(value: Value): boolean {
  if (typeof value === 'number' || typeof value === 'bigint') return true
  if (typeof value !== 'object' || value === null) return false
  return value.kind === 'unit' || (value.kind === 'array' && value.shape.length === 0)
}

function isBuiltIn(name: string, session: Session): boolean {
  const row = functions.get(name)
  return row !== undefined && row.stateful !== true && visibleBinding(name, session)?.assigned === false
}

/**
 * Which `t` of a rate moves on within a step of GSL's methods. Brian 2 takes out of the function that it gives to GSL what has one
 * value for all neurons, `stimulus(t)*gain` say, and computes it at the beginning of the step, once the expression stands in
 * SymPy's form: sums and products flat, a number multiplied into a sum. What is left is a `t` by itself, as in `(t - delay)/tau` or
 * `stimulus(t, i)`, and that moves. Settled by running Brian 2.11 with GSL 2.7.
 */
import type { Binary, Expr } from '../grammar/ast.ts'
import { firstWhere, operands, withOperands } from '../grammar/equation-tree.ts'
import { name } from './build.ts'

/**
 * The expression with another name for each `t` that moves.
 *
 * @param varies whether a name or call has another value in each neuron, or at each look
 */
export function withMovingTime(expr: Expr, moving: string, varies: (node: Expr) => boolean): Expr {
  const isShared = (node: Expr): boolean => firstWhere(node, varies) === undefined
  return visit(expr, 1)

  /** @param scale the number that is multiplied with it */
  function visit(node: Expr, scale: number): Expr {
    if (isTime(node)) return scale === 1 ? name(moving, node.span) : node
    if (isShared(node)) return node
    if (isSum(node)) return inSum(node, scale)
    if (isProduct(node)) return inProduct(node, scale)
    return withOperands(
      node,
      operands(node).map(operand => visit(operand, 1)),
    )
  }

  function inSum(node: Expr, scale: number): Expr {
    const isAlone = partsOf(change => mapTerms(node, scale, change)).filter(isShared).length === 1
    return mapTerms(node, scale, (term, own) =>
      isShared(term) && !(isAlone && isTime(term)) ? term : visit(term, own),
    )
  }

  function inProduct(node: Expr, scale: number): Expr {
    const isAlone = partsOf(change => mapFactors(node, change)).filter(isShared).length === 1
    const isPlain = isAlone && (isNegative(node) ? -scale : scale) === 1
    return mapFactors(node, (factor, divided) =>
      isShared(factor) && !(isPlain && isTime(factor) && !divided) ? factor : visit(factor, 1),
    )
  }
}

/** All that is handed over to be changed. */
function partsOf(hand: (change: (part: Expr) => Expr) => unknown): Expr[] {
  const parts: Expr[] = []
  hand(part => {
    parts.push(part)
    return part
  })
  return parts
}

function isTime(node: Expr): boolean {
  return node.kind === 'name' && node.name === 't'
}

/** The value of a number as it is written, with its sign; undefined of anything else. */
function numberOf(node: Expr): number | undefined {
  if (node.kind === 'number') return node.value
  if (node.kind !== 'unary' || node.operator === 'not') return undefined
  const value = numberOf(node.operand)
  return value === undefined || node.operator === '+' ? value : -value
}

/** A sum, or one that a number is multiplied into. */
function isSum(node: Expr): boolean {
  if (node.kind === 'unary') return node.operator !== 'not' && isSum(node.operand)
  if (node.kind !== 'binary') return false
  const { operator, left, right } = node
  if (operator === '+' || operator === '-') return true
  if (!isTimes(node)) return false
  return numberOf(right) === undefined ? operator === '*' && numberOf(left) !== undefined && isSum(right) : isSum(left)
}

function isProduct(node: Expr): boolean {
  return !isSum(node) && (node.kind === 'unary' ? node.operator !== 'not' : isTimes(node))
}

function isTimes(node: Expr): node is Binary {
  return node.kind === 'binary' && (node.operator === '*' || node.operator === '/')
}

/** Whether a product is multiplied with -1. */
function isNegative(node: Expr): boolean {
  if (!isProduct(node)) return false
  if (node.kind === 'unary') return (node.operator === '-') !== isNegative(node.operand)
  return isTimes(node) && isNegative(node.left) !== isNegative(node.right)
}

/** Changes the terms of a sum that is written flat; `scale` is the number that is multiplied with each. */
function mapTerms(node: Expr, scale: number, change: (term: Expr, scale: number) => Expr): Expr {
  if (!isSum(node)) return change(node, scale)
  const signed = 'operator' in node && node.operator === '-' ? -scale : scale
  if (node.kind === 'unary') return withOperands(node, [mapTerms(node.operand, signed, change)])
  if (node.kind !== 'binary') return node
  const { operator, left, right } = node
  const mapped = (operand: Expr, own: number): Expr => mapTerms(operand, own, change)
  if (!isTimes(node)) return withOperands(node, [mapped(left, scale), mapped(right, signed)])
  const [before, behind] = [numberOf(left), numberOf(right)]
  if (behind === undefined) return withOperands(node, [left, mapped(right, scale * (before ?? 1))])
  return withOperands(node, [mapped(left, operator === '*' ? scale * behind : scale / behind), right])
}

/** Changes the factors of a product that is written flat, and says of each whether it is one to divide by. */
function mapFactors(node: Expr, change: (factor: Expr, divided: boolean) => Expr, divided = false): Expr {
  if (!isProduct(node)) return change(node, divided)
  if (node.kind === 'unary') return withOperands(node, [mapFactors(node.operand, change, divided)])
  if (node.kind !== 'binary') return node
  const right = mapFactors(node.right, change, divided !== (node.operator === '/'))
  return withOperands(node, [mapFactors(node.left, change, divided), right])
}

/**
 * Which `t` of a rate moves on within a step of GSL's methods. Brian 2 takes out of the function that it gives to GSL what has one
 * value for all neurons, `stimulus(t)*gain` say, and computes it at the beginning of the step, once the expression stands in
 * SymPy's form: sums and products flat, a number multiplied into a sum. What is left is a `t` by itself, as in `(t - delay)/tau` or
 * `stimulus(t, i)`, and that moves. Settled by running Brian 2.11 with GSL 2.7.
 */
import type { Binary, Expr } from '../grammar/ast.ts'
import { firstWhere, operands, withOperands } from '../grammar/equation-tree.ts'
import { name } from './build.ts'

/** Changes a term or factor; `scaled` where a number other than 1 is multiplied with it. */
type Change = (part: Expr, scaled: boolean) => Expr

/**
 * The expression with another name for each `t` that moves.
 *
 * @param varies whether a name or call has another value in each neuron, or at each look
 */
export function withMovingTime(expr: Expr, moving: string, varies: (node: Expr) => boolean): Expr {
  const isShared = (node: Expr): boolean => firstWhere(node, varies) === undefined
  return visit(expr, false)

  function visit(node: Expr, scaled: boolean): Expr {
    if (isTime(node)) return scaled ? node : name(moving, node.span)
    if (isShared(node)) return node
    if (isSum(node)) return inSum(node, scaled)
    if (isProduct(node)) return inProduct(node, scaled)
    return withOperands(
      node,
      operands(node).map(operand => visit(operand, false)),
    )
  }

  function inSum(node: Expr, scaled: boolean): Expr {
    let shared = 0
    mapTerms(node, scaled, term => {
      if (isShared(term)) shared++
      return term
    })
    return mapTerms(node, scaled, (term, changed) =>
      isShared(term) && (shared > 1 || !isTime(term)) ? term : visit(term, changed),
    )
  }

  function inProduct(node: Expr, scaled: boolean): Expr {
    const shared: Expr[] = []
    let others = 0
    mapFactors(node, factor => {
      if (isShared(factor)) shared.push(factor)
      else others++
      return factor
    })
    const negative = scaled || isNegative(node)
    const isNumber = shared.length === 0 ? negative : shared.length === 1 && shared[0]?.kind === 'number'
    const alone = shared.length === 1 && !negative
    return mapFactors(node, (factor, divided) => {
      if (isShared(factor)) return alone && isTime(factor) && !divided ? visit(factor, false) : factor
      return visit(factor, isNumber && others === 1)
    })
  }
}

function isTime(node: Expr): boolean {
  return node.kind === 'name' && node.name === 't'
}

function isSum(node: Expr): boolean {
  if (node.kind === 'unary') return node.operator !== 'not' && isSum(node.operand)
  return node.kind === 'binary' && (node.operator === '+' || node.operator === '-')
}

function isProduct(node: Expr): boolean {
  if (node.kind === 'unary') return node.operator !== 'not' && !isSum(node)
  return isTimes(node)
}

function isTimes(node: Expr): node is Binary {
  return node.kind === 'binary' && (node.operator === '*' || node.operator === '/')
}

/** Whether a product is multiplied with -1. */
function isNegative(node: Expr): boolean {
  if (node.kind === 'unary') return isProduct(node) && (node.operator === '-') !== isNegative(node.operand)
  return isTimes(node) && isNegative(node.left) !== isNegative(node.right)
}

/** Changes the terms of a sum that is written flat. */
function mapTerms(node: Expr, scaled: boolean, change: Change): Expr {
  if (!isSum(node)) return change(node, scaled)
  if (node.kind === 'unary')
    return withOperands(node, [mapTerms(node.operand, scaled !== (node.operator === '-'), change)])
  if (node.kind !== 'binary') return node
  const right = mapTerms(node.right, scaled !== (node.operator === '-'), change)
  return withOperands(node, [mapTerms(node.left, scaled, change), right])
}

/** Changes the factors of a product that is written flat, and says of each whether it is one to divide by. */
function mapFactors(node: Expr, change: (factor: Expr, divided: boolean) => Expr, divided = false): Expr {
  if (node.kind === 'unary' && isProduct(node)) return withOperands(node, [mapFactors(node.operand, change, divided)])
  if (!isTimes(node)) return change(node, divided)
  const right = mapFactors(node.right, change, divided !== (node.operator === '/'))
  return withOperands(node, [mapFactors(node.left, change, divided), right])
}

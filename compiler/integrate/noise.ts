import type { Span } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { binary, literal, negative } from './build.ts'
import { isNoise } from '../model/noise.ts'
import { firstWhere } from '../grammar/equation-tree.ts'

/** A right-hand side `f + Σ g·xi` taken apart; no more is multiplied out than needed. */
export interface Separated {
  readonly kind: 'separated'
  /** f; undefined where nothing is without noise. */
  readonly drift: Expr | undefined
  /** g of each noise symbol. */
  readonly noises: ReadonlyMap<string, Expr>
}

/** A noise symbol stands where it is not just a factor of a term. */
interface Inseparable {
  readonly kind: 'inseparable'
  readonly place: Span
}

/** Takes noise apart from the rest. Parts without noise stay as they are written. */
export function separateNoise(expr: Expr): Separated | Inseparable {
  if (!hasNoise(expr)) return { kind: 'separated', drift: expr, noises: new Map() }
  const { span } = expr
  if (expr.kind === 'name') {
    return { kind: 'separated', drift: undefined, noises: new Map([[expr.name, literal(1, span)]]) }
  }
  if (expr.kind === 'unary' && (expr.operator === '-' || expr.operator === '+')) {
    return mapParts(separateNoise(expr.operand), part => ({ ...expr, operand: part }))
  }
  if (expr.kind === 'binary') {
    if (expr.operator === '+' || expr.operator === '-') {
      return sum(separateNoise(expr.left), separateNoise(expr.right), expr.operator === '-', span)
    }
    if (expr.operator === '*' && !hasNoise(expr.left)) {
      return mapParts(separateNoise(expr.right), part => (isOne(part) ? expr.left : { ...expr, right: part }))
    }
    if (expr.operator === '*' && !hasNoise(expr.right)) {
      return mapParts(separateNoise(expr.left), part => (isOne(part) ? expr.right : { ...expr, left: part }))
    }
    if (expr.operator === '/' && !hasNoise(expr.right)) {
      return mapParts(separateNoise(expr.left), part => ({ ...expr, left: part }))
    }
  }
  return { kind: 'inseparable', place: span }
}

/** The first noise symbol in an expression. */
export function firstNoise(expr: Expr): Expr | undefined {
  return firstWhere(expr, node => node.kind === 'name' && isNoise(node.name))
}

function hasNoise(expr: Expr): boolean {
  return firstNoise(expr) !== undefined
}

function mapParts(parts: Separated | Inseparable, change: (part: Expr) => Expr): Separated | Inseparable {
  if (parts.kind === 'inseparable') return parts
  const noises = new Map([...parts.noises].map(([symbol, factor]) => [symbol, change(factor)]))
  return { kind: 'separated', drift: parts.drift && change(parts.drift), noises }
}

function sum(
  left: Separated | Inseparable,
  right: Separated | Inseparable,
  minus: boolean,
  span: Span,
): Separated | Inseparable {
  if (left.kind === 'inseparable') return left
  if (right.kind === 'inseparable') return right
  const join = (a: Expr | undefined, b: Expr): Expr => {
    if (a === undefined) return minus ? negative(b, span) : b
    return binary(minus ? '-' : '+', a, b, span)
  }
  const noises = new Map(left.noises)
  for (const [symbol, factor] of right.noises) noises.set(symbol, join(noises.get(symbol), factor))
  return { kind: 'separated', drift: right.drift === undefined ? left.drift : join(left.drift, right.drift), noises }
}

function isOne(expr: Expr): boolean {
  return expr.kind === 'number' && expr.value === 1
}

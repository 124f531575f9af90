import { spanOf, type SourceText } from '../../diagnostics/index.ts'
import type { BinaryOperator, CompareOperator, Expr, UnaryOperator } from './ast.ts'

/** What stands in a row: operands with operators before and between them. */
export type Step =
  | { readonly kind: 'operand'; readonly expr: Expr; readonly start: number; readonly end: number }
  | { readonly kind: 'prefix'; readonly operator: UnaryOperator; readonly start: number }
  | { readonly kind: 'infix'; readonly operator: InfixOperator; readonly start: number; readonly end: number }

export type InfixOperator = BinaryOperator | CompareOperator | 'and' | 'or'

/** Python's precedence, loosest first. */
const infixPrecedence: Readonly<Record<InfixOperator, number>> = {
  or: 1,
  and: 2,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '==': 4,
  '!=': 4,
  is: 4,
  'is not': 4,
  in: 4,
  'not in': 4,
  '|': 5,
  '^': 6,
  '&': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '//': 10,
  '%': 10,
  '@': 10,
  '**': 12,
}

/** How tightly an operator binds: `**` 12, signs 11, products 10, …, comparisons 4, `not` 3, `and` 2, `or` 1. */
export function precedence(operator: InfixOperator): number {
  return infixPrecedence[operator]
}

/** As {@link precedence}, of an operator before its operand. */
export function prefixPrecedence(operator: UnaryOperator): number {
  return operator === 'not' ? 3 : 11
}

export const comparison: number = infixPrecedence['<']

/** An operand under construction; a chain collects `a < b < c` and `a and b and c` while they grow. */
interface Part {
  readonly content: Expr | Chain
  readonly start: number
  readonly end: number
}

interface Chain {
  readonly kind: 'chain'
  readonly operators: InfixOperator[]
  readonly operands: Expr[]
}

type Pending = Exclude<Step, { kind: 'operand' }>

/**
 * The tree of a row of operands and operators by Python's rules: `-x**2` is `-(x**2)`, `2**-1` is allowed, `**` groups
 * from the right, comparisons chain. Works with two stacks, in linear time and without recursion.
 */
export function foldInfix(steps: readonly Step[], text: SourceText): Expr | undefined {
  const [only] = steps
  if (steps.length === 1 && only?.kind === 'operand') return only.expr
  const parts: Part[] = []
  const pending: Pending[] = []
  const reduce = (): void => {
    const operation = pending.pop()
    const right = parts.pop()
    if (operation === undefined || right === undefined) return
    if (operation.kind === 'prefix') {
      const content: Expr = {
        kind: 'unary',
        operator: operation.operator,
        operand: finish(right, text),
        span: spanOf(text, operation.start, right.end),
      }
      parts.push({ content, start: operation.start, end: right.end })
      return
    }
    const left = parts.pop()
    if (left !== undefined) parts.push(combine(left, operation, right, text))
  }
  for (const step of steps) {
    if (step.kind === 'operand') parts.push({ content: step.expr, start: step.start, end: step.end })
    else {
      if (step.kind === 'infix') {
        const incoming = precedence(step.operator)
        while (pending.length > 0 && bindsFirst(pending.at(-1), incoming)) reduce()
      }
      pending.push(step)
    }
  }
  while (pending.length > 0) reduce()
  const [whole] = parts
  return whole && finish(whole, text)
}

function bindsFirst(waiting: Pending | undefined, incoming: number): boolean {
  if (waiting === undefined) return false
  const tightness = waiting.kind === 'prefix' ? prefixPrecedence(waiting.operator) : precedence(waiting.operator)
  return tightness > incoming || (tightness === incoming && incoming !== infixPrecedence['**'])
}

function combine(left: Part, { operator, start, end }: Step & { kind: 'infix' }, right: Part, text: SourceText): Part {
  const operand = finish(right, text)
  const extent = { start: left.start, end: right.end }
  if (isBinary(operator)) {
    const operatorSpan = spanOf(text, start, end)
    const span = spanOf(text, extent.start, extent.end)
    const content: Expr = { kind: 'binary', operator, left: finish(left, text), right: operand, operatorSpan, span }
    return { content, ...extent }
  }
  const { content } = left
  const last = content.kind === 'chain' ? content.operators.at(-1) : undefined
  if (content.kind === 'chain' && last !== undefined && precedence(last) === precedence(operator)) {
    content.operators.push(operator)
    content.operands.push(operand)
    return { content, ...extent }
  }
  return { content: { kind: 'chain', operators: [operator], operands: [finish(left, text), operand] }, ...extent }
}

function finish({ content, start, end }: Part, text: SourceText): Expr {
  if (content.kind !== 'chain') return content
  const { operators, operands } = content
  const span = spanOf(text, start, end)
  const [first] = operators
  if (first === 'and' || first === 'or') return { kind: 'logical', operator: first, operands, span }
  return { kind: 'compare', operators: operators.filter(isCompare), operands, span }
}

function isCompare(operator: InfixOperator): operator is CompareOperator {
  return precedence(operator) === comparison
}

function isBinary(operator: InfixOperator): operator is BinaryOperator {
  return precedence(operator) > comparison
}

/** Systems from text, and a small evaluator to check what comes out. */
import { createParser } from '../../../compiler/grammar/index.ts'
import type { Expr } from '../../../compiler/grammar/ast.ts'
import { roundLiterals } from '../../../compiler/model/literals.ts'
import type { MethodRequest, System } from '../../../compiler/integrate/index.ts'
import { namedText } from '../../../diagnostics/index.ts'
import { dimensionless } from '../../../units/index.ts'

export const parser = createParser()

export function expression(text: string): Expr {
  const expr = parser.expression(namedText('expression', text), ({ message }) => {
    throw new Error(`${text}: ${message}`)
  })
  if (expr === undefined) throw new Error(`${text}: no expression`)
  return expr
}

/**
 * A system from lines such as `dv=(z-v)/tau`, `z=rand()` (subexpression), separated by `;`. `dv!=` flags the equation
 * `(unless refractory)`; lines ending in `(constant over dt)` are parameters to a step, hence left out.
 */
export function system(text: string): System {
  const equations: System['equations'][number][] = []
  const subexpressions = new Map<string, Expr>()
  for (const line of text.split(';').map(each => each.trim())) {
    if (line.endsWith('(constant over dt)') || !line.includes('=')) continue
    const [, d, name = '', flag, right = ''] = /^(d?)(\w+?)\s*(!?)=(.*)$/s.exec(line) ?? []
    const value = roundLiterals(expression(right.trim()))
    if (d === 'd') equations.push({ name, expression: value, unlessRefractory: flag === '!' })
    else subexpressions.set(name, value)
  }
  return {
    equations,
    subexpressions,
    statefulFunctions: new Set(['rand', 'randn', 'poisson']),
    stepwiseFunctions: new Set(['stimulus']),
    perNeuron: new Set([...equations.map(({ name }) => name), ...subexpressions.keys()]),
    dimensions: new Map(equations.map(({ name }) => [name, dimensionless])),
  }
}

/** A request of methods by name. */
export function asked(...names: readonly string[]): MethodRequest {
  return { methods: names.map(name => ({ name })), options: new Map() }
}

export type Values = Readonly<Record<string, number>>

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  exp: Math.exp,
  sqrt: Math.sqrt,
  sin: Math.sin,
  abs: Math.abs,
  exprel: x => (x === 0 ? 1 : Math.expm1(x) / x),
  int: Math.trunc,
  clip: (x, low, high) => Math.min(Math.max(x, low), high),
}

/** The value of an expression; subexpressions may be given as expressions. */
export function evaluate(expr: Expr, values: Values, subexpressions: ReadonlyMap<string, Expr> = new Map()): number {
  const of = (each: Expr): number => evaluate(each, values, subexpressions)
  switch (expr.kind) {
    case 'number':
      return expr.value
    case 'name': {
      const meaning = subexpressions.get(expr.name)
      const value = meaning === undefined ? values[expr.name] : of(meaning)
      if (value === undefined) throw new Error(`no value for '${expr.name}'`)
      return value
    }
    case 'unary':
      return expr.operator === '-' ? -of(expr.operand) : of(expr.operand)
    case 'binary': {
      const [a, b] = [of(expr.left), of(expr.right)]
      const results: Partial<Record<typeof expr.operator, number>> = {
        '+': a + b,
        '-': a - b,
        '*': a * b,
        '/': a / b,
        '**': a ** b,
      }
      return results[expr.operator] ?? Number.NaN
    }
    case 'call': {
      const chosen = expr.callee.kind === 'name' ? functions[expr.callee.name] : undefined
      if (chosen === undefined) throw new Error('unknown function')
      return chosen(...expr.arguments.map(argument => of(argument.value)))
    }
    default:
      throw new Error(`cannot evaluate '${expr.kind}'`)
  }
}

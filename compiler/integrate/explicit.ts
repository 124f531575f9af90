/**
 * A scheme carried out on a system: its lines, written for vectors of variables, become statements for each variable.
 * An expression that is zero whatever the values (the factor of a noise that does not touch a variable) is undefined
 * here, and vanishes from sums and products.
 */
import { namedText, type Span } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import type { Scheme } from '../model/scheme.ts'
import type { Parser } from '../grammar/index.ts'
import type { Analysis, NoisyEquation } from './analysis.ts'
import { binary, call, literal, name, negative } from './build.ts'
import { print } from '../grammar/print.ts'
import type { SchemeLines } from './schemes.ts'
import { calleeOf, operands, rewrite, withOperands } from '../grammar/equation-tree.ts'
import { noiseIn, termsOf } from './read-scheme.ts'
import type { ExplicitUpdate, UpdateStatement } from './types.ts'

/** Reads expressions of our own language. */
export type ExpressionParser = Pick<Parser, 'expression'>

/** For what a line is being written. */
interface Scope {
  readonly item: NoisyEquation
  readonly noise: string | undefined
  /** Derivatives of variables flagged `(unless refractory)` count as 0 in refractory neurons. */
  readonly guarded: boolean
}

/** The statements by which a scheme moves a system on by one step. */
export function explicitUpdate(
  method: string,
  { lines }: Scheme,
  { system, algebra, equations, noises }: Analysis,
): ExplicitUpdate {
  const statements: UpdateStatement[] = []
  const taken = new Set<string>()
  /** What stands for a scheme's temporary, or for a variable, `t` or subexpression at another place. */
  const labels = new Map<string, string>()
  const places = new Map<string, number>()
  const byName = new Map(equations.map(item => [item.equation.name, item]))

  const noisyTargets = new Set<string>()

  for (const { target, value } of lines) {
    const noisy = hasNoise(value)
    if (noisy) noisyTargets.add(target)
    if (target === 'x_new') {
      for (const item of equations) {
        const { name: variable, expression, unlessRefractory } = item.equation
        const parts = termsOf(value).flatMap(({ term, minus }) =>
          (hasNoise(term) ? noises : [undefined]).map(noise => ({
            part: written(term, { item, noise, guarded: false }),
            minus,
          })),
        )
        const sum =
          parts.reduce<Expr | undefined>(
            (left, { part, minus }) => join(minus ? '-' : '+', left, part, value),
            undefined,
          ) ?? literal(0, expression.span)
        statements.push({ target: variable, temporary: false, value: sum, origin: expression.span, unlessRefractory })
      }
      continue
    }
    for (const noise of noisy ? noises : [undefined]) {
      for (const item of equations) {
        const sum = written(value, { item, noise, guarded: true })
        const label = `_${target}_${item.equation.name}${noise === undefined ? '' : `_${noise}`}`
        if (sum !== undefined) define(key(target, item.equation.name, noise), label, sum, item.equation.expression.span)
      }
    }
  }
  return { kind: 'explicit', method, statements, noises }

  function define(id: string, wish: string, value: Expr, origin?: Span): string {
    let label = wish
    while (taken.has(label)) label += '_'
    taken.add(label)
    labels.set(id, label)
    statements.push({ target: label, temporary: true, value, origin, unlessRefractory: false })
    return label
  }

  function hasNoise(expr: Expr): boolean {
    return noiseIn(expr, 'xi', noisyTargets) !== undefined
  }

  /** An expression of the scheme for one variable. */
  function written(expr: Expr, scope: Scope): Expr | undefined {
    const { item, noise } = scope
    if (expr.kind === 'name') {
      if (expr.name === 'x') return name(item.equation.name, expr.span)
      if (expr.name === 'xi') return noise === undefined ? undefined : name(noise, expr.span)
      if (!lines.some(line => line.target === expr.name)) return expr
      const label =
        labels.get(key(expr.name, item.equation.name, noise)) ??
        labels.get(key(expr.name, item.equation.name, undefined))
      return label === undefined ? undefined : name(label, expr.span)
    }
    const callee = calleeOf(expr)
    if (callee === 'f' || callee === 'g') {
      const [x = expr, t = expr] = operands(expr)
      const rate = callee === 'f' ? item.parts.drift : noise === undefined ? undefined : item.parts.noises.get(noise)
      if (rate === undefined) return undefined
      const value = x.kind === 'name' && x.name === 'x' && t.kind === 'name' ? rate : moved(rate, x, t, noise)
      if (!scope.guarded || !item.equation.unlessRefractory) return value
      return binary('*', call('int', [name('not_refractory', expr.span)], expr.span), value, expr.span)
    }
    const parts = operands(expr).map(operand => written(operand, scope))
    if (expr.kind === 'binary') return join(expr.operator, parts[0], parts[1], expr)
    return parts.every(part => part !== undefined) ? withOperands(expr, parts) : undefined
  }

  /** A derivative where the state is `x` and the time `t`, both expressions of the scheme. */
  function moved(rate: Expr, x: Expr, t: Expr, noise: string | undefined): Expr {
    const place = `${print(x)} at ${print(t)} with ${noise ?? ''}`
    const number = places.get(place) ?? places.size + 2
    places.set(place, number)
    return rewrite(rate, node => {
      if (node.kind !== 'name') return node
      const id = `${node.name} ${place}`
      const before = labels.get(id)
      if (before !== undefined) return name(before, node.span)
      const item = byName.get(node.name)
      if (item !== undefined) {
        const value = written(x, { item, noise, guarded: true }) ?? node
        if (value.kind === 'name') return value
        return name(define(id, `_${node.name}_${number}`, value, item.equation.expression.span), node.span)
      }
      if (node.name === 't') return t.kind === 'name' ? node : name(define(id, `_t_${number}`, t), node.span)
      const subexpression = system.subexpressions.get(node.name)
      if (subexpression === undefined || !varies(node)) return node
      const there = moved(subexpression, x, t, noise)
      return name(define(id, `_${node.name}_${number}`, there, subexpression.span), node.span)
    })
  }

  function varies(node: Expr): boolean {
    const names = algebra.names(node)
    return names.has('t') || equations.some(item => names.has(item.equation.name))
  }
}

/** One of Brian's own schemes, read. */
export function builtInScheme({ noise, lines }: SchemeLines, parser: ExpressionParser): Scheme {
  return {
    noise,
    lines: lines.map(line => {
      const [target = '', ...rest] = line.split('=')
      return { target: target.trim(), value: read(rest.join('=').trim(), parser) }
    }),
  }
}

function read(text: string, parser: ExpressionParser): Expr {
  const expr = parser.expression(namedText('integration scheme', text), ({ message }) => {
    throw new Error(`scheme line '${text}': ${message}`)
  })
  if (expr === undefined) throw new Error(`scheme line '${text}' cannot be read`)
  return expr
}

function key(target: string, variable: string, noise: string | undefined): string {
  return `${target} of ${variable} ${noise ?? ''}`
}

/** `left operator right`, where undefined is 0 and factors of 1 go. */
function join(operator: string, left: Expr | undefined, right: Expr | undefined, at: Expr): Expr | undefined {
  const whole = (sign: '+' | '-' | '*' | '/' | '**', a: Expr, b: Expr): Expr => binary(sign, a, b, at.span)
  switch (operator) {
    case '+':
      return left && right ? whole('+', left, right) : (left ?? right)
    case '-':
      return left && right ? whole('-', left, right) : (left ?? (right && negative(right, at.span)))
    case '*':
      if (!left || !right) return undefined
      return isOne(left) ? right : isOne(right) ? left : whole('*', left, right)
    case '/':
    case '**':
      return left && right && whole(operator, left, right)
    default:
      throw new Error(`a scheme uses the operator '${operator}'`)
  }
}

function isOne(expr: Expr): boolean {
  return expr.kind === 'number' && expr.value === 1
}

/** Integration schemes of one's own. */
import { error, type Report, type SourceText, type Span, watchErrors } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { calleeOf, firstWhere, operands, rewrite } from '../grammar/equation-tree.ts'
import type { Parser } from '../grammar/index.ts'
import type { NoiseSupport, Scheme, SchemeLine } from '../model/scheme.ts'
import { binary, call, name } from './build.ts'

/** What a scheme of one's own is made of besides its lines. */
const names: ReadonlySet<string> = new Set(['x', 't', 'dt', 'dW'])

/** How many operands its functions take. */
const functions: Readonly<Record<string, number>> = { f: 2, g: 2, sqrt: 1 }

/** Of lines with noise, whether all of their terms have it. */
type NoisyLines = ReadonlyMap<string, boolean>

/** A scheme as it is written. */
export interface SchemeText {
  readonly text: SourceText
  readonly noise: NoiseSupport
  /** For messages with no better place. */
  readonly span?: Span | undefined
}

/**
 * Reads a scheme of Brian's language, in which `dW` stands for the increment of a noise (semantics §6.4).
 *
 * @returns undefined after reporting what it is not: lines that define values, the last one `x_new`
 */
export function readScheme(
  { text, noise, span }: SchemeText,
  parser: Pick<Parser, 'code'>,
  outer: Report,
): Scheme | undefined {
  const { report, failed } = watchErrors(outer)
  const lines: SchemeLine[] = []
  const noisy = new Map<string, boolean>()
  for (const { target, operator, value } of parser.code(text, report)) {
    const defined = new Set(lines.map(each => each.target))
    if (operator !== undefined || isTaken(target.name) || defined.has(target.name)) {
      const message = `A line of an integration scheme gives a new name a value, with '='; '${target.name}' is none.`
      report(error('integration', target.span, message))
    }
    checkParts(value, defined, report)
    checkNoise(value, noisy, noise, report)
    const terms = termsOf(value)
    if (terms.some(({ term }) => noiseIn(term, 'dW', noisy)))
      noisy.set(
        target.name,
        terms.every(({ term }) => isPurelyNoisy(term, noisy)),
      )
    lines.push({ target: target.name, value: rewrite(value, withNormalNumbers) })
  }
  if (!failed() && lines.at(-1)?.target !== 'x_new') {
    const message = "SyntaxError: An integration scheme has to end with a line of the form 'x_new = ...'."
    report(error('integration', span, message, { help: "'x_new = x + dt*f(x, t)' is forward Euler" }))
  }
  return failed() ? undefined : { noise, lines }
}

function isTaken(name: string): boolean {
  return names.has(name) || Object.hasOwn(functions, name)
}

/** `dW` is a standard normal number times the root of dt. */
function withNormalNumbers(node: Expr): Expr {
  if (node.kind !== 'name' || node.name !== 'dW') return node
  const { span } = node
  return binary('*', call('sqrt', [name('dt', span)], span), name('xi', span), span)
}

function checkParts(expr: Expr, defined: ReadonlySet<string>, report: Report): void {
  const problem = whatIsWrong(expr, defined)
  if (problem !== undefined) report(error('integration', expr.span, problem))
  else for (const operand of operands(expr)) checkParts(operand, defined, report)
}

function whatIsWrong(expr: Expr, defined: ReadonlySet<string>): string | undefined {
  switch (expr.kind) {
    case 'number':
      return undefined
    case 'name':
      if (names.has(expr.name) || defined.has(expr.name)) return undefined
      return `An integration scheme knows x, t, dt, dW, f(x, t), g(x, t) and the lines above, but no '${expr.name}'.`
    case 'call': {
      const callee = calleeOf(expr) ?? ''
      const isKnown = Object.hasOwn(functions, callee) && functions[callee] === operands(expr).length
      return isKnown ? undefined : 'The functions of an integration scheme are f(x, t), g(x, t) and sqrt(dt).'
    }
    case 'unary':
      if (expr.operator !== 'not') return undefined
      break
    case 'binary':
      if (['+', '-', '*', '/', '**'].includes(expr.operator)) return undefined
      break
    default:
  }
  return 'An integration scheme is made of sums, products, quotients and powers.'
}

/** Noise is a factor of whole terms, so that they can be summed over the noises. */
function checkNoise(expr: Expr, noisy: NoisyLines, support: NoiseSupport, report: Report): void {
  for (const { term } of termsOf(expr)) {
    const place = noiseIn(term, 'dW', noisy)?.span
    if (place === undefined) continue
    if (support === 'none') {
      const help = "say which it takes: stochastic='additive' or stochastic='multiplicative'"
      report(error('integration', place, 'This integration scheme has noise, but is not said to take any.', { help }))
    } else if (!isPurelyNoisy(term, noisy)) {
      const message =
        'Noise of an integration scheme that is not a factor of a whole term is Brian 2, not yet Hillock; this file runs in Brian 2.'
      report(error('unsupported', place, message, { help: 'multiply out: a*(x + g(x,t)*dW) is a*x + a*g(x,t)*dW' }))
    }
  }
}

/** A sum taken apart. */
export function termsOf(expr: Expr, minus = false): { readonly term: Expr; readonly minus: boolean }[] {
  if (expr.kind === 'binary' && (expr.operator === '+' || expr.operator === '-'))
    return [...termsOf(expr.left, minus), ...termsOf(expr.right, (expr.operator === '-') !== minus)]
  if (expr.kind === 'unary' && (expr.operator === '-' || expr.operator === '+'))
    return termsOf(expr.operand, (expr.operator === '-') !== minus)
  return [{ term: expr, minus }]
}

/** The first noise in an expression of a scheme: a name for it, the factor of it, or a line that has it. */
export function noiseIn(expr: Expr, symbol: 'dW' | 'xi', noisy: Pick<NoisyLines, 'has'>): Expr | undefined {
  return firstWhere(
    expr,
    each => calleeOf(each) === 'g' || (each.kind === 'name' && (each.name === symbol || noisy.has(each.name))),
  )
}

/** Whether every term has a factor of noise. `f` at a place that noise has moved has none that is known. */
function isPurelyNoisy(expr: Expr, noisy: NoisyLines): boolean {
  const pure = (each: Expr): boolean => isPurelyNoisy(each, noisy)
  switch (expr.kind) {
    case 'name':
      return expr.name === 'dW' || noisy.get(expr.name) === true
    case 'call':
      return calleeOf(expr) === 'g'
    case 'unary':
      return pure(expr.operand)
    case 'binary':
      if (expr.operator === '*') return pure(expr.left) || pure(expr.right)
      if (expr.operator === '/' || expr.operator === '**') return pure(expr.left)
      return pure(expr.left) && pure(expr.right)
    default:
      return false
  }
}

/** Forms of Python that expressions of models do not have (semantics §3.1), in Brian 2's sentences. */
import { type Diagnostic, error, type PythonException, type Report, type Span } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { children, sourceTextOf } from '../grammar/index.ts'

/** Refuses a piece of Python that equations and statements do not have. */
export function unsupportedSyntax(expr: Expr, report: Report): undefined {
  report(
    error('syntax', expr.span, `SyntaxError: ${sentence(expr)}`, {
      help: help(expr),
      exception: expr.kind === 'lambda' ? { type: 'EquationError', cause: { type: 'ParseException' } } : undefined,
    }),
  )
  return undefined
}

/** Refuses an operator. */
export function unsupportedOperator(operator: string, span: Span, report: Report): undefined {
  const better = operator === '^' ? 'use "**" instead' : logicalTwins.get(operator)
  const advice = better === undefined ? '' : `, ${better}`
  const named = pythonNames.get(operator)
  report(
    error('syntax', span, `SyntaxError: The operator "${operator}" is not supported${advice}.`, {
      exception: named === undefined ? undefined : { type: 'KeyError', message: `'${named}'` },
    }),
  )
  return undefined
}

/** Refuses more than two operands. */
export function chainedComparison(span: Span, report: Report): undefined {
  report(
    error('syntax', span, 'SyntaxError: Can only handle single comparisons like a<b not a<b<c', {
      help: 'join two comparisons with `and`',
    }),
  )
  return undefined
}

/** Refuses arguments that are named. */
export function namedArguments(span: Span, report: Report): undefined {
  report(error('syntax', span, 'SyntaxError: functions in equations take their arguments by position only'))
  return undefined
}

/** Reports the first form in an expression of an equation that no expression of a model has. */
export function checkForms(expr: Expr, outer: Report): void {
  let found: Diagnostic | undefined
  refuseForm(expr, each => (found ??= each))
  if (found !== undefined) outer({ ...found, ...whileEvaluated(found, expr) })
}

function refuseForm(expr: Expr, report: Report): boolean {
  return refusesItself(expr, report) || children(expr).some(child => refuseForm(child, report))
}

function refusesItself(expr: Expr, report: Report): boolean {
  switch (expr.kind) {
    case 'name':
    case 'constant':
    case 'logical':
    case 'string':
    case 'formatted':
      return false
    case 'number':
      if (expr.imaginary) unsupportedSyntax(expr, report)
      return expr.imaginary
    case 'unary':
      if (expr.operator === '~') unsupportedOperator('~', expr.span, report)
      return expr.operator === '~'
    case 'binary':
      if (pythonNames.has(expr.operator)) unsupportedOperator(expr.operator, expr.operatorSpan, report)
      return pythonNames.has(expr.operator)
    case 'compare': {
      const wrong = expr.operators.find(operator => pythonNames.has(operator))
      if (expr.operands.length > 2) chainedComparison(expr.span, report)
      else if (wrong !== undefined) unsupportedOperator(wrong, expr.span, report)
      return expr.operands.length > 2 || wrong !== undefined
    }
    case 'call': {
      const isNamed = expr.arguments.some(({ name, star }) => name !== undefined || star !== undefined)
      if (expr.callee.kind !== 'name') unsupportedSyntax(expr, report)
      else if (isNamed) namedArguments(expr.span, report)
      return expr.callee.kind !== 'name' || isNamed
    }
    default:
      unsupportedSyntax(expr, report)
      return true
  }
}

/** What Brian 2 comes upon while it makes symbols of an expression is the cause of another error. */
function whileEvaluated({ message }: Diagnostic, whole: Expr): { readonly exception?: PythonException } {
  const cause = causes.find(([words]) => message.includes(words))?.[1]
  if (cause === undefined) return {}
  const text = `Error during evaluation of sympy expression '${sourceTextOf(whole)}'`
  return { exception: { type: 'SyntaxError', message: text, cause } }
}

const causes: readonly (readonly [words: string, cause: PythonException])[] = [
  ['complex numbers', { type: 'TypeError', message: 'a complex number is no number of an equation' }],
  ['by position only', { type: 'ValueError', message: 'Keyword arguments not supported.' }],
  ['The operator "~"', { type: 'ValueError', message: 'Unknown unary operator: Invert' }],
]

/** Operators by the names that they have in Python's trees. */
const pythonNames: ReadonlyMap<string, string> = new Map([
  ['^', 'BitXor'],
  ['&', 'BitAnd'],
  ['|', 'BitOr'],
  ['<<', 'LShift'],
  ['>>', 'RShift'],
  ['@', 'MatMult'],
  ['is', 'Is'],
  ['is not', 'IsNot'],
  ['in', 'In'],
  ['not in', 'NotIn'],
])

const logicalTwins: ReadonlyMap<string, string> = new Map([
  ['&', 'use "and" instead'],
  ['|', 'use "or" instead'],
  ['~', 'use "not" instead'],
])

/** Forms by the names that they have there. */
const pythonForms: Readonly<Partial<Record<Expr['kind'], string>>> = {
  conditional: 'IfExp',
  list: 'List',
  set: 'Set',
  dict: 'Dict',
  starred: 'Starred',
  call: 'Call',
  yield: 'Yield',
  lambda: 'Lambda',
}

function sentence(expr: Expr): string {
  const no = 'Brian equations/expressions do not support'
  const form = pythonForms[expr.kind]
  if (form !== undefined) return `${no} the '${form}' syntax.`
  switch (expr.kind) {
    case 'subscript':
      return `${no} indexing with '[...]'.`
    case 'attribute':
      return `${no} accessing attributes with the '.' syntax.`
    case 'tuple':
      return `${no} tuples.`
    case 'number':
      return `${no} complex numbers.`
    case 'constant':
      return `${no} None.`
    case 'string':
    case 'formatted':
      return `${no} strings inside expressions.`
    case 'unsupported':
      return `${no} ${expr.construct}.`
    default:
      return `${no} a ${expr.kind} here.`
  }
}

function help(expr: Expr): string | undefined {
  if (expr.kind === 'conditional') return 'multiply by int(condition) instead: a*int(c) + b*int(not c)'
  return expr.kind === 'tuple' ? 'a decimal point is written as a point' : undefined
}

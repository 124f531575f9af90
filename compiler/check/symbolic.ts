/**
 * What Brian 2 hands to its symbolic library, which takes less than its language does: equations, and plain assignments
 * to anything but booleans. There a comparison is no number, and a call that draws may stand only once (semantics §3.3,
 * §3.5). In conditions, temporaries and `+=` both are fine.
 */
import { error, type Note, type Report, type Span } from '../../diagnostics/index.ts'
import type { Binary, Call, Compare, Expr } from '../grammar/ast.ts'
import { children, namesIn, sourceTextOf } from '../grammar/index.ts'
import type { Variable } from '../model/group.ts'
import { isStateful, type Scope } from './scope.ts'

/** How an expression goes through the symbolic library. */
export interface SymbolicUse {
  readonly report: Report
  readonly scope: Scope
  /** Whether it is only read (subexpressions), or rearranged as well. */
  readonly rearranged: boolean
  /** Subexpressions that are put in by name; statements keep the names. */
  readonly subexpressions?: ReadonlyMap<string, Variable>
}

/** Reports what the symbolic library refuses. */
export function checkSymbolic(expr: Expr, use: SymbolicUse): void {
  if (use.rearranged) checkDraws(expr, use)
  checkWithin(expr, { ...use, whole: expr })
}

interface Place extends SymbolicUse {
  readonly whole: Expr
}

/** Made only where it is said: it may quote the whole expression. */
type Message = () => string

function checkWithin(expr: Expr, place: Place): void {
  switch (expr.kind) {
    case 'binary':
      for (const operand of [expr.left, expr.right])
        checkOperand(operand, () => binaryMessage(expr, place.whole), place)
      break
    case 'unary':
      if (expr.operator === '-') checkOperand(expr.operand, () => unreadable(place.whole), place)
      break
    case 'compare':
      if (isInequality(expr)) for (const each of expr.operands) checkOperand(each, () => unreadable(place.whole), place)
      break
    case 'call':
      checkArguments(expr, place)
      break
    default:
  }
  for (const child of children(expr)) checkWithin(child, place)
}

function checkArguments(call: Call, place: Place): void {
  const name = call.callee.kind === 'name' ? call.callee.name : ''
  const unread = unreadFunctions.has(name)
  if (!unread && !unreadableFunctions.has(name) && !(place.rearranged && unmovedFunctions.has(name))) return
  const message: Message = () =>
    unread ? "SyntaxError: Brian equations/expressions do not support the 'Call' syntax." : unreadable(place.whole)
  for (const { value } of call.arguments) checkOperand(value, message, place)
}

/** Functions whose symbolic form asks its argument for what only numbers know; it says so in one of two ways. */
const unreadFunctions: ReadonlySet<string> = new Set([
  'sin',
  'cos',
  'tan',
  'sinh',
  'cosh',
  'tanh',
  'log',
  'arcsin',
  'arccos',
  'arctan',
])
const unreadableFunctions: ReadonlySet<string> = new Set(['abs', 'floor', 'ceil'])
/** Functions that take a condition until the expression is rearranged. */
const unmovedFunctions: ReadonlySet<string> = new Set(['exp', 'log1p'])

function checkOperand(operand: Expr, message: Message, { report, subexpressions }: Place): void {
  const condition = conditionOf(operand, subexpressions)
  if (condition === undefined) return
  const notes: Note[] =
    condition.meaning === operand
      ? []
      : [{ message: `${sourceTextOf(operand)} stands for this condition`, span: condition.meaning.span }]
  report(
    error('type-mismatch', operand.span, message(), {
      notes,
      help: `a condition is no number here: int(${sourceTextOf(operand)}) makes it 0 or 1`,
    }),
  )
}

/** What makes an expression a condition to the symbolic library: not its type, for boolean variables are symbols as others. */
function conditionOf(
  expr: Expr,
  subexpressions: ReadonlyMap<string, Variable> | undefined,
): { readonly meaning: Expr } | undefined {
  switch (expr.kind) {
    case 'compare':
    case 'logical':
      return { meaning: expr }
    case 'unary':
      if (expr.operator === 'not') return { meaning: expr }
      return expr.operator === '+' ? conditionOf(expr.operand, subexpressions) : undefined
    case 'name': {
      const variable = subexpressions?.get(expr.name)
      // Brian looks for a name of another kind than the one it has where the subexpression is an integer.
      const put = variable?.kind === 'subexpression' && !variable.constantOverDt && variable.type !== 'integer'
      return put && variable.expression !== undefined ? conditionOf(variable.expression, subexpressions) : undefined
    }
    default:
      return undefined
  }
}

function isInequality({ operators: [operator] }: Compare): boolean {
  return operator === '<' || operator === '<=' || operator === '>' || operator === '>='
}

function binaryMessage({ left, right }: Binary, whole: Expr): string {
  const logical = [left, right].some(({ kind }) => kind === 'logical' || kind === 'unary')
  return logical ? "SyntaxError: Brian equations/expressions do not support the 'BinOp' syntax." : unreadable(whole)
}

function unreadable(whole: Expr): string {
  return `SyntaxError: Error during evaluation of sympy expression '${sourceTextOf(whole)}'`
}

/** The second call that draws is the one too many. */
function checkDraws(expression: Expr, { report, scope }: SymbolicUse): void {
  const seen = new Set<string>()
  for (const { name, span } of namesIn(expression)) {
    if (!isStateful(scope(name))) continue
    if (seen.has(name)) report(secondDraw(expression, name, span))
    seen.add(name)
  }
}

function secondDraw(expression: Expr, name: string, span: Span): ReturnType<typeof error> {
  const message = `NotImplementedError: The expression '${sourceTextOf(expression)}' contains more than one call of ${name}.`
  return error('unsupported', span, message, { help: 'assign one of the calls to a variable of its own first' })
}

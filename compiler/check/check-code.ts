/** Statements of resets, other events and regular operations (semantics §5.11, §7). */
import { readOnly, scalarAfterVector, scalarFromVector, wrongStatementUnit } from '../../diagnostics/brian.ts'
import { error } from '../../diagnostics/index.ts'
import { type Dimension, dimensionText, sameDimension, unitNameOf, unitSymbolOf } from '../../units/index.ts'
import type { CodeStatement, Expr } from '../grammar/ast.ts'
import { sourceTextOf } from '../grammar/index.ts'
import type { GroupModel, Variable } from '../model/group.ts'
import { type Context, infer } from './infer.ts'
import { checkSymbolic } from './symbolic.ts'
import { type Symbol, withSymbols } from './scope.ts'
import { vectorName } from './vectors.ts'

/** What is known when a statement is reached. */
interface Block {
  readonly group: GroupModel
  /** Whether values of the whole group may be written: by regular operations, never on events. */
  readonly scalarWrites: boolean
  /** Temporaries so far, with the type of their first value. */
  readonly temporaries: Map<string, Symbol>
  /** Temporaries that have one value for all neurons. */
  readonly scalarTemporaries: Set<string>
  /** Whether a value per neuron has been written, a temporary included. */
  vectorWritten: boolean
}

/**
 * Reports what is wrong with statements, in order; unknown targets become temporaries with the type of their first value.
 *
 * @param scalarWrites whether shared variables may be written
 */
export function checkCode(
  statements: readonly CodeStatement[],
  group: GroupModel,
  context: Context,
  scalarWrites: boolean,
): void {
  const temporaries = new Map<string, Symbol>()
  const block: Block = { group, scalarWrites, temporaries, scalarTemporaries: new Set(), vectorWritten: false }
  const inside = { ...context, scope: withSymbols(context.scope, temporaries) }
  for (const statement of statements) checkStatement(statement, block, inside)
}

function checkStatement(statement: CodeStatement, block: Block, context: Context): void {
  const { target, operator, value } = statement
  const variable = block.group.variables.get(target.name)
  if (!isWritable(statement, variable, context)) return
  if (operator !== undefined && !augmentedOperators.has(operator)) {
    context.report(
      error('unsupported', statement.span, `SyntaxError: Unknown operator "${operator}="`, {
        help: 'statements know = += -= *= /= %=',
      }),
    )
    return
  }
  if (operator !== undefined && value.kind === 'unary' && value.operator === 'not' && !isParenthesised(value)) {
    const message = "SyntaxError: 'not' after an operator must be parenthesized"
    context.report(error('syntax', value.span, message, { help: `(${sourceTextOf(value)})` }))
    return
  }
  checkScalarWrite(statement, variable, block, context)
  const inferred = infer(assignedValue(statement), context)
  if (inferred === undefined) return
  const expected = variable?.dimension ?? symbolDimension(block.temporaries.get(target.name))
  if (expected === undefined) {
    block.temporaries.set(target.name, { kind: 'temporary', name: target.name, ...inferred })
    context.inferred?.set(target, inferred)
    return
  }
  checkRearranged(statement, variable, block, context)
  infer(target, context)
  if (sameDimension(inferred.dimension, expected)) return
  const message = wrongStatementUnit(
    sourceTextOfStatement(statement),
    dimensionText(expected),
    unitSymbolOf(inferred.dimension),
  )
  const zero = value.kind === 'number' && value.value === 0
  const help = zero ? `in a string 0 needs its unit too: ${target.name} = 0*${unitNameOf(expected)}` : undefined
  context.report(error('unit-mismatch', value.span, message, { help }))
}

/** Plain assignments, to what has a value already and is no boolean, are rearranged. */
function checkRearranged(
  { target, operator, value }: CodeStatement,
  variable: Variable | undefined,
  { temporaries }: Block,
  { report }: Context,
): void {
  const temporary = temporaries.get(target.name)
  const type = variable?.type ?? (temporary?.kind === 'temporary' ? temporary.type : undefined)
  if (operator === undefined && type !== undefined && type !== 'boolean')
    checkSymbolic(value, { report, rearranged: true })
}

const augmentedOperators: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%'])

function isParenthesised({ span: { source, start } }: Expr): boolean {
  return source.text.slice(0, start).trimEnd().endsWith('(')
}

/** `x += a` as `x + a`. */
function assignedValue({ target, operator, value, span }: CodeStatement): Expr {
  if (operator === undefined) return value
  return { kind: 'binary', operator, left: target, right: value, operatorSpan: span, span }
}

function sourceTextOfStatement({ target, operator, value }: CodeStatement): string {
  return `${target.name} ${operator ?? ''}= ${sourceTextOf(value)}`
}

function symbolDimension(symbol: Symbol | undefined): Dimension | undefined {
  return symbol?.kind === 'temporary' ? symbol.dimension : undefined
}

/**
 * The order of writes: what the whole group shares is written first, if at all, and from what it shares. A temporary
 * computed from nothing but such values is one, and only its first assignment is free.
 */
function checkScalarWrite(
  { target, operator, value }: CodeStatement,
  variable: Variable | undefined,
  block: Block,
  { scope, report }: Context,
): void {
  const { name, span } = target
  const vector = vectorName(value, scope, block.scalarTemporaries)
  const first = variable === undefined && operator === undefined && !block.temporaries.has(name)
  if (first && vector === undefined) {
    block.scalarTemporaries.add(name)
    return
  }
  if (first || !(variable?.shared ?? block.scalarTemporaries.has(name))) {
    block.vectorWritten = true
    return
  }
  if (block.vectorWritten) {
    report(error('read-only', span, scalarAfterVector(name), { help: 'move the statement to the top' }))
  } else if (!block.scalarWrites) {
    report(error('read-only', span, `SyntaxError: Writing to scalar variable ${name} not allowed in this context.`))
  } else if (vector !== undefined && vector.drawn !== true) {
    report(error('read-only', vector.span, scalarFromVector(name, vector.name)))
  }
}

function isWritable({ target }: CodeStatement, variable: Variable | undefined, { scope, report }: Context): boolean {
  const { name, span } = target
  if (variable?.kind === 'subexpression' && !variable.constantOverDt) {
    report(
      error('read-only', span, `SyntaxError: Illegal line in abstract code: Cannot write to subexpression '${name}'.`),
    )
    return false
  }
  if (variable !== undefined) return true
  const symbol = scope(name)
  if (symbol === undefined || symbol.kind === 'temporary') return true
  if (symbol.kind === 'constant') {
    report(
      error('read-only', span, `'${name}' is a constant of the script, so statements cannot change it`, {
        help: `add '${name} : …' to the equations to have one value per neuron`,
      }),
    )
    return false
  }
  report(error('read-only', span, readOnly(name)))
  return false
}

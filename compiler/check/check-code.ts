/** Statements of resets, other events and regular operations (semantics §5.11, §7). */
import { readOnly, scalarAfterVector, scalarFromVector, wrongStatementUnit } from '../../diagnostics/brian.ts'
import { error, type Report, warning } from '../../diagnostics/index.ts'
import { type Dimension, dimensionText, sameDimension, unitNameOf, unitSymbolOf } from '../../units/index.ts'
import type { CodeStatement } from '../grammar/ast.ts'
import { print, printStatement, sourceTextOf } from '../grammar/index.ts'
import type { GroupModel, Variable } from '../model/group.ts'
import { assignedValue, isParenthesised, readWithoutParentheses } from './augmented.ts'
import { infer, type Recording } from './infer.ts'
import { checkSymbolic } from './symbolic.ts'
import type { Scope, Symbol } from './scope.ts'
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
  context: Recording,
  scalarWrites: boolean,
): void {
  const temporaries = new Map<string, Symbol>()
  const made = new Set(
    statements.flatMap(({ target: { name } }) => (isTemporary(name, group, context.scope) ? [name] : [])),
  )
  const block: Block = { group, scalarWrites, temporaries, scalarTemporaries: new Set(), vectorWritten: false }
  // A name that the block makes means nothing before it does, whatever it means outside.
  const scope: Scope = name => temporaries.get(name) ?? (made.has(name) ? undefined : context.scope(name))
  for (const statement of statements) {
    tellShadowed(statement, block, context)
    checkStatement(statement, block, { ...context, scope })
  }
}

/** Whether an assignment makes a value of the block's own: whatever is no variable, constants of the script too. */
function isTemporary(name: string, group: GroupModel, scope: Scope): boolean {
  return !group.variables.has(name) && scope(name)?.kind !== 'clock'
}

/** Brian makes a temporary without a word; that the constant stays as it is may surprise. */
function tellShadowed({ target: { name, span } }: CodeStatement, { temporaries }: Block, context: Recording): void {
  if (temporaries.has(name) || context.scope(name)?.kind !== 'constant') return
  const message = `'${name}' is a constant of the script; here it is a temporary value of these statements alone`
  const help = `add '${name} : …' to the equations to have one value per neuron that lasts`
  context.report(warning('shadowed-name', span, message, { help }))
}

function checkStatement(statement: CodeStatement, block: Block, context: Recording): void {
  const { target, operator, value } = statement
  const variable = block.group.variables.get(target.name)
  if (!isWritable(statement, variable, block, context)) return
  if (operator !== undefined && !augmentedOperators.has(operator)) {
    context.report(
      error('unsupported', statement.span, `AssertionError: Unknown operator "${operator}="`, {
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
  if (inferred === undefined) {
    // Whatever it is, later statements know the name.
    if (variable === undefined && !block.temporaries.has(target.name))
      block.temporaries.set(target.name, { kind: 'unsettled', number: undefined })
    return
  }
  const expected = variable?.dimension ?? symbolDimension(block.temporaries.get(target.name))
  if (expected === undefined) {
    block.temporaries.set(target.name, { kind: 'temporary', name: target.name, ...inferred })
    context.inferred.set(target, inferred)
    return
  }
  checkRearranged(statement, variable, block, context)
  infer(target, context)
  checkDimension(statement, inferred.dimension, expected, context)
}

/** Brian looks at a statement as it is written: what `*=` multiplies needs its parentheses. */
function checkDimension(statement: CodeStatement, dimension: Dimension, expected: Dimension, context: Recording): void {
  const { target, value } = statement
  if (!sameDimension(dimension, expected)) {
    const zero = value.kind === 'number' && value.value === 0
    const help = zero ? `in a string 0 needs its unit too: ${target.name} = 0*${unitNameOf(expected)}` : undefined
    context.report(error('unit-mismatch', value.span, wrongUnit(statement, expected, dimension), { help }))
    return
  }
  const read = readWithoutParentheses(statement)
  if (read === undefined) return
  const help = `Brian 2 reads this as ${print(read)}: write ${target.name} ${statement.operator}= (${sourceTextOf(value)})`
  const report: Report = ({ code, message, span }) => {
    if (code === 'unit-mismatch') context.report(error(code, span, message, { help }))
  }
  const inferred = infer(read, { ...context, report })
  if (inferred !== undefined && !sameDimension(inferred.dimension, expected))
    report(error('unit-mismatch', value.span, wrongUnit(statement, expected, inferred.dimension)))
}

function wrongUnit(statement: CodeStatement, expected: Dimension, dimension: Dimension): string {
  return wrongStatementUnit(printStatement(statement, sourceTextOf), dimensionText(expected), unitSymbolOf(dimension))
}

/** Plain assignments, to what has a value already and is no boolean, are rearranged. */
function checkRearranged(
  { target, operator, value }: CodeStatement,
  variable: Variable | undefined,
  { temporaries }: Block,
  { report, scope }: Recording,
): void {
  const temporary = temporaries.get(target.name)
  const type = variable?.type ?? (temporary?.kind === 'temporary' ? temporary.type : undefined)
  if (operator === undefined && type !== undefined && type !== 'boolean')
    checkSymbolic(value, { report, scope, rearranged: true })
}

const augmentedOperators: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%'])

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
  { scope, report }: Recording,
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
    report(error('read-only', span, scalarOnEvent(name)))
  } else if (vector !== undefined && vector.drawn !== true) {
    report(error('read-only', vector.span, scalarFromVector(name, vector.name)))
  }
}

function isWritable(
  statement: CodeStatement,
  variable: Variable | undefined,
  { scalarWrites }: Block,
  { scope, report }: Recording,
): boolean {
  const { name, span } = statement.target
  if (variable?.kind === 'subexpression' && !variable.constantOverDt) {
    report(error('read-only', span, toSubexpression(statement)))
    return false
  }
  const isFixed = variable?.kind === 'internal' && variable.readOnly
  if (!isFixed && scope(name)?.kind !== 'clock') return true
  report(error('read-only', span, scalarWrites || isFixed || name === 'i' ? readOnly(name) : scalarOnEvent(name)))
  return false
}

/** Brian's sentence for a statement that assigns a subexpression. */
export function toSubexpression(statement: CodeStatement): string {
  const line = printStatement(statement, sourceTextOf)
  return `SyntaxError: Illegal line '${line}' in abstract code. Cannot write to subexpression '${statement.target.name}'.`
}

function scalarOnEvent(name: string): string {
  return `SyntaxError: Writing to scalar variable ${name} not allowed in this context.`
}

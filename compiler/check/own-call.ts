/** Calls of functions of the modeller's own: their texts are looked at with the types and dimensions of each call (semantics §10.5). */
import { error, type Report } from '../../diagnostics/index.ts'
import { type Dimension, dimensionless, sameDimension, unitSymbolOf } from '../../units/index.ts'
import type { Call, Expr, Statement } from '../grammar/ast.ts'
import { sourceTextOf } from '../grammar/print.ts'
import { carryOut, type Refusal } from '../model/carry-out.ts'
import { type OwnFunction, ownNames } from '../model/own-function.ts'
import { assignedValue } from './augmented.ts'
import { eitherOf } from './common.ts'
import type { Inferred, Recording } from './infer.ts'
import type { FunctionText, Symbol } from './scope.ts'

/** A call whose arguments are what they have to be. */
export interface OwnCall {
  readonly expr: Call
  /** What the call names. */
  readonly name: string
  readonly arguments: readonly Inferred[]
}

/** A text that is being looked at, and those that it is called from. */
export interface InferredText extends FunctionText {
  readonly callers: readonly OwnFunction[]
  /** Calls so far that stand in the one of an equation. */
  readonly calls: { count: number }
}

/** Most calls inside one. */
const mostCalls = 1000

/** What a call gives; undefined after reporting what is wrong in the function's text. */
export function inferOwnCall(
  called: OwnFunction,
  { expr, name, arguments: given }: OwnCall,
  context: Recording,
  infer: (expr: Expr, context: Recording) => Inferred | undefined,
): Inferred | undefined {
  if (called.lacks !== undefined) {
    context.report(error('function', expr.callee.span, called.lacks))
    return undefined
  }
  const callers = [...(context.text?.callers ?? []), called]
  const calls = context.text?.calls ?? { count: 0 }
  if (context.text?.callers.includes(called) === true) {
    const message = `the function '${name}' calls itself, and its text cannot be written out for ever`
    context.report(error('function', expr.span, message, { help: 'write it without the call, as a formula' }))
    return undefined
  }
  if (++calls.count > mostCalls) {
    // All further calls are too many for the same reason.
    if (calls.count > mostCalls + 1) return undefined
    const message = `the functions that '${callers[0]?.name ?? name}' calls are more than ${mostCalls} once they are written out`
    context.report(error('too-deep', expr.span, message, { help: 'keep what is computed twice in a variable' }))
    return undefined
  }
  const report: Report = found =>
    context.report({ ...found, notes: [...(found.notes ?? []), { message: 'for this call', span: expr.span }] })
  const names = ownNames(called)
  const text: InferredText = { owner: called, names, callers, calls }
  const within = (known: ReadonlyMap<string, Inferred>): Recording => ({
    ...context,
    signedBooleans: false,
    report,
    text,
    scope: each => temporary(each, known.get(each)),
  })
  const value = (each: Expr, known: ReadonlyMap<string, Inferred>): Inferred | undefined => infer(each, within(known))
  const expected = resultOf(called, given)
  const result = carryOut(called, parametersOf(called, given), {
    value,
    result: (each, known) => {
      const found = value(each, known)
      return found !== undefined && fits(each, found, expected, called, report) ? found : undefined
    },
    augmented: (target, operator, operand, known) =>
      value(assignedValue({ target, operator, value: operand, span: operand.span }), known),
    condition: value,
    choose: (_, then, otherwise, at, target) => {
      const common = eitherOf(then, otherwise)
      if (common !== undefined) return common
      const what = target === undefined ? 'what is returned' : `'${target}'`
      const message = `DimensionMismatchError: ${what} has unit ${unitSymbolOf(then.dimension)} where this holds, and unit ${unitSymbolOf(otherwise.dimension)} where it does not`
      report(error('unit-mismatch', at.span, message))
      return undefined
    },
    refuse: reason => report(refusal(reason, called)),
  })
  if (result === undefined) return undefined
  if (expected === 'boolean') return { type: 'boolean', dimension: dimensionless }
  if (expected === undefined) return result
  return { type: called.type === 'highest' ? result.type : called.type, dimension: expected }
}

function temporary(name: string, known: Inferred | undefined): Symbol | undefined {
  return known && { kind: 'temporary', name, ...known }
}

function parametersOf({ parameters, bare }: OwnFunction, given: readonly Inferred[]): ReadonlyMap<string, Inferred> {
  return new Map(
    parameters.flatMap(({ name }, k) => {
      const own = given[k]
      return own === undefined ? [] : [[name, bare ? { type: own.type, dimension: dimensionless } : own] as const]
    }),
  )
}

function resultOf({ result }: OwnFunction, given: readonly Inferred[]): Dimension | 'boolean' | undefined {
  return typeof result === 'function' ? result(given.map(({ dimension }) => dimension)) : result
}

/** Reports what a function returns that it does not promise; true if it does. */
function fits(
  expr: Expr,
  { type, dimension, anyUnit }: Inferred,
  expected: Dimension | 'boolean' | undefined,
  { name, bare }: OwnFunction,
  report: Report,
): boolean {
  const written = sourceTextOf(expr)
  if (expected === 'boolean') {
    if (type === 'boolean') return true
    const message = `TypeError: The return value of function '${name}' was expected to be a boolean value, but is '${written}'`
    report(error('type-mismatch', expr.span, message, { help: `compare it with something: ${written} > …` }))
    return false
  }
  if (expected === undefined || bare || anyUnit === true || sameDimension(dimension, expected)) return true
  const message =
    `DimensionMismatchError: The return value of function '${name}' was expected to have unit ${unitSymbolOf(expected)} ` +
    `but was '${written}' (unit is ${unitSymbolOf(dimension)}).`
  report(error('unit-mismatch', expr.span, message))
  return false
}

function refusal(reason: Refusal, { name, span }: OwnFunction): ReturnType<typeof error> {
  switch (reason.kind) {
    case 'no value':
      return error('function', reason.at?.span ?? span, `the function '${name}' can end here without giving a value`, {
        help: 'let each of its paths end with return and a value',
      })
    case 'target':
      return error(
        'function',
        reason.at.span,
        `in the function '${name}', which equations use, only names can be assigned`,
        {
          help: 'give each value a name of its own',
        },
      )
    case 'statement': {
      const message = `the function '${name}', which equations use, cannot be compiled: ${describe(reason.at)}`
      return error('function', reason.at.span, message, {
        help: 'a function in equations is made of assignments, if, elif, else and return; it becomes part of the code of each neuron',
      })
    }
    case 'too long':
      return error('too-deep', span, `the function '${name}' has more paths than can be written out`, {
        help: 'let its branches assign a value, and return it once at the end',
      })
  }
}

/** A statement that kernels do not have, in the modeller's words. */
function describe(statement: Statement): string {
  switch (statement.kind) {
    case 'for':
    case 'while':
      return 'it has a loop'
    case 'raise':
      return 'it raises an exception'
    case 'assert':
      return 'it has an assertion'
    case 'expression':
      return 'this has no effect on what it gives'
    case 'def':
    case 'class':
      return 'it defines something inside'
    case 'import':
    case 'from-import':
      return 'it imports something'
    case 'global':
    case 'nonlocal':
      return 'it changes names outside of it'
    case 'unsupported':
      return `it has ${statement.construct}`
    default:
      return `it has a statement '${statement.kind}'`
  }
}

/** Syntax trees of checked expressions → typed IR, with every conversion of type written out. */
import { invariant } from '../../../diagnostics/index.ts'
import type { Attribute, Binary, Call, Compare, Expr, Name, Subscript } from '../../grammar/ast.ts'
import { dimensionless } from '../../../units/index.ts'
import { print } from '../../grammar/print.ts'
import {
  type CallableSymbol,
  type ClockName,
  isCallable,
  type Reading,
  type Symbol,
  symbolOf,
} from '../../check/scope.ts'
import {
  type ArrayRef,
  binary,
  call,
  cast,
  compare,
  element,
  type IrBinary,
  type IrExpr,
  literal,
  local,
  type Local,
  logical,
  lookup,
  negate,
  not,
  read,
  scalar,
  select,
} from '../ir.ts'
import type { Prelude } from './draws.ts'
import type { BinomialNumbers, TimedValues } from '../../model/external.ts'
import type { FunctionRow } from '../../model/functions.ts'
import type { Variable } from '../../model/group.ts'
import { chosen, common, converted, numbers } from './conversions.ts'
import { lowerOwnCall } from './own-call.ts'
import { type LinkRef, type References, storageType } from './references.ts'
import { valueAt } from './tables.ts'

/** How lowering sees the world. */
export interface Lowering extends Reading {
  readonly references: References
  /** Takes the random calls met. */
  readonly prelude: Prelude
  /** Temporaries of the code so far; they come before everything else. */
  readonly temporaries?: ReadonlyMap<string, Local> | undefined
  /** What the names of the function mean whose text it is. */
  readonly bound?: ReadonlyMap<string, IrExpr> | undefined
  /** The calls of `rand()` that only compare a probability with their number: {@link file://./chances.ts}. */
  readonly chances?: ReadonlySet<Expr> | undefined
  /** Whether the expression is a derivative, which passes through Brian's algebra. */
  readonly symbolic?: true | undefined
  /** For people: what is being lowered. */
  readonly where: string
}

/** Lowers an expression that has passed the checks. */
export function lower(expr: Expr, context: Lowering): IrExpr {
  switch (expr.kind) {
    case 'number':
      return expr.integer ? literal(expr.value, Math.abs(expr.value) < 2 ** 31 ? 'i32' : 'i64') : literal(expr.value)
    case 'constant':
      return literal(expr.value === true ? 1 : 0, 'bool')
    case 'name':
    case 'attribute':
    case 'subscript':
      return lowerName(expr, context)
    case 'conditional':
      return chosen(lowerCondition(expr.condition, context), lower(expr.then, context), lower(expr.otherwise, context))
    case 'unary': {
      if (expr.operator === 'not' || expr.operator === '~') return not(lowerCondition(expr.operand, context))
      const operand = lower(expr.operand, context)
      return expr.operator === '+' ? operand : negate(operand)
    }
    case 'binary':
      return lowerBinary(expr, context)
    case 'compare':
      return lowerCompare(expr, context)
    case 'logical':
      return expr.operands
        .map(operand => lowerCondition(operand, context))
        .reduce((left, right) => logical(expr.operator, left, right))
    case 'call':
      return lowerCall(expr, context)
    default:
      throw new Error(`unchecked ${expr.kind} in an expression`)
  }
}

/** A condition; sums and products of conditions count as one too, and hold unless they are 0. */
export function lowerCondition(expr: Expr, context: Lowering): IrExpr {
  return converted(lower(expr, context), 'bool')
}

function isComparison(operator: string | undefined): operator is '<' | '<=' | '>' | '>=' | '==' | '!=' {
  return operator !== undefined && ['<', '<=', '>', '>=', '==', '!='].includes(operator)
}

/** Comparisons in a row hold if each of them does. */
function lowerCompare({ operands, operators }: Compare, context: Lowering): IrExpr {
  const isRow = operators.length > 1
  const lowered = operands.map(operand => {
    const value = lower(operand, context)
    return isRow ? context.prelude.keep(value, 'compared') : value
  })
  return operators
    .map((operator, k): IrExpr => {
      const [left, right] = common(lowered.slice(k, k + 2))
      invariant(left !== undefined && right !== undefined && isComparison(operator), 'a checked comparison')
      return compare(operator, left, right)
    })
    .reduce((left, right) => logical('and', left, right))
}

function lowerName(expr: Name | Attribute | Subscript, context: Lowering): IrExpr {
  if (expr.kind === 'name') {
    const bound = context.bound?.get(expr.name)
    if (bound !== undefined) return bound
    const temporary = context.temporaries?.get(expr.name)
    if (temporary !== undefined) return local(temporary)
  }
  const symbol = symbolOf(expr, context)
  invariant(symbol !== undefined && !isCallable(symbol), `a resolved name, not ${print(expr)}`)
  return lowerSymbol(symbol, print(expr), context)
}

function lowerSymbol(symbol: Exclude<Symbol, CallableSymbol>, name: string, context: Lowering): IrExpr {
  const { references, prelude } = context
  switch (symbol.kind) {
    case 'variable': {
      const { variable } = symbol
      if (variable.kind === 'subexpression' && !variable.constantOverDt) {
        invariant(variable.expression !== undefined, 'a subexpression has an expression')
        // What the equations name is theirs: whatever a statement calls its temporaries, and `i` is that of the group.
        const own = { ...context, temporaries: undefined, references: { ...references, range: undefined } }
        return converted(lower(variable.expression, own), storageType(variable.type))
      }
      return variable.linked === true ? lowerLinked(variable, context) : elementSeen(variable, references)
    }
    case 'clock':
      return lowerClock(symbol.name, references)
    case 'noise':
      return local(prelude.noise(name))
    case 'temporary':
      throw new Error(`the temporary ${name} is nowhere defined`)
    case 'number':
      return symbol.type === 'float' ? literal(symbol.value) : literal(symbol.value, storageType(symbol.type))
    case 'constant':
      return scalar(
        symbol.owner === undefined
          ? references.constant(name)
          : references.owned(symbol.owner.name, symbol.name, symbol.external),
      )
    case 'unsettled':
      throw new Error(`nobody knows what ${name} is`)
    case 'several numbers':
      throw new Error(`${name} is several numbers`)
  }
}

/** The element of a variable's array that the code sees. */
function elementSeen(variable: Variable, { array, at, known }: References): IrExpr {
  const given = at === undefined ? known?.get(variable.name) : undefined
  if (given !== undefined) return given
  const own = array(variable)
  return at === undefined || own.per !== 'neuron' ? element(own) : lookup(own, at)
}

/** A linked variable: what it is linked to, as the neuron sees it that its index says. */
function lowerLinked(variable: Variable, context: Lowering): IrExpr {
  const link = context.references.link?.(variable.name)
  // Where the values of links are there as arrays, they are read as any.
  if (link === undefined) return elementSeen(variable, context.references)
  return lowerSymbol({ kind: 'variable', variable: link.variable }, link.variable.name, behind(link, context))
}

/** How a link's variable is seen from the neuron that it is linked to. */
function behind(link: LinkRef, context: Lowering): Lowering {
  const { references } = context
  const at = link.single ? literal(0, 'i64') : link.index === undefined ? references.at : placeOf(link, references)
  return { ...context, scope: link.scope, references: { ...link.references, at }, temporaries: undefined }
}

/** The place that a link's index says, inside of the other population whatever it says. */
function placeOf({ index, range, sure, references: target }: LinkRef, references: References): IrExpr {
  invariant(index !== undefined, 'a link with an index')
  const counted = cast(elementSeen(index, references), 'i64')
  const place = range === undefined ? counted : binary('+', counted, scalar(range.start))
  if (sure) return place
  const last = binary('-', read({ kind: 'size', population: target.population }, 'i64'), literal(1, 'i64'))
  return call('clip', 'i64', place, literal(0, 'i64'), last)
}

/** Where what is written to a linked variable goes, and whether it may: the neuron is not refractory where that matters. */
export function placeBehind(
  variable: Variable,
  context: Lowering,
): { readonly array: ArrayRef; readonly at: IrExpr; readonly active: IrExpr | undefined } {
  const link = context.references.link?.(variable.name)
  invariant(link !== undefined, 'a link to a variable that is written')
  const there = behind(link, context)
  if (link.variable.linked === true) return placeBehind(link.variable, there)
  const { at = cast(read({ kind: 'index' }, 'i32'), 'i64'), array } = there.references
  const active = link.guarded && link.variable.unlessRefractory ? lower(notRefractory, there) : undefined
  return { array: array(link.variable), at, active }
}

const notRefractory: Name = {
  kind: 'name',
  name: 'not_refractory',
  span: { source: { name: 'refractory', text: '' }, start: 0, end: 0 },
}

/** A call of a TimedArray. */
function lowerTimed(timed: TimedValues, args: readonly IrExpr[], { references }: Lowering): IrExpr {
  const [time, column] = args
  invariant(time !== undefined, 'a TimedArray to be asked for a time')
  const whole = column === undefined || column.type === 'i32' || column.type === 'i64' ? column : cast(column, 'i64')
  return valueAt(references.table(timed), cast(time, 'f64'), whole, references.clock)
}

function lowerClock(name: ClockName, references: References): IrExpr {
  const { clock, population, range } = references
  switch (name) {
    case 't':
      return read({ kind: 'time', clock })
    case 'dt':
      return references.dt ?? read({ kind: 'dt', clock })
    case 'i':
      return neuronNumber(references)
    case 'N':
      return range === undefined
        ? read({ kind: 'size', population }, 'i64')
        : binary('-', scalar(range.stop), scalar(range.start))
    case 't_in_timesteps':
      return read({ kind: 'step', clock }, 'i64')
  }
}

/** The number of the neuron at hand in its group, or in the subgroup that the code is about. */
export function neuronNumber({ range, at }: Pick<References, 'range' | 'at'>): IrExpr {
  if (at !== undefined) return cast(at, 'i32')
  const index = read({ kind: 'index' }, 'i32')
  return range === undefined ? index : binary('-', index, cast(scalar(range.start), 'i32'))
}

/** Whether the neuron at hand is one of those that the code is about; undefined where all are. */
export function insideRange({ range }: Pick<References, 'range'>): IrExpr | undefined {
  if (range === undefined) return undefined
  const index = read({ kind: 'index' }, 'i32')
  const [start, stop] = [range.start, range.stop].map(bound => cast(scalar(bound), 'i32'))
  invariant(start !== undefined && stop !== undefined, 'a range to begin and end')
  return logical('and', compare('>=', index, start), compare('<', index, stop))
}

function lowerBinary(expr: Binary, context: Lowering): IrExpr {
  const left = lower(expr.left, context)
  const right = lower(expr.right, context)
  switch (expr.operator) {
    case '/':
      return binary('/', cast(left, 'f64'), cast(right, 'f64'))
    case '+':
    case '-':
    case '*':
      return arithmetic(expr.operator, left, right)
    case '//':
    case '%': {
      const [a, b] = numbers([left, right])
      invariant(a !== undefined && b !== undefined, 'two operands')
      // The symbolic library writes a quotient rounded down as `floor` of one.
      if (expr.operator === '//' && context.symbolic === true && a.type === 'f64')
        return call('floor', 'f64', binary('/', a, b))
      return call(expr.operator === '%' ? 'mod' : 'floordiv', a.type, a, b)
    }
    case '&':
    case '|':
      return logical(expr.operator === '&' ? 'and' : 'or', converted(left, 'bool'), converted(right, 'bool'))
    case '**':
      return lowerPower(left, right, context.symbolic === true)
    default:
      throw new Error(`unchecked operator ${expr.operator}`)
  }
}

function arithmetic(operator: IrBinary['operator'], left: IrExpr, right: IrExpr): IrExpr {
  const [a, b] = numbers([left, right])
  invariant(a !== undefined && b !== undefined, 'two operands')
  return binary(operator, a, b)
}

/**
 * Integers to an integer power stay integers, as in C: `2**-1` is 0. Derivatives pass through Brian's algebra, where it
 * is one half (semantics §3.5).
 */
function lowerPower(base: IrExpr, exponent: IrExpr, symbolic: boolean): IrExpr {
  const integer = base.type !== 'f64' && exponent.type !== 'f64'
  const inverse = symbolic && exponent.kind === 'literal' && exponent.value < 0
  const power = call('pow', 'f64', cast(base, 'f64'), cast(exponent, 'f64'))
  return integer && !inverse ? cast(power, base.type === 'i64' || exponent.type === 'i64' ? 'i64' : 'i32') : power
}

function lowerCall(expr: Call, context: Lowering): IrExpr {
  const symbol = symbolOf(expr.callee, context)
  const values = expr.arguments.map(({ value }) => value)
  if (symbol?.kind === 'text function' && symbol.function.as !== undefined)
    return lower(symbol.function.as(values, expr.span), context)
  const args = values.map(value => lower(value, context))
  invariant(isCallable(symbol), 'a checked call')
  switch (symbol.kind) {
    case 'timed array':
      return lowerTimed(symbol.timed, args, context)
    case 'own function':
      return lowerOwnCall(symbol.function, args, context, lower)
    case 'binomial':
      return lowerBinomial(symbol.numbers, expr, context)
    case 'text function':
      return lowerExtreme(symbol.name, args, context)
    case 'function':
      return lowerRow(symbol.row, expr, args, context)
  }
}

function lowerBinomial(
  { name, trials, probability, approximate }: BinomialNumbers,
  expr: Call,
  context: Lowering,
): IrExpr {
  const { references } = context
  const n = references.owned(name, 'n', { value: trials, type: 'integer', dimension: dimensionless })
  const p = references.owned(name, 'p', { value: probability, type: 'float', dimension: dimensionless })
  return drawBinomial([scalar(n), scalar(p)], approximate, expr, context)
}

function drawBinomial(
  given: readonly IrExpr[],
  approximate: boolean,
  expr: Call,
  { prelude, where }: Lowering,
): IrExpr {
  const numbers = [...given.map(each => cast(each, 'f64')), literal(Number(approximate), 'bool')]
  return local(prelude.draw('binomial', `${where}: ${print(expr)}`, numbers))
}

/** numpy's `minimum` and `maximum`: NaN if one of the two is. */
function lowerExtreme(name: string, args: readonly IrExpr[], { prelude }: Lowering): IrExpr {
  const [a, b] = numbers(args).map(each => prelude.keep(each, name))
  invariant(a !== undefined && b !== undefined, 'two values')
  const smaller = compare(name === 'minimum' ? '<' : '>', a, b)
  return select(a.type === 'f64' ? logical('or', smaller, compare('!=', a, a)) : smaller, a, b)
}

function lowerRow(row: FunctionRow, expr: Call, args: readonly IrExpr[], context: Lowering): IrExpr {
  const { name, computed, type } = row
  const [first] = args
  switch (computed.by) {
    case 'draw': {
      const { binomial } = computed
      if (binomial !== undefined) {
        const given = [binomial.trials, binomial.probability].map(each => lower(each, context))
        return drawBinomial(given, true, expr, context)
      }
      const drawn = drawingFunctions.find(each => each === name)
      invariant(drawn !== undefined, `${name} to be drawn`)
      const kind = drawn === 'rand' && context.chances?.has(expr) === true ? 'chance' : drawn
      return local(context.prelude.draw(kind, `${context.where}: ${print(expr)}`, first && [cast(first, 'f64')]))
    }
    case 'conversion':
      invariant(first !== undefined, `${name} has an argument`)
      return cast(first, 'i32')
    case 'runtime': {
      if (type === 'highest') {
        const same = numbers(args)
        return call(name, same[0]?.type ?? 'f64', ...same)
      }
      return call(name, type === 'integer' ? 'i64' : 'f64', ...args.map(arg => cast(arg, 'f64')))
    }
  }
}

const drawingFunctions = ['rand', 'randn', 'poisson'] as const

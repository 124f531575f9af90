/** Functions of the script as equations call them (semantics §10.5). */
import { bodyOf, namedConstants } from '../../../../compiler/index.ts'
import type { Expr, Name } from '../../../../compiler/grammar/ast.ts'
import type { Outside } from '../../../../compiler/model/external.ts'
import type { ArgumentNeed, FunctionParameter, Known, OwnFunction } from '../../../../compiler/model/own-function.ts'
import type { Span } from '../../../../diagnostics/index.ts'
import type { Dimension } from '../../../../units/index.ts'
import { plainSite, type Session, type StateKey } from '../../../evaluate/call.ts'
import { invokeNow } from '../../../evaluate/invoke.ts'
import { type FunctionValue, isStr, type Value } from '../../../evaluate/values.ts'
import { notYet } from '../../../later.ts'
import { dimensionValue } from '../quantities.ts'
import { builtInNames } from './built-in.ts'
import { isResultFunction } from './check-units.ts'
import { type DeclaredUnits, dimensionIn, isBool } from './declared.ts'

/** A function with what is said of it. */
export interface DescribedFunction {
  readonly function: FunctionValue
  /** Absent of a function that other functions call: any units will do, and it gives what comes out. */
  readonly units: DeclaredUnits | undefined
  readonly stateless: boolean
  /** Whether it is given numbers without units. */
  readonly bare: boolean
  readonly span: Span
  /** The name in equations of one that Brian has itself. */
  readonly builtIn?: string
}

/** One for each function, however often it is met. */
const made: StateKey<WeakMap<object, OwnFunction>> = {
  name: 'functions in equations',
  create: () => new WeakMap(),
}

/**
 * The function for the compiler: always the same one.
 *
 * @param value what the script has it as
 * @param toOutside what a value stands for in equations
 */
export function ownFunction(
  value: object,
  described: DescribedFunction,
  session: Session,
  toOutside: (value: Value) => Outside | undefined,
): OwnFunction {
  const known = session.state(made)
  const before = known.get(value)
  if (before !== undefined) return before
  const built = build(described, session, toOutside)
  known.set(value, built)
  return built
}

function build(
  { function: called, units, stateless, bare, span, builtIn }: DescribedFunction,
  session: Session,
  toOutside: (value: Value) => Outside | undefined,
): OwnFunction {
  const { name, script } = called
  const parameters = parametersOf(called, units, session)
  const lacks =
    builtIn === undefined
      ? whatItLacks(called, units)
      : notYet(`another name for the function '${builtIn}' in equations`)
  const common = {
    kind: 'function',
    name,
    parameters,
    result: units === undefined ? undefined : resultOf(units.result ?? null, span, session),
    type: units === undefined ? 'highest' : 'float',
    stateful: !stateless,
    bare,
    span,
    ...(lacks !== undefined && { lacks }),
  } as const
  if (script !== undefined)
    return {
      ...common,
      body: bodyOf(script.node),
      outside: expr => knownInText(script.evaluate(expr), expr, session, toOutside),
    }
  // A function of a library: its text is a call of it.
  const callee: Name = { kind: 'name', name: `${name}()`, span }
  const arguments_ = parameters.map(({ name: each }) => ({ value: { kind: 'name', name: each, span } as const, span }))
  const call: Expr = { kind: 'call', callee, arguments: arguments_, span }
  return {
    ...common,
    body: [{ kind: 'return', value: call, span }],
    outside: () => knownInText(called, callee, session, toOutside),
  }
}

/** What a value around a function stands for in its text. */
function knownInText(
  value: Value,
  expr: Expr,
  session: Session,
  toOutside: (value: Value) => Outside | undefined,
): Known | undefined {
  if (typeof value === 'object' && value?.kind === 'unit')
    return { kind: 'number', value: value.unit.value, dimension: value.unit.dimension }
  if (expr.kind === 'name' && typeof value === 'number' && Object.is(namedConstants.get(expr.name), value))
    return { kind: 'number', value, dimension: [] }
  const builtIn = session.state(builtInNames).get(value)
  if (builtIn !== undefined) return { kind: 'built-in', name: builtIn }
  const outside = toOutside(value)
  if (outside !== undefined || typeof value !== 'object' || value?.kind !== 'function') return outside
  const { script } = value
  if (script === undefined) return undefined
  const described = { function: value, units: undefined, stateless: true, bare: false, span: script.node.span }
  return ownFunction(value, described, session, toOutside)
}

function whatItLacks({ name, parameters }: FunctionValue, units: DeclaredUnits | undefined): string | undefined {
  const odd = parameters.find(({ kind }) => kind !== 'ordinary' && kind !== 'positional')
  if (odd !== undefined)
    return `the function '${name}' takes ${odd.name} by name or as many as there are, and equations give arguments by position`
  return units !== undefined && (units.result === undefined || units.result === null)
    ? `ValueError: The Python function '${name}' does not specify the unit for its return value.`
    : undefined
}

function parametersOf(
  { parameters, script }: FunctionValue,
  units: DeclaredUnits | undefined,
  session: Session,
): FunctionParameter[] {
  // Of a library's function Brian knows as many arguments as it was told units of.
  const names =
    script === undefined ? (units?.arguments ?? []).map((_, k) => `x${k + 1}`) : parameters.map(each => each.name)
  return names.map((name, k) => ({ name, need: needOf(units?.arguments[k] ?? null, names, session) }))
}

function needOf(unit: Value, names: readonly string[], session: Session): ArgumentNeed {
  if (unit === null) return 'any'
  if (isBool(unit)) return 'boolean'
  if (isStr(unit)) return { like: names.indexOf(unit.text.text) }
  return dimensionOf(unit, session)
}

function dimensionOf(unit: Value, session: Session, span?: Span): Dimension {
  const nowhere: Span = span ?? { source: { name: 'units', text: '' }, start: 0, end: 0 }
  return dimensionIn(unit, plainSite(session, nowhere))
}

function resultOf(unit: Value, span: Span, session: Session): NonNullable<OwnFunction['result']> {
  if (isBool(unit)) return 'boolean'
  if (!isResultFunction(unit)) return dimensionOf(unit, session, span)
  const site = plainSite(session, span)
  return dimensions => dimensionOf(invokeNow(unit, dimensions.map(dimensionValue), site), session, span)
}

/** A checked group and its integrated equations → the kernel of a step (semantics §5.3). */
import { dimensionless } from '../../units/index.ts'
import { invariant } from '../../diagnostics/index.ts'
import { groupScope, type Scope, type Symbol, withSymbols } from '../check/scope.ts'
import { infer, type Inferred } from '../check/infer.ts'
import type { CodeStatement, Expr } from '../grammar/ast.ts'
import { namesIn, print } from '../grammar/index.ts'
import type { ExactUpdate, ExplicitUpdate, LinearComponent, Update } from '../integrate/types.ts'
import type { Namespace } from '../model/external.ts'
import { type GroupModel, isRefractory, type Variable } from '../model/group.ts'
import { normalise } from './powers.ts'
import { createHoisted, hoist, hoistStatements, type Hoisted } from './hoist.ts'
import {
  binary,
  call,
  cast,
  type IrExpr,
  type IrStatement,
  literal,
  local,
  type MatrixStatement,
  mapOperands,
  placesOf,
  read,
  select,
} from './ir.ts'
import type { Kernel } from './kernel.ts'
import { converted, createSites, lower, lowerCondition, type SiteList, storageType, temporaryType } from './lower.ts'
import { regroupProducts } from './products.ts'
import { simplify } from './simplify.ts'
import { shareSubexpressions } from './share.ts'
import { variationOf, type Writes } from './variation.ts'

/** What building a kernel needs. */
interface Building {
  readonly group: GroupModel
  readonly scope: Scope
  readonly sites: SiteList
  readonly writes: Writes
  /** Whether a neuron may be updated, once the step has found out. */
  readonly active: IrExpr
}

/**
 * The kernel of a group whose code has passed the checks.
 *
 * @param recorded subexpressions that state monitors sample
 * @param monitored every name that state monitors sample
 */
export function buildKernel(
  group: GroupModel,
  update: Update | undefined,
  namespace: Namespace,
  recorded: readonly string[],
  monitored: ReadonlySet<string>,
): Kernel {
  const writes = writesOf(group)
  const scope = groupScope(group, namespace, { noise: true })
  const stepped = { group, scope, sites: createSites(), writes }
  const settled = isSettledLater(stepped, monitored)
  const active = settled ? local('not_refractory', 'bool') : notRefractory
  const building: Building = { ...stepped, active }
  const before = constantOverDt(building)
  const resting = restingTest(building)
  const refractoriness = resting === undefined ? [] : [settled ? letActive(resting) : setNotRefractory(resting)]
  const updates = update === undefined ? [] : updateStatements(update, building)
  const condition = thresholdCondition(building)
  const firstRare = building.sites.sites.length
  const spike = condition === undefined ? [] : [{ kind: 'if', condition, body: spikeStatements(building, settled) } as const]
  const hoisted = createHoisted([...group.variables.keys(), ...group.namespace.keys(), ...namespace.keys()])
  const finish = (statements: readonly IrStatement[]): IrStatement[] =>
    shareSubexpressions(hoistStatements(mapExpressions(statements, normalise), writes, hoisted))
  const hoistOne = (expr: IrExpr): IrExpr => hoist(normalise(expr), writes, hoisted)
  const beforeHoisted = finish(before)
  const body = finish([...refractoriness, ...whereActive([...updates, ...spike], building)])
  const after = settled && resting !== undefined ? finish([setNotRefractory(stillActive(resting))]) : []
  const samples = new Map(recorded.map(name => [name, hoistOne(lower(nameExpr(name, group), { ...building, where: name }))]))
  const sites = building.sites.sites.map(site => (site.mean === undefined ? site : { ...site, mean: hoistOne(site.mean) }))
  return {
    before: beforeHoisted,
    body: recomputeRows(body, hoisted),
    after,
    ...derivationsOf(hoisted, writes),
    recorded: samples,
    sites,
    rareSites: new Set(sites.filter(({ site }) => site >= firstRare).map(({ site }) => site)),
  }
}

function nameExpr(name: string, { span, variables }: GroupModel): Expr {
  const place = variables.get(name)?.span ?? span
  invariant(place !== undefined, 'a recorded variable to be defined somewhere')
  return { kind: 'name', name, span: place }
}

function derivationsOf(hoisted: Hoisted, writes: Writes): Pick<Kernel, 'derived' | 'derivedArrays' | 'tracks'> {
  const { derived, derivedArrays, tracks } = hoisted
  // Constant parts inside arrays and tracks are scalars too; hoisting them may add more of them, in front.
  const inner: Hoisted = { ...hoisted, derived: [...derived] }
  const arrays = derivedArrays.map(derivation =>
    derivation.kind === 'value'
      ? { ...derivation, value: mapOperands(derivation.value, operand => hoistConstants(operand, writes, inner)) }
      : { ...derivation, entries: derivation.entries.map(entry => hoistConstants(entry, writes, inner)) },
  )
  const steps = tracks.map(({ name, value }) => ({ name, value: mapOperands(value, operand => hoistConstants(operand, writes, inner)) }))
  return { derived: inner.derived, derivedArrays: arrays, tracks: steps }
}

function hoistConstants(expr: IrExpr, writes: Writes, hoisted: Hoisted): IrExpr {
  if (variationOf(expr, writes) === 'constant') return hoist(expr, writes, hoisted)
  return mapOperands(expr, operand => hoistConstants(operand, writes, hoisted))
}

/** What every step writes: differential variables and values constant over dt. Resets are rarer: rows are recomputed. */
function writesOf(group: GroupModel): Writes {
  const changing = [...group.variables.values()].filter(
    ({ kind, constantOverDt: once, name }) => kind === 'differential' || once || name === 'lastspike' || name === 'not_refractory',
  )
  return {
    everyStep: new Set(changing.filter(({ shared }) => !shared).map(({ name }) => name)),
    sharedEveryStep: new Set(changing.filter(({ shared }) => shared).map(({ name }) => name)),
  }
}

function constantOverDt(building: Building): IrStatement[] {
  const once = [...building.group.variables.values()].filter(variable => variable.constantOverDt)
  return once.flatMap(variable =>
    variable.expression === undefined ? [] : [setVariable(variable, variable.expression, building)],
  )
}

function setVariable(variable: Variable, expression: Expr, building: Building): IrStatement {
  const value = lower(expression, { ...building, where: variable.name })
  return { kind: 'set', variable: variable.name, value: converted(value, storageType(variable.type)) }
}

// ---------------------------------------------------------------------------------------------------- refractoriness

/** The constant that holds a numeric refractory period; no name of a script has a space. */
export const refractoryPeriod = 'refractory period'

const lastspike = read({ kind: 'variable', name: 'lastspike' })
const notRefractory = read({ kind: 'variable', name: 'not_refractory' }, 'bool')
const time = read({ kind: 'time' })
const dt = read({ kind: 'dt' })

/** The value of `not_refractory` at the start of the update (semantics §5.3). */
function restingTest(building: Omit<Building, 'active'>): IrExpr | undefined {
  const { refractory } = building.group
  if (refractory.kind === 'none') return undefined
  if (refractory.kind === 'duration') {
    return notWithin(read({ kind: 'constant', name: refractoryPeriod }), building)
  }
  const value = lower(refractory.expression, { ...building, where: 'refractory' })
  if (typeOf(refractory.expression, building.scope).type !== 'boolean') return notWithin(cast(value, 'f64'), building)
  const ended: IrExpr = { kind: 'not', type: 'bool', operand: converted(value, 'bool') }
  return { kind: 'logical', operator: 'or', type: 'bool', left: notRefractory, right: ended }
}

function setNotRefractory(value: IrExpr): IrStatement {
  return { kind: 'set', variable: 'not_refractory', value }
}

/**
 * `timestep(t - lastspike, dt) >= timestep(period, dt)`. It is monotone in `lastspike`, so where the period is the
 * same for all neurons one comparison with the latest admissible `lastspike` of the step decides alike.
 */
function notWithin(period: IrExpr, { writes }: Pick<Building, 'writes'>): IrExpr {
  const steps = call('timestep', 'i64', period, dt)
  const variation = variationOf(period, writes)
  if (variation === 'constant' || variation === 'step') {
    const limit = call('latest_spike', 'f64', time, dt, steps)
    return { kind: 'compare', operator: '<=', type: 'bool', left: lastspike, right: limit }
  }
  const since = call('timestep', 'i64', binary('-', time, lastspike), dt)
  return { kind: 'compare', operator: '>=', type: 'bool', left: since, right: steps }
}

// ------------------------------------------------------------------------------------------------------ state update

function updateStatements(update: Update, building: Building): IrStatement[] {
  return update.kind === 'explicit' ? explicitStatements(update, building) : exactStatements(update, building)
}

function explicitStatements(update: ExplicitUpdate, building: Building): IrStatement[] {
  const temporaries = new Map<string, Symbol>()
  const lets: IrStatement[] = []
  const sets: IrStatement[] = []
  for (const { target, temporary, value, unlessRefractory } of update.statements) {
    const scope = withSymbols(building.scope, temporaries)
    const lowered = regroup(cast(lower(value, { ...building, scope, where: `d${target}/dt` }), 'f64'), building)
    const name = temporary ? target : newName(target)
    lets.push({ kind: 'let', name, value: lowered })
    if (temporary) temporaries.set(target, { kind: 'temporary', name, type: 'float', dimension: dimensionless })
    else sets.push(setUpdated(target, local(name), unlessRefractory, building))
  }
  return [...lets, ...sets]
}

function newName(variable: string): string {
  return `${variable}_new`
}

function setUpdated(variable: string, value: IrExpr, unlessRefractory: boolean, { active }: Building): IrStatement {
  const old = read({ kind: 'variable', name: variable })
  return { kind: 'set', variable, value: unlessRefractory ? select(active, value, old) : value }
}

function regroup(expr: IrExpr, { writes }: Building): IrExpr {
  return simplify(regroupProducts(normalise(expr), writes))
}

function exactStatements(update: ExactUpdate, building: Building): IrStatement[] {
  const parts = update.components.map((component, index) => exactComponent(component, index, building))
  return [...parts.flatMap(({ lets }) => lets), ...parts.flatMap(({ sets }) => sets)]
}

interface ComponentStatements {
  readonly lets: IrStatement[]
  readonly sets: IrStatement[]
}

function exactComponent(component: LinearComponent, index: number, building: Building): ComponentStatements {
  return component.variables.length === 1 ? oneDimensional(component, building) : coupled(component, index, building)
}

/** One variable: φ₁ and exp of a scalar. */
function oneDimensional({ variables, rates, matrix, homogeneous, frozen }: LinearComponent, building: Building): ComponentStatements {
  const [name] = variables
  const [rate] = rates
  if (name === undefined || rate === undefined) return { lets: [], sets: [] }
  const x = read({ kind: 'variable', name })
  const entry = matrix[0]?.[0]
  const exponent = binary('*', dt, entry === undefined ? literal(0) : lowerRate(entry, name, building))
  const value = homogeneous
    ? binary('*', x, call('exp', 'f64', regroup(exponent, building)))
    : binary('+', x, regroup(binary('*', binary('*', dt, call('phi1', 'f64', exponent)), lowerRate(rate, name, building)), building))
  return {
    lets: [{ kind: 'let', name: newName(name), value }],
    sets: [setUpdated(name, local(newName(name)), frozen[0] ?? false, building)],
  }
}

function lowerRate(expr: Expr, name: string, building: Building): IrExpr {
  return cast(lower(expr, { ...building, where: `d${name}/dt` }), 'f64')
}

/** Several variables: x + F f(x), or E x. Where some of them freeze, the refractory state has a matrix of its own. */
function coupled(component: LinearComponent, index: number, building: Building): ComponentStatements {
  const { variables, rates, homogeneous, frozen } = component
  const lets: IrStatement[] = [matrixOf(component, `flow_${index}`, [], building)]
  const someFrozen = frozen.includes(true)
  const allFrozen = frozen.every(Boolean)
  if (someFrozen && !allFrozen) lets.push(matrixOf(component, `flow_${index}_refractory`, frozen, building))
  const factor = (row: number, column: number): IrExpr | undefined => {
    if (!component.reaches[row]?.[column]) return undefined
    const flowing = local(entryName(`flow_${index}`, row, column))
    if (!someFrozen || allFrozen) return flowing
    const resting = local(entryName(`flow_${index}_refractory`, row, column))
    return select(building.active, flowing, resting)
  }
  const inputs = homogeneous
    ? variables.map(name => read({ kind: 'variable', name }))
    : rates.map((rate, row) => {
        const name = rateName(variables[row] ?? '')
        const value = regroup(lowerRate(rate, variables[row] ?? '', building), building)
        const held = frozen[row] && !allFrozen ? select(building.active, value, literal(0)) : value
        lets.push({ kind: 'let', name, value: held })
        return local(name)
      })
  const sets: IrStatement[] = []
  variables.forEach((name, row) => {
    const terms = inputs.flatMap((input, column) => {
      const entry = factor(row, column)
      return entry === undefined ? [] : [binary('*', entry, input)]
    })
    const start: readonly IrExpr[] = homogeneous ? [] : [read({ kind: 'variable', name })]
    const value = [...start, ...terms].reduce((left, right) => binary('+', left, right))
    lets.push({ kind: 'let', name: newName(name), value })
    sets.push(setUpdated(name, local(newName(name)), frozen[row] ?? false, building))
  })
  return { lets, sets }
}

function rateName(variable: string): string {
  return `${variable}_rate`
}

function entryName(stem: string, row: number, column: number): string {
  return `${stem}_${row}${column}`
}

/** dt φ₁(A dt) or exp(A dt); the entries of φ₁ are multiplied by dt where they are used, in the matrix's own results. */
function matrixOf(component: LinearComponent, stem: string, frozen: readonly boolean[], building: Building): MatrixStatement {
  const { variables, matrix, reaches, homogeneous } = component
  const entries = variables.flatMap((name, row) =>
    variables.map((_, column) => {
      const entry = frozen[row] ? undefined : matrix[row]?.[column]
      return entry === undefined ? literal(0) : regroup(binary('*', dt, lowerRate(entry, name, building)), building)
    }),
  )
  const results = variables.flatMap((_, row) =>
    variables.flatMap((__, column) => (reaches[row]?.[column] ? [{ name: entryName(stem, row, column), row, column }] : [])),
  )
  return { kind: 'matrix', function: homogeneous ? 'exp' : 'phi1', scale: homogeneous ? literal(1) : dt, size: variables.length, entries, results }
}

// --------------------------------------------------------------------------------------------- threshold and reset

function thresholdCondition(building: Building): IrExpr | undefined {
  const { group } = building
  if (group.threshold === undefined) return undefined
  const condition = lowerCondition(group.threshold, { ...building, where: 'threshold' })
  if (!isRefractory(group)) return condition
  return { kind: 'logical', operator: 'and', type: 'bool', left: building.active, right: condition }
}

function spikeStatements(building: Building, settled: boolean): IrStatement[] {
  const { group } = building
  const flag = settled ? [] : [setNotRefractory(literal(0, 'bool'))]
  const refractory: IrStatement[] = isRefractory(group) ? [...flag, { kind: 'set', variable: 'lastspike', value: time }] : []
  return [...refractory, { kind: 'spike' }, ...codeStatements(group.reset, building)]
}

/** Statements of a code block, in order; unknown targets are temporaries (semantics §7). */
function codeStatements(statements: readonly CodeStatement[], building: Building): IrStatement[] {
  const temporaries = new Map<string, Symbol>()
  const result: IrStatement[] = []
  for (const statement of statements) {
    const scope = withSymbols(building.scope, temporaries)
    const value = lower(assignedValue(statement), { ...building, scope, where: 'reset' })
    const target = statement.target.name
    const variable = building.group.variables.get(target)
    if (variable !== undefined) {
      result.push({ kind: 'set', variable: target, value: converted(value, storageType(variable.type)) })
      continue
    }
    const known = temporaries.get(target)
    const temporary = known?.kind === 'temporary' ? known : newTemporary(target, assignedValue(statement), scope)
    result.push({ kind: 'let', name: target, value: converted(value, temporaryType(temporary.type)) })
    temporaries.set(target, temporary)
  }
  return result
}

/** `x += a` as `x + a`. */
export function assignedValue({ target, operator, value, span }: CodeStatement): Expr {
  if (operator === undefined) return value
  return { kind: 'binary', operator, left: target, right: value, operatorSpan: span, span }
}

function newTemporary(name: string, value: Expr, scope: Scope): Extract<Symbol, { kind: 'temporary' }> {
  return { kind: 'temporary', name, ...typeOf(value, scope) }
}

function typeOf(expr: Expr, scope: Scope): Inferred {
  const inferred = infer(expr, { scope, report: () => undefined, candidates: () => [] })
  invariant(inferred !== undefined, 'code that passed the checks')
  return inferred
}

// -------------------------------------------------------------------------------------------------------- rewriting

function mapExpressions(statements: readonly IrStatement[], map: (expr: IrExpr) => IrExpr): IrStatement[] {
  return statements.map(statement => {
    switch (statement.kind) {
      case 'let':
      case 'set':
        return { ...statement, value: map(statement.value) }
      case 'if':
        return { ...statement, condition: map(statement.condition), body: mapExpressions(statement.body, map) }
      case 'matrix':
        return { ...statement, entries: statement.entries.map(map) }
      default:
        return statement
    }
  })
}

/** A reset that writes what a derived array was computed from is followed by computing that neuron's row again. */
function recomputeRows(statements: readonly IrStatement[], hoisted: Hoisted): IrStatement[] {
  const inputs = new Set(
    hoisted.derivedArrays
      .flatMap(each => (each.kind === 'value' ? [each.value] : each.entries))
      .flatMap(placesOf)
      .flatMap(place => (place.kind === 'variable' ? [place.name] : [])),
  )
  return statements.map(statement => {
    if (statement.kind !== 'if') return statement
    const touched = statement.body.some(inner => inner.kind === 'set' && inputs.has(inner.variable))
    return touched ? { ...statement, body: [...statement.body, { kind: 'derive-row' as const }] } : statement
  })
}

/** For people: the group's code as one would say it. */
export function describeGroup(group: GroupModel): string[] {
  const lines = group.equations.split('\n').map(line => line.trim()).filter(line => line !== '')
  if (group.threshold !== undefined) lines.push(`threshold ${print(group.threshold)}`)
  for (const { target, operator = '', value } of group.reset) lines.push(`reset ${target.name} ${operator}= ${print(value)}`)
  return lines
}

/** A checked group and its integrated equations → the kernel of a step (semantics §5.3). */
import { invariant } from '../../diagnostics/index.ts'
import { groupScope, type Scope, type Symbol, withSymbols } from '../check/scope.ts'
import type { CodeStatement, Expr } from '../grammar/ast.ts'
import { print } from '../grammar/index.ts'
import type { Update } from '../integrate/types.ts'
import type { Namespace } from '../model/external.ts'
import { type GroupModel, isRefractory, type Variable } from '../model/group.ts'
import { type Building, time, typeOf } from './building.ts'
import { createHoisted, hoist, hoistStatements, type Hoisted } from './hoist.ts'
import { type IrExpr, type IrStatement, literal, local, mapOperands, placesOf } from './ir.ts'
import type { Kernel } from './kernel.ts'
import { converted, createSites, lower, lowerCondition, storageType, temporaryType } from './lower.ts'
import { normalise } from './powers.ts'
import {
  isSettledLater,
  letActive,
  notRefractory,
  restingTest,
  setNotRefractory,
  stillActive,
  whereActive,
} from './refractoriness.ts'
import { shareSubexpressions } from './share.ts'
import { updateStatements } from './update.ts'
import { variationOf, type Writes } from './variation.ts'

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
  const spike =
    condition === undefined ? [] : [{ kind: 'if', condition, body: spikeStatements(building, settled) } as const]
  const hoisted = createHoisted([...group.variables.keys(), ...group.namespace.keys(), ...namespace.keys()])
  const finish = (statements: readonly IrStatement[]): IrStatement[] =>
    shareSubexpressions(hoistStatements(mapExpressions(statements, normalise), writes, hoisted))
  const hoistOne = (expr: IrExpr): IrExpr => hoist(normalise(expr), writes, hoisted)
  const beforeHoisted = finish(before)
  const body = finish([...refractoriness, ...whereActive([...updates, ...spike], building)])
  const after = settled && resting !== undefined ? finish([setNotRefractory(stillActive(resting))]) : []
  const samples = new Map(
    recorded.map(name => [name, hoistOne(lower(nameExpr(name, group), { ...building, where: name }))]),
  )
  const sites = building.sites.sites.map(site =>
    site.mean === undefined ? site : { ...site, mean: hoistOne(site.mean) },
  )
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
  const steps = tracks.map(({ name, value }) => ({
    name,
    value: mapOperands(value, operand => hoistConstants(operand, writes, inner)),
  }))
  return { derived: inner.derived, derivedArrays: arrays, tracks: steps }
}

function hoistConstants(expr: IrExpr, writes: Writes, hoisted: Hoisted): IrExpr {
  if (variationOf(expr, writes) === 'constant') return hoist(expr, writes, hoisted)
  return mapOperands(expr, operand => hoistConstants(operand, writes, hoisted))
}

/** What every step writes: differential variables and values constant over dt. Resets are rarer: rows are recomputed. */
function writesOf(group: GroupModel): Writes {
  const changing = [...group.variables.values()].filter(
    ({ kind, constantOverDt: once, name }) =>
      kind === 'differential' || once || name === 'lastspike' || name === 'not_refractory',
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
  const refractory: IrStatement[] = isRefractory(group)
    ? [...flag, { kind: 'set', variable: 'lastspike', value: time }]
    : []
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
  const within = (block: readonly IrStatement[]): IrStatement[] =>
    block.map(statement => {
      if (statement.kind !== 'if') return statement
      const body = within(statement.body)
      const touched = body.some(inner => inner.kind === 'set' && inputs.has(inner.variable))
      return { ...statement, body: touched ? [...body, { kind: 'derive-row' as const }] : body }
    })
  return within(statements)
}

/** For people: the group's code as one would say it. */
export function describeGroup(group: GroupModel): string[] {
  const lines = group.equations
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  if (group.threshold !== undefined) lines.push(`threshold ${print(group.threshold)}`)
  for (const { target, operator = '', value } of group.reset)
    lines.push(`reset ${target.name} ${operator}= ${print(value)}`)
  if (group.refractory.kind === 'expression') lines.push(`refractory ${print(group.refractory.expression)}`)
  return lines
}

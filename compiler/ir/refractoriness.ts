/** When a neuron may be updated again after a spike (semantics §5.3–5.5). */
import { namesIn } from '../grammar/index.ts'
import { isRefractory } from '../model/group.ts'
import { type Building, dt, time, typeOf } from './building.ts'
import { binary, call, cast, type IrExpr, type IrStatement, read } from './ir.ts'
import { converted, createSites, lower } from './lower.ts'
import { variationOf } from './variation.ts'

/** The constant that holds a numeric refractory period; no name of a script has a space. */
export const refractoryPeriod = 'refractory period'

const lastspike = read({ kind: 'variable', name: 'lastspike' })
/** The flag as it is stored. */
export const notRefractory: IrExpr = read({ kind: 'variable', name: 'not_refractory' }, 'bool')

/** The value of `not_refractory` at the start of the update (semantics §5.3). */
export function restingTest(building: Omit<Building, 'active'>): IrExpr | undefined {
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

export function setNotRefractory(value: IrExpr): IrStatement {
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

/**
 * Whether nobody looks at `not_refractory` from one step to the next, so that it need not be stored at each: the
 * period is the same for all neurons, and neither monitors nor the model's own code read the flag.
 */
export function isSettledLater(
  { group, scope, writes }: Omit<Building, 'active'>,
  monitored: ReadonlySet<string>,
): boolean {
  const { refractory, variables, threshold, reset } = group
  if (refractory.kind === 'none' || monitored.has('not_refractory')) return false
  const expressions = [...variables.values()].map(({ expression }) => expression)
  const code = [threshold, ...reset.map(({ value }) => value), ...expressions].filter(each => each !== undefined)
  const named = code.flatMap(namesIn).some(({ name }) => name === 'not_refractory')
  if (named || reset.some(({ target }) => target.name === 'not_refractory' || target.name === 'lastspike')) return false
  if (refractory.kind === 'duration') return true
  if (typeOf(refractory.expression, scope).type === 'boolean') return false
  const period = lower(refractory.expression, { scope, sites: createSites(), where: 'refractory' })
  return ['constant', 'step'].includes(variationOf(period, writes))
}

/** Keeps the outcome of the test for the step at hand. */
export function letActive(value: IrExpr): IrStatement {
  return { kind: 'let', name: 'not_refractory', value }
}

/** After the last step of a block: the flag is down in neurons that have just spiked. */
export function stillActive(resting: IrExpr): IrExpr {
  const spared: IrExpr = { kind: 'compare', operator: '!=', type: 'bool', left: lastspike, right: time }
  return { kind: 'logical', operator: 'and', type: 'bool', left: resting, right: spared }
}

/** Where the whole update waits for the end of refractoriness, so does everything else: a refractory neuron is skipped. */
export function whereActive(statements: readonly IrStatement[], { group, active }: Building): IrStatement[] {
  const differential = [...group.variables.values()].filter(({ kind }) => kind === 'differential')
  if (
    !isRefractory(group) ||
    differential.length === 0 ||
    !differential.every(({ unlessRefractory }) => unlessRefractory)
  ) {
    return [...statements]
  }
  return [{ kind: 'if', condition: active, body: statements.map(statement => withoutTest(statement, active)) }]
}

/** The statement inside of `if (active)`. */
function withoutTest(statement: IrStatement, active: IrExpr): IrStatement {
  if (statement.kind === 'set' && statement.value.kind === 'select' && statement.value.condition === active) {
    return { ...statement, value: statement.value.then }
  }
  if (statement.kind === 'if' && statement.condition.kind === 'logical' && statement.condition.left === active) {
    return { ...statement, condition: statement.condition.right }
  }
  return statement
}

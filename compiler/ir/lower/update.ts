/** Integrated equations → the statements that move the state on by one step. */
import { invariant, type Span } from '../../../diagnostics/index.ts'
import type { Expr } from '../../grammar/ast.ts'
import type {
  AdaptiveMethod,
  AdaptiveUpdate,
  ExactUpdate,
  ExplicitUpdate,
  LinearComponent,
  Update,
} from '../../integrate/types.ts'
import type { GroupModel } from '../../model/group.ts'
import {
  type AdaptiveScheme,
  type AdaptiveStatement,
  type AdaptiveValue,
  type ArrayRef,
  binary,
  call,
  cast,
  compare,
  element,
  type IrExpr,
  type IrStatement,
  literal,
  local,
  type Local,
  type MatrixStatement,
  read,
  select,
  set,
} from '../ir.ts'
import { lower, type Lowering } from './expression.ts'

/** The group whose update is lowered. */
export interface Updating {
  readonly group: GroupModel
  readonly lowering: Lowering
  /** The flag of neurons that may be updated, where the group has one. */
  readonly active: IrExpr | undefined
}

/** The statements of the state update. All new values are computed from old ones, then assigned (semantics §6.2). */
export function updateStatements(update: Update, updating: Updating): IrStatement[] {
  switch (update.kind) {
    case 'explicit':
      return explicitStatements(update, updating)
    case 'exact':
      return exactStatements(update, updating)
    case 'adaptive':
      return adaptiveStatements(update, updating)
  }
}

function explicitStatements(update: ExplicitUpdate, updating: Updating): IrStatement[] {
  const temporaries = new Map<string, Local>()
  const lets: IrStatement[] = []
  const sets: IrStatement[] = []
  for (const { target, temporary, value, origin, unlessRefractory } of update.statements) {
    const { lowering } = updating
    const lowered = cast(lower(value, { ...lowering, temporaries, where: `d${target}/dt` }), 'f64')
    const made = float(temporary ? target.replace(/^_+/, '') || 'value' : newName(target))
    lets.push(...lowering.prelude.take(origin), { kind: 'let', local: made, value: lowered, origin })
    if (temporary) temporaries.set(target, made)
    else sets.push(setUpdated(target, local(made), { unlessRefractory, origin }, updating))
  }
  return [...lets, ...sets]
}

function float(stem: string): Local {
  return { stem, type: 'f64' }
}

function letLocal(made: Local, value: IrExpr, { span }: Pick<Expr, 'span'>): IrStatement {
  return { kind: 'let', local: made, value, origin: span }
}

function newName(variable: string): string {
  return `${variable}_new`
}

function arrayOf(variable: string, { group, lowering }: Updating): ArrayRef {
  const found = group.variables.get(variable)
  invariant(found !== undefined, `a differential variable, not ${variable}`)
  return lowering.references.array(found)
}

function setUpdated(
  variable: string,
  value: IrExpr,
  { unlessRefractory, origin }: { readonly unlessRefractory: boolean; readonly origin: Span | undefined },
  updating: Updating,
): IrStatement {
  const array = arrayOf(variable, updating)
  const { active } = updating
  return set(array, unlessRefractory && active !== undefined ? select(active, value, element(array)) : value, origin)
}

/** One integration of all variables, whose rates are those of a place in between. */
function adaptiveStatements(update: AdaptiveUpdate, updating: Updating): IrStatement[] {
  const { lowering, group } = updating
  const { references } = lowering
  const { control, method } = update
  const time = float('time')
  const temporaries = new Map([[update.time, time]])
  const places = update.variables.map(({ name, at }) => {
    const made = float(name)
    temporaries.set(at, made)
    return made
  })
  const lets: IrStatement[] = []
  const define = (stem: string, value: Expr, where: string): Local => {
    const made = float(stem)
    lets.push(letLocal(made, cast(lower(value, { ...lowering, temporaries, where }), 'f64'), value))
    return made
  }
  for (const { target, value } of update.stage) temporaries.set(target, define(target.slice(1), value, target.slice(1)))
  const values = update.variables.map(({ name, rate, error }, k): AdaptiveValue => {
    const made = define(`${name}_rate`, rate, `d${name}/dt`)
    const at = places[k]
    invariant(at !== undefined, 'a place for each variable')
    return { start: element(arrayOf(name, updating)), error, at, rate: made, end: float(newName(name)) }
  })
  const dt = dtOf(updating)
  const from = read({ kind: 'time', clock: references.clock })
  const kept = (name: string): ArrayRef | undefined => {
    const variable = group.variables.get(name)
    return variable && references.array(variable)
  }
  const lastLength = kept('_last_timestep')
  const statement: AdaptiveStatement = {
    kind: 'adaptive',
    scheme: adaptiveSchemes[method],
    from,
    to: binary('+', from, dt),
    // None has been kept before the first step.
    first: lastLength ? select(compare('>', element(lastLength), literal(0)), element(lastLength), dt) : dt,
    largest: dt,
    mostSteps: control.adaptable ? control.mostSteps : -1,
    population: references.population,
    clock: references.clock,
    time,
    values,
    body: lets,
    last: float('length'),
    steps: { stem: 'steps', type: 'i32' },
    failed: { stem: 'failed', type: 'i32' },
  }
  const numbers = [
    [lastLength, statement.last],
    [kept('_step_count'), statement.steps],
    [kept('_failed_steps'), statement.failed],
  ] as const
  return [
    ...lowering.prelude.take(),
    statement,
    ...update.variables.map(({ name, unlessRefractory, rate }, k) =>
      setUpdated(name, local(values[k]?.end ?? time), { unlessRefractory, origin: rate.span }, updating),
    ),
    ...numbers.flatMap(([array, value]) => (array === undefined ? [] : [set(array, local(value))])),
  ]
}

const adaptiveSchemes: Readonly<Record<AdaptiveMethod, AdaptiveScheme>> = {
  gsl_rk2: 'rk2',
  gsl_rk4: 'rk4',
  gsl_rkf45: 'rkf45',
  gsl_rkck: 'rkck',
  gsl_rk8pd: 'rk8pd',
}

function exactStatements(update: ExactUpdate, updating: Updating): IrStatement[] {
  const parts = update.components.map(component => exactComponent(component, updating))
  return [...parts.flatMap(({ lets }) => lets), ...parts.flatMap(({ sets }) => sets)]
}

interface ComponentStatements {
  readonly lets: IrStatement[]
  readonly sets: IrStatement[]
}

function exactComponent(component: LinearComponent, updating: Updating): ComponentStatements {
  return component.variables.length === 1 ? oneDimensional(component, updating) : coupled(component, updating)
}

/** The length of a step. */
function dtOf({ lowering }: Updating): IrExpr {
  const { dt, clock } = lowering.references
  return dt ?? read({ kind: 'dt', clock })
}

/** One variable: φ₁ and exp of a scalar. */
function oneDimensional(
  { variables, rates, matrix, homogeneous, frozen }: LinearComponent,
  updating: Updating,
): ComponentStatements {
  const [name] = variables
  const [rate] = rates
  if (name === undefined || rate === undefined) return { lets: [], sets: [] }
  const dt = dtOf(updating)
  const x = element(arrayOf(name, updating))
  const entry = matrix[0]?.[0]
  const exponent = binary('*', dt, entry === undefined ? literal(0) : lowerRate(entry, name, updating))
  const value = homogeneous
    ? binary('*', x, call('exp', 'f64', exponent))
    : binary('+', x, binary('*', binary('*', dt, call('phi1', 'f64', exponent)), lowerRate(rate, name, updating)))
  const made = float(newName(name))
  return {
    lets: [...updating.lowering.prelude.take(rate.span), letLocal(made, value, rate)],
    sets: [setUpdated(name, local(made), { unlessRefractory: frozen[0] ?? false, origin: rate.span }, updating)],
  }
}

function lowerRate(expr: Expr, name: string, { lowering }: Updating): IrExpr {
  return cast(lower(expr, { ...lowering, where: `d${name}/dt` }), 'f64')
}

/**
 * Several variables: x + F f(x), or E x. One that nothing acts on, such as a conductance that decays, is x exp(a dt), and acts on others
 * by F a x, whose factor F a is the same in every step. Where one that freezes acts on one that does not, the refractory state has
 * a matrix of its own; what freezes itself keeps its value, whatever is computed for it.
 */
function coupled(component: LinearComponent, updating: Updating): ComponentStatements {
  const { variables, rates, homogeneous, frozen, reaches } = component
  const { active } = updating
  const slopes = homogeneous ? [] : variables.map((_, row) => decayOf(component, row, updating))
  const isWanted = (row: number): boolean => slopes[row] === undefined
  const flow = matrixOf(component, { stem: 'flow', frozen: [], isWanted }, updating)
  const lets: IrStatement[] = [...updating.lowering.prelude.take(), flow.statement]
  const changes = frozen.map((own, row) => !own && frozen.some((acting, column) => acting && reaches[row]?.[column]))
  const isTwofold = active !== undefined && changes.includes(true)
  const still = isTwofold ? matrixOf(component, { stem: 'flow_refractory', frozen, isWanted }, updating) : undefined
  if (still !== undefined) lets.push(...updating.lowering.prelude.take(), still.statement)
  const factor = (row: number, column: number): IrExpr | undefined => {
    const flowing = flow.entry(row, column)
    const resting = changes[row] ? still?.entry(row, column) : undefined
    return flowing && resting && active ? select(active, flowing, resting) : flowing
  }
  const inputs = homogeneous
    ? variables.map(name => element(arrayOf(name, updating)))
    : rates.map((rate, row) => {
        const name = variables[row] ?? ''
        if (slopes[row] !== undefined) return element(arrayOf(name, updating))
        const value = lowerRate(rate, name, updating)
        const made = float(`${name}_rate`)
        const held = frozen[row] && still !== undefined && active ? select(active, value, literal(0)) : value
        lets.push(...updating.lowering.prelude.take(rate.span), letLocal(made, held, rate))
        return local(made)
      })
  const sets: IrStatement[] = []
  variables.forEach((name, row) => {
    const slope = slopes[row]
    const terms = inputs.flatMap((input, column) => {
      const entry = factor(row, column)
      if (entry === undefined) return []
      const acting = slopes[column]
      if (acting === undefined) return [binary('*', entry, input)]
      const made = float(`action_${name}_${variables[column] ?? ''}`)
      lets.push({ kind: 'let', local: made, value: binary('*', entry, acting), origin: rates[column]?.span })
      return [binary('*', local(made), input)]
    })
    const x = element(arrayOf(name, updating))
    const start: readonly IrExpr[] = homogeneous ? [] : [x]
    const value =
      slope === undefined
        ? [...start, ...terms].reduce((left, right) => binary('+', left, right))
        : binary('*', x, call('exp', 'f64', binary('*', dtOf(updating), slope)))
    const made = float(newName(name))
    const origin = rates[row]?.span
    lets.push({ kind: 'let', local: made, value, origin })
    sets.push(setUpdated(name, local(made), { unlessRefractory: frozen[row] ?? false, origin }, updating))
  })
  return { lets, sets }
}

/** The factor a of a variable with dx/dt = a x that never freezes; undefined for others. */
function decayOf(
  { variables, matrix, reaches, homogeneousRows, frozen }: LinearComponent,
  row: number,
  updating: Updating,
): IrExpr | undefined {
  const entry = matrix[row]?.[row]
  const isAlone = reaches[row]?.every((reached, column) => !reached || column === row) ?? false
  if (entry === undefined || !isAlone || homogeneousRows[row] !== true || frozen[row] === true) return undefined
  return lowerRate(entry, variables[row] ?? '', updating)
}

/** dt φ₁(A dt) or exp(A dt), and the locals of those entries of wanted rows that can be other than zero. */
function matrixOf(
  component: LinearComponent,
  {
    stem,
    frozen,
    isWanted,
  }: { readonly stem: string; readonly frozen: readonly boolean[]; readonly isWanted: (row: number) => boolean },
  updating: Updating,
): { statement: MatrixStatement & IrStatement; entry: (row: number, column: number) => IrExpr | undefined } {
  const { variables, matrix, reaches, homogeneous } = component
  const dt = dtOf(updating)
  const entries = variables.flatMap((name, row) =>
    variables.map((_, column) => {
      const entry = frozen[row] ? undefined : matrix[row]?.[column]
      return entry === undefined ? literal(0) : binary('*', dt, lowerRate(entry, name, updating))
    }),
  )
  const locals = variables.map((target, row) =>
    variables.map((source, column) =>
      isWanted(row) && reaches[row]?.[column] ? float(`${stem}_${target}_${source}`) : undefined,
    ),
  )
  const results = locals.flatMap((own, row) =>
    own.flatMap((made, column) => (made === undefined ? [] : [{ local: made, row, column }])),
  )
  const statement = {
    kind: 'matrix',
    function: homogeneous ? 'exp' : 'phi1',
    scale: homogeneous ? literal(1) : dt,
    size: variables.length,
    entries,
    results,
  } as const
  const entry = (row: number, column: number): IrExpr | undefined => {
    const found = locals[row]?.[column]
    return found && local(found)
  }
  return { statement, entry }
}

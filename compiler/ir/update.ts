/** Integrated equations → the statements that move the state on by one step. */
import { dimensionless } from '../../units/index.ts'
import { type Symbol, withSymbols } from '../check/scope.ts'
import type { Expr } from '../grammar/ast.ts'
import type { ExactUpdate, ExplicitUpdate, LinearComponent, Update } from '../integrate/types.ts'
import { type Building, dt } from './building.ts'
import {
  binary,
  call,
  cast,
  type IrExpr,
  type IrStatement,
  literal,
  local,
  type MatrixStatement,
  read,
  select,
} from './ir.ts'
import { lower } from './lower.ts'
import { normalise } from './powers.ts'
import { regroupProducts } from './products.ts'
import { simplify } from './simplify.ts'

/** The statements of the state update. */
export function updateStatements(update: Update, building: Building): IrStatement[] {
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
function oneDimensional(
  { variables, rates, matrix, homogeneous, frozen }: LinearComponent,
  building: Building,
): ComponentStatements {
  const [name] = variables
  const [rate] = rates
  if (name === undefined || rate === undefined) return { lets: [], sets: [] }
  const x = read({ kind: 'variable', name })
  const entry = matrix[0]?.[0]
  const exponent = binary('*', dt, entry === undefined ? literal(0) : lowerRate(entry, name, building))
  const value = homogeneous
    ? binary('*', x, call('exp', 'f64', regroup(exponent, building)))
    : binary(
        '+',
        x,
        regroup(binary('*', binary('*', dt, call('phi1', 'f64', exponent)), lowerRate(rate, name, building)), building),
      )
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
function matrixOf(
  component: LinearComponent,
  stem: string,
  frozen: readonly boolean[],
  building: Building,
): MatrixStatement {
  const { variables, matrix, reaches, homogeneous } = component
  const entries = variables.flatMap((name, row) =>
    variables.map((_, column) => {
      const entry = frozen[row] ? undefined : matrix[row]?.[column]
      return entry === undefined ? literal(0) : regroup(binary('*', dt, lowerRate(entry, name, building)), building)
    }),
  )
  const results = variables.flatMap((_, row) =>
    variables.flatMap((__, column) =>
      reaches[row]?.[column] ? [{ name: entryName(stem, row, column), row, column }] : [],
    ),
  )
  return {
    kind: 'matrix',
    function: homogeneous ? 'exp' : 'phi1',
    scale: homogeneous ? literal(1) : dt,
    size: variables.length,
    entries,
    results,
  }
}

/**
 * Moves what does not change out of the step: constants to `prepare()`, costly values of a neuron's read-only
 * variables to arrays of `prepare()`, values of the time alone to tracks (variation classes).
 */
import {
  type ArrayRef,
  element,
  type IrExpr,
  type IrStatement,
  type IrType,
  type Local,
  type MatrixStatement,
  scalar,
  type ScalarRef,
} from '../ir.ts'
import { operationNamed } from '../operations.ts'
import type { Derivation, Hoisted, PhaseCode } from '../program.ts'
import {
  arraysOf,
  countOperations,
  createKeys,
  expressionsOf,
  mapExpressions,
  mapOperands,
  mapReads,
  operands,
  withInner,
} from '../walk.ts'
import { describe } from './describe.ts'
import { type Changing, joined, type Variation, variationOf } from './variation.ts'

/** How often the code of each neuron and step reads an array, but for what is recorded. */
export type Uses = ReadonlyMap<ArrayRef, number>

/** Counts what is read at every step. */
export function usesOf(phases: readonly PhaseCode[]): Uses {
  const uses = new Map<ArrayRef, number>()
  const steady = phases
    .filter(({ domain, phase }) => domain.kind === 'neurons' && phase.monitor === undefined)
    .flatMap(({ body }) => body)
  for (const array of steady.flatMap(withInner).flatMap(expressionsOf).flatMap(arraysOf))
    uses.set(array, (uses.get(array) ?? 0) + 1)
  return uses
}

/** Gathers what leaves the step of one population, so that equal values are computed once. */
export class Hoisting {
  readonly #population: number
  readonly #changing: Changing
  readonly #uses: Uses
  readonly #scalars: Derivation<ScalarRef>[] = []
  readonly #arrays: Derivation<ArrayRef>[] = []
  readonly #tracks: { target: ArrayRef; value: IrExpr }[] = []
  readonly #known = new Map<string, IrExpr>()
  readonly #keyOf = createKeys()

  constructor(population: number, changing: Changing, uses: Uses) {
    this.#population = population
    this.#changing = changing
    this.#uses = uses
  }

  /** The statements of a phase, reading what has moved out. */
  statements({ body, domain, phase }: PhaseCode): IrStatement[] {
    const moved = new Map<Local, IrExpr>()
    const setting = { rare: domain.kind === 'events' || domain.kind === 'pathway', update: phase.kind === 'update' }
    return this.#block(body, { changing: this.#changing, moved, ...setting })
  }

  /** What has moved, constant parts of arrays and tracks moved in their turn. */
  finish(): Hoisted {
    const arrays = this.#arrays.map(derivation =>
      derivation.kind === 'value'
        ? { ...derivation, value: mapOperands(derivation.value, operand => this.#constants(operand)) }
        : { ...derivation, entries: derivation.entries.map(entry => this.#constants(entry)) },
    )
    const tracks = this.#tracks.map(({ target, value }) => ({
      target,
      value: mapOperands(value, operand => this.#constants(operand)),
    }))
    return { scalars: this.#scalars, arrays, tracks }
  }

  /** In order, since what a statement has assigned is no longer what `prepare()` saw. */
  #block(statements: readonly IrStatement[], outer: Moving): IrStatement[] {
    let moving = outer
    return statements.flatMap(statement => {
      const result = this.#statement(statement, moving)
      if (statement.kind === 'set' || statement.kind === 'put')
        moving = { ...moving, changing: new Set(moving.changing).add(statement.array) }
      return result
    })
  }

  #statement(statement: IrStatement, moving: Moving): IrStatement[] {
    const rewrite = (expr: IrExpr): IrExpr => {
      const own = replaceLocals(expr, moving.moved)
      return moving.rare ? this.#rare(own, moving.changing) : this.#hoist(own, moving)
    }
    if (statement.kind === 'if') {
      return [{ ...statement, condition: rewrite(statement.condition), body: this.#block(statement.body, moving) }]
    }
    const rewritten = mapExpressions(statement, rewrite)
    return rewritten.kind === 'matrix' ? this.#matrix(rewritten, moving) : [rewritten]
  }

  /** The largest parts that do not change are moved. */
  #hoist(expr: IrExpr, moving: Moving): IrExpr {
    const variation = variationOf(expr, moving.changing)
    const saves = moving.update && variation === 'neuron' && savesOperations(expr, this.#uses)
    if (saves || isWorthMoving(expr, variation)) return this.#moveOut(expr, variation)
    return mapOperands(expr, operand => this.#hoist(operand, moving))
  }

  /** As {@link #hoist}, for code that few neurons run: not worth an array, unless there is one already. */
  #rare(expr: IrExpr, changing: Changing): IrExpr {
    const variation = variationOf(expr, changing)
    if (variation !== 'neuron' && isWorthMoving(expr, variation)) return this.#moveOut(expr, variation)
    const known = variation === 'neuron' ? this.#known.get(`${variation} ${this.#keyOf(expr)}`) : undefined
    return known ?? mapOperands(expr, operand => this.#rare(operand, changing))
  }

  #constants(expr: IrExpr): IrExpr {
    const variation = variationOf(expr, this.#changing)
    if (variation === 'constant' && isWorthMoving(expr, variation)) return this.#moveOut(expr, variation)
    return mapOperands(expr, operand => this.#constants(operand))
  }

  #moveOut(expr: IrExpr, variation: Variation): IrExpr {
    const key = `${variation} ${this.#keyOf(expr)}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const target = this.#target(describe(expr), expr.type, variation)
    if (target.kind === 'scalar') this.#scalars.push({ kind: 'value', target: target.scalar, value: expr })
    else if (variation === 'step') this.#tracks.push({ target: target.array, value: expr })
    else this.#arrays.push({ kind: 'value', target: target.array, value: expr })
    this.#known.set(key, target.read)
    return target.read
  }

  #matrix(statement: MatrixStatement & IrStatement, { changing, moved }: Moving): IrStatement[] {
    const variation = statement.entries.map(entry => variationOf(entry, changing)).reduce(joined, 'constant')
    if (variation !== 'constant' && variation !== 'neuron') return [statement]
    const { results, origin: _, ...matrix } = statement
    const targets = results.map(({ local, row, column }) => {
      const target = this.#target(local.stem, 'f64', variation)
      moved.set(local, target.read)
      return { target, row, column }
    })
    if (variation === 'constant') {
      const own = targets.flatMap(({ target, ...at }) =>
        target.kind === 'scalar' ? [{ target: target.scalar, ...at }] : [],
      )
      this.#scalars.push({ ...matrix, results: own })
    } else {
      const own = targets.flatMap(({ target, ...at }) =>
        target.kind === 'array' ? [{ target: target.array, ...at }] : [],
      )
      this.#arrays.push({ ...matrix, results: own })
    }
    return []
  }

  #target(name: string, type: IrType, variation: Variation): Target {
    if (variation === 'constant') {
      const made: ScalarRef = { name, type, purpose: 'derived' }
      return { kind: 'scalar', scalar: made, read: scalar(made) }
    }
    const per = variation === 'step' ? 'step' : 'neuron'
    const purpose = variation === 'step' ? 'track' : 'derived'
    const made: ArrayRef = { name, type, population: this.#population, per, purpose }
    return { kind: 'array', array: made, read: element(made) }
  }
}

type Target =
  | { readonly kind: 'scalar'; readonly scalar: ScalarRef; readonly read: IrExpr }
  | { readonly kind: 'array'; readonly array: ArrayRef; readonly read: IrExpr }

interface Moving {
  readonly changing: Changing
  /** Results of matrix functions that have moved. */
  readonly moved: Map<Local, IrExpr>
  /** Whether the code runs for few neurons only. */
  readonly rare: boolean
  /** Whether it is a state update, in which every operation counts. */
  readonly update: boolean
}

function replaceLocals(expr: IrExpr, moved: ReadonlyMap<Local, IrExpr>): IrExpr {
  return mapReads(expr, each => (each.place.kind === 'local' ? moved.get(each.place.local) : undefined) ?? each)
}

function isWorthMoving(expr: IrExpr, variation: Variation): boolean {
  switch (variation) {
    case 'constant':
      return expr.kind !== 'literal' && expr.kind !== 'read' && !isLiteralCast(expr)
    case 'step':
      return expr.kind !== 'read'
    case 'neuron':
      return isCostly(expr)
    case 'both':
      return false
  }
}

function isLiteralCast(expr: IrExpr): boolean {
  return expr.kind === 'cast' && expr.operand.kind === 'literal'
}

/** Whether loading what was computed before is less than computing it, a load of what nothing else uses being an operation. */
function savesOperations(expr: IrExpr, uses: Uses): boolean {
  if (expr.type !== 'f64') return false
  const arrays = arraysOf(expr)
  const own = new Set(arrays.filter(array => uses.get(array) === arrays.filter(each => each === array).length))
  return countOperations(expr) + own.size > 1
}

/** Divisions and functions are worth an array in any code. */
function isCostly(expr: IrExpr): boolean {
  if (expr.kind === 'call' && operationNamed(expr.operation).cheap !== true) return true
  if (expr.kind === 'binary' && expr.operator === '/') return true
  return operands(expr).some(isCostly)
}

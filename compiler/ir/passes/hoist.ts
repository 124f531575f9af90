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
import type { Derivation, Domain, Hoisted } from '../program.ts'
import { createKeys, mapExpressions, mapOperands, mapReads, operands } from '../walk.ts'
import { describe } from './describe.ts'
import { type Changing, joined, type Variation, variationOf } from './variation.ts'

/** Gathers what leaves the step of one population, so that equal values are computed once. */
export class Hoisting {
  readonly #population: number
  readonly #changing: Changing
  readonly #scalars: Derivation<ScalarRef>[] = []
  readonly #arrays: Derivation<ArrayRef>[] = []
  readonly #tracks: { target: ArrayRef; value: IrExpr }[] = []
  readonly #known = new Map<string, IrExpr>()
  readonly #keyOf = createKeys()

  constructor(population: number, changing: Changing) {
    this.#population = population
    this.#changing = changing
  }

  /** The statements of a phase, reading what has moved out. */
  statements(statements: readonly IrStatement[], domain: Domain): IrStatement[] {
    const moved = new Map<Local, IrExpr>()
    return this.#block(statements, { changing: this.#changing, moved, rare: domain.kind === 'events' })
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
      if (statement.kind === 'set') moving = { ...moving, changing: new Set(moving.changing).add(statement.array) }
      return result
    })
  }

  #statement(statement: IrStatement, moving: Moving): IrStatement[] {
    const rewrite = (expr: IrExpr): IrExpr => {
      const own = replaceLocals(expr, moving.moved)
      return moving.rare ? this.#rare(own, moving.changing) : this.#hoist(own, moving.changing)
    }
    if (statement.kind === 'if') {
      return [{ ...statement, condition: rewrite(statement.condition), body: this.#block(statement.body, moving) }]
    }
    const rewritten = mapExpressions(statement, rewrite)
    return rewritten.kind === 'matrix' ? this.#matrix(rewritten, moving) : [rewritten]
  }

  /** The largest parts that do not change are moved. */
  #hoist(expr: IrExpr, changing: Changing): IrExpr {
    const variation = variationOf(expr, changing)
    if (isWorthMoving(expr, variation)) return this.#moveOut(expr, variation)
    return mapOperands(expr, operand => this.#hoist(operand, changing))
  }

  /** As {@link #hoist}, for code that few neurons run: not worth an array, unless there is one already. */
  #rare(expr: IrExpr, changing: Changing): IrExpr {
    const variation = variationOf(expr, changing)
    if (variation !== 'neuron' && isWorthMoving(expr, variation)) return this.#moveOut(expr, variation)
    const known = variation === 'neuron' ? this.#known.get(`${variation} ${this.#keyOf(expr)}`) : undefined
    return known ?? mapOperands(expr, operand => this.#rare(operand, changing))
  }

  #constants(expr: IrExpr): IrExpr {
    if (variationOf(expr, this.#changing) === 'constant') return this.#hoist(expr, this.#changing)
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

/** Divisions and functions are worth an array; sums and products are cheaper than loading one. */
function isCostly(expr: IrExpr): boolean {
  if (expr.kind === 'call' && operationNamed(expr.operation).cheap !== true) return true
  if (expr.kind === 'binary' && expr.operator === '/') return true
  return operands(expr).some(isCostly)
}

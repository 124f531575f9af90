/**
 * Moves what does not change out of the step: constants to `prepare()`, costly values of a neuron's read-only
 * variables to arrays of `prepare()`, values of the time alone to tracks (variation classes).
 */
import {
  type IrExpr,
  type IrStatement,
  keyOf,
  mapOperands,
  type MatrixStatement,
  operands,
  type Place,
  read,
} from './ir.ts'
import type { Derivation } from './kernel.ts'
import { joined, type Variation, variationOf, type Writes } from './variation.ts'

/** Where hoisted values gather; one for all statements of a group, so that equal values are computed once. */
export interface Hoisted {
  readonly derived: Derivation[]
  readonly derivedArrays: Derivation[]
  readonly tracks: { name: string; value: IrExpr }[]
  /** Keys of expressions to the places that hold them. */
  readonly known: Map<string, Place>
  readonly names: Set<string>
}

/** Nothing hoisted yet; `reserved` names are not given to hoisted values. */
export function createHoisted(reserved: Iterable<string>): Hoisted {
  return { derived: [], derivedArrays: [], tracks: [], known: new Map(), names: new Set(reserved) }
}

/** Rewrites statements so that they read hoisted values. */
export function hoistStatements(statements: readonly IrStatement[], writes: Writes, hoisted: Hoisted): IrStatement[] {
  return hoistBlock(statements, { writes, hoisted, moved: new Map(), rare: false })
}

interface Hoisting {
  readonly writes: Writes
  readonly hoisted: Hoisted
  /** Results of matrix functions that have moved. */
  readonly moved: Map<string, Place>
  /** Whether the code runs for spiking neurons only. */
  readonly rare: boolean
}

/** In order, since what a statement has written is no longer what `prepare()` saw. */
function hoistBlock(statements: readonly IrStatement[], outer: Hoisting): IrStatement[] {
  let hoisting = outer
  return statements.flatMap(statement => {
    const result = hoistStatement(statement, hoisting)
    if (statement.kind === 'spike') hoisting = { ...hoisting, rare: true }
    if (statement.kind === 'set') hoisting = { ...hoisting, writes: withWrite(hoisting.writes, statement.variable) }
    return result
  })
}

function hoistStatement(statement: IrStatement, hoisting: Hoisting): IrStatement[] {
  const { writes, hoisted, moved, rare } = hoisting
  const rewrite = (expr: IrExpr): IrExpr => {
    const own = substituteLocals(expr, moved)
    return rare ? hoistRare(own, writes, hoisted) : hoist(own, writes, hoisted)
  }
  switch (statement.kind) {
    case 'let':
    case 'set':
      return [{ ...statement, value: rewrite(statement.value) }]
    case 'if':
      return [{ ...statement, condition: rewrite(statement.condition), body: hoistBlock(statement.body, hoisting) }]
    case 'matrix':
      return hoistMatrix({ ...statement, entries: statement.entries.map(rewrite) }, writes, hoisted, moved)
    case 'spike':
    case 'derive-row':
    case 'comment':
      return [statement]
  }
}

function withWrite(writes: Writes, variable: string): Writes {
  const { everyStep, sharedEveryStep } = writes
  if (everyStep.has(variable)) return writes
  return { everyStep: new Set(everyStep).add(variable), sharedEveryStep }
}

/** As {@link hoist}, for code that few neurons run: not worth an array, unless there is one already. */
function hoistRare(expr: IrExpr, writes: Writes, hoisted: Hoisted): IrExpr {
  const variation = variationOf(expr, writes)
  if (variation !== 'neuron') {
    return isWorthMoving(expr, variation)
      ? moveOut(expr, variation, hoisted)
      : mapOperands(expr, operand => hoistRare(operand, writes, hoisted))
  }
  const known = hoisted.known.get(`${variation} ${keyOf(expr)}`)
  return known === undefined
    ? mapOperands(expr, operand => hoistRare(operand, writes, hoisted))
    : read(known, expr.type)
}

function substituteLocals(expr: IrExpr, moved: ReadonlyMap<string, Place>): IrExpr {
  if (expr.kind === 'read' && expr.place.kind === 'local') {
    const place = moved.get(expr.place.name)
    return place === undefined ? expr : read(place, expr.type)
  }
  return mapOperands(expr, operand => substituteLocals(operand, moved))
}

/** Rewrites one expression; the largest parts that do not change are moved. */
export function hoist(expr: IrExpr, writes: Writes, hoisted: Hoisted): IrExpr {
  const variation = variationOf(expr, writes)
  if (isWorthMoving(expr, variation)) return moveOut(expr, variation, hoisted)
  return mapOperands(expr, operand => hoist(operand, writes, hoisted))
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
  if (expr.kind === 'call' && !cheapOperations.has(expr.operation)) return true
  if (expr.kind === 'binary' && expr.operator === '/') return true
  return operands(expr).some(isCostly)
}

const cheapOperations: ReadonlySet<string> = new Set(['abs', 'sign', 'clip', 'square', 'cube', 'floor', 'ceil'])

function moveOut(expr: IrExpr, variation: Variation, hoisted: Hoisted): IrExpr {
  const key = `${variation} ${keyOf(expr)}`
  const known = hoisted.known.get(key)
  if (known !== undefined) return read(known, expr.type)
  const name = uniqueName(describe(expr), hoisted)
  const place = placeFor(name, variation)
  hoisted.known.set(key, place)
  if (variation === 'step') hoisted.tracks.push({ name, value: expr })
  else derivations(variation, hoisted).push({ kind: 'value', name, value: expr })
  return read(place, expr.type)
}

function placeFor(name: string, variation: Variation): Place {
  if (variation === 'step') return { kind: 'track', name }
  return variation === 'constant' ? { kind: 'derived', name } : { kind: 'derived-array', name }
}

function derivations(variation: Variation, hoisted: Hoisted): Derivation[] {
  return variation === 'constant' ? hoisted.derived : hoisted.derivedArrays
}

function hoistMatrix(
  statement: MatrixStatement,
  writes: Writes,
  hoisted: Hoisted,
  moved: Map<string, Place>,
): IrStatement[] {
  const variation = statement.entries.map(entry => variationOf(entry, writes)).reduce(joined, 'constant')
  if (variation !== 'constant' && variation !== 'neuron') return [statement]
  const results = statement.results.map(result => {
    const name = uniqueName(result.name, hoisted)
    moved.set(result.name, placeFor(name, variation))
    return { ...result, name }
  })
  derivations(variation, hoisted).push({ ...statement, results })
  return []
}

function uniqueName(stem: string, { names }: Hoisted): string {
  let name = stem
  for (let number = 2; names.has(name); number++) name = `${stem}_${number}`
  names.add(name)
  return name
}

/** A readable name from the names and operations inside: `exp_dt_tau`. */
function describe(expr: IrExpr): string {
  if (expr.kind === 'call' && expr.operation === 'latest_spike') return expr.operation
  const words = wordsOf(expr)
  const unique = words.filter((word, index) => words.indexOf(word) === index && (word !== 'minus' || index === 0))
  const name = unique.slice(0, 4).join('_').replaceAll(/\W+/g, '_').slice(0, 32)
  return /^[A-Za-z]/.test(name) ? name : `k_${name}`
}

function wordsOf(expr: IrExpr): string[] {
  if (expr.kind === 'read') return 'name' in expr.place ? [expr.place.name] : [placeWords[expr.place.kind]]
  if (expr.kind === 'literal') return []
  const inner = operands(expr).flatMap(wordsOf)
  if (expr.kind === 'call') return [expr.operation, ...inner]
  if (expr.kind === 'negate') return ['minus', ...inner]
  const inverse = expr.kind === 'binary' && expr.operator === '/' && expr.left.kind === 'literal'
  return inverse ? ['per', ...inner] : inner
}

const placeWords = { draw: 'draw', index: 'i', size: 'N', dt: 'dt', step: 'step', time: 't' } as const

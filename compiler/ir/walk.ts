/** Walks over expressions and statements, and what is the same about two of them. */
import type { ArrayRef, EventRef, IrExpr, IrRead, IrStatement, Local, Place } from './ir.ts'
import type { Kernel } from './program.ts'

/** The direct sub-expressions. */
export function operands(expr: IrExpr): readonly IrExpr[] {
  switch (expr.kind) {
    case 'literal':
    case 'read':
      return []
    case 'negate':
    case 'not':
    case 'cast':
      return [expr.operand]
    case 'lookup':
      return [expr.at]
    case 'binary':
    case 'compare':
    case 'logical':
      return [expr.left, expr.right]
    case 'call':
      return expr.arguments
    case 'select':
      return [expr.condition, expr.then, expr.otherwise]
  }
}

/** The direct sub-expressions that are computed for every neuron. */
export function neededOperands(expr: IrExpr): readonly IrExpr[] {
  return expr.kind === 'select' && expr.rare === true ? [expr.condition, expr.otherwise] : operands(expr)
}

/** How many operations an expression is made of: everything but numbers and what is read. */
export function countOperations(expr: IrExpr): number {
  if (expr.kind === 'literal' || expr.kind === 'read') return 0
  return operands(expr).reduce((sum, operand) => sum + countOperations(operand), 1)
}

/** The same expression over other sub-expressions; itself if none of them is another one. */
export function mapOperands(expr: IrExpr, map: (operand: IrExpr) => IrExpr): IrExpr {
  switch (expr.kind) {
    case 'literal':
    case 'read':
      return expr
    case 'negate':
    case 'not':
    case 'cast': {
      const operand = map(expr.operand)
      return operand === expr.operand ? expr : { ...expr, operand }
    }
    case 'lookup': {
      const at = map(expr.at)
      return at === expr.at ? expr : { ...expr, at }
    }
    case 'binary':
    case 'compare':
    case 'logical': {
      const [left, right] = [map(expr.left), map(expr.right)]
      return left === expr.left && right === expr.right ? expr : { ...expr, left, right }
    }
    case 'call': {
      const mapped = mapEach(expr.arguments, map)
      return mapped === expr.arguments ? expr : { ...expr, arguments: mapped }
    }
    case 'select': {
      const [condition, then, otherwise] = [map(expr.condition), map(expr.then), map(expr.otherwise)]
      if (condition === expr.condition && then === expr.then && otherwise === expr.otherwise) return expr
      return { ...expr, condition, then, otherwise }
    }
  }
}

/** A list with other members; itself if none of them is another one. */
export function mapEach<T>(list: readonly T[], map: (each: T) => T): readonly T[] {
  return unlessSameList(
    list,
    list.map(each => map(each)),
  )
}

/** What was made of a list; the list itself if it has the same members. */
export function unlessSameList<T>(before: readonly T[], made: readonly T[]): readonly T[] {
  return made.length === before.length && made.every((each, k) => each === before[k]) ? before : made
}

/** The same expression with other values where it reads something. */
export function mapReads(expr: IrExpr, map: (read: IrRead) => IrExpr): IrExpr {
  return expr.kind === 'read' ? map(expr) : mapOperands(expr, operand => mapReads(operand, map))
}

/** Every place an expression reads, in order of appearance. */
export function placesOf(expr: IrExpr): Place[] {
  return expr.kind === 'read' ? [expr.place] : operands(expr).flatMap(placesOf)
}

/** The expressions of a statement, but for those of the statements inside it. */
export function expressionsOf(statement: IrStatement): readonly IrExpr[] {
  switch (statement.kind) {
    case 'let':
    case 'assign':
    case 'set':
      return [statement.value]
    case 'put':
      return [statement.at, statement.value]
    case 'if':
    case 'meet':
      return [statement.condition]
    case 'draw':
      return [...(statement.arguments ?? []), ...(statement.unless === undefined ? [] : [statement.unless])]
    case 'fill':
      return statement.arguments ?? []
    case 'map':
      return statement.twin === undefined ? [] : [statement.twin.when]
    case 'matrix':
      return [...statement.entries, statement.scale]
    case 'adaptive':
      return [
        statement.from,
        statement.to,
        statement.first,
        statement.largest,
        ...statement.values.map(each => each.start),
      ]
    case 'record':
      return [statement.neuron, ...statement.values]
    case 'sample':
      return statement.values
    case 'event':
    case 'count':
    case 'rederive':
    case 'clear':
    case 'sample rows':
      return []
  }
}

/** The same statement over other expressions, those of statements inside it included; itself if none is another one. */
export function mapExpressions(statement: IrStatement, map: (expr: IrExpr) => IrExpr): IrStatement {
  const inside = (body: readonly IrStatement[]): readonly IrStatement[] =>
    mapEach(body, each => mapExpressions(each, map))
  switch (statement.kind) {
    case 'let':
    case 'assign':
    case 'set':
      return unlessSame(statement, { value: map(statement.value) })
    case 'put':
      return unlessSame(statement, { at: map(statement.at), value: map(statement.value) })
    case 'if':
      return unlessSame(statement, { condition: map(statement.condition), body: inside(statement.body) })
    case 'meet':
      return unlessSame(statement, { condition: map(statement.condition) })
    case 'draw':
      return unlessSame(statement, {
        ...(statement.arguments && { arguments: mapEach(statement.arguments, map) }),
        ...(statement.unless && { unless: map(statement.unless) }),
      })
    case 'fill':
      if (statement.arguments === undefined) return statement
      return unlessSame(statement, { arguments: mapEach(statement.arguments, map) })
    case 'map':
      if (statement.twin === undefined) return statement
      return unlessSame(statement, { twin: unlessSame(statement.twin, { when: map(statement.twin.when) }) })
    case 'matrix':
      return unlessSame(statement, { entries: mapEach(statement.entries, map), scale: map(statement.scale) })
    case 'adaptive':
      return unlessSame(statement, {
        from: map(statement.from),
        to: map(statement.to),
        first: map(statement.first),
        largest: map(statement.largest),
        values: mapEach(statement.values, each => unlessSame(each, { start: map(each.start) })),
        body: inside(statement.body),
      })
    case 'record':
      return unlessSame(statement, { neuron: map(statement.neuron), values: mapEach(statement.values, map) })
    case 'sample':
      return unlessSame(statement, { values: mapEach(statement.values, map) })
    case 'event':
    case 'count':
    case 'rederive':
    case 'clear':
    case 'sample rows':
      return statement
  }
}

/** An object with other parts; itself if none of them is another one. */
export function unlessSame<T extends object, P extends Partial<T>>(whole: T, parts: P): T {
  for (const key in parts) {
    if (parts[key] !== (whole as Partial<T>)[key as unknown as keyof T]) return { ...whole, ...parts }
  }
  return whole
}

/** A statement and those inside it, outer ones first. */
export function withInner(statement: IrStatement): IrStatement[] {
  return 'body' in statement ? [statement, ...statement.body.flatMap(withInner)] : [statement]
}

/** All statements of a kernel's loops, in order. */
export function statementsOf({ loops, after }: Kernel): IrStatement[] {
  return [...loops, ...after].flatMap(({ body }) => body).flatMap(withInner)
}

/** The events whose conditions a kernel looks at. */
export function eventsRaisedBy(kernel: Kernel): EventRef[] {
  return statementsOf(kernel).flatMap(each => (each.kind === 'event' ? [each.event] : []))
}

/** The locals that a statement defines, but for those inside it. */
export function definedBy(statement: IrStatement): readonly Local[] {
  switch (statement.kind) {
    case 'let':
    case 'draw':
      return [statement.local]
    case 'matrix':
      return statement.results.map(result => result.local)
    case 'adaptive':
      return [...statement.values.map(each => each.end), statement.last, statement.steps, statement.failed]
    default:
      return []
  }
}

/** The locals that only the statements inside of a statement can read. */
export function givenToBody(statement: IrStatement): readonly Local[] {
  return statement.kind === 'adaptive' ? [statement.time, ...statement.values.map(each => each.at)] : []
}

/** Whether two expressions are the same: the same operations on the same places. NaN is NaN; 0 and −0 differ. */
export function sameExpression(a: IrExpr, b: IrExpr): boolean {
  if (a === b) return true
  if (a.kind !== b.kind || a.type !== b.type) return false
  if (a.kind === 'literal') return b.kind === 'literal' && Object.is(a.value, b.value)
  if (a.kind === 'read') return b.kind === 'read' && samePlace(a.place, b.place)
  if (a.kind === 'call' && b.kind === 'call' && a.operation !== b.operation) return false
  if (a.kind === 'lookup' && b.kind === 'lookup' && a.array !== b.array) return false
  if ('operator' in a && 'operator' in b && a.operator !== b.operator) return false
  const [left, right] = [operands(a), operands(b)]
  return left.length === right.length && left.every((each, k) => sameExpression(each, right[k] ?? each))
}

function samePlace(a: Place, b: Place): boolean {
  switch (a.kind) {
    case 'scalar':
      return b.kind === 'scalar' && a.scalar === b.scalar
    case 'element':
      return b.kind === 'element' && a.array === b.array && a.index === b.index
    case 'local':
      return b.kind === 'local' && a.local === b.local
    case 'index':
      return b.kind === 'index'
    case 'size':
      return b.kind === 'size' && a.population === b.population
    case 'dt':
    case 'step':
    case 'time':
      return b.kind === a.kind && a.clock === b.clock
  }
}

/** Texts that are equal for the same expressions ({@link sameExpression}), within one of these. */
export function createKeys(): (expr: IrExpr) => string {
  const numbers = new Map<object, number>()
  const numberOf = (ref: object): number => {
    const number = numbers.get(ref) ?? numbers.size
    numbers.set(ref, number)
    return number
  }
  const placeKey = (place: Place): string => {
    switch (place.kind) {
      case 'scalar':
        return `#${numberOf(place.scalar)}`
      case 'element':
        return `#${numberOf(place.array)}[${place.index}]`
      case 'local':
        return `#${numberOf(place.local)}`
      case 'index':
        return 'i'
      case 'size':
        return `N${place.population}`
      case 'dt':
      case 'step':
      case 'time':
        return `${place.kind}${place.clock}`
    }
  }
  // Numbers stand for what is inside, so that looking up every part of a long expression takes no longer than reading it.
  const known = new Map<IrExpr, string>()
  const interned = new Map<string, string>()
  const key = (expr: IrExpr): string => {
    const own = known.get(expr) ?? keyOfParts(expr)
    known.set(expr, own)
    return own
  }
  const keyOfParts = (expr: IrExpr): string => {
    if (expr.kind === 'literal') return `${expr.type} ${Object.is(expr.value, -0) ? '-0' : expr.value}`
    if (expr.kind === 'read') return placeKey(expr.place)
    const word =
      expr.kind === 'call'
        ? expr.operation
        : expr.kind === 'lookup'
          ? `lookup #${numberOf(expr.array)}`
          : 'operator' in expr
            ? expr.operator
            : expr.kind
    const text = `${expr.type} ${expr.kind === 'call' ? 'call ' : ''}${word} ${operands(expr).map(key).join(', ')}`
    const number = interned.get(text) ?? `(${interned.size})`
    interned.set(text, number)
    return number
  }
  return key
}

/** The arrays that an expression reads, in order of appearance. */
export function arraysOf(expr: IrExpr): ArrayRef[] {
  const found: ArrayRef[] = []
  collectArrays(expr, found)
  return found
}

function collectArrays(expr: IrExpr, into: ArrayRef[]): void {
  if (expr.kind === 'read') {
    if (expr.place.kind === 'element') into.push(expr.place.array)
    return
  }
  for (const operand of operands(expr)) collectArrays(operand, into)
  if (expr.kind === 'lookup') into.push(expr.array)
}

/** Whether an expression reads an array. */
export function readsArray(expr: IrExpr, array: ArrayRef): boolean {
  return arraysOf(expr).includes(array)
}

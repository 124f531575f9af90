/** Locals that are used in a later loop than the one that makes them: computed again there if that is cheap, else kept in rows. */
import type { Span } from '../../../diagnostics/index.ts'
import { localsOf } from '../effects.ts'
import { element, type IrExpr, type IrStatement, local, type Local, row, set } from '../ir.ts'
import { append } from '../lists.ts'
import { arraysOf, countOperations, expressionsOf, mapExpressions, mapReads, operands, withInner } from '../walk.ts'
import { isBetween, type TimedItem } from './times.ts'

/** The statements of an item, and when they are carried out. */
export type TimedBody = Pick<TimedItem, 'item' | 'time'>

/** Items in which no local is used at another time than that at which it is made. */
export function handOn(items: readonly TimedItem[], population: number): TimedBody[] {
  return new HandingOn(items, population).items()
}

interface Definition {
  readonly position: number
  readonly time: number
  /** Undefined where a single expression does not say it. */
  readonly value: IrExpr | undefined
  readonly origin: Span | undefined
}

class HandingOn {
  readonly #items: readonly TimedItem[]
  readonly #population: number
  readonly #definitions = new Map<Local, Definition>()
  /** When arrays are written, by position. */
  readonly #writes = new Map<object, { readonly position: number; readonly time: number }[]>()
  /** Rows of those locals that are kept. */
  readonly #kept = new Map<Local, IrExpr>()
  readonly #keeping = new Map<number, IrStatement[]>()
  /** Locals computed again, by time. */
  readonly #again = new Map<number, Map<Local, Local>>()
  readonly #heads = new Map<number, IrStatement[]>()

  constructor(items: readonly TimedItem[], population: number) {
    this.#items = items
    this.#population = population
    for (const [position, { item, time, writes }] of items.entries()) {
      for (const each of writes) append(this.#writes, each, { position, time })
      const [first, ...others] = item.body
      if (item.place === 'vector' && first?.kind === 'let')
        this.#definitions.set(first.local, {
          position,
          time,
          value: others.length === 0 ? first.value : undefined,
          origin: first.origin,
        })
    }
  }

  items(): TimedBody[] {
    const rewritten = this.#items.map(({ item, time }) => {
      if (item.place === 'vector') return { item: this.#inVectors(item, time), time }
      return { item: this.#inBetween(item, time), time }
    })
    return rewritten.flatMap(({ item, time }, position) => {
      const kept = (this.#keeping.get(position) ?? []).map(statement => ({
        item: { ...item, body: [statement] },
        time,
      }))
      const heads = (this.#heads.get(time) ?? []).map(statement => ({ item: { ...item, body: [statement] }, time }))
      // What is computed again comes before the first statement of its loop.
      this.#heads.delete(time)
      return [...heads, { item, time }, ...kept]
    })
  }

  #inVectors(item: TimedItem['item'], time: number): TimedItem['item'] {
    return { ...item, body: item.body.map(each => mapExpressions(each, expr => this.#available(expr, time))) }
  }

  /** Between loops every item has locals of its own. */
  #inBetween(item: TimedItem['item'], time: number): TimedItem['item'] {
    const used = new Set(item.body.flatMap(withInner).flatMap(expressionsOf).flatMap(localsOf))
    const replaced = new Map<Local, IrExpr>()
    const heads: IrStatement[] = []
    const availableHere = (of: Local): IrExpr => {
      const known = replaced.get(of)
      if (known !== undefined) return known
      const definition = this.#definitions.get(of)
      if (definition === undefined) return local(of)
      const again = this.#valueAgain(definition, time)
      if (again === undefined) return this.#keep(of, definition)
      const made: Local = { ...of }
      const value = mapReads(again, each => (each.place.kind === 'local' ? availableHere(each.place.local) : each))
      heads.push({ kind: 'let', local: made, value, origin: definition.origin })
      replaced.set(of, local(made))
      return local(made)
    }
    for (const each of used) replaced.set(each, availableHere(each))
    const body = item.body.map(statement =>
      mapExpressions(statement, expr =>
        mapReads(expr, each => (each.place.kind === 'local' ? (replaced.get(each.place.local) ?? each) : each)),
      ),
    )
    return { ...item, body: [...heads, ...body] }
  }

  #available(expr: IrExpr, time: number): IrExpr {
    return mapReads(expr, each => {
      if (each.place.kind !== 'local') return each
      const own = each.place.local
      const definition = this.#definitions.get(own)
      if (definition === undefined || definition.time === time) return each
      const again = this.#valueAgain(definition, time)
      return again === undefined
        ? this.#keep(own, definition)
        : this.#repeat(own, { ...definition, value: again }, time)
    })
  }

  #repeat(own: Local, { value, origin }: Definition & { readonly value: IrExpr }, time: number): IrExpr {
    const made = this.#again.get(time) ?? new Map<Local, Local>()
    this.#again.set(time, made)
    const known = made.get(own)
    if (known !== undefined) return local(known)
    const again: Local = { ...own }
    const statement: IrStatement = { kind: 'let', local: again, value: this.#available(value, time), origin }
    made.set(own, again)
    append(this.#heads, time, statement)
    return local(again)
  }

  #keep(own: Local, { position }: Definition): IrExpr {
    const known = this.#kept.get(own)
    if (known !== undefined) return known
    const made = row(own.stem, own.type, this.#population)
    append(this.#keeping, position, set(made, local(own)))
    this.#kept.set(own, element(made))
    return element(made)
  }

  /** What a value is computed from again, if that is as fast as loading it, and is still the same by then. */
  #valueAgain(definition: Definition, time: number): IrExpr | undefined {
    return this.#costAgain(definition, time) <= 2 ? definition.value : undefined
  }

  /** Operations that it takes to compute a value at another time; infinitely many where that is not possible. */
  #costAgain({ position, value }: Definition, time: number): number {
    if (value === undefined || isSlow(value)) return Number.POSITIVE_INFINITY
    // In a loop over vectors it comes before everything else, between them behind all of that time.
    const end = isBetween(time) ? time + 1 : time
    const isChanged = arraysOf(value).some(array =>
      (this.#writes.get(array) ?? []).some(write => write.position > position && write.time < end),
    )
    if (isChanged) return Number.POSITIVE_INFINITY
    let cost = countOperations(value)
    for (const each of localsOf(value)) {
      if (cost > 2) return cost
      const definition = this.#definitions.get(each)
      if (definition === undefined) return Number.POSITIVE_INFINITY
      if (definition.time !== time) cost += this.#costAgain(definition, time)
    }
    return cost
  }
}

/** Divisions and functions are not computed twice. */
function isSlow(expr: IrExpr): boolean {
  if (expr.kind === 'call' || (expr.kind === 'binary' && expr.operator === '/')) return true
  return operands(expr).some(isSlow)
}

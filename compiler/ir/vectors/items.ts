/** The body of a loop → pieces of work in the order of the text: arithmetic in lanes, and what stands between loops of it. */
import type { Span } from '../../../diagnostics/index.ts'
import { effectsOf, localsOf } from '../effects.ts'
import {
  type ArrayRef,
  element,
  type IrExpr,
  type IrSelect,
  type IrStatement,
  type IrType,
  local,
  type Local,
  type Met,
  row,
  set,
} from '../ir.ts'
import type { LoopDomain } from '../program.ts'
import {
  arraysOf,
  createKeys,
  definedBy,
  expressionsOf,
  mapExpressions,
  mapOperands,
  mapReads,
  operands,
  withInner,
} from '../walk.ts'
import { expanded } from './expanded.ts'
import { formOf, hasLanes, hasRows } from './forms.ts'

/** A piece of work: a statement of a loop over vectors, or what is done between two such loops. */
export interface Item {
  readonly place: 'vector' | 'between'
  /** What it is carried out for. */
  readonly domain: LoopDomain
  /** One statement in a loop over vectors, or a value and what some neurons have instead. */
  readonly body: readonly IrStatement[]
}

/** What an item uses and what it makes: arrays, locals, lists. */
export interface Uses {
  readonly reads: ReadonlySet<object>
  readonly writes: ReadonlySet<object>
}

const neurons: LoopDomain = { kind: 'neurons' }

/** The items of a loop over neurons. */
export function itemsOf(statements: readonly IrStatement[], population: number): Item[] {
  const flattening = new Flattening(population)
  for (const statement of statements) flattening.add(statement)
  return flattening.items
}

/** What an item reads and writes. */
export function usesOf({ body, domain }: Item): Uses {
  const effects = effectsOf(body)
  const inner = body.flatMap(withInner)
  const reads = new Set<object>([...effects.reads, ...inner.flatMap(expressionsOf).flatMap(localsOf)])
  const writes = new Set<object>([...effects.writes, ...inner.flatMap(definedBy)])
  if (domain.kind === 'met') reads.add(domain.met)
  for (const each of inner) {
    if (each.kind === 'meet') writes.add(each.met)
    if (each.kind === 'assign') writes.add(each.local)
  }
  return { reads, writes }
}

class Flattening {
  readonly items: Item[] = []
  readonly #population: number
  /** Locals that live in rows from the beginning. */
  readonly #inRows = new Map<Local, IrExpr>()
  /** What has been computed and is still the same, and of which conditions there are lists. */
  readonly #known = new Known<Local>()
  readonly #lists = new Known<Met>()
  /** What of the model the statement at hand carries out. */
  #origin: Span | undefined

  constructor(population: number) {
    this.#population = population
  }

  add(statement: IrStatement): void {
    this.#origin = statement.origin
    switch (statement.kind) {
      case 'let':
      case 'set':
        this.#vector(mapExpressions(statement, expr => this.#lanes(expr)))
        return
      case 'if': {
        const met = this.#met(this.#lanes(statement.condition), metStem(statement.body))
        // What stands under the condition comes from elsewhere.
        this.#origin = undefined
        const body = statement.body.map(each => mapExpressions(each, expr => this.#replaced(expr)))
        this.#between({ kind: 'met', met }, body)
        return
      }
      case 'adaptive':
        // The body is computed anew for each of its steps, and nothing of it beforehand.
        this.#single(statement, expr => this.#replaced(expr))
        return
      case 'sample':
        this.#sample(statement)
        return
      default:
        this.#single(statement)
    }
  }

  /** What is sampled is copied from rows; where some of it has no lanes, each neuron is sampled by itself. */
  #sample(statement: Extract<IrStatement, { kind: 'sample' }>): void {
    const { monitor, values } = statement
    if (!values.every(hasRows)) {
      this.#single(statement)
      return
    }
    const rows = values.map(value => {
      const lanes = this.#lanes(value)
      const place = lanes.kind === 'read' ? lanes.place : undefined
      if (place?.kind === 'element' && place.index === 'own') return place.array
      const row = this.#row('sampled', lanes.type)
      this.#vector(set(row, lanes))
      return row
    })
    this.#between({ kind: 'tile' }, [{ kind: 'sample rows', monitor, rows }])
  }

  /** The expression with everything that has no lanes taken out of it. */
  #lanes(expr: IrExpr): IrExpr {
    if (expr.kind === 'read') return this.#replaced(expr)
    if (expr.kind === 'select' && expr.rare === true) return this.#rare(expr)
    const small = this.#expanded(expr)
    if (small !== undefined) return small
    switch (formOf(expr)) {
      case 'lanes':
        return mapOperands(expr, operand => this.#lanes(operand))
      case 'row':
        return this.#mapped(expr)
      case 'single': {
        const row = this.#row(wordOf(expr), expr.type)
        this.#between(neurons, [
          set(
            row,
            mapOperands(expr, operand => this.#available(operand)),
          ),
        ])
        return element(row)
      }
    }
  }

  /** An operand of what is done one neuron at a time: what lanes or rows do faster is taken out of it all the same. */
  #available(expr: IrExpr): IrExpr {
    if (expr.kind === 'read') return this.#replaced(expr)
    return formOf(expr) === 'row' ? this.#lanes(expr) : mapOperands(expr, operand => this.#available(operand))
  }

  #expanded(expr: IrExpr): IrExpr | undefined {
    const own = operands(expr)
    if (expanded(expr, own, value => value) === undefined) return undefined
    const given = own.map(operand => this.#atom(this.#lanes(operand)))
    const made = expanded(expr, given, value => this.#atom(value))
    if (made?.kind !== 'select' || made.rare !== true) return made
    return this.#singly(made.otherwise, made.condition, made.then)
  }

  /** A value that may stand in several places. */
  #atom(expr: IrExpr): IrExpr {
    if (expr.kind === 'read' || expr.kind === 'literal') return expr
    const known = this.#known.get(expr)
    if (known !== undefined) return local(known)
    const made: Local = { stem: 'value', type: expr.type }
    this.#vector({ kind: 'let', local: made, value: expr })
    this.#known.add(expr, made)
    return local(made)
  }

  /** What few neurons need is computed in a branch of the loop, or for those alone if it has no lanes. */
  #rare({ condition, then, otherwise, type }: IrSelect): IrExpr {
    if (hasLanes(then)) {
      const made: Local = { stem: 'value', type }
      const value = this.#lanes(otherwise)
      const rare = this.#lanes(condition)
      const assign: IrStatement = { kind: 'assign', local: made, value: this.#lanes(then) }
      this.#vector({ kind: 'let', local: made, value }, { kind: 'if', condition: rare, body: [assign] })
      return local(made)
    }
    return this.#singly(this.#lanes(otherwise), this.#lanes(condition), then)
  }

  /** A value, and another one for the few neurons that meet a condition. */
  #singly(value: IrExpr, condition: IrExpr, rare: IrExpr): IrExpr {
    const row = this.#row('value', value.type)
    this.#vector(set(row, value))
    const met = this.#met(condition, 'rare')
    this.#between({ kind: 'met', met }, [set(row, this.#replaced(rare))])
    return element(row)
  }

  /** The list of those that meet a condition, one for each condition. */
  #met(condition: IrExpr, stem: string): Met {
    const known = this.#lists.get(condition)
    if (known !== undefined) return known
    const met: Met = { stem }
    this.#vector({ kind: 'meet', met, condition })
    this.#lists.add(condition, met)
    return met
  }

  #mapped(expr: IrExpr): IrExpr {
    const rows = operands(expr).map(operand => {
      const row = this.#row(wordOf(expr), operand.type)
      this.#vector(set(row, this.#lanes(operand)))
      return row
    })
    const [result] = rows
    if (expr.kind !== 'call' || result === undefined) throw new Error('a function over rows without operands')
    this.#between({ kind: 'tile' }, [{ kind: 'map', operation: expr.operation, rows }])
    return element(result)
  }

  /** A statement without lanes; what it defines is handed on in rows. */
  #single(statement: IrStatement, available = (expr: IrExpr): IrExpr => this.#available(expr)): void {
    const own = mapExpressions(statement, available)
    const kept = definedBy(own).map(made => {
      const row = this.#row(made.stem, made.type)
      this.#inRows.set(made, element(row))
      return set(row, local(made))
    })
    this.#between(neurons, [own, ...kept])
  }

  #replaced(expr: IrExpr): IrExpr {
    return mapReads(expr, each => {
      const row = each.place.kind === 'local' ? this.#inRows.get(each.place.local) : undefined
      return row ?? each
    })
  }

  #row(name: string, type: IrType): ArrayRef {
    return row(name, type, this.#population)
  }

  #vector(...body: readonly IrStatement[]): void {
    this.#push({ place: 'vector', domain: neurons, body })
  }

  #between(domain: LoopDomain, body: readonly IrStatement[]): void {
    this.#push({ place: 'between', domain, body })
  }

  #push(item: Item): void {
    const origin = this.#origin
    const body = item.body.map(each => (each.origin === undefined && origin !== undefined ? { ...each, origin } : each))
    this.items.push({ ...item, body })
    const { writes } = usesOf(item)
    this.#known.forget(writes)
    this.#lists.forget(writes)
  }
}

/** What has been made of expressions, as long as these have the same value. */
class Known<Made> {
  readonly #keyOf = createKeys()
  readonly #made = new Map<string, { readonly made: Made; readonly arrays: readonly object[] }>()

  get(expr: IrExpr): Made | undefined {
    return this.#made.get(this.#keyOf(expr))?.made
  }

  add(expr: IrExpr, made: Made): void {
    this.#made.set(this.#keyOf(expr), { made, arrays: arraysOf(expr) })
  }

  /** Arrays have been assigned. */
  forget(written: ReadonlySet<object>): void {
    for (const [key, { arrays }] of this.#made) if (arrays.some(each => written.has(each))) this.#made.delete(key)
  }
}

/** What neurons that meet a condition are called by: the event that it raises. */
function metStem(body: readonly IrStatement[]): string {
  const raised = body.flatMap(withInner).find(each => each.kind === 'event')
  return raised?.kind === 'event' ? raised.event.name : 'condition'
}

function wordOf(expr: IrExpr): string {
  return expr.kind === 'call' ? expr.operation : expr.type
}

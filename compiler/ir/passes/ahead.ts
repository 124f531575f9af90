/**
 * Functions that the code of a pathway calls for each synapse are computed for many synapses of a neuron at once, ahead of
 * that code: as far as their arguments are the synapse's own, which no other synapse changes.
 */
import { effectsOf, localsOf } from '../effects.ts'
import {
  type ArrayRef,
  compare,
  element,
  type IrCall,
  type IrExpr,
  type IrStatement,
  type Local,
  type MapStatement,
  row,
  set,
} from '../ir.ts'
import type { Loop } from '../program.ts'
import { formOf } from '../vectors/forms.ts'
import { createKeys, expressionsOf, mapExpressions, mapOperands, operands, withInner } from '../walk.ts'

/** The loop of a pathway with what is computed ahead; others as they are. */
export function computeAhead(loop: Loop, population: number): Loop[] {
  const { domain, body } = loop
  // Of synapses with delays of their own, few of a neuron come together.
  if (domain.kind !== 'pathway' || domain.pathway.delays !== undefined) return [loop]
  const ahead = new Ahead(population, domain.pathway.neuron)
  const rewritten = ahead.rewrite(body)
  if (ahead.maps.length === 0) return [loop]
  return [{ ...loop, body: withoutUnread(rewritten), ahead: { each: ahead.each, maps: ahead.maps } }]
}

/** Statements without the definitions that nothing reads any more. */
function withoutUnread(body: readonly IrStatement[]): IrStatement[] {
  const read = new Set(body.flatMap(withInner).flatMap(expressionsOf).flatMap(localsOf))
  const kept = body.filter(each => each.kind !== 'let' || read.has(each.local))
  return kept.length === body.length ? kept : withoutUnread(kept)
}

class Ahead {
  readonly each: IrStatement[] = []
  readonly maps: MapStatement[] = []
  readonly #population: number
  /** Locals that are the same ahead: those made there are copies. */
  readonly #known: Map<Local, IrExpr>
  readonly #made = new Map<Local, IrStatement & { readonly kind: 'let' }>()
  readonly #assigned = new Set<ArrayRef>()
  /** Rows of the exponential of a value times a constant, by value. */
  readonly #scaled = new Map<string, { readonly row: ArrayRef; readonly by: IrExpr }>()
  readonly #keyOf = createKeys()

  constructor(population: number, neuron: Local) {
    this.#population = population
    this.#known = new Map([[neuron, readOf(neuron)]])
  }

  /** The statements in order, reading rows. */
  rewrite(body: readonly IrStatement[]): IrStatement[] {
    return body.map(statement => {
      const rewritten =
        this.#assigned.size === 0 && !('body' in statement)
          ? mapExpressions(statement, expr => this.#replaced(expr))
          : statement
      if (rewritten.kind === 'let' && this.#isOwn(rewritten.value)) this.#made.set(rewritten.local, rewritten)
      for (const array of effectsOf([statement]).writes) this.#assigned.add(array)
      return rewritten
    })
  }

  #replaced(expr: IrExpr): IrExpr {
    if (expr.kind === 'call' && formOf(expr) === 'row' && operands(expr).every(operand => this.#isOwn(operand))) {
      const rows = operands(expr).map(operand => {
        const made = row(expr.operation, operand.type, this.#population)
        this.each.push(...this.#definitions(operand), set(made, this.#copied(operand)))
        return made
      })
      const [result] = rows
      if (result === undefined) throw new Error('a function over rows without operands')
      const twin = this.#twin(expr, result)
      this.maps.push({ kind: 'map', operation: expr.operation, rows, ...(twin && { twin }) })
      return element(result)
    }
    return mapOperands(expr, operand => this.#replaced(operand))
  }

  /** The row of the exponential of the same value times another constant: time constants of plasticity are often equal. */
  #twin({ operation, arguments: given }: IrCall, row: ArrayRef): MapStatement['twin'] {
    const [value] = given
    if (operation !== 'exp' || value?.kind !== 'binary' || value.operator !== '*') return undefined
    const { left, right } = value
    if (right.kind !== 'read' || right.place.kind !== 'scalar') return undefined
    const key = this.#keyOf(left)
    const known = this.#scaled.get(key)
    if (known !== undefined) return { row: known.row, when: compare('==', right, known.by) }
    this.#scaled.set(key, { row, by: right })
    return undefined
  }

  /** Whether a value is the synapse's own and costs no function. */
  #isOwn(expr: IrExpr): boolean {
    if (expr.kind === 'lookup' || (expr.kind === 'call' && formOf(expr) !== 'lanes')) return false
    if (expr.kind !== 'read') return operands(expr).every(operand => this.#isOwn(operand))
    const { place } = expr
    if (place.kind === 'local') return this.#known.has(place.local) || this.#made.has(place.local)
    return place.kind !== 'element' || place.array.per !== 'tile'
  }

  /** What defines the locals of an expression, each once. */
  #definitions(expr: IrExpr): IrStatement[] {
    return localsOf(expr).flatMap(local => {
      const made = this.#made.get(local)
      if (made === undefined || this.#known.has(local)) return []
      const before = this.#definitions(made.value)
      const copy: Local = { ...local }
      const value = this.#copied(made.value)
      this.#known.set(local, readOf(copy))
      return [...before, { ...made, local: copy, value }]
    })
  }

  #copied(expr: IrExpr): IrExpr {
    if (expr.kind === 'read' && expr.place.kind === 'local') return this.#known.get(expr.place.local) ?? expr
    return mapOperands(expr, operand => this.#copied(operand))
  }
}

function readOf(local: Local): IrExpr {
  return { kind: 'read', type: local.type, place: { kind: 'local', local } }
}

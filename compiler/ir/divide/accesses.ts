/** What a kernel reads and writes, and of which elements each of several threads would do so. */
import type { ArrayRef, EventRef, IrExpr, IrStatement, Local, PathwayRef } from '../ir.ts'
import type { Kernel } from '../program.ts'
import { expressionsOf, operands, statementsOf, withInner } from '../walk.ts'

/**
 * Whose elements a thread touches. Two accesses by the same numbered group are of one thread for each element: `own` of the range of a
 * population, `behind` of the synapses whose neurons behind are in that range. `one` is the first thread alone, `any` are elements
 * that other threads may work on.
 */
export type Touch = { readonly by: 'own' | 'behind'; readonly population: number } | { readonly by: 'one' | 'any' }

/** An access to an array, the list of an event, or the queue of a pathway. */
export interface Access {
  readonly of: ArrayRef | EventRef | PathwayRef
  readonly writes: boolean
  readonly touch: Touch
  /** It is about events that arrive some steps after they are let in, and each thread lets its own in. */
  readonly delayed?: true
}

/** How a kernel would be divided: by ranges of its population, or by the neurons behind synapses. */
export function accessesOf(kernel: Kernel): Access[] {
  const { over, population } = kernel
  const own: Touch = { by: over.kind === 'pathway' ? 'behind' : 'own', population }
  const ahead = kernel.loops.flatMap(loop => (loop.ahead ? [...loop.ahead.each, ...loop.ahead.maps] : []))
  const statements = [...statementsOf(kernel), ...ahead.flatMap(withInner)]
  const behind = over.kind === 'pathway' ? new Behind(over.pathway, statements) : undefined
  const accesses = statements.flatMap(statement => statementAccesses(statement, own, behind))
  if (over.kind === 'events') accesses.push({ of: over.event, writes: false, touch: own })
  if (over.kind === 'pathway') accesses.push(queueAccess(kernel, over.pathway, false))
  return distinct(accesses)
}

/** Each once: code may be long, and accesses are compared with each other. */
function distinct(accesses: readonly Access[]): Access[] {
  const known = new Map<Access['of'], Set<string>>()
  return accesses.filter(({ of, writes, touch }) => {
    const seen = known.get(of) ?? new Set()
    known.set(of, seen)
    const key = `${writes} ${touch.by} ${'population' in touch ? touch.population : ''}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/**
 * Letting events into a queue. Where threads share the pathway, each puts the list that it has itself into its part of the queue, else
 * behind those of the others.
 *
 * @param kernel the pathway's
 * @param list whose the neurons on a list are
 */
export function pushAccesses(pathway: PathwayRef, kernel: Kernel | undefined, list: Touch): Access[] {
  const any: Touch = { by: 'any' }
  return kernel !== undefined && kernel.undivided === undefined
    ? [{ of: pathway.event, writes: false, touch: list }, queueAccess(kernel, pathway, true)]
    : [
        { of: pathway.event, writes: false, touch: any },
        { of: pathway, writes: true, touch: any },
      ]
}

/** Of the queue of a pathway that threads share. */
function queueAccess({ ownEvents }: Kernel, pathway: PathwayRef, writes: boolean): Access {
  if (ownEvents === true) return { of: pathway, writes, touch: { by: 'own', population: pathway.event.population } }
  return { of: pathway, writes, touch: { by: 'any' }, delayed: true }
}

function statementAccesses(statement: IrStatement, own: Touch, behind: Behind | undefined): Access[] {
  const reads = expressionsOf(statement).flatMap(expr => expressionAccesses(expr, own, behind))
  switch (statement.kind) {
    case 'set':
      return [...reads, { of: statement.array, writes: true, touch: touchOf(statement.array, own) }]
    case 'put': {
      const { array, at } = statement
      return [...reads, { of: array, writes: true, touch: behind?.touch(at) ?? { by: 'any' } }]
    }
    case 'clear':
      return [...reads, { of: statement.array, writes: true, touch: { by: 'any' } }]
    case 'event':
      return [...reads, { of: statement.event, writes: true, touch: own }]
    case 'rederive':
      return [
        ...reads,
        ...statement.reads.map(of => ({ of, writes: false, touch: touchOf(of, own) })),
        ...statement.writes.map(of => ({ of, writes: true, touch: touchOf(of, own) })),
      ]
    default:
      return reads
  }
}

/** Rows of a tile and values of a step are each thread's own, or nobody writes them. */
function expressionAccesses(expr: IrExpr, own: Touch, behind: Behind | undefined): Access[] {
  const inner = operands(expr).flatMap(each => expressionAccesses(each, own, behind))
  if (expr.kind === 'lookup') {
    if (expr.array.per === 'table') return inner
    return [...inner, { of: expr.array, writes: false, touch: behind?.touch(expr.at) ?? { by: 'any' } }]
  }
  if (expr.kind !== 'read' || expr.place.kind !== 'element') return inner
  const { array } = expr.place
  if (array.per === 'tile' || array.per === 'step') return inner
  return [{ of: array, writes: false, touch: touchOf(array, own) }]
}

function touchOf({ per }: ArrayRef, own: Touch): Touch {
  return per === 'population' ? { by: 'any' } : own
}

/** Which places are those of the neuron behind the synapse at hand. */
class Behind {
  readonly #pathway: PathwayRef
  /** Locals that hold the number of that neuron. */
  readonly #values: ReadonlyMap<Local, IrExpr>

  constructor(pathway: PathwayRef, statements: readonly IrStatement[]) {
    this.#pathway = pathway
    this.#values = new Map(statements.flatMap(each => (each.kind === 'let' ? [[each.local, each.value] as const] : [])))
  }

  touch(at: IrExpr): Touch {
    const { population } = this.#pathway.behind
    return this.#isNeuron(at) ? { by: 'own', population } : { by: 'any' }
  }

  /** The number in the group, which is counted from the first neuron of a subgroup. */
  #isNeuron(at: IrExpr): boolean {
    const { range } = this.#pathway.behind
    if (range === undefined) return this.#isEnd(at)
    const isStart = (expr: IrExpr): boolean =>
      expr.kind === 'cast'
        ? isStart(expr.operand)
        : expr.kind === 'read' && expr.place.kind === 'scalar' && expr.place.scalar === range.start
    if (at.kind !== 'binary' || at.operator !== '+') return false
    return (this.#isEnd(at.left) && isStart(at.right)) || (isStart(at.left) && this.#isEnd(at.right))
  }

  #isEnd(expr: IrExpr): boolean {
    const { ends, neuron, behind } = this.#pathway
    if (expr.kind === 'cast') return this.#isEnd(expr.operand)
    if (expr.kind !== 'read') return false
    if (expr.place.kind === 'element') return expr.place.array === behind.ends
    if (expr.place.kind !== 'local') return false
    if (expr.place.local === neuron) return ends === behind.ends
    const value = this.#values.get(expr.place.local)
    return value !== undefined && this.#isEnd(value)
  }
}

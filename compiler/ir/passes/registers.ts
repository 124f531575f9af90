/**
 * Elements that a loop uses live in locals while it is at one neuron: loaded at the head of the block that uses them,
 * stored at its end. What comes out reads elements only to load them, and assigns them only to store.
 */
import { element, type ArrayRef, type IrExpr, type IrStatement, local, type Local, set } from '../ir.ts'
import type { LoopDomain } from '../program.ts'
import { expressionsOf, mapExpressions, mapReads, placesOf, readsArray, withInner } from '../walk.ts'

/** The code of a loop with loads and stores written out. Values shared by all neurons are loaded once outside of the loop over them. */
export function keepInRegisters(statements: readonly IrStatement[], domain: LoopDomain): IrStatement[] {
  return emitBlock(
    statements,
    { outer: undefined, registers: new Map(), dirty: new Set(), stored: new Set(), once: domain.kind === 'once' },
    () => [],
  )
}

/** What comes after a statement, in its block and the blocks around. */
type Rest = () => readonly IrStatement[]

interface Block {
  /** Whether what has registers are values that all neurons share, and not elements of neurons. */
  readonly once: boolean
  readonly outer: Block | undefined
  readonly registers: Map<ArrayRef, Local>
  /** What this block, and no block around it, has to store. */
  readonly dirty: Set<ArrayRef>
  /** What is assigned once and used nowhere else, which needs no register. */
  readonly stored: Set<ArrayRef>
}

function emitBlock(statements: readonly IrStatement[], outer: Block, rest: Rest): IrStatement[] {
  const block: Block = { once: outer.once, outer, registers: new Map(), dirty: new Set(), stored: new Set() }
  const loads: IrStatement[] = []
  const uses = usesOf(statements)
  const refills = statements.flatMap(withInner).some(({ kind }) => kind === 'rederive')
  for (const array of new Set(statements.flatMap(usedBy))) {
    const { first, count } = uses.get(array) ?? { first: undefined, count: 0 }
    if (registerOf(array, outer) !== undefined || !hasRegister(array, block)) continue
    if (isSetBy(first, array)) {
      // A row of derived values may be computed from any array.
      if (count === 1 && !refills) block.stored.add(array)
      continue
    }
    const register = newRegister(array)
    block.registers.set(array, register)
    loads.push({ kind: 'let', local: register, value: element(array) })
  }
  const lines = statements.flatMap((statement, position) =>
    emitStatement(statement, block, () => [...statements.slice(position + 1), ...rest()]),
  )
  return [...loads, ...lines, ...storesOf(block)]
}

function hasRegister({ per }: ArrayRef, { once }: Block): boolean {
  return once ? per === 'population' : per === 'neuron' || per === 'tile'
}

function newRegister({ name, type }: ArrayRef): Local {
  return { stem: name, type }
}

function registerOf(array: ArrayRef, block: Block | undefined): Local | undefined {
  return block === undefined ? undefined : (block.registers.get(array) ?? registerOf(array, block.outer))
}

function emitStatement(statement: IrStatement, block: Block, rest: Rest): IrStatement[] {
  const replace = (expr: IrExpr): IrExpr =>
    mapReads(expr, each => {
      const register = each.place.kind === 'element' ? registerOf(each.place.array, block) : undefined
      return register === undefined ? each : local(register)
    })
  switch (statement.kind) {
    case 'set': {
      const { array, origin } = statement
      const value = replace(statement.value)
      if (block.stored.has(array)) return [{ ...statement, value }]
      if (!isStoredAround(array, block.outer)) block.dirty.add(array)
      const known = registerOf(array, block)
      if (known !== undefined) return [{ kind: 'assign', local: known, value, origin }]
      const register = newRegister(array)
      block.registers.set(array, register)
      return [{ kind: 'let', local: register, value, origin }]
    }
    case 'if':
      return [{ ...statement, condition: replace(statement.condition), body: emitBlock(statement.body, block, rest) }]
    case 'rederive':
      return [...flush(block), statement, ...reload(statement.population, block, rest)]
    default:
      return [mapExpressions(statement, replace)]
  }
}

/** Whether a block around stores the array after this one. */
function isStoredAround(array: ArrayRef, outer: Block | undefined): boolean {
  return outer !== undefined && (outer.dirty.has(array) || isStoredAround(array, outer.outer))
}

function storesOf(block: Block): IrStatement[] {
  return Array.from(block.dirty, array => {
    const register = registerOf(array, block)
    if (register === undefined) throw new Error(`${array.name} is stored without having been assigned`)
    return set(array, local(register))
  })
}

/** Everything assigned so far goes to memory, where a function of its own reads it. */
function flush(block: Block): IrStatement[] {
  const stores = flushed(block)
  block.dirty.clear()
  return stores
}

/** Blocks around store again at their end: what is assigned until then is not known here. */
function flushed(block: Block): IrStatement[] {
  return [...(block.outer === undefined ? [] : flushed(block.outer)), ...storesOf(block)]
}

/** Derived values that are used later are loaded anew. */
function reload(population: number, block: Block, rest: Rest): IrStatement[] {
  const later = new Set(rest().flatMap(withInner).flatMap(usedBy))
  const visible: IrStatement[] = []
  for (let at: Block | undefined = block; at !== undefined; at = at.outer) {
    for (const [array, register] of at.registers) {
      if (array.purpose !== 'derived' || array.population !== population || !later.has(array)) continue
      visible.push({ kind: 'assign', local: register, value: element(array) })
    }
  }
  return visible
}

/** Arrays that a statement uses itself, not in the statements inside it, in order of first use. */
function usedBy(statement: IrStatement): ArrayRef[] {
  // What is integrated in a loop is loaded before it.
  const own = statement.kind === 'adaptive' ? withInner(statement) : [statement]
  const reads = own.flatMap(expressionsOf).flatMap(elementsOf)
  return statement.kind === 'set' ? [...reads, statement.array] : reads
}

/** The arrays of which an expression reads the element at hand, in order of appearance; it looks elements up where they stand. */
function elementsOf(expr: IrExpr): ArrayRef[] {
  return placesOf(expr).flatMap(place => (place.kind === 'element' ? [place.array] : []))
}

/** By array: the statement that uses it first, itself or in the statements inside it, and how often all of them do. */
function usesOf(statements: readonly IrStatement[]): Map<ArrayRef, { first: IrStatement; count: number }> {
  const uses = new Map<ArrayRef, { first: IrStatement; count: number }>()
  for (const statement of statements) {
    for (const array of withInner(statement).flatMap(usedBy)) {
      const known = uses.get(array)
      if (known === undefined) uses.set(array, { first: statement, count: 1 })
      else known.count++
    }
  }
  return uses
}

/** Whether a statement assigns an array without having read it. */
function isSetBy(statement: IrStatement | undefined, array: ArrayRef): boolean {
  return statement?.kind === 'set' && statement.array === array && !readsArray(statement.value, array)
}

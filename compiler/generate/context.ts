/** What all parts of a module's text share while it is generated. */
import { type Element, elementBytes, type ManifestArray } from '../../abi/index.ts'
import { emitLiteral } from '../ir/literal.ts'
import { invariant } from '../../diagnostics/index.ts'
import { builtIn } from '../ir/operations.ts'
import type { ArrayRef, EventRef, IrType, Met, ScalarRef } from '../ir/ir.ts'
import type { Program } from '../ir/program.ts'
import { Origins } from './origins.ts'
import { type Slot, SlotTable } from './slots.ts'

const ziggurat = 'ziggurat'

/** Numbers that vectors load: an eighth of the room for a module's constant data. */
const mostLiterals = 1024

/** What the text calls the tables of them. */
export const literalTables = { f64: 'LITERALS', f32: 'LITERALS_F32' } as const

/** The module under construction. */
export class Context {
  readonly program: Program
  readonly table: SlotTable = new SlotTable()
  /** Runtime functions used, by file. */
  readonly imports: Map<string, Set<string>> = new Map()
  readonly origins: Origins = new Origins()
  readonly #lists = new Set<EventRef>()

  readonly #literals = { f64: new Map<string, number>(), f32: new Map<string, number>() }

  constructor(program: Program) {
    this.program = program
  }

  /** Imports a runtime function; returns its name. */
  runtime(file: string, name: string): string {
    if (file === builtIn) return name
    const names = this.imports.get(file) ?? new Set()
    this.imports.set(file, names.add(name))
    return name
  }

  /** The number of neurons of a population. */
  size(population: number): Slot {
    return this.table.slot(`size ${population}`, `size_${population}`)
  }

  /** The value of a constant, or of what `prepare()` computes. */
  scalar(scalar: ScalarRef): Slot {
    return this.table.slot(scalar, scalar.name)
  }

  /** Whether a constant follows others. */
  link(scalar: ScalarRef): Slot {
    return this.table.slot(`link ${this.scalar(scalar).symbol}`, `${scalar.name}_linked`)
  }

  /** The address of an array. */
  array(array: ArrayRef, initially?: number): Slot {
    const { name, population, purpose, per } = array
    if (per === 'table') return this.#tableOf(array)
    return this.table.array(array, {
      name: `${name}${purpose === 'track' ? '_track' : ''}_${population}`,
      element: elementOf(array.type),
      length: this.program.byRows.has(array) ? this.#rowsOf(array) : lengthOf(per, population),
      purpose: purpose === 'carried' ? 'scratch' : purpose,
      ...(initially !== undefined && { initially }),
      ...(purpose === 'row' && { own: true }),
      ...(this.program.byRanges.has(array) && { byRanges: true }),
    })
  }

  /** Where the synapses of each neuron before them begin. */
  #rowsOf({ population }: ArrayRef): ManifestArray['length'] {
    const group = this.program.before[population]
    invariant(group !== undefined, 'neurons before synapses')
    return { per: 'row', group }
  }

  /** The address of what the network was given. */
  #tableOf(array: ArrayRef): Slot {
    const table = this.program.tables.find(each => each.array === array)
    invariant(table !== undefined, `the values of ${array.name}`)
    const { values, rows, columns } = table
    return this.table.array(array, {
      name: array.name,
      element: elementOf(array.type),
      length: {
        per: 'table',
        count: values.length,
        rowsSlot: this.scalar(rows).number,
        ...(columns && { columnsSlot: this.scalar(columns).number }),
      },
      purpose: 'data',
      values,
    })
  }

  /** The list of a tile's neurons that meet a condition. */
  met(met: Met): Slot {
    const description = { name: `met_${met.stem}`, element: 'i32', length: { per: 'tile' }, purpose: 'row' } as const
    return this.table.array(met, { ...description, own: true })
  }

  /**
   * Address of a number among the literals that vectors load: engines rebuild vector literals at every use.
   * Undefined where there are too many.
   */
  vectorLiteral(value: number, type: 'f64' | 'f32'): string | undefined {
    const numbers = this.#literals[type]
    const key = emitLiteral(value, type)
    const at = numbers.get(key) ?? numbers.size
    if (at === mostLiterals) return undefined
    numbers.set(key, at)
    return `${literalTables[type]} + ${elementBytes[type] * at}`
  }

  /** The texts of the literals of a type, in order. */
  vectorLiterals(type: 'f64' | 'f32'): string[] {
    return [...this.#literals[type].keys()]
  }

  /** The address of the table that normals are drawn by, which `prepare()` fills. */
  ziggurat(): Slot {
    return this.table.array(ziggurat, {
      name: ziggurat,
      element: 'f64',
      length: { per: 'fixed', count: 1026 },
      purpose: 'derived',
    })
  }

  /** Whether anything draws normals. */
  get drawsNormals(): boolean {
    return this.table.has(ziggurat)
  }

  /** The list of an event: the address of its indices, and how many there are. */
  list(event: EventRef): { readonly indices: Slot; readonly count: Slot } {
    const { name, population } = event
    this.#lists.add(event)
    const indices = this.table.array(event, {
      name: `${name}_list_${population}`,
      element: 'i32',
      length: { per: 'neuron', group: population },
      purpose: 'events',
      own: true,
    })
    return { indices, count: this.table.slot(`count ${indices.symbol}`, `${name}_count_${population}`, true) }
  }

  /** The events that have lists. */
  get lists(): readonly EventRef[] {
    return [...this.#lists]
  }
}

/** How an IR type is stored. */
export function elementOf(type: IrType): Element {
  return type === 'bool' ? 'u8' : type
}

function lengthOf(per: Exclude<ArrayRef['per'], 'table'>, population: number): ManifestArray['length'] {
  switch (per) {
    case 'neuron':
      return { per, group: population }
    case 'tile':
      return { per }
    case 'step':
      return { per: 'block' }
    case 'population':
      return { per: 'fixed', count: 1 }
  }
}

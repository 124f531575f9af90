/**
 * One generated function: what it reads is loaded once into locals, as far outside the loops as it goes. Constants and
 * base addresses stand at the top, values of the step at the head of the step loop.
 */
import {
  type ArrayRef,
  type IrLiteral,
  type IrLookup,
  type IrRead,
  type Local,
  type Place,
  placeType,
  type ScalarRef,
} from '../ir/ir.ts'
import { emitLiteral } from '../ir/literal.ts'
import { dtSlot, everySlot, stepAt, stepSlot } from './clocks.ts'
import type { Context } from './context.ts'
import { createNames, type Names } from './identifiers.ts'
import { emit, type View } from './expression.ts'
import { elementAt, type Lanes, shifts } from './lanes/index.ts'
import { scalarLanes } from './lanes/scalar.ts'
import { ownTable, type Slot } from './slots.ts'

/** How a function knows which step it is at. */
export type StepText =
  /** The step of the block, `k`, of a kernel or track. */
  | 'block'
  /** None has been done. */
  | 'first'

export class Frame implements View {
  readonly context: Context
  readonly lanes: Lanes = scalarLanes
  readonly names: Names
  /** Loads at the top of the function. */
  readonly top: string[] = []
  /** Lines at the head of the step loop. */
  readonly perStep: string[] = []
  readonly #step: StepText
  readonly #locals = new Map<Local, string>()
  readonly #vectorLocals = new Map<Local, string[]>()
  readonly #seen = new Set<string>()

  /** Text of the place of the element at hand in a row of the tile, and whether it counts from neuron 0 or from the row's own beginning. */
  readonly #inRow: 'n' | 'r'

  /** @param inRow `r` where rows are of some synapses of a neuron, which stand anywhere */
  constructor(context: Context, step: StepText, inRow: 'n' | 'r' = 'n') {
    this.#inRow = inRow
    this.context = context
    this.names = createNames()
    this.#step = step
  }

  /** The identifier of a local. */
  local(local: Local): string {
    const known = this.#locals.get(local)
    if (known !== undefined) return known
    const name = this.names.fresh(local.stem.replace(/^_+/, '') || 'value')
    this.#locals.set(local, name)
    return name
  }

  /** The identifier of a local in one of the vectors of a turn. */
  vectorLocal(local: Local, copy: number): string {
    const names = this.#vectorLocals.get(local) ?? []
    this.#vectorLocals.set(local, names)
    return (names[copy] ??= this.names.fresh(`${local.stem.replace(/^_+/, '') || 'value'}_${copy}`))
  }

  /** A `const` at the top of the function. */
  topLoad(key: string, stem: string, text: () => string): string {
    return this.#once(this.top, `top ${key}`, stem, text)
  }

  /** A `const` at the head of the step loop. */
  stepLoad(key: string, stem: string, text: () => string): string {
    return this.#once(this.perStep, `step ${key}`, stem, text)
  }

  /** Lines that stand once, whoever asks first. */
  once(key: string, lines: () => void): void {
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    lines()
  }

  /** The base address of an array. */
  base(slot: Slot, stem: string): string {
    return this.topLoad(`base ${slot.symbol}`, `${stem}_at`, () => `<usize>load<u32>(${slot.symbol})`)
  }

  /** The base address that a thread has in its own table for an array that is one for all. */
  ownBase({ symbol }: Slot, stem: string): string {
    return this.topLoad(`own base ${symbol}`, `${stem}_at`, () => `<usize>load<u32>(${symbol} + ${ownTable})`)
  }

  /** The base address of an array whose elements neurons have: of a row of the tile the address that neuron 0 would have. */
  elements(array: ArrayRef): string {
    const { name, type, per } = array
    const slot = this.context.array(array)
    if (per !== 'tile' || this.#inRow === 'r') return this.base(slot, name)
    const text = (): string => `<usize>load<u32>(${slot.symbol}) - ${shifted('first', shifts[type])}`
    return this.topLoad(`row ${slot.symbol}`, `${name}_at`, text)
  }

  /** A count of the table that the function raises and, at its end, keeps. */
  counter({ symbol }: Slot, stem: string): string {
    const key = `count ${symbol}`
    const name = this.names.of(key, stem)
    this.once(key, () => this.top.push(`let ${name} = load<i32>(${symbol})`))
    return name
  }

  /** The value of a scalar. */
  scalar(scalar: ScalarRef): string {
    const { symbol } = this.context.scalar(scalar)
    return this.topLoad(symbol, scalar.name, () =>
      scalar.type === 'bool' ? `load<i32>(${symbol}) != 0` : `load<${scalar.type}>(${symbol})`,
    )
  }

  /** A scalar that this function has computed: a local from here on. */
  defineScalar(scalar: ScalarRef): string {
    const { symbol } = this.context.scalar(scalar)
    this.once(`top ${symbol}`, () => undefined)
    return this.names.of(`top ${symbol}`, scalar.name)
  }

  /** The step of a clock: of the base clock the step at hand, of another one its own that comes next. */
  now(clock: number): string {
    if (this.#step === 'first') return '<i64>0'
    const { base } = this.context.program.clocks
    if (base === undefined) {
      const { symbol } = stepSlot(this.context, clock)
      return this.topLoad(symbol, clock === 0 ? 'now' : `now_${clock}`, () => `load<i64>(${symbol})`)
    }
    const now = this.stepLoad('now', 'now', () => `${this.blockStart()} + k`)
    if (clock === base) return now
    const every = this.every(clock)
    return this.stepLoad(`now ${clock}`, `now_${clock}`, () => stepAt(now, every))
  }

  /** The step with which the block begins. */
  blockStart(): string {
    return this.topLoad('start', 'start', () => 'load<i64>(STEP)')
  }

  /** Base steps between two steps of a clock. */
  every(clock: number): string {
    const { symbol } = everySlot(this.context, clock)
    return this.topLoad(symbol, `every_${clock}`, () => `<i64>load<i32>(${symbol})`)
  }

  dt(clock: number): string {
    const { symbol } = dtSlot(this.context, clock)
    return this.topLoad(symbol, clock === 0 ? 'dt' : `dt_${clock}`, () => `load<f64>(${symbol})`)
  }

  seeing(): readonly View[] {
    return [this]
  }

  /** Text of what a place holds. */
  read({ place, type }: IrRead): string {
    const { context } = this
    if (type === 'f32') {
      const rounded = this.#rounded(place)
      if (rounded !== undefined) return rounded
    }
    switch (place.kind) {
      case 'scalar':
        return this.scalar(place.scalar)
      case 'local':
        return this.local(place.local)
      case 'index':
        return 'n'
      case 'size': {
        const { symbol } = context.size(place.population)
        return this.topLoad(symbol, 'N', () => `<i64>load<i32>(${symbol})`)
      }
      case 'dt':
        return this.dt(place.clock)
      case 'step':
        return this.now(place.clock)
      case 'time': {
        const { clock } = place
        const text = (): string =>
          `<f64>${this.#step === 'first' ? `(${this.now(clock)})` : this.now(clock)} * ${this.dt(clock)}`
        return this.stepLoad(`time ${clock}`, clock === 0 ? 't' : `t_${clock}`, text)
      }
      case 'element': {
        const { array, index } = place
        if (index === 'own') return this.lanes.load(type, { base: this.element(array), offset: 0 })
        const slot = context.array(array)
        const load = (address: string): string => this.lanes.load(type, { base: address, offset: 0 })
        const base = this.base(slot, array.name)
        if (index === 'none') return this.topLoad(`value ${slot.symbol}`, array.name, () => load(base))
        return this.stepLoad(`value ${slot.symbol}`, array.name, () => load(elementAt(base, 'k', shifts[type])))
      }
    }
  }

  /** A float of double precision that all neurons read in single precision; undefined for what is of single precision itself. */
  #rounded(place: Place): string | undefined {
    const stands = placeType(place)
    if (stands !== 'f64') return undefined
    const wide = this.read({ kind: 'read', place, type: stands })
    const text = (): string => `<f32>${wide}`
    const stem = `${wide}_f32`
    return isOfStep(place) ? this.stepLoad(`rounded ${wide}`, stem, text) : this.topLoad(`rounded ${wide}`, stem, text)
  }

  /** AssemblyScript gives a bare number the type that its surroundings ask for: a float, in `<f64>(2 * k)`. */
  literal({ type, value }: IrLiteral, first: boolean): string {
    const text = emitLiteral(value, type)
    return type === 'i64' || type === 'f32' || (first && type === 'i32') ? `<${type}>${text}` : text
  }

  lookup({ array, at, type }: IrLookup): string {
    const base = this.base(this.context.array(array), array.name)
    return this.lanes.load(type, { base: elementAt(base, `(${emit(at, this)})`, shifts[array.type]), offset: 0 })
  }

  /** Address of an element; that of neuron `n` unless told otherwise. */
  element(array: ArrayRef, index: string = array.per === 'tile' ? this.#inRow : 'n'): string {
    return elementAt(this.elements(array), index, shifts[array.type])
  }

  #once(lines: string[], key: string, stem: string, text: () => string): string {
    const known = this.#seen.has(key)
    const name = this.names.of(key, stem)
    if (known) return name
    this.#seen.add(key)
    // What the text needs stands in front of it.
    const value = text()
    lines.push(`const ${name} = ${value}`)
    return name
  }
}

/** Whether a value that all neurons share is another one in each step. */
export function isOfStep(place: Place): boolean {
  return place.kind === 'time' || (place.kind === 'element' && place.index === 'step')
}

function shifted(index: string, shift: number): string {
  return shift === 0 ? `<usize>${index}` : `(<usize>${index} << ${shift})`
}

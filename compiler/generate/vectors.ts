/** Loops over vectors of neurons, several of them a turn: of two in double precision, of four in single precision. */
import {
  type ArrayRef,
  type IrExpr,
  type IrLiteral,
  type IrLookup,
  type IrRead,
  type IrStatement,
  type IrType,
  isFloat,
  type Local,
  type Met,
  type Place,
  placeType,
} from '../ir/ir.ts'
import { emitLiteral } from '../ir/literal.ts'
import { countOperations, expressionsOf, operands, withInner } from '../ir/walk.ts'
import { invariant } from '../../diagnostics/index.ts'
import { besideEachOther } from '../ir/vectors/forms.ts'
import { type Bound, boundOf } from '../ir/vectors/largest.ts'
import { dtSlot } from './clocks.ts'
import type { Context } from './context.ts'
import { emit, type View } from './expression.ts'
import { type Frame, isOfStep } from './frame.ts'
import { f32x4Lanes, halves } from './lanes/f32x4.ts'
import { f64x2Lanes } from './lanes/f64x2.ts'
import { type Address, elementAt, shifts, type VectorLanes } from './lanes/index.ts'
import { tileBegin, tileBytes } from './rows.ts'
import { block, comment } from './writer.ts'

/** Lines of a loop over a tile's vectors. */
export function vectorLoop(body: readonly IrStatement[], frame: Frame): string[] {
  const shape: Shape = usesSingle(body) ? 'f32x4' : 'f64x2'
  const copies = copiesOf(body)
  const asked = new Map<Met, Asked>()
  const lines = viewsOf(shape, copies, frame).flatMap(view => [
    comment(`neurons ${view.neurons} of ${widths[shape] * copies}`),
    ...bodyLines(body, { view, asked, body }),
  ])
  const unit = units[shape]
  const stop = frame.topLoad(`stop ${unit}`, 'stop', () => `${tileBegin(frame, unit)} + ${tileBytes(frame, unit)}`)
  const turn = [...lines, ...Array.from(asked, ([met, each]) => meetLines(met, each, shape, frame)).flat()]
  // It tests at its end: what it uses alike for every neuron then stays before it, where V8 would else compute it at each turn.
  const loop = block('do', [...turn, `at += ${16 * copies}`])
  return [`at = ${tileBegin(frame, unit)}`, ...loop.with(-1, `} while (at < ${stop})`)]
}

type Shape = 'f64x2' | 'f32x4'

/** Neurons in a vector. */
const widths: Readonly<Record<Shape, number>> = { f64x2: 2, f32x4: 4 }

/** Bytes that the cursor of a loop moves by for each neuron, as a shift. */
const units: Readonly<Record<Shape, number>> = { f64x2: shifts.f64, f32x4: shifts.f32 }

const lanesOf: Readonly<Record<Shape, VectorLanes>> = { f64x2: f64x2Lanes, f32x4: f32x4Lanes }

/** Whether code computes with floats of single precision. */
function usesSingle(body: readonly IrStatement[]): boolean {
  const inner = body.flatMap(withInner)
  const sets = inner.some(each => each.kind === 'set' && each.array.type === 'f32')
  return sets || inner.flatMap(expressionsOf).some(isSingle)
}

function isSingle(expr: IrExpr): boolean {
  return expr.type === 'f32' || operands(expr).some(isSingle)
}

/** Light loops take more vectors a turn; of heavy ones the text would only be longer. */
function copiesOf(body: readonly IrStatement[]): number {
  const operations = body.flatMap(expressionsOf).reduce((sum, expr) => sum + countOperations(expr), 0)
  return operations <= 24 ? 4 : 2
}

/** What statements of a turn need to know. */
interface Turn {
  readonly view: VectorView
  /** Conditions of the turn so far. */
  readonly asked: Map<Met, Asked>
  /** All of the loop. */
  readonly body: readonly IrStatement[]
  /** Text of which neurons what is assigned is for; all of them if there is none. */
  readonly mask?: string
}

type Meet = Extract<IrStatement, { readonly kind: 'meet' }>

/** A condition of a turn. */
interface Asked {
  /** Of each vector: the name of its mask. */
  readonly masks: string[]
  /** What its largest values are asked first; the masks then are made where they are looked at. */
  readonly first:
    | { readonly bound: Bound; readonly limit: string; readonly values: string[]; readonly later: string[] }
    | undefined
}

function bodyLines(body: readonly IrStatement[], turn: Turn): string[] {
  const { origins } = turn.view.context
  return body.flatMap(statement => origins.of(statementLines(statement, turn), { span: statement.origin }))
}

function statementLines(statement: IrStatement, turn: Turn): string[] {
  const { view, mask } = turn
  switch (statement.kind) {
    case 'let':
      return view.seeing(statement.local.type).map(part => {
        // The value first: what it reads is known by its own name.
        const value = emit(statement.value, part)
        return `let ${part.local(statement.local)} = ${value}`
      })
    case 'assign': {
      const { local, value } = statement
      return view.seeing(local.type).map(part => {
        const [name, text] = [part.local(local), emit(value, part)]
        return `${name} = ${mask === undefined ? text : part.lanes.select(local.type, mask, text, name)}`
      })
    }
    case 'set': {
      const { array, value } = statement
      return view.seeing(array.type).map(part => part.lanes.store(array.type, part.address(array), emit(value, part)))
    }
    case 'meet':
      return askLines(statement, turn)
    case 'if': {
      const rare = view.freshMask('rare')
      const inner = bodyLines(statement.body, { ...turn, mask: rare })
      return [`const ${rare} = ${emit(statement.condition, view)}`, ...block(`if (${view.lanes.bitmask(rare)})`, inner)]
    }
    default:
      throw new Error(`'${statement.kind}' in a loop over vectors`)
  }
}

/** Lines that ask a vector, if it is not asked together with the others of the turn. */
function askLines(meet: Meet, { view, asked, body }: Turn): string[] {
  const mask = view.mask(meet.met)
  const line = `const ${mask} = ${emit(meet.condition, view)}`
  const known = asked.get(meet.met) ?? { masks: [], first: askedFirst(meet, body, view) }
  asked.set(meet.met, known)
  known.masks.push(mask)
  if (known.first === undefined) return [line]
  known.first.values.push(view.local(known.first.bound.value))
  known.first.later.push(...view.context.origins.of([line], { span: meet.origin }))
  return []
}

function askedFirst(meet: Meet, body: readonly IrStatement[], view: VectorView): Asked['first'] {
  const bound = view.width === widths.f64x2 ? boundOf(meet, body) : undefined
  return bound && { bound, limit: emit(bound.limit, view), values: [], later: [] }
}

/** Lines that list the neurons of a turn that met a condition; where there are none, one branch. */
function meetLines(met: Met, { masks, first }: Asked, shape: Shape, frame: Frame): string[] {
  const width = widths[shape]
  const { bitmask } = lanesOf[shape]
  const list = frame.base(frame.context.met(met), `met_${met.stem}`)
  const count = metCount(met, frame)
  const neurons = width * masks.length
  const any = masks.reduce((left, right) => `v128.or(${left}, ${right})`)
  const [bits = '', ...others] = masks.map((mask, copy) => {
    const own = bitmask(mask)
    return copy === 0 ? own : `(${own} << ${width * copy})`
  })
  return block(`if (${first === undefined ? bitmask(any) : mayBeAbove(first)})`, [
    `const n = <i32>(at >> ${units[shape]})`,
    ...(first?.later ?? []),
    `let bits = ${[bits, ...others].join(' | ')}`,
    comment('None behind the end of the tile.'),
    `if (end - n < ${neurons}) bits &= (1 << max(end - n, 0)) - 1`,
    ...block('for (; bits; bits &= bits - 1)', [
      `store<i32>(${elementAt(list, count, shifts.i32)}, n + ctz(bits))`,
      `${count}++`,
    ]),
  ])
}

/**
 * Text of whether one of several vectors may hold a value above a limit. The first operand of `pmax` stays where it is not a number, and
 * then no comparison says that it is not above; what is not a number in the second one is passed over, and is above nothing.
 */
function mayBeAbove({ bound, limit, values }: NonNullable<Asked['first']>): string {
  const largest = values.reduce((left, right) => `f64x2.pmax(${left}, ${right})`)
  return `i64x2.bitmask(f64x2.${bound.operator === '>' ? 'le' : 'lt'}(${largest}, ${limit})) != 3`
}

/** How many neurons are on the list of those that meet a condition: none at the beginning of a step. */
export function metCount(met: Met, frame: Frame): string {
  const { symbol } = frame.context.met(met)
  const name = frame.names.of(`met ${symbol}`, `met_${met.stem}_count`)
  frame.once(`met ${symbol}`, () => frame.perStep.push(`let ${name} = 0`))
  return name
}

/** Which vector of a turn it is, and how it is spelt. */
interface Vector {
  readonly copy: number
  /** Neurons in it. */
  readonly width: number
  /** Bytes that the cursor of the loop moves by for each neuron, as a shift. */
  readonly unit: number
  readonly lanes: VectorLanes
}

/** The vectors of a turn. */
function viewsOf(shape: Shape, copies: number, frame: Frame): VectorView[] {
  const lanes = lanesOf[shape]
  return Array.from({ length: copies }, (_, copy) => {
    return new VectorView(frame, { copy, width: widths[shape], unit: units[shape], lanes })
  })
}

/** One of the vectors of a turn. */
class VectorView implements View {
  readonly lanes: VectorLanes
  readonly context: Context
  readonly #frame: Frame
  readonly #vector: Vector
  /** Of a vector of four: where values of 64 bits stand. */
  readonly #halves: readonly VectorView[]
  /** Of a half: the vector of four. */
  readonly #whole: VectorView

  constructor(frame: Frame, vector: Vector, whole?: VectorView) {
    this.#frame = frame
    this.#vector = vector
    this.#whole = whole ?? this
    this.lanes = vector.lanes
    this.context = frame.context
    const { copy, width } = vector
    this.#halves =
      width === widths.f64x2
        ? [this]
        : halves.map((lanes, half) => {
            return new VectorView(frame, { ...vector, copy: 2 * copy + half, width: width / 2, lanes }, this)
          })
  }

  seeing(type: IrType): readonly VectorView[] {
    return type === 'f64' || type === 'i64' ? this.#halves : [this.#whole]
  }

  /** Neurons in it. */
  get width(): number {
    return this.#vector.width
  }

  /** For people: the neurons of a turn that it is about. */
  get neurons(): string {
    const { copy, width } = this.#vector
    const numbers = Array.from({ length: width }, (_, lane) => width * copy + lane)
    return `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
  }

  local(local: Local): string {
    return this.#frame.vectorLocal(local, this.#vector.copy)
  }

  mask(met: Met): string {
    return this.#frame.names.of(
      `mask ${this.context.met(met).symbol} ${this.#vector.copy}`,
      `${met.stem}_${this.#vector.copy}`,
    )
  }

  freshMask(stem: string): string {
    return this.#frame.names.fresh(`${stem}_${this.#vector.copy}`)
  }

  /** Where the elements of the vector's neurons stand. */
  address(array: ArrayRef): Address {
    const { copy, width } = this.#vector
    const base = this.#frame.elements(array)
    return { base: `${base} + ${this.#cursor(array.type)}`, offset: (width * copy) << shifts[array.type] }
  }

  literal({ type, value }: IrLiteral): string {
    if (type === 'bool')
      return this.#top(`literal bool ${value}`, value === 0 ? 'never' : 'always', () => `i64x2.splat(${-value})`)
    const text = emitLiteral(value, type)
    const stem = `c_${text.replace(/\.0$/, '').replace('-', 'minus_').replaceAll(/\W/g, '_')}`
    return this.#top(`literal ${type} ${text}`, stem, () => {
      const kept = isFloat(type) && Number.isFinite(value) ? this.context.vectorLiteral(value, type) : undefined
      if (kept !== undefined) return loadSplat(type, kept)
      return splat(type, type === 'f32' ? `<f32>${text}` : text)
    })
  }

  read({ place, type }: IrRead): string {
    const frame = this.#frame
    // What all neurons read in single precision is rounded before it stands in all lanes.
    if (type === 'f32' && placeType(place) === 'f64')
      return this.#everywhere(place, frame.read({ kind: 'read', place, type }))
    switch (place.kind) {
      case 'scalar': {
        const { symbol } = this.context.scalar(place.scalar)
        const text = (): string =>
          type === 'bool' ? splat('bool', `load<i32>(${symbol}) != 0`) : loadSplat(type, symbol)
        return this.#top(symbol, place.scalar.name, text)
      }
      case 'local':
        return this.local(place.local)
      case 'index': {
        const { copy, width, unit } = this.#vector
        const numbers = Array.from({ length: 4 }, (_, lane) => (lane < width ? width * copy + lane : 0))
        const lanes = this.#top(
          `lanes ${numbers.join(' ')}`,
          `lanes_${width * copy}`,
          () => `i32x4(${numbers.join(', ')})`,
        )
        return `i32x4.add(i32x4.splat(<i32>(at >> ${unit})), ${lanes})`
      }
      case 'size':
        return this.#top(`size ${place.population}`, 'N', () => splat('i64', frame.read({ kind: 'read', place, type })))
      case 'dt': {
        const { symbol } = dtSlot(this.context, place.clock)
        return this.#top(symbol, place.clock === 0 ? 'dt' : `dt_${place.clock}`, () => loadSplat('f64', symbol))
      }
      case 'step':
        return this.#perStep(`step ${place.clock}`, 'now', () => splat('i64', frame.now(place.clock)))
      case 'time': {
        const text = (): string => splat('f64', frame.read({ kind: 'read', place, type }))
        return this.#perStep(`time ${place.clock}`, place.clock === 0 ? 't' : `t_${place.clock}`, text)
      }
      case 'element': {
        const { array, index } = place
        if (index === 'own') return this.lanes.load(type, this.address(array))
        const slot = this.context.array(array)
        const base = frame.base(slot, array.name)
        const load = (address: string): string =>
          type === 'bool' ? splat('bool', `load<u8>(${address}) != 0`) : loadSplat(type, address)
        if (index === 'none') return this.#top(`value ${slot.symbol}`, array.name, () => load(base))
        return this.#perStep(`value ${slot.symbol}`, array.name, () => load(elementAt(base, 'k', shifts[type])))
      }
    }
  }

  /** Of elements that stand side by side, beginning with the same one for all neurons. */
  lookup({ array, at }: IrLookup): string {
    const first = besideEachOther(at)
    invariant(first !== undefined, `elements of ${array.name} that stand side by side`)
    const frame = this.#frame
    const base = frame.base(this.context.array(array), array.name)
    const text = emit(first, frame)
    const begin = frame.stepLoad(`beginning ${base} ${text}`, `${array.name}_row`, () =>
      elementAt(base, `(${text})`, shifts[array.type]),
    )
    const { copy, width } = this.#vector
    return this.lanes.load(array.type, {
      base: `${begin} + ${this.#cursor(array.type)}`,
      offset: (width * copy) << shifts[array.type],
    })
  }

  /** The cursor of the loop in an array of elements of a type. */
  #cursor(type: IrType): string {
    const shift = shifts[type] - this.#vector.unit
    return shift === 0 ? 'at' : shift > 0 ? `(at << ${shift})` : `(at >> ${-shift})`
  }

  #everywhere(place: Place, value: string): string {
    const text = (): string => splat('f32', value)
    return isOfStep(place) ? this.#perStep(value, value, text) : this.#top(value, value, text)
  }

  #top(key: string, stem: string, text: () => string): string {
    return this.#frame.topLoad(`vector ${key}`, `${stem}_all`, text)
  }

  #perStep(key: string, stem: string, text: () => string): string {
    return this.#frame.stepLoad(`vector ${key}`, `${stem}_all`, text)
  }
}

/** The same value in all lanes. */
function splat(type: IrType, value: string): string {
  switch (type) {
    case 'f64':
      return `f64x2.splat(${value})`
    case 'f32':
      return `f32x4.splat(${value})`
    case 'i64':
      return `i64x2.splat(${value})`
    case 'i32':
      return `i32x4.splat(${value})`
    case 'bool':
      return `i64x2.splat(-<i64>(${value}))`
  }
}

function loadSplat(type: IrType, address: string): string {
  return `v128.load${8 << shifts[type]}_splat(${address})`
}

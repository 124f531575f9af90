/** Loops over vectors of two neurons, several of them a turn. */
import type { IrLiteral, IrRead, IrStatement, IrType, Local, Met } from '../ir/ir.ts'
import { emitLiteral } from '../ir/literal.ts'
import { countOperations, expressionsOf } from '../ir/walk.ts'
import { dtSlot } from './clocks.ts'
import type { Context } from './context.ts'
import { emit, type View } from './expression.ts'
import type { Frame } from './frame.ts'
import { f64x2Lanes } from './lanes/f64x2.ts'
import { type Address, elementAt, type Lanes, shifts } from './lanes/index.ts'
import { tileBegin, tileBytes } from './rows.ts'
import { block, comment } from './writer.ts'

/** Neurons in a vector. */
const width = 2

/** Lines of a loop over a tile's vectors. */
export function vectorLoop(body: readonly IrStatement[], frame: Frame): string[] {
  const copies = copiesOf(body)
  const met = new Map<Met, string[]>()
  const lines = Array.from({ length: copies }, (_, copy) => {
    const view = new VectorView(frame, copy)
    const first = width * copy
    return [comment(`neurons ${first} and ${first + 1} of ${width * copies}`), ...bodyLines(body, view, met)]
  }).flat()
  const stop = frame.topLoad('stop', 'stop', () => `${tileBegin(frame)} + ${tileBytes(frame)}`)
  const turn = [...lines, ...Array.from(met, ([each, masks]) => meetLines(each, masks, frame)).flat()]
  // It tests at its end: what it uses alike for every neuron then stays before it, where V8 would else compute it at each turn.
  const loop = block('do', [...turn, `at += ${8 * width * copies}`])
  return [`at = ${tileBegin(frame)}`, ...loop.with(-1, `} while (at < ${stop})`)]
}

/** Light loops take more vectors a turn; of heavy ones the text would only be longer. */
function copiesOf(body: readonly IrStatement[]): number {
  const operations = body.flatMap(expressionsOf).reduce((sum, expr) => sum + countOperations(expr), 0)
  return operations <= 24 ? 4 : 2
}

/** @param mask text of which neurons what is assigned is for; all of them if there is none */
function bodyLines(body: readonly IrStatement[], view: VectorView, met: Map<Met, string[]>, mask?: string): string[] {
  return body.flatMap(statement => {
    switch (statement.kind) {
      case 'let': {
        // The value first: what it reads is known by its own name.
        const value = emit(statement.value, view)
        return [`let ${view.local(statement.local)} = ${value}`]
      }
      case 'assign': {
        const { local, value } = statement
        const [name, text] = [view.local(local), emit(value, view)]
        return [`${name} = ${mask === undefined ? text : view.lanes.select(local.type, mask, text, name)}`]
      }
      case 'set': {
        const { array, value } = statement
        return [view.lanes.store(array.type, view.address(array), emit(value, view))]
      }
      case 'meet': {
        const own = view.mask(statement.met)
        met.set(statement.met, [...(met.get(statement.met) ?? []), own])
        return [`const ${own} = ${emit(statement.condition, view)}`]
      }
      case 'if': {
        const rare = view.freshMask('rare')
        const inner = bodyLines(statement.body, view, met, rare)
        return [`const ${rare} = ${emit(statement.condition, view)}`, ...block(`if (i64x2.bitmask(${rare}))`, inner)]
      }
      default:
        throw new Error(`'${statement.kind}' in a loop over vectors`)
    }
  })
}

/** Lines that list the neurons of a turn that met a condition; where there are none, one branch. */
function meetLines(met: Met, masks: readonly string[], frame: Frame): string[] {
  const list = frame.base(frame.context.met(met), `met_${met.stem}`)
  const count = metCount(met, frame)
  const neurons = width * masks.length
  const any = masks.reduce((left, right) => `v128.or(${left}, ${right})`)
  const [bits = '', ...others] = masks.map((mask, copy) => {
    const own = `i64x2.bitmask(${mask})`
    return copy === 0 ? own : `(${own} << ${width * copy})`
  })
  return block(`if (i64x2.bitmask(${any}))`, [
    'const n = <i32>(at >> 3)',
    `let bits = ${[bits, ...others].join(' | ')}`,
    comment('None behind the end of the tile.'),
    `if (end - n < ${neurons}) bits &= (1 << max(end - n, 0)) - 1`,
    ...block('for (; bits; bits &= bits - 1)', [
      `store<i32>(${elementAt(list, count, shifts.i32)}, n + ctz(bits))`,
      `${count}++`,
    ]),
  ])
}

/** How many neurons are on the list of those that meet a condition: none at the beginning of a step. */
export function metCount(met: Met, frame: Frame): string {
  const { symbol } = frame.context.met(met)
  const name = frame.names.of(`met ${symbol}`, `met_${met.stem}_count`)
  frame.once(`met ${symbol}`, () => frame.perStep.push(`let ${name} = 0`))
  return name
}

/** One of the vectors of a turn. */
class VectorView implements View {
  readonly lanes: Lanes = f64x2Lanes
  readonly context: Context
  readonly #frame: Frame
  readonly #copy: number

  constructor(frame: Frame, copy: number) {
    this.#frame = frame
    this.#copy = copy
    this.context = frame.context
  }

  local(local: Local): string {
    return this.#frame.vectorLocal(local, this.#copy)
  }

  mask(met: Met): string {
    return this.#frame.names.of(`mask ${this.context.met(met).symbol} ${this.#copy}`, `${met.stem}_${this.#copy}`)
  }

  freshMask(stem: string): string {
    return this.#frame.names.fresh(`${stem}_${this.#copy}`)
  }

  /** Where the elements of the vector's neurons stand. */
  address(array: Parameters<Frame['elements']>[0]): Address {
    const base = this.#frame.elements(array)
    const shift = 3 - shifts[array.type]
    const at = shift === 0 ? 'at' : `(at >> ${shift})`
    return { base: `${base} + ${at}`, offset: (width * this.#copy) << shifts[array.type] }
  }

  literal({ type, value }: IrLiteral): string {
    if (type === 'bool')
      return this.#top(`literal bool ${value}`, value === 0 ? 'never' : 'always', () => `i64x2.splat(${-value})`)
    const stem = `c_${String(value).replace('-', 'minus_').replaceAll(/\W/g, '_')}`
    if (type !== 'f64') return this.#top(`literal ${type} ${value}`, stem, () => splat(type, String(value)))
    return this.#top(`literal f64 ${Object.is(value, -0) ? '-0' : value}`, stem, () => {
      const kept = Number.isFinite(value) ? this.context.vectorLiteral(value) : undefined
      return kept === undefined ? splat('f64', emitLiteral(value, 'f64')) : `v128.load64_splat(LITERALS + ${kept})`
    })
  }

  read({ place, type }: IrRead): string {
    const frame = this.#frame
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
        const lane = width * this.#copy
        const lanes = this.#top(`lanes ${lane}`, `lanes_${lane}`, () => `i32x4(${lane}, ${lane + 1}, 0, 0)`)
        return `i32x4.add(i32x4.splat(<i32>(at >> 3)), ${lanes})`
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
    case 'i64':
      return `i64x2.splat(${value})`
    case 'i32':
      return `i32x4.splat(${value})`
    case 'bool':
      return `i64x2.splat(-<i64>(${value}))`
  }
}

function loadSplat(type: IrType, address: string): string {
  return `v128.load${type === 'i32' ? 32 : 64}_splat(${address})`
}

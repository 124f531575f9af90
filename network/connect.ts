/** Which neurons are connected: `connect` (semantics §9.6). Pairs come by the neuron before the synapse, then in the order of its rule. */
import { streamKey } from '../abi/index.ts'
import type { Expr } from '../compiler/grammar/ast.ts'
import { Evaluation } from '../compiler/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel } from '../compiler/model/group.ts'
import type { NumberArray } from '../host/running.ts'
import type { RandomStreams } from './streams.ts'
import { tools } from './tools.ts'

/** The two ends of synapses to be made. */
export interface Pairs {
  readonly i: Int32Array
  readonly j: Int32Array
}

/** What a rule is evaluated in. */
export interface Connecting {
  /** The variables that it can name: `i`, `j`, and those of the neurons. */
  readonly model: GroupModel
  readonly namespace: Namespace
  readonly sizes: { readonly pre: number; readonly post: number }
  /** The values of a variable for some pairs. */
  readonly read: (variable: string, pairs: Pairs) => NumberArray
  readonly streams: RandomStreams
  readonly dt: number
  readonly t: number
}

/** A rule by which every pair of neurons is connected or not. */
export interface PairRule {
  readonly condition?: Expr | undefined
  /** With which probability, and how many times. */
  readonly p: number | Expr
  readonly n: number | Expr
}

/** Pairs looked at together. */
const together = 2 ** 16

/** The pairs that a rule connects. */
export function connectedPairs(rule: PairRule, connecting: Connecting): Pairs {
  const { pre, post } = connecting.sizes
  const drawing = new Drawing(connecting)
  const found = new PairList()
  // Whole rows at once, so that what is drawn for one depends on no other.
  const rows = Math.max(1, Math.floor(together / Math.max(post, 1)))
  for (let first = 0; first < pre; first += rows) {
    const end = Math.min(first + rows, pre)
    const candidates = drawing.candidates(rule.p, first, end)
    const chosen = drawing.chosen(rule, candidates)
    found.add(repeated(chosen, drawing.numbers(rule.n, chosen)))
  }
  return found.pairs
}

/** A list of pairs that grows. */
class PairList {
  #i = new Int32Array(1024)
  #j = new Int32Array(1024)
  #length = 0

  get pairs(): Pairs {
    return { i: this.#i.slice(0, this.#length), j: this.#j.slice(0, this.#length) }
  }

  add({ i, j }: Pairs): void {
    const length = this.#length + i.length
    if (length > this.#i.length) {
      const room = Math.max(length, 2 * this.#i.length)
      this.#i = grown(this.#i, room)
      this.#j = grown(this.#j, room)
    }
    this.#i.set(i, this.#length)
    this.#j.set(j, this.#length)
    this.#length = length
  }
}

function grown(array: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room)
  larger.set(array)
  return larger
}

/** What rules draw: one epoch for a call of `connect`, and in it a key for each row. */
class Drawing {
  readonly #connecting: Connecting
  #key: readonly [low: number, high: number] | undefined

  constructor(connecting: Connecting) {
    this.#connecting = connecting
  }

  /** Pairs of some rows: all, or each with a probability that is the same for all. */
  candidates(p: number | Expr, first: number, end: number): Pairs {
    const { post } = this.#connecting.sizes
    if (typeof p !== 'number' || p >= 1) return allPairs(first, end, post)
    const found = new PairList()
    if (p > 0) for (let row = first; row < end; row++) found.add(this.#sampled(row, p))
    return found.pairs
  }

  /** Those of some pairs for which the condition holds, and which the probability has chosen where it is an expression. */
  chosen({ condition, p }: PairRule, pairs: Pairs): Pairs {
    const held = condition === undefined ? pairs : this.#where(condition, pairs)
    if (typeof p === 'number') return held
    const probabilities = this.#values(p, 'float', held)
    return filtered(held, this.#drawnBelow(probabilities, held))
  }

  /** How many synapses each pair has. */
  numbers(n: number | Expr, pairs: Pairs): number | Float64Array {
    return typeof n === 'number' ? n : this.#values(n, 'integer', pairs)
  }

  #where(condition: Expr, pairs: Pairs): Pairs {
    return filtered(pairs, this.#values(condition, 'boolean', pairs))
  }

  /** The values of an expression; random numbers in it are those of the row. */
  #values(expr: Expr, type: 'float' | 'integer' | 'boolean', pairs: Pairs): Float64Array {
    const { model, namespace, read, dt, t, streams } = this.#connecting
    const evaluation = new Evaluation({
      model: { ...model, size: pairs.i.length },
      read: variable => read(variable, pairs),
      runtime: tools().runtime,
      namespace,
      dt,
      t,
      step: 0,
      seed: streams.seed,
      nextEpoch: () => streams.epochToDraw(),
      draw: (called, site) => this.#drawn(called, site, pairs),
    })
    return evaluation.values(expr, type)
  }

  /** A number for each pair, which belongs to its two neurons. */
  #drawn(called: 'rand' | 'randn', site: number, { i, j }: Pairs): Float64Array {
    const { post } = this.#connecting.sizes
    let row = -1
    let numbers = new Float64Array()
    return Float64Array.from(i, (neuron, k) => {
      if (neuron !== row) numbers = tools().runtime.draw(called, post, site, this.#rowKey(neuron)) as typeof numbers
      row = neuron
      return numbers[j[k] ?? 0] ?? 0
    })
  }

  #drawnBelow(probabilities: Float64Array, pairs: Pairs): Float64Array {
    const numbers = this.#drawn('rand', siteOfChoice, pairs)
    return numbers.map((number, k) => Number(number < (probabilities[k] ?? 0)))
  }

  /** Each of a row with the same probability: how many are left out comes by one number, and not one for each. */
  #sampled(row: number, p: number): Pairs {
    const { post } = this.#connecting.sizes
    const { draw, function: named } = tools().runtime
    const [log, log1p] = [named('log'), named('log1p')]
    const scale = 1 / log1p(-p)
    const key = this.#rowKey(row)
    const found: number[] = []
    let drawn = new Float64Array()
    for (let k = 0, at = -1; ; k++) {
      if (k === drawn.length)
        drawn = draw('rand', 2 * k + Math.ceil(1.2 * p * post) + 16, siteOfJumps, key) as typeof drawn
      at += 1 + Math.floor(log(1 - (drawn[k] ?? 0)) * scale)
      if (!(at < post)) break
      found.push(at)
    }
    return { i: new Int32Array(found.length).fill(row), j: Int32Array.from(found) }
  }

  /** The key of a row: growing a group changes what no row of it draws. */
  #rowKey(row: number): readonly [low: number, high: number] {
    const { streams } = this.#connecting
    const [low, high] = (this.#key ??= streamKey(streams.seed, streams.epochToDraw()))
    return [(low + row) >>> 0, high]
  }
}

/** Numbers that the rule itself draws are apart from those that its expressions draw. */
const siteOfChoice = 4094
const siteOfJumps = 4095

function allPairs(first: number, end: number, post: number): Pairs {
  const count = (end - first) * post
  const i = new Int32Array(count)
  const j = new Int32Array(count)
  for (let row = first, k = 0; row < end; row++) {
    for (let column = 0; column < post; column++, k++) {
      i[k] = row
      j[k] = column
    }
  }
  return { i, j }
}

function filtered({ i, j }: Pairs, holds: Float64Array): Pairs {
  return { i: i.filter((_, k) => holds[k] !== 0), j: j.filter((_, k) => holds[k] !== 0) }
}

/** Each pair so many times, one after the other. */
export function repeated(pairs: Pairs, n: number | ArrayLike<number>): Pairs {
  if (n === 1) return pairs
  const times = (k: number): number => Math.max(0, typeof n === 'number' ? n : (n[k] ?? 0))
  const found = new PairList()
  const { i, j } = pairs
  for (let k = 0; k < i.length; k++) {
    const count = times(k)
    found.add({ i: new Int32Array(count).fill(i[k] ?? 0), j: new Int32Array(count).fill(j[k] ?? 0) })
  }
  return found.pairs
}

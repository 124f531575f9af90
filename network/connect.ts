/**
 * Which neurons are connected by a rule: `connect` (semantics §9.6). The neurons on one side are gone through in order, and for
 * each the candidates of the rule; many of them are looked at together.
 */
import { streamKey } from '../abi/index.ts'
import type { Expr } from '../compiler/grammar/ast.ts'
import {
  type ConnectionRule,
  type Draw,
  Evaluation,
  firstSite,
  isUniform,
  outerSide,
  readsNeurons,
  type RulePart,
  synapticNames,
  withCandidate,
} from '../compiler/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel, Side } from '../compiler/model/group.ts'
import { error, failure, HillockError, type Span } from '../diagnostics/index.ts'
import type { NumberArray } from '../host/running.ts'
import { type Block, type RowValues, Rows } from './candidates.ts'
import { notAProbability } from './connect-options.ts'
import { equalCandidates, equalityIn } from './equality.ts'
import { PairList, type Pairs, repeated } from './pair-list.ts'
import type { RandomStreams } from './streams.ts'
import { tools } from './tools.ts'

/** What a rule is followed in. */
export interface Connecting {
  /** The variables that it can name: `i`, `j`, and those of the neurons. */
  readonly model: GroupModel
  readonly namespace: Namespace
  readonly sizes: Readonly<Record<Side, number>>
  /** The values of a variable for some neurons, or pairs of them. */
  readonly read: (variable: string, at: Readonly<Record<Side, Int32Array>>) => NumberArray
  /** Refuses more synapses than there is room for. */
  readonly requireRoom: (synapses: number) => void
  readonly streams: RandomStreams
  readonly dt: number
  readonly t: number
  /** Whether neurons that are not there are left out. */
  readonly skipInvalid: boolean
  /** Told how many candidates are looked at next. */
  readonly onCandidates?: ((count: number, expected: number) => void) | undefined
}

/**
 * The pairs that a rule connects, and the epoch of what was drawn for them, if anything was.
 *
 * @throws HillockError for indices of no neuron, and for more synapses than there is room for
 */
export function connectedPairs(
  rule: ConnectionRule,
  connecting: Connecting,
): { readonly found: PairList; readonly epoch: number | undefined } {
  const connection = new Connection(rule, connecting)
  return { found: connection.pairs(), epoch: connection.epoch }
}

/** One call of `connect`: it has one epoch, and in it a key for each row. */
class Connection {
  readonly #rule: ConnectionRule
  readonly #connecting: Connecting
  readonly #model: GroupModel
  /** The side whose neurons are gone through, one row each. */
  readonly #outer: Side
  #epoch: number | undefined
  #key: readonly [low: number, high: number] | undefined

  constructor(rule: ConnectionRule, connecting: Connecting) {
    this.#rule = rule
    this.#connecting = connecting
    this.#model = withCandidate(connecting.model, rule.generator.variable)
    this.#outer = outerSide(rule)
  }

  get epoch(): number | undefined {
    return this.#epoch
  }

  pairs(): PairList {
    const { requireRoom, onCandidates } = this.#connecting
    const rows = this.#rows()
    const { condition } = this.#rule.generator
    const { expected } = rows
    if (condition === undefined && this.#rule.chance === undefined && !this.#connecting.skipInvalid)
      requireRoom(expected * this.#leastTimes())
    const found = new PairList()
    let left = expected
    for (const block of rows.blocks()) {
      const { length } = block.outer
      onCandidates?.(length, expected)
      const pairs = this.#taken(block)
      found.add(pairs, (pairs.i.length / length) * left)
      left -= length
      requireRoom(found.length)
    }
    return found
  }

  /** How often each pair counts, as far as that is known beforehand. */
  #leastTimes(): number {
    const { n } = this.#rule
    return n.kind === 'number' ? n.value : 0
  }

  /** Where the candidates of each row are. */
  #rows(): Rows {
    const { low, high, step, sample } = this.#rule.generator.candidates
    return new Rows({
      count: this.#connecting.sizes[this.#outer],
      name: synapticNames[this.#outer],
      low: this.#ofRows(low, 'low', 0),
      high: this.#ofRows(high, 'high', 0),
      step: this.#ofRows(step, 'step', 1),
      sample: sample && { kind: sample.kind, value: this.#ofSample(sample.value), span: sample.value.span },
      span: (step ?? high).span,
      among: this.#among(),
      clipped: this.#connecting.skipInvalid,
      site: firstSite('choice'),
      key: row => this.#rowKey(row),
    })
  }

  /** Where the condition asks for an equality: the candidates that meet it. The condition is asked of those all the same. */
  #among(): ((row: number) => Int32Array) | undefined {
    const equality = equalityIn(this.#rule, this.#model)
    if (equality === undefined) return undefined
    const { sizes } = this.#connecting
    const valuesFor = (expr: Expr, size: number): Float64Array => {
      const indices = Int32Array.from({ length: size }, (_, k) => k)
      return this.#evaluate(expr, 'float', { pre: indices, post: indices }, undefined, () => none)
    }
    return equalCandidates(
      valuesFor(equality.ofRow, sizes[this.#outer]),
      valuesFor(equality.ofCandidate, sizes[this.#rule.side]),
    )
  }

  /** Where a probability is NaN for some rows, they have no synapses, as in Brian 2; for all it can only be a mistake. */
  #ofSample(expr: Expr): RowValues {
    const value = this.#ofRows(expr, 'sample', 0)
    if (Number.isNaN(value)) throw failure('bad-value', notAProbability, expr.span)
    return value
  }

  /** A value for each row; one where it is the same for all. */
  #ofRows(expr: Expr | undefined, part: RulePart, otherwise: number): RowValues {
    if (expr === undefined) return otherwise
    if (expr.kind === 'number') return expr.value
    const type = part === 'sample' && this.#rule.generator.candidates.sample?.kind === 'p' ? 'float' : 'integer'
    const draws =
      (length: number): Draw =>
      (called, site, given) =>
        Float64Array.from({ length }, (_, row) => {
          const own = given.map(values => values.subarray(row, row + 1))
          return this.#draw(called, 1, firstSite(part) + site, row, own)[0] ?? 0
        })
    const isSame = isUniform(expr, this.#model)
    const length = isSame ? 1 : this.#connecting.sizes[this.#outer]
    const indices = Int32Array.from({ length }, (_, row) => row)
    const values = this.#evaluate(expr, type, { pre: indices, post: indices }, undefined, draws(length))
    return isSame ? (values[0] ?? 0) : values
  }

  /** Those of some candidates that become synapses, as often as they do. */
  #taken(block: Block): Pairs {
    const { generator, side, chance, n } = this.#rule
    const { element, variable, condition } = generator
    const isItself = element.kind === 'name' && element.name === variable.name
    const placed = (of: Block): Block =>
      isItself ? of : of.standingFor(Int32Array.from(this.#ofPairs(element, 'integer', of, 'element')))
    const tested = (of: Block, test: Expr | undefined): Block => {
      const holds = test && this.#ofPairs(test, 'boolean', of, 'condition')
      return holds === undefined ? of : of.where(k => holds[k] !== 0)
    }
    // A condition on variables of the neuron is asked of those that are there; any other decides first.
    const isLate = condition !== undefined && readsNeurons(condition, side, this.#model)
    const all = placed(block)
    const inside = this.#inside(isLate ? all : tested(all, condition), element.span)
    const late = isLate ? tested(inside, condition) : inside
    const chosen = chance === undefined ? late : this.#chosen(late, chance)
    const { outer, inner } = chosen
    const pairs = side === 'post' ? { i: outer, j: inner } : { i: inner, j: outer }
    const times = n.kind === 'number' ? n.value : this.#ofPairs(n, 'integer', chosen, 'n')
    const wrong = typeof times === 'number' ? times < 0 : times.some(each => each < 0)
    if (wrong) throw failure('bad-value', 'ValueError: negative dimensions are not allowed', n.span, 'n is 0 or more')
    return repeated(pairs, times)
  }

  /** Candidates whose neuron is there. */
  #inside(block: Block, span: Span): Block {
    const { sizes, skipInvalid } = this.#connecting
    const { side } = this.#rule
    const { inner } = block
    const size = sizes[side]
    let wrong = 0
    // Numbers below 0 are large ones without a sign.
    while (wrong < inner.length && (inner[wrong] ?? -1) >>> 0 < size) wrong++
    if (wrong === inner.length) return block
    if (skipInvalid) return block.where(k => (inner[k] ?? 0) >= 0 && (inner[k] ?? 0) < size)
    const message = `IndexError: index _${synapticNames[side]}=${inner[wrong]} outside allowed range from 0 to ${size - 1}`
    const help = `add a condition to the generator, or skip_if_invalid=True (skipInvalid in TypeScript) to leave such synapses out`
    const { name, span: made } = this.#model
    const doing = `An exception occured during the execution of the 'run' block of code object '${name}_synapses_create_generator_codeobject'.\n`
    throw new HillockError([error('bad-value', span, message, { help, object: { name, span: made, doing } })])
  }

  #chosen(block: Block, chance: Expr): Block {
    const probabilities = this.#ofPairs(chance, 'float', block, 'chance')
    const numbers = this.#drawn('rand', firstSite('choice'), [], block)
    return block.where(k => (numbers[k] ?? 0) < (probabilities[k] ?? 0))
  }

  #ofPairs(expr: Expr, type: 'float' | 'integer' | 'boolean', block: Block, part: RulePart): Float64Array {
    const { outer, inner, value } = block
    const at = this.#outer === 'pre' ? { pre: outer, post: inner } : { pre: inner, post: outer }
    const draw: Draw = (called, site, given) => this.#drawn(called, firstSite(part) + site, given, block)
    return this.#evaluate(expr, type, at, value, draw)
  }

  #evaluate(
    expr: Expr,
    type: 'float' | 'integer' | 'boolean',
    at: Readonly<Record<Side, Int32Array>>,
    candidates: Int32Array | undefined,
    draw: Draw,
  ): Float64Array {
    const { namespace, read, dt, t, streams } = this.#connecting
    const { name } = this.#rule.generator.variable
    const evaluation = new Evaluation({
      model: this.#model,
      count: at[this.#outer].length,
      read: variable => (variable === name && candidates !== undefined ? candidates : read(variable, at)),
      runtime: tools().runtime,
      namespace,
      dt,
      t,
      step: 0,
      seed: streams.seed,
      nextEpoch: () => streams.epochToDraw(),
      draw,
    })
    return evaluation.values(expr, type)
  }

  /** A number for each candidate, which belongs to its row and its place there, whatever became of the others. */
  #drawn(called: Parameters<Draw>[0], site: number, given: readonly Float64Array[], block: Block): Float64Array {
    const { outer, value } = block
    const drawn = new Float64Array(outer.length)
    for (let first = 0, end = 0; first < outer.length; first = end) {
      const row = outer[first] ?? 0
      while (end < outer.length && outer[end] === row) end++
      const { start, by } = block.rowOf(row)
      const place = (k: number): number => ((value[k] ?? 0) - start) / by
      const length = place(end - 1) + 1
      const own = given.map(values => {
        const spread = new Float64Array(length)
        for (let k = first; k < end; k++) spread[place(k)] = values[k] ?? 0
        return spread
      })
      const numbers = this.#draw(called, length, site, row, own)
      if (place(end - 1) - place(first) === end - 1 - first) drawn.set(numbers.subarray(place(first), length), first)
      else for (let k = first; k < end; k++) drawn[k] = numbers[place(k)] ?? 0
    }
    return drawn
  }

  #draw(
    called: Parameters<Draw>[0],
    length: number,
    site: number,
    row: number,
    [one = none, other = none, third = none]: readonly Float64Array[],
  ): Float64Array {
    const { runtime } = tools()
    const key = this.#rowKey(row)
    if (called === 'poisson') return runtime.poisson(one, site, key)
    if (called === 'binomial') return runtime.binomial(one, other, third, site, key)
    if (called === 'chance') throw new Error('a chance outside of steps')
    return runtime.draw(called, length, site, key)
  }

  /** The key of a row: growing a group changes what no row of it draws. */
  #rowKey(row: number): readonly [low: number, high: number] {
    const { streams } = this.#connecting
    const [low, high] = (this.#key ??= streamKey(streams.seed, (this.#epoch ??= streams.epochToDraw())))
    return [(low + row) >>> 0, high]
  }
}

const none = new Float64Array()

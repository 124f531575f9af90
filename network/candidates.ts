/** The candidates of generators: whole numbers of a range, all of them or a sample, row by row (semantics §9.6). */
import { mostPlaces } from '../compiler/index.ts'
import { failure, type Span } from '../diagnostics/index.ts'
import { tools } from './tools.ts'

/** A value for each row, or the same for all. */
export type RowValues = number | Float64Array

/** The neurons on one side, a row each, and where the candidates of each row lie. */
export interface RowsOfCandidates {
  readonly count: number
  /** What the number of a row is called: `i`. */
  readonly name: string
  readonly low: RowValues
  readonly high: RowValues
  readonly step: RowValues
  /** Each candidate with a probability, or so many of them. */
  readonly sample?: { readonly kind: 'p' | 'size'; readonly value: RowValues; readonly span: Span } | undefined
  /** The places of those that may be taken at all, ascending; all unless given. */
  readonly among?: ((row: number) => Int32Array) | undefined
  /** Whether samples larger than what there is to choose from are all of it. */
  readonly clipped: boolean
  /** What samples are drawn by: the number of the call, and the key of each row. */
  readonly site: number
  readonly key: (row: number) => readonly [low: number, high: number]
  readonly span: Span
}

/** Most candidates of a row: a neuron has no more partners. */
const mostOfRow = 2 ** 31

/** Candidates looked at together. */
const together = 2 ** 16

/** Rows of candidates, found to be finite. */
export class Rows {
  readonly #of: RowsOfCandidates

  /** @throws HillockError for a range without an end */
  constructor(of: RowsOfCandidates) {
    this.#of = of
    const isUniform = [of.low, of.high, of.step].every(each => typeof each === 'number')
    for (let row = 0; row < (isUniform ? Math.min(1, of.count) : of.count); row++) this.#requireEnd(row)
  }

  /** How many candidates there are to be, on average. */
  get expected(): number {
    const { count, sample, low, high, step } = this.#of
    const isUniform = [low, high, step, sample?.value ?? 0].every(each => typeof each === 'number')
    if (isUniform) return count === 0 ? 0 : count * this.#expectedOf(0)
    let sum = 0
    for (let row = 0; row < count; row++) sum += this.#expectedOf(row)
    return sum
  }

  /** The first candidate of a row, and by how much they differ. */
  row(row: number): { readonly start: number; readonly by: number } {
    const { low, step } = this.#of
    return { start: at(low, row), by: at(step, row) }
  }

  /** All candidates, in order, many at a time. The memory of a block is that of the next one. */
  *blocks(): Generator<Block> {
    const { count, sample } = this.#of
    const block = new Filling(together)
    for (let row = 0; row < count; row++) {
      const p = sample?.kind === 'p' ? at(sample.value, row) : 1
      yield* p < 1 ? this.#byChance(row, p, block) : this.#listed(row, block)
    }
    yield block.taken(this)
  }

  /** All candidates of a row, or those at places that are known at once. */
  *#listed(row: number, block: Filling): Generator<Block> {
    const { sample, among } = this.#of
    const { start, by } = this.row(row)
    const length = this.#length(row)
    const places = sample?.kind === 'size' ? this.#ofSize(row, length, at(sample.value, row)) : among?.(row)
    const all = places?.length ?? length
    for (let done = 0; done < all;) {
      if (block.room === 0) yield block.taken(this)
      const next = Math.min(all, done + block.room)
      block.add(row, start, by, next - done, places === undefined ? done : places.subarray(done, next))
      done = next
    }
  }

  /** Each candidate of a row with the same probability: how many are left out comes by one number, and not one for each. */
  *#byChance(row: number, p: number, block: Filling): Generator<Block> {
    if (!(p > 0)) return
    const { site, key } = this.#of
    const { start, by } = this.row(row)
    const length = this.#length(row)
    for (let taken = 0, place = -1; ;) {
      if (block.room === 0) yield block.taken(this)
      const room = Math.min(block.room, mostPlaces)
      const places = tools().runtime.takePlaces({ taken, place, room }, length, p, site, key(row))
      block.add(row, start, by, places.length, places)
      if (places.length < room) return
      taken += room
      place = places[room - 1] ?? length
    }
  }

  #length(row: number): number {
    const { low, high, step } = this.#of
    return Math.max(0, Math.ceil((at(high, row) - at(low, row)) / at(step, row)))
  }

  #expectedOf(row: number): number {
    const { sample } = this.#of
    const length = this.#length(row)
    if (sample === undefined) return length
    const value = at(sample.value, row)
    return sample.kind === 'size' ? Math.min(length, Math.max(value, 0)) : value > 0 ? length * Math.min(1, value) : 0
  }

  #requireEnd(row: number): void {
    const { step, name, span, low, high } = this.#of
    if (at(step, row) === 0) {
      const help = `the step is 0 for ${name} = ${row}: the range would never end`
      throw failure('bad-value', 'ZeroDivisionError: division by zero', span, help)
    }
    const length = this.#length(row)
    if (length <= mostOfRow && Math.abs(at(low, row)) <= mostOfRow && Math.abs(at(high, row)) <= mostOfRow) return
    const message = `MemoryError: the range from ${at(low, row)} to ${at(high, row)} for ${name} = ${row} has ${length} numbers, more than there can be neurons`
    throw failure('too-large', message, span)
  }

  /** So many different ones (Floyd's algorithm: R. W. Floyd and J. Bentley, Comm. ACM 30, 1987). */
  #ofSize(row: number, length: number, wanted: number): Int32Array {
    const { sample, clipped, site, key } = this.#of
    if (!clipped && (wanted < 0 || wanted > length)) {
      const bigger = `bigger than the population size ${length}`
      const message = `IndexError: Requested sample size ${wanted} is ${wanted < 0 ? 'negative' : bigger}.`
      throw failure('bad-value', message, sample?.span)
    }
    const size = Math.max(0, Math.min(wanted, length))
    const drawn = tools().runtime.draw('rand', size, site, key(row))
    const chosen = new Set<number>()
    for (let k = 0, last = length - size; k < size; k++, last++) {
      const candidate = Math.floor((drawn[k] ?? 0) * (last + 1))
      chosen.add(chosen.has(candidate) ? last : candidate)
    }
    return Int32Array.from(chosen).sort()
  }
}

/** Some candidates, and the neurons that they stand for. */
export class Block {
  /** The row of each. */
  readonly outer: Int32Array
  readonly value: Int32Array
  /** The neuron on the other side. */
  readonly inner: Int32Array
  readonly #rows: Rows

  constructor(rows: Rows, outer: Int32Array, value: Int32Array, inner: Int32Array = value) {
    this.#rows = rows
    this.outer = outer
    this.value = value
    this.inner = inner
  }

  /** The first candidate of a row, and by how much they differ. */
  rowOf(row: number): { readonly start: number; readonly by: number } {
    return this.#rows.row(row)
  }

  /** The same candidates, standing for these neurons. */
  standingFor(inner: Int32Array): Block {
    return new Block(this.#rows, this.outer, this.value, inner)
  }

  /** Those for which something holds. */
  where(holds: (k: number) => boolean): Block {
    const { outer, value, inner } = this
    const kept = new Int32Array(outer.length)
    let count = 0
    for (let k = 0; k < outer.length; k++) if (holds(k)) kept[count++] = k
    if (count === outer.length) return this
    const chosen = (list: Int32Array): Int32Array => {
      const made = new Int32Array(count)
      for (let k = 0; k < count; k++) made[k] = list[kept[k] ?? 0] ?? 0
      return made
    }
    const values = chosen(value)
    return new Block(this.#rows, chosen(outer), values, inner === value ? values : chosen(inner))
  }
}

/** A block on its way. */
class Filling {
  readonly #outer: Int32Array
  readonly #value: Int32Array
  #length = 0

  constructor(size: number) {
    this.#outer = new Int32Array(size)
    this.#value = new Int32Array(size)
  }

  get room(): number {
    return this.#outer.length - this.#length
  }

  /** Adds so many candidates of a row: those at some places, or from one place on. */
  add(row: number, start: number, by: number, count: number, places: Int32Array | number): void {
    const length = this.#length + count
    this.#outer.fill(row, this.#length, length)
    const value = this.#value
    let to = this.#length
    if (typeof places === 'number') for (let k = 0; k < count; k++) value[to++] = start + (places + k) * by
    else if (start === 0 && by === 1) value.set(places, to)
    else for (let k = 0; k < count; k++) value[to++] = start + (places[k] ?? 0) * by
    this.#length = length
  }

  /** What there is, until something is added again: then it begins anew. */
  taken(rows: Rows): Block {
    const length = this.#length
    this.#length = 0
    return new Block(rows, this.#outer.subarray(0, length), this.#value.subarray(0, length))
  }
}

function at(values: RowValues, row: number): number {
  return typeof values === 'number' ? values : (values[row] ?? 0)
}

/** Rows, or elements, that a function of the module goes through before the first step: synapses made by rules, and initial values. */
import { type ConnectRule, synapsesMade } from './connecting.ts'

/** Rows to be gone through, in pieces of whatever length. */
export interface Rows {
  /** The function: `(first, end, keyLow, keyHigh)`. */
  readonly export: string
  readonly first: number
  readonly end: number
  readonly key: readonly [low: number, high: number]
  /** Whether several threads may go through pieces of them at the same time. */
  readonly pieces: boolean
  /** Where they become synapses: the function takes besides how many there are, and for how many there is room. */
  readonly synapses?:
    | { readonly rule: ConnectRule; readonly before: number; readonly room: number; readonly ends: Ends }
    | undefined
  /** Told after each piece; going on ends with what it throws. */
  readonly tell?: ((passage: Passage) => void) | undefined
}

/** The arrays of neurons on both sides of synapses, by their index in the manifest's `arrays`. */
export interface Ends {
  readonly pre: number
  readonly post: number
}

/** Calls a function of the module. */
export type Call = (name: string, ...values: readonly number[]) => unknown

/** How far rows have been gone through, in order, and what came of it. */
export class Passage {
  readonly rows: Rows
  /** The next row. */
  next: number
  /** How many synapses there are. */
  made: number
  /** How many rows take some milliseconds, as far as has been found out. */
  piece = 1
  /** The first row of those that there was no room for, and how many synapses there are before it. */
  unfitting: number
  fitting: number

  constructor(rows: Rows) {
    this.rows = rows
    this.next = rows.first
    this.made = rows.synapses?.before ?? 0
    this.unfitting = rows.end
    this.fitting = this.made
  }

  get isOver(): boolean {
    return this.next >= this.rows.end
  }

  /** Whether there was room for everything so far. */
  get fits(): boolean {
    return this.unfitting === this.rows.end
  }

  /** Synapses of a row, on average; NaN before the first. */
  get density(): number {
    return (this.made - (this.rows.synapses?.before ?? 0)) / (this.next - this.rows.first)
  }

  /** Takes in that the rows up to one are done, and that there are so many synapses. */
  add(end: number, made: number): void {
    if (this.fits && made > (this.rows.synapses?.room ?? made)) {
      this.unfitting = this.next
      this.fitting = this.made
    }
    this.made = made
    this.next = end
    this.rows.tell?.(this)
  }

  /** Takes in how long some rows took. */
  took(rows: number, milliseconds: number): void {
    this.piece = milliseconds < spell ? 2 * rows : Math.max(1, rows >> 1)
  }

  /** Does a piece in this thread, or the rows up to one. */
  goOn(call: Call, end: number = Math.min(this.next + this.piece, this.rows.end)): void {
    const { export: name, key, synapses } = this.rows
    const { next, made } = this
    const began = performance.now()
    const returned =
      synapses === undefined ? call(name, next, end, ...key) : call(name, next, end, ...key, made, synapses.room)
    this.took(end - next, performance.now() - began)
    this.add(end, synapses === undefined ? made : synapsesMade(synapses.rule, returned, made))
  }
}

/** Milliseconds that a piece is to take: how far it is can be told after each. */
const spell = 10

/** Does what is left in this thread. */
export function goThrough(passage: Passage, call: Call): void {
  while (!passage.isOver) passage.goOn(call)
}

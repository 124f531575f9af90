import { error, HillockError, type Span } from '../../../diagnostics/index.ts'
import { type DrawStatement, type IrExpr, type IrStatement, type IrType, local, type Local } from '../ir.ts'
import { countOperations } from '../walk.ts'

/** The random calls of a population, numbered in the order in which its code is lowered. */
export interface Draws {
  /**
   * A fresh number.
   *
   * @throws HillockError `too-large` if there is none left
   */
  nextSite(): number
}

/** Numbers that a population's calls can have: part of the address of what they draw. */
const sites = 2 ** 12

/** Which numbers there are for whose calls. */
const ranges: Readonly<Record<Caller, readonly [first: number, end: number]>> = {
  group: [0, sites / 2],
  regular: [sites / 2, (3 * sites) / 4],
  input: [(3 * sites) / 4, sites],
}

/** What draws: a group in its step, what it is asked to do regularly, a PoissonInput. */
type Caller = 'group' | 'regular' | 'input'

/** No random call so far: each kind has numbers for itself, so that adding one of another kind moves none. */
export function createDraws(of: Caller = 'group'): Draws {
  const [first, end] = ranges[of]
  let site: number = first
  return {
    nextSite() {
      if (site === end) throw tooMany(end - first)
      return site++
    },
  }
}

function tooMany(most: number): HillockError {
  const message = `the code of a group has more than ${most} calls that draw random numbers`
  return new HillockError([error('too-large', undefined, message, { help: 'divide it into several groups' })])
}

/**
 * Most operations of a value that is written out wherever it is used. Passes see through what is written out, and what is
 * computed twice in the end is shared.
 */
const mostRepeated = 40

/** What is met while statements are lowered and becomes a statement of its own in front: random calls, and values kept. */
export class Prelude {
  readonly #draws: Draws
  readonly #clock: number
  readonly #rows: boolean
  readonly #noises = new Map<string, Local>()
  #pending: IrStatement[] = []

  /**
   * @param rows whether all neurons run the code, and not a few
   * @param clock whose step is part of a number's address
   */
  constructor(draws: Draws, clock: number, rows: boolean) {
    this.#draws = draws
    this.#clock = clock
    this.#rows = rows
  }

  /** A fresh random number. */
  draw(called: DrawStatement['function'], where: string, given?: DrawStatement['arguments']): Local {
    const type: IrType = called === 'poisson' ? 'i32' : 'f64'
    const drawn: Local = { stem: /^xi\w*$/.test(where) ? where : called, type }
    const rows = this.#rows && called !== 'poisson'
    const site = this.#draws.nextSite()
    const clock = this.#clock
    this.#pending.push({ kind: 'draw', local: drawn, function: called, arguments: given, site, clock, rows, where })
    return drawn
  }

  /** The number of a noise symbol: one in a step, however many equations use it. */
  noise(name: string): Local {
    const known = this.#noises.get(name)
    if (known !== undefined) return known
    const drawn = this.draw('randn', name)
    this.#noises.set(name, drawn)
    return drawn
  }

  /**
   * The draws since the last time, to stand in front of what uses them.
   *
   * @param origin what of the model uses them
   */
  take(origin?: Span): IrStatement[] {
    const taken = this.#pending
    this.#pending = []
    return origin === undefined ? taken : taken.map(each => ({ ...each, origin }))
  }

  /** A value that is used in several places: itself, or a local if it is large. */
  keep(value: IrExpr, stem: string): IrExpr {
    if (countOperations(value) <= mostRepeated) return value
    const kept: Local = { stem, type: value.type }
    this.#pending.push({ kind: 'let', local: kept, value })
    return local(kept)
  }
}

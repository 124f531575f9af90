import { error, HillockError, invariant } from '../../../diagnostics/index.ts'
import type { DrawStatement, IrStatement, IrType, Local } from '../ir.ts'

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

/** No random call so far of a group, or of what it is asked to do regularly, which has the upper half of the numbers for itself. */
export function createDraws(of: 'group' | 'regular' = 'group'): Draws {
  const end = of === 'group' ? sites / 2 : sites
  let site = end - sites / 2
  return {
    nextSite() {
      if (site === end) throw tooMany()
      return site++
    },
  }
}

function tooMany(): HillockError {
  const message = `the code of a group has more than ${sites / 2} calls that draw random numbers`
  return new HillockError([error('too-large', undefined, message, { help: 'divide it into several groups' })])
}

/** The random calls met while statements are lowered: each becomes a statement of its own, in front of the one it is in. */
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
  draw(called: DrawStatement['function'], where: string, mean?: DrawStatement['mean']): Local {
    const type: IrType = called === 'poisson' ? 'i32' : 'f64'
    const local: Local = { stem: /^xi\w*$/.test(where) ? where : called, type }
    const rows = this.#rows && called !== 'poisson'
    const site = this.#draws.nextSite()
    this.#pending.push({ kind: 'draw', local, function: called, mean, site, clock: this.#clock, rows, where })
    return local
  }

  /** The number of a noise symbol: one in a step, however many equations use it. */
  noise(name: string): Local {
    const known = this.#noises.get(name)
    if (known !== undefined) return known
    const drawn = this.draw('randn', name)
    this.#noises.set(name, drawn)
    return drawn
  }

  /** The draws since the last time, to stand in front of what uses them. */
  take(): IrStatement[] {
    const taken = this.#pending
    this.#pending = []
    return taken
  }

  /** For code that cannot draw. */
  requireNothing(): void {
    invariant(this.#pending.length === 0, 'code without random numbers')
  }
}

import { error, HillockError, type OptionKinds, type Span, wrongArgument } from '../diagnostics/index.ts'
import { type Clock, clockName, clockOf } from './clock.ts'
import type { QuantityLike } from './quantities.ts'

export interface BrianObjectOptions {
  /** Brian's name; the stem of the class unless given, with a number where a network has several. */
  readonly name?: string | undefined
  /** A time step of its own. */
  readonly dt?: QuantityLike | undefined
  /** A clock that it shares with others. */
  readonly clock?: Clock | undefined
  /** Where it is made, for messages that have no better place. */
  readonly span?: Span | undefined
}

/** The options that all of them have. */
export const objectOptions: OptionKinds<BrianObjectOptions> = { name: 'own', dt: 'own', clock: 'own', span: 'span' }

/** What has a name in a network and runs by a clock: groups, monitors, regular operations. */
export abstract class BrianObject {
  /** Whether the name was given, and is not to be changed. */
  readonly named: boolean
  /** The clock it was given; without one it runs by that of its group or network. */
  readonly clock: Clock | undefined
  readonly span: Span | undefined
  readonly #ownsClock: boolean
  #name: string
  #active = true
  #network: object | undefined

  /** @throws HillockError for both a dt and a clock, or a dt that is no positive time */
  constructor(stem: string, { name, dt, clock, span }: BrianObjectOptions) {
    const given = bareName(name, span)
    this.#name = given ?? stem
    this.named = given !== undefined && given === name
    this.clock = clockOf(this.#name, { dt, clock, span })
    this.#ownsClock = dt !== undefined
    this.span = span
  }

  get name(): string {
    return this.#name
  }

  /** Gives it another name, before its first run. A clock that it has for itself follows. */
  rename(name: string): void {
    this.#name = name
    if (this.#ownsClock) this.clock?.rename(clockName(name))
  }

  /** Whether it takes part in runs; one that does not rests, with what it holds, while time goes on. */
  get active(): boolean {
    return this.#active
  }

  /** From the next run on; what belongs to a group follows it. */
  set active(active: boolean) {
    if (typeof active !== 'boolean') throw wrongArgument('active', 'true or false', active, this.span)
    this.#active = active
    for (const part of this.parts) part.active = active
  }

  /** Objects that belong to it. */
  protected get parts(): readonly BrianObject[] {
    return []
  }

  /** The clock it runs by as things are. */
  abstract get clockInUse(): Clock

  /** The network that has run it, if one has: from then on it belongs there. */
  get network(): object | undefined {
    return this.#network
  }

  /** Marks it as run by a network. */
  joins(network: object): void {
    this.#network ??= network
  }
}

/**
 * A name without the star at its end, by which Brian 2 means that a number may follow.
 *
 * @throws HillockError `bad-value` for what cannot be a name
 */
export function bareName(name: string | undefined, span: Span | undefined): string | undefined {
  if (name === undefined) return undefined
  if (typeof name !== 'string') throw wrongArgument('name', 'a text', name, span)
  const bare = name.endsWith('*') ? name.slice(0, -1) : name
  if (/^[_A-Za-z]\w*$/.test(bare)) return bare
  throw new HillockError([error('bad-value', span, `ValueError: Name ${name} not valid variable name`)])
}

import type { Engine } from '../host/running.ts'
import type { ProfiledObject } from './network-options.ts'

/** How long the objects of a network have worked in a run. */
export class Profile {
  readonly #milliseconds = new Map<string, number>()

  /** The longest first. */
  get info(): readonly ProfiledObject[] {
    const all = Array.from(this.#milliseconds, ([name, spent]) => ({ name, seconds: spent / 1000 }))
    return all.toSorted((a, b) => b.seconds - a.seconds)
  }

  add(name: string, milliseconds: number): void {
    this.#milliseconds.set(name, (this.#milliseconds.get(name) ?? 0) + milliseconds)
  }

  /** Takes what the module has spent on each phase, at the end of a run. */
  finish(engine: Engine): void {
    for (const [phase, { object }] of engine.manifest.schedule.entries()) this.add(object, engine.timingOf(phase))
  }
}

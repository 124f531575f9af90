/** Names that tell things apart which nobody named, as Brian 2 does it: `neurongroup`, `neurongroup_1`, … (semantics §1.5). */

interface Nameable {
  readonly name: string
  readonly named: boolean
  rename(name: string): void
}

/** The first of `stem`, `stem_1`, `stem_2`, … that is not taken. */
export function freeName(stem: string, taken: ReadonlySet<string>): string {
  for (let k = 0; ; k++) {
    const name = k === 0 ? stem : `${stem}_${k}`
    if (!taken.has(name)) return name
  }
}

/** Gives a number to each thing nobody named whose name another has already; the first keep theirs. */
export function nameApart(things: Iterable<Nameable>): void {
  const taken = new Set<string>()
  for (const thing of things) {
    if (!thing.named && taken.has(thing.name)) thing.rename(freeName(thing.name, taken))
    taken.add(thing.name)
  }
}

import { readCorpus, tokensOf } from './corpus.ts'
import { generated } from './grammar.ts'
import type { Kind } from './kind.ts'
import { type Material, mutated, spliced } from './mutate.ts'
import { type Running, textRunner } from './run-text.ts'
import { shrinkList } from './shrink.ts'

/** A script, and how much of it is real. */
export interface ScriptCase extends Running {
  readonly lines: readonly string[]
}

/** One in so many is assembled and steps, or draws its figures. */
const steppingOneIn = 60
const drawnOneIn = 30

/** Scripts that are changed, spliced or generated. */
export function scripts(): Kind<ScriptCase> {
  const corpus = readCorpus()
  const names = new Set(corpus.flatMap(lines => tokensOf(lines.join('\n')).filter(token => /^[\p{L}_]/u.test(token))))
  const material: Material = { scripts: corpus, names: [...names] }
  const run = textRunner()
  return {
    name: 'scripts',
    seconds: 10,
    make: random => {
      const make = random.pick([mutated, mutated, mutated, spliced, generated])
      return { steps: random.once(steppingOneIn), draws: random.once(drawnOneIn), lines: make(random, material) }
    },
    attempt: ({ lines, ...running }) => run(lines.join('\n'), running),
    shrink: shrinkLines,
    show: ({ lines }) => lines.join('\n'),
  }
}

/** A case with fewer lines. */
export async function shrinkLines<Case extends { readonly lines: readonly string[] }>(
  given: Case,
  fails: (smaller: Case) => Promise<boolean>,
  until: number,
): Promise<Case> {
  const lines = await shrinkList(given.lines, shorter => fails({ ...given, lines: shorter }), until)
  return { ...given, lines }
}

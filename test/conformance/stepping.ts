/** A model's records do not depend on how many steps a block has and how many neurons a tile. */
import { Network } from '../../network/index.ts'
import type { Stepping } from '../../network/network-options.ts'
import { assembleQuickly } from '../assemble.ts'
import { runModel } from './hillock.ts'
import type { Observed } from './observed.ts'
import { models, readReference } from './reference.ts'

const steppings: readonly Stepping[] = [
  { blockLimit: 1, tile: 512 },
  { blockLimit: 32, tile: 16 },
  { blockLimit: 1, tile: 16 },
]

/** Model files whose runs can be compared: all that Hillock takes, and that Brian 2 does not refuse. */
export const compared: readonly string[] = models().flatMap(({ name, file, notYet }) =>
  notYet === true || readReference(name).kind === 'error' ? [] : [file],
)

/** What a model showed, and what of it is not, to the bit, as in blocks of 32 steps and tiles of 512 neurons. */
export interface Compared {
  readonly shown: number
  readonly different: readonly string[]
}

/** Runs a model in several ways. */
export async function dependsOnStepping(file: string): Promise<Compared> {
  const run = (stepping: Stepping): Promise<Observed> =>
    runModel(file, {
      seed: 1,
      assemble: assembleQuickly,
      network: (objects, options) => new Network(objects, { ...options, stepping }),
    })
  const usual = await run({ blockLimit: 32, tile: 512 })
  const different: string[] = []
  for (const stepping of steppings) {
    const other = await run(stepping)
    const names = new Set([...Object.keys(usual.columns), ...Object.keys(other.columns)])
    const columns = [...names].filter(name => !sameBits(usual.columns[name]?.values, other.columns[name]?.values))
    const seen = usual.printed === other.printed ? columns : [...columns, 'what is printed']
    different.push(...seen.map(what => `${what} with ${JSON.stringify(stepping)}`))
  }
  return { shown: Object.keys(usual.columns).length + usual.printed.length, different }
}

function sameBits(one: readonly unknown[] = [], other: readonly unknown[] = []): boolean {
  return one.length === other.length && one.every((value, k) => Object.is(value, other[k]))
}

/** Random models: whatever cuts blocks and tiles, joins phases, or compiles ahead changes no bit. */
import { assembleQuickly } from '../assemble.ts'
import { campaign } from '../properties/campaign.ts'
import { properties } from '../properties/properties.ts'
import { toScript } from '../properties/script.ts'
import type { Kind } from './kind.ts'

/** The models of a seed. */
export interface ModelCase {
  readonly seed: number
}

/** Models of a case, which are assembled together. */
const together = 12
/** Seconds for making what was found smaller. */
const shrink = 60

/** Random models against the oracle, by every property. */
export function models(): Kind<ModelCase> {
  return {
    name: 'models',
    seconds: 300,
    make: random => ({ seed: random.bits() | 0 }),
    attempt: async ({ seed }) => {
      const { failures } = await campaign({
        seed,
        count: together,
        together,
        properties,
        assemble: assembleQuickly,
        shrink,
      })
      const [first] = failures
      return first && { what: 'bits', said: `${first.property}: ${first.said}\n${toScript(first.model)}` }
    },
    shrink: given => Promise.resolve(given),
    show: ({ seed }) => `# ${together} random models of seed ${seed}`,
  }
}

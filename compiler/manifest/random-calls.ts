import type { ManifestRandomCall } from '../../abi/index.ts'
import type { Program } from '../ir/program.ts'
import { statementsOf } from '../ir/walk.ts'

/** Every place of a step that draws random numbers, by group and number. */
export function randomCalls({ parts }: Program): ManifestRandomCall[] {
  const calls = parts
    .flatMap(({ kernels }) => kernels)
    .flatMap(kernel => {
      const group = kernel.population
      return statementsOf(kernel).flatMap((statement): ManifestRandomCall[] => {
        if (statement.kind !== 'draw' && statement.kind !== 'fill') return []
        const { function: called, where, site } = statement
        // Its first bits are there too.
        if (statement.kind === 'draw' && statement.part === 'further') return []
        return [{ group, function: called, where, ordinal: group, site }]
      })
    })
  return calls.toSorted((a, b) => a.group - b.group || a.site - b.site)
}

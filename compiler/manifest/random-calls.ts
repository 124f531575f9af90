import type { ManifestRandomCall } from '../../abi/index.ts'
import type { Program } from '../ir/program.ts'
import { withInner } from '../ir/walk.ts'

/** Every place of a step that draws random numbers, by group and number. */
export function randomCalls({ parts, populations }: Program): ManifestRandomCall[] {
  const calls = parts
    .flatMap(({ kernels }) => kernels)
    .flatMap(({ population: group, loops }) =>
      loops
        .flatMap(({ body }) => body.flatMap(withInner))
        .flatMap((statement): ManifestRandomCall[] => {
          if (statement.kind !== 'draw') return []
          const { function: called, where, site } = statement
          return [{ group, function: called, where, ordinal: populations[group]?.ordinal ?? 0, site }]
        }),
    )
  return calls.toSorted((a, b) => a.group - b.group || a.site - b.site)
}

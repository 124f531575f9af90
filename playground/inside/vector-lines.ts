/** What of a module is done several neurons at a time, and what is not. */
import type { ScriptReport } from '../../session/index.ts'
import type { Block } from './blocks.ts'

type Manifest = NonNullable<ScriptReport['compiled']>['manifest']

/** A line for each kernel. Vectors are found where they are: in its text. */
export function vectorLines({ parts, groups, costs }: Manifest, blocks: readonly Block[]): readonly string[] {
  return parts.flatMap(({ kernels }) =>
    kernels.map(({ export: name, group, apart }) => {
      const lines = blocks.find(block => block.name === name)?.lines ?? []
      const { variable, name: own = '' } = groups[group] ?? {}
      const head = `${name} over ${variable ?? own}`
      const turn = lines.map(({ text }) => /\/\/ neurons .* of (\d+)$/.exec(text)?.[1]).find(each => each !== undefined)
      if (turn === undefined) return `${head}: one after the other${apart === undefined ? '' : `, ${apart}`}`
      const single = costs.find(cost => cost.group === group)?.single ?? []
      const but = single.length === 0 ? '' : `; one after the other: ${single.join(', ')}, which vectors cannot do`
      return `${head}: ${turn} neurons a turn, in vectors${but}`
    }),
  )
}

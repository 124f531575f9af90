/**
 * Populations that take nothing from the others of their part, and only give them events: Poisson neurons, say. Several threads do
 * their steps of a whole block ahead of the rest, and so need not meet in each of them.
 */
import type { Kernel, Stage } from '../program.ts'
import { type Access, accessesOf } from './accesses.ts'
import { isDivided, withWaits } from './waits.ts'

/** The stages with those of sources marked, which go ahead. */
export function withSourcesAhead(
  stages: readonly Stage[],
  kernels: readonly Kernel[],
  base: number | undefined,
): readonly Stage[] {
  const populations = new Set(kernels.map(({ population }) => population))
  const accesses = new Map(kernels.map(kernel => [kernel, accessesOf(kernel)]))
  const sources = new Set([...populations].filter(each => isSource(each, { stages, kernels, accesses, base })))
  if (sources.size === 0) return stages
  return stages.map((stage): Stage => {
    if (stage.kind !== 'kernel' && stage.kind !== 'push') return stage
    const population = populationOf(stage, kernels)
    return population !== undefined && sources.has(population) ? { ...stage, ahead: true } : stage
  })
}

/** What is known of a part. */
interface Known {
  readonly stages: readonly Stage[]
  readonly kernels: readonly Kernel[]
  readonly accesses: ReadonlyMap<Kernel, readonly Access[]>
  readonly base: number | undefined
}

function isSource(population: number, { stages, kernels, accesses, base }: Known): boolean {
  const own = kernels.filter(each => each.population === population)
  const others = kernels.filter(each => each.population !== population)
  const pathways = kernels
    .flatMap(({ over }) => (over.kind === 'pathway' ? [over.pathway] : []))
    .filter(({ event }) => event.population === population)
  return (
    pathways.length > 0 &&
    pathways.every(each => each.clock === base && isDivided(each, kernels)) &&
    own.every(({ over }) => over.kind !== 'pathway' && over.kind !== 'once') &&
    isApart(usedBy(own, accesses), usedBy(others, accesses)) &&
    withWaits(
      stages.filter(each => populationOf(each, kernels) === population),
      kernels,
    ).every(({ kind }) => kind !== 'wait' && kind !== 'gather')
  )
}

function usedBy(kernels: readonly Kernel[], accesses: Known['accesses']): readonly Access[] {
  return kernels.flatMap(each => accesses.get(each) ?? [])
}

/** Whether what is used neither writes what others use nor uses what others write. */
function isApart(used: readonly Access[], others: readonly Access[]): boolean {
  const [writes, touches] = [new Set<object>(), new Set<object>()]
  for (const { of, writes: isWritten } of used) (isWritten ? writes : touches).add(of)
  return others.every(({ of, writes: isWritten }) => !writes.has(of) && !(isWritten && touches.has(of)))
}

/** Whose stage it is: that of the kernel, or of the events. */
function populationOf(stage: Stage, kernels: readonly Kernel[]): number | undefined {
  switch (stage.kind) {
    case 'kernel':
      return kernels[stage.kernel]?.population
    case 'push':
      return stage.pathway.event.population
    case 'gather':
      return stage.event.population
    case 'wait':
      return undefined
  }
}

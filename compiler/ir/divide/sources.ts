/**
 * Populations that take nothing from the others of their part, and only give them events: Poisson neurons, say. Several threads do
 * their steps of a whole block ahead of the rest, and so need not meet in each of them.
 */
import type { Kernel, Stage } from '../program.ts'
import { accessesOf } from './accesses.ts'
import { isDivided, withWaits } from './waits.ts'

/** The stages with those of sources marked, which go ahead. */
export function withSourcesAhead(
  stages: readonly Stage[],
  kernels: readonly Kernel[],
  base: number | undefined,
): readonly Stage[] {
  const populations = new Set(kernels.map(({ population }) => population))
  const sources = new Set([...populations].filter(each => isSource(each, stages, kernels, base)))
  if (sources.size === 0) return stages
  return stages.map((stage): Stage => {
    if (stage.kind !== 'kernel' && stage.kind !== 'push') return stage
    const population = populationOf(stage, kernels)
    return population !== undefined && sources.has(population) ? { ...stage, ahead: true } : stage
  })
}

function isSource(
  population: number,
  stages: readonly Stage[],
  kernels: readonly Kernel[],
  base: number | undefined,
): boolean {
  const own = kernels.filter(each => each.population === population)
  const others = kernels.filter(each => each.population !== population)
  const pathways = kernels
    .flatMap(({ over }) => (over.kind === 'pathway' ? [over.pathway] : []))
    .filter(({ event }) => event.population === population)
  return (
    pathways.length > 0 &&
    pathways.every(each => each.clock === base && isDivided(each, kernels)) &&
    own.every(({ over }) => over.kind !== 'pathway' && over.kind !== 'once') &&
    isApart(own, others) &&
    withWaits(
      stages.filter(each => populationOf(each, kernels) === population),
      kernels,
    ).every(({ kind }) => kind !== 'wait' && kind !== 'gather')
  )
}

/** Whether kernels neither write what others use nor use what others write. */
function isApart(own: readonly Kernel[], others: readonly Kernel[]): boolean {
  const used = own.flatMap(accessesOf)
  return others
    .flatMap(accessesOf)
    .every(one => used.every(other => one.of !== other.of || !(one.writes || other.writes)))
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

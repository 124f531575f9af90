/** The clocks, the schedule and the parts of a module in words. */
import { MAX_BLOCK } from '../abi/layout.ts'
import type { Manifest, ManifestKernel, ManifestMonitor } from '../abi/manifest.ts'
import { shownName } from '../host/running.ts'

/** A clock in a row: name, step, and how it goes with the base clock. */
export function clockRows({ clocks, base }: Manifest): readonly (readonly string[])[] {
  const least = base === undefined ? undefined : clocks[base]
  return clocks.map(({ name, dt }, index) => {
    if (least === undefined) return [name, stepText(dt), 'counts its own steps: the clocks do not fit into each other']
    if (index === base) return [name, stepText(dt), clocks.length > 1 ? 'the base clock' : '']
    return [name, stepText(dt), `every ${Math.round(dt / least.dt)} steps of ${least.name}`]
  })
}

/** Seconds as milliseconds: `0.1 ms`. */
export function stepText(dt: number): string {
  return `${Number((dt * 1e3).toPrecision(6))} ms`
}

/** How often a monitor records. */
export function recordingTimes({ clock }: ManifestMonitor, { clocks, base }: Manifest): string {
  const dt = clocks[clock]?.dt ?? 0
  if (base === undefined) return `every ${stepText(dt)}`
  const steps = Math.round(dt / (clocks[base]?.dt ?? dt))
  return steps === 1 ? 'each step' : `every ${steps} steps`
}

/** What a step does, in its order: slot, order, object, and the clock if there are several. */
export function scheduleRows({ schedule, clocks }: Manifest): readonly (readonly string[])[] {
  return schedule.map(({ when, order, object, clock }) => [
    when,
    String(order),
    object,
    ...(clocks.length > 1 ? [clocks[clock]?.name ?? ''] : []),
  ])
}

/** How the step was joined: what runs in blocks, and why the rest does not. */
export function partLines(manifest: Manifest): readonly string[] {
  const { undivided } = manifest
  const lines = manifest.parts.flatMap(({ kernels, stepByStep }) => [
    stepByStep === undefined ? `in blocks of up to ${MAX_BLOCK} steps` : `step by step: ${stepByStep}`,
    ...kernels.flatMap(kernel => [
      `  ${kernelText(kernel, manifest)}`,
      ...(kernel.undivided === undefined ? [] : [`    by one thread: ${kernel.undivided}`]),
    ]),
  ])
  return undivided === undefined ? lines : [`all by one thread: ${undivided}`, ...lines]
}

function kernelText({ export: name, group, phases, apart }: ManifestKernel, { groups, schedule }: Manifest): string {
  const over = shownName(groups[group] ?? { name: '' })
  const why = apart === undefined ? '' : `, ${apart}`
  return `${name} over ${over}${why}: ${phases.map(phase => schedule[phase]?.object ?? '').join(', ')}`
}

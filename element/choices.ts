/** What is drawn of a model, and which constants have sliders: by the attributes, and by what the module says of itself. */
import type { Manifest, ManifestGroup, ManifestMonitor } from '../abi/manifest.ts'
import type { Model, ModelConstant } from '../host/index.ts'
import { failure } from '../diagnostics/diagnostic.ts'
import { shownName } from '../host/running.ts'
import type { Problem, Watch } from './messages.ts'
import { newProblem } from './problems.ts'

/** The kinds of plots. */
export type PlotKind = 'raster' | 'rate' | 'trace'

/** Attributes that say what is shown; null where absent. */
export interface Wishes {
  readonly plot: string | null
  readonly monitor: string | null
  readonly variable: string | null
  readonly constants: string | null
}

/** One plot. */
export interface PlotChoice {
  readonly kind: PlotKind
  readonly monitor: ManifestMonitor
  /** Of a trace. */
  readonly variable?: string
  /** Index in {@link Choices.watches} of what it draws. */
  readonly watch: number
}

/** What an element shows of a model. */
export interface Choices {
  readonly plots: readonly PlotChoice[]
  readonly watches: readonly Watch[]
  readonly constants: readonly ModelConstant[]
  /** Wishes that this model cannot meet. */
  readonly problems: readonly Problem[]
}

/** Fewer neurons have no rate worth drawing unless it is asked for. */
const fewestOfRate = 10

const plotKinds: readonly PlotKind[] = ['raster', 'rate', 'trace']

/** Which monitors a plot can draw, the best first; and what a model without one lacks. */
const drawable: Readonly<Record<PlotKind, { kinds: readonly ManifestMonitor['kind'][]; lacks: string; help: string }>> =
  {
    raster: { kinds: ['event'], lacks: 'no spikes', help: 'a SpikeMonitor in the script records them' },
    rate: {
      kinds: ['event', 'rate'],
      lacks: 'neither spikes nor a rate',
      help: 'a SpikeMonitor or a PopulationRateMonitor in the script records them',
    },
    trace: { kinds: ['state'], lacks: 'no variable', help: 'a StateMonitor in the script records one' },
  }

/** Chooses by wishes, or shows what there is. */
export function choose({ manifest, constants }: Pick<Model, 'manifest' | 'constants'>, wishes: Wishes): Choices {
  const problems: Problem[] = []
  const watches: Watch[] = []
  const found = words(wishes.plot) ?? plotKinds.filter(kind => isWorthwhile(manifest, kind))
  const plots = found.flatMap(kind => {
    if (!isPlotKind(kind)) {
      problems.push(
        newProblem(
          'bad-value',
          `plot cannot be '${kind}'`,
          undefined,
          `it is one or several of ${plotKinds.join(', ')}`,
        ),
      )
      return []
    }
    const plot = plotOf(manifest, kind, wishes, problems)
    if (plot === undefined) return []
    const watch: Watch = { monitor: plot.monitor.name, ...(plot.variable !== undefined && { variable: plot.variable }) }
    return [{ ...plot, watch: indexIn(watches, watch) }]
  })
  for (const name of unknownNames(words(wishes.monitor), manifest.monitors.flatMap(namesOf))) {
    problems.push(unknown('monitor', name, manifest.monitors.map(shownName)))
  }
  if (manifest.monitors.length === 0 && wishes.plot === null) {
    problems.push(
      newProblem(
        'bad-value',
        'this module records nothing, so there is nothing to draw',
        undefined,
        'a monitor in the script records something',
      ),
    )
  }
  return { plots, watches, constants: constantsFor(constants, wishes.constants, problems), problems }
}

/** Groups whose sizes people may choose. */
export function sizedGroups({ groups }: Pick<Manifest, 'groups'>): readonly ManifestGroup[] {
  return groups.filter(({ ends, fixedBy }) => ends === undefined && fixedBy === undefined)
}

/**
 * `100` is the size of the first group of neurons, `G=100 H=50` name theirs. Which groups may have which sizes is for the host to say.
 *
 * @throws HillockError `bad-value` for what is no number
 */
export function sizesFrom(text: string, { groups }: Pick<Manifest, 'groups'>): Readonly<Record<string, number>> {
  const first = groups.find(({ ends }) => ends === undefined)
  const pairs = (words(text) ?? []).map(word => {
    const at = word.lastIndexOf('=')
    const name = at < 0 ? shownName(first ?? { name: 'size' }) : word.slice(0, at)
    const size = Number(word.slice(at + 1))
    if (!Number.isSafeInteger(size) || size < 1)
      throw failure('bad-value', `size cannot be '${word}'`, undefined, "write '100', or 'G=100 H=50'")
    return [name, size] as const
  })
  return Object.fromEntries(pairs)
}

function plotOf(
  manifest: Manifest,
  kind: PlotKind,
  { monitor: wanted, variable }: Wishes,
  problems: Problem[],
): Omit<PlotChoice, 'watch'> | undefined {
  const monitor = monitorFor(manifest, kind, words(wanted) ?? [])
  if (monitor === undefined) {
    const { lacks, help } = drawable[kind]
    problems.push(
      newProblem('bad-value', `this module records ${lacks}, so it has no ${kind} to draw`, undefined, help),
    )
    return undefined
  }
  if (monitor.kind !== 'state') return { kind, monitor }
  const recorded = monitor.columns.map(column => column.variable)
  const wish = words(variable)?.[0]
  if (wish !== undefined && !recorded.includes(wish)) {
    problems.push(unknown(`variable of ${shownName(monitor)}`, wish, recorded))
  }
  const chosen = recorded.find(each => each === wish) ?? recorded[0]
  return chosen === undefined ? undefined : { kind, monitor, variable: chosen }
}

/** Whether there is something to draw; a rate is the mean of many neurons. */
function isWorthwhile(manifest: Manifest, plot: PlotKind): boolean {
  const monitor = monitorFor(manifest, plot, [])
  if (monitor === undefined) return false
  const size = manifest.groups[monitor.group]?.size ?? 0
  const { start, stop } = monitor.range ?? { start: 0, stop: size }
  return plot !== 'rate' || monitor.kind === 'rate' || stop - start >= fewestOfRate
}

/** The first that is wished for, or else the first there is; spikes go before other events. */
function monitorFor({ monitors }: Manifest, plot: PlotKind, wanted: readonly string[]): ManifestMonitor | undefined {
  const { kinds } = drawable[plot]
  const able = kinds.flatMap(kind => monitors.filter(monitor => monitor.kind === kind))
  const wished = wanted.flatMap(name => able.filter(monitor => namesOf(monitor).includes(name)))
  return wished[0] ?? able.find(monitor => monitor.kind !== 'event' || monitor.event === 'spike') ?? able[0]
}

function constantsFor(
  constants: readonly ModelConstant[],
  text: string | null,
  problems: Problem[],
): readonly ModelConstant[] {
  const names = words(text)
  if (names === undefined || text?.trim() === 'all') return constants
  if (text?.trim() === 'none') return []
  for (const name of unknownNames(
    names,
    constants.map(constant => constant.name),
  )) {
    problems.push(
      unknown(
        'constant',
        name,
        constants.map(constant => constant.name),
      ),
    )
  }
  return names.flatMap(name => constants.filter(constant => constant.name === name))
}

function unknown(what: string, name: string, known: readonly string[]): Problem {
  const help = known.length === 0 ? undefined : `there is ${known.join(', ')}`
  return newProblem('unknown-name', `there is no ${what} '${name}' in this model`, undefined, help)
}

function unknownNames(names: readonly string[] | undefined, known: readonly string[]): readonly string[] {
  return names?.filter(name => !known.includes(name)) ?? []
}

/** The words of an attribute; undefined if there are none. */
function words(text: string | null): readonly string[] | undefined {
  const found = text?.split(/[\s,]+/).filter(word => word !== '') ?? []
  return found.length === 0 ? undefined : found
}

function namesOf({ name, variable }: ManifestMonitor): string[] {
  return variable === undefined ? [name] : [variable, name]
}

function isPlotKind(word: string): word is PlotKind {
  return plotKinds.some(kind => kind === word)
}

/** Where a watch is in the list; at its end from now on if it was not there. */
function indexIn(watches: Watch[], { monitor, variable }: Watch): number {
  const at = watches.findIndex(each => each.monitor === monitor && each.variable === variable)
  return at >= 0 ? at : watches.push({ monitor, ...(variable !== undefined && { variable }) }) - 1
}

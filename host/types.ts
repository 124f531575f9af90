import { requireText, wrongArgument } from '../diagnostics/arguments.ts'
import type { Manifest, ManifestMonitor } from '../abi/manifest.ts'
import { isSpikeMonitor } from './records.ts'
import { namesOf, visibleConstants } from './names.ts'

/** The names a module knows, for an editor to check; `declarationOf` writes them for a particular module. */
export interface ModelNames {
  readonly constants: string
  /** Variables of each group. */
  readonly groups: Readonly<Record<string, string>>
  /** Spike monitors. */
  readonly spikes: string
  /** Monitors of other events. */
  readonly events: string
  /** Recorded variables of each state monitor. */
  readonly traces: Readonly<Record<string, string>>
  /** Monitors of a population's rate. */
  readonly rates: string
}

/** `G.v` for every variable of every group. */
export type VariableName<N extends ModelNames> = {
  [G in keyof N['groups'] & string]: `${G}.${N['groups'][G]}`
}[keyof N['groups'] & string]

/** What can be read and set by name. */
export type SettableName<N extends ModelNames> = N['constants'] | VariableName<N>

/**
 * The text of a `.d.ts` file that types a module: `import type Adaptive from './adaptive.d.ts'`, then
 * `load<Adaptive>(…)`.
 *
 * @param name of the interface; an identifier is made of it
 */
export function declarationOf(manifest: Manifest, name: string): string {
  requireText('the name of the interface', name)
  requireManifest(manifest)
  const identifier = identifierOf(name)
  const groups = manifest.groups.flatMap(group => {
    const variables = union(group.variables.map(variable => variable.name))
    return namesOf([group]).map(each => `    readonly ${JSON.stringify(each)}: ${variables}`)
  })
  const named = (wanted: (monitor: ManifestMonitor) => boolean): string =>
    union(namesOf(manifest.monitors.filter(wanted)))
  const traces = manifest.monitors.flatMap(monitor => {
    if (monitor.kind !== 'state') return []
    const variables = union(monitor.columns.map(({ variable }) => variable))
    return namesOf([monitor]).map(each => `    readonly ${JSON.stringify(each)}: ${variables}`)
  })
  const constants = visibleConstants(manifest).map(constant => constant.name)
  return [
    `/** Names in a module made by Hillock ${manifest.hillock}. */`,
    `export default interface ${identifier} {`,
    `  readonly constants: ${union(constants)}`,
    '  readonly groups: {',
    ...groups,
    '  }',
    `  readonly spikes: ${named(isSpikeMonitor)}`,
    `  readonly events: ${named(monitor => monitor.kind === 'event' && !isSpikeMonitor(monitor))}`,
    '  readonly traces: {',
    ...traces,
    '  }',
    `  readonly rates: ${named(({ kind }) => kind === 'rate')}`,
    '}',
    '',
  ].join('\n')
}

/** One that `load` has read is whole; it is enough to tell it from something else. */
function requireManifest(given: unknown): void {
  const isManifest = typeof given === 'object' && given !== null && 'groups' in given && Array.isArray(given.groups)
  if (!isManifest) throw wrongArgument('the manifest', 'that of a model, model.manifest', given)
}

function union(names: readonly string[]): string {
  return names.length === 0 ? 'never' : names.map(name => JSON.stringify(name)).join(' | ')
}

/** `adaptive-threshold` becomes `AdaptiveThreshold`. */
function identifierOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}_$]+/u).filter(word => word !== '')
  const joined = words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return /^[\p{L}_$]/u.test(joined) ? joined : `Model${joined}`
}

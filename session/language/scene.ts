/** What a script makes: the objects of its network, as far as its text tells. */
import type { Name } from '../../compiler/grammar/ast.ts'
import type { Namespace } from '../../compiler/model/external.ts'
import type { Report } from '../../diagnostics/index.ts'
import type { Group, NetworkObject } from '../../network/index.ts'
import type { ModuleValue } from '../evaluate/values.ts'
import type { KnownObject } from './known.ts'

export interface Scene {
  readonly report: Report
  /** Groups, synapses and monitors in the order of their calls. */
  readonly objects: KnownObject[]
  /** Those of which enough is known to be checked. */
  readonly network: NetworkObject[]
  /** Groups that were given a namespace nobody can read. */
  readonly open: Set<Group>
  /** What can be read of groups with errors: they may have variables that are not there. */
  readonly parts: Set<Group>
  /** Groups that may have events nobody can read. */
  readonly openEvents: Set<Group>
  /** What is to be checked once all names of the script are known. */
  readonly later: ((namespace: Namespace) => void)[]
  /** Names that nothing before them has given a value. */
  readonly missing: MissingName[]
  /** How many objects of a stem there are. */
  readonly counts: Map<string, number>
  /** Whether equations may find names that nobody can read here. */
  openNames: boolean
}

/** A name, and those that are there where it stands. */
export interface MissingName {
  readonly name: Name
  readonly own: readonly string[]
  readonly starred: readonly ModuleValue[]
}

export function createScene(report: Report): Scene {
  return {
    report,
    objects: [],
    network: [],
    open: new Set(),
    parts: new Set(),
    openEvents: new Set(),
    later: [],
    missing: [],
    counts: new Map(),
    openNames: false,
  }
}

/** Brian's name of the next object of a kind: `neurongroup`, `neurongroup_1`. */
export function nextName(stem: string, { counts }: Scene): string {
  const count = counts.get(stem) ?? 0
  counts.set(stem, count + 1)
  return count === 0 ? stem : `${stem}_${count}`
}

/** The same, where nothing is said against what is made. */
export function quietScene(scene: Scene): Scene {
  return { ...scene, report: () => undefined, network: [], later: [] }
}

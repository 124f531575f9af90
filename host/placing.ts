/** Which arrays a module needs of memory, and whether there is room for them. */
import { DEFAULT_TILE, elementBytes, MAX_BLOCK } from '../abi/layout.ts'
import type { Element, Manifest, ManifestArray, ManifestGroup, ManifestPathway } from '../abi/manifest.ts'
import { hostError } from './errors.ts'
import { byteText, roundUp } from './memory.ts'
import { shownName } from './names.ts'
import { pathwayElements } from './pathways.ts'

/** An array to be placed. */
export interface Wanted {
  /** What state is found by again: group and variable. An array without is the module's own. */
  readonly key?: string | undefined
  /** Whom to name if there is no room. */
  readonly purpose: string
  /** Whose neurons have an element each. */
  readonly group?: ManifestGroup | undefined
  /** Whose events on their way it holds. */
  readonly pathway?: ManifestPathway | undefined
  readonly element: Element
  /** It says where the synapses of neurons begin, and stands for the neuron of each. */
  readonly byRows?: boolean | undefined
  /** Elements that mean something. */
  readonly count: number
  /** Elements there is to be memory for. */
  readonly capacity: number
  readonly initially: number
  /** A value for each element that means something; all are `initially` unless given. */
  readonly values?: readonly number[] | undefined
}

/** Under what a variable's array is found again. */
export function stateKey(group: string, variable: string): string {
  return `${group}.${variable}`
}

/** Under what each state array of a manifest is found again, by its index: as the variable that it is of, if it is of one. */
export function stateKeys({ arrays, groups, pathways }: Manifest): ReadonlyMap<number, string> {
  const ofVariables = new Map(
    groups.flatMap(({ name, variables }) =>
      variables.map(variable => [variable.array, stateKey(name, variable.name)] as const),
    ),
  )
  return new Map(
    [...arrays.entries()].flatMap(([index, { name, length, purpose }]) => {
      if (purpose !== 'state') return []
      const group =
        length.per === 'neuron'
          ? groups[length.group]
          : length.per === 'queue' || length.per === 'carried'
            ? groups[pathways[length.pathway]?.group ?? -1]
            : undefined
      return [[index, ofVariables.get(index) ?? stateKey(group?.name ?? '', name)] as const]
    }),
  )
}

/** Elements between arrays, or some lengths would make all of them compete for the same lines of the cache. */
const gap = 16

/** Elements to have memory for, so that there is room for whole tiles, or vectors. */
export function capacityOf(count: number, multiple: number): number {
  return roundUp(Math.max(count, 1), multiple) + gap
}

/** Bytes of the first-level cache of most processors. */
const firstLevel = 32 * 1024

/** Neurons in a tile of which all that the heaviest kernel touches stays in the first-level cache while it steps. */
export function tileFor({ costs }: Manifest): number {
  const bytes = Math.max(1, ...costs.map(cost => cost.bytes))
  return Math.min(DEFAULT_TILE, Math.max(64, 2 ** Math.floor(Math.log2(firstLevel / bytes))))
}

/**
 * A manifest's arrays, in its order.
 *
 * @param room neurons in the largest tile: what has an element for each neuron is good for that one too
 * @param tile neurons in a tile
 * @param dts the lengths of the clocks' steps in seconds
 */
export function wantedBy(
  manifest: Manifest,
  { room, tile, dts }: { readonly room: number; readonly tile: number; readonly dts: readonly number[] },
  sizeOf: SizeOf,
): readonly Wanted[] {
  const { arrays, groups, pathways } = manifest
  const keys = stateKeys(manifest)
  return arrays.map(({ name, element, length, purpose, initially = 0, values }, index) => {
    const group = length.per === 'neuron' ? groups[length.group] : undefined
    const counted = {
      tile,
      neurons: (of: number): number => sizeOf(groups[of]?.name ?? ''),
      pathway: (of: PathwayLength): number => pathwayElements(manifest, of, dts, sizeOf),
    }
    const count = countOf(length, counted)
    const behind = length.per === 'table' ? Math.max(0, ...groups.map(each => sizeOf(each.name))) : 0
    return {
      key: keys.get(index),
      purpose: `'${name}'`,
      group,
      byRows: length.per === 'row' && purpose === 'state',
      pathway: length.per === 'queue' ? pathways[length.pathway] : undefined,
      element,
      count,
      capacity: capacityOf(count + behind, group === undefined ? 16 : room),
      initially,
      values,
    }
  })
}

type PathwayLength = Parameters<typeof pathwayElements>[1]

function countOf(
  length: ManifestArray['length'],
  {
    tile,
    neurons,
    pathway,
  }: {
    readonly tile: number
    readonly neurons: (group: number) => number
    readonly pathway: (length: PathwayLength) => number
  },
): number {
  switch (length.per) {
    case 'neuron':
      return neurons(length.group)
    case 'row':
      return neurons(length.group) + 1
    case 'thread':
      // Several threads are given theirs when they join.
      return 0
    case 'queue':
    case 'carried':
    case 'delays':
      return pathway(length)
    case 'tile':
      return tile
    case 'block':
      return MAX_BLOCK
    case 'fixed':
    case 'table':
      return length.count
  }
}

/**
 * Refuses arrays that do not fit into what is left, before any of them is placed.
 *
 * @param room bytes
 * @throws HillockError `too-large` with the numbers
 */
export function requireRoom(missing: readonly Wanted[], room: number, sizeOf: SizeOf): void {
  let total = 0
  const perGroup = new Map<ManifestGroup, number>()
  for (const { group, element, capacity } of missing) {
    const bytes = capacity * elementBytes[element]
    total += bytes
    if (group !== undefined) perGroup.set(group, (perGroup.get(group) ?? 0) + bytes)
  }
  if (total <= room) return
  const needed = `the arrays need ${byteText(total)}, and ${byteText(room)} of memory are left`
  const [largest] = [...perGroup].toSorted(([, a], [, b]) => b - a)
  const queue = missing.find(
    each => each.pathway !== undefined && each.capacity * elementBytes[each.element] > (largest?.[1] ?? 0),
  )
  if (queue?.pathway !== undefined) {
    const { name, delay } = queue.pathway
    const message = `the events that are on their way through '${name}' for ${delay} seconds do not fit: ${needed}`
    throw hostError('too-large', message, 'make the delay shorter, or the steps of its clock longer')
  }
  if (largest === undefined) throw hostError('too-large', `the network does not fit: ${needed}`)
  const [group, bytes] = largest
  const neurons = sizeOf(group.name)
  const each = Math.round(bytes / Math.max(neurons, 1))
  throw hostError(
    'too-large',
    `${shownName(group)} with ${neurons} neurons of ${each} bytes each does not fit: ${needed}`,
    `at most about ${Math.floor(room / Math.max(each, 1))} such neurons fit`,
  )
}

/** Neurons in a group, by Brian's name. */
type SizeOf = (group: string) => number

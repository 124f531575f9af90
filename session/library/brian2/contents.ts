/** What goes into a network, and what may not (semantics §1.4). */
import type { Span } from '../../../diagnostics/index.ts'
import type { Network, NetworkObject } from '../../../network/index.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { iterate } from '../../evaluate/iterate.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { type ObjectValue, type Value } from '../../evaluate/values.ts'
import { brianData } from './brian-class.ts'
import { isMember, type MemberData } from './state.ts'

/** An object that can be put into a network. */
export interface Member {
  readonly value: ObjectValue
  readonly data: MemberData
}

/** Containers deeper than this hold themselves. */
const deepest = 64

/**
 * The objects among arguments, in containers too: lists, dicts, what else can be gone through.
 *
 * @throws PythonError for anything else
 */
export function membersIn(values: readonly Value[], site: CallSite, depth = 0): Member[] {
  return values.flatMap((value): Member[] => {
    const data = brianData(value)
    if (data !== undefined && isMember(data)) {
      return [{ value: value as ObjectValue, data }]
    }
    return membersIn(itemsOf(value, site, depth), site, depth + 1)
  })
}

function itemsOf(value: Value, site: CallSite, depth: number): readonly Value[] {
  if (typeof value === 'object' && value !== null && depth < deepest) {
    if (value.kind === 'dict') return Array.from(value.entries.values(), entry => entry.value)
    if (value.kind === 'list' || value.kind === 'tuple') return value.items
    if (value.kind === 'object' && value.type.iterate !== undefined) return [...iterate(value, site)]
  }
  const message = 'Can only add objects of type BrianObject, or containers of such objects to Network'
  throw new PythonError('TypeError', message)
}

/** @throws PythonError RuntimeError for an object that a network has run, even if it was this one */
export function requireFresh({ data }: Member, span: Span): void {
  if (data.kind === 'part' || data.object.network === undefined) return
  const message = `${data.object.name} has already been simulated, cannot add it to the network. If you were trying to remove and add an object to temporarily stop it from being run, set its active flag to False instead.`
  throw new PythonError('RuntimeError', message, { code: 'network', span })
}

/** @throws PythonError RuntimeError for an object that another network has run since it was added */
export function requireOwn(objects: readonly NetworkObject[], network: Network | undefined, span: Span): void {
  const foreign = objects.find(object => object.network !== undefined && object.network !== network)
  if (foreign === undefined) return
  const message = `'${foreign.name}' has already been run in the context of another network. Use add/remove to change the objects in a simulated network instead of creating a new one.`
  throw new PythonError('RuntimeError', message, {
    code: 'network',
    span,
    help: 'run() simulates every object bound to a variable, also those of a Network; then use only its run(…)',
  })
}

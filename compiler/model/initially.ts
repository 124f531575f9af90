import type { Variable } from './group.ts'

/** What a variable is before anything is assigned to it: 0, but for the refractory mechanism's (semantics §5.2). */
export function initially({ kind, name }: Pick<Variable, 'kind' | 'name'>): number {
  if (kind !== 'internal') return 0
  if (name === 'not_refractory') return 1
  return name === 'lastspike' ? -1e4 : 0
}

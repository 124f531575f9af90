import { PythonError } from '../python-error.ts'
import type { ClassValue, Value } from '../values.ts'

/** What a class is made of. */
export interface ClassParts {
  readonly name: string
  readonly qualifiedName?: string
  readonly module: string
  readonly bases: readonly ClassValue[]
  readonly members?: Map<string, Value>
  /** Whether a script made it; no unless given. */
  readonly isOwn?: boolean
}

/**
 * @throws PythonError TypeError where the bases have no order
 */
export function makeClass({ name, qualifiedName = name, bases, ...parts }: ClassParts): ClassValue {
  const order: ClassValue[] = []
  const given = { members: new Map<string, Value>(), isOwn: false, ...parts }
  const made: ClassValue = { kind: 'class', name, qualifiedName, bases, order, abstract: [], ...given }
  order.push(made, ...linearised(bases))
  return made
}

/** The bases' own orders merged, each class before its bases, and bases as they are listed. */
function linearised(bases: readonly ClassValue[]): readonly ClassValue[] {
  const [only] = bases
  if (only !== undefined && bases.length === 1) return only.order
  const rows = [...bases.map(base => [...base.order]), [...bases]].filter(row => row.length > 0)
  const merged: ClassValue[] = []
  while (rows.some(row => row.length > 0)) {
    const next = rows
      .flatMap(row => row.slice(0, 1))
      .find(candidate => rows.every(row => !row.slice(1).includes(candidate)))
    if (next === undefined) {
      const names = bases.map(({ name }) => name).join(', ')
      throw new PythonError('TypeError', `Cannot create a consistent method resolution\norder (MRO) for bases ${names}`)
    }
    merged.push(next)
    for (const row of rows) if (row[0] === next) row.shift()
  }
  return merged
}

/** @throws PythonError TypeError for a class that is not the script's own */
export function requireOwn({ isOwn, name: type }: ClassValue, name: string): void {
  if (!isOwn) throw new PythonError('TypeError', `cannot set '${name}' attribute of immutable type '${type}'`)
}

/** Whether a class is another or derived from it. */
export function isSubclass(one: ClassValue, other: ClassValue): boolean {
  return one.order.includes(other)
}

/** What a class or the first of its bases has under a name. */
export function classMember({ order }: ClassValue, name: string): Value | undefined {
  for (const each of order) {
    const found = each.members.get(name)
    if (found !== undefined) return found
  }
  return undefined
}

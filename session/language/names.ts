/** The names of a script, as one reads it from top to bottom. */
import { builtins } from '../library/builtins/index.ts'
import type { ModuleValue } from '../evaluate/values.ts'
import type { Known } from './known.ts'

/** What names stand for at one place of a script. */
export interface Names {
  /** Undefined for a name that the script gives a value nobody knows. */
  readonly own: Map<string, Known | undefined>
  /** Where names are that are not its own. */
  readonly outer: Names | undefined
  /** Modules of which all names were imported, in order. */
  readonly starred: readonly ModuleValue[]
}

export function createNames(): Names & { readonly starred: ModuleValue[] } {
  return { own: new Map(), outer: undefined, starred: [] }
}

/** Names inside of others, to be given values apart. */
export function innerNames(outer: Names): Names {
  return { own: new Map(), outer, starred: outer.starred }
}

/** What a name stands for: one of the script's own, of a module, or of Python. */
export function lookUp(names: Names, name: string): Known | undefined {
  const owner = ownerOf(names, name)
  if (owner !== undefined) return owner.own.get(name)
  const module = names.starred.findLast(({ members }) => members.has(name))
  const value = module === undefined ? builtins.get(name) : module.members.get(name)
  return value === undefined ? undefined : { kind: 'library', value }
}

/** Those of the script's own that are there. */
export function ownNames({ own, outer }: Names): string[] {
  return [...(outer === undefined ? [] : ownNames(outer)), ...own.keys()]
}

function ownerOf(names: Names, name: string): Names | undefined {
  let at: Names | undefined = names
  while (at !== undefined && !at.own.has(name)) at = at.outer
  return at
}

/** A member of a module. */
export function memberOf(module: ModuleValue, name: string): Known | undefined {
  const value = module.members.get(name)
  return value === undefined ? undefined : { kind: 'library', value }
}

/** Whether something has given a name a value. */
export function isKnown(names: Names, name: string): boolean {
  return (
    ownerOf(names, name) !== undefined || names.starred.some(module => hasMember(module, name)) || builtins.has(name)
  )
}

function hasMember({ members, own }: ModuleValue, name: string): boolean {
  return members.has(name) || own?.has(name) === true
}

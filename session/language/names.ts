/** The names of a script, as one reads it from top to bottom. */
import { builtins } from '../library/builtins/index.ts'
import type { ModuleValue } from '../evaluate/values.ts'
import type { Known } from './known.ts'

/** What names stand for at one place of a script. */
export interface Names {
  /** Undefined for a name that the script gives a value nobody knows. */
  readonly own: Map<string, Known | undefined>
  /** Modules of which all names were imported, in order. */
  readonly starred: ModuleValue[]
}

export function createNames(): Names {
  return { own: new Map(), starred: [] }
}

/** The same names, to be changed apart. */
export function copyNames({ own, starred }: Names): Names {
  return { own: new Map(own), starred: [...starred] }
}

/** What a name stands for: one of the script's own, of a module, or of Python. */
export function lookUp({ own, starred }: Names, name: string): Known | undefined {
  if (own.has(name)) return own.get(name)
  for (const module of [...starred].toReversed()) {
    const value = module.members.get(name)
    if (value !== undefined) return { kind: 'library', value }
  }
  const value = builtins.get(name)
  return value === undefined ? undefined : { kind: 'library', value }
}

/** A member of a module. */
export function memberOf(module: ModuleValue, name: string): Known | undefined {
  const value = module.members.get(name)
  return value === undefined ? undefined : { kind: 'library', value }
}

/** Whether something has given a name a value. */
export function isKnown({ own, starred }: Names, name: string): boolean {
  return own.has(name) || starred.some(module => hasMember(module, name)) || builtins.has(name)
}

function hasMember({ members, own }: ModuleValue, name: string): boolean {
  return members.has(name) || own?.has(name) === true
}

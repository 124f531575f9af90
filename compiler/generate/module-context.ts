/** What all parts of a module's text share while it is generated. */
import { builtIn } from '../ir/operations.ts'
import type { IrType } from '../ir/ir.ts'
import { createLayout, type Layout } from './layout.ts'
import type { Lanes } from './lanes.ts'

export interface ModuleContext {
  readonly lanes: Lanes
  readonly layout: Layout
  /** Runtime functions used, by file. */
  readonly imports: Map<string, Set<string>>
  /** Types of derived scalars and arrays and of tracks, by slot key. */
  readonly types: Map<string, IrType>
  /** The slot key of a constant as a group sees it. */
  readonly constantKey: (group: number, name: string) => string
  /** Calls of elementary functions in step code, for people. */
  readonly calls: Map<string, number>
}

/** A module with nothing in it yet. */
export function createModuleContext(lanes: Lanes, constantKey: ModuleContext['constantKey']): ModuleContext {
  return { lanes, layout: createLayout(), imports: new Map(), types: new Map(), constantKey, calls: new Map() }
}

/** Imports a runtime function; returns its name. */
export function useRuntime({ imports }: ModuleContext, file: string, name: string): string {
  if (file === builtIn) return name
  const names = imports.get(file) ?? new Set()
  imports.set(file, names.add(name))
  return name
}

/** Where a name of the script lives, found once when code is compiled. */
import type { Binding, Scope } from '../scope.ts'
import type { Activation, Cell } from '../activation.ts'
import type { Value } from '../values.ts'
import type { Names } from './collect.ts'

export type Place =
  /** A local of the function. */
  | { readonly kind: 'slot'; readonly index: number }
  /** A name that functions inside one another share. */
  | { readonly kind: 'cell'; readonly index: number; readonly own: boolean }
  | { readonly kind: 'global'; readonly binding: Binding }
  /** A name of a class body, whose dict is in a slot; else what is around. */
  | { readonly kind: 'member'; readonly slot: number; readonly around: Place }

/** How much an activation record has to hold; it grows while code is compiled. */
export interface Layout {
  slots: number
  /** For each cell, whether the function makes it, or which cell of the function around it is. */
  readonly cells: ('own' | number)[]
}

/** What a part of a script sees of names. */
export interface NameScope {
  readonly globals: Scope
  readonly layout: Layout
  readonly placeOf: (name: string) => Place
  /** As a function inside sees it: names of class bodies are passed over. */
  readonly placeForInner: (name: string) => Place
  /** Locals, and names of functions around that are used, and where they are: for those who look at a function's names from outside. */
  readonly locals: ReadonlyMap<string, Place>
  /** Which part it is: at the top of a file, and in the body of a class, whose dict is in a slot, `locals()` is what changes the names. */
  readonly part: 'top' | 'function' | 'comprehension' | { readonly members: number }
  /** The first parameter, which `super()` takes. */
  readonly first?: Place | undefined
}

/** What a place of a function, or of a class body, holds; undefined for globals. */
export function heldAt(name: string, place: Place | undefined, { slots, cells }: Activation): Value | undefined {
  if (place?.kind === 'slot') return slots[place.index]
  if (place?.kind !== 'member') return place?.kind === 'cell' ? cells[place.index]?.value : undefined
  const members = slots[place.slot]
  return typeof members === 'object' && members?.kind === 'dict' ? members.entries.get(`s${name}`)?.value : undefined
}

export function newLayout(): Layout {
  return { slots: 0, cells: [] }
}

/** The top of a script. */
export function moduleScope(globals: Scope): NameScope {
  const placeOf = (name: string): Place => ({ kind: 'global', binding: globals.binding(name) })
  return { globals, layout: newLayout(), placeOf, placeForInner: placeOf, locals: new Map(), part: 'top' }
}

/** A function; its parameters have the first slots. */
export function functionScope(names: Names, parameters: readonly string[], around: NameScope): NameScope {
  const layout: Layout = { slots: parameters.length, cells: [] }
  const locals = new Map<string, Place>()
  for (const name of names.bound) {
    if (names.shared.has(name)) locals.set(name, ownCell(layout))
    else {
      const index = parameters.indexOf(name)
      locals.set(name, { kind: 'slot', index: index >= 0 ? index : layout.slots++ })
    }
  }
  const placeOf = (name: string): Place => {
    if (names.globals.has(name)) return { kind: 'global', binding: around.globals.binding(name) }
    const found = locals.get(name)
    if (found !== undefined) return found
    const outer = around.placeForInner(name)
    if (outer.kind !== 'cell') return outer
    layout.cells.push(outer.index)
    const place: Place = { kind: 'cell', index: layout.cells.length - 1, own: false }
    locals.set(name, place)
    return place
  }
  const [name] = parameters
  const first = name === undefined ? undefined : locals.get(name)
  return { globals: around.globals, layout, placeOf, placeForInner: placeOf, locals, part: 'function', first }
}

function ownCell(layout: Layout): Place {
  layout.cells.push('own')
  return { kind: 'cell', index: layout.cells.length - 1, own: true }
}

/** A comprehension that is worked out where it stands: its variables are hidden locals of the function around. */
export function comprehensionScope(names: Names, around: NameScope): NameScope & { readonly own: readonly Place[] } {
  const { layout } = around
  const locals = new Map<string, Place>()
  for (const name of names.bound) {
    locals.set(name, names.shared.has(name) ? ownCell(layout) : { kind: 'slot', index: layout.slots++ })
  }
  return {
    ...around,
    own: [...locals.values()],
    part: 'comprehension',
    // Those around may become more while it is compiled; of a class it does not see any.
    get locals() {
      return typeof around.part === 'object' ? locals : new Map([...around.locals, ...locals])
    },
    placeOf: name => locals.get(name) ?? around.placeOf(name),
    placeForInner: name => locals.get(name) ?? around.placeForInner(name),
  }
}

/** The body of a class; `__class__` is the class for the `super()` of its methods. */
export function classScope(
  names: Names,
  around: NameScope,
): NameScope & { readonly slot: number; readonly self: Place } {
  const { layout } = around
  const slot = layout.slots++
  const self = ownCell(layout)
  const locals = new Map<string, Place>()
  for (const name of names.bound)
    if (!names.globals.has(name)) locals.set(name, { kind: 'member', slot, around: around.placeOf(name) })
  return {
    ...around,
    slot,
    self,
    locals,
    part: { members: slot },
    placeOf: name => {
      if (names.globals.has(name)) return { kind: 'global', binding: around.globals.binding(name) }
      const outer = around.placeOf(name)
      return names.bound.has(name) ? { kind: 'member', slot, around: outer } : outer
    },
    placeForInner: name => (name === '__class__' ? self : around.placeForInner(name)),
  }
}

/** Fresh cells for a comprehension or class that is begun. */
export function freshCells(cells: Cell[], places: Iterable<Place>): void {
  for (const place of places) if (place.kind === 'cell' && place.own) cells[place.index] = { value: undefined }
}

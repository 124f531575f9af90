/** The names that code of the script sees where it calls the library: its locals, and those of the script around. */
import { calledFrom, type Session } from './call.ts'
import type { Activation } from './activation.ts'
import type { Frame } from './compile/frame.ts'
import { heldAt } from './names/place.ts'
import type { Binding } from './scope.ts'
import type { Value } from './values.ts'

/** Lets the library know from where a value is used, if it is one of its objects: those look at names. */
export function usedFrom(owner: Value, { session, scope }: Frame, activation: Activation): void {
  if (typeof owner === 'object' && owner?.kind === 'object') calledFrom(session, scope, activation)
}

/** Names that hold something, locals in place of globals of the same name. */
export function visibleBindings({ caller: { scope, activation } }: Session): Iterable<Binding> {
  if (scope.locals.size === 0) return scope.globals.bindings.values()
  const found = new Map(scope.globals.bindings)
  for (const [name, place] of scope.locals) {
    const value = heldAt(place, activation)
    if (value !== undefined) found.set(name, { name, value, assigned: true, expression: undefined, span: undefined })
  }
  return found.values()
}

/** What a name holds where the library is called. */
export function visibleBinding(name: string, session: Session): Binding | undefined {
  const { scope, activation } = session.caller
  const value = heldAt(scope.locals.get(name), activation)
  if (value !== undefined) return { name, value, assigned: true, expression: undefined, span: undefined }
  return scope.globals.bindings.get(name)
}

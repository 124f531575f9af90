/** The names that code of the script sees where it calls the library: its locals, and those of the script around. */
import { calledFrom, type Session } from './call.ts'
import type { Activation } from './activation.ts'
import type { Frame } from './compile/frame.ts'
import { heldAt } from './names/place.ts'
import type { Binding, Scope } from './scope.ts'
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
    const value = heldAt(name, place, activation)
    if (value !== undefined) found.set(name, { name, value, assigned: true, expression: undefined, span: undefined })
  }
  return found.values()
}

/** Whatever calls under way hold: their locals, the globals around, and what was handed to them in the statement under way. */
export function* heldValues(session: Session): Iterable<{ readonly value: Value; readonly assigned: boolean }> {
  const { calls, caller } = session
  const underWay = statementsUnderWay(session)
  const seen = new Set<Scope>()
  for (const { scope, activation } of [...calls.map(each => ({ scope: each.scope, activation: each })), caller]) {
    for (const [name, place] of scope.locals) {
      const value = heldAt(name, place, activation)
      if (value !== undefined) yield { value, assigned: true }
    }
    const { handed } = activation
    if (handed !== undefined && underWay.has(handed.statement))
      for (const value of handed.values) yield { value, assigned: true }
    if (seen.has(scope.globals)) continue
    seen.add(scope.globals)
    for (const { value, assigned } of scope.globals.bindings.values())
      if (value !== undefined) yield { value, assigned }
  }
}

/** The statements that are carried out, each in a call that the one around made. */
export function statementsUnderWay({ calls, statement }: Session): ReadonlySet<number> {
  return new Set([statement, ...calls.map(({ calledIn }) => calledIn)])
}

/** What a name holds where the library is called. */
export function visibleBinding(name: string, session: Session): Binding | undefined {
  const { scope, activation } = session.caller
  const value = heldAt(name, scope.locals.get(name), activation)
  if (value !== undefined) return { name, value, assigned: true, expression: undefined, span: undefined }
  return scope.globals.bindings.get(name)
}

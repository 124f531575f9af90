import type { Session, StateKey } from '../../evaluate/call.ts'
import { list, str, type Value } from '../../evaluate/values.ts'
import { brianOf } from '../brian2/state.ts'

/** `sys.argv`: the script's name, and what it was given. */
export const argumentsKey: StateKey<Value> = {
  name: 'sys.argv',
  create: session => list([brianOf(session).options.script?.name ?? 'script', ...session.arguments].map(str)),
}

/** What `sys.argv` is at present: a script may have put another list there. */
export function scriptArguments(session: Session): Value {
  return session.module('sys')?.members.get('argv') ?? session.state(argumentsKey)
}

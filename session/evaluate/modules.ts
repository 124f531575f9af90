/** What an import finds: a module of the library, or a Python file beside the script. */
import type { Span } from '../../diagnostics/index.ts'
import type { Session, Sibling } from './call.ts'
import { ended } from './compile/frame.ts'
import { PythonError, raisedAt } from './python-error.ts'
import type { ModuleValue, Steps, Value } from './values.ts'

/**
 * @throws PythonError ModuleNotFoundError; what the file raises when it is first imported
 */
export function* importedModule(path: string, session: Session, span: Span): Steps<ModuleValue> {
  const found = session.module(path)
  if (found !== undefined) return found
  const sibling = session.sibling(path)
  if (sibling === undefined) throw new PythonError('ModuleNotFoundError', `No module named '${path}'`, { span })
  try {
    yield* begun(sibling)
  } catch (thrown) {
    throw raisedAt(thrown, span)
  }
  return { kind: 'module', name: path, members: membersOf(sibling) }
}

function* begun(sibling: Sibling): Steps<void> {
  const body = sibling.start()
  if (body === undefined) return
  yield* ended(body.run(sibling.activation))
}

/** The module's names as they are at each look. */
function membersOf({ globals, builtIn }: Sibling): ReadonlyMap<string, Value> {
  const names = new Map<string, Value>()
  for (const { name, value } of globals.bindings.values())
    if (value !== undefined && !builtIn(name, value)) names.set(name, value)
  return names
}

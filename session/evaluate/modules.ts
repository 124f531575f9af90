/** What an import finds: a module of the library, or Python files beside the script, alone or in packages. */
import { invariant, type Span } from '../../diagnostics/index.ts'
import { plainSite, type Session } from './call.ts'
import { ended } from './compile/frame.ts'
import { PythonError, raisedAt } from './python-error.ts'
import type { ModuleValue, Steps, Value } from './values.ts'

/**
 * The module of a path, after the packages around it, whose names it becomes one of.
 *
 * @throws PythonError ModuleNotFoundError; what a file raises when it is first imported
 */
export function* importedModule(path: string, session: Session, span: Span): Steps<ModuleValue> {
  const found = session.module(path)
  if (found !== undefined) {
    notePassedOver(path, session, span)
    return found.load === undefined ? found : yield* waitFor(found.load(session))
  }
  const sibling = session.sibling(path)
  if (sibling === undefined) throw new PythonError('ModuleNotFoundError', `No module named '${path}'`, { span })
  const dot = path.lastIndexOf('.')
  const around = dot < 0 ? undefined : yield* importedModule(path.slice(0, dot), session, span)
  const body = sibling.start()
  if (body === undefined) return sibling.module
  try {
    yield* ended(body.run(sibling.activation))
  } catch (thrown) {
    sibling.forget()
    throw raisedAt(thrown, span)
  }
  if (around?.names !== undefined) around.setMember?.(path.slice(dot + 1), sibling.module, plainSite(session, span))
  return sibling.module
}

/** Python would take the file. */
function notePassedOver(path: string, session: Session, span: Span): void {
  if (session.sibling(path) === undefined) return
  const message = `'${path}' is the library's module here; the Python file of that name beside the script is passed over`
  session.noteOnce('ignored', span, message, 'give the file another name')
}

function* waitFor(loading: Promise<ModuleValue>): Steps<ModuleValue> {
  let module: ModuleValue | undefined
  yield {
    kind: 'suspended',
    start: async () => {
      module = await loading
      return null
    },
  }
  invariant(module !== undefined, 'a module that was waited for')
  return module
}

/**
 * The module that `from path import names` asks for. A folder without a file of its own is one as soon as a file below it
 * is known.
 */
export function* moduleWith(path: string, names: readonly string[], session: Session, span: Span): Steps<ModuleValue> {
  if (session.module(path) === undefined) for (const name of names) session.sibling(`${path}.${name}`)
  return yield* importedModule(path, session, span)
}

/** What is imported from a module: one of its names, or a module below it. */
export function* memberOf(module: ModuleValue, name: string, session: Session, span: Span): Steps<Value | undefined> {
  if (module.members.has(name)) return module.members.get(name)
  const path = `${module.name}.${name}`
  if (module.names === undefined) return session.module(path)
  return session.sibling(path) === undefined ? undefined : yield* importedModule(path, session, span)
}

/**
 * Where a path with dots ahead leads from inside of a package; undefined outside of the outermost one. One dot is the
 * package itself, each further one the package around.
 */
export function absolutePath(path: string, inPackage: string): string | undefined {
  const dots = /^\.*/.exec(path)?.[0].length ?? 0
  if (dots === 0) return path
  const around = inPackage === '' ? [] : inPackage.split('.')
  if (dots > around.length) return undefined
  return [...around.slice(0, around.length - dots + 1), ...path.slice(dots).split('.').filter(Boolean)].join('.')
}

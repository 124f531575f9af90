/** Python files beside the script, which an import carries out once. */
import { HillockError, type Diagnostic, type Report, type Source } from '../diagnostics/index.ts'
import { tools } from '../network/tools.ts'
import { newActivation } from './evaluate/activation.ts'
import type { Session, Sibling } from './evaluate/call.ts'
import { moduleFrame } from './evaluate/compile/module.ts'
import { createScope, type Scope } from './evaluate/scope.ts'
import { str } from './evaluate/values.ts'
import type { ScriptFiles } from './files.ts'
import { builtins } from './library/builtins/index.ts'
import { refuseUnsupported } from './refuse.ts'
import type { ScriptOptions } from './script-types.ts'

/** Names with Python's own among them. */
export function scriptScope(name = '__main__'): Scope {
  const scope = createScope()
  for (const [each, value] of builtins) scope.binding(each).value = value
  scope.binding('__name__').value = str(name)
  return scope
}

/** Finds files by the name they are imported under: `params`, `tools.plots`. */
export function siblingModules(
  find: FindModule,
  report: Report,
): (path: string, session: Session) => Sibling | undefined {
  const known = new Map<string, Sibling>()
  return (path, session) => {
    const found = known.get(path)
    if (found !== undefined) return found
    const text = find(path)
    if (text === undefined) return undefined
    const made = sibling(path, text, session, report, find)
    known.set(path, made)
    return made
  }
}

/** The text of a Python file by the name it is imported under. */
export type FindModule = (path: string) => string | undefined

/** As options give it: a function, or an object of texts. */
export function findModule(modules: ScriptOptions['modules']): FindModule {
  if (typeof modules === 'function') return modules
  return path => (modules !== undefined && Object.hasOwn(modules, path) ? modules[path] : undefined)
}

function sibling(path: string, text: string, session: Session, report: Report, find: FindModule): Sibling {
  const globals = scriptScope(path)
  let begun = false
  return {
    globals,
    activation: newActivation(),
    builtIn: (name, value) => name.startsWith('__') || builtins.get(name) === value,
    start: () => {
      if (begun) return undefined
      begun = true
      const source: Source = { name: `${path.replaceAll('.', '/')}.py`, text }
      const { statements } = readModule(source, report, find, session.files)
      const frame = moduleFrame(session, statements, { globals, name: path })
      return frame.block(statements, frame)
    },
  }
}

/** @throws HillockError for what cannot be read or is not taken */
function readModule(
  source: Source,
  report: Report,
  find: FindModule,
  files: ScriptFiles,
): ReturnType<ReturnType<typeof tools>['parser']['script']> {
  const errors: Diagnostic[] = []
  const each: Report = diagnostic => {
    if (diagnostic.severity === 'error') errors.push(diagnostic)
    else report(diagnostic)
  }
  const script = tools().parser.script(source, each)
  if (errors.length === 0) refuseUnsupported(script, each, path => find(path) !== undefined, files)
  if (errors.length > 0) throw new HillockError(errors)
  return script
}

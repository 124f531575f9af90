/** Python files beside the script, which an import carries out once. */
import { HillockError, type Diagnostic, type Report, type Source } from '../diagnostics/index.ts'
import { tools } from '../network/tools.ts'
import { newActivation } from './evaluate/activation.ts'
import type { Session, Sibling } from './evaluate/call.ts'
import { moduleFrame } from './evaluate/compile/module.ts'
import { createScope, type Scope } from './evaluate/scope.ts'
import { str } from './evaluate/values.ts'
import { builtins } from './library/builtins/index.ts'
import { refuseUnsupported } from './refuse.ts'

/** Names with Python's own among them. */
export function scriptScope(name = '__main__'): Scope {
  const scope = createScope()
  for (const [each, value] of builtins) scope.binding(each).value = value
  scope.binding('__name__').value = str(name)
  return scope
}

/** Finds files by the name they are imported under: `params`, `tools.plots`. */
export function siblingModules(
  texts: Readonly<Record<string, string>> = {},
  report: Report,
): (path: string, session: Session) => Sibling | undefined {
  const known = new Map<string, Sibling>()
  return (path, session) => {
    const found = known.get(path)
    if (found !== undefined) return found
    if (!Object.hasOwn(texts, path)) return undefined
    const made = sibling(path, texts[path] ?? '', session, report)
    known.set(path, made)
    return made
  }
}

function sibling(path: string, text: string, session: Session, report: Report): Sibling {
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
      const { statements } = readModule(source, report)
      const frame = moduleFrame(session, statements, { globals, name: path })
      return frame.block(statements, frame)
    },
  }
}

/** @throws HillockError for what cannot be read or is not taken */
function readModule(source: Source, report: Report): ReturnType<ReturnType<typeof tools>['parser']['script']> {
  const errors: Diagnostic[] = []
  const each: Report = diagnostic => {
    if (diagnostic.severity === 'error') errors.push(diagnostic)
    else report(diagnostic)
  }
  const script = tools().parser.script(source, each)
  if (errors.length === 0) refuseUnsupported(script, each)
  if (errors.length > 0) throw new HillockError(errors)
  return script
}

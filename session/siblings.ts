/** Python files beside the script, which an import carries out once. */
import { wrongArgument, HillockError, type Diagnostic, type Report, type Source } from '../diagnostics/index.ts'
import type { Statement } from '../compiler/grammar/ast.ts'
import { tools } from '../network/tools.ts'
import { moduleActivation } from './evaluate/activation.ts'
import { moduleScope } from './evaluate/names/place.ts'
import type { Session, Sibling } from './evaluate/call.ts'
import { docOf } from './evaluate/compile/function.ts'
import { moduleFrame } from './evaluate/compile/module.ts'
import { namesOf } from './evaluate/names/names-as-dict.ts'
import { ReadNames } from './evaluate/read-names.ts'
import { createScope, hold, ownValue, release, type Scope } from './evaluate/scope.ts'
import { isStr, str, type ModuleValue, type Value } from './evaluate/values.ts'
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

/**
 * Finds files by the name they are imported under: `params`, `tools.plots`; `tools` is the package of `tools.__init__`, or,
 * without one, a package as soon as something in it was found.
 */
export function siblingModules(
  find: FindModule,
  report: Report,
): (path: string, session: Session) => Sibling | undefined {
  const known = new Map<string, Sibling>()
  const packages = new Set<string>()
  const look = (path: string, session: Session): Sibling | undefined => {
    const found = fileOf(path, find)
    if (found === undefined && !packages.has(path)) return undefined
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1))
      packages.add(path.slice(0, dot))
    return {
      ...sibling(path, found ?? { text: '', isPackage: true }, session, report, find),
      forget: () => void known.delete(path),
    }
  }
  return (path, session) => {
    const made = known.get(path) ?? look(path, session)
    if (made !== undefined) known.set(path, made)
    return made
  }
}

/** The text of a Python file by the name it is imported under; of a package by `name.__init__`. */
export type FindModule = (path: string) => string | undefined

/** As options give it: a function, or an object of texts. */
export function findModule(modules: ScriptOptions['modules']): FindModule {
  if (typeof modules === 'function') {
    return path => {
      const text: unknown = modules(path)
      if (text === undefined || typeof text === 'string') return text
      throw wrongArgument(
        `what modules('${path}') gives`,
        'the text of a Python file, or undefined where there is none',
        text,
      )
    }
  }
  return path => (modules !== undefined && Object.hasOwn(modules, path) ? modules[path] : undefined)
}

interface PythonFile {
  readonly text: string
  readonly isPackage: boolean
}

function fileOf(path: string, find: FindModule): PythonFile | undefined {
  const own = find(`${path}.__init__`)
  if (own !== undefined) return { text: own, isPackage: true }
  const text = find(path)
  return text === undefined ? undefined : { text, isPackage: false }
}

/** Whether a Python file, or a package with a file of its own, has this name. */
export function isThere(path: string, find: FindModule): boolean {
  return fileOf(path, find) !== undefined
}

function sibling(
  path: string,
  { text, isPackage }: PythonFile,
  session: Session,
  report: Report,
  find: FindModule,
): Omit<Sibling, 'forget'> {
  const globals = scriptScope(path)
  const inPackage = isPackage ? path : path.slice(0, Math.max(path.lastIndexOf('.'), 0))
  let begun = false
  return {
    module: moduleOf(path, globals),
    activation: moduleActivation(moduleScope(globals)),
    start: () => {
      if (begun) return undefined
      begun = true
      const file = `${path.replaceAll('.', '/')}${isPackage ? '/__init__' : ''}.py`
      const { statements } = readModule({ name: file, text }, { report, find, inPackage, files: session.files })
      globals.binding('__doc__').value = docOfModule(statements)
      globals.binding('__file__').value = str(besideScript(file, session))
      const frame = moduleFrame(session, statements, { globals, name: path, package: inPackage })
      return frame.block(statements, frame)
    },
  }
}

/** Where a file is, seen from where the script was started. */
function besideScript(file: string, { scope }: Session): string {
  const script = scope.bindings.get('__file__')?.value
  const path = isStr(script) ? script.text.text : ''
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1) + file
}

/** The text at the top of a file, which `__doc__` is; None without one. */
export function docOfModule(body: readonly Statement[]): Value {
  const doc = docOf({ body })
  return doc === undefined ? null : str(doc)
}

/** What an import binds: the file's names as they are at each look, which can be set. */
function moduleOf(name: string, globals: Scope): ModuleValue {
  return {
    kind: 'module',
    name,
    members: new OwnNames(globals),
    names: session => namesOf(globals, session),
    assigns: member => globals.bindings.get(member)?.assigned === true,
    setMember: (member, value) => {
      const binding = globals.binding(member)
      if (value === undefined) release(binding, builtins)
      else hold(binding, value, true)
    },
  }
}

/** The names of a file but those that are Python's own and were not assigned. */
class OwnNames extends ReadNames {
  readonly #globals: Scope

  constructor(globals: Scope) {
    super()
    this.#globals = globals
  }

  override get(name: string): Value | undefined {
    const binding = this.#globals.bindings.get(name)
    return binding === undefined ? undefined : ownValue(binding, builtins)
  }

  protected override candidates(): Iterable<string> {
    return this.#globals.bindings.keys()
  }
}

interface Reading {
  readonly report: Report
  readonly find: FindModule
  readonly inPackage: string
  readonly files: ScriptFiles
}

/** @throws HillockError for what cannot be read or is not taken */
function readModule(
  source: Source,
  { report, find, inPackage, files }: Reading,
): ReturnType<ReturnType<typeof tools>['parser']['script']> {
  const errors: Diagnostic[] = []
  const each: Report = diagnostic => {
    if (diagnostic.severity === 'error') errors.push(diagnostic)
    else report(diagnostic)
  }
  const script = tools().parser.script(source, each)
  if (errors.length === 0) refuseUnsupported(script, each, { beside: path => isThere(path, find), inPackage, files })
  if (errors.length > 0) throw new HillockError(errors)
  return script
}

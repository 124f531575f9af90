/**
 * What Hillock does not take is told before anything runs, all at once: constructs of Python, modules, and names that
 * Brian 2, numpy or pyplot have and Hillock does not have yet.
 */
import type { Call, Expr, FromImport, Name, Script, Statement } from '../compiler/grammar/ast.ts'
import { children, innerStatements, statementExpressions } from '../compiler/grammar/index.ts'
import { error, type Report, type Span, warning } from '../diagnostics/index.ts'
import { undrawnKeywords, undrawnTexts } from '../figures/index.ts'
import { assignedNames } from './evaluate/compile/target.ts'
import { absolutePath } from './evaluate/modules.ts'
import { targetNames } from './script-facts.ts'
import type { ScriptFiles } from './files.ts'
import type { ModuleValue, Value } from './evaluate/values.ts'
import { isBuiltin, type Library, nameLater, notYet } from './later.ts'
import { noFiles } from './library/files/access.ts'
import { builtins } from './library/builtins/index.ts'
import { modules } from './library/modules.ts'
import { attributeLater } from './attributes-later.ts'

/** What the pass knows of the script's names. */
interface Names {
  /** Assigned somewhere in the script. */
  readonly assigned: ReadonlySet<string>
  /** Whether something of the script's own may have such a name behind its dot. */
  readonly mayBeMember: (name: string) => boolean
  /** Names that the script assigns behind a dot, which a module may have from then on: `np.float = float`. */
  readonly assignedMembers: ReadonlySet<string>
  /** Modules by the name they are bound to. */
  readonly modules: ReadonlyMap<string, ModuleValue>
  /** What is imported of modules that are not there: of these nothing more is said. */
  readonly missing: ReadonlySet<string>
  /** Functions imported by name that reach the machine: what they are by what the script calls them. */
  readonly reaching: ReadonlyMap<string, string>
  /** Star imports, in order. */
  readonly starred: readonly ModuleValue[]
  readonly report: Report
  readonly around: Around
}

/** Where a script is read. */
interface Around {
  /** Whether there is a Python file beside the script under this name. */
  readonly beside: (path: string) => boolean
  /** The package that the script is in; empty outside of packages. */
  readonly inPackage: string
  /** The files that were handed in. */
  readonly files: ScriptFiles
}

/** Reports every part of the script that is not taken. */
export function refuseUnsupported(
  script: Script,
  report: Report,
  { beside = () => false, inPackage = '', files = {} }: Partial<Around> = {},
): void {
  const once = firstTimeOnly(report)
  const around: Around = { beside, inPackage, files }
  const names: Names = { ...collectNames(script.statements, around), report: once, around }
  for (const statement of script.statements) checkStatement(statement, names, topPlace)
}

/** One and the same message is given at its first place only. */
function firstTimeOnly(report: Report): Report {
  const told = new Set<string>()
  return diagnostic => {
    if (told.has(diagnostic.message)) return
    told.add(diagnostic.message)
    report(diagnostic)
  }
}

function collectNames(statements: readonly Statement[], around: Around): Omit<Names, 'report' | 'around'> {
  const assigned = new Set<string>()
  const members = new Set<string>()
  const assignedMembers = new Set<string>()
  let fromBeside = false
  const bound = new Map<string, ModuleValue>()
  const missing = new Set<string>()
  const starred: ModuleValue[] = []
  const reaching = new Map<string, string>()
  const visit = (statement: Statement): void => {
    for (const name of targetNames(statement)) assigned.add(name)
    for (const name of memberNames(statement)) members.add(name)
    for (const name of assignedAttributes(statement)) assignedMembers.add(name)
    for (const each of statementExpressions(statement)) collectFrom(each, assigned, members)
    switch (statement.kind) {
      case 'import':
        for (const { path, alias } of statement.modules) {
          const [top = path] = path.split('.')
          const module = modules.get(alias === undefined ? top : path)
          if (module !== undefined) bound.set(alias ?? top, module)
          else if (!around.beside(path)) missing.add(alias ?? top)
          fromBeside ||= around.beside(path)
        }
        break
      case 'from-import': {
        const module = modules.get(statement.path)
        fromBeside ||= isBeside(statement, around)
        if (module !== undefined && statement.names === '*') starred.push(module)
        if (statement.names === '*') break
        for (const { name, alias } of statement.names) {
          const part = partOf(module, name)
          if (part === undefined) assigned.add(alias ?? name)
          if (module === undefined && !isBeside(statement, around)) missing.add(alias ?? name)
          if (part !== undefined) bound.set(alias ?? name, part)
          if (reachesMachine(module?.members.get(name))) reaching.set(alias ?? name, `${statement.path}.${name}`)
        }
        break
      }
      default:
    }
    for (const inner of innerStatements(statement)) visit(inner)
  }
  for (const statement of statements) visit(statement)
  for (const module of starred) {
    for (const [name, value] of module.members) {
      if (typeof value === 'object' && value?.kind === 'module') bound.set(name, value)
    }
  }
  const mayBeMember = (name: string): boolean => fromBeside || members.has(name)
  return { assigned, mayBeMember, assignedMembers, modules: bound, missing, reaching, starred }
}

/** The module that is imported by name from another one: `from scipy import stats`. */
function partOf(module: ModuleValue | undefined, name: string): ModuleValue | undefined {
  const member = module?.members.get(name)
  if (typeof member === 'object' && member?.kind === 'module') return member
  return module === undefined ? undefined : modules.get(`${module.name}.${name}`)
}

/** What a statement may put behind a dot: attributes it assigns, and what stands in a class. */
function memberNames(statement: Statement): string[] {
  if (statement.kind === 'class') {
    return statement.body.flatMap(targetNames)
  }
  return assignedAttributes(statement)
}

function assignedAttributes(statement: Statement): string[] {
  const targets = statement.kind === 'assign' ? statement.targets : []
  return targets.flatMap(attributesIn)
}

function attributesIn(target: Expr): string[] {
  if (target.kind === 'attribute') return [target.name]
  return target.kind === 'tuple' || target.kind === 'list' ? target.items.flatMap(attributesIn) : []
}

/**
 * What an expression gives names to: variables by `:=`, and what may be attributes of objects by texts and keywords, as in
 * `setattr(x, 'lines', 3)`, `add_argument('--lines')` and `Box(lines=3)`.
 */
function collectFrom(node: Expr, assigned: Set<string>, members: Set<string>): void {
  if (node.kind === 'named') assigned.add(node.target.name)
  if (node.kind === 'string') for (const name of namesInText(node.text.text)) members.add(name)
  if (node.kind === 'call') for (const { name } of node.arguments) if (name !== undefined) members.add(name)
  for (const inner of children(node)) collectFrom(inner, assigned, members)
}

function namesInText(text: string): Iterable<string> {
  return text.replaceAll('-', '_').match(/[A-Za-z]\w*/g) ?? []
}

/** What stands around a statement. */
interface Where {
  readonly loop: boolean
  readonly function: boolean
  readonly imports: ImportPlace
}

/**
 * What an import of a module that is not there comes to: always to an error, to one if the script gets there, as into a
 * function or branch, or to what the `except` around it does.
 */
type ImportPlace = 'certain' | 'branch' | 'excepted'

const topPlace: Where = { loop: false, function: false, imports: 'certain' }

function checkStatement(statement: Statement, names: Names, where: Where): void {
  switch (statement.kind) {
    case 'unsupported':
      names.report(notTaken(statement.span, statement.construct))
      break
    case 'import':
      for (const module of statement.modules) checkModule(module.path, module.span, names, where.imports)
      break
    case 'from-import':
      checkFromImport(statement, names, where.imports)
      break
    case 'break':
    case 'continue':
      if (!where.loop) {
        const message =
          statement.kind === 'break'
            ? "SyntaxError: 'break' outside loop"
            : "SyntaxError: 'continue' not properly in loop"
        names.report(error('syntax', statement.span, message))
      }
      break
    case 'return':
    case 'nonlocal':
      if (!where.function) {
        const message =
          statement.kind === 'return' ? "'return' outside function" : 'nonlocal declaration not allowed at module level'
        names.report(error('syntax', statement.span, `SyntaxError: ${message}`))
      }
      break
    default:
  }
  for (const expression of statementExpressions(statement)) {
    if (!where.function) checkYield(expression, names)
    checkExpression(expression, names)
  }
  for (const [inner, around] of innerPlaces(statement, where)) checkStatement(inner, names, around)
}

/** The statements inside one, each with what is around it. */
function innerPlaces(statement: Statement, where: Where): (readonly [Statement, Where])[] {
  switch (statement.kind) {
    case 'for':
    case 'while':
      return [
        ...statement.body.map(each => [each, { ...where, loop: true }] as const),
        ...statement.otherwise.map(each => [each, where] as const),
      ]
    case 'def':
      return statement.body.map(each => [each, { ...inBranch(where), function: true, loop: false }])
    case 'if': {
      const [first] = statement.branches
      const around = first !== undefined && isMain(first.condition) ? where : inBranch(where)
      return innerStatements(statement).map(each => [each, first?.body.includes(each) ? around : inBranch(where)])
    }
    case 'match':
      return innerStatements(statement).map(each => [each, inBranch(where)])
    case 'class':
      return statement.body.map(each => [each, { ...where, function: false, loop: false }])
    case 'try': {
      const isExcepted = statement.handlers.some(({ type }) => catchesImports(type))
      const body: Where = isExcepted ? { ...where, imports: 'excepted' } : where
      return innerStatements(statement).map(each => [each, statement.body.includes(each) ? body : where])
    }
    default:
      return innerStatements(statement).map(each => [each, where])
  }
}

function inBranch(where: Where): Where {
  return where.imports === 'certain' ? { ...where, imports: 'branch' } : where
}

/** `if __name__ == '__main__':`, which every script that is run gets into. */
function isMain(condition: Expr): boolean {
  return children(condition).some(each => each.kind === 'name' && each.name === '__name__')
}

const importErrors: ReadonlySet<string> = new Set(['ImportError', 'ModuleNotFoundError', 'Exception', 'BaseException'])

function catchesImports(type: Expr | undefined): boolean {
  if (type === undefined) return true
  return type.kind === 'tuple' ? type.items.some(catchesImports) : type.kind === 'name' && importErrors.has(type.name)
}

function checkYield(node: Expr, names: Names): void {
  if (node.kind === 'lambda') return
  if (node.kind === 'yield') names.report(error('syntax', node.span, "SyntaxError: 'yield' outside function"))
  for (const child of children(node)) checkYield(child, names)
}

function notTaken(span: Span, construct: string): Parameters<Report>[0] {
  return error('unsupported', span, `${construct} is Python, not yet Hillock; this file runs in Brian 2`)
}

/** Modules of Python that reach beyond the script. */
const machine: ReadonlySet<string> = new Set([
  'io', 'subprocess', 'shutil', 'socket', 'ctypes', 'builtins', 'pickle', 'tempfile',
  'glob', 'urllib', 'requests', 'http', 'threading', 'asyncio', 'signal', 'inspect',
]) // prettier-ignore

const noPickle = 'a pickle is a program; np.savez and np.load keep arrays, json the rest'

/** Whether the names come from Python files beside the script: one has them, or is one of them. */
function isBeside({ path, names }: FromImport, { beside, inPackage }: Around): boolean {
  const absolute = absolutePath(path, inPackage)
  if (absolute === undefined || modules.has(absolute)) return false
  return beside(absolute) || (names !== '*' && names.every(({ name }) => beside(`${absolute}.${name}`)))
}

/** Whether there is such a module. */
function checkModule(path: string, span: Span, { report, around }: Names, place: ImportPlace): boolean {
  if (modules.has(path) || around.beside(path)) return true
  const { message, help } = moduleLater(path)
  if (place === 'certain') report(error('unsupported', span, message, { help }))
  if (place === 'branch') report(warning('unsupported', span, message, { help: whereItStops }))
  return false
}

const whereItStops = 'the script is run all the same, and stops if it gets here'

/** What is said of a module that is not there. */
function moduleLater(path: string): { readonly message: string; readonly help?: string } {
  const [top = path] = path.split('.')
  if (machine.has(top)) {
    const help = top === 'pickle' ? noPickle : 'open, os, pathlib and numpy reach the folders of --data and --results'
    return { message: `import ${path}: a model script cannot reach the machine`, help }
  }
  if (modules.has(top)) return { message: `the module '${path}' is not yet Hillock; this file runs in Brian 2` }
  const help =
    "a script may import brian2, numpy, matplotlib, part of Python's standard library, and Python files beside it or below a folder of --imports"
  return { message: `the module '${path}' is not in Hillock`, help }
}

function checkFromImport(statement: FromImport, names: Names, place: ImportPlace): void {
  const path = absolutePath(statement.path, names.around.inPackage)
  // What dots outside of packages mean is Python's to say.
  if (path === undefined || isBeside(statement, names.around)) return
  if (!checkModule(path, statement.pathSpan, names, place) || statement.names === '*') return
  const module = modules.get(statement.path)
  if (module === undefined || place === 'excepted') return
  for (const { name, span } of statement.names) {
    const value = module.members.get(name)
    if (!reachesMachine(value)) checkReach(value, name, span, names)
    if (hasMember(module, name) || modules.has(`${statement.path}.${name}`)) continue
    const later = nameLater(module.name, name)
    if (later !== undefined) names.report(error('unsupported', span, later))
  }
}

function hasMember({ members, own }: ModuleValue, name: string): boolean {
  return members.has(name) || own?.has(name) === true
}

function checkExpression(node: Expr, names: Names, locals: ReadonlySet<string> = new Set()): void {
  switch (node.kind) {
    case 'unsupported':
      names.report(notTaken(node.span, node.construct))
      return
    case 'name':
      checkName(node, names, locals)
      break
    case 'attribute':
      if (checkMember(node, names)) return
      break
    case 'call':
      checkMachine(node.callee, names, locals)
      checkKeywords(node, names, locals)
      checkTexts(node, names, locals)
      break
    case 'comprehension': {
      const inner = new Set([...locals, ...node.clauses.flatMap(({ target }) => assignedNames(target))])
      for (const child of children(node)) checkExpression(child, names, inner)
      return
    }
    case 'lambda': {
      const inner = new Set([...locals, ...node.parameters.map(({ name }) => name)])
      for (const child of children(node)) checkExpression(child, names, inner)
      return
    }
    case 'named':
      checkExpression(node.value, names, locals)
      return
    default:
  }
  for (const child of children(node)) checkExpression(child, names, locals)
}

/** Such a function may be imported, and is refused where it is called. */
function reachesMachine(value: Value | undefined): boolean {
  return typeof value === 'object' && value?.kind === 'function' && value.reach === 'machine'
}

function checkMachine(callee: Expr, { reaching, report }: Names, locals: ReadonlySet<string>): void {
  const called = callee.kind === 'name' && !locals.has(callee.name) ? reaching.get(callee.name) : undefined
  if (called === undefined) return
  const { message, help } = noFiles(called, 'machine')
  report(error('unsupported', callee.span, message, { help }))
}

function checkName({ name, span }: Name, names: Names, locals: ReadonlySet<string>): void {
  if (locals.has(name) || names.assigned.has(name) || names.modules.has(name)) return
  const starred = names.starred.findLast(module => hasMember(module, name))
  if (starred !== undefined || builtins.has(name)) {
    checkReach((starred?.members ?? builtins).get(name), name, span, names)
    return
  }
  if (isBuiltin(name)) {
    const reach = ['eval', 'exec', 'compile', '__import__', 'input'].includes(name)
    const message = reach
      ? `${name}: a model script cannot reach the machine`
      : `${name}() is Python, not yet Hillock; this file runs in Brian 2`
    names.report(error('unsupported', span, message))
    return
  }
  for (const module of names.starred) {
    const later = nameLater(module.name, name)
    if (later !== undefined) {
      names.report(error('unsupported', span, later))
      return
    }
  }
}

/** A function that reaches files, where there are none for it. */
function checkReach(value: Value | undefined, name: string, span: Span, { around, report }: Names): void {
  const reach = typeof value === 'object' && value?.kind === 'function' ? value.reach : undefined
  if (reach === undefined) return
  const { read, write } = around.files
  const isGiven = reach === 'data' ? read : reach === 'results' ? write : (read ?? write)
  if (isGiven !== undefined && reach !== 'machine') return
  const { message, help } = noFiles(name, reach)
  report(error('unsupported', span, message, { help }))
}

/** `np.foo`, `b2.Synapses`, `G.run_regularly`; true if the whole has been dealt with. */
function checkMember(node: Extract<Expr, { kind: 'attribute' }>, names: Names): boolean {
  const module = moduleOf(node.object, names)
  if (module === undefined) {
    const isKnown = names.mayBeMember(node.name) || names.missing.has(rootOf(node))
    const later = isKnown ? undefined : attributeLater(node.name)
    if (later !== undefined) names.report(error('unsupported', node.nameSpan, later))
    return false
  }
  checkReach(module.members.get(node.name), `${module.name}.${node.name}`, node.span, names)
  if (hasMember(module, node.name) || modules.has(`${module.name}.${node.name}`)) return true
  const later = names.assignedMembers.has(node.name) ? undefined : nameLater(module.name, node.name)
  if (later !== undefined) names.report(error('unsupported', node.nameSpan, later))
  return true
}

/** The name that attributes, calls and subscripts begin with. */
function rootOf(node: Expr): string {
  if (node.kind === 'name') return node.name
  if (node.kind === 'attribute' || node.kind === 'subscript') return rootOf(node.object)
  return node.kind === 'call' ? rootOf(node.callee) : ''
}

function moduleOf(node: Expr, names: Names): ModuleValue | undefined {
  if (node.kind === 'name') return names.assigned.has(node.name) ? undefined : names.modules.get(node.name)
  if (node.kind !== 'attribute') return undefined
  const member = moduleOf(node.object, names)?.members.get(node.name)
  return typeof member === 'object' && member?.kind === 'module' ? member : undefined
}

/** Keywords that Brian 2 or numpy know and that are not taken yet. */
function checkKeywords(node: Call, names: Names, locals: ReadonlySet<string>): void {
  const callee = calledFunction(node.callee, names, locals) ?? calledOnAxes(node.callee, names)
  if (callee?.later === undefined) return
  for (const { name, span } of node.arguments) {
    if (name === undefined || !callee.later.includes(name)) continue
    names.report(error('unsupported', span, notYet(`the argument '${name}' of ${callee.name}`, callee.laterOf)))
  }
}

/** Texts that stand for what is not drawn: `subplot(projection='3d')`, `ax.set_yscale('symlog')`, `ax.set(yscale='symlog')`. */
function checkTexts({ callee, arguments: given }: Call, names: Names, locals: ReadonlySet<string>): void {
  const { mayBeMember, report } = names
  const called = callee.kind === 'attribute' ? callee.name : callee.kind === 'name' ? callee.name : ''
  if (callee.kind === 'attribute' && mayBeMember(called)) return
  // The script's own functions take what they like, and Python's know of no axes.
  if (callee.kind !== 'attribute' && (locals.has(called) || names.assigned.has(called) || isBuiltin(called))) return
  for (const { name, value } of given) {
    const said = name ?? called.replace(/^set_/, '')
    const what = said === 'projection' ? said : /^[xy]scale$/.test(said) ? 'scale' : undefined
    if (what === undefined || value.kind !== 'string' || !undrawnTexts[what].includes(value.text.text)) continue
    report(error('unsupported', value.span, notYet(`the ${what} '${value.text.text}'`, 'matplotlib')))
  }
}

interface Callee {
  readonly name: string
  readonly later?: readonly string[]
  readonly laterOf?: Library
}

/** `ax.set_title(…)`: what draws goes by its name, since the text does not tell what axes are. */
function calledOnAxes(callee: Expr, { mayBeMember }: Names): Callee | undefined {
  if (callee.kind !== 'attribute' || mayBeMember(callee.name)) return undefined
  const name = callee.name.replace(/^set_/, '')
  const later = undrawnKeywords.get(name)
  return later && { name, later, laterOf: 'matplotlib' }
}

function calledFunction(callee: Expr, names: Names, locals: ReadonlySet<string>): Callee | undefined {
  let found
  if (callee.kind === 'name' && !locals.has(callee.name) && !names.assigned.has(callee.name)) {
    for (const module of names.starred) found = module.members.get(callee.name) ?? found
    found ??= builtins.get(callee.name)
  } else if (callee.kind === 'name') {
    found = modules.get('brian2')?.members.get(callee.name)
  } else if (callee.kind === 'attribute') {
    found = moduleOf(callee.object, names)?.members.get(callee.name)
  }
  return typeof found === 'object' && found?.kind === 'function' ? found : undefined
}

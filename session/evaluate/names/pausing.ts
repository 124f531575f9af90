/**
 * Which calls may have to wait. A run of a network waits for the compiler and for other threads, and a function that
 * runs one, or has a loop, lets others have a turn. Code around such calls is compiled into steps, which is slower, so
 * that the rest of the script need not be. Names decide: whatever is called `run`, `build` or `sleep`, functions that mention it, functions
 * that mention those; where a script has work done by other processes, what hands it to them too. What names do not tell
 * ends in a message where it has to wait.
 */
import type { ClassDef, Expr, Statement } from '../../../compiler/grammar/ast.ts'
import { children, innerStatements, statementExpressions } from '../../../compiler/grammar/index.ts'

/** Whether an expression has a call in it that may have to wait, or a `yield`. */
export type Pauses = (node: Expr) => boolean

export function findPauses(statements: readonly Statement[]): Pauses {
  const slow = slowNames(statements)
  const known = new WeakMap<Expr, boolean>()
  const pauses = (node: Expr): boolean => {
    const found = known.get(node)
    if (found !== undefined) return found
    const answer = find(node)
    known.set(node, answer)
    return answer
  }
  const find = (node: Expr): boolean => {
    switch (node.kind) {
      case 'yield':
        return true
      case 'lambda':
        return false
      case 'comprehension':
        if (node.form === 'generator') return node.clauses.slice(0, 1).some(({ iterable }) => pauses(iterable))
        break
      case 'call':
        if (slow.has(calledName(node.callee) ?? '') || node.arguments.some(({ value }) => mayBeCalled(value)))
          return true
        break
      default:
    }
    return children(node).some(pauses)
  }
  /** What a call hands on may be called, or gone through, before it is done: `sorted(values, key=simulated)`. */
  const mayBeCalled = (node: Expr): boolean => {
    if (node.kind === 'lambda') return mentioned(node.body).some(name => slow.has(name))
    if (node.kind === 'comprehension' && node.form === 'generator') return children(node).some(pauses)
    return (node.kind === 'name' || node.kind === 'attribute') && slow.has(node.name)
  }
  return pauses
}

/** The last name of what is called. */
function calledName(callee: Expr): string | undefined {
  return callee.kind === 'name' || callee.kind === 'attribute' ? callee.name : undefined
}

interface Definition {
  readonly names: readonly string[]
  readonly mentions: ReadonlySet<string>
}

function slowNames(statements: readonly Statement[]): ReadonlySet<string> {
  const definitions: Definition[] = []
  const slow = new Set(['run', 'sleep', 'build', 'import_module', 'timeit', 'repeat'])
  const parameters = new Set<string>()
  const handedOn = new Set<string>()
  const visit = (statement: Statement): void => {
    if (handsWorkOver(statement)) for (const name of carriersOut) slow.add(name)
    if (statement.kind === 'def') {
      const { mentions, loops, called } = contents(statement.body)
      if (loops) slow.add(statement.name)
      const names = new Set(statement.parameters.map(({ name }) => name))
      for (const name of called) if (names.has(name)) parameters.add(name)
      definitions.push({ names: [statement.name], mentions })
    } else if (statement.kind === 'class') {
      definitions.push({ names: [statement.name], mentions: madeBy(statement) })
    } else if (statement.kind === 'assign' && statement.value.kind !== 'call') {
      const names = statement.targets.flatMap(target => calledName(target) ?? [])
      definitions.push({ names, mentions: new Set(mentioned(statement.value)) })
    }
    for (const each of statementExpressions(statement)) for (const name of escaping(each)) handedOn.add(name)
    if (statement.kind === 'def' && statement.decorators.length > 0) handedOn.add(statement.name)
    for (const inner of innerStatements(statement)) visit(inner)
  }
  for (const statement of statements) visit(statement)
  for (let size = -1; size !== slow.size;) {
    size = slow.size
    for (const { names, mentions } of definitions) {
      if (names.some(name => !slow.has(name)) && [...mentions].some(name => slow.has(name)))
        for (const name of names) slow.add(name)
    }
    if ([...handedOn].some(name => slow.has(name))) for (const name of parameters) slow.add(name)
  }
  return slow
}

/** What carries out functions that were handed to other processes, in the modules that have them. */
const carriersOut: readonly string[] = [
  'start', 'map', 'starmap', 'imap', 'uimap', 'amap', 'imap_unordered', 'apply', 'apply_async', 'map_async', 'starmap_async',
  'submit', 'add_done_callback', 'delayed', 'Parallel', 'Pool', 'ThreadPool', 'ProcessPoolExecutor',
] // prettier-ignore

const processModules = /^(?:multiprocessing|multiprocess|concurrent|joblib|pathos)(?:\.|$)/

function handsWorkOver(statement: Statement): boolean {
  return pathsOf(statement).some(path => processModules.test(path))
}

/** What a statement imports, or imports from. */
function pathsOf(statement: Statement): string[] {
  if (statement.kind === 'import') return statement.modules.map(({ path }) => path)
  return statement.kind === 'from-import' ? [statement.path] : []
}

/** Modules that are loaded when they are imported: a function that does so waits like one with a loop. */
function loaded(path: string): boolean {
  return path === 'scipy' || path.startsWith('scipy.')
}

/** What making an instance calls. */
function madeBy({ arguments: bases, body }: ClassDef): ReadonlySet<string> {
  const makers = body.flatMap(each => (each.kind === 'def' && /^__(?:init|new|call)__$/.test(each.name) ? [each] : []))
  const found = new Set(bases.flatMap(({ value }) => mentioned(value)))
  for (const maker of makers) {
    const { mentions, loops } = contents(maker.body)
    for (const name of mentions) found.add(name)
    if (loops) found.add('run')
  }
  return found
}

/** What the statements of a function mention, and whether there is a loop; functions inside it count for themselves. */
function contents(statements: readonly Statement[]): { mentions: Set<string>; called: Set<string>; loops: boolean } {
  const mentions = new Set<string>()
  const called = new Set<string>()
  let loops = false
  const visit = (statement: Statement): void => {
    loops ||= statement.kind === 'for' || statement.kind === 'while' || pathsOf(statement).some(loaded)
    for (const each of statementExpressions(statement)) {
      for (const name of mentioned(each)) mentions.add(name)
      for (const name of callees(each)) called.add(name)
    }
    for (const inner of innerStatements(statement)) visit(inner)
  }
  for (const statement of statements) visit(statement)
  return { mentions, called, loops }
}

function mentioned(node: Expr): string[] {
  const own = node.kind === 'name' || node.kind === 'attribute' ? [node.name] : []
  return [...own, ...children(node).flatMap(mentioned)]
}

function callees(node: Expr): string[] {
  const own = node.kind === 'call' && node.callee.kind === 'name' ? [node.callee.name] : []
  return [...own, ...children(node).flatMap(callees)]
}

/** Names that are mentioned without being called on the spot. */
function escaping(node: Expr): string[] {
  if (node.kind === 'name' || node.kind === 'attribute') {
    return [node.name, ...(node.kind === 'attribute' ? escaping(node.object) : [])]
  }
  if (node.kind === 'call') {
    const { callee } = node
    const within =
      callee.kind === 'name' ? [] : callee.kind === 'attribute' ? escaping(callee.object) : escaping(callee)
    return [...within, ...node.arguments.flatMap(({ value }) => escaping(value))]
  }
  return children(node).flatMap(escaping)
}

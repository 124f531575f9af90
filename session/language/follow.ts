/** Reads the statements of a script in their order, without carrying them out: branches and loops are read once. */
import type { Def, Expr, Script, Sequence, Statement } from '../../compiler/grammar/ast.ts'
import { children, innerStatements, statementExpressions } from '../../compiler/grammar/index.ts'
import { assignedNames } from '../evaluate/compile/target.ts'
import type { ModuleValue } from '../evaluate/values.ts'
import { modules } from '../library/modules.ts'
import { assignedOnce, targetNames } from '../script-facts.ts'
import { bindName, type Bindings } from './bindings.ts'
import { combine, eitherKnown, type Known } from './known.ts'
import { innerNames, createNames, lookUp, memberOf, type Names } from './names.ts'
import { type Reader, readExpression } from './read-expression.ts'

/** Who takes what is found. */
export interface Follower extends Pick<Reader, 'called' | 'calledOn' | 'unknown'> {
  /** Takes every value that a name is given. */
  readonly bindings: Bindings
  /** Something other than a name is given a value: `G.v = …`. */
  readonly assigned: (target: Expr, value: Expr, known: Known | undefined, reader: Reader) => void
  /** All names of a module are taken that nobody knows. */
  readonly unknownStar: () => void
}

/**
 * Reads a script from top to bottom, then the bodies of its functions under the names that there are at its end.
 *
 * @returns these names, without values for those that have several
 */
export function followScript(script: Script, follower: Follower): Names {
  const functions: Def[] = []
  const names = createNames()
  const { starred } = names
  const place: Place = {
    ...follower,
    names,
    unsure: false,
    certain: true,
    starred,
    functions,
    changed: namesOfGlobal(script.statements),
  }
  followAll(script.statements, place)
  const once = assignedOnce(script)
  for (const [name] of names.own) if (!once.has(name)) names.own.set(name, undefined)
  // Functions inside functions come behind them.
  const tried = namesTried(script.statements)
  for (const each of functions)
    followFunction(each, { ...place, names: innerNames(names), unsure: tried.has(each.name), certain: false })
  for (const statement of script.statements) bindOthers(statement, follower.bindings)
  return names
}

/** Names that expressions bind: each of them is there somewhere. */
function bindOthers(statement: Statement, bindings: Bindings): void {
  const look = (expr: Expr): void => {
    if (expr.kind === 'named') bindName(bindings, expr.target.name, undefined)
    const local =
      expr.kind === 'comprehension'
        ? expr.clauses.flatMap(({ target }) => assignedNames(target))
        : expr.kind === 'lambda'
          ? expr.parameters.map(({ name }) => name)
          : []
    for (const name of local) if (!bindings.has(name)) bindName(bindings, name, undefined)
    children(expr).forEach(look)
  }
  statementExpressions(statement).forEach(look)
  for (const inner of innerStatements(statement)) bindOthers(inner, bindings)
}

interface Place extends Follower, Reader {
  /** Takes modules of which all names are imported, wherever that stands. */
  readonly starred: ModuleValue[]
  /** Functions that are still to be read. */
  readonly functions: Def[]
  /** Names that functions change. */
  readonly changed: ReadonlySet<string>
}

function namesOfGlobal(statements: readonly Statement[]): Set<string> {
  const found = new Set<string>()
  const look = (statement: Statement): void => {
    if (statement.kind === 'global' || statement.kind === 'nonlocal')
      for (const { name } of statement.names) found.add(name)
    innerStatements(statement).forEach(look)
  }
  statements.forEach(look)
  return found
}

/** Names in what may be meant to fail: functions that are called there may be, too. */
function namesTried(statements: readonly Statement[], within = false): Set<string> {
  const found = new Set<string>()
  const look = (expr: Expr, tried: boolean): void => {
    if (expr.kind === 'name' && tried) found.add(expr.name)
    // What is handed on is called by somebody else.
    if (expr.kind === 'call') for (const { value } of expr.arguments) if (value.kind === 'name') found.add(value.name)
    for (const child of children(expr)) look(child, tried || expr.kind === 'lambda')
  }
  for (const statement of statements) {
    const tried = within || isTrying(statement)
    for (const expr of statementExpressions(statement)) look(expr, tried)
    for (const name of namesTried(innerStatements(statement), tried)) found.add(name)
  }
  return found
}

/** `try`, and `with raises(…)`. */
function isTrying(statement: Statement): boolean {
  return (statement.kind === 'try' && statement.handlers.length > 0) || statement.kind === 'with'
}

function followFunction(node: Def, place: Place): void {
  for (const { name } of node.parameters) give(name, undefined, place)
  for (const name of assignedWithin(node.body)) place.names.own.set(name, undefined)
  followAll(node.body, place)
}

function followAll(statements: readonly Statement[], place: Place): void {
  for (const statement of statements) followStatement(statement, place)
}

function followStatement(statement: Statement, place: Place): void {
  const read = (expr: Expr): Known | undefined => readExpression(expr, place)
  switch (statement.kind) {
    case 'assign':
      assign(statement.targets, statement.value, place)
      return
    case 'annotated':
      if (statement.value !== undefined) assign([statement.target], statement.value, place)
      return
    case 'augmented': {
      const known = combine(statement.operator, read(statement.target), read(statement.value))
      if (statement.target.kind === 'name') give(statement.target.name, known, place)
      return
    }
    case 'import':
      for (const { path, alias } of statement.modules) {
        const [top = path] = path.split('.')
        const module = modules.get(alias === undefined ? top : path)
        give(alias ?? top, module && { kind: 'library', value: module }, place)
      }
      return
    case 'from-import':
      followImport(statement, place)
      return
    case 'delete':
      for (const name of statement.targets.flatMap(assignedNames)) place.names.own.set(name, undefined)
      return
    case 'def':
      readUncertain(statementExpressions(statement), place)
      give(statement.name, undefined, place)
      place.functions.push(statement)
      return
    case 'class':
      readUncertain(statementExpressions(statement), place)
      give(statement.name, undefined, place)
      followAll(statement.body, { ...place, names: innerNames(place.names), certain: false })
      return
    case 'with':
      for (const { context, target } of statement.items) {
        read(context)
        for (const name of target === undefined ? [] : assignedNames(target)) give(name, undefined, place)
      }
      followAll(statement.body, { ...place, unsure: true, certain: false })
      return
    case 'if':
      for (const { condition } of statement.branches) read(condition)
      followBranches([...statement.branches.map(({ body }) => body), statement.otherwise], place)
      return
    case 'for':
    case 'while':
    case 'try':
    case 'match':
      statementExpressions(statement).forEach(read)
      followUnsure(statement, place)
      return
    default:
      statementExpressions(statement).forEach(read)
  }
}

/** What may be carried out later or never, annotations for instance. */
function readUncertain(expressions: readonly Expr[], place: Place): void {
  for (const each of expressions) readExpression(each, { ...place, certain: false })
}

/** A number keeps how the script writes it. */
function written(expression: Expr, known: Known | undefined): Known | undefined {
  return known?.kind === 'number' ? { ...known, expression } : known
}

function assign(targets: readonly Expr[], value: Expr, place: Place): void {
  const [target] = targets
  if (targets.length === 1 && target !== undefined && isSequence(target) && isSequence(value)) {
    if (isPaired(target.items, value.items)) {
      for (const [k, each] of value.items.entries()) assign(target.items.slice(k, k + 1), each, place)
      return
    }
  }
  const known = written(value, readExpression(value, place))
  for (const each of targets) assignKnown(each, value, known, place)
}

function assignKnown(target: Expr, value: Expr, known: Known | undefined, place: Place): void {
  if (target.kind === 'name') give(target.name, known, place)
  else if (isSequence(target)) for (const each of target.items) assignKnown(each, value, undefined, place)
  else if (target.kind === 'starred') assignKnown(target.value, value, undefined, place)
  else {
    readExpression(target, place)
    place.assigned(target, value, known, place)
  }
}

function isSequence(expr: Expr): expr is Sequence {
  return expr.kind === 'tuple' || expr.kind === 'list'
}

/** `a, b = 1, 2` */
function isPaired(targets: readonly Expr[], values: readonly Expr[]): boolean {
  return targets.length === values.length && [...targets, ...values].every(({ kind }) => kind !== 'starred')
}

function give(name: string, known: Known | undefined, { names, bindings, changed }: Place): void {
  names.own.set(name, changed.has(name) ? undefined : known)
  bindName(bindings, name, known)
}

function followImport(statement: Extract<Statement, { kind: 'from-import' }>, place: Place): void {
  const module = modules.get(statement.path)
  if (statement.names === '*') {
    if (module === undefined) place.unknownStar()
    else place.starred.push(module)
    return
  }
  for (const { name, alias } of statement.names) {
    const inner = modules.get(`${statement.path}.${name}`)
    const known: Known | undefined =
      inner === undefined ? module && memberOf(module, name) : { kind: 'library', value: inner }
    give(alias ?? name, known, place)
  }
}

/** One of several blocks is carried out: names have what all of them agree upon. */
function followBranches(branches: readonly (readonly Statement[])[], place: Place): void {
  const ends = branches.map(statements => {
    const names = innerNames(place.names)
    followAll(statements, { ...place, names, certain: false })
    return names
  })
  for (const name of branches.flatMap(assignedWithin)) {
    const [first, ...others] = ends.map(names => lookUp(names, name))
    place.names.own.set(name, others.reduce(eitherKnown, first))
  }
}

/** Blocks that may be carried out in part, or again and again: what they assign is nothing to rely on, before or behind. */
function followUnsure(statement: Statement, place: Place): void {
  const assigned = [...targetNames(statement), ...assignedWithin(innerStatements(statement))]
  for (const name of assigned) place.names.own.set(name, undefined)
  for (const name of targetNames(statement)) bindName(place.bindings, name, undefined)
  if (statement.kind === 'try') {
    // Each block follows on its own.
    for (const block of [
      statement.body,
      ...statement.handlers.map(({ body }) => body),
      statement.otherwise,
      statement.final,
    ])
      followAll(block, {
        ...place,
        names: innerNames(place.names),
        unsure: place.unsure || isTrying(statement),
        certain: false,
      })
  } else followAll(innerStatements(statement), { ...place, names: innerNames(place.names), certain: false })
  for (const name of assigned) place.names.own.set(name, undefined)
}

/** The names that statements and those inside them assign, those inside functions and classes left out. */
function assignedWithin(statements: readonly Statement[]): string[] {
  return statements.flatMap(statement => {
    if (statement.kind === 'def' || statement.kind === 'class') return [statement.name]
    if (statement.kind === 'import')
      return statement.modules.map(({ path, alias }) => alias ?? path.split('.', 1)[0] ?? path)
    if (statement.kind === 'from-import')
      return statement.names === '*' ? [] : statement.names.map(({ name, alias }) => alias ?? name)
    return [...targetNames(statement), ...assignedWithin(innerStatements(statement))]
  })
}

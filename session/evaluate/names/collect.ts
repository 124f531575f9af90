/** Which names a function assigns, uses, and shares with the functions inside it: what Python decides before it runs. */
import type {
  ClassDef,
  Comprehension,
  Def,
  Expr,
  Lambda,
  ParameterNode,
  Statement,
} from '../../../compiler/grammar/ast.ts'
import { capturedNames, children, innerStatements, statementExpressions } from '../../../compiler/grammar/index.ts'

/** The names of one function, or of a comprehension, whose variables are its own. */
export interface Names {
  /** Its own: parameters, and what it assigns. */
  readonly bound: ReadonlySet<string>
  /** Those of its own that functions inside it use. */
  readonly shared: ReadonlySet<string>
  /** What it and the functions inside it need from around. */
  readonly free: ReadonlySet<string>
  /** What the functions inside it need from it or from around it. */
  readonly inner: ReadonlySet<string>
  /** What `:=` assigns in a comprehension, which belongs to the function around it. */
  readonly assigned: ReadonlySet<string>
  /** Declared `global`. */
  readonly globals: ReadonlySet<string>
  readonly nonlocals: ReadonlySet<string>
  /** It is a generator. */
  readonly yields: boolean
}

export function namesOfFunction(node: Def | Lambda): Names {
  const collector = new Collector()
  for (const { name } of node.parameters) collector.bind(name)
  if (node.kind === 'lambda') collector.expression(node.body)
  else for (const statement of node.body) collector.statement(statement)
  return collector.finish()
}

/** Of a comprehension; the iterable of its first `for` belongs to what is around. */
export function namesOfComprehension(node: Comprehension): Names {
  const collector = new Collector(true)
  for (const [k, { target, iterable, conditions }] of node.clauses.entries()) {
    if (k > 0) collector.expression(iterable)
    collector.target(target)
    for (const condition of conditions) collector.expression(condition)
  }
  collector.expression(node.element)
  if (node.value !== undefined) collector.expression(node.value)
  return collector.finish()
}

/** What a class binds in its body. */
export function namesOfClass(node: ClassDef): Names {
  const collector = new Collector()
  for (const statement of node.body) collector.statement(statement)
  return collector.finish()
}

class Collector {
  private readonly bound = new Set<string>()
  private readonly used = new Set<string>()
  /** What functions inside need. */
  private readonly inner = new Set<string>()
  private readonly globals = new Set<string>()
  private readonly nonlocals = new Set<string>()
  private readonly assigned = new Set<string>()
  private readonly isComprehension: boolean
  private yields = false

  constructor(isComprehension = false) {
    this.isComprehension = isComprehension
  }

  bind(name: string): void {
    this.bound.add(name)
  }

  statement(statement: Statement): void {
    switch (statement.kind) {
      case 'assign':
        for (const target of statement.targets) this.target(target)
        this.expression(statement.value)
        return
      case 'augmented':
        this.target(statement.target)
        this.expression(statement.target)
        this.expression(statement.value)
        return
      case 'annotated':
        this.target(statement.target)
        if (statement.value !== undefined) this.expression(statement.value)
        return
      case 'for':
        this.target(statement.target)
        this.expression(statement.iterable)
        break
      case 'delete':
        for (const target of statement.targets) this.target(target)
        return
      case 'with':
        for (const { context, target } of statement.items) {
          this.expression(context)
          if (target !== undefined) this.target(target)
        }
        break
      case 'match':
        for (const each of statementExpressions(statement)) this.expression(each)
        for (const { pattern } of statement.cases) for (const { name } of capturedNames(pattern)) this.bind(name)
        break
      case 'import':
        for (const { path, alias } of statement.modules) this.bind(alias ?? path.split('.')[0] ?? path)
        return
      case 'from-import':
        if (statement.names !== '*') for (const { name, alias } of statement.names) this.bind(alias ?? name)
        return
      case 'global':
        for (const { name } of statement.names) this.globals.add(name)
        return
      case 'nonlocal':
        for (const { name } of statement.names) this.nonlocals.add(name)
        return
      case 'try':
        for (const { type, name } of statement.handlers) {
          if (type !== undefined) this.expression(type)
          if (name !== undefined) this.bind(name.name)
        }
        break
      case 'def':
        this.bind(statement.name)
        for (const each of statement.decorators) this.expression(each)
        this.parameters(statement.parameters)
        this.needs(namesOfFunction(statement).free)
        return
      case 'class':
        this.bind(statement.name)
        for (const each of [...statement.decorators, ...statement.arguments.map(({ value }) => value)])
          this.expression(each)
        this.classBody(statement)
        return
      default:
        for (const each of statementExpressions(statement)) this.expression(each)
    }
    for (const each of innerStatements(statement)) this.statement(each)
  }

  expression(node: Expr): void {
    switch (node.kind) {
      case 'name':
        this.used.add(node.name)
        if (node.name === 'super') this.used.add('__class__')
        return
      case 'lambda':
        this.parameters(node.parameters)
        this.needs(namesOfFunction(node).free)
        return
      case 'comprehension':
        this.comprehension(node)
        return
      case 'named':
        this.assign(node.target.name)
        this.expression(node.value)
        return
      case 'yield':
        this.yields = true
        break
      default:
    }
    for (const child of children(node)) this.expression(child)
  }

  /** What is assigned to: names are bound, anything else is used. */
  target(node: Expr): void {
    switch (node.kind) {
      case 'name':
        this.bind(node.name)
        return
      case 'list':
      case 'tuple':
        for (const item of node.items) this.target(item)
        return
      case 'starred':
        this.target(node.value)
        return
      default:
        this.expression(node)
    }
  }

  private parameters(parameters: readonly ParameterNode[]): void {
    for (const each of parameters) if (each.default !== undefined) this.expression(each.default)
  }

  private comprehension(node: Comprehension): void {
    const [first] = node.clauses
    if (first !== undefined) this.expression(first.iterable)
    const { free, inner, bound, assigned } = namesOfComprehension(node)
    for (const name of assigned) this.assign(name)
    if (node.form === 'generator') {
      this.needs(free)
      return
    }
    for (const name of free) this.used.add(name)
    this.needs([...inner].filter(name => !bound.has(name)))
  }

  /** Names of the class are not seen by its methods. */
  private classBody(node: ClassDef): void {
    const { free, inner } = namesOfClass(node)
    for (const name of free) if (name !== '__class__') this.used.add(name)
    this.needs([...inner].filter(name => name !== '__class__'))
  }

  private assign(name: string): void {
    if (this.isComprehension) {
      this.assigned.add(name)
      this.used.add(name)
    } else this.bind(name)
  }

  private needs(names: Iterable<string>): void {
    for (const name of names) this.inner.add(name)
  }

  finish(): Names {
    const { bound, used, inner, assigned, globals, nonlocals, yields } = this
    for (const name of [...globals, ...nonlocals]) bound.delete(name)
    const shared = new Set([...inner].filter(name => bound.has(name)))
    const free = new Set([...used, ...inner, ...nonlocals].filter(name => !bound.has(name) && !globals.has(name)))
    return { bound, shared, free, inner, assigned, globals, nonlocals, yields }
  }
}

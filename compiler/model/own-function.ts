/** Functions of the modeller's own: Python whose text is written out where equations call them (semantics §10.5). */
import type { ValueType } from '../../abi/index.ts'
import type { Span } from '../../diagnostics/index.ts'
import type { Dimension } from '../../units/index.ts'
import type { Attribute, Def, Expr, Lambda, Name, Statement, Subscript } from '../grammar/ast.ts'
import { children, innerStatements, namesIn, statementExpressions } from '../grammar/index.ts'
import type { Namespace, Outside } from './external.ts'

/** A function of the modeller's own. */
export interface OwnFunction {
  readonly kind: 'function'
  /** As messages call it. */
  readonly name: string
  readonly parameters: readonly FunctionParameter[]
  /** Dimension of the result, `boolean`, or what follows from the arguments'; undefined if it is whatever comes out. */
  readonly result: Dimension | 'boolean' | ((dimensions: readonly Dimension[]) => Dimension) | undefined
  /** Type of the result; `highest` is that of the arguments together. */
  readonly type: ValueType | 'highest'
  /** Gives another result each time, so that no method may rely on it during a step. */
  readonly stateful: boolean
  /** Its text is given numbers without units, and what it gives is taken to be in SI. */
  readonly bare: boolean
  readonly body: readonly Statement[]
  /** Why equations cannot call it, in a sentence. */
  readonly lacks?: string | undefined
  /** What an expression of the body that none of the function's own names is in stands for, now; undefined for nothing that equations know. */
  readonly outside: (expr: OutsideExpr) => Known | undefined
  readonly span: Span
}

/** What an argument has to be: of a dimension, of the same one as another argument (by its place), a boolean, or anything. */
export type ArgumentNeed = Dimension | 'any' | 'boolean' | { readonly like: number }

export interface FunctionParameter {
  readonly name: string
  readonly need: ArgumentNeed
}

/** What may stand for something of the script around a function. */
export type OutsideExpr = Name | Attribute | Subscript

/** What it may stand for. */
export type Known =
  | Outside
  /** A function that texts of functions know, by its name in `text-functions.ts`. */
  | { readonly kind: 'built-in'; readonly name: string }
  /** A unit, or a number that never changes. */
  | { readonly kind: 'number'; readonly value: number; readonly dimension: Dimension }

/** The statements of a `def`, or of what a `lambda` gives. */
export function bodyOf(node: Def | Lambda): readonly Statement[] {
  return node.kind === 'def' ? node.body : [{ kind: 'return', value: node.body, span: node.body.span }]
}

/** The names that a function binds: its parameters, and what it assigns. */
export function ownNames({ parameters, body }: Pick<OwnFunction, 'parameters' | 'body'>): ReadonlySet<string> {
  const names = new Set(parameters.map(({ name }) => name))
  const look = (statement: Statement): void => {
    if (statement.kind === 'assign') for (const { name } of statement.targets.flatMap(assignedNames)) names.add(name)
    if (statement.kind === 'augmented' || statement.kind === 'annotated')
      for (const { name } of assignedNames(statement.target)) names.add(name)
    innerStatements(statement).forEach(look)
  }
  body.forEach(look)
  return names
}

function assignedNames(target: Expr): readonly Name[] {
  return target.kind === 'name' ? [target] : []
}

/** An expression that stands for something around the function, if it is one: a name, or what is behind its dots and brackets. */
export function asOutside(expr: Expr, names: ReadonlySet<string>): OutsideExpr | undefined {
  if (expr.kind !== 'name' && expr.kind !== 'attribute' && expr.kind !== 'subscript') return undefined
  let root: Expr = expr
  while (root.kind === 'attribute' || root.kind === 'subscript') root = root.object
  return root.kind === 'name' && !names.has(root.name) ? expr : undefined
}

/** The function with everything around it as it is now: what it uses may change, and does not change it any more. */
function settledFunction(given: OwnFunction, done: Map<OwnFunction, OwnFunction> = new Map()): OwnFunction {
  const known = done.get(given)
  if (known !== undefined) return known
  const meanings = new Map<OutsideExpr, Known | undefined>()
  const settled: OwnFunction = { ...given, outside: expr => meanings.get(expr) }
  done.set(given, settled)
  const names = ownNames(given)
  const look = (expr: Expr): void => {
    const outside = asOutside(expr, names)
    if (outside === undefined) children(expr).forEach(look)
    else {
      const meaning = given.outside(outside)
      meanings.set(outside, isOwnFunction(meaning) ? settledFunction(meaning, done) : meaning)
    }
  }
  const statements = (list: readonly Statement[]): void => {
    for (const statement of list) {
      statementExpressions(statement).forEach(look)
      statements(innerStatements(statement))
    }
  }
  statements(given.body)
  return settled
}

/** Names with the functions that expressions call as they are now, for expressions that are looked at again later. */
export function settledNames(namespace: Namespace, expressions: readonly Expr[]): Namespace {
  const settled = expressions.flatMap(namesIn).flatMap(({ name }) => {
    const known = namespace.get(name)
    return isOwnFunction(known) ? [[name, settledFunction(known)] as const] : []
  })
  return settled.length === 0 ? namespace : new Map([...namespace, ...settled])
}

function isOwnFunction(known: Known | undefined): known is OwnFunction {
  return known !== undefined && 'kind' in known && known.kind === 'function'
}

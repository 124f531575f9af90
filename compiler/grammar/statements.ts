/** What statements are made of. */
import type { Expr, Statement, WithItem } from './ast.ts'
import { patternExpressions } from './pattern-tree.ts'
import { parameterExpressions } from './tree.ts'

/** The statements directly inside one, those of functions and classes included. */
export function innerStatements(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'match':
      return statement.cases.flatMap(({ body }) => body)
    case 'for':
    case 'while':
      return [...statement.body, ...statement.otherwise]
    case 'if':
      return [...statement.branches.flatMap(({ body }) => body), ...statement.otherwise]
    case 'def':
    case 'class':
    case 'with':
      return statement.body
    case 'try':
      return [
        ...statement.body,
        ...statement.handlers.flatMap(({ body }) => body),
        ...statement.otherwise,
        ...statement.final,
      ]
    default:
      return []
  }
}

/** The expressions directly inside a statement, without those of the statements inside it. */
export function statementExpressions(statement: Statement): readonly Expr[] {
  switch (statement.kind) {
    case 'expression':
      return [statement.value]
    case 'assign':
      return [...statement.targets, statement.value]
    case 'augmented':
      return [statement.target, statement.value]
    case 'annotated':
      return present(statement.target, statement.annotation, statement.value)
    case 'for':
      return [statement.target, statement.iterable]
    case 'while':
      return [statement.condition]
    case 'if':
      return statement.branches.map(({ condition }) => condition)
    case 'def':
      return [...statement.decorators, ...parameterExpressions(statement.parameters), ...present(statement.returns)]
    case 'class':
      return [...statement.decorators, ...statement.arguments.map(({ value }) => value)]
    case 'return':
      return present(statement.value)
    case 'raise':
      return present(statement.value, statement.cause)
    case 'assert':
      return present(statement.condition, statement.message)
    case 'delete':
      return statement.targets
    case 'try':
      return present(...statement.handlers.map(({ type }) => type))
    case 'match':
      return [
        statement.subject,
        ...statement.cases.flatMap(({ pattern, guard }) => [...patternExpressions(pattern), ...present(guard)]),
      ]
    case 'with':
      return statement.items.flatMap(itemExpressions)
    case 'global':
    case 'nonlocal':
    case 'import':
    case 'from-import':
    case 'pass':
    case 'break':
    case 'continue':
    case 'magic':
    case 'unsupported':
      return []
  }
}

/** `context as target`. */
export function itemExpressions({ context, target }: WithItem): readonly Expr[] {
  return present(context, target)
}

function present(...expressions: readonly (Expr | undefined)[]): Expr[] {
  return expressions.filter(each => each !== undefined)
}

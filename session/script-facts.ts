/** What a script's text tells before it runs. */
import type { Statement } from '../compiler/grammar/ast.ts'
import { capturedNames, innerStatements, type Script } from '../compiler/grammar/index.ts'
import type { Span } from '../diagnostics/index.ts'
import { assignedNames } from './evaluate/compile/target.ts'

/** The variable each call is assigned to, by the call's place. */
export function variablesOfCalls(script: Script): ReadonlyMap<Span, string> {
  const names = new Map<Span, string>()
  const visit = (statement: Statement): void => {
    if (statement.kind === 'assign' && statement.value.kind === 'call') {
      const [target] = statement.targets
      if (target?.kind === 'name') names.set(statement.value.span, target.name)
    }
    innerStatements(statement).forEach(visit)
  }
  script.statements.forEach(visit)
  return names
}

/** Names with a single assignment, outside of loops and branches. */
export function assignedOnce(script: Script): ReadonlySet<string> {
  const counts = new Map<string, number>()
  const count = (statement: Statement, weight: number): void => {
    for (const name of targetNames(statement)) counts.set(name, (counts.get(name) ?? 0) + weight)
    // A parameter has another value in each call, and means nothing where the function's groups run.
    if (statement.kind === 'def') for (const { name } of statement.parameters) counts.set(name, 2)
    for (const inner of innerStatements(statement)) count(inner, 2)
  }
  for (const statement of script.statements) count(statement, 1)
  return new Set([...counts].filter(([, times]) => times === 1).map(([name]) => name))
}

/** The names a statement gives values to, those of statements inside it left out; of a `def` its parameters too. */
export function targetNames(statement: Statement): string[] {
  switch (statement.kind) {
    case 'assign':
      return statement.targets.flatMap(assignedNames)
    case 'augmented':
    case 'annotated':
    case 'for':
      return assignedNames(statement.target)
    case 'with':
      return statement.items.flatMap(({ target }) => (target === undefined ? [] : assignedNames(target)))
    case 'match':
      return statement.cases.flatMap(({ pattern }) => capturedNames(pattern).map(({ name }) => name))
    case 'try':
      return statement.handlers.flatMap(({ name }) => (name === undefined ? [] : [name.name]))
    case 'def':
      return [statement.name, ...statement.parameters.map(({ name }) => name)]
    case 'class':
      return [statement.name]
    default:
      return []
  }
}

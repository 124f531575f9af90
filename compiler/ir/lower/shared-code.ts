/** Statements that change values which all neurons share run once, before those of single neurons (semantics §7). */
import type { CodeStatement } from '../../grammar/ast.ts'
import { namesIn } from '../../grammar/index.ts'
import { isStateful, type Scope } from '../../check/scope.ts'
import type { Variable } from '../../model/group.ts'

export interface SplitCode {
  /** Up to the last statement that assigns a shared variable, with the temporaries that are the same for all neurons. */
  readonly shared: readonly CodeStatement[]
  /** The others. */
  readonly own: readonly CodeStatement[]
}

/** Divides the statements of `run_regularly`; checked to assign shared variables before others. */
export function splitShared(
  statements: readonly CodeStatement[],
  variables: ReadonlyMap<string, Variable>,
  scope: Scope,
): SplitCode {
  const isShared = (name: string): boolean => variables.get(name)?.shared === true
  const end = statements.findLastIndex(({ target }) => isShared(target.name)) + 1
  const varying = new Set<string>()
  const shared: CodeStatement[] = []
  const own: CodeStatement[] = []
  for (const [position, statement] of statements.entries()) {
    const { target, value } = statement
    const once =
      position < end &&
      (isShared(target.name) || !namesIn(value).some(({ name }) => varies(name, variables, scope, varying)))
    if (once) shared.push(statement)
    else own.push(statement)
    if (!once && !variables.has(target.name)) varying.add(target.name)
  }
  return { shared, own }
}

/** Whether a name stands for another value in each neuron. */
function varies(
  name: string,
  variables: ReadonlyMap<string, Variable>,
  scope: Scope,
  temporaries: ReadonlySet<string>,
): boolean {
  if (temporaries.has(name) || name === 'i') return true
  const variable = variables.get(name)
  if (variable === undefined) return isStateful(scope(name))
  if (variable.kind !== 'subexpression' || variable.constantOverDt || variable.expression === undefined)
    return !variable.shared
  return namesIn(variable.expression).some(used => varies(used.name, variables, scope, temporaries))
}

/**
 * Carries out the text of a function on whatever stands for its values, types or code: each path ends in a `return`, and
 * where a condition decides, both sides are carried out and one of two values is chosen.
 */
import type { BinaryOperator, Expr, If, Name, Statement } from '../grammar/ast.ts'
import { innerStatements } from '../grammar/index.ts'
import type { OwnFunction } from './own-function.ts'

/** What the parts of a text mean. */
export interface Meanings<Value> {
  /** The value of an expression under names; undefined after reporting what is wrong. */
  readonly value: (expr: Expr, names: ReadonlyMap<string, Value>) => Value | undefined
  /** The value of what is returned. */
  readonly result: (expr: Expr, names: ReadonlyMap<string, Value>) => Value | undefined
  /** `name operator= expr`. */
  readonly augmented: (
    target: Name,
    operator: BinaryOperator,
    value: Expr,
    names: ReadonlyMap<string, Value>,
  ) => Value | undefined
  /** One of two values, by a condition; `what` is the name that gets it, or absent for what is returned. */
  readonly choose: (condition: Value, then: Value, otherwise: Value, at: Expr, what?: string) => Value | undefined
  /** A condition, as {@link choose} takes it. */
  readonly condition: (expr: Expr, names: ReadonlyMap<string, Value>) => Value | undefined
  /** Says that the text cannot be carried out. */
  readonly refuse: (reason: Refusal) => void
}

/** Why a text cannot be carried out. */
export type Refusal =
  /** Ends without `return`, or with one that gives nothing. */
  | { readonly kind: 'no value'; readonly at: Statement | undefined }
  | { readonly kind: 'statement'; readonly at: Statement }
  | { readonly kind: 'target'; readonly at: Expr }
  | { readonly kind: 'too long' }

/** Most statements carried out, those of paths that share them counted for each. */
const most = 10_000

/** What a function returns; undefined after reporting why it does not. */
export function carryOut<Value>(
  { body }: Pick<OwnFunction, 'body'>,
  names: ReadonlyMap<string, Value>,
  meanings: Meanings<Value>,
): Value | undefined {
  let done = 0
  return returned(body, names)

  function returned(statements: readonly Statement[], before: ReadonlyMap<string, Value>): Value | undefined {
    let known = before
    for (const [k, statement] of statements.entries()) {
      if (isTooLong()) return undefined
      if (statement.kind === 'return') {
        if (statement.value !== undefined) return meanings.result(statement.value, known)
        meanings.refuse({ kind: 'no value', at: statement })
        return undefined
      }
      if (statement.kind === 'if' && innerStatements(statement).some(mayReturn)) {
        const { condition, body: inner, otherwise } = firstBranch(statement)
        const rest = statements.slice(k + 1)
        const holds = meanings.condition(condition, known)
        const then = holds === undefined ? undefined : returned([...inner, ...rest], known)
        const other = then === undefined ? undefined : returned([...otherwise, ...rest], known)
        if (holds === undefined || then === undefined || other === undefined) return undefined
        return meanings.choose(holds, then, other, condition)
      }
      const after = carriedOut(statement, known)
      if (after === undefined) return undefined
      known = after
    }
    meanings.refuse({ kind: 'no value', at: statements.at(-1) })
    return undefined
  }

  /** The names after a statement that returns nothing. */
  function carriedOut(statement: Statement, names: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> | undefined {
    switch (statement.kind) {
      case 'pass':
        return names
      case 'expression':
        if (statement.value.kind === 'string') return names
        break
      case 'assign':
        return assigned(statement.targets, statement.value, names)
      case 'annotated':
        if (statement.value === undefined) return names
        return assigned([statement.target], statement.value, names)
      case 'augmented': {
        const { target, operator, value } = statement
        if (target.kind === 'name')
          return withValue([target], meanings.augmented(target, operator, value, names), names)
        meanings.refuse({ kind: 'target', at: target })
        return undefined
      }
      case 'if':
        return chosen(statement, names)
      default:
    }
    meanings.refuse({ kind: 'statement', at: statement })
    return undefined
  }

  function assigned(
    targets: readonly Expr[],
    value: Expr,
    names: ReadonlyMap<string, Value>,
  ): ReadonlyMap<string, Value> | undefined {
    const other = targets.find(({ kind }) => kind !== 'name')
    if (other === undefined) return withValue(targets, meanings.value(value, names), names)
    meanings.refuse({ kind: 'target', at: other })
    return undefined
  }

  function withValue(
    targets: readonly Expr[],
    value: Value | undefined,
    names: ReadonlyMap<string, Value>,
  ): ReadonlyMap<string, Value> | undefined {
    if (value === undefined) return undefined
    const own = targets.flatMap(target => (target.kind === 'name' ? [[target.name, value] as const] : []))
    return new Map([...names, ...own])
  }

  /** What has a value on one side only has none afterwards. */
  function chosen(statement: If, names: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> | undefined {
    const { condition, body: inner, otherwise } = firstBranch(statement)
    const holds = meanings.condition(condition, names)
    const then = holds === undefined ? undefined : all(inner, names)
    const other = then === undefined ? undefined : all(otherwise, names)
    if (holds === undefined || then === undefined || other === undefined) return undefined
    const after = new Map<string, Value>()
    for (const [name, value] of then) {
      const alternative = other.get(name)
      if (alternative === undefined) continue
      const either = value === alternative ? value : meanings.choose(holds, value, alternative, condition, name)
      if (either === undefined) return undefined
      after.set(name, either)
    }
    return after
  }

  function all(
    statements: readonly Statement[],
    names: ReadonlyMap<string, Value>,
  ): ReadonlyMap<string, Value> | undefined {
    let known: ReadonlyMap<string, Value> | undefined = names
    for (const statement of statements) {
      if (isTooLong()) return undefined
      known = carriedOut(statement, known)
      if (known === undefined) return undefined
    }
    return known
  }

  function isTooLong(): boolean {
    if (++done <= most) return false
    if (done === most + 1) meanings.refuse({ kind: 'too long' })
    return true
  }
}

function mayReturn(statement: Statement): boolean {
  return statement.kind === 'return' || innerStatements(statement).some(mayReturn)
}

/** `if … elif …` as an `if` with another in its `else`. */
function firstBranch(statement: If): {
  readonly condition: Expr
  readonly body: readonly Statement[]
  readonly otherwise: readonly Statement[]
} {
  const [first, ...others] = statement.branches
  if (first === undefined) throw new Error('an if without a condition')
  return { ...first, otherwise: others.length === 0 ? statement.otherwise : [{ ...statement, branches: others }] }
}

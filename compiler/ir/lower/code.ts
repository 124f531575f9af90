/** Statements of a code block → IR, in order; unknown targets are temporaries (semantics §7). */
import { assignedValue } from '../../check/augmented.ts'
import type { CodeStatement } from '../../grammar/ast.ts'
import type { Variable } from '../../model/group.ts'
import { element, type IrExpr, type IrStatement, type IrType, type Local, logical, lookup, select, set } from '../ir.ts'
import { converted } from './conversions.ts'
import { lower, type Lowering, placeBehind } from './expression.ts'
import { storageType } from './references.ts'

/** How a block of code is lowered. */
export interface CodeLowering extends Omit<Lowering, 'temporaries'> {
  readonly variables: ReadonlyMap<string, Variable>
  /** Temporaries there are already; those of the block are added. */
  readonly temporaries: Map<string, Local>
  /** The flag of neurons whose variables `(unless refractory)` can be written, where the code is bound by it (semantics §5.6). */
  readonly active?: IrExpr | undefined
  /** Whether the neuron at hand is one that the code is about, where not all are. */
  readonly inside?: IrExpr | undefined
}

/** Lowers statements that have passed the checks. */
export function lowerCode(statements: readonly CodeStatement[], lowering: CodeLowering): IrStatement[] {
  const { variables, temporaries, prelude, references, active, inside } = lowering
  const bounded = (own: IrExpr | undefined): IrExpr | undefined =>
    own === undefined || inside === undefined ? (own ?? inside) : logical('and', own, inside)
  return statements.flatMap((statement): IrStatement[] => {
    const lowered = lower(assignedValue(statement), lowering)
    const target = statement.target.name
    const variable = variables.get(target)
    if (variable?.linked === true) {
      const { array, at, active: there } = placeBehind(variable, lowering)
      const value = converted(lowered, array.type)
      const writable = bounded(there)
      const kept = writable === undefined ? value : select(writable, value, lookup(array, at))
      return [...prelude.take(statement.span), { kind: 'put', array, at, value: kept, origin: statement.span }]
    }
    if (variable !== undefined) {
      const array = references.array(variable)
      const value = converted(lowered, storageType(variable.type))
      const writable = bounded(variable.unlessRefractory ? active : undefined)
      const kept = writable === undefined ? value : select(writable, value, element(array))
      return [...prelude.take(statement.span), set(array, kept, statement.span)]
    }
    const local: Local = { stem: target, type: temporaries.get(target)?.type ?? temporaryType(lowered.type) }
    temporaries.set(target, local)
    return [
      ...prelude.take(statement.span),
      { kind: 'let', local, value: converted(lowered, local.type), origin: statement.span },
    ]
  })
}

/** A temporary is a condition, a 64-bit integer or a float, by its first value (semantics §3.2). */
function temporaryType(type: IrType): IrType {
  return type === 'i32' ? 'i64' : type
}

import type { Report } from '../../diagnostics/index.ts'
import { exportedUnits } from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'
import type { Namespace } from '../model/external.ts'
import { functions } from '../model/functions.ts'
import type { GroupModel } from '../model/group.ts'
import type { Inferred, Recording } from './infer.ts'
import { groupScope } from './scope.ts'

/**
 * Where the expressions of a group stand.
 *
 * @param noise whether `xi` means something: in what a step computes, not in assignments between runs
 * @param inferred takes what is found out of each sub-expression
 */
export function contextOf(
  group: GroupModel,
  namespace: Namespace,
  report: Report,
  { noise = false, inferred = new Map() }: { readonly noise?: boolean; readonly inferred?: Map<Expr, Inferred> } = {},
): Recording {
  return {
    scope: groupScope(group, namespace, { noise }),
    report,
    candidates: () => [
      ...group.variables.keys(),
      ...group.namespace.keys(),
      ...namespace.keys(),
      ...functions.keys(),
      ...exportedUnits().keys(),
    ],
    inferred,
  }
}

import type { Report } from '../../diagnostics/index.ts'
import { exportedUnits } from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'
import type { Namespace } from '../model/external.ts'
import { functions } from '../model/functions.ts'
import type { GroupModel } from '../model/group.ts'
import type { Inferred, Recording } from './infer.ts'
import { groupScope } from './scope.ts'

interface Options {
  /** Whether `xi` means something: in what a step computes, not in assignments between runs. */
  readonly noise?: boolean
  /** Takes what is found out of each sub-expression. */
  readonly inferred?: Map<Expr, Inferred>
  /** Whether there are errors enough, so that no names need be suggested. */
  readonly full?: () => boolean
}

/** Where the expressions of a group stand. */
export function contextOf(
  group: GroupModel,
  namespace: Namespace,
  report: Report,
  { noise = false, inferred = new Map(), full = () => false }: Options = {},
): Recording {
  return {
    scope: groupScope(group, namespace, { noise }),
    report,
    candidates: () =>
      full()
        ? []
        : [
            ...group.variables.keys(),
            ...group.namespace.keys(),
            ...namespace.keys(),
            ...functions.keys(),
            ...exportedUnits().keys(),
          ],
    inferred,
  }
}

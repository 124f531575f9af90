import type { Span } from '../../diagnostics/index.ts'
import type { Namespace } from './external.ts'
import type { GroupModel } from './group.ts'

/** What whatever has equations says of how they are solved, where in a step, and under which names. */
export interface EquationArguments {
  /** Place among what shares a slot; 0 unless given. */
  readonly order?: number | undefined
  readonly methods: GroupModel['methods']
  readonly methodOptions?: GroupModel['methodOptions']
  readonly namespace: Namespace
  readonly span?: Span | undefined
}

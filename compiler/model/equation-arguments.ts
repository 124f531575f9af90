import type { Precision } from '../../abi/index.ts'
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
  /** What floats are; `float64` unless given. */
  readonly precision?: Precision | undefined
  /** What those of some variables are, if something else. */
  readonly precisions?: ReadonlyMap<string, Precision> | undefined
  readonly span?: Span | undefined
}

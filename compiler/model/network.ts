import type { CodeStatement, Expr } from '../grammar/ast.ts'
import type { Namespace } from './external.ts'
import type { GroupModel } from './group.ts'

/** A network as handed to the compiler: plain data, groups and monitors in order of creation. */
export interface NetworkModel {
  readonly groups: readonly GroupModel[]
  readonly monitors: readonly MonitorModel[]
  /** Seconds. */
  readonly dt: number
  /** The caller's names at `run()`. */
  readonly namespace: Namespace
}

export type MonitorModel = SpikeMonitorModel | StateMonitorModel

export interface SpikeMonitorModel {
  readonly kind: 'spike'
  readonly name: string
  readonly group: number
}

export interface StateMonitorModel {
  readonly kind: 'state'
  readonly name: string
  readonly group: number
  readonly variables: readonly string[]
  readonly record: 'all' | readonly number[]
  /** Steps between samples. */
  readonly interval: number
}

/** One assignment to a state variable before the first run, as the module repeats it. */
export type InitialAssignment =
  /** `G.v = 'rand()*mV'`, `G.v['i > 5'] = 5*mV`: one statement, perhaps under a condition. */
  | {
      readonly kind: 'code'
      readonly group: number
      readonly statement: CodeStatement
      readonly condition?: Expr | undefined
      /** Restriction to these neurons. */
      readonly indices?: readonly number[] | undefined
      /** The constants it saw. */
      readonly namespace: Namespace
      readonly epoch: number
    }
  /** `G.v = 5*mV`: a constant of its own; `expression` as in {@link External}, over the names of the run. */
  | {
      readonly kind: 'value'
      readonly group: number
      readonly variable: string
      readonly value: number
      readonly expression?: Expr | undefined
    }
  /** `G.v = linspace(…)`, `G.v[3] = 5*mV`. */
  | {
      readonly kind: 'data'
      readonly group: number
      readonly variable: string
      readonly indices: 'all' | readonly number[]
      readonly values: readonly number[]
    }

import type { Session, StateKey } from '../../evaluate/call.ts'
import type { ObjectValue } from '../../evaluate/values.ts'
import type {
  Engine,
  EngineGroup,
  EngineModule,
  EngineNetwork,
  EngineObject,
  EngineProgress,
  EngineRunEnd,
  EngineSpikeMonitor,
  EngineStateMonitor,
  EngineStreams,
} from './engine.ts'
import type { RunStopper } from './stopper.ts'

interface Made {
  /** The `start_scope()` it was made in. */
  readonly scope: number
  /** Objects are counted as they are made; networks take them in this order. */
  readonly serial: number
}

/** What a wrapped group or monitor keeps. */
export type BrianData = Made &
  (
    | { readonly kind: 'group'; readonly object: EngineGroup }
    | { readonly kind: 'state-monitor'; readonly object: EngineStateMonitor; readonly of: ObjectValue }
    | { readonly kind: 'spike-monitor'; readonly object: EngineSpikeMonitor; readonly of: ObjectValue }
  )

/** What one session's Brian remembers. */
export interface Brian {
  readonly engine: Engine
  readonly streams: EngineStreams
  readonly options: BrianOptions
  /** Whether the seed was chosen: by the script, or from outside. */
  seeded: boolean
  /** Whether anything random was drawn or may be. */
  random: boolean
  /** `start_scope()` counts up; `run()` sees objects of the present scope only. */
  scope: number
  /** Objects made so far. */
  made: number
  /** `defaultclock.dt`, seconds. */
  dt: number
  /** The network of the last `run()`, with what it holds. */
  current: { readonly network: EngineNetwork; readonly objects: Set<EngineObject> } | undefined
  /** Names by which the groups made so far can be called: Brian's and the script's. */
  readonly groupNames: Set<string>
  /** Every run so far. */
  readonly runs: EngineRunEnd[]
  /** `run()` calls so far. */
  runCalls: number
  /** The compiled run, if the session was asked for one. */
  compiled: EngineModule | undefined
}

export interface BrianOptions {
  readonly engine: Engine
  readonly seed: number
  /** The seed was given from outside; the script's own `seed()` still counts. */
  readonly seedGiven: boolean
  readonly signal?: AbortSignal | undefined
  readonly stopper?: RunStopper | undefined
  readonly onProgress?: ((progress: EngineProgress) => void) | undefined
  /** Sizes to use instead of the script's, by variable or object name. */
  readonly sizes: ReadonlyMap<string, number>
  /** The variable that a call at this offset of the script is assigned to. */
  readonly variableAt: ReadonlyMap<number, string>
  /** Names that one statement at the top of the script assigns, and no other. */
  readonly assignedOnce: ReadonlySet<string>
  /** The model file, kept in compiled modules. */
  readonly script: { readonly name: string; readonly text: string }
  /** Compile this run (counted from 1) and end the script there. */
  readonly compileRun?: number | undefined
  /** End the script at its first run, which is only checked. */
  readonly checkOnly?: boolean
}

export const brianKey: StateKey<Brian> = {
  name: 'brian2',
  create: () => {
    throw new Error('a session gives its Brian at its start')
  },
}

export function createBrian(options: BrianOptions): Brian {
  return {
    engine: options.engine,
    streams: options.engine.streams(options.seed),
    options,
    seeded: options.seedGiven,
    random: false,
    scope: 0,
    made: 0,
    dt: 1e-4,
    current: undefined,
    groupNames: new Set(),
    runs: [],
    runCalls: 0,
    compiled: undefined,
  }
}

export function brianOf(session: Session): Brian {
  return session.state(brianKey)
}

/** What ends a script early although nothing is wrong: the run it was asked for is compiled or checked. */
export class Finished extends Error {
  override readonly name = 'Finished'
}

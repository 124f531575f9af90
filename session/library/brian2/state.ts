/** What one session's Brian remembers, and what the objects of its scripts keep. */
import type { Precision } from '../../../abi/index.ts'
import type { BinomialNumbers } from '../../../compiler/model/external.ts'
import type { SourceText, Span } from '../../../diagnostics/index.ts'
import {
  type Assemble,
  assembleHere,
  Clock,
  type Compiled,
  type ConnectProgress,
  type EventMonitor,
  Network,
  type NetworkObject,
  type NetworkOperation,
  type NetworkOptions,
  type Group,
  type PoissonInput,
  type PopulationRateMonitor,
  type Progress,
  RandomStreams,
  type RegularOperation,
  remembering,
  type RunEnd,
  type StateMonitor,
  type Subgroup,
  type TimedArray,
} from '../../../network/index.ts'
import type { Session, StateKey } from '../../evaluate/call.ts'
import type { ObjectValue, Value } from '../../evaluate/values.ts'
import type { RunControl } from '../../run-control.ts'
import type { Standalone } from './standalone.ts'
import type { RunStopper } from './stopper.ts'

interface Made {
  /** The `start_scope()` it was made in. */
  readonly scope: number
  /** Objects are counted as they are made; networks take them in this order. */
  readonly serial: number
  /** Attributes that the script gave it. */
  readonly added: Map<string, Value>
}

/** What carries out some of a group's code: a regular operation, the code of an event, a thresholder, … */
export type Part = Pick<RegularOperation, 'name' | 'group' | 'clockInUse' | 'timing' | 'active'>

interface EventData {
  readonly object: EventMonitor
  /** The `record` argument as given. */
  readonly record: Value
}

/** What a wrapped group or monitor keeps. */
export type RecordedData = Made &
  (
    | {
        readonly kind: 'group'
        readonly object: Group
        /** What it and its subgroups carry out regularly. */
        readonly operations: ObjectValue[]
        /** The `rates` argument of a PoissonGroup as given. */
        readonly rates?: Value
      }
    | { readonly kind: 'state-monitor'; readonly object: StateMonitor }
    | (EventData & { readonly kind: 'spike-monitor' })
    | (EventData & { readonly kind: 'event-monitor' })
    | { readonly kind: 'rate-monitor'; readonly object: PopulationRateMonitor }
  )

/** What a wrapped object of Brian keeps. */
export type BrianData =
  | RecordedData
  | (Made &
      (
        | { readonly kind: 'part'; readonly object: Part; readonly code?: SourceText; readonly event?: string }
        | {
            readonly kind: 'input'
            readonly object: PoissonInput
            /** Arguments as given. */
            readonly given: Readonly<Record<'N' | 'rate' | 'weight' | 'target_var', Value>>
          }
        | { readonly kind: 'operation'; readonly object: NetworkOperation }
        | { readonly kind: 'subgroup'; readonly object: Subgroup }
        | { readonly kind: 'clock'; readonly object: Clock }
        | { readonly kind: 'timed-array'; readonly object: TimedArray }
        | { readonly kind: 'binomial'; readonly object: BinomialNumbers }
        | { readonly kind: 'network'; readonly object: Network; readonly contents: ObjectValue[] }
      ))

/** What is in no network. */
export type ApartData = DataOf<'clock' | 'network' | 'timed-array' | 'binomial'>

/** What is in networks, or belongs to what is. */
export type MemberData = Exclude<BrianData, ApartData>

export function isMember(data: BrianData): data is MemberData {
  return data.kind !== 'clock' && data.kind !== 'network' && data.kind !== 'timed-array' && data.kind !== 'binomial'
}

/** What a network is itself given: parts and subgroups go with their group. */
export function isNetworkObject(data: BrianData): data is Exclude<MemberData, DataOf<'part' | 'subgroup'>> {
  return isMember(data) && data.kind !== 'part' && data.kind !== 'subgroup'
}

/** What the objects of one kind keep. */
export type DataOf<Kind extends BrianData['kind']> = Extract<BrianData, { readonly kind: Kind }>

/** A simulation that `run()` may go on with. */
export interface MagicRun {
  readonly network: Network
  /** What is in the network. */
  readonly objects: readonly NetworkObject[]
  /** The script's values for everything that it has ever run, operations of groups included. */
  readonly known: ReadonlySet<ObjectValue>
}

/** What one session's Brian remembers. */
export interface Brian {
  readonly options: BrianOptions
  readonly assemble: Assemble
  readonly streams: RandomStreams
  /** `defaultclock`. */
  readonly clock: Clock
  /** `prefs.core.default_float_dtype`: what floats of the next groups are. */
  precision: Precision
  /** The script's values for objects of networks and clocks. */
  readonly wrappers: WeakMap<object, ObjectValue>
  /** Names given in the statements under way, by their numbers: their objects may not be bound to anything yet. */
  readonly fresh: Map<number, Set<string>>
  /** The seed that the script's last `seed(…)` chose; undefined where it chose none. */
  chosenSeed: number | undefined
  /** Whether numbers were drawn before the last `seed(…)` from a seed that nobody chose. */
  drewUnchosen: boolean
  /** Calls of `seed()` so far. */
  reseedings: number
  /** `start_scope()` counts up; `run()` sees objects of the present scope only. */
  scope: number
  /** Objects made so far. */
  made: number
  /** The magic network of the last `run()`. */
  current: MagicRun | undefined
  /** The slots of magic networks, where the script chose them. */
  magicSlots: readonly string[] | undefined
  /** Names by which the groups made so far can be called: Brian's and the script's. */
  readonly groupNames: Set<string>
  /** Every run so far. */
  readonly runs: RunEnd[]
  /** Calls of `run()` so far, of any network. */
  runCalls: number
  /** What `set_device` chose. */
  deviceName: string
  /** What it had chosen before, for `reset_device()`. */
  readonly devicesBefore: string[]
  /** Where the script builds by itself (`build_on_run=False`): what it has said so far. */
  standalone: Standalone | undefined
  /** Pairs of neurons that were looked at by `connect` while the script was checked. */
  candidates: number
  /** Milliseconds that `connect` has taken. */
  connectMilliseconds: number
  /** Networks that are at work, the innermost last. */
  readonly running: Network[]
  /** The compiled run, if the session was asked for one. */
  compiled: Compiled | undefined
  /** What a task changes that another process would do, and what undoes it; undefined in the script itself. */
  task: ForeignTask | undefined
}

/** What was there before a task that another process would do, and has to be as before when it is done. */
export interface ForeignTask {
  /** Objects made before it count below this number. */
  readonly before: number
  /** By what it touched: puts that back. */
  readonly undo: Map<object, () => void>
}

/** Makes a network; tests may put something simpler in the place of the real one. */
export type MakeNetwork = (objects: readonly NetworkObject[], options: NetworkOptions) => Network

export interface BrianOptions {
  readonly network?: MakeNetwork | undefined
  /** Where generated text becomes WebAssembly; in this thread unless given. */
  readonly assemble?: Assemble | undefined
  readonly seed: number
  /** The seed was given from outside; the script's own `seed()` still counts. */
  readonly seedGiven: boolean
  /** In the place of the number that the script's first `seed(…)` says. */
  readonly reseed?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly stopper?: RunStopper | undefined
  /** Watches and steers the runs. */
  readonly control?: RunControl | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
  readonly onConnecting?: ((progress: ConnectProgress) => void) | undefined
  /** What floats of groups are whose `dtype` does not say; then the script's preference does not count. */
  readonly precision?: Precision | undefined
  /** How many threads may work on a run together. */
  readonly threads?: number | undefined
  /** Whether runs measure how long each object works. */
  readonly profile?: boolean | undefined
  /** Sizes to use instead of the script's, by variable or object name. */
  readonly sizes: ReadonlyMap<string, number>
  /** The variable that a call at this offset of the script is assigned to. */
  readonly variableAt: ReadonlyMap<Span, string>
  /** Names that one statement at the top of the script assigns, and no other. */
  readonly assignedOnce: ReadonlySet<string>
  /** The model file, to be kept in the compiled module. */
  readonly script?: { readonly name: string; readonly text: string } | undefined
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
    options,
    assemble: remembering(options.assemble ?? assembleHere),
    streams: new RandomStreams(options.seed),
    clock: Clock.usual(),
    precision: options.precision ?? 'float64',
    wrappers: new WeakMap(),
    fresh: new Map(),
    chosenSeed: undefined,
    drewUnchosen: false,
    reseedings: 0,
    scope: 0,
    made: 0,
    current: undefined,
    magicSlots: undefined,
    groupNames: new Set(),
    runs: [],
    runCalls: 0,
    deviceName: 'runtime',
    devicesBefore: [],
    standalone: undefined,
    candidates: 0,
    connectMilliseconds: 0,
    running: [],
    compiled: undefined,
    task: undefined,
  }
}

export function brianOf(session: Session): Brian {
  return session.state(brianKey)
}

/** A network of this session: its streams, its default clock, its assembler. */
export function newNetwork(brian: Brian, objects: readonly NetworkObject[], name: string): Network {
  const { streams, assemble, clock } = brian
  const make: MakeNetwork = brian.options.network ?? ((...given) => new Network(...given))
  const { threads } = brian.options
  return make(objects, { streams, assemble, clock, name, ...(threads !== undefined && { stepping: { threads } }) })
}

/** What ends a script early although nothing is wrong: the run it was asked for is compiled or checked. */
export class Finished extends Error {
  override readonly name = 'Finished'
}

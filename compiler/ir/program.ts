/** What the middle of the compiler makes of a network: the code of phases, then kernels over tiles of neurons. */
import type { Side } from '../model/group.ts'
import type { Precision } from '../../abi/index.ts'
import type { NeuronRange } from '../model/network.ts'
import type { Phase } from '../schedule/index.ts'
import type {
  ArrayRef,
  EventRef,
  IrExpr,
  IrStatement,
  Local,
  MapStatement,
  MatrixStatement,
  Met,
  PathwayRef,
  RangeRef,
  ScalarRef,
  SpikeTable,
} from './ir.ts'

/** What code is carried out for: each neuron or synapse, each neuron on the list of an event, each given spike that is due, each synapse that events come to, or once. */
export type Domain =
  | { readonly kind: 'neurons' }
  /** Only these rows, of a state monitor that records some neurons. */
  | { readonly kind: 'recorded'; readonly monitor: number }
  | { readonly kind: 'events'; readonly event: EventRef }
  | { readonly kind: 'due'; readonly spikes: SpikeTable }
  | { readonly kind: 'pathway'; readonly pathway: PathwayRef }
  | { readonly kind: 'once' }

/** What a loop of a kernel is carried out for. */
export type LoopDomain =
  | Domain
  /** The neurons of a tile that met a condition earlier in the step. */
  | { readonly kind: 'met'; readonly met: Met }
  /** Once for each tile. */
  | { readonly kind: 'tile' }

/** The code of one phase. */
export interface PhaseCode {
  /** Index in the schedule of what does not rest. */
  readonly index: number
  readonly phase: Phase
  readonly domain: Domain
  readonly body: readonly IrStatement[]
}

/** One value that `prepare()` computes, or the entries of a function of a matrix. */
export type Derivation<Target> =
  | { readonly kind: 'value'; readonly target: Target; readonly value: IrExpr }
  | (Omit<MatrixStatement, 'results'> & {
      readonly results: readonly { readonly target: Target; readonly row: number; readonly column: number }[]
    })

/** What is computed outside of the step for one population. */
export interface Hoisted {
  /** Scalars of `prepare()`, in order. */
  readonly scalars: readonly Derivation<ScalarRef>[]
  /** Arrays of `prepare()`, in order; expressions of one neuron. */
  readonly arrays: readonly Derivation<ArrayRef>[]
  /** Values of a step, in order. */
  readonly tracks: readonly { readonly target: ArrayRef; readonly value: IrExpr }[]
}

/** What {@link file://./passes/settle.ts} knows of a population's flag `not_refractory`. */
export interface Refractoriness {
  readonly flag: ArrayRef
  readonly lastspike: ArrayRef
  readonly clock: number
}

/** One loop of a kernel. */
export interface Loop {
  readonly domain: LoopDomain
  readonly clock: number
  /** Phases it carries out, by their index in the schedule. */
  readonly phases: readonly number[]
  readonly body: readonly IrStatement[]
  /** One neuron at a time, or several in a vector. */
  readonly lanes: 'scalar' | 'vector'
  /** Of a pathway: what is computed for many synapses of a neuron before the code of each. */
  readonly ahead?: Ahead | undefined
}

/** Code of each synapse that fills rows, and functions of these rows. */
export interface Ahead {
  readonly each: readonly IrStatement[]
  readonly maps: readonly MapStatement[]
}

/** A function of the module: loops over a tile, for some steps. */
export interface Kernel {
  readonly population: number
  /** What is cut into tiles: neurons, or the list of an event; given spikes, pathways and what is done once are no tiles. */
  readonly over: Extract<Domain, { readonly kind: 'neurons' | 'events' | 'due' | 'pathway' | 'once' }>
  readonly loops: readonly Loop[]
  /** Two steps of these loops at once, for tiles of which nothing is sampled; undefined where that is no faster. */
  readonly pairs?: readonly Loop[] | undefined
  /** Once per neuron at the end of a block, as of its last step. */
  readonly after: readonly Loop[]
  /** Lists that the kernel fills. */
  readonly lists: readonly EventRef[]
  /** Why its phases are not in the kernel before it, where that is of the same population or its elements are not all; for people. */
  readonly apart?: string | undefined
  /** Why one thread carries it out where there are several; undefined where they share it. For people. */
  readonly undivided?: string | undefined
  /** Of a pathway that threads share: the events of a thread's neurons come to synapses that are its own too. */
  readonly ownEvents?: true
}

/** What a step of a part is made of. Several threads carry out what goes `ahead` for all steps of a block before the rest, and meet behind it. */
export type Stage =
  /** Carries out a kernel, by its index. */
  | { readonly kind: 'kernel'; readonly kernel: number; readonly ahead?: true }
  /** Lets the events of the step into the queue of a pathway. */
  | { readonly kind: 'push'; readonly pathway: PathwayRef; readonly ahead?: true }
  /** Puts the parts together that several threads have of the list of an event. */
  | { readonly kind: 'gather'; readonly event: EventRef }
  /** Waits until all threads have come here; `forEvents` only if the threads have to meet within a step for events to arrive. */
  | { readonly kind: 'wait'; readonly forEvents?: true }

/** Populations that do not look at each other within a step. */
export interface Part {
  readonly kernels: readonly Kernel[]
  /** Why its kernels do one step at a time; undefined where its only kernel does whole blocks. */
  readonly stepByStep: string | undefined
  /** What a step goes through, in order. */
  readonly stages: readonly Stage[]
}

/** A part whose work is not divided yet. */
export type FusedPart = Omit<Part, 'stages'>

/** A phase that the host carries out, at every step of a clock. */
export interface HostTurn {
  /** Index in the schedule of what does not rest. */
  readonly phase: number
  readonly clock: number
}

/** What a step does up to a turn of the host. */
export interface Piece {
  readonly parts: readonly Part[]
  /** Monitors that have taken their sample when it is done. */
  readonly sampled: readonly number[]
  /** Undefined at the end of the step. */
  readonly turn: HostTurn | undefined
}

/** A constant that follows others until it is set itself. */
export interface Link {
  readonly target: ScalarRef
  readonly value: IrExpr
}

/** A value: what is to be done first, and the local that then holds it. */
export interface Computed {
  readonly body: readonly IrStatement[]
  readonly result: Local
}

/** The neurons on one side of synapses. */
export interface EndRef {
  readonly population: number
  /** All neurons unless given. */
  readonly range: RangeRef | undefined
}

/**
 * Makes synapses by a rule (semantics §9.6): for each neuron of the outer side, its row, the candidates from `low` up to `high` in steps
 * of `step`, all or a sample of them. What is drawn belongs to the row and the candidate's place in it.
 */
export interface ConnectCode {
  readonly kind: 'connect'
  /** The synapses. */
  readonly population: number
  /** Their arrays of the neurons on both sides. */
  readonly ends: Readonly<Record<Side, ArrayRef>>
  /** The side that candidates stand for neurons of. */
  readonly side: Side
  readonly outer: EndRef
  readonly inner: EndRef
  /** The neuron whose row it is, the candidate, and the neuron that this stands for; all i32. */
  readonly row: Local
  readonly candidate: Local
  readonly partner: Local
  readonly low: Computed
  readonly high: Computed
  readonly step: Computed
  readonly sample:
    | {
        readonly kind: 'p' | 'size'
        readonly value: Computed
        /** The same for all rows. */ readonly isUniform: boolean
      }
    | undefined
  readonly element: Computed
  /** Which candidates are taken. */
  readonly condition: Computed | undefined
  /** Whether it is asked of neurons that are there only, since it reads their variables. */
  readonly isLate: boolean
  /** With which probability a pair is. */
  readonly chance: Computed | undefined
  /** How many synapses a pair has. */
  readonly times: Computed
  /** Whether candidates that stand for no neuron are left out. */
  readonly skipInvalid: boolean
  readonly epoch: number
  /** What is drawn by, if that is not the seed of the module. */
  readonly seed?: number | undefined
  /** Number of the random calls by which candidates are chosen. */
  readonly choiceSite: number
  /** For people, without the group's name. */
  readonly text: string
}

/** What is done before the first run, in order. */
export type InitialCode =
  | ConnectCode
  | {
      readonly kind: 'kernel'
      readonly population: number
      /** Whether it assigns the one value of a shared variable. */
      readonly once: boolean
      readonly body: readonly IrStatement[]
      readonly epoch: number
      /** What is drawn by, if that is not the seed of the module. */
      readonly seed?: number | undefined
      /** For people, without the group's name. */
      readonly text: string
      /** All neurons unless one of these is given. */
      readonly range?: NeuronRange | undefined
      readonly indices?: readonly number[] | undefined
    }
  | {
      readonly kind: 'data'
      readonly array: ArrayRef
      readonly indices: 'all' | readonly number[]
      readonly values: ArrayLike<number>
    }

/** Which clocks there are. */
export interface Clocks {
  readonly count: number
  /** The one that all others fit into; undefined where they do not. */
  readonly base: number | undefined
}

/** A monitor as kernels see it. */
export type MonitorCode =
  | { readonly kind: 'event'; readonly clock: number; readonly types: readonly ArrayRef['type'][] }
  | {
      readonly kind: 'state'
      readonly clock: number
      readonly all: boolean
      readonly types: readonly ArrayRef['type'][]
    }
  | { readonly kind: 'rate'; readonly clock: number }

/** What a table holds, and where its numbers of rows and columns stand. */
export interface TableValues {
  readonly array: ArrayRef
  readonly values: ArrayLike<number>
  readonly rows: ScalarRef
  readonly columns: ScalarRef | undefined
}

/** Everything that the generator needs. */
export interface Program {
  readonly clocks: Clocks
  readonly populations: readonly Population[]
  readonly monitors: readonly MonitorCode[]
  /** What blocks of steps do in which the host has no turn. */
  readonly parts: readonly Part[]
  /** Turns of the host before everything else in a step. */
  readonly first: readonly HostTurn[]
  /** A step in which the host has its other turns; empty where it has none. */
  readonly pieces: readonly Piece[]
  /** The constants in use. */
  readonly constants: readonly ScalarRef[]
  readonly links: readonly Link[]
  readonly initial: readonly InitialCode[]
  readonly tables: readonly TableValues[]
  /** How events come to synapses, in the order of a step. */
  readonly pathways: readonly PathwayRef[]
  /** Arrays of neurons in whose place stands where the synapses of each neuron begin. */
  readonly byRows: ReadonlySet<ArrayRef>
  /** Arrays of which each of several threads may have its range by itself. */
  readonly byRanges: ReadonlySet<ArrayRef>
  /** Of each population of synapses: that of the neurons before them. */
  readonly before: readonly (number | undefined)[]
}

/** Every part, those of whole blocks first, each once. */
export function partsOf({ parts, pieces }: Pick<Program, 'parts' | 'pieces'>): Part[] {
  return [...new Set([...parts, ...pieces.flatMap(piece => piece.parts)])]
}

export interface Population {
  /** For the reader of the text: its equations and what goes with them. */
  readonly lines: readonly string[]
  /** The variables that have storage, in order. */
  readonly state: readonly StateArray[]
  readonly hoisted: Hoisted
  /** Spikes that are given. */
  readonly spikes?: SpikeTable | undefined
  /** What computes the derived arrays of one neuron. */
  readonly derive: readonly IrStatement[]
}

export interface StateArray {
  readonly array: ArrayRef
  /** What every element is before initial values. */
  readonly initially?: number
  /** What its floats are; a time is of double precision, whatever the group is. */
  readonly floats: Precision | 'time'
}

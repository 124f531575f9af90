/** The manifest: what a module says of itself, JSON in its custom section `hillock`. Plain data, SI values. */

/** Name of the custom section. */
export const SECTION = 'hillock'

/** Exponents of metre, kilogram, second, ampere, kelvin, mole, candela. */
export type Exponents = readonly number[]

/** What a variable or constant holds: Brian's float, integer and boolean. */
export type ValueType = 'float' | 'integer' | 'boolean'

/** How memory holds one value. */
export type Element = 'f64' | 'f32' | 'i64' | 'i32' | 'u8'

/** What the floats of a group are: its state, unless an array says otherwise, and the arithmetic of its steps. Times are of double precision in both. */
export type Precision = 'float64' | 'float32'

export interface Manifest {
  readonly abi: number
  /** Version of the Hillock that made it. */
  readonly hillock: string
  /** Slots in the table, the header's included. */
  readonly slots: number
  /** Defaults taken from the script's run. */
  readonly defaults: {
    /** Seconds; absent if the network was not compiled for a run. */
    readonly duration?: number
    /** Absent if the script sets none: the host then draws one. */
    readonly seed?: number
    /** Epoch of the noise drawn while stepping. */
    readonly epoch: number
  }
  readonly clocks: readonly ManifestClock[]
  /**
   * Index of the clock whose steps the header counts: every other clock has a step at every so many of its steps
   * (`everySlot`). Absent where the clocks do not fit into each other: then every clock has a count and an end of its own.
   */
  readonly base?: number
  readonly groups: readonly ManifestGroup[]
  readonly constants: readonly ManifestConstant[]
  /** Every array the host must place, state first. */
  readonly arrays: readonly ManifestArray[]
  /** Lists of the neurons that met an event in the last step, where a step uses them as lists. */
  readonly events: readonly ManifestEvent[]
  /** How events come to synapses; the module then exports `arrange()`. */
  readonly pathways: readonly ManifestPathway[]
  readonly monitors: readonly ManifestMonitor[]
  /** Initial values, to be applied in this order to state that is otherwise 0. */
  readonly initial: readonly ManifestInitial[]
  /** Phases of a step in execution order, for people. */
  readonly schedule: readonly ManifestPhase[]
  /** Why its steps cannot be shared by several threads; absent where they can. */
  readonly undivided?: string
  /** How the phases were joined: parts of the network that do not look at each other, for people and for other hosts. */
  readonly parts: readonly ManifestPart[]
  /** Every place that draws random numbers, for people and for other hosts. */
  readonly randomCalls: readonly ManifestRandomCall[]
  /** What a step computes for each neuron, by group, for people. */
  readonly costs: readonly ManifestCost[]
  /** The model file, unless left out. */
  readonly script?: { readonly name: string; readonly text: string }
}

export interface ManifestClock {
  /** Brian's name: `defaultclock`, `clock_1`. */
  readonly name: string
  /** Seconds: the length of its steps unless the host sets another. */
  readonly dt: number
  /** f64 slot: the length of its steps in seconds. */
  readonly dtSlot: number
  /** i32 slot, of all but the base clock where there is one: steps of the base clock from one of its steps to the next. */
  readonly everySlot?: number
  /** i64 slots where there is no base clock: its next step, and the first one that a run is not to do. */
  readonly stepSlot?: number
  readonly endSlot?: number
}

export interface ManifestGroup {
  /** Brian's name: `neurongroup_1`. */
  readonly name: string
  /** The script variable bound to it, if any: `G`. */
  readonly variable?: string
  /** Default number of neurons. */
  readonly size: number
  /** Why the size cannot be changed, if it cannot: `G.v0 = linspace(…) at line 12`. */
  readonly fixedBy?: string
  readonly precision: Precision
  /** i32 slot that holds the number of neurons. */
  readonly sizeSlot: number
  /** Index in `clocks`. */
  readonly clock: number
  /** Its elements are synapses between neurons of these groups (indices in `groups`). */
  readonly ends?: { readonly pre: number; readonly post: number }
  /**
   * Where the first failure of its integration is noted: an i64 slot that holds 1 + the step of the group's clock, or 0, and an i32 slot
   * that holds the neuron.
   */
  readonly failure?: { readonly stepSlot: number; readonly neuronSlot: number }
  readonly variables: readonly ManifestVariable[]
  readonly method: string
  /** For people. */
  readonly equations: string
  readonly refractory?: string
  /** What neurons can meet, `spike` first: condition, and what it does to them. For people. */
  readonly events: readonly { readonly name: string; readonly condition: string; readonly code?: string }[]
}

export interface ManifestVariable {
  readonly name: string
  readonly kind: 'differential' | 'parameter' | 'internal'
  readonly type: ValueType
  readonly dimension: Exponents
  /** As written after the colon: `volt`. */
  readonly unit: string
  /** One value for the whole group. */
  readonly shared: boolean
  /**
   * Index in `arrays`. That of `i` of synapses may be one `per: 'row'`: where the synapses of each neuron begin, which stand by these
   * neurons, and how many there are.
   */
  readonly array: number
}

export interface ManifestConstant {
  readonly name: string
  /** Slot of the value: f64 for floats, i64 for integers, i32 0 or 1 for booleans. */
  readonly slot: number
  readonly type: ValueType
  readonly value: number
  readonly dimension: Exponents
  /** How to show it: `ms`. */
  readonly unit: string
  /** The script's expression, if the module derives this constant from others in `prepare()`. */
  readonly expression?: string
  /** i32 slot: 1 while derived (the host sets it to 1 at the start), 0 once the constant was set directly. */
  readonly linkSlot?: number
  /** Not for people: the value of a numeric setter such as `G.v = 5`, or one that a run does not use. */
  readonly hidden?: boolean
}

/** How long an array is; the host rounds it up to a multiple of 16 elements, per-neuron ones to a whole tile. */
export type ArrayLength =
  | { readonly per: 'neuron'; readonly group: number }
  /** A row of one tile. */
  | { readonly per: 'tile' }
  /** `MAX_BLOCK` values. */
  | { readonly per: 'block' }
  | { readonly per: 'fixed'; readonly count: number }
  /** One for each neuron of a group, and one more. */
  | { readonly per: 'row'; readonly group: number }
  /**
   * The queue of a pathway with d slots, between neurons of which there are n: 1 + d (1 + n), or 1 + d (1 + 2 n) where synapses
   * have delays of their own.
   */
  | { readonly per: 'queue'; readonly pathway: number }
  /** Events of earlier runs that arrive one by one, 3 + 2 `count`: no module in a file has such. */
  | { readonly per: 'carried'; readonly pathway: number; readonly count: number }
  /** Only where there are several threads: for each of them, and once more, one for each neuron of a group. */
  | { readonly per: 'thread'; readonly group: number }
  /** One more than the slots of a pathway. */
  | { readonly per: 'delays'; readonly pathway: number }
  /**
   * So many, and room behind them for one of every neuron of the largest group. The constants in these slots say how many rows
   * they are, and how many values a row has, if more than one.
   */
  | { readonly per: 'table'; readonly count: number; readonly rowsSlot: number; readonly columnsSlot?: number }

export interface ManifestArray {
  readonly name: string
  readonly element: Element
  readonly length: ArrayLength
  /** i32 slot that holds the address. */
  readonly slot: number
  /** `state` outlives the module; the others belong to it: `derived` ones are filled by `prepare()`, `data` holds `values`. */
  readonly purpose: 'state' | 'data' | 'derived' | 'track' | 'row' | 'events' | 'scratch'
  /** Each of several threads has one. */
  readonly own?: true
  /**
   * Each of several threads comes upon the elements of its own neurons alone: its range may stand elsewhere, by an address in the slot of
   * its own table at which neuron 0 would be. Where that is 0 as it enters, it goes by the first table.
   */
  readonly byRanges?: true
  /** What every element is before initial values: 0 unless given (`lastspike` −10000, `not_refractory` 1). */
  readonly initially?: number
  /** Of `data`: the first elements. */
  readonly values?: readonly number[]
}

/** A list of events: the indices of the neurons, ascending. Empty at the beginning of a run. */
export interface ManifestEvent {
  readonly group: number
  /** `spike`, or an event of the group's own. */
  readonly event: string
  /** i32 slot: how many neurons there are. The host sets it to 0 before a run. */
  readonly countSlot: number
  /** Index in `arrays` of the indices. */
  readonly array: number
  /** The first of several threads makes all of the list. */
  readonly undivided?: true
}

export type ManifestMonitor = ManifestEventMonitor | ManifestStateMonitor | ManifestRateMonitor

/** Neurons of a group that follow each other; `stop` is exclusive. */
export interface ManifestRange {
  readonly start: number
  readonly stop: number
}

interface ManifestMonitorCommon {
  readonly name: string
  readonly variable?: string
  readonly group: number
  /** The neurons that it is about, which it counts from the first of them; all of the group's if absent. */
  readonly range?: ManifestRange
  /** Index in `clocks`: whose steps are recorded. */
  readonly clock: number
  /** i32 slot: entries written. */
  readonly usedSlot: number
  /** i32 slot: entries there is room for. */
  readonly capacitySlot: number
}

/**
 * Entries are pairs of i32 (low word of the clock's step, neuron), complete and in Brian's order (time, index)
 * whenever `block` is 0. The host takes them and sets `used` back to 0.
 */
export interface ManifestEventMonitor extends ManifestMonitorCommon {
  readonly kind: 'event'
  readonly event: string
  /** i32 slots: addresses of `capacity` entries of 8 bytes each. `scratch` is used to sort. */
  readonly entriesSlot: number
  readonly scratchSlot: number
  /** What is recorded besides: a value for each entry. */
  readonly columns: readonly ManifestColumn[]
}

/**
 * A sample is one value of each recorded neuron, taken at each step of the monitor's clock. `used` counts samples;
 * sample s of a column stands at `address + s * rows * elementBytes`.
 */
export interface ManifestStateMonitor extends ManifestMonitorCommon {
  readonly kind: 'state'
  /** Recorded neurons in the script's order, or all. */
  readonly record: 'all' | readonly number[]
  /** i32 slot: number of rows (recorded neurons). */
  readonly rowsSlot: number
  /**
   * i32 slot: address of `rows` pairs of i32 (neuron index in the group, row), ascending by neuron index. Absent for `all`
   * neurons of a group, where the row is the index.
   */
  readonly indicesSlot?: number
  readonly columns: readonly ManifestColumn[]
}

/** Brings events of neurons to synapses. */
export interface ManifestPathway {
  readonly name: string
  /** Index in `groups` of the synapses, and of the neurons whose events it brings. */
  readonly group: number
  readonly neurons: number
  readonly event: string
  /** Index in `clocks`. */
  readonly clock: number
  /** Seconds: of all synapses, or the longest where `array` (an index in `arrays`) has one for each. */
  readonly delay: number
  readonly array?: number
  /** i32 slot: how many steps of events the queue holds, ⌊delay / dt + 1/2⌋ + 1. */
  readonly slotsSlot: number
  /** i32 slot, where several threads go through its synapses: how many steps more the queue holds. It stays 0 for one thread. */
  readonly spareSlot?: number
  /** Several threads let in the events of a whole block before the first are due: so long are blocks as the queue holds more steps. */
  readonly ahead?: true
  /**
   * Index in `pathways` of an earlier one that is let in the same events at the same moment. Where both have the same delay, and the same on
   * their way, the queue that several threads have for that one may be this one's too.
   */
  readonly sameAs?: number
  /** i64 slot: how many synapses events have come to, added up over a run. The host may set it to 0 before one. */
  readonly deliveredSlot?: number
}

/** How many neurons met an event in each step of the monitor's clock, as i32. */
export interface ManifestRateMonitor extends ManifestMonitorCommon {
  readonly kind: 'rate'
  readonly event: string
  /** i32 slot: address of `capacity` counts. */
  readonly countsSlot: number
}

/** One thing that a step does. */
export interface ManifestPhase {
  /** Brian's name: `neurongroup_stateupdater`. */
  readonly object: string
  /** Brian's name of the object it belongs to: `neurongroup`. */
  readonly owner: string
  readonly clock: number
  readonly when: string
  readonly order: number
}

/** Populations that do not look at each other within a step: each part may run a whole block before the next one. */
export interface ManifestPart {
  /** In order; each is called for all tiles of its group. */
  readonly kernels: readonly ManifestKernel[]
  /** Why its kernels do one step at a time; absent where they do whole blocks. */
  readonly stepByStep?: string
}

/** Counts for one neuron and step, without what an event does; loads and stores are not counted. */
export interface ManifestCost {
  /** Index in `groups`. */
  readonly group: number
  /** Calls of functions and draws of random numbers, by name. */
  readonly calls: Readonly<Record<string, number>>
  readonly divisions: number
  /** Additions, products, comparisons, choices and the like. */
  readonly operations: number
  /** Bytes of all arrays, rows and lists that the group's heaviest kernel touches: by them a host can choose its tiles. */
  readonly bytes: number
  /** What has no form in vectors and is done one neuron after the other. For people. */
  readonly single: readonly string[]
}

export interface ManifestKernel {
  /** Exported function. */
  readonly export: string
  /** Index in `groups`. */
  readonly group: number
  /** Indices in `schedule` of the phases that it carries out. */
  readonly phases: readonly number[]
  /** Why these are not in the kernel before it. For people. */
  readonly apart?: string
  /** Why one thread carries it out where there are several. For people. */
  readonly undivided?: string
}

/** One recorded variable. */
export interface ManifestColumn {
  readonly variable: string
  readonly element: Element
  readonly type: ValueType
  readonly dimension: Exponents
  readonly unit: string
  /** i32 slot: address of room for `capacity` entries. */
  readonly slot: number
}

/**
 * `kernel(first, end, keyLow, keyHigh)` assigns the neurons from `first` up to `end`; the key is
 * `streamKey(seed, epoch)`. It is called for the whole group or a range of it, or neuron by neuron for `indices`. `data` stands where the
 * script assigned an array.
 *
 * `connect(first, end, keyLow, keyHigh, synapses, room)` makes synapses of `group`, behind so many that there are, for the rows from
 * `first` up to `end`: one for each of `neurons`, or of a range of them. It writes i and j of those below `room`, and returns how many
 * there are then, or one of `ConnectFailure`. Groups that it makes synapses of have none before.
 */
export type ManifestInitial =
  | {
      readonly kind: 'connect'
      readonly group: number
      /** Index in `groups` of the neurons that have a row each. */
      readonly neurons: number
      readonly range?: ManifestRange
      readonly export: string
      readonly epoch: number
      /** In place of the simulation's seed: the script had another one then. */
      readonly seed?: number
      readonly text: string
      /** Several threads may go through pieces of the rows at the same time. */
      readonly pieces?: true
    }
  | {
      readonly kind: 'kernel'
      readonly group: number
      readonly export: string
      readonly epoch: number
      /** In place of the simulation's seed: the script had another one then. */
      readonly seed?: number
      readonly text: string
      readonly range?: ManifestRange
      readonly indices?: readonly number[]
      /** Several threads may go through pieces of the elements at the same time. */
      readonly pieces?: true
    }
  | {
      readonly kind: 'data'
      readonly array: number
      readonly indices: 'all' | readonly number[]
      readonly values: readonly number[]
    }

export interface ManifestRandomCall {
  readonly group: number
  readonly function: 'rand' | 'randn' | 'poisson' | 'binomial' | 'chance'
  /** `xi`, or the statement that holds the call. */
  readonly where: string
  /** Upper 20 bits of the last counter word. */
  readonly ordinal: number
  /** Lower 12 bits of the last counter word. */
  readonly site: number
}

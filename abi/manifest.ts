/** The manifest: what a module says of itself, JSON in its custom section `hillock`. Plain data, SI values. */

/** Name of the custom section. */
export const SECTION = 'hillock'

/** Exponents of metre, kilogram, second, ampere, kelvin, mole, candela. */
export type Exponents = readonly number[]

/** What a variable or constant holds: Brian's float, integer and boolean. */
export type ValueType = 'float' | 'integer' | 'boolean'

export interface Manifest {
  readonly abi: number
  /** Version of the Hillock that made it. */
  readonly hillock: string
  /** Slots in the table, the header's included. */
  readonly slots: number
  /** Defaults taken from the script's run. */
  readonly defaults: {
    /** Seconds. */
    readonly dt: number
    /** Seconds; absent if the network was not compiled for a run. */
    readonly duration?: number
    /** Absent if the script sets none: the host then draws one. */
    readonly seed?: number
    /** Epoch of the noise drawn while stepping. */
    readonly epoch: number
  }
  readonly groups: readonly ManifestGroup[]
  readonly constants: readonly ManifestConstant[]
  /** Every array the host must place, state first. */
  readonly arrays: readonly ManifestArray[]
  readonly monitors: readonly ManifestMonitor[]
  /** Initial values, to be applied in this order to state that is otherwise 0. */
  readonly initial: readonly ManifestInitial[]
  /** Phases of a step in execution order, for people. */
  readonly schedule: readonly string[]
  /** Every place that draws random numbers, for people and for other hosts. */
  readonly randomCalls: readonly ManifestRandomCall[]
  /** How many elementary functions the step code calls, by name, for people. */
  readonly calls: Readonly<Record<string, number>>
  /** The model file, unless left out. */
  readonly script?: { readonly name: string; readonly text: string }
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
  /** i32 slot that holds the number of neurons. */
  readonly sizeSlot: number
  readonly variables: readonly ManifestVariable[]
  /** Exported kernel of a tile, `tile0`. */
  readonly kernel: string
  readonly method: string
  /** For people. */
  readonly equations: string
  readonly threshold?: string
  readonly reset?: string
  readonly refractory?: string
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
  /** Index in `arrays`. */
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

export interface ManifestArray {
  readonly name: string
  readonly element: 'f64' | 'i64' | 'i32' | 'u8'
  readonly length: ArrayLength
  /** i32 slot that holds the address. */
  readonly slot: number
  /** `state` outlives the module; the others belong to it. */
  readonly purpose: 'state' | 'derived' | 'track' | 'row' | 'scratch'
  /** What every element is before initial values: 0 unless given (`lastspike` −10000, `not_refractory` 1). */
  readonly initially?: number
}

export type ManifestMonitor = ManifestSpikeMonitor | ManifestStateMonitor

/**
 * Entries are pairs of i32 (low word of the step, neuron index), complete and in Brian's order (time, index) whenever
 * `advance` returned with `need` 0. The host takes them and sets `used` back to 0.
 */
export interface ManifestSpikeMonitor {
  readonly kind: 'spike'
  readonly name: string
  readonly variable?: string
  readonly group: number
  readonly event: string
  /** i32 slot: entries written. */
  readonly usedSlot: number
  /** i32 slot: entries there is room for. */
  readonly capacitySlot: number
  /** i32 slots: addresses of `capacity` entries of 8 bytes each. `scratch` is used to sort. */
  readonly entriesSlot: number
  readonly scratchSlot: number
}

/**
 * A sample is one value of each recorded neuron. `used` counts samples; sample s of a column stands at
 * `address + s * rows * elementBytes`.
 */
export interface ManifestStateMonitor {
  readonly kind: 'state'
  readonly name: string
  readonly variable?: string
  readonly group: number
  /** Recorded neurons in the script's order, or all. */
  readonly record: 'all' | readonly number[]
  /** i32 slot: number of rows (recorded neurons; the group's size for all). */
  readonly rowsSlot: number
  /**
   * i32 slot: address of `rows` pairs of i32 (neuron index, row), ascending by neuron index. Absent for `all`, where
   * the row is the index.
   */
  readonly indicesSlot?: number
  readonly usedSlot: number
  readonly capacitySlot: number
  /** i32 slot: sample when `step % interval == 0`. */
  readonly intervalSlot: number
  /** Steps between samples. */
  readonly interval: number
  readonly columns: readonly ManifestColumn[]
}

export interface ManifestColumn {
  readonly variable: string
  readonly element: 'f64' | 'i64' | 'i32' | 'u8'
  readonly type: ValueType
  readonly dimension: Exponents
  readonly unit: string
  /** i32 slot: address of `capacity` samples. */
  readonly slot: number
}

/**
 * `kernel(first, end, keyLow, keyHigh)` assigns the neurons from `first` up to `end`; the key is
 * `streamKey(seed, epoch)`. It is called for the whole group, or neuron by neuron for `indices`. `data` stands where the
 * script assigned an array.
 */
export type ManifestInitial =
  | {
      readonly kind: 'kernel'
      readonly group: number
      readonly export: string
      readonly epoch: number
      readonly text: string
      readonly indices?: readonly number[]
    }
  | {
      readonly kind: 'data'
      readonly array: number
      readonly indices: 'all' | readonly number[]
      readonly values: readonly number[]
    }

export interface ManifestRandomCall {
  readonly group: number
  readonly function: 'rand' | 'randn' | 'poisson'
  /** `xi`, or the statement that holds the call. */
  readonly where: string
  /** Upper 20 bits of the last counter word. */
  readonly ordinal: number
  /** Lower 12 bits of the last counter word. */
  readonly site: number
}

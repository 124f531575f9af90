/**
 * The intermediate representation: typed expressions over places, and statements. Every rewrite that can change a bit
 * happens on it, once, before the emitter and the interpreter part ways; both then compute the same.
 *
 * Whatever has a name here is an object of its own, told apart by identity: two locals may have one stem, and a user's
 * temporary may be called what the compiler calls one of its own.
 */
import type { Span } from '../../diagnostics/index.ts'

export type IrType = 'f64' | 'f32' | 'i64' | 'i32' | 'bool'

/** Whether values of a type are floats, of double or of single precision. */
export function isFloat(type: IrType): type is 'f64' | 'f32' {
  return type === 'f64' || type === 'f32'
}

/** An array of a population, in the memory of the network. */
export interface ArrayRef {
  readonly name: string
  readonly type: IrType
  /** Index of the group it belongs to; -1 of a table, which is of none. */
  readonly population: number
  /**
   * An element for each neuron, for each neuron of the tile at hand, a single one, one for each step of a block, or those of
   * a table that code looks values up in.
   */
  readonly per: 'neuron' | 'tile' | 'population' | 'step' | 'table'
  /**
   * `state` is the model's; `derived` is computed by `prepare()`, a `track` at the start of each block; what is `carried`
   * goes from the code that runs once to that of single neurons, a `row` from one loop over a tile to the next. `data` are
   * what the network was given.
   */
  readonly purpose: 'state' | 'derived' | 'track' | 'carried' | 'row' | 'data'
}

/** A value of the table: a constant of the namespace, or what `prepare()` computes from constants. */
export interface ScalarRef {
  readonly name: string
  readonly type: IrType
  readonly purpose: 'constant' | 'derived'
}

/** A value of one evaluation: a temporary of the model's code, or of a rewrite. */
export interface Local {
  /** What the generated text calls it, where that is free. */
  readonly stem: string
  readonly type: IrType
}

/** Which element of an array: that of the neuron at hand, the only one, or that of the step at hand. */
export type Index = 'own' | 'none' | 'step'

/** Where a value lives. */
export type Place =
  | { readonly kind: 'scalar'; readonly scalar: ScalarRef }
  | { readonly kind: 'element'; readonly array: ArrayRef; readonly index: Index }
  | { readonly kind: 'local'; readonly local: Local }
  /** The neuron's index. */
  | { readonly kind: 'index' }
  /** The number of neurons of a population. */
  | { readonly kind: 'size'; readonly population: number }
  /** The time step of a clock (seconds), its number, and the time at its beginning. */
  | { readonly kind: 'dt'; readonly clock: number }
  | { readonly kind: 'step'; readonly clock: number }
  | { readonly kind: 'time'; readonly clock: number }

/** The type of what a place holds. */
export function placeType(place: Place): IrType {
  switch (place.kind) {
    case 'scalar':
      return place.scalar.type
    case 'element':
      return place.array.type
    case 'local':
      return place.local.type
    case 'index':
      return 'i32'
    case 'size':
    case 'step':
      return 'i64'
    case 'dt':
    case 'time':
      return 'f64'
  }
}

export type IrExpr =
  | IrLiteral
  | IrRead
  | IrNegate
  | IrNot
  | IrBinary
  | IrCompare
  | IrLogical
  | IrCall
  | IrSelect
  | IrCast
  | IrLookup

export interface IrLiteral {
  readonly kind: 'literal'
  readonly type: IrType
  /** A boolean is 0 or 1. Integers are safe integers. */
  readonly value: number
}

export interface IrRead {
  readonly kind: 'read'
  /** That of what the place holds; `f32` also where all neurons read one f64, which is rounded before the loop over them. */
  readonly type: IrType
  readonly place: Place
}

export interface IrNegate {
  readonly kind: 'negate'
  readonly type: IrType
  readonly operand: IrExpr
}

export interface IrNot {
  readonly kind: 'not'
  readonly type: 'bool'
  readonly operand: IrExpr
}

/** Both operands have the type of the result. */
export interface IrBinary {
  readonly kind: 'binary'
  readonly operator: '+' | '-' | '*' | '/'
  readonly type: IrType
  readonly left: IrExpr
  readonly right: IrExpr
}

/** Both operands have the same type. */
export interface IrCompare {
  readonly kind: 'compare'
  readonly operator: '<' | '<=' | '>' | '>=' | '==' | '!='
  readonly type: 'bool'
  readonly left: IrExpr
  readonly right: IrExpr
}

export interface IrLogical {
  readonly kind: 'logical'
  readonly operator: 'and' | 'or'
  readonly type: 'bool'
  readonly left: IrExpr
  readonly right: IrExpr
}

/** An operation of the runtime; see `operations.ts` for the table. */
export interface IrCall {
  readonly kind: 'call'
  readonly operation: string
  readonly type: IrType
  readonly arguments: readonly IrExpr[]
}

/** `condition ? then : otherwise`; both are computed, if it is not rare. */
export interface IrSelect {
  readonly kind: 'select'
  readonly type: IrType
  readonly condition: IrExpr
  readonly then: IrExpr
  readonly otherwise: IrExpr
  /**
   * The condition holds for few neurons, and `then` need not be computed for the others: several neurons may be asked
   * together whether one of them needs it. A hint only: it changes no bit.
   */
  readonly rare?: true | undefined
}

export interface IrCast {
  readonly kind: 'cast'
  readonly type: IrType
  readonly operand: IrExpr
}

/** An element of an array at a computed place, which has to be inside it. */
export interface IrLookup {
  readonly kind: 'lookup'
  readonly type: IrType
  readonly array: ArrayRef
  /** Of type i64. */
  readonly at: IrExpr
}

export type IrStatement = (
  | PutStatement
  | ClearStatement
  | LetStatement
  /** Gives a local another value; only what {@link file://./passes/registers.ts} keeps array elements in. */
  | { readonly kind: 'assign'; readonly local: Local; readonly value: IrExpr }
  | SetStatement
  | IfStatement
  | DrawStatement
  | MatrixStatement
  | AdaptiveStatement
  /** Puts the neuron at hand on the list of an event. */
  | { readonly kind: 'event'; readonly event: EventRef }
  /** Appends the neuron at hand, by its number for the monitor and with these values, to the entries of an event monitor. */
  | {
      readonly kind: 'record'
      readonly monitor: number
      readonly neuron: IrExpr
      readonly values: readonly IrExpr[]
    }
  /** Writes these values of the neuron at hand into the sample that a state monitor takes. */
  | { readonly kind: 'sample'; readonly monitor: number; readonly values: readonly IrExpr[] }
  /** Counts one neuron for the step of a rate monitor. */
  | { readonly kind: 'count'; readonly monitor: number }
  | RederiveStatement
  | MeetStatement
  | FillStatement
  | MapStatement
  | SampleRowsStatement
) & {
  /** What of the model this carries out. */
  readonly origin?: Span | undefined
}

/** Recomputes this neuron's row of the derived arrays of its population. */
export interface RederiveStatement {
  readonly kind: 'rederive'
  readonly population: number
  /** The derived arrays, and what they are computed from. */
  readonly writes: readonly ArrayRef[]
  readonly reads: readonly ArrayRef[]
}

/** Puts the neuron at hand among those of the tile that meet a condition, for the loop over them. */
export interface MeetStatement {
  readonly kind: 'meet'
  readonly met: Met
  readonly condition: IrExpr
}

/** Fills a row with random numbers of the tile's neurons; see {@link DrawStatement}. */
export interface FillStatement extends Pick<DrawStatement, 'arguments' | 'site' | 'clock' | 'part' | 'where'> {
  readonly kind: 'fill'
  readonly row: ArrayRef
  readonly function: Exclude<DrawFunction, 'poisson'>
}

/** Applies an operation to rows: what it gives stands in the first one. */
export interface MapStatement {
  readonly kind: 'map'
  readonly operation: string
  readonly rows: readonly ArrayRef[]
  /** A row in which the same stands already where a condition holds, which is one for all elements. */
  readonly twin?: { readonly row: ArrayRef; readonly when: IrExpr }
}

/** Writes rows of the tile into the sample that a state monitor takes of all neurons: a row for each of its columns. */
export interface SampleRowsStatement {
  readonly kind: 'sample rows'
  readonly monitor: number
  readonly rows: readonly ArrayRef[]
}

/** Defines a local. */
export interface LetStatement {
  readonly kind: 'let'
  readonly local: Local
  readonly value: IrExpr
}

/** Assigns an element; the new value is seen by what follows. */
export interface SetStatement {
  readonly kind: 'set'
  readonly array: ArrayRef
  readonly index: 'own' | 'none'
  readonly value: IrExpr
}

/** Assigns the element of an array at a computed place, which has to be inside it: of a neuron of another population. */
export interface PutStatement {
  readonly kind: 'put'
  readonly array: ArrayRef
  /** Of type i64. */
  readonly at: IrExpr
  readonly value: IrExpr
}

/** Sets the elements of an array to 0: all of them, or those of some neurons. */
export interface ClearStatement {
  readonly kind: 'clear'
  readonly array: ArrayRef
  readonly range?: RangeRef | undefined
}

export interface IfStatement {
  readonly kind: 'if'
  readonly condition: IrExpr
  readonly body: readonly IrStatement[]
}

/**
 * What random numbers there are: uniform, normal, Poisson, binomial (which may be normal too: see `runtime-as/binomial.ts`), and
 * uniform ones that a probability is compared with, whose first bits mostly suffice (`runtime-as/chance.ts`).
 */
export type DrawFunction = 'rand' | 'randn' | 'poisson' | 'binomial' | 'chance'

/** Draws a random number for the neuron at hand. */
export interface DrawStatement {
  readonly kind: 'draw'
  readonly local: Local
  readonly function: DrawFunction
  /**
   * Of `poisson` the mean; of `binomial` the number of trials, their probability, and whether a normal number
   * may do, alike for all neurons.
   */
  readonly arguments?: readonly IrExpr[] | undefined
  /** Number of this call among those of its population: part of the number's address. */
  readonly site: number
  /** The clock whose step is part of the address. */
  readonly clock: number
  /** Whether all neurons draw, and not a few of them. */
  readonly rows: boolean
  /** Of `chance`: only its first bits, or what the further ones add to them. */
  readonly part?: 'first' | 'further'
  /** Where it holds the number does not matter, and is 0. */
  readonly unless?: IrExpr
  /** For people: `xi`, or the text of the statement. */
  readonly where: string
}

/**
 * A function of a small matrix: each result receives `scale` times its entry of φ₁(M) or exp(M), M having the given
 * entries (row-major, size × size).
 */
export interface MatrixStatement {
  readonly kind: 'matrix'
  readonly function: 'phi1' | 'exp'
  readonly scale: IrExpr
  readonly size: number
  readonly entries: readonly IrExpr[]
  readonly results: readonly MatrixResult[]
}

export interface MatrixResult {
  readonly local: Local
  readonly row: number
  readonly column: number
}

/** Schemes with an estimate of their error: see `runtime-as/formulas.ts`. */
export type AdaptiveScheme = 'rk2' | 'rk4' | 'rkf45' | 'rkck' | 'rk8pd'

/**
 * Moves values on from a time to a later one by as many steps as their errors ask for (`runtime-as/adaptive.ts`). The body computes
 * their rates at a state and a time; it is carried out several times for each step, and reads nothing that is assigned meanwhile.
 */
export interface AdaptiveStatement {
  readonly kind: 'adaptive'
  readonly scheme: AdaptiveScheme
  readonly from: IrExpr
  readonly to: IrExpr
  /** The length of the first step that is tried. */
  readonly first: IrExpr
  /** The largest length. */
  readonly largest: IrExpr
  /** One step beyond so many is the last one; -1 is a single step, which fails where its error is too large. */
  readonly mostSteps: number
  /** Of what a failure is noted, and the clock whose step it is noted with. */
  readonly population: number
  readonly clock: number
  /** The time at which rates are asked for. */
  readonly time: Local
  readonly values: readonly AdaptiveValue[]
  readonly body: readonly IrStatement[]
  /** The length that the next step would have, and how many steps there were, accepted and not. */
  readonly last: Local
  readonly steps: Local
  readonly failed: Local
}

export interface AdaptiveValue {
  readonly start: IrExpr
  /** The error of a step that is accepted. */
  readonly error: number
  /** The value that rates are asked for at, and what the body defines as its rate. */
  readonly at: Local
  readonly rate: Local
  /** The value at the end. */
  readonly end: Local
}

/** The neurons of a tile that meet a condition in a step; told apart by identity. */
export interface Met {
  /** What the generated text calls their list, where that is free. */
  readonly stem: string
}

/** Spikes of a population that are given, by time; told apart by identity. */
export interface SpikeTable {
  readonly population: number
  readonly clock: number
  /** How many there are. */
  readonly count: ScalarRef
  /** Seconds after which they come again, or 0. */
  readonly period: ScalarRef
  readonly indices: Int32Array
  readonly times: Float64Array
}

/** Where a subgroup begins and ends, as constants of the module. */
export interface RangeRef {
  readonly start: ScalarRef
  readonly stop: ScalarRef
}

/** Brings the events of neurons to their synapses, after a delay; told apart by identity. */
export interface PathwayRef {
  readonly name: string
  /** The synapses. */
  readonly population: number
  readonly clock: number
  /** What comes through it, and of which neurons if not of all. */
  readonly event: EventRef
  readonly range: RangeRef | undefined
  /** Of each synapse: the neuron on that side, counted from the first of these. */
  readonly ends: ArrayRef
  /** That neuron, in the code of the pathway. */
  readonly neuron: Local
  /** Of each synapse: the neuron behind it, counted from the first of those that there are, or of a range of them. */
  readonly behind: { readonly ends: ArrayRef; readonly population: number; readonly range: RangeRef | undefined }
  /** Whether synapses come in the order of these neurons, so that those of one follow each other. */
  readonly ordered: boolean
  /** The delay of each synapse (seconds); undefined where all have one. */
  readonly delays: ArrayRef | undefined
  /** How many events of earlier runs arrive one by one. */
  readonly carried: number
}

/** An event of a population: `spike`, or one of the group's own; told apart by identity, as arrays are. */
export interface EventRef {
  readonly name: string
  readonly population: number
}

// ---------------------------------------------------------------------------------------------------- constructors

export function literal(value: number, type: IrType = 'f64'): IrLiteral {
  return { kind: 'literal', type, value }
}

export function read(place: Place, type: IrType = 'f64'): IrRead {
  return { kind: 'read', type, place }
}

export function local(of: Local): IrRead {
  return read({ kind: 'local', local: of }, of.type)
}

export function scalar(of: ScalarRef): IrRead {
  return read({ kind: 'scalar', scalar: of }, of.type)
}

/** A row of the tile at hand, from one loop to the next. */
export function row(name: string, type: IrType, population: number): ArrayRef {
  return { name, type, population, per: 'tile', purpose: 'row' }
}

/** Which element of an array code can see. */
export function indexOf({ per }: ArrayRef): Index {
  return per === 'step' ? 'step' : per === 'population' ? 'none' : 'own'
}

/** The element that the code at hand sees of an array. */
export function element(array: ArrayRef): IrRead {
  return read({ kind: 'element', array, index: indexOf(array) }, array.type)
}

export function binary(operator: IrBinary['operator'], left: IrExpr, right: IrExpr): IrBinary {
  return { kind: 'binary', operator, type: left.type, left, right }
}

export function compare(operator: IrCompare['operator'], left: IrExpr, right: IrExpr): IrCompare {
  return { kind: 'compare', operator, type: 'bool', left, right }
}

export function logical(operator: IrLogical['operator'], left: IrExpr, right: IrExpr): IrLogical {
  return { kind: 'logical', operator, type: 'bool', left, right }
}

export function not(operand: IrExpr): IrNot {
  return { kind: 'not', type: 'bool', operand }
}

/** `-operand`; of a literal the number itself. */
export function negate(operand: IrExpr): IrExpr {
  // An integer has no negative zero.
  if (operand.kind === 'literal')
    return literal(isFloat(operand.type) ? -operand.value : 0 - operand.value, operand.type)
  return { kind: 'negate', type: operand.type, operand }
}

export function call(operation: string, type: IrType, ...args: readonly IrExpr[]): IrCall {
  return { kind: 'call', operation, type, arguments: args }
}

/** `operand` as another type; a cast to its own type is no cast. */
export function cast(operand: IrExpr, type: IrType): IrExpr {
  if (operand.type === type) return operand
  if (operand.kind === 'literal' && type === 'f64') return literal(operand.value, 'f64')
  if (operand.kind === 'literal' && type === 'f32') return literal(Math.fround(operand.value), 'f32')
  return { kind: 'cast', type, operand }
}

export function select(condition: IrExpr, then: IrExpr, otherwise: IrExpr): IrSelect {
  return { kind: 'select', type: then.type, condition, then, otherwise }
}

/** `condition ? then : otherwise`, where the condition holds for few neurons. */
export function selectRarely(condition: IrExpr, then: IrExpr, otherwise: IrExpr): IrSelect {
  return { ...select(condition, then, otherwise), rare: true }
}

/** The element of a table at a place, an i64. */
export function lookup(array: ArrayRef, at: IrExpr): IrLookup {
  return { kind: 'lookup', type: array.type, array, at }
}

/** Assigns the element that the code at hand sees of an array. */
export function set(array: ArrayRef, value: IrExpr, origin?: Span): IrStatement {
  return { kind: 'set', array, index: array.per === 'population' ? 'none' : 'own', value, ...(origin && { origin }) }
}

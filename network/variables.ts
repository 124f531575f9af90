/** Things with variables: what reads and writes their values, before the first run and between runs (semantics §5.9). */
import type { ValueType } from '../abi/index.ts'
import type { CodeStatement, Expr } from '../compiler/grammar/ast.ts'
import {
  checkReading,
  computedType,
  Evaluation,
  givesAgain,
  isStored,
  noNames,
  settledNames,
} from '../compiler/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel } from '../compiler/model/group.ts'
import type { InitialAssignment } from '../compiler/model/network.ts'
import { readOnly } from '../diagnostics/brian.ts'
import {
  didYouMean,
  error,
  HillockError,
  type SourceText,
  type Span,
  spanOf,
  wrongArgument,
  requireObject,
  requireOptions,
  requireText,
  requireInstance,
} from '../diagnostics/index.ts'
import { drawSeed, type NetworkState, type NumberArray } from '../host/running.ts'
import { dimensionless } from '../units/index.ts'
import {
  type AssignOptions,
  reachedNeurons,
  type VariableValue,
  type VariableValues,
  type WriteOptions,
} from './assignment.ts'
import { BrianObject, type BrianObjectOptions } from './brian-object.ts'
import { Clock } from './clock.ts'
import { asCondition, literalOf, readAssigned, readIndex } from './expressions.ts'
import { inUnit, requireDimension } from './quantities.ts'
import { GroupStorage } from './storage.ts'
import { RandomStreams } from './streams.ts'
import { isText, sourceText } from './text.ts'
import { tools } from './tools.ts'
import { type VariableInfo, variablesOf } from './variable-info.ts'
import { isNumbers } from './is-numbers.ts'

export interface VariableOwnerOptions extends BrianObjectOptions {
  /** The random streams of a script: assignments are evaluated at once. Without, they wait for the network's seed. */
  readonly streams?: RandomStreams | undefined
  /** The clock to run by before a network takes the object in, if it has none of its own; a fresh one at 0.1 ms unless given. */
  readonly defaultClock?: Clock | undefined
}

/**
 * Has variables. Values go in and out in SI units, one per neuron (a single one for what all neurons share); arrays
 * handed out are copies.
 *
 * @typeParam Variable names that can be read
 * @typeParam Settable names that can be written
 */
export abstract class VariableOwner<
  Variable extends string = string,
  Settable extends string = string,
> extends BrianObject {
  readonly variables: ReadonlyMap<string, VariableInfo>
  readonly #log: InitialAssignment[] = []
  readonly #pending: (() => void)[] = []
  readonly #storage: GroupStorage
  #model: GroupModel
  #streams: RandomStreams | undefined
  #defaultClock: Clock

  constructor(model: GroupModel, options: VariableOwnerOptions) {
    super(model.name, options)
    const { streams, defaultClock } = options
    if (streams !== undefined) requireInstance('streams', 'RandomStreams', streams, RandomStreams)
    if (defaultClock !== undefined) requireInstance('defaultClock', 'a Clock', defaultClock, Clock)
    this.#model = model
    this.variables = variablesOf(model)
    this.#storage = new GroupStorage(model)
    this.#streams = streams
    this.#defaultClock = defaultClock ?? Clock.usual()
  }

  /** What it says, as plain data. */
  get model(): GroupModel {
    return this.#model
  }

  protected set model(model: GroupModel) {
    this.#model = model
  }

  override rename(name: string): void {
    super.rename(name)
    this.#model = { ...this.#model, name }
  }

  get size(): number {
    return this.model.size
  }

  /** Its own clock, or the default clock of the network it is in. */
  get clockInUse(): Clock {
    return this.clock ?? this.#defaultClock
  }

  /** Assignments made before the first run, in order. */
  get initial(): readonly InitialAssignment[] {
    return this.#log
  }

  /**
   * A variable's values in SI: floats as a Float64Array, those of a group in single precision as a Float32Array.
   *
   * @param namespace names for subexpressions that use constants
   * @throws HillockError `unknown-name`
   */
  read(variable: string, namespace: Namespace = noNames): NumberArray {
    return this.readTyped(variable, namespace).values
  }

  /**
   * As {@link read}, with the type that Brian 2 shows: a subexpression is not stored, and has that of its expression
   * (`x = 2 : 1` is an integer to whoever reads it).
   */
  readTyped(
    variable: string,
    namespace: Namespace = noNames,
  ): { readonly values: NumberArray; readonly type: ValueType } {
    const info = this.#info(variable)
    this.#flush()
    const defined = this.model.variables.get(variable)
    if (defined !== undefined && isStored(defined)) return { values: this.#storage.read(variable), type: info.type }
    const span = defined?.span ?? this.span ?? wholeSpan(variable)
    const expression = defined?.expression ?? { kind: 'name', name: variable, span }
    const values = this.#evaluation(namespace).values(expression, info.type)
    const own = info.perNeuron ? values : values.slice(0, 1)
    const isSingle = this.model.precision === 'float32' && defined !== undefined
    if (info.type === 'integer') return { values: Int32Array.from(own), type: info.type }
    if (info.type === 'boolean') return { values: Uint8Array.from(own), type: info.type }
    return {
      values: isSingle ? Float32Array.from(own) : own,
      type: defined === undefined ? info.type : computedType(this.model, defined, namespace),
    }
  }

  /** Whether reading a variable takes names that are not the group's own: it is a subexpression of such. */
  needsNames(variable: string): boolean {
    const defined = this.model.variables.get(variable)
    if (defined?.expression === undefined || isStored(defined)) return false
    let unknown = false
    checkReading(defined.expression, this.model, noNames, ({ code }) => (unknown ||= code === 'unknown-name'))
    return unknown
  }

  /**
   * A variable's values in a unit, or in SI: `G.get('v', 'mV')`.
   *
   * @throws HillockError `unknown-name`, `unknown-unit`, `unit-mismatch`
   */
  get(variable: Variable, unit?: string): Float64Array {
    const info = this.#info(variable)
    return inUnit(this.read(variable), info.dimension, unit, `${this.name}.${variable}`)
  }

  /**
   * Sets variables, in order: `G.set({ v: '-70*mV + rand()*20*mV', n: 3, v0: samples })`.
   *
   * @throws HillockError with what is wrong; `unit-mismatch` for a number where dimensions are due
   */
  set(values: VariableValues<Settable>): void {
    requireObject('what is set', values)
    for (const [variable, value] of Object.entries<VariableValue | undefined>(values)) {
      if (value === undefined) continue
      if (isText(value)) {
        this.assign(variable, sourceText(value, `${this.name}.${variable}`), { namespace: noNames })
        continue
      }
      if (typeof value === 'number')
        requireDimension(value, dimensionless, this.#writable(variable).dimension, variable)
      this.write(variable, typeof value === 'boolean' ? Number(value) : value)
    }
  }

  /**
   * Writes numbers in SI, dimensions having been checked by the caller.
   *
   * @param values one for all, or one for each neuron or index
   * @throws HillockError `read-only`, or `bad-value` for a wrong number of values
   */
  write(variable: string, values: number | ArrayLike<number>, options: WriteOptions = {}): void {
    requireOptions('write', options, { indices: 'own', where: 'object', expression: 'object', span: 'span' })
    const { indices, where, expression, span } = options
    const info = this.#writable(variable, span)
    if (typeof values !== 'number' && !isNumbers(values)) {
      throw wrongArgument(variable, 'a number, a text or an array of numbers', values, span)
    }
    if (indices !== undefined && !isNumbers(indices)) throw wrongArgument('indices', 'a list of numbers', indices, span)
    if (where !== undefined) {
      this.#writeWhere(info, values, where, options)
      return
    }
    const count = indices?.length ?? (info.shared ? 1 : this.size)
    if (typeof values !== 'number' && values.length !== count && values.length !== 1) {
      const text = `ValueError: Provided values do not match the size of the indices, ${values.length} != ${count}.`
      throw new HillockError([error('bad-value', span, text)])
    }
    const single = typeof values === 'number' ? values : values.length === 1 ? (values[0] ?? 0) : undefined
    const list = single === undefined ? Array.from(values as ArrayLike<number>) : undefined
    const which = indices === undefined ? 'all' : Array.from(indices)
    this.#inTurn(() => {
      this.#storage.write(variable, single ?? list ?? 0, which)
      if (this.#hasRun) return
      if (single !== undefined && which === 'all') {
        this.#log.push({ kind: 'value', group: -1, variable, value: single, expression })
      } else {
        const data = list ?? Array.from({ length: count }, () => single ?? 0)
        this.#log.push({ kind: 'data', group: -1, variable, indices: which, values: data })
      }
    })
  }

  /**
   * `G.v = 'rand()*mV'`: evaluates an expression for every neuron, or for those of a condition, and writes it. Neurons
   * that are refractory keep variables flagged `(unless refractory)` (semantics §5.6).
   *
   * @throws HillockError with what is wrong in the text
   */
  assign(variable: string, code: SourceText, { where, indices, namespace }: AssignOptions): void {
    const info = this.#writable(variable, spanOf(code, 0, 0))
    const setting = { group: this.model, namespace }
    const parsed = readAssigned(setting, variable, code)
    const condition = where && asCondition(readIndex(setting, where))
    this.#carryOut(info, parsed, evaluation => evaluation.values(parsed, info.type), { condition, indices, namespace })
  }

  /**
   * Indices of the neurons for which a condition holds, or those that an expression of integers gives.
   *
   * @throws HillockError with what is wrong in the text
   */
  select(index: SourceText, namespace: Namespace): Int32Array {
    const { expr, type } = readIndex({ group: this.model, namespace }, index)
    this.#flush()
    const values = this.#evaluation(namespace).values(expr, type)
    if (type === 'integer') return Int32Array.from(values)
    if (type === 'boolean') return Int32Array.from(values.map((_, k) => k).filter(k => values[k] !== 0))
    const message = 'IndexError: arrays used as indices must be of integer (or boolean) type'
    throw new HillockError([error('type-mismatch', expr.span, message)])
  }

  /** Gives it the streams of its network, unless a script gave it some; assignments that waited are carried out. */
  useStreams(streams: RandomStreams): void {
    this.#streams ??= streams
    this.#flush()
  }

  /** Lets it run by the default clock of a network, unless it has a clock of its own. */
  useDefaultClock(clock: Clock): void {
    this.#defaultClock = clock
  }

  /** Moves the values into a network's memory. */
  bind(state: NetworkState): void {
    this.#flush()
    this.#storage.moveInto(state, this.model)
  }

  /** Takes the values out of a network's memory again. */
  release(): void {
    this.#storage.moveOut(this.model)
  }

  get #hasRun(): boolean {
    return this.network !== undefined
  }

  /** Carries out an assignment behind those that wait for a seed. */
  #inTurn(carryOut: () => void): void {
    if (this.#pending.length === 0) carryOut()
    else this.#pending.push(carryOut)
  }

  /** Carries out assignments that waited for a seed. */
  #flush(): void {
    if (this.#pending.length === 0) return
    this.#streams ??= new RandomStreams(drawSeed())
    for (const carryOut of this.#pending.splice(0)) carryOut()
  }

  #evaluation(namespace: Namespace): Evaluation {
    const streams = (this.#streams ??= new RandomStreams(drawSeed()))
    const { dt, t, timestep: step } = this.clockInUse
    return new Evaluation({
      model: this.model,
      read: variable => this.#storage.read(variable),
      runtime: tools().runtime,
      namespace,
      dt,
      t,
      step,
      seed: streams.seed,
      nextEpoch: () => streams.epochToDraw(),
    })
  }

  #info(variable: string, span?: Span): VariableInfo {
    const info = this.variables.get(variable)
    if (info !== undefined) return info
    requireText('the name of a variable', variable)
    throw new HillockError([
      error('unknown-name', span, `AttributeError: ${this.name} has no variable '${variable}'`, {
        help: didYouMean(variable, this.variables.keys()) ?? `it has ${[...this.variables.keys()].join(', ')}`,
      }),
    ])
  }

  #writable(variable: string, span?: Span): VariableInfo {
    const info = this.#info(variable, span)
    if (!info.readOnly) return info
    throw new HillockError([error('read-only', span, readOnly(variable))])
  }

  #writeWhere(
    info: VariableInfo,
    values: number | ArrayLike<number>,
    { condition: text, namespace }: NonNullable<WriteOptions['where']>,
    { expression, span }: WriteOptions,
  ): void {
    const value = typeof values === 'number' ? values : values[0]
    if (value === undefined || (typeof values !== 'number' && values.length !== 1)) {
      const message =
        'TypeError: When setting a variable based on a string index, the value has to be a string or a scalar.'
      throw new HillockError([error('bad-value', span, message)])
    }
    const condition = asCondition(readIndex({ group: this.model, namespace }, sourceText(text, 'where')))
    const linked = expression !== undefined && givesAgain({ ...info, value }, expression, namespace, tools().runtime)
    const written = linked ? expression : literalOf(value, span ?? condition.span)
    const filled = new Float64Array(this.size).fill(value)
    this.#carryOut(info, written, () => filled, { condition, namespace })
  }

  /** Assigns what is computed, at once or when there is a seed, and notes it for modules. */
  #carryOut(
    info: VariableInfo,
    value: Expr,
    compute: (evaluation: Evaluation) => Float64Array,
    {
      condition,
      indices,
      namespace,
    }: { readonly condition: Expr | undefined } & Pick<AssignOptions, 'indices' | 'namespace'>,
  ): void {
    const { span } = value
    const assign = (): void => {
      // In the order of a module's code: the random calls of the value come before those of the condition.
      const evaluation = this.#evaluation(namespace)
      const values = compute(evaluation)
      const chosen = condition && evaluation.values(condition, 'boolean')
      this.#writeSelected(info, values, chosen, indices)
      if (this.#hasRun) return
      const statement: CodeStatement = { target: { kind: 'name', name: info.name, span }, value, span }
      const list = indices && Array.from(indices)
      const { epoch } = evaluation
      const settled = settledNames(namespace, condition === undefined ? [value] : [value, condition])
      this.#log.push({ kind: 'code', group: -1, statement, condition, indices: list, namespace: settled, epoch })
    }
    if (this.#streams === undefined) this.#pending.push(assign)
    else assign()
  }

  #writeSelected(
    { name, shared }: VariableInfo,
    values: Float64Array,
    condition: Float64Array | undefined,
    indices: ArrayLike<number> | undefined,
  ): void {
    const frozen = this.model.variables.get(name)?.unlessRefractory === true
    const writable = frozen ? this.#storage.read('not_refractory') : undefined
    const reached = shared ? undefined : reachedNeurons(this.size, { indices, condition, writable })
    if (shared) this.#storage.write(name, values[0] ?? 0, 'all')
    else if (reached === undefined) this.#storage.write(name, values, 'all')
    else
      this.#storage.write(
        name,
        reached.map(index => values[index] ?? 0),
        reached,
      )
  }
}

function wholeSpan(text: string): Span {
  return { source: { name: 'variable', text }, start: 0, end: text.length }
}

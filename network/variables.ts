/** Things with variables: what reads and writes their values, before the first run and between runs (semantics §5.9). */
import type { ValueType } from '../abi/index.ts'
import type { CodeStatement, Expr } from '../compiler/grammar/ast.ts'
import {
  buildCode,
  checkReading,
  computedType,
  Evaluation,
  floatsOf,
  givesAgain,
  isStored,
  noNames,
  settledNames,
} from '../compiler/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel } from '../compiler/model/group.ts'
import type { NeuronRange } from '../compiler/model/network.ts'
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
} from '../diagnostics/index.ts'
import type { NumberArray } from '../host/running.ts'
import { dimensionless } from '../units/index.ts'
import {
  type AssignOptions,
  reachedNeurons,
  type VariableValue,
  type VariableValues,
  type WriteOptions,
} from './assignment.ts'
import { BrianObject, type BrianObjectOptions, objectOptions } from './brian-object.ts'
import { asCondition, literalOf, readAssigned, readIndex } from './expressions.ts'
import { built } from './built.ts'
import type { Group } from './group.ts'
import type { GroupValues, NotedAssignment } from './group-values.ts'
import { always, type Holding, meaningTheSame, type Reach, reachOf } from './reach.ts'
import { isNumbers } from './is-numbers.ts'
import { freeName } from './names.ts'
import { inUnit, requireDimension } from './quantities.ts'
import { RegularOperation, type RegularOptions } from './regular-operation.ts'
import type { Subgroup, SubgroupOptions } from './subgroup.ts'
import { isText, sourceText, type Text } from './text.ts'
import { timingOf, timingOptions } from './timing.ts'
import { tools } from './tools.ts'
import type { VariableInfo } from './variable-info.ts'

/**
 * Has variables: a group, or some neurons of one. Values go in and out in SI units, one per neuron (a single one for what
 * all neurons share); arrays handed out are copies.
 *
 * @typeParam Variable names that can be read
 * @typeParam Settable names that can be written
 */
export abstract class VariableOwner<
  Variable extends string = string,
  Settable extends string = string,
> extends BrianObject {
  /** The neurons that it is about, of those whose values it sees; all unless given. */
  readonly range: NeuronRange | undefined
  protected readonly values: GroupValues

  constructor(stem: string, values: GroupValues, range: NeuronRange | undefined, options: BrianObjectOptions) {
    super(stem, options)
    this.values = values
    this.range = range
  }

  /** The group whose neurons they are. */
  abstract get group(): Group<Variable, Settable>

  /** Some of its neurons, counted from its first one: see {@link Group.subgroup}. */
  abstract subgroup(start?: number, stop?: number, options?: SubgroupOptions): Subgroup<Variable, Settable>

  /** What its group says, as plain data. */
  get model(): GroupModel {
    return this.values.model
  }

  /** What can be read of it by its name. */
  get variables(): ReadonlyMap<string, VariableInfo> {
    return this.values.variables
  }

  /** What texts from outside read: its variables, and what is counted when somebody asks. */
  protected get readable(): GroupModel {
    return this.model
  }

  /** The values of what {@link readable} adds to the variables. */
  protected counted(variable: string): NumberArray {
    throw new Error(`${this.name} counts no ${variable}`)
  }

  /** How many neurons it has. */
  get size(): number {
    return this.range === undefined ? this.model.size : this.range.stop - this.range.start
  }

  /**
   * Carries out statements at every step, or at those of another clock: `G.runRegularly('rate = rand()*Hz', { dt: '10*ms' })`.
   * `t` and `dt` in the statements are those of the group.
   *
   * @throws HillockError if the statements cannot be read
   */
  runRegularly(code: Text, options: RegularOptions = {}): RegularOperation {
    requireOptions('runRegularly', options, { ...timingOptions, ...objectOptions })
    const timing = timingOf(options, { when: 'start', order: 0 })
    const text = sourceText(code, 'runRegularly')
    const statements = built(report => buildCode(text, timing, tools().parser, report))
    const { group } = this
    const name = freeName(`${this.name}_run_regularly`, new Set(group.regular.map(each => each.name)))
    const operation = new RegularOperation(this, name, statements, options)
    group.take(operation)
    return operation
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
    this.values.flush()
    const defined = this.model.variables.get(variable)
    if (this.#isLinked(variable)) return this.group.linked(variable, this.range, namespace)
    if (defined !== undefined && isStored(defined))
      return { values: this.values.read(variable, this.range), type: info.type }
    const span = defined?.span ?? this.span ?? wholeSpan(variable)
    const values = this.#evaluation(namespace).values({ kind: 'name', name: variable, span }, info.type)
    const own = info.perNeuron ? values : values.slice(0, 1)
    const isSingle = defined !== undefined && floatsOf(defined, this.model.precision) === 'float32'
    // Steps are counted in 64 bits, everything else in 32.
    if (info.type === 'integer')
      return { values: variable === 't_in_timesteps' ? Float64Array.from(own) : Int32Array.from(own), type: info.type }
    if (info.type === 'boolean') return { values: Uint8Array.from(own), type: info.type }
    return {
      values: isSingle ? Float32Array.from(own) : own,
      type: defined === undefined ? info.type : computedType(this.model, defined, namespace),
    }
  }

  /** Whether there is a value for each neuron in memory. */
  isStored(variable: string): boolean {
    const defined = this.model.variables.get(variable)
    return defined !== undefined && isStored(defined) && !defined.shared
  }

  /** The value of one neuron, by its index, of a variable that is stored: costs no look at the others. */
  readAt(variable: string, index: number): ReturnType<VariableOwner['readTyped']> {
    this.values.flush()
    const start = (this.range?.start ?? 0) + index
    return { values: this.values.read(variable, { start, stop: start + 1 }), type: this.#info(variable).type }
  }

  /** Whether reading a variable takes names that are not the group's own: it is a subexpression of such. */
  needsNames(variable: string): boolean {
    const link = this.group.links.get(variable)
    if (link !== undefined) return link.group.needsNames(link.variable)
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

  /** Copies of everything that can be set, by name and in SI, as {@link set} takes it again: `G.set(kept)`. */
  states(): Record<string, NumberArray> {
    const stored = [...this.variables.values()].filter(
      ({ name, readOnly: fixed }) => !fixed && this.model.variables.has(name) && !this.#isLinked(name),
    )
    return Object.fromEntries(stored.map(({ name }) => [name, this.read(name)]))
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
    const range = info.shared ? undefined : this.range
    const which = indices === undefined && range === undefined ? 'all' : this.#indicesInGroup(indices)
    this.values.inTurn(() => {
      this.#put(variable, single ?? list ?? 0, which)
      if (this.#isLinked(variable)) return
      this.values.note(() => {
        if (single !== undefined && indices === undefined)
          return { kind: 'value', range, variable, value: single, expression }
        const data = list ?? Array.from({ length: count }, () => single ?? 0)
        return { kind: 'data', variable, indices: which, values: data }
      })
    })
  }

  /**
   * `G.v = 'rand()*mV'`: evaluates an expression for every neuron, or for those of a condition, and writes it. Neurons
   * that are refractory keep variables flagged `(unless refractory)` (semantics §5.6).
   *
   * @throws HillockError with what is wrong in the text
   */
  assign(variable: string, code: SourceText, options: AssignOptions): void {
    const { where, indices, namespace, unitless, onDiagnostic } = options
    const info = this.#writable(variable, spanOf(code, 0, 0))
    const setting = { group: this.readable, namespace, unitless, onDiagnostic }
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
    const { expr, type } = readIndex({ group: this.readable, namespace }, index)
    this.values.flush()
    const values = this.#evaluation(namespace).values(expr, type)
    if (type === 'integer') return Int32Array.from(values)
    if (type === 'boolean') return Int32Array.from(values.map((_, k) => k).filter(k => values[k] !== 0))
    const message = 'IndexError: arrays used as indices must be of integer (or boolean) type'
    throw new HillockError([error('type-mismatch', expr.span, message)])
  }

  #evaluation(namespace: Namespace): Evaluation {
    const { streams } = this.values
    const { dt, t, timestep: step } = this.clockInUse
    return new Evaluation({
      model: this.readable,
      range: this.range,
      read: variable =>
        !this.model.variables.has(variable)
          ? this.counted(variable)
          : this.#isLinked(variable)
            ? this.group.linked(variable, this.range, namespace).values
            : this.values.peek(variable, this.range),
      runtime: tools().runtime,
      namespace,
      dt,
      t,
      step,
      seed: streams.seed,
      nextEpoch: () => streams.epochToDraw(),
    })
  }

  /** Indices in the group of some neurons, or of all that it is about. */
  #indicesInGroup(indices: ArrayLike<number> = { length: this.size }): number[] {
    const first = this.range?.start ?? 0
    return Array.from(indices, (index: number | undefined, k) => first + (index ?? k))
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

  /** Refuses to write a variable before there is anything to write to. */
  protected requireReady(_variable: string, _span: Span | undefined): void {
    // Neurons are there from the beginning.
  }

  #writable(variable: string, span?: Span): VariableInfo {
    const info = this.#info(variable, span)
    this.requireReady(variable, span)
    const behind = this.#isLinked(variable) ? this.group.behind(variable) : info
    if (!behind.readOnly) return info
    throw new HillockError([error('read-only', span, readOnly(variable))])
  }

  #writeWhere(
    info: VariableInfo,
    values: number | ArrayLike<number>,
    { condition: text, namespace, onDiagnostic }: NonNullable<WriteOptions['where']>,
    { expression, span }: WriteOptions,
  ): void {
    const value = typeof values === 'number' ? values : values[0]
    if (value === undefined || (typeof values !== 'number' && values.length !== 1)) {
      const message =
        'TypeError: When setting a variable based on a string index, the value has to be a string or a scalar.'
      throw new HillockError([error('bad-value', span, message)])
    }
    const setting = { group: this.readable, namespace, onDiagnostic }
    const condition = asCondition(readIndex(setting, sourceText(text, 'where')))
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
    const range = info.shared ? undefined : this.range
    this.values.whenSeeded(() => {
      // In the order of a module's code: the random calls of the value come before those of the condition.
      const evaluation = this.#evaluation(namespace)
      const values = compute(evaluation)
      const chosen = condition && evaluation.values(condition, 'boolean')
      const written = this.#writeSelected(info, values, chosen, indices)
      if (this.#isLinked(info.name)) return
      const read = condition === undefined ? [value] : [value, condition]
      const data = (): NotedAssignment => {
        return { kind: 'data', variable: info.name, indices: written.indices, values: written.values }
      }
      const code = (): NotedAssignment => {
        const statement: CodeStatement = { target: { kind: 'name', name: info.name, span }, value, span }
        const list = indices && this.#indicesInGroup(indices)
        const { epoch, draws } = evaluation
        const seed = draws ? this.values.streams.seed : undefined
        const settled = settledNames(namespace, read)
        return { kind: 'code', range, statement, condition, indices: list, namespace: settled, epoch, seed }
      }
      // What another group's values gave does not follow from what a module begins with, unless it makes the synapses by them too.
      const reach = reachOf(this.group, read)
      const follows = this.following(reach, namespace)
      if (follows === undefined) this.values.note(data)
      else if (reach.groups.size > 0) this.values.note(data, code, follows)
      // Values are kept for modules only where these may come to others.
      else this.values.note(code, code, follows, follows === always ? undefined : data)
    })
  }

  #writeSelected(
    { name, shared }: VariableInfo,
    values: Float64Array,
    condition: Float64Array | undefined,
    indices: ArrayLike<number> | undefined,
  ): { readonly indices: 'all' | readonly number[]; readonly values: ArrayLike<number> } {
    if (shared) {
      this.#put(name, values[0] ?? 0, 'all')
      return { indices: 'all', values: [values[0] ?? 0] }
    }
    const frozen = this.model.variables.get(name)?.unlessRefractory === true
    const writable = frozen ? this.values.read('not_refractory', this.range) : undefined
    const reached = reachedNeurons(this.size, { indices, condition, writable })
    const which = reached === undefined && this.range === undefined ? 'all' : this.#indicesInGroup(reached)
    const written = reached === undefined ? values : reached.map(index => values[index] ?? 0)
    this.#put(name, written, which)
    return { indices: which, values: written }
  }

  /** Writes values of neurons of the group; those of a linked variable go to the other group, which notes them itself. */
  #put(variable: string, values: number | ArrayLike<number>, indices: 'all' | readonly number[]): void {
    if (this.#isLinked(variable)) this.group.writeLinked(variable, values, indices)
    else this.values.write(variable, values, indices)
  }

  #isLinked(variable: string): boolean {
    return this.model.variables.get(variable)?.linked === true
  }

  /**
   * How to tell, when a module is made, whether it would come to the same by what expressions reach: it begins at time 0, and looks up
   * the names in subexpressions when it runs. Undefined if they say something that modules cannot find out.
   */
  protected following(reach: Reach, namespace: Namespace): Holding | undefined {
    const { names, inside } = reach
    const isOfTime = names.has('t') || names.has('t_in_timesteps')
    if (!this.isBegunWith(reach) || (isOfTime && this.clockInUse.t > 0)) return undefined
    return meaningTheSame(inside, namespace)
  }

  /** Whether modules begin with what expressions read: not with what is linked to other groups. */
  protected isBegunWith({ groups }: Reach): boolean {
    return groups.size === 0
  }
}

function wholeSpan(text: string): Span {
  return { source: { name: 'variable', text }, start: 0, end: text.length }
}

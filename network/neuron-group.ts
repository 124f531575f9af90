import type { ValueType } from '../abi/index.ts'
import { groupScope } from '../compiler/check/scope.ts'
import type { CodeStatement, Expr } from '../compiler/grammar/ast.ts'
import { namesIn, sourceTextOf } from '../compiler/grammar/index.ts'
import { buildGroup, type GroupArguments } from '../compiler/model/build-group.ts'
import { type Namespace, noNames } from '../compiler/model/external.ts'
import type { GroupModel, Variable } from '../compiler/model/group.ts'
import type { InitialAssignment } from '../compiler/model/network.ts'
import {
  didYouMean,
  type Diagnostic,
  error,
  HillockError,
  type Report,
  type SourceText,
  type Span,
} from '../diagnostics/index.ts'
import type { NetworkState } from '../host/state.ts'
import {
  type Dimension,
  dimensionless,
  dimensionText,
  sameDimension,
  unitNameOf,
  unitSymbolOf,
  seconds,
} from '../units/index.ts'
import type { SettableName, VariableName } from './equation-names.ts'
import { evaluateIn, inferIn, type Setting } from './evaluate.ts'
import { inUnit, namespaceOf, type NamespaceLike, requireDimension } from './quantities.ts'
import { createStorage, type LocalStorage, moveInto, type Storage, type Values } from './storage.ts'
import { drawSeed, RandomStreams } from './streams.ts'
import { isText, sourceText, type Text } from './text.ts'
import { toConsole } from './to-console.ts'
import { tools } from './tools.ts'
import { wrongArgument } from './wrong-argument.ts'

export interface NeuronGroupOptions {
  /** When a neuron spikes: a condition. */
  readonly threshold?: Text | undefined
  /** What a spike does to its neuron: statements. */
  readonly reset?: Text | undefined
  /** How long a neuron rests after a spike: `'5*ms'`, an expression, a condition, or a number of seconds with dimension. */
  readonly refractory?:
    | Text
    | { readonly value: number; readonly dimension: Dimension; readonly expression?: Expr }
    | undefined
  /** Numerical integration: `exact`, `euler`, …, or several to try in turn. Brian 2's own choice unless given. */
  readonly method?: Text | readonly Text[] | undefined
  /** Constants of the equations, which come before the caller's. */
  readonly namespace?: Namespace | NamespaceLike | undefined
  /** Brian's name; `neurongroup` unless given. */
  readonly name?: string | undefined
  /** The random streams of a script: assignments are evaluated at once. Without, they wait for the network's seed. */
  readonly streams?: RandomStreams | undefined
  /** Where the group is made, for messages that have no better place. */
  readonly span?: Span | undefined
  /** Takes warnings and notes; without it warnings go to the console. */
  readonly onDiagnostic?: Report | undefined
}

/** A variable as the group's users see it. */
export interface VariableInfo {
  readonly name: string
  readonly kind: 'differential' | 'parameter' | 'subexpression' | 'internal'
  readonly type: ValueType
  readonly dimension: Dimension
  readonly shared: boolean
  readonly readOnly: boolean
  readonly unit: string
}

/** Where and under what names an assignment is evaluated. */
export interface AssignOptions {
  /** Only neurons for which this condition holds. */
  readonly where?: SourceText | undefined
  /** Only these neurons. */
  readonly indices?: ArrayLike<number> | undefined
  readonly namespace: Namespace
}

/** The clock of the network a group runs in. */
export interface GroupClock {
  readonly dt: number
  readonly step: number
}

/**
 * What a variable is set to: a text is an expression of the model's language, a number has no dimensions, an array has a
 * number in SI for each neuron, as `get` gives it.
 */
export type VariableValue = Text | number | boolean | ArrayLike<number>

/** Values by variable. */
export type VariableValues<Name extends string = string> = { readonly [Variable in Name]?: VariableValue }

/**
 * A group of neurons with the same equations. If these are a literal text, TypeScript knows the variables.
 *
 * Values go in and out in SI units, one per neuron (a single one for `shared` variables); arrays handed out are copies.
 */
export class NeuronGroup<Equations extends string = string> {
  /** Whether the name was given, and is not to be changed. */
  readonly named: boolean
  readonly variables: ReadonlyMap<string, VariableInfo>
  /** Values before the first run; let go of when they have moved into a network's memory. */
  #local: LocalStorage | undefined
  readonly #log: InitialAssignment[] = []
  readonly #pending: (() => void)[] = []
  #model: GroupModel
  #storage: Storage
  #streams: RandomStreams | undefined
  #clock: () => GroupClock = () => ({ dt: 1e-4, step: 0 })
  #ran = false

  /**
   * @param size number of neurons
   * @param equations Brian 2's equations, one per line
   * @throws HillockError with everything that is wrong with the arguments
   */
  constructor(size: number, equations: Equations | SourceText, options: NeuronGroupOptions = {}) {
    this.#model = buildModel(size, equations, options)
    this.named = options.name !== undefined
    this.variables = new Map(
      [...[...this.model.variables.values()].map(infoOf), ...clockVariables].map(info => [info.name, info]),
    )
    this.#local = createStorage(this.model)
    this.#storage = this.#local
    this.#streams = options.streams
  }

  /** What the group says, as plain data. */
  get model(): GroupModel {
    return this.#model
  }

  get name(): string {
    return this.model.name
  }

  /** Gives the group another name, before its first run. */
  rename(name: string): void {
    this.#model = { ...this.#model, name }
  }

  get size(): number {
    return this.model.size
  }

  /** Assignments made before the first run, in order. */
  get initial(): readonly InitialAssignment[] {
    return this.#log
  }

  /** Whether a network has run it. */
  get ran(): boolean {
    return this.#ran
  }

  /**
   * A variable's values in SI.
   *
   * @param namespace names for subexpressions that use constants
   * @throws HillockError `unknown-name`
   */
  read(variable: string, namespace: Namespace = noNames): Values {
    const info = this.#info(variable)
    this.#flush()
    const stored = this.model.variables.get(variable)
    if (stored !== undefined && (stored.kind !== 'subexpression' || stored.constantOverDt))
      return this.#storage.read(variable)
    const span = stored?.span ??
      this.model.span ?? { source: { name: 'variable', text: variable }, start: 0, end: variable.length }
    const { values } = evaluateIn(this.#setting(namespace), { kind: 'name', name: variable, span }, info.type)
    const own = info.shared ? values.slice(0, 1) : values
    if (info.type === 'integer') return Int32Array.from(own)
    return info.type === 'boolean' ? Uint8Array.from(own) : own
  }

  /**
   * A variable's values in a unit, or in SI: `G.get('v', 'mV')`.
   *
   * @throws HillockError `unknown-name`, `unknown-unit`, `unit-mismatch`
   */
  get(variable: VariableName<Equations>, unit?: string): Float64Array {
    const info = this.#info(variable)
    return inUnit(this.read(variable), info.dimension, unit, `${this.name}.${variable}`)
  }

  /**
   * Sets variables, in order: `G.set({ v: '-70*mV + rand()*20*mV', n: 3, v0: samples })`.
   *
   * @throws HillockError with what is wrong; `unit-mismatch` for a number where dimensions are due
   */
  set(values: VariableValues<SettableName<Equations>>): void {
    for (const [variable, value] of Object.entries<VariableValue | undefined>(values)) {
      if (value === undefined) continue
      if (isText(value)) {
        this.assign(variable, sourceText(value, `${this.name}.${variable}`), { namespace: noNames })
        continue
      }
      if (typeof value === 'number')
        requireDimension(value, dimensionless, this.#writable(variable).dimension, variable)
      if (typeof value === 'object' && (value === null || typeof value.length !== 'number')) {
        throw wrongArgument(variable, 'a number, a text or an array', value)
      }
      this.write(variable, typeof value === 'boolean' ? Number(value) : value)
    }
  }

  /**
   * Writes numbers in SI, dimensions having been checked by the caller.
   *
   * @param values one for all, or one for each neuron or index
   * @throws HillockError `read-only`, or `bad-value` for a wrong number of values
   */
  write(
    variable: string,
    values: number | ArrayLike<number>,
    {
      indices,
      expression,
      span,
    }: { indices?: ArrayLike<number> | undefined; expression?: Expr | undefined; span?: Span | undefined } = {},
  ): void {
    const info = this.#writable(variable, span)
    const count = indices?.length ?? (info.shared ? 1 : this.size)
    if (typeof values !== 'number' && values.length !== count && values.length !== 1) {
      const text = `ValueError: Provided values do not match the size of the indices, ${values.length} != ${count}.`
      throw new HillockError([error('bad-value', span, text)])
    }
    const given = typeof values !== 'number' && values.length === 1 ? (values[0] ?? 0) : values
    this.#flush()
    this.#storage.write(variable, given, indices ?? 'all')
    if (this.#ran) return
    if (typeof given === 'number' && indices === undefined) {
      this.#log.push({ kind: 'value', group: -1, variable, value: given, expression })
    } else {
      const list = typeof given === 'number' ? Array.from({ length: count }, () => given) : Array.from(given)
      this.#log.push({
        kind: 'data',
        group: -1,
        variable,
        indices: indices === undefined ? 'all' : Array.from(indices),
        values: list,
      })
    }
  }

  /**
   * `G.v = 'rand()*mV'`: evaluates an expression for every neuron, or for those of a condition, and writes it. Neurons
   * that are refractory keep variables flagged `(unless refractory)` (semantics §5.6).
   *
   * @throws HillockError with what is wrong in the text
   */
  assign(variable: string, code: SourceText, { where, indices, namespace }: AssignOptions): void {
    const info = this.#writable(
      variable,
      code.pieces[0] && { source: code.pieces[0].source, start: code.pieces[0].start, end: code.pieces[0].start },
    )
    const parsed = this.#parse(code, report => this.#checkAssignment(variable, info, code, namespace, report))
    const condition = where && this.#condition(where, namespace)
    const carryOut = (): void => {
      const setting = this.#setting(namespace)
      const { values, epoch } = evaluateIn(setting, parsed, info.type)
      this.#writeSelected(
        variable,
        info,
        values,
        condition && evaluateIn(setting, condition, 'boolean').values,
        indices,
      )
      if (this.#ran) return
      const statement: CodeStatement = {
        target: { kind: 'name', name: variable, span: parsed.span },
        value: parsed,
        span: parsed.span,
      }
      const list = indices && Array.from(indices)
      this.#log.push({ kind: 'code', group: -1, statement, condition, indices: list, namespace, epoch })
    }
    if (this.#streams === undefined) this.#pending.push(carryOut)
    else carryOut()
  }

  /** Indices of the neurons for which a condition holds. */
  select(condition: SourceText, namespace: Namespace): Int32Array {
    const parsed = this.#condition(condition, namespace)
    this.#flush()
    const { values } = evaluateIn(this.#setting(namespace), parsed, 'boolean')
    const found: number[] = []
    values.forEach((value, index) => {
      if (value !== 0) found.push(index)
    })
    return Int32Array.from(found)
  }

  /** Gives the group the streams of its network, unless a script gave it some; assignments that waited are carried out. */
  useStreams(streams: RandomStreams): void {
    this.#streams ??= streams
    this.#flush()
  }

  /** Moves the group's values into a network's memory. */
  bind(state: NetworkState, clock: () => GroupClock): void {
    this.#flush()
    if (this.#local !== undefined) this.#storage = moveInto(state, this.model, this.#local)
    this.#local = undefined
    this.#clock = clock
    this.#ran = true
  }

  /** Carries out assignments that waited for a seed. */
  #flush(): void {
    if (this.#pending.length === 0) return
    this.#streams ??= new RandomStreams(drawSeed())
    for (const carryOut of this.#pending.splice(0)) carryOut()
  }

  #setting(namespace: Namespace): Setting {
    this.#streams ??= new RandomStreams(drawSeed())
    return {
      model: this.model,
      storage: this.#storage,
      tools: tools(),
      namespace,
      ...this.#clock(),
      streams: this.#streams,
    }
  }

  #info(variable: string, span?: Span): VariableInfo {
    const info = this.variables.get(variable)
    if (info !== undefined) return info
    throw new HillockError([
      error('unknown-name', span, `AttributeError: ${this.name} has no variable '${variable}'`, {
        help: didYouMean(variable, this.variables.keys()) ?? `it has ${[...this.variables.keys()].join(', ')}`,
      }),
    ])
  }

  #writable(variable: string, span?: Span): VariableInfo {
    const info = this.#info(variable, span)
    if (!info.readOnly) return info
    throw new HillockError([error('read-only', span, `TypeError: Variable ${variable} is read-only.`)])
  }

  #parse(text: SourceText, check: (report: Report) => (expr: Expr) => void): Expr {
    const problems: Diagnostic[] = []
    const report: Report = diagnostic => void problems.push(diagnostic)
    const parsed = tools().parser.expression(text, report)
    if (parsed !== undefined && problems.length === 0) check(report)(parsed)
    if (parsed === undefined || problems.some(({ severity }) => severity === 'error')) throw new HillockError(problems)
    return parsed
  }

  #checkAssignment(
    variable: string,
    info: VariableInfo,
    code: SourceText,
    namespace: Namespace,
    report: Report,
  ): (expr: Expr) => void {
    return expr => {
      const inferred = inferIn({ model: this.model, namespace }, expr, report)
      if (inferred === undefined) return
      if (info.shared) this.#checkShared(variable, expr, namespace, report)
      if (sameDimension(inferred.dimension, info.dimension)) return
      const message =
        `DimensionMismatchError: The right-hand-side of code statement "${variable} = ${code.text.trim()}" does not have the expected unit ` +
        `${dimensionText(info.dimension)} (unit is ${unitSymbolOf(inferred.dimension)}).`
      const bare = sameDimension(inferred.dimension, dimensionless)
      const text = expr.kind === 'binary' ? `(${sourceTextOf(expr)})` : sourceTextOf(expr)
      report(
        error('unit-mismatch', expr.span, message, {
          help: bare ? `multiply by the unit: ${text}*${unitNameOf(info.dimension)}` : undefined,
        }),
      )
    }
  }

  #checkShared(variable: string, expr: Expr, namespace: Namespace, report: Report): void {
    const scope = groupScope(this.model, namespace)
    const vector = vectorNames(expr, name => {
      const symbol = scope(name)
      if (symbol?.kind === 'clock') return symbol.name === 'i'
      return symbol?.kind === 'variable' && !symbol.variable.shared
    })[0]
    if (vector === undefined) return
    const message = `SyntaxError: Cannot write to scalar variable '${variable}' with an expression referring to vector variable '${vector}'`
    report(error('read-only', expr.span, message))
  }

  #condition(text: SourceText, namespace: Namespace): Expr {
    return this.#parse(text, report => expr => {
      const inferred = inferIn({ model: this.model, namespace }, expr, report)
      if (inferred === undefined || inferred.type === 'boolean') return
      report(
        error('type-mismatch', expr.span, `TypeError: Condition '${sourceTextOf(expr)}' is not a boolean condition`),
      )
    })
  }

  #writeSelected(
    variable: string,
    info: VariableInfo,
    values: Float64Array,
    condition: Float64Array | undefined,
    indices: ArrayLike<number> | undefined,
  ): void {
    if (info.shared) {
      this.#storage.write(variable, values[0] ?? 0, 'all')
      return
    }
    const frozen = this.model.variables.get(variable)?.unlessRefractory === true
    const writable = frozen ? this.#storage.read('not_refractory') : undefined
    if (condition === undefined && indices === undefined && writable === undefined) {
      this.#storage.write(variable, values, 'all')
      return
    }
    const candidates = indices === undefined ? values.map((_, index) => index) : Float64Array.from(indices)
    const chosen = candidates.filter(index => (condition?.[index] ?? 1) !== 0 && (writable?.[index] ?? 1) !== 0)
    this.#storage.write(
      variable,
      chosen.map(index => values[index] ?? 0),
      chosen,
    )
  }
}

function buildModel(size: number, equations: Text, options: NeuronGroupOptions): GroupModel {
  const problems: Diagnostic[] = []
  const tell = options.onDiagnostic ?? toConsole()
  const report: Report = diagnostic => {
    if (diagnostic.severity === 'error') problems.push(diagnostic)
    else tell(diagnostic)
  }
  const model = buildGroup(argumentsOf(size, equations, options), tools().parser, report)
  if (model === undefined) throw new HillockError(problems)
  return model
}

function argumentsOf(size: number, equations: Text, options: NeuronGroupOptions): GroupArguments {
  const { threshold, reset, refractory, method, namespace, name = 'neurongroup', span } = options
  if (typeof refractory === 'number') requireDimension(refractory, dimensionless, seconds, 'refractory')
  if (typeof size !== 'number') throw wrongArgument('the first argument of NeuronGroup', 'the number of neurons', size)
  const methods = method === undefined ? [] : Array.isArray(method) ? (method as readonly Text[]) : [method as Text]
  const named = methods.map(each => sourceText(each, 'method'))
  return {
    name,
    size,
    equations: sourceText(equations, 'equations'),
    threshold: threshold === undefined ? undefined : sourceText(threshold, 'threshold'),
    reset: reset === undefined ? undefined : sourceText(reset, 'reset'),
    refractory: isText(refractory) ? sourceText(refractory, 'refractory') : refractory,
    methods: named.map(text => ({ name: text.text, span: placeOf(text) })),
    namespace: namespaceOf(namespace),
    span,
  }
}

function placeOf({ pieces }: SourceText): Span | undefined {
  const [piece] = pieces
  return piece && { source: piece.source, start: piece.start, end: piece.start + piece.length }
}

function infoOf({ name, kind, type, dimension, shared, readOnly, unit }: Variable): VariableInfo {
  return { name, kind, type, dimension, shared, readOnly, unit }
}

const clock = { kind: 'internal', readOnly: true } as const
const clockVariables: readonly VariableInfo[] = [
  { ...clock, name: 'i', type: 'integer', dimension: dimensionless, shared: false, unit: '1' },
  { ...clock, name: 'N', type: 'integer', dimension: dimensionless, shared: true, unit: '1' },
  { ...clock, name: 't', type: 'float', dimension: seconds, shared: true, unit: 'second' },
  { ...clock, name: 'dt', type: 'float', dimension: seconds, shared: true, unit: 'second' },
  { ...clock, name: 't_in_timesteps', type: 'integer', dimension: dimensionless, shared: true, unit: '1' },
]

function vectorNames(expr: Expr, isVector: (name: string) => boolean): string[] {
  return namesIn(expr).flatMap(({ name }) => (isVector(name) ? [name] : []))
}

/** The compiler's other back end: strings that a script or program evaluates over the neurons of a group (semantics §5.9), at once. */
import { streamKey, type ValueType } from '../abi/index.ts'
import { type Diagnostic, error, HillockError, invariant } from '../diagnostics/index.ts'
import { checkReading } from './check/check-reading.ts'
import { groupScope } from './check/scope.ts'
import type { Expr } from './grammar/ast.ts'
import { interpret, type PlaceValue } from './ir/interpret.ts'
import type { ArrayRef, DrawStatement, IrExpr, IrStatement, Local, Place, RangeRef, ScalarRef } from './ir/ir.ts'
import { createDraws, Prelude } from './ir/lower/draws.ts'
import { converted } from './ir/lower/conversions.ts'
import { lower, type Lowering } from './ir/lower/expression.ts'
import { createArrays, createConstants, storageType } from './ir/lower/references.ts'
import { createTables } from './ir/lower/tables.ts'
import { normalise } from './ir/passes/powers.ts'
import type { Runtime } from './ir/runtime.ts'
import { constantNamed, type Namespace } from './model/external.ts'
import type { GroupModel } from './model/group.ts'
import type { NeuronRange } from './model/network.ts'

/** Random numbers of a call, one for each value, from the parameters of their distribution. */
export type Draw = (called: DrawStatement['function'], site: number, given: readonly Float64Array[]) => Float64Array

/** A group between two steps. */
interface EvaluationContext {
  readonly model: GroupModel
  /** How many values there are, where there are none of its own elements: of pairs of neurons that are no synapses yet. */
  readonly count?: number | undefined
  /** The neurons that are computed for, from the first of which the expressions count `i`; all unless given. */
  readonly range?: NeuronRange | undefined
  /** A variable's values in SI, one for each of these neurons or one if it is shared. */
  readonly read: (variable: string) => ArrayLike<number>
  readonly runtime: Runtime
  readonly namespace: Namespace
  /** The group's clock: the length of its steps and its time in seconds, and its next step. */
  readonly dt: number
  readonly t: number
  readonly step: number
  /** The seed of the session, and a fresh epoch for an evaluation that draws. */
  readonly seed: number
  readonly nextEpoch: () => number
  /** What is drawn, where that does not belong to the neurons as they are counted. */
  readonly draw?: Draw | undefined
}

/**
 * Computes strings that belong together, the value of an assignment and the condition on it: their random calls are
 * counted on, as in a module's code for the same assignment, and take one epoch, when the first number is drawn.
 */
export class Evaluation {
  readonly #context: EvaluationContext
  readonly #lowering: Lowering
  readonly #constants: ReadonlyMap<ScalarRef, number>
  readonly #tables: ReadonlyMap<ArrayRef, ArrayLike<number>>
  readonly #locals = new Map<Local, Float64Array>()
  readonly #arrays = new Map<ArrayRef, PlaceValue>()
  #indices: Int32Array | undefined
  #epoch: number | undefined

  constructor(context: EvaluationContext) {
    const { model, range, namespace } = context
    this.#context = context
    const { constant, owned, values } = createConstants(name =>
      constantNamed(name, model.namespace.has(name) ? model.namespace : namespace),
    )
    this.#constants = values
    const { table, tables } = createTables(values)
    this.#tables = tables
    const array = createArrays(0, model.variables.values())
    const references = {
      population: 0,
      clock: 0,
      range: range && rangeRef(range, values),
      array,
      constant,
      owned,
      table,
    }
    const prelude = new Prelude(createDraws(), 0, false)
    this.#lowering = { scope: groupScope(model, namespace), references, prelude, where: 'assignment' }
  }

  /** The epoch of the numbers drawn; 0 if there are none. */
  get epoch(): number {
    return this.#epoch ?? 0
  }

  /** Whether any number was drawn. */
  get draws(): boolean {
    return this.#epoch !== undefined
  }

  /**
   * The values of an expression for all neurons, as values of the given type.
   *
   * @throws HillockError with what is wrong in it, or in a subexpression that it reads
   */
  values(expr: Expr, type: ValueType): Float64Array {
    this.#check(expr)
    const lowered = converted(lower(expr, this.#lowering), storageType(type))
    return withRangeErrors(expr, () => {
      for (const statement of this.#lowering.prelude.take()) this.#define(statement)
      return this.#compute(lowered)
    })
  }

  #check(expr: Expr): void {
    const { model, namespace } = this.#context
    const problems: Diagnostic[] = []
    checkReading(expr, model, namespace, diagnostic => void problems.push(diagnostic))
    if (problems.some(({ severity }) => severity === 'error')) throw new HillockError(problems)
  }

  /** Index of the first neuron, and how many there are. */
  get #neurons(): { readonly first: number; readonly count: number } {
    const { range, count, model } = this.#context
    return range === undefined
      ? { first: 0, count: count ?? model.size }
      : { first: range.start, count: range.stop - range.start }
  }

  #compute(expr: IrExpr): Float64Array {
    const { runtime } = this.#context
    return interpret(normalise(expr), { runtime, length: this.#neurons.count, place: place => this.#place(place) })
  }

  #define(statement: IrStatement): void {
    invariant(statement.kind === 'draw' || statement.kind === 'let', 'values in front of an expression')
    const values = statement.kind === 'draw' ? this.#numbers(statement) : this.#compute(statement.value)
    this.#locals.set(statement.local, values)
  }

  /** The ordinal of every script-level evaluation is 0: its epoch sets it apart. */
  #numbers({ function: called, arguments: given = [], site }: DrawStatement): Float64Array {
    const { runtime, seed, nextEpoch, draw } = this.#context
    if (draw !== undefined)
      return draw(
        called,
        site,
        given.map(each => this.#compute(each)),
      )
    const key = streamKey(seed, (this.#epoch ??= nextEpoch()))
    const { first, count } = this.#neurons
    // A number belongs to its neuron, whatever subgroup asks for it: those of the neurons before are drawn too.
    const [one, other, third] = given.map(each => behindOthers(this.#compute(each), first))
    const drawn = (): Float64Array => {
      switch (called) {
        case 'poisson':
          invariant(one !== undefined, 'poisson to have a mean')
          return runtime.poisson(one, site, key)
        case 'binomial':
          invariant(
            one !== undefined && other !== undefined && third !== undefined,
            'binomial to have trials, a probability and its way',
          )
          return runtime.binomial(one, other, third, site, key)
        case 'chance':
          throw new Error('a chance outside of steps')
        default:
          return runtime.draw(called, first + count, site, key)
      }
    }
    return drawn().subarray(first)
  }

  #place(place: Place): PlaceValue {
    const { model, dt, t, step } = this.#context
    switch (place.kind) {
      case 'element':
        return this.#array(place.array)
      case 'scalar':
        return this.#constants.get(place.scalar) ?? Number.NaN
      case 'local': {
        const drawn = this.#locals.get(place.local)
        invariant(drawn !== undefined, 'a value that has been computed')
        return drawn
      }
      case 'index':
        return (this.#indices ??= this.#indicesOf())
      case 'size':
        return model.size
      case 'dt':
        return dt
      case 'step':
        return step
      case 'time':
        return t
    }
  }

  #indicesOf(): Int32Array {
    const { first, count } = this.#neurons
    return Int32Array.from({ length: count }, (_, k) => first + k)
  }

  #array(array: ArrayRef): PlaceValue {
    const known = this.#arrays.get(array) ?? this.#tables.get(array)
    if (known !== undefined) return known
    const values = this.#context.read(array.name)
    const value = array.per === 'population' ? (values[0] ?? 0) : values
    this.#arrays.set(array, value)
    return value
  }
}

/** The bounds of a range as constants with these values. */
function rangeRef({ start, stop }: NeuronRange, values: Map<ScalarRef, number>): RangeRef {
  const bound = (name: string, value: number): ScalarRef => {
    const made: ScalarRef = { name, type: 'i64', purpose: 'constant' }
    values.set(made, value)
    return made
  }
  return { start: bound('start', start), stop: bound('stop', stop) }
}

/** The same values for the neurons from `first` on. */
function behindOthers(values: Float64Array, first: number): Float64Array {
  if (first === 0) return values
  const all = new Float64Array(first + values.length)
  all.set(values, first)
  return all
}

/** An integer too large for this way of computing is the modeller's to know. */
function withRangeErrors<T>(expr: Expr, run: () => T): T {
  try {
    return run()
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new HillockError([error('bad-value', expr.span, `OverflowError: ${cause.message}`)])
  }
}

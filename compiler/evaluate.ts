/** The compiler's other back end: strings that a script or program evaluates over the neurons of a group (semantics §5.9), at once. */
import { streamKey, type ValueType } from '../abi/index.ts'
import { error, HillockError, invariant } from '../diagnostics/index.ts'
import { groupScope } from './check/scope.ts'
import type { Expr } from './grammar/ast.ts'
import { interpret, type PlaceValue } from './ir/interpret.ts'
import type { ArrayRef, DrawStatement, IrExpr, IrStatement, Local, Place, ScalarRef } from './ir/ir.ts'
import { createDraws, Prelude } from './ir/lower/draws.ts'
import { converted, lower } from './ir/lower/expression.ts'
import { createArrays, createConstants, storageType } from './ir/lower/references.ts'
import { normalise } from './ir/passes/powers.ts'
import type { Runtime } from './ir/runtime.ts'
import type { Namespace } from './model/external.ts'
import type { GroupModel } from './model/group.ts'

/** A group between two steps. */
export interface EvaluationContext {
  readonly model: GroupModel
  /** A variable's values in SI, one for each neuron or one if it is shared. */
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
}

/** Values for every neuron, and the epoch of the draws in them. */
export interface Evaluated {
  readonly values: Float64Array
  readonly epoch: number
  /** Whether random numbers were drawn. */
  readonly draws: boolean
}

/** Evaluates a checked expression for all neurons, as a value of the given type. */
export function evaluate(expr: Expr, type: ValueType, context: EvaluationContext): Evaluated {
  const { model, namespace } = context
  const { constant, values: constants } = createConstants(name => model.namespace.get(name) ?? namespace.get(name))
  const references = { population: 0, clock: 0, array: createArrays(0, model.variables.values()), constant }
  const prelude = new Prelude(createDraws(), 0, false)
  const lowered = lower(expr, { scope: groupScope(model, namespace), references, prelude, where: 'assignment' })
  const draws = prelude.take()
  const epoch = draws.length > 0 ? context.nextEpoch() : 0
  const evaluation = new Evaluation(context, constants, streamKey(context.seed, epoch))
  return withRangeErrors(expr, () => {
    for (const draw of draws) evaluation.draw(draw)
    const values = evaluation.values(normalise(converted(lowered, storageType(type))))
    return { values, epoch, draws: draws.length > 0 }
  })
}

/** Computes with the values of one context. */
class Evaluation {
  readonly #context: EvaluationContext
  readonly #constants: ReadonlyMap<ScalarRef, number>
  readonly #key: readonly [low: number, high: number]
  readonly #locals = new Map<Local, Float64Array>()
  readonly #arrays = new Map<ArrayRef, PlaceValue>()
  #indices: Int32Array | undefined

  constructor(
    context: EvaluationContext,
    constants: ReadonlyMap<ScalarRef, number>,
    key: readonly [low: number, high: number],
  ) {
    this.#context = context
    this.#constants = constants
    this.#key = key
  }

  values(expr: IrExpr): Float64Array {
    const { runtime, model } = this.#context
    return interpret(expr, { runtime, length: model.size, place: place => this.#place(place) })
  }

  draw(statement: IrStatement): void {
    invariant(statement.kind === 'draw', 'random numbers in front of an expression')
    this.#locals.set(statement.local, this.#numbers(statement))
  }

  /** The ordinal of every script-level evaluation is 0: its epoch sets it apart. */
  #numbers({ function: called, mean, site }: DrawStatement): Float64Array {
    const { runtime, model } = this.#context
    if (called !== 'poisson') return runtime.draw(called, model.size, site, this.#key)
    invariant(mean !== undefined, 'poisson to have a mean')
    return runtime.poisson(this.values(normalise(mean)), site, this.#key)
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
        invariant(drawn !== undefined, 'a number that has been drawn')
        return drawn
      }
      case 'index':
        return (this.#indices ??= Int32Array.from({ length: model.size }, (_, index) => index))
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

  #array(array: ArrayRef): PlaceValue {
    const known = this.#arrays.get(array)
    if (known !== undefined) return known
    const values = this.#context.read(array.name)
    const value = array.per === 'population' ? (values[0] ?? 0) : values
    this.#arrays.set(array, value)
    return value
  }
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

/** Strings that a script or program evaluates over the neurons of a group (semantics §5.9), without compiling. */
import { streamKey } from '../abi/index.ts'
import { contextOf } from '../compiler/check/check-group.ts'
import { infer, type Inferred } from '../compiler/check/infer.ts'
import { checkStatefulCalls } from '../compiler/check/stateful.ts'
import type { Expr } from '../compiler/grammar/ast.ts'
import { groupScope } from '../compiler/check/scope.ts'
import { interpret, type PlaceValue } from '../compiler/ir/interpret.ts'
import type { IrExpr, Place, RandomSite } from '../compiler/ir/ir.ts'
import { converted, createSites, lower, storageType } from '../compiler/ir/lower.ts'
import { normalise } from '../compiler/ir/powers.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel } from '../compiler/model/group.ts'
import type { ValueType } from '../abi/index.ts'
import { error, HillockError, invariant, type Report } from '../diagnostics/index.ts'
import type { Storage } from './storage.ts'
import type { RandomStreams } from './streams.ts'
import type { Tools } from './tools.ts'

/** A group between two steps. */
export interface Setting {
  readonly model: GroupModel
  readonly storage: Storage
  readonly tools: Tools
  readonly namespace: Namespace
  /** Seconds. */
  readonly dt: number
  readonly step: number
  /** Seed and epochs; drawn from only by expressions that draw. */
  readonly streams: RandomStreams
}

/** Values for every neuron, and the epoch of the draws in them. */
export interface Evaluated {
  readonly values: Float64Array
  readonly epoch: number
}

/** Infers an expression in the scope of a group. */
export function inferIn(
  { model, namespace }: Pick<Setting, 'model' | 'namespace'>,
  expr: Expr,
  report: Report,
): Inferred | undefined {
  const context = contextOf(model, namespace, report)
  checkStatefulCalls(expr, report)
  return infer(expr, { ...context, scope: groupScope(model, namespace) })
}

/** Evaluates a checked expression for all neurons, as a value of the given type. */
export function evaluateIn(setting: Setting, expr: Expr, type: ValueType): Evaluated {
  const { model, namespace, tools, streams } = setting
  const sites = createSites()
  const lowered = lower(expr, { scope: groupScope(model, namespace), sites, where: 'assignment' })
  const ir = normalise(converted(lowered, storageType(type)))
  const epoch = sites.sites.length > 0 ? streams.nextEpoch() : 0
  const key = streamKey(streams.seed, epoch)
  const places = (place: Place): PlaceValue =>
    place.kind === 'draw' ? draw(sites.sites, place.site, setting, key, evaluate) : placeValue(place, setting)
  const cached = memo(places)
  const evaluate = (value: IrExpr): Float64Array =>
    withRangeErrors(expr, () => interpret(value, { runtime: tools.runtime, length: model.size, place: cached }))
  return { values: evaluate(ir), epoch }
}

function memo(places: (place: Place) => PlaceValue): (place: Place) => PlaceValue {
  const known = new Map<string, PlaceValue>()
  return place => {
    const key = JSON.stringify(place)
    const value = known.get(key) ?? places(place)
    known.set(key, value)
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

function draw(
  sites: readonly RandomSite[],
  number: number,
  { tools, model }: Setting,
  key: readonly [number, number],
  evaluate: (value: IrExpr) => Float64Array,
): Float64Array {
  const site = sites[number]
  invariant(site !== undefined, 'a known random call')
  // The ordinal of every script-level evaluation is 0: its epoch sets it apart.
  if (site.function !== 'poisson') return tools.runtime.draw(site.function, model.size, site.site, key)
  invariant(site.mean !== undefined, 'poisson to have a mean')
  return tools.runtime.poisson(evaluate(site.mean), site.site, key)
}

function placeValue(place: Place, { model, storage, namespace, dt, step }: Setting): PlaceValue {
  switch (place.kind) {
    case 'variable':
      return storage.read(place.name)
    case 'shared':
      return storage.read(place.name)[0] ?? 0
    case 'constant':
      return (model.namespace.get(place.name) ?? namespace.get(place.name))?.value ?? Number.NaN
    case 'index':
      return Int32Array.from({ length: model.size }, (_, index) => index)
    case 'size':
      return model.size
    case 'dt':
      return dt
    case 'step':
      return step
    case 'time':
      return step * dt
    default:
      throw new Error(`a ${place.kind} outside of a step`)
  }
}

/**
 * Single precision (`float32`): the state of groups, or some of it, and the arithmetic of the steps of groups that are of it
 * altogether. There, as in C, an operation is of double precision if one of its floats is. Times stay in double precision, and
 * so do values that are computed once, which are rounded where they are stored.
 */
import { invariant } from '../../../diagnostics/index.ts'
import { cast, type IrExpr, type IrStatement, isFloat } from '../ir.ts'
import type { LoweredNetwork } from '../lower/network.ts'
import type { Phases } from '../passes/index.ts'
import type { Derivation, Hoisted, InitialCode, MonitorCode, PhaseCode } from '../program.ts'
import { mapComputed } from '../rules.ts'
import { withInner } from '../walk.ts'
import { floatArrays, type SingleArrays } from './arrays.ts'
import { narrowed, overSingle, widened } from './narrow.ts'
import { createTimes } from './times.ts'

/** What of a network depends on the precision of its groups. */
export type Precise = Pick<LoweredNetwork, 'states' | 'initial' | 'monitors'> & Phases

/** The code of a network whose phases are all rewritten; that over arrays of double precision alone stays as it is. */
export function withPrecisions(code: Precise): Precise {
  const { states, initial, monitors, phases, hoisted, precisions } = code
  const isSingle = (population: number): boolean => precisions[population] === 'float32'
  const arrays = floatArrays(
    hoisted.map((each, population) => ({
      precision: precisions[population] ?? 'float64',
      state: states[population] ?? [],
      hoisted: each,
    })),
  )
  const { single } = arrays
  const tracks = new Map(hoisted.flatMap(each => each.tracks.map(({ target, value }) => [target, value] as const)))
  const narrow = phases.map(phase => {
    const body = isSingle(phase.phase.group)
      ? narrowed(phase.body, arrays, createTimes(arrays, tracks))
      : phase.body.map(each => overSingle(each, single))
    return { ...phase, body: body.map(each => asDeclared(each, monitors)) }
  })
  return {
    states: states.map(state => state.map(each => ({ ...each, array: single.get(each.array) ?? each.array }))),
    initial: initial.map(each => initialOver(each, single)),
    phases: narrow,
    hoisted: hoisted.map(each => hoistedOver(each, single)),
    monitors: monitors.map((monitor, index) => recording(monitor, index, narrow)),
    precisions,
  }
}

function initialOver(code: InitialCode, single: SingleArrays): InitialCode {
  if (code.kind === 'data') return { ...code, array: single.get(code.array) ?? code.array }
  if (code.kind === 'connect')
    return mapComputed(code, ({ body, result }) => ({ body: body.map(each => overSingle(each, single)), result }))
  return { ...code, body: code.body.map(each => overSingle(each, single)) }
}

function hoistedOver({ scalars, arrays, tracks }: Hoisted, single: SingleArrays): Hoisted {
  const over = (expr: IrExpr): IrExpr => widened(expr, single)
  return {
    scalars: scalars.map(each => derivationOver(each, target => target, over)),
    arrays: arrays.map(each => derivationOver(each, target => single.get(target) ?? target, over)),
    tracks: tracks.map(({ target, value }) => ({ target, value: over(value) })),
  }
}

function derivationOver<Target extends { readonly type: IrExpr['type'] }>(
  derivation: Derivation<Target>,
  target: (own: Target) => Target,
  over: (expr: IrExpr) => IrExpr,
): Derivation<Target> {
  if (derivation.kind === 'value') {
    const own = target(derivation.target)
    return { kind: 'value', target: own, value: cast(over(derivation.value), own.type) }
  }
  const results = derivation.results.map(each => ({ ...each, target: target(each.target) }))
  return { ...derivation, entries: derivation.entries.map(over), scale: over(derivation.scale), results }
}

/** What is recorded of a variable has the variable's precision, whatever it is computed in. */
function asDeclared(statement: IrStatement, monitors: readonly MonitorCode[]): IrStatement {
  if (statement.kind === 'if') return { ...statement, body: statement.body.map(each => asDeclared(each, monitors)) }
  if (statement.kind !== 'record' && statement.kind !== 'sample') return statement
  const monitor = monitors[statement.monitor]
  const types = monitor === undefined || monitor.kind === 'rate' ? [] : monitor.types
  const values = statement.values.map((value, k) => (isFloat(value.type) ? cast(value, types[k] ?? value.type) : value))
  return { ...statement, values }
}

/** A monitor records values of the types that the code has. */
function recording(monitor: MonitorCode, index: number, phases: readonly PhaseCode[]): MonitorCode {
  if (monitor.kind === 'rate') return monitor
  const statement = phases
    .filter(({ phase }) => phase.monitor === index)
    .flatMap(({ body }) => body)
    .flatMap(withInner)
    .find(each => each.kind === 'record' || each.kind === 'sample')
  if (statement?.kind !== 'record' && statement?.kind !== 'sample') return monitor
  const types = statement.values.map(({ type }) => type)
  invariant(types.length === monitor.types.length, 'a value for each column')
  return { ...monitor, types }
}

/**
 * Which values are times. A float of single precision knows the time of a run of 100 s to 4 µs only: what is computed of
 * times stays in double precision until it is a difference of two, or what a function makes of it.
 */
import { type ArrayRef, type IrExpr, indexOf, type IrRead, type Local } from '../ir.ts'
import { operands } from '../walk.ts'
import type { FloatArrays } from './arrays.ts'

/** What is known of the code at hand. */
export interface Times {
  /** Whether a value grows with time: it holds one outside of functions. */
  readonly holds: (expr: IrExpr) => boolean
  /** Whether a value is made of times and of what is the same for all neurons, so that a sum with it may cancel. */
  readonly is: (expr: IrExpr) => boolean
  /** `t - lastspike`, `t - lastspike_post`: as small as intervals between spikes are. */
  readonly isInterval: (expr: IrExpr) => boolean
  /** A local that is one. */
  readonly add: (local: Local) => void
}

/** @param tracks what the values of a step are computed by */
export function createTimes({ times }: Pick<FloatArrays, 'times'>, tracks: ReadonlyMap<ArrayRef, IrExpr>): Times {
  const locals = new Set<Local>()
  const known = new Map<IrExpr, boolean>()
  const isKept = (array: ArrayRef): boolean => times.has(array) && indexOf(array) === 'own'
  /** One that neurons or synapses keep: their own, or that of another. */
  const isLastSpike = (expr: IrExpr): boolean =>
    expr.kind === 'lookup'
      ? isKept(expr.array)
      : expr.kind === 'read' && expr.place.kind === 'element' && isKept(expr.place.array)
  const isInterval = (expr: IrExpr): boolean => {
    if (expr.kind !== 'binary' || expr.operator !== '-') return false
    const { left, right } = expr
    return left.kind === 'read' && left.place.kind === 'time' && isLastSpike(right)
  }
  const isRead = (expr: IrRead): boolean => {
    const { place } = expr
    switch (place.kind) {
      case 'time':
      case 'step':
        return true
      case 'local':
        return locals.has(place.local)
      case 'element': {
        const track = tracks.get(place.array)
        if (track !== undefined) return holds(track)
        return isLastSpike(expr)
      }
      default:
        return false
    }
  }
  const holds = (expr: IrExpr): boolean => {
    const found =
      known.get(expr) ??
      (expr.kind === 'read'
        ? isRead(expr)
        : expr.kind === 'lookup'
          ? isLastSpike(expr)
          : carries(expr) && !isInterval(expr) && operands(expr).some(holds))
    known.set(expr, found)
    return found
  }
  const isUniform = (expr: IrExpr): boolean =>
    expr.kind === 'read'
      ? isRead(expr) || (expr.place.kind === 'element' ? expr.place.index !== 'own' : expr.place.kind !== 'local')
      : isLastSpike(expr) || (expr.kind !== 'lookup' && operands(expr).every(isUniform))
  return { holds, is: expr => holds(expr) && isUniform(expr), isInterval, add: local => locals.add(local) }
}

/** Whether what comes out grows with what goes in. */
function carries(expr: IrExpr): boolean {
  switch (expr.kind) {
    case 'binary':
    case 'negate':
    case 'select':
    case 'cast':
      return true
    case 'call':
      return ['abs', 'clip', 'floor', 'ceil'].includes(expr.operation)
    default:
      return false
  }
}

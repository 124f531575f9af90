/**
 * The flag `not_refractory` is assigned at each step and read by hardly anybody: where nothing reads it from one step
 * to the next, a block keeps it in a local and brings the array up to date at its end.
 */
import { effectsOf } from '../effects.ts'
import {
  type ArrayRef,
  compare,
  element,
  type IrExpr,
  type IrStatement,
  local,
  type Local,
  logical,
  read,
  set,
} from '../ir.ts'
import type { Kernel, Loop, Refractoriness } from '../program.ts'
import { expressionsOf, mapExpressions, mapReads, placesOf, readsArray, statementsOf, withInner } from '../walk.ts'

/**
 * The kernel with the flag in a local, where what reads and writes it allows that.
 *
 * @param others have a turn in each step of the block too
 */
export function settleAtEndOfBlock(kernel: Kernel, refractoriness: Refractoriness, others: readonly Kernel[]): Kernel {
  const { flag, lastspike, clock } = refractoriness
  const found = kernel.loops.findIndex(({ body }) => body.some(each => each.kind === 'set' && each.array === flag))
  const loop = kernel.loops[found]
  const position = loop?.body.findIndex(each => each.kind === 'set' && each.array === flag) ?? -1
  const test = loop?.body[position]
  if (loop === undefined || test?.kind !== 'set') return kernel
  if (!isRepeatable(test.value, refractoriness) || !isAlone(kernel, others, { loop, position }, refractoriness))
    return kernel
  const kept: Local = { stem: flag.name, type: 'bool' }
  const replace = (expr: IrExpr): IrExpr =>
    mapReads(expr, each => (each.place.kind === 'element' && each.place.array === flag ? local(kept) : each))
  const behind = withoutSetting(flag, loop.body.slice(position + 1)).map(each => mapExpressions(each, replace))
  const first: IrStatement = { kind: 'let', local: kept, value: test.value, origin: test.origin }
  const body = [...loop.body.slice(0, position), first, ...behind]
  // After the last step the flag is down in neurons that have just spiked.
  const spared = compare('!=', element(lastspike), read({ kind: 'time', clock }))
  const after = set(flag, logical('and', test.value, spared))
  const last: Loop = { domain: loop.domain, clock, phases: loop.phases, body: [after], lanes: 'scalar' }
  return { ...kernel, loops: kernel.loops.with(found, { ...loop, body }), after: [...kernel.after, last] }
}

/** What is left of statements where none assigns an array any more. */
function withoutSetting(array: ArrayRef, statements: readonly IrStatement[]): IrStatement[] {
  return statements
    .filter(each => each.kind !== 'set' || each.array !== array)
    .map(each => (each.kind === 'if' ? { ...each, body: withoutSetting(array, each.body) } : each))
}

/** Whether the test gives at the end of the step what it gave at its beginning, but for neurons that spiked. */
function isRepeatable(test: IrExpr, { lastspike }: Refractoriness): boolean {
  return placesOf(test).every(
    place =>
      place.kind !== 'local' &&
      place.kind !== 'index' &&
      (place.kind !== 'element' || place.index === 'step' || place.array === lastspike),
  )
}

/** Whether the flag and `lastspike` are touched by refractoriness alone, and the flag is read only behind its test. */
function isAlone(
  kernel: Kernel,
  others: readonly Kernel[],
  { loop, position }: { readonly loop: Loop; readonly position: number },
  { flag, lastspike, clock }: Refractoriness,
): boolean {
  const elsewhere = [
    ...others.flatMap(statementsOf),
    ...[...kernel.loops, ...kernel.after].filter(each => each !== loop).flatMap(({ body }) => body),
    ...loop.body.slice(0, position),
  ]
  const { reads, writes } = effectsOf(elsewhere)
  if ([flag, lastspike].some(array => writes.has(array)) || reads.has(flag)) return false
  const behind = loop.body.slice(position + 1)
  return isReadBeforeItFalls(behind, flag) && pairs(behind, flag, lastspike) && behind.flatMap(withInner).every(isOwn)

  /** Whether a statement assigns the flag and `lastspike` as refractoriness does, if it does. */
  function isOwn(statement: IrStatement): boolean {
    if (statement.kind !== 'set') return true
    const { array, value } = statement
    if (array === flag) return value.kind === 'literal' && value.value === 0
    return array !== lastspike || (value.kind === 'read' && value.place.kind === 'time' && value.place.clock === clock)
  }
}

/** Whether nobody looks at the flag after a spike may have lowered it: there the local still holds. */
function isReadBeforeItFalls(statements: readonly IrStatement[], flag: ArrayRef): boolean {
  const inOrder = statements.flatMap(withInner)
  const falls = inOrder.findIndex(each => each.kind === 'set' && each.array === flag)
  return falls < 0 || !inOrder.slice(falls).some(each => expressionsOf(each).some(expr => readsArray(expr, flag)))
}

/** Whether the flag goes down wherever `lastspike` is set, and nowhere else. */
function pairs(statements: readonly IrStatement[], flag: ArrayRef, lastspike: ArrayRef): boolean {
  const assigned = (array: ArrayRef): number =>
    statements.filter(each => each.kind === 'set' && each.array === array).length
  if (assigned(flag) !== assigned(lastspike)) return false
  return statements.every(each => each.kind !== 'if' || pairs(each.body, flag, lastspike))
}

/** The slots of clocks. */
import type { Context } from './context.ts'
import type { Slot } from './slots.ts'

/** The length of a clock's steps. */
export function dtSlot({ table }: Context, clock: number): Slot {
  return table.slot(`dt ${clock}`, numbered('dt', clock))
}

/** Base steps from one step of a clock to the next; the base clock has none. */
export function everySlot({ table }: Context, clock: number): Slot {
  return table.slot(`every ${clock}`, numbered('every', clock))
}

/** Text of the number that the slot of {@link everySlot} holds. */
export function everyText(context: Context, clock: number): string {
  return `load<i32>(${everySlot(context, clock).symbol})`
}

/** Text of the step that a clock has at a base step or, where it has none there, next. */
export function stepAt(baseStep: string, every: string): string {
  return `(${baseStep} + ${every} - 1) / ${every}`
}

/** Where there is no base clock: a clock's next step. */
export function stepSlot({ table }: Context, clock: number): Slot {
  return table.slot(`step ${clock}`, numbered('step_of', clock))
}

/** Where there is no base clock: the first step that a run does not do. */
export function endSlot({ table }: Context, clock: number): Slot {
  return table.slot(`end ${clock}`, numbered('end_of', clock))
}

/** Where there is no base clock: whether the moment at hand is a step of the clock. The module's own. */
export function dueSlot({ table }: Context, clock: number): Slot {
  return table.slot(`due ${clock}`, numbered('due', clock))
}

/**
 * Text of whether a clock has a step at the tick at hand; undefined where it always has.
 *
 * @param tick text of the base step
 */
export function isDueText(clock: number, context: Context, tick: string): string | undefined {
  const { base } = context.program.clocks
  if (clock === base) return undefined
  if (base === undefined) return `load<i32>(${dueSlot(context, clock).symbol}) != 0`
  return `${tick} % ${everyText(context, clock)} == 0`
}

/** Text of the base step that is step k of a block. */
export const stepOfBlock = '(load<i64>(STEP) + k)'

function numbered(word: string, clock: number): string {
  return clock === 0 ? word : `${word}_${clock}`
}

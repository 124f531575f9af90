/** The text of steps in which the host has its turn: where `advance` leaves off for it, and goes on behind it. */
import type { HostTurn, Part, Program } from '../ir/program.ts'
import { everyText, isDueText } from './clocks.ts'
import type { Context } from './context.ts'
import { block } from './writer.ts'

/** What pieces of steps need of the rest of the driver. */
export interface PieceSetting {
  readonly calls: (part: Part) => readonly string[]
  /** Lines that count the samples of a monitor which this step has taken. */
  readonly counted: (monitor: number) => readonly string[]
  /** Lines that a step's values and counts begin with. */
  readonly begun: (sampled: readonly number[]) => readonly string[]
}

/** Whether the host has turns other than before everything else. */
export function hasPieces({ pieces }: Program): boolean {
  return pieces.length > 0
}

/** Text of the base step with which a block begins. */
const begun = 'load<i64>(STEP)'

/** Lines that leave a turn to the host, if it is due, and return. */
function leave({ phase, clock }: HostTurn, result: string, context: Context): string[] {
  const lines = [`store<i32>(NEED, ${-1 - phase})`, `return ${result}`]
  const due = isDueText(clock, context, begun)
  return due === undefined ? lines : block(`if (${due})`, lines)
}

/** Lines that give the host its turns before everything else of a tick. */
export function firstTurns(context: Context): string[] {
  return context.program.first.flatMap((turn, index) =>
    block(`if (load<i32>(CALLED) == ${index})`, [`store<i32>(CALLED, ${index + 1})`, ...leave(turn, '0', context)]),
  )
}

/** Lines that let no turn of the host fall within a block: it is due at the first step or not at all. */
export function endBeforeTurns(context: Context): string[] {
  const { first, pieces, clocks } = context.program
  if (clocks.base === undefined) return []
  const within = pieces.flatMap(({ turn }) => turn ?? [])
  const turns = [...first, ...within].map(({ clock }) => clock)
  if (turns.includes(clocks.base)) return ['steps = 1']
  return [
    ...[...new Set(turns)].map(clock => {
      const every = everyText(context, clock)
      return `steps = min(steps, ${every} - <i32>(load<i64>(STEP) % ${every}))`
    }),
    ...(within.length === 0 ? [] : block('if (hasTurn())', ['steps = 1'])),
  ]
}

/** `hasTurn()` and `runPieces()`, where there are pieces. */
export function piecesText(context: Context, setting: PieceSetting): string[][] {
  const { pieces } = context.program
  if (!hasPieces(context.program)) return []
  return [hasTurnText(context), runPiecesText(pieces, context, setting)]
}

function hasTurnText(context: Context): string[] {
  const clocks = new Set(context.program.pieces.flatMap(({ turn }) => (turn === undefined ? [] : [turn.clock])))
  const due = [...clocks].map(clock => isDueText(clock, context, begun))
  const text = due.includes(undefined) ? 'true' : due.map(each => `(${each})`).join(' || ')
  return [
    '/** Whether the host has its turn within the next step. */',
    ...block('function hasTurn(): bool', [`return ${text}`]),
  ]
}

/** Each piece goes through three stages: its parts, the turn behind it, what the next one begins with. */
function runPiecesText(pieces: Program['pieces'], context: Context, setting: PieceSetting): string[] {
  const stages: string[][] = []
  const sampled: number[] = []
  for (const { parts, sampled: own, turn } of pieces) {
    for (const part of parts) stages.push(...setting.calls(part).map(call => [call]))
    sampled.push(...own)
    const counted = own.flatMap(setting.counted)
    // The stage is over before the host has its turn.
    if (turn === undefined) stages.push(counted)
    else stages.push([`store<i32>(PART, ${stages.length + 1})`, ...counted, ...leave(turn, 'false', context)])
    if (turn !== undefined) stages.push([...setting.begun(sampled)])
  }
  const lines = stages.flatMap((stage, index) =>
    block(`if (load<i32>(PART) == ${index})`, [...stage, `store<i32>(PART, ${index + 1})`]),
  )
  return [
    '/** Runs one step from where it was left off; false if the host has its turn, or a monitor needs room first. */',
    ...block('function runPieces(thread: i32, threads: i32): bool', [
      'const step = load<i64>(STEP)',
      'const steps = 1',
      ...lines,
      'store<i32>(PART, 0)',
      'return true',
    ]),
  ]
}

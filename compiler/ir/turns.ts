/** Where the host has its turn: a step is cut there into pieces, each of which is joined for itself. */
import type { Phase } from '../schedule/index.ts'
import type { HostTurn, PhaseCode } from './program.ts'

/** What a step does up to a turn of the host, the last piece up to its end. */
export interface PieceOfCode {
  readonly phases: readonly PhaseCode[]
  readonly turn: HostTurn | undefined
}

/** A step with the turns of the host in it. */
export interface CutStep {
  /** Turns before everything else: they cut nothing. */
  readonly first: readonly HostTurn[]
  /** Empty where the host has no other turns. */
  readonly pieces: readonly PieceOfCode[]
}

/**
 * Cuts a step where the host carries out a phase.
 *
 * @param schedule of what does not rest
 * @param timed the host has a turn behind every phase too, to look at the time
 */
export function cutAtTurns(schedule: readonly Phase[], phases: readonly PhaseCode[], timed: boolean): CutStep {
  if (!timed && !schedule.some(({ kind }) => kind === 'call')) return { first: [], pieces: [] }
  const first: HostTurn[] = []
  const pieces: PieceOfCode[] = []
  let open: PhaseCode[] = []
  for (const [index, { kind, clock }] of schedule.entries()) {
    const own = phases.filter(code => code.index === index)
    open.push(...own)
    const turn = { phase: index, clock }
    const cuts = kind === 'call' || (timed && own.length > 0)
    if (kind === 'call' && open.length === 0 && pieces.length === 0) first.push(turn)
    else if (cuts) {
      pieces.push({ phases: open, turn })
      open = []
    }
  }
  return { first, pieces: pieces.length === 0 ? [] : [...pieces, { phases: open, turn: undefined }] }
}

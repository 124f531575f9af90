/** Random numbers at script level: each evaluation takes an epoch of the session's streams, as DESIGN says. */
import { streamKey } from '../../../abi/index.ts'
import type { Session } from '../../evaluate/call.ts'
import { brianOf } from './state.ts'

/** A seed nobody chose, from 0 to 2³²−1. */
export function randomSeed(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1))
  return word
}

/** The key of one script-level evaluation that draws. */
export function drawingKey(session: Session): readonly [low: number, high: number] {
  const brian = brianOf(session)
  brian.random = true
  return streamKey(brian.streams.seed, brian.streams.nextEpoch())
}

/** The random streams of a script. */
import { streamKey } from '../../../abi/index.ts'
import type { CallSite, Session } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { wholeNumber } from '../../evaluate/indices.ts'
import { typeName } from '../../evaluate/types.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { row } from '../row.ts'
import { saySeed } from './standalone.ts'
import { brianOf, type Brian } from './state.ts'

/** The key of one script-level evaluation that draws: each takes an epoch of the session's streams. */
export function drawingKey(session: Session): readonly [low: number, high: number] {
  const { streams } = brianOf(session)
  return streamKey(streams.seed, streams.epochToDraw())
}

/** Whether the seed in effect was chosen: by the script, or from outside. */
export function isSeeded({ chosenSeed, options }: Brian): boolean {
  return chosenSeed !== undefined || options.seedGiven
}

/** Whether numbers were drawn from a seed that nobody chose. */
export function drewUnseeded(brian: Brian): boolean {
  return brian.drewUnchosen || (brian.streams.drawn && !isSeeded(brian))
}

/** The seed that repeats the script's numbers: the one it chose itself, or else that of the session. */
export function repeatingSeed(brian: Brian): number {
  const { chosenSeed, options } = brian
  return chosenSeed === undefined || brian.drewUnchosen ? options.seed : chosenSeed
}

/**
 * `seed(42)`, of numpy too: everything random in the script begins anew. `seed()` goes on with a seed that follows from
 * that of the session, so that whoever gives that one has the same numbers again.
 */
export const seed: FunctionValue = row('seed(seed=None)', ([value], site) => {
  const brian = brianOf(site.session)
  const { options, streams } = brian
  const asked = given(value) ? seedOption(value, site) : undefined
  const chosen = asked !== undefined && brian.reseedings === 0 ? (options.reseed ?? asked) : asked
  brian.drewUnchosen = drewUnseeded(brian)
  brian.chosenSeed = chosen
  saySeed(brian, () => {
    brian.reseedings++
    const [next] = streamKey(options.seed, brian.reseedings)
    streams.reseed(chosen ?? next)
  })
  return null
})

function seedOption(value: Value, site: CallSite): number {
  if (
    typeof value === 'object' &&
    value !== null &&
    (value.kind === 'list' || value.kind === 'tuple' || value.kind === 'array')
  ) {
    throw unsupported('a seed of several numbers is numpy, not yet Hillock', { span: site.argument(0) })
  }
  const number = wholeNumber(value, site)
  const span = site.argument(0)
  if (number === undefined) {
    const message = `Seed has to be None or an integer, was <class '${typeName(value)}'>`
    throw new PythonError('TypeError', message, { span })
  }
  if (number >= 0 && Number.isSafeInteger(number)) return number
  throw new PythonError('ValueError', 'Seed must be between 0 and 2**53 - 1', { code: 'bad-value', span })
}

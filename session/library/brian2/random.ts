/** The random streams of a script. */
import { streamKey } from '../../../abi/index.ts'
import type { CallSite, Session } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { wholeNumber } from '../../evaluate/subscript.ts'
import { typeName } from '../../evaluate/types.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { row } from '../row.ts'
import { brianOf, type Brian } from './state.ts'

/** The key of one script-level evaluation that draws: each takes an epoch of the session's streams. */
export function drawingKey(session: Session): readonly [low: number, high: number] {
  const { streams } = brianOf(session)
  return streamKey(streams.seed, streams.epochToDraw())
}

/** Whether numbers were drawn from a seed that nobody chose. */
export function drewUnseeded({ streams, seeded, unseeded }: Brian): boolean {
  return unseeded || (streams.drawn && !seeded)
}

/**
 * `seed(42)`, of numpy too: everything random in the script begins anew. `seed()` goes on with a seed that follows from
 * that of the session, so that whoever gives that one has the same numbers again.
 */
export const seed: FunctionValue = row('seed(seed=None)', ([value], site) => {
  const brian = brianOf(site.session)
  const { options, streams } = brian
  const chosen = given(value) ? seedOption(value, site) : undefined
  brian.unseeded = drewUnseeded(brian)
  brian.seeded = chosen !== undefined || options.seedGiven
  brian.reseedings++
  const [next] = streamKey(options.seed, brian.reseedings)
  streams.reseed(chosen ?? next)
  return null
})

function seedOption(value: Value, site: CallSite): number {
  const number = wholeNumber(value, site)
  const span = site.argument(0)
  if (number === undefined) {
    const message = `Seed has to be None or an integer, was <class '${typeName(value)}'>`
    throw new PythonError('TypeError', message, { span })
  }
  if (number >= 0 && Number.isSafeInteger(number)) return number
  throw new PythonError('ValueError', 'Seed must be between 0 and 2**53 - 1', { code: 'bad-value', span })
}

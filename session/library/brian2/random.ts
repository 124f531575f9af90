/** The random streams of a script. */
import { streamKey } from '../../../abi/index.ts'
import { drawSeed } from '../../../network/index.ts'
import type { CallSite, Session } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { wholeNumber } from '../../evaluate/subscript.ts'
import { typeName } from '../../evaluate/types.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { row } from '../row.ts'
import { brianOf } from './state.ts'

/** The key of one script-level evaluation that draws: each takes an epoch of the session's streams. */
export function drawingKey(session: Session): readonly [low: number, high: number] {
  const { streams } = brianOf(session)
  return streamKey(streams.seed, streams.epochToDraw())
}

/** `seed(42)`; `seed()` draws one. */
export const seed: FunctionValue = row('seed(seed=None)', ([value], site) => {
  const brian = brianOf(site.session)
  brian.seeded = given(value)
  brian.streams.reseed(given(value) ? seedOption(value, site) : drawSeed())
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

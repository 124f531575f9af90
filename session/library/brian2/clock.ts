/** `defaultclock`, `seed`, `start_scope`, `stop`. */
import { seconds } from '../../../units/index.ts'
import { toStep } from '../../../host/clock.ts'
import { scalar } from '../../arrays/array.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { wholeNumber } from '../../evaluate/subscript.ts'
import { typeName } from '../../evaluate/types.ts'
import { str, type FunctionValue, type ObjectType, type ObjectValue } from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { row } from '../row.ts'
import { timeOption } from './neuron-group.ts'
import { brianOf, type Brian } from './state.ts'
import { randomSeed } from './streams.ts'
import { view } from './variable-view.ts'

const clockType: ObjectType = {
  name: 'Clock',
  attribute: (_, name, { session }) => {
    const brian = brianOf(session)
    switch (name) {
      case 'dt':
        return scalar(brian.dt, 'float', seconds)
      case 'dt_':
        return scalar(brian.dt)
      case 't':
        return view({
          owner: 'defaultclock',
          name: 't',
          dimension: seconds,
          shared: true,
          read: () => scalar(clockTime(brian), 'float', seconds),
        })
      case 't_':
        return scalar(clockTime(brian))
      case 'name':
        return str('defaultclock')
      default:
        return undefined
    }
  },
  setAttribute: (_, name, value, site) => {
    if (name !== 'dt') {
      const message = `Could not find a state variable with name "${name}". Use the add_attribute method if you intend to add a new attribute to the object.`
      throw new PythonError('AttributeError', message, { code: 'unknown-name' })
    }
    const { value: dt } = timeOption('dt', value, { ...site, argument: () => site.right?.span ?? site.span }, '_set_dt')
    if (!(dt > 0) || !Number.isFinite(dt)) {
      throw new PythonError('ValueError', 'the time step has to be positive and finite', { code: 'bad-value' })
    }
    brianOf(site.session).dt = dt
  },
  attributeNames: () => ['dt', 't', 'name'],
  repr: () => "<Clock 'defaultclock'>",
}

/** Seconds. A run may end between two steps; the clock stands at the next one then, as Brian's does. */
function clockTime({ current }: Brian): number {
  if (current === undefined) return 0
  const { t, dt } = current.network
  return toStep(t, dt) * dt
}

/** The clock of everything that has none of its own; 0.1 ms unless set. */
export const defaultclock: ObjectValue = { kind: 'object', type: clockType, data: undefined }

/** `seed(42)`; `seed()` draws one. */
export const seed: FunctionValue = row('seed(seed=None)', ([value], site) => {
  const brian = brianOf(site.session)
  if (!given(value)) {
    brian.seeded = false
    brian.streams.reseed(randomSeed())
    return null
  }
  const number = wholeNumber(value, site)
  if (number === undefined) {
    const message = `Seed has to be None or an integer, was <class '${typeName(value)}'>`
    throw new PythonError('TypeError', message, { span: site.argument(0) })
  }
  if (!(number >= 0 && Number.isSafeInteger(number))) {
    throw new PythonError('ValueError', 'Seed must be between 0 and 2**53 - 1', {
      code: 'bad-value',
      span: site.argument(0),
    })
  }
  brian.seeded = true
  brian.streams.reseed(number)
  return null
})

export const startScope: FunctionValue = row('start_scope()', (_, site) => {
  brianOf(site.session).scope++
  return null
})

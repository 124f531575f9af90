/** The module `timeit`, for functions: texts are not carried out. */
import type { CallSite } from '../../evaluate/call.ts'
import { invoke } from '../../evaluate/invoke.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { settled } from '../../evaluate/settled.ts'
import { isStr, list, type FunctionValue, type ModuleValue, type Steps, type Value } from '../../evaluate/values.ts'
import { given, optionalInteger } from '../arguments.ts'
import { isCallable } from '../../evaluate/classes/is-instance.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

const defaultTimer = row('default_timer()', () => performance.now() / 1000)

const usual = 1_000_000

function functionOf(value: Value | undefined, name: string): Value | undefined {
  if (!given(value)) return undefined
  if (isStr(value)) {
    if (value.text.text.trim() === 'pass') return undefined
    throw unsupported(
      `the text of ${name} is Python, not yet Hillock; give a function: timeit(lambda: f(x), number=10)`,
    )
  }
  if (isCallable(value)) return value
  throw new PythonError('ValueError', `${name} is neither a string nor callable`)
}

function* timed(given_: readonly (Value | undefined)[], number: number, site: CallSite): Steps<number> {
  const [statement, setup] = [functionOf(given_[0], 'stmt'), functionOf(given_[1], 'setup')]
  const called = (each: Value | undefined): Steps<Value> =>
    settled(each === undefined ? null : invoke(each, [], new Map(), site), site.span)
  yield* called(setup)
  const start = performance.now()
  for (let k = 0; k < number; k++) {
    yield* called(statement)
    site.session.turn()
  }
  return (performance.now() - start) / 1000
}

const timeit: FunctionValue = row(
  "timeit(stmt='pass', setup='pass', timer=None, number=1000000, globals=None)",
  ([statement, setup, , number], site) => ({
    kind: 'unfinished',
    steps: timed([statement, setup], optionalInteger(number, 'number', site) ?? usual, site),
  }),
)

const repeat: FunctionValue = row(
  "repeat(stmt='pass', setup='pass', timer=None, repeat=5, number=1000000, globals=None)",
  ([statement, setup, , times, number], site) => {
    function* all(): Steps<Value> {
      const found: Value[] = []
      const count = optionalInteger(times, 'repeat', site) ?? 5
      for (let k = 0; k < count; k++)
        found.push(yield* timed([statement, setup], optionalInteger(number, 'number', site) ?? usual, site))
      return list(found)
    }
    return { kind: 'unfinished', steps: all() }
  },
)

export const timeitModule: ModuleValue = moduleOf('timeit', [defaultTimer, timeit, repeat])

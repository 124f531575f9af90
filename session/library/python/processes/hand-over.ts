/** Tasks that are handed over together, and what becomes of them. */
import type { CallSite } from '../../../evaluate/call.ts'
import { everyItem, isGenerator } from '../../../evaluate/generator.ts'
import { invoke } from '../../../evaluate/invoke.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { settled } from '../../../evaluate/settled.ts'
import {
  list,
  type ObjectType,
  type ObjectValue,
  type Steps,
  type Unfinished,
  type Value,
} from '../../../evaluate/values.ts'
import { exceptionValue } from '../../../evaluate/classes/exceptions.ts'
import { given } from '../../arguments.ts'
import { method } from '../../row.ts'
import { carriedOut, none, type Outcome, type Task, type Worker } from './world.ts'

export function unfinished(steps: Steps<Value>): Unfinished {
  return { kind: 'unfinished', steps }
}

/** All items of what is gone through; a generator of the script may have to wait for them. */
export function* everyOf(items: Value, site: CallSite): Steps<readonly Value[]> {
  if (!isGenerator(items)) return collect(items, site)
  const found = yield* everyItem(items)
  return collect(found, site)
}

/** Does tasks in order; where one fails, those behind it are not begun, unless they are asked for one by one. */
export function* outcomes(
  tasks: readonly Task[],
  workerOf: (k: number) => Worker,
  site: CallSite,
  goesOn = false,
): Steps<Outcome[]> {
  const found: Outcome[] = []
  for (const [k, task] of tasks.entries()) {
    yield 'breathe'
    const outcome = yield* carriedOut(task, workerOf(k), site)
    found.push(outcome)
    if ('raised' in outcome && !goesOn) break
  }
  return found
}

/** What a task gave, or its exception again. */
export function valueOf(outcome: Outcome): Value {
  if ('raised' in outcome) throw outcome.raised
  return outcome.value
}

/** All values in a list, or the first exception. */
export function valuesOf(found: readonly Outcome[]): Value {
  return list(found.map(valueOf))
}

/** Values one by one, as they are asked for; an exception comes in its place. */
export function oneByOne(found: readonly Outcome[]): ObjectValue {
  return { kind: 'object', type: resultsType, data: found[Symbol.iterator]() }
}

function nextValue(object: ObjectValue): Value | undefined {
  const turn = (object.data as Iterator<Outcome>).next()
  return turn.done === true ? undefined : valueOf(turn.value)
}

const nextOne = method<ObjectValue>('next(timeout=None)', object => {
  const value = nextValue(object)
  if (value === undefined) throw new PythonError('StopIteration', '')
  return value
})

const resultsType: ObjectType = {
  name: 'IMapIterator',
  next: nextValue,
  *iterate(object): Iterable<Value> {
    for (let value = nextValue(object); value !== undefined; value = nextValue(object)) yield value
  },
  attribute: (object, name) => (name === 'next' || name === '__next__' ? nextOne.bind(object) : undefined),
  attributeNames: () => ['next'],
  repr: () => '<multiprocessing.pool.IMapIterator object>',
}

/** Tells whoever wants to know what became of a task. */
export function* tellCallbacks(
  outcome: Outcome,
  callback: Value | undefined,
  onError: Value | undefined,
  site: CallSite,
): Steps<void> {
  const [wanted, value] = 'raised' in outcome ? [onError, exceptionValue(outcome.raised)] : [callback, outcome.value]
  if (given(wanted)) yield* settled(invoke(wanted, [value], none, site), site.span)
}

/** The module `concurrent.futures`: executors that do everything when it is submitted. */
import type { CallSite } from '../../../evaluate/call.ts'
import { exceptionClass, exceptionValue } from '../../../evaluate/classes/exceptions.ts'
import { dictKey } from '../../../evaluate/hash.ts'
import { invoke } from '../../../evaluate/invoke.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { makeIterator } from '../../../evaluate/iterators.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { settled } from '../../../evaluate/settled.ts'
import {
  str,
  tuple,
  type FunctionValue,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type SetValue,
  type Steps,
  type TupleValue,
  type Value,
} from '../../../evaluate/values.ts'
import { given, keywordMap, optionalInteger, rest } from '../../arguments.ts'
import { method, methods, row } from '../../row.ts'
import { moduleOf } from '../module.ts'
import { oneByOne, outcomes, unfinished, valueOf } from './hand-over.ts'
import { forColumns } from './pool.ts'
import { tellDoneHere } from './tell.ts'
import { begin, carriedOut, newBeginning, none, type Outcome, type Task, type Worker } from './world.ts'

interface Executor {
  readonly worker: Worker
  open: boolean
}

function requireOpen({ open }: Executor): void {
  if (!open) throw new PythonError('RuntimeError', 'cannot schedule new futures after shutdown')
}

const executorMethods = methods<Executor>([
  method('submit(fn, /, *args, **kwargs)', (executor, [called = null, args, keywords], site) => {
    requireOpen(executor)
    const task: Task = { called, positional: rest(args), keywords: keywordMap(keywords) }
    return unfinished(
      (function* (): Steps<Value> {
        return future(yield* carriedOut(task, executor.worker, site))
      })(),
    )
  }),
  method(
    'map(fn, *iterables, timeout=None, chunksize=1, buffersize=None)',
    (executor, [called = null, iterables], site) => {
      requireOpen(executor)
      return unfinished(
        (function* (): Steps<Value> {
          const tasks = yield* forColumns(called, rest(iterables), site)
          return oneByOne(yield* outcomes(tasks, () => executor.worker, site))
        })(),
      )
    },
  ),
  method('shutdown(wait=True, *, cancel_futures=False)', executor => {
    executor.open = false
    return null
  }),
  method('__exit__(*args)', executor => {
    executor.open = false
    return false
  }),
])

function executorType(name: string): ObjectType {
  return {
    name,
    attribute: (object, attribute) =>
      attribute === '__enter__'
        ? row('__enter__()', () => object)
        : executorMethods.get(attribute)?.bind(object.data as Executor),
    attributeNames: () => executorMethods.keys(),
    repr: () => `<concurrent.futures.${name} object>`,
  }
}

function executorClass(name: string, shares: boolean): FunctionValue {
  const type = executorType(name)
  const signature = shares
    ? `${name}(max_workers=None, thread_name_prefix='', initializer=None, initargs=())`
    : `${name}(max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None)`
  return row(
    signature,
    ([most, , initialise, args], site) => {
      if ((optionalInteger(most, 'max_workers', site) ?? 1) < 1)
        throw new PythonError('ValueError', 'max_workers must be greater than 0')
      tellDoneHere(site)
      const worker: Worker = { name: shares ? 'MainProcess' : 'ForkProcess-1', shares, begins: newBeginning() }
      const made: ObjectValue = { kind: 'object', type, data: { worker, open: true } satisfies Executor }
      if (!given(initialise)) return made
      const task: Task = { called: initialise, positional: given(args) ? collect(args, site) : [], keywords: none }
      return unfinished(
        (function* (): Steps<Value> {
          yield* begin(task, worker, site)
          return made
        })(),
      )
    },
    { type: true },
  )
}

function future(outcome: Outcome): ObjectValue {
  return { kind: 'object', type: futureType, data: outcome }
}

const futureMethods = methods<ObjectValue>([
  method('result(timeout=None)', self => valueOf(self.data as Outcome)),
  method('exception(timeout=None)', self => {
    const outcome = self.data as Outcome
    return 'raised' in outcome ? exceptionValue(outcome.raised) : null
  }),
  method('done()', () => true),
  method('running()', () => false),
  method('cancelled()', () => false),
  method('cancel()', () => false),
  method('add_done_callback(fn)', (self, [called = null], site) =>
    unfinished(
      (function* (): Steps<Value> {
        yield* settled(invoke(called, [self], none, site), site.span)
        return null
      })(),
    ),
  ),
])

const futureType: ObjectType = {
  name: 'Future',
  attribute: (object, name) => futureMethods.get(name)?.bind(object),
  attributeNames: () => futureMethods.keys(),
  repr: object => `<Future state=finished ${'raised' in (object.data as Outcome) ? 'raised' : 'returned'}>`,
}

function setOf(items: readonly Value[], site: CallSite): SetValue {
  return { kind: 'set', frozen: false, items: new Map(items.map(item => [dictKey(item, site), item])) }
}

export const futuresModule: ModuleValue = moduleOf(
  'concurrent.futures',
  [
    executorClass('ProcessPoolExecutor', false),
    executorClass('ThreadPoolExecutor', true),
    row('as_completed(fs, timeout=None)', ([futures = null], site) =>
      makeIterator('generator', collect(futures, site)),
    ),
    row('wait(fs, timeout=None, return_when="ALL_COMPLETED")', ([futures = null], site) => {
      const [done, left] = [setOf(collect(futures, site), site), setOf([], site)]
      const fields = ['done', 'not_done']
      return {
        ...tuple([done, left]),
        variant: {
          name: 'DoneAndNotDoneFutures',
          fields,
          attribute: (value: TupleValue, name: string) => value.items[fields.indexOf(name)],
        },
      }
    }),
    row(
      'Future()',
      () => {
        throw new PythonError('NotImplementedError', 'a Future of its own is Python, not yet Hillock', {
          code: 'unsupported',
        })
      },
      { type: true },
    ),
  ],
  [
    ...['TimeoutError', 'CancelledError', 'BrokenExecutor'].map(name => [name, exceptionClass(name)] as const),
    ...['ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION'].map(name => [name, str(name)] as const),
  ],
)

export const concurrentModule: ModuleValue = moduleOf('concurrent', [], [['futures', futuresModule]])

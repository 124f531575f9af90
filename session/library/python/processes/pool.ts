/** `multiprocessing.Pool`, and its like of threads. */
import type { CallSite } from '../../../evaluate/call.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { FunctionValue, ObjectType, ObjectValue, Steps, Value } from '../../../evaluate/values.ts'
import { given, keywordMap, optionalInteger, rest } from '../../arguments.ts'
import { method, type MethodRow, methods, row } from '../../row.ts'
import { everyOf, oneByOne, outcomes, tellCallbacks, unfinished, valueOf, valuesOf } from './hand-over.ts'
import { tellDoneHere } from './tell.ts'
import { begin, carriedOut, newBeginning, none, type Outcome, type Task, type Worker } from './world.ts'

interface Pool {
  readonly workers: readonly Worker[]
  /** Tasks so far. */
  tasks: number
  open: boolean
}

/** As many processes as scripts are told that there are. */
export const processors = 4

function worker(pool: Pool, k: number): Worker {
  const found = pool.workers[(pool.tasks + k) % pool.workers.length]
  if (found === undefined) throw new Error('a pool without workers')
  return found
}

/** Does tasks and gives what became of them. */
function* together(pool: Pool, tasks: readonly Task[], site: CallSite, goesOn = false): Steps<readonly Outcome[]> {
  requireOpen(pool)
  const found = yield* outcomes(tasks, k => worker(pool, k), site, goesOn)
  pool.tasks += tasks.length
  return found
}

function requireOpen({ open }: Pool): void {
  if (!open) throw new PythonError('ValueError', 'Pool not running')
}

type TasksOf = (called: Value, items: Value, site: CallSite) => Steps<readonly Task[]>

/** A call for each item. */
function* forEach(called: Value, items: Value, site: CallSite): Steps<readonly Task[]> {
  const each = yield* everyOf(items, site)
  return each.map(item => ({ called, positional: [item], keywords: none }))
}

/** A call for each item, with the parts of which as arguments. */
function* forEachSpread(called: Value, items: Value, site: CallSite): Steps<readonly Task[]> {
  const each = yield* everyOf(items, site)
  return each.map(item => ({ called, positional: collect(item, site), keywords: none }))
}

/** A call for the first item of each, for the second ones, … */
export function* forColumns(called: Value, iterables: readonly Value[], site: CallSite): Steps<readonly Task[]> {
  const columns: (readonly Value[])[] = []
  for (const each of iterables) columns.push(yield* everyOf(each, site))
  const length = columns.length === 0 ? 0 : Math.min(...columns.map(column => column.length))
  return Array.from({ length }, (_, k) => ({
    called,
    positional: columns.map(column => column[k] ?? null),
    keywords: none,
  }))
}

function mapping(name: string, tasksOf: TasksOf): MethodRow<Pool> {
  return method(`${name}(func, iterable, chunksize=None)`, (pool, [called = null, items = null], site) =>
    unfinished(
      (function* (): Steps<Value> {
        return valuesOf(yield* together(pool, yield* tasksOf(called, items, site), site))
      })(),
    ),
  )
}

function mappingLater(name: string, tasksOf: TasksOf): MethodRow<Pool> {
  return method(
    `${name}(func, iterable, chunksize=None, callback=None, error_callback=None)`,
    (pool, [called = null, items = null, , callback, onError], site) =>
      unfinished(
        (function* (): Steps<Value> {
          const found = yield* together(pool, yield* tasksOf(called, items, site), site)
          const failed = found.find(outcome => 'raised' in outcome)
          const outcome = failed ?? { value: valuesOf(found) }
          yield* tellCallbacks(outcome, callback, onError, site)
          return asyncResult(outcome)
        })(),
      ),
  )
}

function mappingOneByOne(name: string): MethodRow<Pool> {
  return method(`${name}(func, iterable, chunksize=1)`, (pool, [called = null, items = null], site) =>
    unfinished(
      (function* (): Steps<Value> {
        return oneByOne(yield* together(pool, yield* forEach(called, items, site), site, true))
      })(),
    ),
  )
}

function* oneTask(
  pool: Pool,
  [called = null, args, kwds]: readonly (Value | undefined)[],
  site: CallSite,
): Steps<Outcome> {
  requireOpen(pool)
  const positional = given(args) ? collect(args, site) : []
  const task: Task = { called, positional, keywords: keywordMap(kwds) }
  const outcome = yield* carriedOut(task, worker(pool, 0), site)
  pool.tasks++
  return outcome
}

const over = (name: string): MethodRow<Pool> =>
  method(`${name}()`, pool => {
    pool.open = false
    return null
  })

const poolMethods = methods<Pool>([
  mapping('map', forEach),
  mapping('starmap', forEachSpread),
  mappingLater('map_async', forEach),
  mappingLater('starmap_async', forEachSpread),
  mappingOneByOne('imap'),
  mappingOneByOne('imap_unordered'),
  method('apply(func, args=(), kwds=None)', (pool, arguments_, site) =>
    unfinished(
      (function* (): Steps<Value> {
        return valueOf(yield* oneTask(pool, arguments_, site))
      })(),
    ),
  ),
  method('apply_async(func, args=(), kwds=None, callback=None, error_callback=None)', (pool, arguments_, site) =>
    unfinished(
      (function* (): Steps<Value> {
        const outcome = yield* oneTask(pool, arguments_, site)
        yield* tellCallbacks(outcome, arguments_[3], arguments_[4], site)
        return asyncResult(outcome)
      })(),
    ),
  ),
  over('close'),
  over('terminate'),
  method('join()', ({ open }) => {
    if (open) throw new PythonError('ValueError', 'Pool is still running')
    return null
  }),
  method('__exit__(*args)', pool => {
    pool.open = false
    return null
  }),
])

const poolType: ObjectType = {
  name: 'Pool',
  attribute: (object, name) =>
    name === '__enter__' ? entering(object) : poolMethods.get(name)?.bind(object.data as Pool),
  attributeNames: () => poolMethods.keys(),
  repr: object => {
    const { workers, open } = object.data as Pool
    return `<multiprocessing.pool.Pool state=${open ? 'RUN' : 'CLOSE'} pool_size=${workers.length}>`
  },
}

function entering(object: ObjectValue): FunctionValue {
  return row('__enter__()', () => {
    requireOpen(object.data as Pool)
    return object
  })
}

/** `Pool(processes=4)`; of threads, it shares everything. */
export function poolClass(name: string, shares: boolean): FunctionValue {
  return row(
    `${name}(processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None)`,
    ([processes, initialise, args], site) => {
      const count = optionalInteger(processes, 'processes', site) ?? processors
      if (count < 1) throw new PythonError('ValueError', 'Number of processes must be at least 1')
      tellDoneHere(site)
      const begins = newBeginning()
      const prefix = shares ? 'ThreadPoolWorker' : 'ForkPoolWorker'
      const workers = Array.from({ length: Math.min(count, 1024) }, (_, k) => ({
        name: `${prefix}-${k + 1}`,
        shares,
        begins,
      }))
      const made: ObjectValue = {
        kind: 'object',
        type: poolType,
        data: { workers, tasks: 0, open: true } satisfies Pool,
      }
      const [first] = workers
      if (!given(initialise) || first === undefined) return made
      const task: Task = { called: initialise, positional: given(args) ? collect(args, site) : [], keywords: none }
      return unfinished(
        (function* (): Steps<Value> {
          yield* begin(task, first, site)
          return made
        })(),
      )
    },
    { type: true },
  )
}

/** The pools of pathos, whose functions take several arguments, as `map` does. */
export function pathosPool(name: string, shares: boolean): FunctionValue {
  return row(
    `${name}(*args, nodes=None, ncpus=None, **kwds)`,
    (_, site): ObjectValue => {
      tellDoneHere(site)
      const begins = newBeginning()
      const workers = [{ name: 'ForkPoolWorker-1', shares, begins }]
      return { kind: 'object', type: pathosType, data: { workers, tasks: 0, open: true } satisfies Pool }
    },
    { type: true },
  )
}

const pathosMap = (name: string, finish: (found: readonly Outcome[]) => Value): MethodRow<Pool> =>
  method(`${name}(func, *iterables, **kwds)`, (pool, [called = null, iterables], site) =>
    unfinished(
      (function* (): Steps<Value> {
        return finish(yield* together(pool, yield* forColumns(called, rest(iterables), site), site))
      })(),
    ),
  )

const pathosMethods = methods<Pool>([
  pathosMap('map', valuesOf),
  pathosMap('imap', found => oneByOne(found)),
  pathosMap('uimap', found => oneByOne(found)),
  pathosMap('amap', found => asyncResult({ value: valuesOf(found) })),
  method('pipe(func, *args, **kwds)', (pool, [called, args, kwds], site) =>
    unfinished(
      (function* (): Steps<Value> {
        return valueOf(yield* oneTask(pool, [called, args, kwds], site))
      })(),
    ),
  ),
  over('close'),
  over('terminate'),
  ...['join', 'clear'].map(name => method<Pool>(`${name}()`, () => null)),
  method('restart(force=False)', pool => {
    pool.open = true
    return null
  }),
  method('__exit__(*args)', () => null),
])

const pathosType: ObjectType = {
  name: 'ProcessPool',
  attribute: (object, name) =>
    name === '__enter__' ? entering(object) : pathosMethods.get(name)?.bind(object.data as Pool),
  attributeNames: () => pathosMethods.keys(),
  repr: () => '<pool ProcessPool()>',
}

const resultMethods = methods<Outcome>([
  method('get(timeout=None)', valueOf),
  method('wait(timeout=None)', () => null),
  method('ready()', () => true),
  method('successful()', outcome => 'value' in outcome),
])

const resultType: ObjectType = {
  name: 'ApplyResult',
  attribute: (object, name) => resultMethods.get(name)?.bind(object.data as Outcome),
  attributeNames: () => resultMethods.keys(),
  repr: () => '<multiprocessing.pool.ApplyResult object>',
}

function asyncResult(outcome: Outcome): ObjectValue {
  return { kind: 'object', type: resultType, data: outcome }
}

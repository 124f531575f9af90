/** The module `joblib`: `Parallel(n_jobs=4)(delayed(f)(x) for x in xs)`, one after the other. */
import type { CallSite } from '../../../evaluate/call.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import {
  namedDict,
  tuple,
  type FunctionValue,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Steps,
  type Value,
} from '../../../evaluate/values.ts'
import { given, keywordMap, optionalInteger, optionalText, rest } from '../../arguments.ts'
import { row } from '../../row.ts'
import { nullContext } from '../contextlib.ts'
import { moduleOf } from '../module.ts'
import { everyOf, oneByOne, outcomes, unfinished, valuesOf } from './hand-over.ts'
import { processors } from './pool.ts'
import { tellDoneHere } from './tell.ts'
import { newBeginning, type Task, type Worker } from './world.ts'

interface Parallel {
  readonly worker: Worker
  readonly generates: boolean
}

function taskOf(value: Value): Task {
  const [called, args, keywords] = typeof value === 'object' && value?.kind === 'tuple' ? value.items : []
  if (called !== undefined && args !== undefined && keywords !== undefined)
    return { called, positional: rest(args), keywords: keywordMap(keywords) }
  throw new PythonError('TypeError', 'Parallel() goes through calls of delayed functions', {
    help: 'write Parallel(n_jobs=2)(delayed(f)(x) for x in values)',
  })
}

function* carryOut({ worker, generates }: Parallel, items: Value, site: CallSite): Steps<Value> {
  const calls = yield* everyOf(items, site)
  const found = yield* outcomes(calls.map(taskOf), () => worker, site)
  return generates ? oneByOne(found) : valuesOf(found)
}

const parallelType: ObjectType = {
  name: 'Parallel',
  call: (object, [items = null], site) => unfinished(carryOut(object.data as Parallel, items, site)),
  attribute: (object, name) => {
    if (name === '__enter__') return row('__enter__()', () => object)
    return name === '__exit__' ? row('__exit__(*args)', () => null) : undefined
  },
  repr: () => 'Parallel()',
}

const parallel: FunctionValue = row(
  `Parallel(n_jobs=None, backend=None, return_as='list', verbose=0, timeout=None, pre_dispatch='2 * n_jobs',
    batch_size='auto', temp_folder=None, max_nbytes='1M', mmap_mode='r', prefer=None, require=None)`,
  ([jobs, backend, returns, , , , , , , , prefer, require], site): ObjectValue => {
    const count = optionalInteger(jobs, 'n_jobs', site) ?? 1
    if (count === 0) throw new PythonError('ValueError', 'n_jobs == 0 in Parallel has no meaning')
    const said = [backend, prefer, require].map(each =>
      given(each) && typeof each === 'object' && each.kind === 'str' ? each.text.text : '',
    )
    // One job is done by the script itself; threads share everything with it.
    const shares = count === 1 || said.some(each => ['threading', 'threads', 'sequential', 'sharedmem'].includes(each))
    if (count !== 1) tellDoneHere(site)
    const worker: Worker = { name: shares ? 'MainProcess' : 'LokyProcess-1', shares, begins: newBeginning() }
    const generates = (optionalText(returns, 'return_as') ?? 'list').startsWith('generator')
    return { kind: 'object', type: parallelType, data: { worker, generates } satisfies Parallel }
  },
  { type: true },
)

const delayed = row('delayed(function)', ([called = null]) =>
  row('delayed_function(*args, **kwargs)', ([args, keywords]) =>
    tuple([called, tuple(rest(args)), namedDict(keywordMap(keywords))]),
  ),
)

export const joblibModule: ModuleValue = moduleOf('joblib', [
  parallel,
  delayed,
  row('cpu_count(only_physical_cores=False)', () => BigInt(processors)),
  row('effective_n_jobs(n_jobs=-1)', ([jobs], site) => {
    const count = optionalInteger(jobs, 'n_jobs', site) ?? 1
    return BigInt(count < 0 ? Math.max(1, processors + 1 + count) : count)
  }),
  row('parallel_backend(backend, n_jobs=-1, **params)', () => nullContext(null)),
  row('parallel_config(backend=None, **params)', () => nullContext(null)),
])

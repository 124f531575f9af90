/** The module `multiprocessing`: no process is started, what is handed to others is done here. */
import { exceptionClass } from '../../../evaluate/classes/exceptions.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { list, str, type FunctionValue, type ModuleValue, type Value } from '../../../evaluate/values.ts'
import { given, text } from '../../arguments.ts'
import { row } from '../../row.ts'
import { moduleOf } from '../module.ts'
import { poolClass, processors } from './pool.ts'
import { currentProcess, processClass } from './process-object.ts'
import { queueClass } from './queues.ts'
import { arrayClass, lockClasses, managerClass, valueClass } from './shared.ts'

const ways = ['fork', 'spawn', 'forkserver']

function requireWay(value: Value | undefined): void {
  if (!given(value) || ways.includes(text(value, 'method'))) return
  throw new PythonError('ValueError', `cannot find context for '${text(value, 'method')}'`)
}

const cpuCount = row('cpu_count()', () => BigInt(processors))

const rows: readonly FunctionValue[] = [
  poolClass('Pool', false),
  processClass,
  queueClass('Queue', true),
  queueClass('SimpleQueue', true),
  queueClass('JoinableQueue', true),
  valueClass,
  arrayClass,
  ...lockClasses,
  managerClass,
  cpuCount,
  row('freeze_support()', () => null),
  row('set_start_method(method, force=False)', ([way]) => {
    requireWay(way)
    return null
  }),
  row('get_start_method(allow_none=False)', () => str('fork')),
  row('get_all_start_methods()', () => list(ways.map(str))),
  row('get_context(method=None)', ([way]) => {
    requireWay(way)
    return multiprocessingModule
  }),
  row('current_process()', (_, { session }) => currentProcess(session)),
  row('parent_process()', () => null),
  row('active_children()', () => list([])),
]

const exceptions = ['TimeoutError', 'ProcessError', 'AuthenticationError'].map(
  name => [name, exceptionClass(name)] as const,
)

export const multiprocessingModule: ModuleValue = moduleOf('multiprocessing', rows, exceptions)

const poolRows = [poolClass('Pool', false), poolClass('ThreadPool', true)]
const dummyRows = [poolClass('Pool', true), queueClass('Queue', false), ...lockClasses, cpuCount]

const inside: readonly ModuleValue[] = [
  moduleOf('multiprocessing.pool', poolRows),
  moduleOf('multiprocessing.dummy', dummyRows),
  moduleOf('multiprocessing.process', [
    processClass,
    row('current_process()', (_, { session }) => currentProcess(session)),
  ]),
  moduleOf(
    'multiprocessing.queues',
    ['Queue', 'SimpleQueue', 'JoinableQueue'].map(name => queueClass(name, true)),
  ),
]

/** With the modules inside it, and `multiprocess`, which differs from it only in what it can hand over. */
export const multiprocessingModules: readonly ModuleValue[] = [multiprocessingModule, ...inside].flatMap(module => [
  module,
  { ...module, name: module.name.replace('multiprocessing', 'multiprocess') },
])

/**
 * Queues between processes, or threads. Who waits for one that is empty waits for ever here, since whoever could fill it does
 * its work before or after, and is told so.
 */
import type { CallSite } from '../../../evaluate/call.ts'
import { exceptionClass } from '../../../evaluate/classes/exceptions.ts'
import { requireLength } from '../../../evaluate/sequence-limit.ts'
import { PythonError, unsupported } from '../../../evaluate/python-error.ts'
import type { FunctionValue, ModuleValue, ObjectType, ObjectValue, Value } from '../../../evaluate/values.ts'
import { flag, given, optionalInteger } from '../../arguments.ts'
import { method, methods, row } from '../../row.ts'
import { moduleOf } from '../module.ts'
import { deepCopy } from '../copy.ts'
import { requireSendable } from './sendable.ts'
import { processesKey } from './world.ts'

interface Queue {
  readonly items: Value[]
  /** How many it may hold; 0 for any number. */
  readonly most: number
  /** What is put in arrives as a copy. */
  readonly copies: boolean
  /** From which end items are taken. */
  readonly last: boolean
  /** How often it was found empty since something was put in. */
  asked: number
}

/** Looking so often whether there is something is waiting for it. */
const mostLooks = 10_000

function take(queue: Queue, waits: boolean): Value {
  const item = queue.last ? queue.items.pop() : queue.items.shift()
  if (item !== undefined) return item
  if (!waits) throw new PythonError('Empty', '')
  throw waitsForEver('get() of an empty queue')
}

function put(queue: Queue, item: Value, waits: boolean, site: CallSite): Value {
  const { items, most, copies } = queue
  if (most > 0 && items.length >= most) {
    if (!waits) throw new PythonError('Full', '')
    throw waitsForEver(`put() into a queue that is full, with ${most} items,`)
  }
  queue.asked = 0
  if (copies) requireSendable(item, site.session.state(processesKey).current.name)
  requireLength(items.length + 1)
  items.push(copies ? deepCopy(item, new Map(), site) : item)
  return null
}

function looked(queue: Queue): void {
  if (queue.items.length === 0 && ++queue.asked > mostLooks)
    throw waitsForEver('looking again and again into an empty queue')
}

function waitsForEver(what: string): PythonError {
  return unsupported(`${what} waits for another process, and here one thing is done after the other`, {
    help: 'put everything into the queue before a process is started that takes it out, or use Pool.map()',
  })
}

/** Whether to wait: `block`, and no `timeout` that would end it. */
function waiting(block: Value | undefined, timeout: Value | undefined, site: CallSite): boolean {
  return flag(block, true, site) && !given(timeout)
}

const nothing = (name: string) => method<Queue>(`${name}()`, () => null)

const queueMethods = methods<Queue>([
  method('put(item, block=True, timeout=None)', (queue, [item = null, block, timeout], site) =>
    put(queue, item, waiting(block, timeout, site), site),
  ),
  method('put_nowait(item)', (queue, [item = null], site) => put(queue, item, false, site)),
  method('get(block=True, timeout=None)', (queue, [block, timeout], site) =>
    take(queue, waiting(block, timeout, site)),
  ),
  method('get_nowait()', queue => take(queue, false)),
  method('qsize()', queue => BigInt(queue.items.length)),
  method('empty()', queue => {
    looked(queue)
    return queue.items.length === 0
  }),
  method('full()', ({ items, most }) => most > 0 && items.length >= most),
  ...['close', 'join_thread', 'cancel_join_thread', 'task_done', 'join'].map(nothing),
])

const queueType: ObjectType = {
  name: 'Queue',
  attribute: (object, name) => queueMethods.get(name)?.bind(object.data as Queue),
  attributeNames: () => queueMethods.keys(),
  repr: () => '<multiprocessing.queues.Queue object>',
}

/** A class of queues. */
export function queueClass(name: string, copies: boolean, last = false): FunctionValue {
  return row(
    `${name}(maxsize=0)`,
    ([most], site): ObjectValue => {
      const queue: Queue = {
        items: [],
        most: Math.max(0, optionalInteger(most, 'maxsize', site) ?? 0),
        copies,
        last,
        asked: 0,
      }
      return { kind: 'object', type: queueType, data: queue }
    },
    { type: true },
  )
}

const exceptions = ['Empty', 'Full'].map(name => [name, exceptionClass(name)] as const)

/** The module `queue`. */
export const queueModule: ModuleValue = moduleOf(
  'queue',
  [queueClass('Queue', false), queueClass('SimpleQueue', false), queueClass('LifoQueue', false, true)],
  exceptions,
)

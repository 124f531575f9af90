/** The text that carries out a kernel: tile by tile, leaving off where a record needs room. */
import type { SpikeTable } from '../ir/ir.ts'
import type { Kernel } from '../ir/program.ts'
import { isDueText, stepOfBlock } from './clocks.ts'
import type { Context } from './context.ts'
import { recordedBy } from './kernel.ts'
import { monitorCount } from './monitors.ts'
import { spikesDue } from './spikes.ts'
import { block } from './writer.ts'

/** A kernel with its name. */
export interface NamedKernel extends Kernel {
  readonly name: string
}

/** What every function below the blocks takes besides: which thread it is, and of how many. */
export const inThread = 'thread: i32, threads: i32'

/** Calls a kernel for its tiles from the cursor on, for all steps of the block or for step k; false if a monitor needs room first. */
export function runKernel(name: string, kernel: NamedKernel, context: Context, over: 'block' | 'step'): string[] {
  const [parameter, steps] = over === 'block' ? ['steps', '0, steps'] : ['k', 'k, k + 1']
  const due = over === 'block' ? [] : dueLines(kernel, context)
  const isAlone = kernel.undivided !== undefined
  const alone = isAlone ? ['if (thread != 0) return true'] : []
  const running = (lines: readonly string[]): string[] =>
    block(`function ${name}(${parameter}: i32, ${inThread}): bool`, [...alone, ...due, ...lines, 'return true'])
  const call = (first: string, end: string): string => `${kernel.name}(${first}, ${end}, ${steps})`
  if (kernel.over.kind === 'once') return running([call('0', '1')])
  // A pathway goes through the parts that threads have of its queue.
  if (kernel.over.kind === 'pathway')
    return running([
      isAlone ? call('0', '1') : kernel.ownEvents === true ? call('thread', 'thread + 1') : call('0', 'threads'),
    ])
  // Given spikes are gone through at once: they are few, and stand in the order of time.
  if (kernel.over.kind === 'due') {
    const room = roomForDue(kernel, kernel.over.spikes, context, over)
    return running([...room, ...clearLists(kernel, context), call('0', '1')])
  }
  const needed = over === 'block' ? '(end - first) * steps' : 'end - first'
  const room = recordedBy(kernel).flatMap(monitor => roomLines(monitor, context, needed))
  const clear = clearLists(kernel, context)
  return running([
    'const tile = load<i32>(TILE)',
    ...rangeLines(kernel, isAlone, context),
    ...(clear.length === 0 ? [] : block('if (load<i32>(CURSOR) == 0)', clear)),
    ...block('for (let cursor = load<i32>(CURSOR); from + cursor * tile < until; cursor++)', [
      'const first = from + cursor * tile',
      'const end = min(first + tile, until)',
      ...room,
      call('first', 'end'),
    ]),
    'store<i32>(CURSOR, 0)',
  ])
}

/** From which element until which a thread goes: its range of the neurons, or its own list of an event. */
function rangeLines({ over, population }: NamedKernel, isAlone: boolean, context: Context): string[] {
  if (over.kind === 'events')
    return ['const from = 0', `const until = load<i32>(${context.list(over.event).count.symbol})`]
  const size = `load<i32>(${context.size(population).symbol})`
  if (isAlone) return ['const from = 0', `const until = ${size}`]
  const bound = context.runtime('threads', 'firstNeuron')
  return [
    `const size = ${size}`,
    `const from = ${bound}(size, thread, threads)`,
    `const until = ${bound}(size, thread + 1, threads)`,
  ]
}

function roomForDue(kernel: NamedKernel, spikes: SpikeTable, context: Context, over: 'block' | 'step'): string[] {
  const monitors = recordedBy(kernel)
  if (monitors.length === 0) return []
  return [
    `const needed = ${spikesDue(spikes, over, context)}`,
    ...monitors.flatMap(monitor => roomLines(monitor, context, 'needed', '0')),
  ]
}

/** Lists begin empty. */
function clearLists({ lists }: NamedKernel, context: Context): string[] {
  return lists.map(event => `store<i32>(${context.list(event).count.symbol}, 0)`)
}

/** A kernel whose clock has no step now does nothing. */
function dueLines({ loops }: NamedKernel, context: Context): string[] {
  const due = isDueText(loops[0]?.clock ?? 0, context, stepOfBlock)
  return due === undefined ? [] : [`if (!(${due})) return true`]
}

function roomLines(monitor: number, context: Context, needed: string, cursor = 'cursor'): string[] {
  return block(`if (${roomOf(monitor, context)} < ${needed})`, [
    `store<i32>(NEED, ${monitor + 1})`,
    `store<i32>(NEED_ROOM, ${needed})`,
    `store<i32>(CURSOR, ${cursor})`,
    'return false',
  ])
}

/** Text of how much more a monitor can take. */
export function roomOf(monitor: number, context: Context): string {
  return `${monitorCount(context, monitor, 'capacity')} - ${monitorCount(context, monitor, 'used')}`
}

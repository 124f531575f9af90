/**
 * A command works in a thread of its own. The first thread only waits for it, hands on what it writes, and hears
 * Ctrl-C, which it therefore does whatever the command is busy with: a module that never returns, a long library call,
 * a loop that gives nothing a turn.
 */
import { rmSync } from 'node:fs'
import { getHeapStatistics } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { type Diagnostic, error } from '../diagnostics/diagnostic.ts'
import { format } from '../diagnostics/format.ts'
import type { CommandData, FromCommand, ToCommand } from './command-thread.ts'
import { exitCodes } from './exit-codes.ts'
import { reasonOf } from './faults.ts'
import { inColour } from './io.ts'

/**
 * Runs a command to its end.
 *
 * @param argv what follows `hillock`
 * @returns the exit code
 */
export async function supervise(argv: readonly string[]): Promise<number> {
  const { stdout, stderr } = process
  const cwd = currentFolder()
  if (cwd === undefined) {
    tell(error('file', undefined, 'the folder that this command was started in is no longer there'))
    return exitCodes.command
  }
  const memoryLimit = Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20)
  const waiting = new Int32Array(new SharedArrayBuffer(4))
  const data: CommandData = {
    argv,
    cwd,
    stdout: { isTTY: stdout.isTTY, columns: stdout.columns },
    stderr: { isTTY: stderr.isTTY, columns: stderr.columns },
    waiting,
  }
  const worker = new Worker(new URL('../cli/command-worker.js', import.meta.url), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
  })
  const partial = new Set<string>()
  let kept: string | undefined
  let presses = 0

  const endAtOnce = (): void => {
    for (const path of partial) rmSync(path, { force: true })
    // a progress bar leaves lines unwrapped and the cursor hidden
    if (stderr.isTTY) stderr.write('\u001B[?7h\u001B[?25h\n')
    process.off('SIGINT', interrupt)
    // as the system would have: whoever started the command sees that it was interrupted, and no thread is waited for
    process.kill(process.pid, 'SIGINT')
  }
  const interrupt = (): void => {
    presses++
    if (presses > 1 || kept === undefined) return endAtOnce()
    // on a terminal, in place of a progress bar and the ^C
    stderr.write(`${stderr.isTTY ? '\r\u001B[2K' : ''}stopping: ${kept}; Ctrl-C again ends at once\n`)
    worker.postMessage('interrupt' satisfies ToCommand)
  }
  process.on('SIGINT', interrupt)
  stdout.on('error', (cause: NodeJS.ErrnoException) => {
    // whoever reads the output may have read enough: `hillock inspect model.wasm | head`
    if (cause.code === 'EPIPE') process.exit(exitCodes.good)
    tell(error('file', undefined, `the output cannot be written: ${reasonOf(cause)}`))
    process.exit(exitCodes.command)
  })

  worker.on('message', (message: FromCommand) => {
    switch (message.kind) {
      case 'write':
        process[message.to].write(message.text, () => {
          Atomics.sub(waiting, 0, message.text.length)
          Atomics.notify(waiting, 0)
        })
        break
      case 'interruptible':
        kept = message.kept
        break
      case 'partial':
        partial.add(message.path)
        break
      case 'whole':
        partial.delete(message.path)
    }
  })
  const code = await new Promise<number>(resolve => {
    worker.on('error', cause => {
      tell(faultOf(cause, memoryLimit))
      resolve(isOutOfMemory(cause) ? exitCodes.model : exitCodes.bug)
    })
    worker.on('exit', resolve)
  })
  process.off('SIGINT', interrupt)
  return code
}

function currentFolder(): string | undefined {
  try {
    return process.cwd()
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  }
}

function tell(fault: Diagnostic): void {
  const { stderr, env } = process
  stderr.write(`${format([fault], { color: inColour(stderr, env) })}\n`)
}

function isOutOfMemory(cause: Error): boolean {
  return 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function faultOf(cause: Error, megabytes: number): Diagnostic {
  if (isOutOfMemory(cause)) {
    return error('too-large', undefined, `the script fills the ${megabytes} MB of memory that Node gives it`, {
      help: 'keep fewer values in lists, or NODE_OPTIONS=--max-old-space-size=16000 hillock … for 16 GB',
    })
  }
  return error('internal', undefined, `this is a bug of Hillock: ${cause.message}`, {
    help: 'please report it with the model file; HILLOCK_DEBUG=1 shows where it happened',
  })
}

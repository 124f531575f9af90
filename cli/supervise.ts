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
import { keepingCode } from './cache/code.ts'
import { exitCodes } from './exit-codes.ts'
import { bug, reasonOf } from './faults.ts'
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
    env: keepingCode({ env: process.env, cwd }),
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
  })
  const written = ({ length }: string): void => {
    Atomics.sub(waiting, 0, length)
    Atomics.notify(waiting, 0)
  }
  const partial = new Set<string>()
  let kept: string | undefined
  let presses = 0

  /** What the system would have done: whoever started the command sees which signal ended it, and no thread is waited for. */
  const endAtOnce = (signal: NodeJS.Signals): void => {
    for (const path of partial) rmSync(path, { force: true, recursive: true })
    // a progress bar leaves lines unwrapped and the cursor hidden
    if (stderr.isTTY) stderr.write('\u001B[?7h\u001B[?25h\n')
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  }
  const interrupt = (): void => {
    presses++
    if (presses > 1 || kept === undefined) return endAtOnce('SIGINT')
    // on a terminal, in place of a progress bar and the ^C
    stderr.write(`${stderr.isTTY ? '\r\u001B[2K' : ''}stopping: ${kept}; Ctrl-C again ends at once\n`)
    worker.postMessage('interrupt' satisfies ToCommand)
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', endAtOnce)
  process.on('SIGHUP', endAtOnce)
  /** How the command ends if its output cannot be written any more. */
  let unwritten: number | undefined
  stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (unwritten !== undefined) return
    // whoever reads the output may have read enough: `hillock inspect model.wasm | head`
    const isRead = cause.code === 'EPIPE'
    unwritten = isRead ? exitCodes.good : exitCodes.command
    if (!isRead) tell(error('file', undefined, `the output cannot be written: ${reasonOf(cause)}`))
    if (kept === undefined) process.exit(unwritten)
    // what was recorded is kept all the same
    worker.postMessage('interrupt' satisfies ToCommand)
  })
  // there is nowhere left to say so
  stderr.on('error', () => undefined)

  worker.on('message', (message: FromCommand) => {
    switch (message.kind) {
      case 'write':
        if (message.to === 'stdout' && unwritten !== undefined) written(message.text)
        else process[message.to].write(message.text, () => written(message.text))
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
  return unwritten ?? code
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
  return bug(cause)
}

/** The surroundings of a command in its thread. */
import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { CommandData, FromCommand, Terminal } from './command-thread.ts'
import { writeLine } from './report.ts'
import type { Io, Output } from './io.ts'

/** Characters that a command may be ahead of who reads its output. */
const mostWaiting = 1 << 20

/** Output is handed on in pieces of this many characters, or after this many milliseconds. */
const piece = 1 << 14
const pause = 20

/** What is around a command, and a way to hand on all that it has written. */
export function threadIo(
  { cwd, stdout, stderr, waiting }: CommandData,
  port: MessagePort,
): { readonly io: Io; readonly flush: () => void } {
  const handlers = new Set<() => void>()
  const say = (message: FromCommand): void => port.postMessage(message)
  const written = new Written(waiting, say)
  const interrupted = (): void => handlers.forEach(handler => handler())
  port.on('message', interrupted)
  // listening for Ctrl-C is no work to be waited for
  port.unref()
  const output = (to: 'stdout' | 'stderr', terminal: Terminal): Output => ({
    ...terminal,
    write: text => written.add(to, text),
  })
  const io: Io = {
    stdout: output('stdout', stdout),
    stderr: output('stderr', stderr),
    stdin: readStandardInput,
    cwd,
    env: process.env,
    onInterrupt: (handler, kept) => {
      handlers.add(handler)
      say({ kind: 'interruptible', kept })
      return () => {
        handlers.delete(handler)
        say({ kind: 'interruptible', kept: undefined })
      }
    },
    checkInterrupt: () => {
      if (receiveMessageOnPort(port) !== undefined) interrupted()
      written.flush()
    },
    open: path => openWithDesktop(path, io.stderr),
    writing: path => {
      say({ kind: 'partial', path })
      return () => say({ kind: 'whole', path })
    },
  }
  return { io, flush: () => written.flush() }
}

/** Text on its way out, a few kilobytes at a time, and no faster than it is read. */
class Written {
  readonly #waiting: Int32Array<SharedArrayBuffer>
  readonly #say: (message: FromCommand) => void
  #to: 'stdout' | 'stderr' = 'stdout'
  #text = ''
  #flushed = 0
  #scheduled = false

  constructor(waiting: Int32Array<SharedArrayBuffer>, say: (message: FromCommand) => void) {
    this.#waiting = waiting
    this.#say = say
  }

  add(to: 'stdout' | 'stderr', text: string): void {
    if (to !== this.#to) this.flush()
    this.#to = to
    this.#text += text
    if (this.#text.length >= piece || performance.now() - this.#flushed >= pause) this.flush()
    else if (!this.#scheduled) {
      this.#scheduled = true
      setImmediate(() => {
        this.#scheduled = false
        this.flush()
      })
    }
  }

  flush(): void {
    const text = this.#text
    if (text === '') return
    this.#text = ''
    this.#flushed = performance.now()
    let ahead = Atomics.add(this.#waiting, 0, text.length) + text.length
    this.#say({ kind: 'write', to: this.#to, text })
    while (ahead > mostWaiting) {
      Atomics.wait(this.#waiting, 0, ahead)
      ahead = Atomics.load(this.#waiting, 0)
    }
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const stream = createReadStream('', { fd: 0, autoClose: false }) as AsyncIterable<Uint8Array>
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function openWithDesktop(path: string, stderr: Output): void {
  const [program, ...before] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(program ?? '', [...before, path], { stdio: 'ignore', detached: true })
  child.on('error', () => writeLine(stderr, `${path} cannot be opened: there is no '${program}' here`))
  child.unref()
}

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
}

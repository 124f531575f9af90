import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { main } from '../../cli/command.ts'
import type { Io } from '../../cli/io.ts'

/** How a command ended, and what it wrote. */
export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** What is around a command. */
export interface Surroundings {
  readonly stdin?: string | Uint8Array
  /** Whether it writes to a terminal. */
  readonly terminal?: boolean
  /** Sees each text that is written. */
  readonly onOutput?: (text: string) => void
}

/** A folder of its own for a test, and the command line in it. */
export class Place {
  readonly cwd: string
  readonly opened: string[] = []
  /** What the command said is kept when Ctrl-C is pressed. */
  readonly kept: string[] = []
  readonly #interrupts = new Set<() => void>()
  readonly #env: Readonly<Record<string, string>>

  constructor(cwd: string, env: Readonly<Record<string, string>> = {}) {
    this.cwd = cwd
    this.#env = { XDG_CACHE_HOME: join(tmpdir(), 'hillock-test-cache'), ...env }
  }

  /** What is written stays. */
  readonly writing = (): (() => void) => () => undefined

  path(name: string): string {
    return join(this.cwd, name)
  }

  write(name: string, content: string | Uint8Array): Promise<void> {
    return writeFile(this.path(name), content)
  }

  read(name: string): Promise<string> {
    return readFile(this.path(name), 'utf8')
  }

  /** Presses Ctrl-C. */
  interrupt(): void {
    for (const handler of this.#interrupts) handler()
  }

  /** Presses Ctrl-C once the command listens, and has had some time. */
  interruptSoon(): void {
    const timer = setInterval(() => {
      if (this.#interrupts.size === 0) return
      clearInterval(timer)
      setTimeout(() => this.interrupt(), 100)
    }, 10)
  }

  /** `hillock …`, in this process. */
  async hillock(argv: readonly string[], rest: Surroundings = {}): Promise<Ended> {
    const written = { stdout: '', stderr: '' }
    const output = (to: 'stdout' | 'stderr'): Io['stdout'] => ({
      isTTY: rest.terminal === true,
      write: text => {
        written[to] += text
        rest.onOutput?.(text)
      },
    })
    const code = await main(argv, {
      stdout: output('stdout'),
      stderr: output('stderr'),
      stdin: () => Promise.resolve(Buffer.from(rest.stdin ?? '')),
      cwd: this.cwd,
      env: this.#env,
      onInterrupt: (handler, kept) => {
        this.#interrupts.add(handler)
        this.kept.push(kept)
        return () => this.#interrupts.delete(handler)
      },
      checkInterrupt: () => undefined,
      writing: this.writing,
      open: path => void this.opened.push(path),
    })
    return { code, ...written }
  }
}

/** A new empty folder, removed when the test has finished. */
export async function place(env?: Readonly<Record<string, string>>): Promise<Place> {
  const cwd = await mkdtemp(join(tmpdir(), 'hillock-cli-'))
  onTestFinished(() => rm(cwd, { recursive: true, force: true }))
  return new Place(cwd, env)
}

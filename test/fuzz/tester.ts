/** A child process that tries cases: timed, weighed, killed and started again. */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import type { Fault } from './fault.ts'
import type { Answer, Question } from './serve.ts'

/** The part of its memory after which a process is started anew before the next case: what is not given back, not what is needed. */
const stale = 1 / 3
/** How much longer than its seconds of work a process may take on a busy machine, or do nothing. */
const idle = 12
/** Milliseconds between two looks at what it takes up. */
const often = 100

export class Tester {
  readonly #entry: string
  readonly #most: number
  #child: ChildProcess | undefined
  #said = ''

  /**
   * @param entry the JavaScript file of the process
   * @param most bytes that it may take up
   */
  constructor(entry: string, most: number) {
    this.#entry = entry
    this.#most = most
  }

  /** Tries a case for so many seconds. */
  async attempt(question: Question, seconds: number): Promise<Fault | undefined> {
    const child = (this.#child ??= this.#start())
    const fault = await this.#answer(child, question, seconds)
    if (this.#child !== undefined && usedBy(child).bytes > stale * this.#most) this.dispose()
    return fault
  }

  /** Ends the process; the next case gets a new one. */
  dispose(): void {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }

  #start(): ChildProcess {
    this.#said = ''
    const child = fork(this.#entry, {
      serialization: 'advanced',
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-2000)
    })
    return child
  }

  #answer(child: ChildProcess, question: Question, seconds: number): Promise<Fault | undefined> {
    const began = performance.now()
    const before = usedBy(child)
    return new Promise(resolve => {
      const end = (fault: Fault | undefined): void => {
        clearInterval(watch)
        child.off('message', hear).off('exit', mourn)
        resolve(fault)
      }
      const kill = (fault: Fault): void => {
        this.dispose()
        end(fault)
      }
      const hear = ({ fault }: Answer): void => end(fault)
      const mourn = (code: number | null, signal: string | null): void => {
        this.#child = undefined
        const [why = ''] = /^.*(?:FATAL|Error).*$/m.exec(this.#said) ?? []
        end({ what: 'death', said: `the process ended: ${signal ?? code} ${why}` })
      }
      const watch = setInterval(() => {
        const { bytes, work } = usedBy(child)
        const waited = (performance.now() - began) / 1000
        if (bytes > this.#most) kill({ what: 'memory', said: `more than ${this.#most / 2 ** 30} GB` })
        else if (work - before.work > seconds || waited > idle * seconds) {
          kill({ what: 'hang', said: `no end after ${seconds} s` })
        }
      }, often)
      child.on('message', hear).on('exit', mourn)
      child.send(question)
    })
  }
}

/** What a process takes up, where the system tells it by files: on Linux. */
interface Use {
  readonly bytes: number
  /** Seconds of the processor. */
  readonly work: number
}

function usedBy({ pid }: ChildProcess): Use {
  const folder = `/proc/${pid}`
  if (pid === undefined || !existsSync(folder)) return { bytes: 0, work: 0 }
  const kilobytes = /VmRSS:\s*(\d+)/.exec(readFileSync(`${folder}/status`, 'utf8'))?.[1] ?? '0'
  // Behind the name in parentheses, which may hold blanks, user and system time are numbers 12 and 13, in hundredths.
  const times = readFileSync(`${folder}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? []
  return { bytes: Number(kilobytes) * 1024, work: times.reduce((sum, time) => sum + Number(time), 0) / 100 }
}

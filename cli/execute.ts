import { spawn } from 'node:child_process'

/** How a program that was started ended. */
export interface Executed {
  readonly code: number | null
  readonly stdout: string
  /** The end of it, if it is long. */
  readonly stderr: string
}

/** Characters of a stream that are kept. */
const kept = 1 << 16

/**
 * Starts another program and waits for its end.
 *
 * @returns undefined if the signal ended it
 * @throws what the operating system says where it cannot be started
 */
export function execute(
  program: string,
  argv: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>>; signal?: AbortSignal },
): Promise<Executed | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const written = { stdout: '', stderr: '' }
    for (const to of ['stdout', 'stderr'] as const) {
      child[to].setEncoding('utf8').on('data', (text: string) => (written[to] = (written[to] + text).slice(-kept)))
    }
    child.on('error', cause => {
      if (cause.name === 'AbortError') resolve(undefined)
      else reject(cause)
    })
    child.on('close', code => resolve(options.signal?.aborted === true ? undefined : { code, ...written }))
  })
}

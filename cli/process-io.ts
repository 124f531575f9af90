import { spawn } from 'node:child_process'
import type { Io } from './io.ts'
import { writeLine } from './report.ts'

/** The process this runs in. */
export function processIo(): Io {
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: readStandardInput,
    cwd: process.cwd(),
    env: process.env,
    onInterrupt: handler => {
      process.on('SIGINT', handler)
      return () => process.off('SIGINT', handler)
    },
    exit: code => process.exit(code),
    open: openWithDesktop,
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function openWithDesktop(path: string): void {
  const [program, ...before] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(program ?? '', [...before, path], { stdio: 'ignore', detached: true })
  child.on('error', () => writeLine(process.stderr, `${path} cannot be opened: there is no '${program}' here`))
  child.unref()
}

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
}

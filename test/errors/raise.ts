/** Makes the mistake that a page is about, and gives what Hillock says to it. */
import { main } from '../../cli/command.ts'
import type { Io } from '../../cli/io.ts'
import { readText, textOf } from '../../cli/read-text.ts'
import type { Code } from '../../diagnostics/codes.ts'
import { type Diagnostic, HillockError } from '../../diagnostics/index.ts'
import { load } from '../../host/index.ts'
import { assembleHere, Network, remembering } from '../../network/index.ts'
import { runScript } from '../../session/index.ts'
import { readPage } from './page.ts'

const assemble = remembering(assembleHere)

/** What running a model file reports. */
export async function raisedByScript(text: string): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await runScript(text, { file: 'model.py', assemble, seed: undefined })
  return diagnostics
}

/** Mistakes that no model file makes by itself. */
export const raisedOtherwise: Partial<Record<Code, () => Promise<readonly Diagnostic[]>>> = {
  'not-text': () =>
    failure(async () =>
      textOf(
        new TextEncoder().encode('tau = 10*ms  # ').map((byte, at) => (at === 14 ? 0xb5 : byte)),
        'model.py',
      ),
    ),
  'too-deep': () => raisedByScript(`x = ${'('.repeat(20_000)}1${')'.repeat(20_000)}`),
  module: () => failure(() => load(new TextEncoder().encode('GIF89a'))),
  usage: () => failure(() => runScript('from brian2 import *\ntau = 10*ms\n', { set: { tua: '20 ms' } })),
  file: () => failure(() => readText('nowhere.py', { cwd: '/', stdin: () => Promise.resolve(new Uint8Array()) })),
  internal: () => internalFault(),
  threads: async () => {
    // As in a run that lasts.
    const { example } = readPage('threads')
    const { diagnostics } = await runScript(example.replace('10*second', '1*ms'), {
      assemble,
      network: (objects, options) => new Network(objects, { ...options, stepping: { threads: 2, threadsAfter: 0 } }),
    })
    return diagnostics
  },
}

async function failure(action: () => Promise<unknown>): Promise<readonly Diagnostic[]> {
  try {
    await action()
  } catch (cause) {
    if (cause instanceof HillockError) return cause.diagnostics
    throw cause
  }
  return []
}

/** A surrounding that breaks where nothing may break. */
async function internalFault(): Promise<readonly Diagnostic[]> {
  const lines: string[] = []
  const stream = { isTTY: false, columns: 80, write: (text: string) => void lines.push(text) }
  const io = {
    cwd: '/',
    env: {},
    stdin: () => Promise.reject(new Error('no standard input')),
    stdout: stream,
    stderr: stream,
  } as unknown as Io
  const code = await main(['run', '--json', '-'], io)
  const { diagnostics } = JSON.parse(lines.join('')) as { diagnostics: Diagnostic[] }
  return code === 3 ? diagnostics.map(each => ({ ...each, notes: [] })) : []
}

/** An editor, as far as a language server can tell: the real protocol over the standard streams of the real command. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import {
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'

const command = fileURLToPath(new URL('../../../dist/cli/hillock.js', import.meta.url))

export interface Editor {
  readonly connection: ProtocolConnection
  /** The next diagnostics that come for a document. */
  readonly diagnostics: (uri: string) => Promise<PublishDiagnosticsParams>
  readonly open: (uri: string, text: string) => Promise<void>
  readonly change: (uri: string, version: number, text: string) => Promise<void>
  /** Says goodbye; the exit code, and what came on standard error. */
  readonly close: () => Promise<{ readonly code: number | null; readonly stderr: string }>
}

export async function startEditor(...flags: readonly string[]): Promise<Editor> {
  const server = spawn(process.execPath, [command, 'language-server', ...flags])
  let stderr = ''
  server.stderr.on('data', (part: Buffer) => (stderr += part.toString()))
  const exited = once(server, 'exit')
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  )
  const waiting = new Map<string, ((found: PublishDiagnosticsParams) => void)[]>()
  connection.onNotification('textDocument/publishDiagnostics', (found: PublishDiagnosticsParams) => {
    waiting.get(found.uri)?.shift()?.(found)
  })
  connection.listen()
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} })
  await connection.sendNotification('initialized', {})
  return {
    connection,
    diagnostics: uri =>
      new Promise(resolve => {
        waiting.set(uri, [...(waiting.get(uri) ?? []), resolve])
      }),
    open: (uri, text) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'python', version: 1, text },
      }),
    change: (uri, version, text) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    close: async () => {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      const [code] = (await exited) as [number | null]
      return { code, stderr }
    },
  }
}

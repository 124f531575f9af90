import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

/** What a careful host of static files allows: own scripts, own workers, and WebAssembly. */
export const policy = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'"

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.py': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}

/** A folder served as static files under {@link policy}. */
export interface Site {
  readonly url: string
  close(): Promise<void>
}

/** What lets the threads of a page share memory. */
const isolation = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }

/**
 * Serves a folder to this machine.
 *
 * @param isolated whether its pages are cross-origin isolated
 * @param more headers of every answer, in place of those of the same names
 */
export async function serve(
  folder: string,
  isolated = false,
  more: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const path = normalize(pathname === '/' ? '/index.html' : decodeURIComponent(pathname))
    readFile(join(folder, path)).then(
      contents => {
        const type = types[extname(path)] ?? 'application/octet-stream'
        const headers = { 'content-type': type, 'content-security-policy': policy, ...(isolated && isolation), ...more }
        response.writeHead(200, headers).end(contents)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, sep } from 'node:path'

/** A folder being served to this machine. */
export interface Served {
  readonly url: string
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.py': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}

/** Cross-origin isolation lets the threads of the page share memory. */
const headers = {
  'cache-control': 'no-cache',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/**
 * Serves the files that a folder has now, and texts beside them, to this machine alone. Nothing else is reached: a path that is none of
 * these is not looked for.
 *
 * @param texts by path: `opened/model.py`
 * @param port 0 for any that is free
 */
export async function serve(folder: string, texts: ReadonlyMap<string, string>, port: number): Promise<Served> {
  const files = new Set(
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter(each => each.isFile())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(folder.length + 1)
          .replaceAll(sep, '/'),
      ),
  )
  const server = createServer((request, response) => {
    if (!isAddressedToThisMachine(request)) refuse(response, 421)
    else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(response, 405)
    else answer(request, response)
  })
  const answer = ({ url = '/', method }: IncomingMessage, response: ServerResponse): void => {
    const path = pathOf(url)
    const text = texts.get(path)
    if (text === undefined && !files.has(path)) {
      refuse(response, 404)
      return
    }
    response.writeHead(200, { ...headers, 'content-type': types[extname(path)] ?? 'application/octet-stream' })
    if (method === 'HEAD') response.end()
    else if (text !== undefined) response.end(text)
    else
      createReadStream(join(folder, path))
        .on('error', () => response.destroy())
        .pipe(response)
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A page of another site that has a name for this machine is not answered. */
function isAddressedToThisMachine({ headers: { host = '' } }: IncomingMessage): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host)
}

function pathOf(url: string): string {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/, ''))
    return path === '/' ? 'index.html' : path.slice(1)
  } catch {
    // No path that anything has.
    return '?'
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end()
}

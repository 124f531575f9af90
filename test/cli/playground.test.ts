/** The playground, served to this machine. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve, type Served } from '../../cli/playground/serve.ts'

let folder = ''
let served: Served

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hillock-serve-'))
  await mkdir(join(folder, 'site/models'), { recursive: true })
  await writeFile(join(folder, 'site/index.html'), '<title>here</title>')
  await writeFile(join(folder, 'site/models/a b.py'), 'x = 1')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  served = await serve(join(folder, 'site'), new Map([['opened/m.py', 'tau = 1']]), 0)
})

afterAll(async () => {
  await served.close()
  await rm(folder, { recursive: true })
})

/** The status and body for a path as it is written, which `fetch` would tidy up. */
function get(path: string, headers: Record<string, string> = {}): Promise<readonly [number | undefined, string]> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(served.url)
    request({ hostname, port, path, headers }, response => {
      let body = ''
      response.on('data', piece => (body += String(piece)))
      response.on('end', () => resolve([response.statusCode, body]))
    })
      .on('error', reject)
      .end()
  })
}

test('gives the files of the folder, isolated, and texts beside them', async () => {
  const page = await fetch(served.url)
  expect(await page.text()).toContain('here')
  expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(await get('/models/a%20b.py')).toEqual([200, 'x = 1'])
  expect(await get('/opened/m.py')).toEqual([200, 'tau = 1'])
})

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/models', '/nothing.js', '/%', '//secret.txt'])(
  'gives nothing for %s',
  async path => {
    expect(await get(path)).toEqual([404, ''])
  },
)

test('answers neither other methods nor other names of this machine', async () => {
  expect((await fetch(served.url, { method: 'POST', body: 'x' })).status).toBe(405)
  expect(await get('/', { host: 'evil.example' })).toEqual([421, ''])
})

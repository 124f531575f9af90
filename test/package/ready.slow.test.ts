/** The modules that come with the package, and with the playground, against the same texts assembled anew. */
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { News } from '../../playground/run/protocol.ts'
import { RunServer } from '../../playground/run/server.ts'
import { type Assemble, assembleHere, remembering } from '../../network/index.ts'
import { withReady } from '../../network/ready-modules.ts'
import { runScript } from '../../session/index.ts'
import { readModel } from '../../playground/gallery/read-model.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const examples = join(root, 'examples')
const sections = JSON.parse(readFileSync(join(examples, 'gallery.json'), 'utf8')) as readonly {
  readonly models: readonly string[]
}[]
const models = sections.flatMap(section => section.models)

let site: string

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/ready'))) throw new Error('npm run build comes before this test')
  site = await mkdtemp(join(tmpdir(), 'hillock-ready-'))
  execFileSync(process.execPath, [join(root, 'scripts/build-playground.js'), site])
})

afterAll(() => rm(site, { recursive: true }))

/** Compares each module that it gives with the same text assembled anew. */
function comparing(folder: string): { readonly assemble: Assemble; readonly compared: number[] } {
  const ready = withReady(
    () => Promise.reject(new Error('none is ready')),
    name => readFile(join(folder, name)).catch(() => undefined),
  )
  const compared: number[] = []
  const assemble = remembering(async text => {
    const module = await ready(text)
    expect(Buffer.compare(await assembleHere(text), module)).toBe(0)
    compared.push(module.length)
    return module
  })
  return { assemble, compared }
}

describe.each(models)('%s', file => {
  const text = readFileSync(join(examples, file), 'utf8')

  test('has its modules ready for the command', async () => {
    const { assemble, compared } = comparing(join(root, 'dist/ready'))
    expect((await runScript(text, { file, assemble, threads: 2 })).ok).toBe(true)
    expect(compared.length > 0).toBe(/\brun\(/.test(text))
  })

  test('has its modules ready for the playground', async () => {
    const { assemble, compared } = comparing(join(site, 'playground/ready'))
    const told: News[] = []
    const plain = { reseed: undefined, sizes: {}, set: {}, live: {}, watch: {}, threads: 2, bare: true } as const
    await new RunServer(news => told.push(news), assemble).serve({
      kind: 'run',
      run: 1,
      settings: { file, text: readModel(text).text, seed: 5, ghosts: 'none', ...plain },
    })
    expect(told.at(-1)).toMatchObject({ kind: 'news', news: { kind: 'ended', ended: { ok: true } } })
    expect(compared.length > 0).toBe(/\brun\(/.test(text))
  })
})

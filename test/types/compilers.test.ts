/** The declarations of the built package, and the examples of README.md, under each TypeScript that users have. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asUser } from './as-user.ts'
import { strict } from './strict.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hillock-types-'))

/** What the examples take for granted. */
const page = 'declare function draw(spikes: Iterable<readonly [i: number, t: number]> | undefined): void\n'

beforeAll(() => {
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/hillock'))
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const examples = [...readme.matchAll(/^```ts\n(?<code>.*?)^```$/gms)].map(({ groups }) => groups?.['code'] ?? '')
  expect(examples.length).toBeGreaterThan(1)
  const sources = new Map([
    ['page.d.ts', page],
    ['api.ts', asUser('test/types/api.ts')],
    ...examples.map((code, index) => [`example-${index + 1}.ts`, code] as const),
  ])
  for (const [name, text] of sources) writeFileSync(join(folder, name), text)
  const compilerOptions = {
    ...strict,
    module: 'nodenext',
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [...sources.keys()] }))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(['typescript-5.9', 'typescript-6', 'typescript'])('%s', async compiler => {
  const tsc = join(root, 'node_modules', compiler, 'bin/tsc')
  const stdout = await promisify(execFile)(process.execPath, [tsc, '-p', folder]).then(
    ended => ended.stdout,
    (failed: { readonly stdout: string }) => failed.stdout,
  )
  expect(stdout).toBe('')
})

/** What `npm pack` makes of the project, installed in an empty folder. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'
import { publint } from 'publint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { asUser } from '../types/as-user.ts'
import { strict } from '../types/strict.ts'

const { name, version } = manifest

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hillock-package-'))

beforeAll(() => {
  if (!existsSync(join(root, 'dist/network/index.js'))) throw new Error('npm run build comes before this test')
  npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${name}-${version}.tgz`)
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('holds what is needed and no more', () => {
  const packed = readdirSync(join(folder, 'node_modules', name), { recursive: true }).map(String)
  const wanted = [
    'package.json',
    'LICENSE',
    'README.md',
    'dist/hillock-host.js',
    'dist/cli/hillock.js',
    'dist/network/index.d.ts',
  ]
  expect(packed).toEqual(expect.arrayContaining(wanted.filter(file => existsSync(join(root, file)))))
  expect(packed.filter(file => /(^|\/)(test|examples\/browser|scripts|node_modules)\/|[^d]\.ts$/.test(file))).toEqual(
    [],
  )
})

test('asks for no script to be run when it is installed', () => {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  for (const event of ['preinstall', 'install', 'postinstall', 'prepare']) expect(scripts).not.toHaveProperty(event)
})

test('links of its documents lead to files it brings', () => {
  const packed = join(folder, 'node_modules', name)
  const documents = readdirSync(packed, { recursive: true })
    .map(String)
    .filter(file => file.endsWith('.md'))
  expect(documents.length).toBeGreaterThan(10)
  const dead = documents.flatMap(file => {
    // What stands in code is an example.
    const text = readFileSync(join(packed, file), 'utf8').replaceAll(/^```.*?^```|`[^`\n]*`/gms, '')
    const links = Array.from(
      text.matchAll(/\]\((?<to>[^)#\s]+)|src="(?<image>[^"]+)"/g),
      match => match[1] ?? match[2] ?? '',
    )
    return links
      .filter(to => !/^\w+:/.test(to) && !existsSync(join(packed, dirname(file), to)))
      .map(to => `${file}: ${to}`)
  })
  expect(dead).toEqual([])
})

test('does what the head of README.md says', () => {
  const readme = readFileSync(join(folder, 'node_modules', name, 'README.md'), 'utf8')
  const [, file = ''] = /^ {4}npx hillock (\S+\.py)$/m.exec(readme) ?? []
  const [, printed = ''] = /^ {4}(Spike times: .*)$/m.exec(readme) ?? []
  expect(run('npx', ['--no-install', name, file])).toBe(`${printed}\n`)
  expect(readFileSync(join(folder, 'figures/first-model-1.svg'), 'utf8')).toBe(
    readFileSync(join(folder, 'node_modules', name, 'docs/first-model.svg'), 'utf8'),
  )
})

test('is a package as publint wants it', async () => {
  const { messages } = await publint({ pkgDir: join(folder, 'node_modules', name), strict: true, pack: false })
  expect(messages).toEqual([])
})

test.each(['nodenext', 'bundler'])('has types for every door under %s', moduleResolution => {
  writeFileSync(join(folder, 'api.ts'), asUser('test/types/api.ts'))
  expect(typeCheck('api.ts', moduleResolution)).toBe('')
})

test('runs through every door', async () => {
  const { code } = await transform(asUser('test/package/program.ts'), { loader: 'ts', format: 'esm', target: 'node20' })
  writeFileSync(join(folder, 'program.js'), code)
  const [line = ''] = run(process.execPath, ['program.js']).trim().split('\n').slice(-1)
  expect(JSON.parse(line)).toEqual({
    spikes: expect.any(Number) as number,
    same: true,
    printed: '0.632\n',
    diagnostics: [],
    svg: true,
  })
})

test('types the modules it makes', () => {
  writeFileSync(join(folder, 'leaky.d.ts'), run('npx', ['--no-install', name, 'inspect', 'leaky.wasm', '--types']))
  const text = `import { load } from '${name}/host'
import type Leaky from './leaky.d.ts'
const sim = await (await load<Leaky>(fetch('leaky.wasm'))).start({ set: { tau: '20 ms' } })
const times: Float64Array = sim.spikes.spikemonitor.get('t', 'ms')
// @ts-expect-error no variable w
sim.get('neurongroup.w')
export default times`
  writeFileSync(join(folder, 'typed.ts'), text)
  expect(typeCheck('typed.ts', 'nodenext')).toBe('')
})

test('brings the command', () => {
  expect(run('npx', ['--no-install', name, '--version'])).toContain(`${name} ${version}`)
  expect(run('npx', ['--no-install', name, 'explain', 'file'])).toMatch(/^# file$/m)
})

test('bundles for a page as README.md says', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, words = ''] = /^ {4}esbuild (page\.js .*)$/m.exec(readme) ?? []
  writeFileSync(
    join(folder, 'page.js'),
    `import { Network } from '${name}'\nimport { runScript } from '${name}/session'\nconsole.log(Network, runScript)`,
  )
  run(join(root, 'node_modules/.bin/esbuild'), words.replaceAll("'", '').split(' '))
  expect(readdirSync(join(folder, 'dist'))).toContain('page.js')
})

test('bundles for a page that needs the host alone, in less than 40 kB', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { load } from '${name}/host'\nload(fetch('model.wasm')).then(model => console.log(model.constants))`,
      resolveDir: folder,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  })
  expect(gzipSync(outputFiles[0]?.contents ?? '').length).toBeLessThan(40_000)
  const alone = readFileSync(join(folder, 'node_modules', name, 'dist/hillock-host.js'), 'utf8')
  expect(alone).not.toMatch(/\bimport\b\s*[({'"*]|\bfrom\s*["']/)
})

/** What TypeScript says to a strict program. */
function typeCheck(file: string, moduleResolution: string): string {
  const compilerOptions = {
    module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
    moduleResolution,
    ...strict,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }))
  return run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'])
}

function npm(cwd: string, ...words: readonly string[]): void {
  execFileSync('npm', words, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** What a command prints; both streams if it fails. */
function run(command: string, words: readonly string[]): string {
  try {
    return execFileSync(command, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (failure) {
    const { stdout, stderr } = failure as { stdout: string; stderr: string }
    throw new Error(`${command} ${words.join(' ')}:\n${stdout}${stderr}`, { cause: failure })
  }
}

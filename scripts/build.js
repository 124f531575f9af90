// Makes dist/: the embedded runtime, declarations, JavaScript for Node, modules of the examples, and the host, and the element,
// in one file each for plain pages.
//
// The grammar's library, Chevrotain, is bundled, since its hundreds of small modules take twenty times as long to load
// as one file; so is AssemblyScript, for Node. All other packages stay outside.

import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { bundleAssembler } from './bundle-assembler.js'
import { bundleElement } from './bundle-element.js'
import { bundleHost } from './bundle-host.js'
import { writeReadyModules } from './ready-modules.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const bundled = ['chevrotain', '@chevrotain/', 'lodash-es']

process.chdir(root)
execFileSync(process.execPath, ['scripts/embed-runtime.js'], { stdio: 'inherit' })
execFileSync(process.execPath, ['scripts/write-loops.js'], { stdio: 'inherit' })
rmSync('dist', { recursive: true, force: true })
await javascript()
chmodSync('dist/cli/hillock.js', 0o755)
await bundleHost('dist/hillock-host.js')
await bundleElement('dist/hillock-model.js')
await Promise.all([declarations(), writeReadyModules('dist/ready', 'command')])

/** Declarations of what can be reached through the doors of the package; those of the inside would need its tools. */
async function declarations() {
  await promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'])
  const kept = new Set()
  const doors = ['network/index', 'session/index', 'host/index', 'host/node', 'element/index']
  for (const door of doors) keep(`dist/${door}.d.ts`, kept)
  for (const file of readdirSync('dist', { recursive: true })) {
    const path = join('dist', String(file))
    if (path.endsWith('.d.ts') && !kept.has(path)) rmSync(path)
  }
}

/**
 * A declaration file and all it refers to.
 *
 * @param {string} file
 * @param {Set<string>} kept
 */
function keep(file, kept) {
  if (kept.has(file) || !existsSync(file)) return
  kept.add(file)
  const references = readFileSync(file, 'utf8').matchAll(/'(\.[^']+)\.ts'/g)
  for (const [, path = ''] of references) keep(`${join(dirname(file), path)}.d.ts`, kept)
}

async function javascript() {
  const { metafile } = await build({
    entryPoints: [
      'network/index.ts',
      'session/index.ts',
      'host/index.ts',
      'host/node.ts',
      'host/threads/node-threads.ts',
      'host/threads/node-helper.ts',
      'host/threads/web-threads.ts',
      'host/threads/web-helper.ts',
      'cli/hillock.ts',
      'cli/main.ts',
      'cli/command-worker.ts',
      'cli/assembler-worker.ts',
    ],
    outdir: 'dist',
    outbase: '.',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    plugins: [{ name: 'packages stay outside', setup: keepPackagesOutside }],
  })
  const inputs = [...Object.keys(metafile.inputs), ...(await bundleAssembler('dist/assembler'))]
  writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licences(inputs))
}

/** @param {import('esbuild').PluginBuild} plugin */
function keepPackagesOutside({ onResolve }) {
  onResolve({ filter: /^#threads$/ }, ({ path }) => ({ path, external: true }))
  onResolve({ filter: /^[^.#/]/ }, ({ path, kind }) => {
    if (kind === 'entry-point' || bundled.some(name => path === name || path.startsWith(name))) return undefined
    // by the table of imports in package.json, which gives bundlers for pages the packages themselves
    return { path: path === 'assemblyscript/asc' ? '#asc' : path === 'binaryen' ? '#binaryen' : path, external: true }
  })
}

/**
 * The licences and notices of what is inside the bundles.
 *
 * @param {readonly string[]} inputs
 */
function licences(inputs) {
  const folders = new Set(inputs.flatMap(input => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []))
  const texts = [...folders].toSorted().map(folder => {
    const files = readdirSync(folder).filter(name => /^(?:licen[cs]e|notice)/i.test(name))
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const text = files.map(file => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n')
    return `${name} ${version} (${license})\n\n${text}\n`
  })
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}

// What a page needs, made from the sources:
//   dist/hillock-host.js   the host as one ES module without imports, for plain pages and notebooks
//   dist/hillock-model.js   the element for pages, the host included
//   dist/browser/          examples/browser/ ready to be served as static files, with a compiled module and model files
//   dist/embedded/         examples/embedded/ the same, with a compiled module and the element
//
//   node scripts/build-browser.js [folder]     another folder in the place of dist/

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { quickAssembler } from './bundle-assembler.js'
import { bundleElement } from './bundle-element.js'
import { bundleHost } from './bundle-host.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = resolve(process.argv[2] ?? join(root, 'dist'))
const site = join(out, 'browser')
const embedded = join(out, 'embedded')
const host = join(out, 'hillock-host.js')
const modelElement = join(out, 'hillock-model.js')
const page = join(root, 'examples/browser')
const models = join(root, 'examples')
/** The model of the first tab. */
const shown = 'adaptive-threshold'
/** Within the project, so that packages are found from it. */
const sessionFile = join(root, 'node_modules/.cache/hillock', `session-${process.pid}.js`)

/** The doors of the package, by the names a page imports them under. */
const alias = {
  hillock: join(root, 'network/index.ts'),
  'hillock/host': join(root, 'host/index.ts'),
  'hillock/session': join(root, 'session/index.ts'),
}

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  alias,
  // The compiler asks for these where it finds itself in Node; in a page it never does.
  external: ['fs', 'module', 'path', 'url', 'node:*'],
  absWorkingDir: root,
  logLevel: 'warning',
}

process.on('exit', () => rmSync(sessionFile, { force: true }))
for (const folder of [site, embedded]) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
}
await Promise.all([bundleHost(host), bundleElement(modelElement), bundleWorker(), compileModule()])
copyPage()
copyEmbedded()
listModels()
tellSizes()

/** AssemblyScript and the charts are loaded when they are first needed: files of their own. */
async function bundleWorker() {
  await build({
    ...common,
    entryPoints: [join(page, 'worker.js')],
    outdir: site,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'chunks/[name]-[hash]',
    plugins: [quickAssembler],
  })
}

/** A session for Node compiles the model that the first tab shows. */
async function compileModule() {
  await build({
    ...common,
    entryPoints: [alias['hillock/session']],
    outfile: sessionFile,
    minify: false,
    platform: 'node',
    packages: 'external',
    target: 'node20',
  })
  const { runScript } = await import(pathToFileURL(sessionFile).href)
  const name = `${shown}.py`
  const report = await runScript(readFileSync(join(models, name), 'utf8'), { file: name, compile: 1 })
  if (!report.compiled) throw new Error(`${name} does not compile: ${report.diagnostics.map(({ message }) => message)}`)
  writeFileSync(join(site, `${shown}.wasm`), report.compiled.module)
}

/** The page's own scripts import the host from beside them, so that they are served just as they are written. */
function copyPage() {
  cpSync(host, join(site, 'hillock-host.js'))
  // Threads look for what they run beside the file that starts them.
  for (const folder of ['.', 'chunks']) cpSync(join(out, 'web-helper.js'), join(site, folder, 'web-helper.js'))
  for (const name of readdirSync(page)) {
    if (name !== 'worker.js' && name !== 'README.md') cpSync(join(page, name), join(site, name))
  }
}

/** The smallest page: itself, the element and the module. */
function copyEmbedded() {
  cpSync(join(root, 'examples/embedded/index.html'), join(embedded, 'index.html'))
  cpSync(modelElement, join(embedded, 'hillock-model.js'))
  cpSync(join(site, `${shown}.wasm`), join(embedded, `${shown}.wasm`))
}

/** Model files by their first comment line; the one of the first tab comes first. */
function listModels() {
  mkdirSync(join(site, 'models'))
  const list = readdirSync(models)
    .filter(name => name.endsWith('.py'))
    .toSorted((a, b) => Number(b.startsWith(shown)) - Number(a.startsWith(shown)))
    .map(name => {
      cpSync(join(models, name), join(site, 'models', name))
      const first = readFileSync(join(models, name), 'utf8').split('\n', 1)[0] ?? ''
      return { name, title: /^# (.+?)(?::|$)/.exec(first)?.[1] ?? name }
    })
  writeFileSync(join(site, 'models.json'), JSON.stringify(list))
}

function tellSizes() {
  const scripts = readdirSync(site, { recursive: true }).filter(name => /\.(js|wasm)$/.test(String(name)))
  for (const name of scripts) {
    const bytes = readFileSync(join(site, String(name)))
    console.log(`${kilobytes(bytes.length)}  ${kilobytes(gzipSync(bytes).length)} gzip  ${String(name)}`)
  }
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`
}

// The smallest page that embeds a module, made from the sources: dist/browser/, ready to be served as static files. Beside it stands
// dist/hillock-host.js, the host as one ES module without imports, for pages and notebooks that need no element.
//
//   node scripts/build-browser.js [folder]     another folder in the place of dist/

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleElement } from './bundle-element.js'
import { bundleHost } from './bundle-host.js'
import { importSources } from './import-sources.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = resolve(process.argv[2] ?? join(root, 'dist'))
const site = join(out, 'browser')
/** The model that the page embeds. */
const shown = 'adaptive-threshold'

rmSync(site, { recursive: true, force: true })
mkdirSync(site, { recursive: true })
cpSync(join(root, 'examples/browser/index.html'), join(site, 'index.html'))
await Promise.all([
  bundleHost(join(out, 'hillock-host.js')),
  bundleElement(join(site, 'hillock-model.js')),
  compileModule(),
])

/** A session for Node compiles the model that the page shows. */
async function compileModule() {
  const { runScript } = await importSources('session/index.ts')
  const name = `${shown}.py`
  const report = await runScript(readFileSync(join(root, 'examples', name), 'utf8'), { file: name, compile: 1 })
  if (!report.compiled) throw new Error(`${name} does not compile: ${report.diagnostics.map(({ message }) => message)}`)
  writeFileSync(join(site, `${shown}.wasm`), report.compiled.module)
}

// The playground as static files, to be served from any folder of any site: dist/playground/.
//
//   node scripts/build-playground.js [folder]     another folder in the place of dist/

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { marked } from 'marked'
import { quickAssembler } from './bundle-assembler.js'
import { bundleElement } from './bundle-element.js'
import { importSources } from './import-sources.js'
import { writeReadyModules } from './ready-modules.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = resolve(process.argv[2] ?? join(root, 'dist'))
const site = join(out, 'playground')
const source = join(root, 'playground')
const examples = join(root, 'examples')

rmSync(site, { recursive: true, force: true })
mkdirSync(join(site, 'models'), { recursive: true })
await bundle()
// What a model that is taken away as one page is made of.
await bundleElement(join(site, 'hillock-model.js'))
for (const name of ['index.html', 'style.css', 'editor.css', 'icon.svg']) cpSync(join(source, name), join(site, name))
cpSync(join(source, 'inside/inside.css'), join(site, 'inside.css'))
cpSync(join(source, 'live/tools.css'), join(site, 'tools.css'))
await models()
await writeReadyModules(join(site, 'ready'), 'page')
errors()

/** The page and its two workers; AssemblyScript and the charts are loaded when they are first needed: files of their own. */
async function bundle() {
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    absWorkingDir: root,
    logLevel: 'warning',
  }
  await build({
    ...common,
    entryPoints: {
      main: join(source, 'main.ts'),
      'run-worker': join(source, 'run/worker.ts'),
      'help-worker': join(source, 'help/worker.ts'),
    },
    outdir: site,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'chunks/[name]-[hash]',
    // The compiler asks for these where it finds itself in Node; in a page it never does.
    external: ['fs', 'module', 'path', 'url', 'node:*'],
    plugins: [quickAssembler],
  })
  // Threads look for what they run beside the file that starts them.
  await build({
    ...common,
    entryPoints: [join(root, 'host/threads/web-helper.ts')],
    outfile: join(site, 'chunks/web-helper.js'),
  })
}

/** The examples, and the list of them that the gallery shows: sections and order by `gallery.json`, all else by the files. */
async function models() {
  const { readModel } = await importSources('playground/gallery/read-model.ts')
  const list = JSON.parse(readFileSync(join(examples, 'gallery.json'), 'utf8')).map(section => ({
    title: section.title,
    models: section.models.map(file => {
      const { text, ...shown } = readModel(readFileSync(join(examples, file), 'utf8'))
      writeFileSync(join(site, 'models', file), text)
      return { file, ...shown }
    }),
  }))
  writeFileSync(join(site, 'models.json'), JSON.stringify(list))
}

/** The pages of errors, which the list of problems links to. */
function errors() {
  const folder = join(root, 'docs/errors')
  mkdirSync(join(site, 'errors'))
  for (const name of readdirSync(folder).filter(each => each.endsWith('.md'))) {
    const text = readFileSync(join(folder, name), 'utf8')
    const html = marked.parse(text.replaceAll(/\]\(([\w-]+)\.md\)/g, ']($1.html)'), { async: false })
    const title = /^# (.*)$/m.exec(text)?.[1] ?? name
    writeFileSync(join(site, 'errors', name.replace(/\.md$/, '.html')), errorPage(title, html))
  }
}

/**
 * @param {string} title
 * @param {string} content
 */
function errorPage(title, content) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title.replaceAll('<', '&lt;')}</title>
    <link rel="stylesheet" href="../style.css" />
  </head>
  <body class="page">
    <main>${content}</main>
  </body>
</html>
`
}

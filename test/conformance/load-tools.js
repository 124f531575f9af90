import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What the files of these names beside this one export. They are TypeScript, shared with the tests; Node 20 does not read that by itself. */
export async function loadTools(...names) {
  const folder = mkdtempSync(join(root, 'node_modules/.conformance-'))
  try {
    const outfile = join(folder, 'test/conformance/tools.js')
    await build({
      stdin: {
        contents: names.map(name => `export * from './${name}.ts'`).join('\n'),
        resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      define: { 'import.meta.url': JSON.stringify(import.meta.url) },
      outfile,
    })
    return await import(outfile)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

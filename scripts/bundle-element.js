import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * The element for pages as one ES module without imports, the host included: its workers run the same file.
 *
 * @param {string} outfile
 */
export async function bundleElement(outfile) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  await build({
    entryPoints: [join(root, 'element/index.ts')],
    outfile,
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'warning',
  })
}

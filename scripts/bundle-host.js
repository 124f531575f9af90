import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * The host as one ES module without imports, for plain pages and notebooks.
 *
 * @param {string} outfile
 */
export async function bundleHost(outfile) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  await build({
    entryPoints: [join(root, 'host/index.ts')],
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

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * The host as one ES module without imports, for plain pages and notebooks.
 *
 * @param {string} outfile
 */
export async function bundleHost(outfile) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'warning',
  }
  await build({ ...common, entryPoints: [join(root, 'host/index.ts')], outfile })
  // What helping threads run stands beside it.
  await build({
    ...common,
    entryPoints: [join(root, 'host/threads/web-helper.ts')],
    outfile: join(dirname(outfile), 'web-helper.js'),
  })
}

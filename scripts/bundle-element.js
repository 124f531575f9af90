import { writeFileSync } from 'node:fs'
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
  const { outputFiles } = await build({
    entryPoints: [join(root, 'element/index.ts')],
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'warning',
  })
  // On a line of its own, what is exported is found by tools that look for patterns, as publint does.
  const text = outputFiles[0]?.text.replace(/;export\{(?=[^{]*$)/, ';\nexport{') ?? ''
  writeFileSync(outfile, text)
}

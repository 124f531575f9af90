import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Within the project, so that packages are found from it. */
const folder = join(root, 'node_modules/.cache/hillock')

/**
 * What files in TypeScript export, all of them together; Node 20 does not read such files by itself.
 *
 * @param {readonly string[]} files
 */
export async function importSources(...files) {
  const { outputFiles } = await build({
    stdin: { contents: files.map(file => `export * from './${file}'`).join('\n'), resolveDir: root },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    target: 'node20',
    write: false,
    logLevel: 'warning',
  })
  const path = join(folder, `sources-${crypto.randomUUID()}.js`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, outputFiles[0]?.text ?? '')
  try {
    return await import(pathToFileURL(path).href)
  } finally {
    rmSync(path)
  }
}

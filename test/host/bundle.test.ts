import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const door = fileURLToPath(new URL('../../host/index.ts', import.meta.url))

test('a page that loads the host alone loads less than 41 kB, and nothing of Node or the compiler', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [door],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    metafile: true,
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
  })
  expect(gzipSync(outputFiles[0]?.contents ?? '').length).toBeLessThan(41_000)
  // How a page starts threads is made before, as `imports` of package.json says.
  const inputs = Object.keys(metafile.inputs).map(path => path.replace(/^dist\//, ''))
  const rooms = new Set(inputs.map(path => path.split('/')[0]))
  expect([...rooms].toSorted((a = '', b = '') => a.localeCompare(b))).toEqual(['abi', 'diagnostics', 'host', 'units'])
})

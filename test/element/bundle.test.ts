import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('the element is one file of less than 60 kB, with nothing of Node or the compiler in it', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: ['element/index.ts'],
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    metafile: true,
    absWorkingDir: root,
  })
  const [file, ...others] = outputFiles
  expect(others).toEqual([])
  expect(gzipSync(file?.contents ?? '').length).toBeLessThan(60_000)
  expect(file?.text).not.toMatch(/\bimport\b\s*[{*"'(]|\bfrom\s*["']|\beval\(|new Function\(/)
  const rooms = new Set(Object.keys(metafile.inputs).map(path => path.replace(/^dist\//, '').split('/')[0]))
  expect([...rooms].toSorted((a = '', b = '') => a.localeCompare(b))).toEqual([
    'abi',
    'diagnostics',
    'element',
    'host',
    'units',
  ])
})

test('the element can be imported where there are no elements', async () => {
  const { HillockModelElement } = await import('../../element/index.ts')
  expect(HillockModelElement.observedAttributes).toContain('src')
})

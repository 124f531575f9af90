#!/usr/bin/env node
// Inputs that nobody means well: `npm run fuzz -- --help`. It is TypeScript, which Node 20 does not read by itself.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
mkdirSync(dist, { recursive: true })
const folder = mkdtempSync(join(dist, 'fuzz-'))
try {
  await build({
    entryPoints: ['command.ts', 'child.ts'].map(name => fileURLToPath(new URL(name, import.meta.url))),
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['assemblyscript', 'echarts'],
    define: { 'import.meta.url': JSON.stringify(import.meta.url) },
    sourcemap: true,
    logLevel: 'warning',
  })
  const { main } = await import(join(folder, 'command.js'))
  process.exitCode = await main(process.argv.slice(2), join(folder, 'child.js'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

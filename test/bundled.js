// Commands of the tests are TypeScript, which Node 20 does not read by itself.

import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * Runs `main(argv, child)` of `command.ts` beside a script; `child` is the JavaScript of `child.ts`, if there is one, for processes of its own.
 *
 * @param {string} script the `import.meta.url` of the script
 */
export async function runCommand(script) {
  const dist = fileURLToPath(new URL('../dist', import.meta.url))
  mkdirSync(dist, { recursive: true })
  const folder = mkdtempSync(join(dist, 'command-'))
  try {
    await build({
      entryPoints: ['command.ts', 'child.ts'].map(name => fileURLToPath(new URL(name, script))).filter(existsSync),
      outdir: folder,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      // Threads start from files of dist/.
      external: ['assemblyscript', 'binaryen', 'echarts', '#threads'],
      define: { 'import.meta.url': JSON.stringify(script) },
      sourcemap: true,
      logLevel: 'warning',
    })
    const { main } = await import(join(folder, 'command.js'))
    process.exitCode = await main(process.argv.slice(2), join(folder, 'child.js'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

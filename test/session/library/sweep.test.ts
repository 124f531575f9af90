import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

/** Far longer than any function takes for all its calls. */
const patience = 60_000

/** The lines of a program; the last one where it stood still and was ended. */
function linesOf(program: string): Promise<{ readonly lines: readonly string[]; readonly ended: boolean }> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    const stop = (): void => void child.kill('SIGKILL')
    let timer = setTimeout(stop, patience)
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString()
      clearTimeout(timer)
      timer = setTimeout(stop, patience)
    })
    child.on('close', code => {
      clearTimeout(timer)
      resolve({ lines: text.trim().split('\n'), ended: code === 0 })
    })
  })
}

test('every function of the library answers in time, with a value or in words of Python', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sweep-'))
  try {
    const program = join(folder, 'sweep.mjs')
    await build({
      entryPoints: [fileURLToPath(new URL('sweep.ts', import.meta.url))],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['assemblyscript', 'echarts'],
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      },
    })
    const { lines, ended } = await linesOf(program)
    expect(ended ? '' : `stands still in ${lines.findLast(line => !line.startsWith('!'))}`).toBe('')
    expect(lines.filter((line, k) => line.startsWith('!') && lines.indexOf(line) === k)).toEqual([])
    expect(lines.length).toBeGreaterThan(400)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 600_000)

// node test/bench/limit/run.js [MODEL …]: what the machine gives, and what share of it Hillock's modules reach.
//
// limit.c does the steps of the models by hand. gcc may use the 128-bit forms of AVX, which is what WebAssembly has, and
// no fused multiplication, which it has not.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchOf, chosen, models } from '../models.js'

const neurons = 10_000
const seconds = 0.5
const folder = mkdtempSync(join(tmpdir(), 'hillock-limit-'))

try {
  const names = chosen(process.argv.slice(2))
  const program = join(folder, 'limit')
  const source = fileURLToPath(new URL('limit.c', import.meta.url))
  execFileSync('gcc', ['-O3', '-mavx', '-o', program, source, '-lm'])
  console.log('| ns per neuron and step, N = 10⁴ | by hand in C | Hillock | share |\n|---|---|---|---|')
  for (const name of names) {
    const [limit] = execFileSync(program, [name, neurons, seconds], { encoding: 'utf8' }).split(' ').map(Number)
    const { sizes } = benchOf(name, ['--sizes', `${neurons}`, '--duration', `${seconds}s`])
    const own = sizes[0].hillock.nanoseconds.median
    console.log(
      `| ${models[name]} | ${limit.toPrecision(3)} | ${own.toPrecision(3)} | ${((100 * limit) / own).toFixed(0)} % |`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

import { parseArgs } from 'node:util'
import { soak, type Limits } from './soak.ts'

const help = `npm run soak                         runs in several threads for 60 seconds
npm run soak -- --seconds 300        for 300
npm run soak -- --runs 100000        until there were as many, however long that takes
npm run soak -- --seed 7             of other networks

Random networks, two side by side at times, in 1 to 3 threads, run again and again and are ended at random moments; each has to leave behind what
one thread does. The exit code is 1 where one does not, or hangs.
`

/** @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const numbers = given(argv)
  if (typeof numbers === 'string') {
    process.stderr.write(numbers)
    return numbers === help ? 0 : 2
  }
  const [limits, seed] = numbers
  try {
    const { networks, runs, ended, together } = await soak(limits, seed)
    if (together === 0) throw new Error('no run was one of several threads')
    process.stdout.write(
      `${runs} runs of ${networks} networks, ${together} in several threads, ${ended} ended early: all as one thread\n`,
    )
    return 0
  } catch (cause) {
    process.stderr.write(`--seed ${seed}: ${(cause as Error).message}\n`)
    return 1
  }
}

/** When it is over, and the seed; or what to say instead. */
function given(argv: readonly string[]): readonly [Limits, number] | string {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({
      args: [...argv],
      options: { help: { type: 'boolean' }, seconds: text, runs: text, seed: text },
    })
    if (values.help === true) return help
    const { runs, seconds = runs === undefined ? '60' : undefined, seed = '1' } = values
    const wrong = Object.entries({ seconds, runs, seed }).find(([, value]) => !/^[1-9]\d{0,8}$/.test(value ?? '1'))
    if (wrong !== undefined) return `--${wrong[0]} takes a whole number above 0, not ${wrong[1]}\n`
    const [mostSeconds, mostRuns] = [seconds, runs].map(given => (given === undefined ? undefined : Number(given)))
    return [{ seconds: mostSeconds, runs: mostRuns }, Number(seed)]
  } catch (cause) {
    return `${(cause as Error).message}\n`
  }
}

/** The `hillock` command. */
import { version } from '../compiler/version.ts'
import { supervise } from './supervise.ts'

const argv = process.argv.slice(2)

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  // asked by scripts, again and again: nothing else is loaded
  process.stdout.write(`hillock ${version}\n`)
} else {
  process.exitCode = await supervise(argv)
}

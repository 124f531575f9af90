/** The `hillock` command. */
import { version } from '../compiler/version.ts'
import { supervise } from './supervise.ts'

const argv = process.argv.slice(2)

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  // asked by scripts, again and again: nothing else is loaded
  process.stdout.write(`hillock ${version}\n`)
} else if (argv[0] === 'language-server' && argv.slice(1).every(flag => flag === '--stdio')) {
  // Editors are heard on standard input, as it comes, which is this thread's own; nothing is evaluated.
  const { serve } = await import('./language-server/serve.ts')
  serve(process.stdin, process.stdout)
} else {
  process.exitCode = await supervise(argv)
}

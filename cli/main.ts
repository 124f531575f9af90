/** The `hillock` command. */
import { version } from '../compiler/version.ts'
import { processIo } from './process-io.ts'

const argv = process.argv.slice(2)

// whoever reads the output may have read enough: `hillock inspect model.wasm | head`
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code === 'EPIPE') process.exit(0)
  throw cause
})

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  // asked by scripts, again and again: nothing else is loaded
  process.stdout.write(`hillock ${version}\n`)
} else {
  const { main } = await import('./command.ts')
  process.exitCode = await main(argv, processIo())
}

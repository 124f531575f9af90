import { CommanderError } from 'commander'
import { HillockError } from '../diagnostics/diagnostic.ts'
import { printableLines } from '../diagnostics/printable.ts'
import { bug, UnsuitableCommand, usageError } from './faults.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import type { Io } from './io.ts'
import { programFor } from './program.ts'
import { diagnosticJson, reporterFor, writeJson } from './report.ts'
import { withVerb } from './verb.ts'

/**
 * The command line.
 *
 * @param argv what follows `hillock`
 * @returns the exit code: see `exitCodes`
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const json = argv.includes('--json')
  try {
    let code: number = exitCodes.good
    const program = programFor(io, result => (code = result))
    await program.parseAsync(withVerb(argv, program, io), { from: 'user' })
    return code
  } catch (cause) {
    if (cause instanceof CommanderError && cause.exitCode === 0) return exitCodes.good
    // A bare `hillock` was answered with the help already.
    if (cause instanceof CommanderError && cause.code === 'commander.help') return exitCodes.command
    return fail(cause instanceof CommanderError ? fromCommander(cause) : cause, io, json)
  }
}

function fail(cause: unknown, io: Io, json: boolean): number {
  if (cause instanceof HillockError) {
    const { diagnostics } = cause
    const exit = cause instanceof UnsuitableCommand ? exitCodes.command : exitCodeOf(diagnostics)
    if (json) writeJson(io, { exit, diagnostics: diagnostics.map(diagnosticJson) })
    else diagnostics.forEach(reporterFor(io, false).report)
    return exit
  }
  const diagnostic = bug(cause)
  if (json) writeJson(io, { exit: exitCodes.bug, diagnostics: [diagnosticJson(diagnostic)] })
  else reporterFor(io, false).report(diagnostic)
  if (io.env['HILLOCK_DEBUG'] && cause instanceof Error) io.stderr.write(`${printableLines(cause.stack ?? '')}\n`)
  return exitCodes.bug
}

/** Commander's `error: unknown option '--sed'\n(Did you mean --seed?)` as an error of ours. */
function fromCommander({ message }: CommanderError): HillockError {
  const [first = '', hint] = message.replace(/^error: /, '').split('\n')
  const meant = hint?.match(/^\((?:Did you mean|Did you mean one of) (.*)\?\)$/)?.[1]
  return usageError(
    first,
    meant === undefined ? 'hillock --help tells how commands are written' : `did you mean ${meant}?`,
  )
}

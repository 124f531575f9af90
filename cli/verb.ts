import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { didYouMean } from '../diagnostics/suggest.ts'
import { usageError } from './faults.ts'
import type { Io } from './io.ts'

/**
 * A command line with its verb: a file alone, `hillock model.py`, is to be run.
 *
 * @throws HillockError `usage` for a word that is neither verb nor file
 */
export function withVerb(argv: readonly string[], program: Command, io: Pick<Io, 'cwd'>): readonly string[] {
  const [first] = argv
  if (first === undefined || ownFlags.has(first)) return argv
  const verbs = ['help', ...program.commands.map(command => command.name())]
  if (verbs.includes(first)) return argv
  if (isFlag(first) || looksLikeFile(first) || existsSync(resolve(io.cwd, first))) return ['run', ...argv]
  throw usageError(
    `'${first}' is neither a command nor a file that is there`,
    didYouMean(first, verbs) ?? `the commands are ${verbs.join(', ')}`,
  )
}

const ownFlags: ReadonlySet<string> = new Set(['--help', '-h', '--version', '-V'])

function isFlag(word: string): boolean {
  return word.startsWith('-') && word !== '-'
}

function looksLikeFile(word: string): boolean {
  return word === '-' || /[./\\]/.test(word)
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codes } from '../diagnostics/codes.ts'
import { didYouMean } from '../diagnostics/suggest.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './faults.ts'
import type { Io } from './io.ts'
import { packageFolder } from './package-folder.ts'

/** `hillock explain unit-mismatch`: the page of a word that messages carry; without a word, what words there are. */
export async function explain(word: string | undefined, io: Io): Promise<number> {
  if (word === undefined) {
    const widest = Math.max(...Object.keys(codes).map(code => code.length))
    for (const [code, meaning] of Object.entries(codes)) io.stdout.write(`${code.padEnd(widest)}  ${meaning}\n`)
    return exitCodes.good
  }
  // as messages show it: error[unit-mismatch]
  const code = word.replace(/^.*\[(?<code>.*)\].*$/, '$<code>')
  if (!Object.hasOwn(codes, code)) {
    throw usageError(
      `no message carries the word '${code}'`,
      didYouMean(code, Object.keys(codes)) ?? 'hillock explain lists them',
    )
  }
  io.stdout.write(await readFile(join(packageFolder(), 'docs/errors', `${code}.md`), 'utf8'))
  return exitCodes.good
}

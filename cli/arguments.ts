import { usageError } from './faults.ts'

/**
 * `NAME=VALUE` texts as a table.
 *
 * @param flag they were given with, for messages
 * @throws HillockError `usage`
 */
export function assignments(texts: readonly string[], flag: '--set' | '--size', example: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const text of texts) {
    const at = text.indexOf('=')
    const name = text.slice(0, at).trim()
    const value = text.slice(at + 1).trim()
    if (at < 0 || !nameForm.test(name) || value === '') {
      throw usageError(`${flag} takes NAME=VALUE, not '${text}'`, `for example ${flag} ${example}`)
    }
    if (values.has(name)) throw usageError(`${flag} gives ${name} twice: ${values.get(name)} and ${value}`)
    values.set(name, value)
  }
  return values
}

const nameForm = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)?$/u

/**
 * A whole number as people write it: `1000`, `1e6`, `1_000_000`.
 *
 * @param what the number is, for messages
 * @throws HillockError `usage`
 */
export function wholeNumber(text: string, what: string, least: number): number {
  const plain = text.replaceAll(/(?<=\d)_(?=\d)/g, '')
  const value = /^[+]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain) ? Number(plain) : NaN
  if (Number.isSafeInteger(value) && value >= least) return value
  throw usageError(`${what} must be a whole number from ${least} to ${Number.MAX_SAFE_INTEGER}, not '${text}'`)
}

/** `--size G=1e6` texts as numbers. */
export function sizes(texts: readonly string[]): Map<string, number> {
  const values = assignments(texts, '--size', 'G=1e6')
  return new Map([...values].map(([name, text]) => [name, wholeNumber(text, `the size of ${name}`, 1)]))
}

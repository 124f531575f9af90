/** `strptime`: what a text says of a time, read by the codes of `strftime`. */
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { months } from './time.ts'

const short = months.map(name => name.slice(0, 3))

/** What a code stands for, and the part of a time that it gives: year, month, day, hour, minute, second, microsecond. */
const codes: Readonly<Record<string, readonly [pattern: string, part: number, read: (written: string) => number]>> = {
  Y: [String.raw`\d{4}`, 0, Number],
  y: [String.raw`\d{2}`, 0, written => Number(written) + (Number(written) < 69 ? 2000 : 1900)],
  m: ['1[0-2]|0?[1-9]', 1, Number],
  B: [months.join('|'), 1, placeIn(months)],
  b: [short.join('|'), 1, placeIn(short)],
  d: ['3[01]|[12][0-9]|0?[1-9]| [1-9]', 2, Number],
  H: ['2[0-3]|1[0-9]|0?[0-9]', 3, Number],
  I: ['1[0-2]|0?[1-9]', 3, written => Number(written) % 12],
  M: ['[0-5]?[0-9]', 4, Number],
  S: ['[0-5]?[0-9]', 5, Number],
  f: [String.raw`\d{1,6}`, 6, written => Number(written.padEnd(6, '0'))],
}

function placeIn(names: readonly string[]): (written: string) => number {
  return written => names.findIndex(name => name.toLowerCase() === written.toLowerCase()) + 1
}

/**
 * Year, month, day, hour, minute, second and microsecond; of 1900-01-01 what the text does not say.
 *
 * @throws PythonError ValueError for a text that the format does not fit
 */
export function readTime(written: string, format: string): number[] {
  const parts = [1900, 1, 1, 0, 0, 0, 0]
  const reads: ((found: string) => void)[] = []
  const pattern = format.replaceAll(/%(?<code>.)|\s+|[^%\s]+/gs, (piece, code: string | undefined) => {
    if (code === undefined)
      return piece.trim() === '' ? String.raw`\s+` : piece.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)
    if (code === '%') return '%'
    if (code === 'p') {
      reads.push(found => (parts[3] = (parts[3] ?? 0) + (found.toLowerCase() === 'pm' ? 12 : 0)))
      return '(AM|PM)'
    }
    const known = codes[code]
    if (known === undefined) throw unsupported(`'%${code}' in strptime is Python, not yet Hillock`)
    const [pattern_, part, read] = known
    reads.push(found => (parts[part] = read(found)))
    return `(${pattern_})`
  })
  const found = new RegExp(`^${pattern}`, 'i').exec(written)
  if (found === null) throw new PythonError('ValueError', `time data '${written}' does not match format '${format}'`)
  const rest = written.slice(found[0].length)
  if (rest !== '') throw new PythonError('ValueError', `unconverted data remains: ${rest}`)
  // The hour stands before what says which half of the day it is in, or behind it.
  const order = reads.map((read, k) => ({ read, text: found[k + 1] ?? '' }))
  for (const { read, text } of order.filter(each => !/^[ap]m$/i.test(each.text))) read(text)
  for (const { read, text } of order.filter(each => /^[ap]m$/i.test(each.text))) read(text)
  return parts
}

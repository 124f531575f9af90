/** The module `time`: the real clock. */
import type { CallSite } from '../../evaluate/call.ts'
import { toNumber } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { str, type FunctionValue, type ModuleValue, type Suspended, type Value } from '../../evaluate/values.ts'
import { given, text } from '../arguments.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'
import { dateOfParts, localParts, universalParts } from './struct-time.ts'

const now = (): number => Date.now() / 1000
const counter = (): number => performance.now() / 1000

function clock(name: string, read: () => number): FunctionValue[] {
  return [row(`${name}()`, read), row(`${name}_ns()`, () => BigInt(Math.round(read() * 1e9)))]
}

/** With two digits at least. */
export const two = (n: number | bigint): string => String(n).padStart(2, '0')

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
export const months: readonly string[] = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] // prettier-ignore

const codes: Readonly<Record<string, (date: Date) => string>> = {
  Y: date => String(date.getFullYear()),
  y: date => two(date.getFullYear() % 100),
  m: date => two(date.getMonth() + 1),
  d: date => two(date.getDate()),
  e: date => String(date.getDate()).padStart(2),
  H: date => two(date.getHours()),
  I: date => two(((date.getHours() + 11) % 12) + 1),
  M: date => two(date.getMinutes()),
  S: date => two(date.getSeconds()),
  p: date => (date.getHours() < 12 ? 'AM' : 'PM'),
  A: date => days[date.getDay()] ?? '',
  a: date => (days[date.getDay()] ?? '').slice(0, 3),
  B: date => months[date.getMonth()] ?? '',
  b: date => (months[date.getMonth()] ?? '').slice(0, 3),
  j: date =>
    String(
      Math.round(
        (new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime() -
          new Date(date.getFullYear(), 0, 1).getTime()) /
          86_400_000,
      ) + 1,
    ).padStart(3, '0'),
  '%': () => '%',
}

/** `strftime` of a time of the machine's. */
export function formatTime(format: string, date: Date): string {
  return format.replaceAll(/%(.)/gs, (whole, code: string) => codes[code]?.(date) ?? whole)
}

/** @throws PythonError for what is no moment, or one beyond the calendar */
function dateOf(seconds: Value | undefined, site: CallSite): Date {
  if (!given(seconds)) return new Date()
  const since = toNumber(seconds, 'secs', site)
  if (Number.isNaN(since)) throw new PythonError('ValueError', 'Invalid value NaN (not a number)')
  if (!Number.isFinite(since)) throw new PythonError('OverflowError', 'cannot convert float infinity to integer')
  const date = new Date(Math.floor(since) * 1000)
  if (Number.isNaN(date.getTime())) throw new PythonError('OverflowError', 'timestamp out of range for platform time_t')
  return date
}

/** As `ctime` shows a moment: the day of the month in two places. */
const plain = '%a %b %e %H:%M:%S %Y'

/** None is now. */
const partsGiven = (parts: Value | undefined, name: string, site: CallSite): Date =>
  given(parts) ? dateOfParts(parts, name, site) : new Date()

const sleep = row('sleep(secs, /)', ([seconds = null], site): Suspended => {
  const length = toNumber(seconds, 'secs', site)
  if (!(length >= 0)) throw new PythonError('ValueError', 'sleep length must be non-negative')
  return {
    kind: 'suspended',
    start: () =>
      new Promise(resolve => {
        const end = performance.now() + length * 1000
        // A timer may go off a little early, and counts no further than this.
        const wait = (): void => {
          const left = end - performance.now()
          if (left > 0) setTimeout(wait, Math.min(Math.ceil(left), 2 ** 31 - 1))
          else resolve(null)
        }
        wait()
      }),
  }
})

export const timeModule: ModuleValue = moduleOf('time', [
  ...clock('time', now),
  ...clock('perf_counter', counter),
  ...clock('monotonic', counter),
  ...clock('process_time', counter),
  sleep,
  row('strftime(format, t=None, /)', ([format, parts], site) =>
    str(formatTime(text(format, 'format'), partsGiven(parts, 'strftime', site))),
  ),
  row('ctime(seconds=None, /)', ([seconds], site) => str(formatTime(plain, dateOf(seconds, site)))),
  row('asctime(t=None, /)', ([parts], site) => str(formatTime(plain, partsGiven(parts, 'asctime', site)))),
  row('localtime(seconds=None, /)', ([seconds], site) => localParts(dateOf(seconds, site))),
  row('gmtime(seconds=None, /)', ([seconds], site) => universalParts(dateOf(seconds, site))),
  row('mktime(t, /)', ([parts = null], site) => dateOfParts(parts, 'mktime', site).getTime() / 1000),
])
